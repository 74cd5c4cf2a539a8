//! Findings: what a person concludes in one sentence, with the items that speak for it and against it.

mod findings;

use serde::{Deserialize, Serialize};

use crate::item::Anchor;

pub use findings::Findings;

/// Tells a finding from the others of its project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FindingId(pub u32);

/// One sentence by a person, and what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// By which it is known as long as it is there.
    pub id: FindingId,
    /// What was found.
    pub sentence: String,
    /// How it stands.
    #[serde(default)]
    pub status: FindingStatus,
    /// The items that speak for it and against it, in the order in which they were put there; each once.
    #[serde(default)]
    pub items: Vec<Backing>,
}

/// How a finding stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingStatus {
    /// Nobody has decided.
    #[default]
    Open,
    /// What speaks for it is enough.
    Supported,
    /// It is not so.
    Refuted,
}

/// On which side of a finding an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// It speaks for it.
    #[default]
    For,
    /// It speaks against it.
    Against,
}

/// An item that a finding rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backing {
    /// Whether it speaks for the finding or against it.
    pub side: Side,
    /// What it rests on in each article that told it, the one that knows its time best first; at least one.
    pub anchors: Vec<Anchor>,
}

impl FindingStatus {
    /// All, in the order of a person's work.
    pub const ALL: [Self; 3] = [Self::Open, Self::Supported, Self::Refuted];
}

impl Side {
    /// Both, the one that comes first in lists first.
    pub const BOTH: [Self; 2] = [Self::For, Self::Against];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }
}

impl Backing {
    /// How the item began when it was put there.
    pub fn words(&self) -> &str {
        self.anchors.first().map_or("", |anchor| &anchor.words)
    }

    /// Whether both rest on the same words of an article, so that they are the same item.
    fn is_same(&self, other: &Self) -> bool {
        self.anchors.iter().any(|anchor| other.anchors.contains(anchor))
    }
}

impl Finding {
    /// Puts items to it; one that is there already goes to the side of the new one.
    pub fn put(&mut self, backings: impl IntoIterator<Item = Backing>) {
        for backing in backings.into_iter().filter(|backing| !backing.anchors.is_empty()) {
            match self.items.iter_mut().find(|known| known.is_same(&backing)) {
                Some(known) => known.side = backing.side,
                None => self.items.push(backing),
            }
        }
    }

    /// Whether an item that rests on some of these is in it.
    pub fn holds(&self, anchors: &[Anchor]) -> bool {
        self.items.iter().any(|backing| backing.anchors.iter().any(|anchor| anchors.contains(anchor)))
    }

    /// How many items stand on a side.
    pub fn n_items(&self, side: Side) -> usize {
        self.items.iter().filter(|backing| backing.side == side).count()
    }
}
