//! What a person puts on an article, an actor or an item without changing it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::item::ActorId;

/// What bears marks beside items.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marked {
    /// An article, by its identifier.
    Article(String),
    /// An actor, by its identifier across articles.
    Actor(ActorId),
}

/// What a person put on something; by default nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    /// Words that it was marked with.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Whether it has a star.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub star: bool,
    /// What was noted about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One thing put on something, or taken from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Puts a word on it.
    Tag(String),
    /// Takes a word from it.
    Untag(String),
    /// Whether it has a star.
    Star(bool),
    /// What is noted about it; blank for nothing.
    Note(Option<String>),
}

impl Marks {
    /// Whether nothing is put on it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what was put on the same thing elsewhere; of two notes this one holds.
    pub fn add(&mut self, other: Self) {
        let Self { tags, star, note } = other;
        self.tags.extend(tags);
        self.star |= star;
        self.note = self.note.take().or(note);
    }

    /// Puts one more thing on it, or takes it away.
    pub fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Tag(word) => self.tags.extend(worded(&word)),
            Mark::Untag(word) => drop(self.tags.remove(&word)),
            Mark::Star(star) => self.star = star,
            Mark::Note(note) => self.note = note.as_deref().and_then(worded),
        }
    }
}

/// The words without blanks around them; `None` where nothing is left.
pub(super) fn worded(words: &str) -> Option<String> {
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}
