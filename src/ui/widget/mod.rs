//! The controls of the window, drawn as the design gives them. Each takes the [`Look`] and reports a
//! [`Response`]; each has a name for screen readers and a ring when it has the keyboard's focus.

mod actor_menu;
mod button;
mod check;
mod chip;
mod facet_row;
mod field;
pub mod menu;
mod paint;
mod quality;
mod segments;
mod slider;
mod swatch;
mod text;

pub use actor_menu::actor_lines;
pub use button::{Button, icon_button};
pub use check::{check_box, paint_box, paint_check, radio};
pub use chip::{FilterChip, MAX_NAME, SHORT_NAME, chip};
pub use facet_row::{Assumed, FacetMark, FacetRow, FacetRowResponse, RowState, facet_row};
pub use field::{CountingField, SearchWords, counting_search_field, path_field, search_field};
pub use paint::{corner_dot, focus_ring, hline, progress_bar, vline};
pub use quality::paint_quality;
pub use segments::segments;
pub use slider::slider;
pub use swatch::paint_swatch;
pub use text::{cut_text, hit_label, hits_in, key_cap, label, label_at, paragraph};
