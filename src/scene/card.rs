//! How one item looks: chip, card, dot, bar, band, pill. Shape says the kind, the left edge says
//! how well the time is known.

mod bar;
mod chip;
mod instant;
mod pill;
mod surroundings;

use super::entry::LaneEntry;
use super::geometry::Rect;
use super::pack::BlockClass;
use super::shape::Drawing;

pub use bar::band;
pub use chip::{KindIcon, kind_icon};
pub use pill::{PILL, PillLook, least_pill, open_pill, pill};
pub use surroundings::Surroundings;

/// Draws an item into its box.
pub fn draw(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    match entry.class {
        BlockClass::Statement => chip::statement(drawing, entry, rect, around),
        BlockClass::Instant => instant::instant(drawing, entry, rect, around),
        BlockClass::Duration | BlockClass::Context => bar::bar(drawing, entry, rect, around),
    }
}
