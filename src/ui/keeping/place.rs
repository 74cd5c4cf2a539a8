//! Where a project stands.

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
