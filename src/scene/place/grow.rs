//! Labels that take the room which is left beside them.

use super::block::{Block, Place, Places, Side};
use crate::scene::geometry::XRange;

/// A label that grows stays so far from the next.
const CLEAR: f32 = 7.0;

/// Lets every label grow towards its open side, in the order placed, up to `most` points or all its words.
pub fn grow(blocks: &[Block], places: &mut Places, plot: XRange, most: f32, tests: &mut usize) {
    for at in 0..places.len() {
        let Some(place) = places[at] else { continue };
        let wanted = blocks[at].widths.natural.min(most);
        if matches!(place.side, Side::Column | Side::Bar) || place.x.width() >= wanted {
            continue;
        }
        let room = room(places, at, &place, plot, tests);
        if let Some(place) = &mut places[at] {
            match place.side {
                Side::Left => place.x.left = place.x.left.min((place.x.right - wanted).max(room.left)),
                _ => place.x.right = place.x.right.max((place.x.left + wanted).min(room.right)),
            }
        }
    }
}

/// From the label before to the label behind, in all rows of a label.
fn room(places: &Places, at: usize, place: &Place, plot: XRange, tests: &mut usize) -> XRange {
    let mut room = XRange::new(plot.left + 2.0, plot.right - 6.0);
    for (other_at, other) in places.iter().enumerate() {
        let Some(other) = other.as_ref().filter(|other| other_at != at && other.shares_row(place)) else {
            continue;
        };
        *tests += 1;
        if other.x.left >= place.x.right - 1.0 {
            room.right = room.right.min(other.x.left - CLEAR);
        }
        if other.x.right <= place.x.left + 1.0 {
            room.left = room.left.max(other.x.right + CLEAR);
        }
    }
    room
}
