//! What is open as a project on the disk: kept at each change, off the thread of the window; opened; offered again.

mod keeper;
mod opener;
mod start;

pub use keeper::{Begin, Job, Keeper};
pub use opener::{OpenedProject, Opener};
pub use start::{Start, left_words, recent_words};

use std::path::PathBuf;

use crate::project::Articles;

/// Where a project stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its file.
    pub path: PathBuf,
    /// Whether the user gave it its name; else it is work that was not saved.
    pub is_named: bool,
    /// How it holds its articles.
    pub articles: Articles,
}
