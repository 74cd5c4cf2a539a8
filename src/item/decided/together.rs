//! What a person decided about which items are the same.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use crate::text::ContentHash;

/// Two items that are the same, whatever their words say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "[Anchor; 2]", into = "[Anchor; 2]")]
pub struct SameItem {
    first: Anchor,
    second: Anchor,
}

impl SameItem {
    /// Of two items by what they rest on; it does not matter which comes first.
    pub fn new(one: Anchor, other: Anchor) -> Self {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        Self { first, second }
    }

    /// What both rest on.
    pub fn anchors(&self) -> [&Anchor; 2] {
        [&self.first, &self.second]
    }

    /// Lets each of both rest on what `moved` gives for it.
    #[must_use]
    pub fn moved<'a>(&'a self, moved: impl Fn(&'a Anchor) -> &'a Anchor) -> Self {
        Self::new(moved(&self.first).clone(), moved(&self.second).clone())
    }
}

impl From<[Anchor; 2]> for SameItem {
    fn from([one, other]: [Anchor; 2]) -> Self {
        Self::new(one, other)
    }
}

impl From<SameItem> for [Anchor; 2] {
    fn from(same: SameItem) -> Self {
        [same.first, same.second]
    }
}

/// What is counted by itself, however much of it is told elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alone {
    /// All items of the article of this text, which is no copy of another one.
    Article(ContentHash),
    /// An item as one article tells it.
    Item(Anchor),
}
