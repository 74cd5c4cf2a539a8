//! What a person did with the items of a store: status, tags, stars, notes, corrections, and what was taken away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::HashMap;

use super::ItemSet;
use super::position::{DocumentIdx, ItemIdx};
use super::search::WorkLines;
use crate::item::{Anchor, ItemDecision};

/// What a person did with the items of a store.
#[derive(Debug, Default)]
pub struct Work {
    /// Tells it from what was done before with the same items.
    pub(super) number: u64,
    /// Where something was decided: the anchor that found the item, by the position of a document and of the item in it.
    pub(super) anchors: HashMap<(DocumentIdx, usize), Anchor>,
    pub(super) decisions: HashMap<ItemIdx, ItemDecision>,
    /// What finds an item that is not shown, because it was rejected or hidden.
    pub(super) removed: BTreeSet<Anchor>,
    /// How many were rejected or hidden, shown or not.
    pub(super) n_removed: usize,
    pub(super) starred: ItemSet,
    pub(super) noted: ItemSet,
    pub(super) corrected: ItemSet,
    pub(super) news: NewsSets,
    /// The words that items are marked with, in their order, and the items of each.
    pub(super) tags: Vec<Tagged>,
    pub(super) lines: WorkLines,
}

/// What came with articles that were added and nobody has looked at.
#[derive(Debug, Default)]
pub(super) struct NewsSets {
    /// What those articles alone tell.
    pub new: ItemSet,
    /// What was known before, and of which they give other numbers.
    pub changed: ItemSet,
}

/// A word and the items that are marked with it.
#[derive(Debug)]
pub(super) struct Tagged {
    pub name: Arc<str>,
    /// In the order of the store.
    pub items: Vec<ItemIdx>,
}

impl Work {
    /// The sets that filters ask for.
    pub(super) fn index(&mut self, n_items: usize) {
        let set = |has: fn(&ItemDecision) -> bool| {
            let items = self.decisions.iter().filter(|(_, decision)| has(decision)).map(|(idx, _)| *idx);
            ItemSet::from_items(n_items, &items.collect::<Vec<_>>())
        };
        (self.starred, self.noted) = (set(|one| one.marks.star), set(|one| one.marks.note.is_some()));
        self.corrected = set(ItemDecision::corrects);
        let n_shown = self.decisions.values().filter(|decision| decision.removed.is_some()).count();
        self.n_removed = n_told_apart(&self.removed) + n_shown;
        let mut tags: BTreeMap<&str, Vec<ItemIdx>> = BTreeMap::new();
        for (idx, decision) in &self.decisions {
            decision.marks.tags.iter().for_each(|name| tags.entry(name).or_default().push(*idx));
        }
        let tagged = |(name, mut items): (&str, Vec<ItemIdx>)| {
            items.sort_unstable();
            Tagged { name: name.into(), items }
        };
        self.tags = tags.into_iter().map(tagged).collect();
        self.lines = WorkLines::new(self.decisions.iter());
    }

    /// The position of a word that items are marked with.
    pub(super) fn tag_at(&self, name: &str) -> Option<usize> {
        self.tags.binary_search_by(|tagged| (*tagged.name).cmp(name)).ok()
    }

    /// The positions of the words that an item is marked with.
    pub(super) fn tags_of(&self, idx: ItemIdx) -> impl Iterator<Item = usize> + '_ {
        let names = self.decisions.get(&idx).map(|decision| &decision.marks.tags);
        names.into_iter().flatten().filter_map(|name| self.tag_at(name))
    }
}

/// How many items rest on these: one that several articles tell in the same words is one.
fn n_told_apart(anchors: &BTreeSet<Anchor>) -> usize {
    let mut told: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
    for anchor in anchors {
        let of_article = told.entry((anchor.kind, &anchor.words)).or_default();
        *of_article.entry(anchor.article).or_default() += 1;
    }
    told.values().map(|articles| articles.values().max().copied().unwrap_or_default()).sum()
}
