//! Star, words and note: what a person puts on items, articles and actors.

mod editor;
mod popover;
mod subject;

pub use editor::MarkEditor;
pub use popover::{marks_button, marks_line};
pub use subject::Subject;
