//! How an item is found again: by what it rests on.

use serde::{Deserialize, Serialize};

use crate::item::{ItemFields, Kind};
use crate::text::{ContentHash, Span};

/// What an item rests on: it outlives running numbers, the names and order of files, and a better extraction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The text of its article.
    pub article: ContentHash,
    /// From its first to its last word in that text.
    pub span: Span,
    /// Whether it was a statement or an event when it was extracted.
    pub kind: AnchorKind,
    /// How its title or text begins: of two events of one sentence it tells which.
    pub words: String,
}

/// Statement or event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnchorKind {
    /// Somebody said something.
    Statement,
    /// Something happened.
    Event,
}

/// So many letters of an item's words are kept.
const MOST_LETTERS: usize = 80;

impl Anchor {
    /// Of an item as it was extracted, in the article of this text.
    pub fn of(article: ContentHash, item: &ItemFields) -> Self {
        let hull = item.spans().reduce(Span::hull).unwrap_or_default();
        let kind = if item.core.kind == Kind::Event { AnchorKind::Event } else { AnchorKind::Statement };
        Self { article, span: hull, kind, words: Self::words_of(item.title.unwrap_or(item.text)) }
    }

    /// As much of a title or text as an anchor keeps.
    pub(in crate::item) fn words_of(label: &str) -> String {
        label.chars().take(MOST_LETTERS).collect()
    }
}
