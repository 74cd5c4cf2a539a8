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
//! Every lane is the same three parts: rows of labels, under them a strip for what got no words, and over all lanes
//! one band for what is known to no day. How much goes into which part is worked out for each lane by itself (see
//! [`laid`]).

mod anchors;
pub mod areas;
pub mod axis;
pub mod band;
mod build;
pub mod candidate;
pub mod canvas;
mod chosen;
mod draw;
mod excerpt;
mod figures;
pub mod fine;
mod fold_lines;
mod folded_scale;
mod folding;
pub mod folds;
mod follow;
pub mod geometry;
pub mod gutter;
pub mod headlines;
mod hint;
pub mod hit;
mod in_sight;
mod input;
pub mod label;
pub mod laid;
pub mod lanes;
mod layout;
mod layout_key;
pub mod overview;
pub mod place;
mod prepared;
pub mod series;
pub mod shape;
pub mod spoken;
pub mod strip;
pub mod summary;
pub mod ticks;
pub mod time_scale;
mod tray;
pub mod utterances;
pub mod words;

pub use build::{EmptyLane, PlacedLane, Scene, build};
pub use draw::{KindIcon, kind_icon};
pub use excerpt::excerpt;
pub use folded_scale::FoldedScale;
pub use hint::{Hint, Lack};
pub use input::{DIMMED, ItemLook, SceneInput, SceneOptions, Touch};
pub use lanes::LaneSlot;
pub use layout::Layout;
pub use prepared::PreparedResult;
