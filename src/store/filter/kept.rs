//! Filters under a name.

use serde::{Deserialize, Serialize};

use super::Filter;
use crate::store::fold::fold;

/// A filter that was kept under a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// What the user calls it.
    pub name: String,
    /// What it lets pass.
    pub filter: Filter,
}

/// Puts a filter among those that are kept, in the order of their names; one of the same name gives way.
pub fn keep_filter(kept: &mut Vec<SavedFilter>, saved: SavedFilter) {
    kept.retain(|known| known.name != saved.name);
    kept.push(saved);
    kept.sort_by_cached_key(|saved| fold(&saved.name));
}
