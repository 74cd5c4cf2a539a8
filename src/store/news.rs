//! What came with articles that were added to others, until a person has looked at it.

use std::collections::BTreeSet;

use super::position::DocumentIdx;
use super::work::NewsSets;
use super::{ItemIdx, ItemRef, ItemSet, Store, TellingRef};
use crate::item::Anchor;
use crate::text::differing;

/// Articles that were added to others, and what of theirs was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The identifiers of the articles.
    pub articles: BTreeSet<String>,
    /// What the items rest on that were looked at.
    pub seen: BTreeSet<Anchor>,
}

impl News {
    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}

impl Store {
    /// The items of `news` that nobody has looked at.
    pub(super) fn find_news(&self, news: &News) -> NewsSets {
        let mut sets = NewsSets { new: ItemSet::none(self.len()), changed: ItemSet::none(self.len()) };
        let added: BTreeSet<DocumentIdx> =
            news.articles.iter().filter_map(|id| self.document_idx(id)).collect();
        for item in added.iter().flat_map(|document| self.items_of(*document)).map(|idx| self.item(*idx)) {
            let is_added = |telling: &TellingRef<'_>| added.contains(&telling.document);
            let is_seen = |telling: &TellingRef<'_>| news.seen.contains(&self.anchor(telling));
            if !news.seen.is_empty() && item.tellings().any(|telling| is_added(&telling) && is_seen(&telling))
            {
                continue;
            }
            match item.tellings().find(|telling| !is_added(telling)) {
                None => sets.new.insert(item.idx),
                Some(known) if counts_otherwise(item, &known, is_added) => sets.changed.insert(item.idx),
                Some(_) => {}
            }
        }
        sets
    }

    /// Whether nobody has looked at an item that came with articles that were added to others.
    pub fn is_news(&self, idx: ItemIdx) -> bool {
        self.work.news.new.contains(idx) || self.work.news.changed.contains(idx)
    }

    /// How many such items there are.
    pub fn n_news(&self) -> usize {
        self.work.news.new.count() + self.work.news.changed.count()
    }
}

/// Whether an article that was added has numbers of its own for an item that was known before.
fn counts_otherwise(
    item: ItemRef<'_>,
    known: &TellingRef<'_>,
    is_added: impl Fn(&TellingRef<'_>) -> bool,
) -> bool {
    let mut added = item.tellings().filter(|telling| is_added(telling));
    added.any(|telling| {
        let text = telling.fields.text;
        let spans = differing(text, known.fields.text);
        spans.iter().any(|span| span.of(text).contains(|letter: char| letter.is_ascii_digit()))
    })
}
