//! Store + view + size + previous layout → a picture as data.
//!
//! A [`Scene`] is a flat list of shapes in drawing order, with regions that can be pointed at and
//! nodes that can be walked through. The window, PNG and every later format draw the same scene,
//! so they agree. Nothing here knows a window, a color value or a pixel.
//!
//! For whoever paints a scene: draw `shapes` in order; a [`Shape::Clip`] holds until the next; a
//! text run's `at` is the left end of its baseline, its face and size are given, and its width is
//! that of [`crate::font::width`]. Snap straight edges to your own pixels. Hand the returned
//! [`Layout`] to the next build: items then keep their slots while the view pans.
//!
//! Three levels by how many items are in view (see [`Level`]): single items in slots ([`items`]),
//! one mark for an item ([`marks`]), bars of how many there are ([`density`]).

pub mod areas;
pub mod axis;
mod build;
pub mod canvas;
pub mod card;
pub mod density;
pub mod entry;
mod excerpt;
mod figures;
mod folded_scale;
mod folding;
pub mod geometry;
pub mod gutter;
mod hint;
pub mod hit;
mod input;
pub mod items;
pub mod lanes;
mod layout;
mod level;
pub mod marks;
pub mod overview;
pub mod pack;
mod prepared;
pub mod series;
pub mod shape;
pub mod spoken;
pub mod summary;
mod sums;
pub mod ticks;
pub mod time_scale;
mod tray;
pub mod utterances;
pub mod words;

pub use build::{PlacedLane, Scene, build};
pub use excerpt::excerpt;
pub use folded_scale::FoldedScale;
pub use hint::{Hint, Lack};
pub use input::{DIMMED, ItemLook, SceneInput, SceneOptions, Touch};
pub use layout::Layout;
pub use level::Level;
pub use prepared::PreparedResult;
