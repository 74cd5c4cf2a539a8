//! Which time of an item counts.

use serde::{Deserialize, Serialize};

/// Which time of an item the timeline shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// When it happened or was said.
    #[default]
    Happened,
    /// When it was first published.
    Published,
}
