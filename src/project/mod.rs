//! A project on the disk: articles with what was found in them, and all that a person did with them, in one file of
//! JSON lines (docs/project.md). It is saved whole and atomically; each change after that is a line at its end that is
//! brought to the disk at once, so that whatever ends the program loses nothing that was confirmed.

mod change;
mod contents;
mod error;
mod file;
mod header;
mod layer;
mod line;
mod linked;
mod lock;
mod read;
mod seen;
mod shared;
mod unsaved;

pub use contents::Contents;
pub use error::{KeepError, OpenError, ReadOnly};
pub use file::{Opened, ProjectFile};
pub use header::{Articles, Header, VERSION};
pub use layer::Layer;
pub use linked::FoundTexts;
pub use seen::Seen;
pub use shared::{is_corrections, read_corrections, write_corrections};
pub use unsaved::{LeftWork, Unsaved};

use std::path::Path;

use crate::document::PROJECT_ENDING;

/// Whether the ending of `path` is that of a project.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PROJECT_ENDING))
}
