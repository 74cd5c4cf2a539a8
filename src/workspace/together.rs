//! Which items are the same, by the word of a person.

use std::collections::{HashMap, HashSet};

use super::state::Workspace;
use crate::correction::Changes;
use crate::item::{Alone, Anchor, SameItem};
use crate::store::{DocumentIdx, ItemIdx};
use crate::view::Selection;

/// An article whose text another one has that was open before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Its identifier.
    pub document: String,
    /// The identifier of the one that was open before.
    pub first: String,
}

impl Workspace {
    /// Articles among those with these identifiers, which were added last, whose text another one has that was open
    /// before.
    pub fn repeated(&self, added: &[String]) -> Vec<Repeated> {
        let store = &self.store;
        let new: HashSet<DocumentIdx> = added.iter().filter_map(|id| store.document_idx(id)).collect();
        let mut found: Vec<Repeated> = Vec::new();
        let known = store.documents().filter(|(idx, _)| !new.contains(idx));
        let known: HashMap<&str, &str> = known.map(|(_, one)| (one.text.as_str(), one.id.as_str())).collect();
        for document in added.iter().filter_map(|id| store.document_idx(id)) {
            let document = store.document(document);
            if let Some(first) = known.get(document.text.as_str()) {
                found.push(Repeated { document: document.id.clone(), first: (*first).to_owned() });
            }
        }
        found
    }

    /// Makes one item of several, as a step of its own, and chooses it.
    pub(super) fn join_items(&mut self, items: &[ItemIdx]) {
        let mut anchors = items.iter().filter_map(|idx| self.anchors(*idx).into_iter().next());
        let Some(first) = anchors.next() else { return };
        let others = anchors.filter(|other| *other != first);
        let same = others.map(|other| (SameItem::new(first.clone(), other), true)).collect();
        if self.change_decisions(Changes { same, ..Changes::default() }) {
            // Each of those that were chosen has become the one item.
            self.view.selection = self.view.selection.primary().map(Selection::one).unwrap_or_default();
        }
    }

    /// Lets what an article tells of an item be another one, or what each of them tells, as a step of its own.
    pub(super) fn split_item(&mut self, item: ItemIdx, told_by: Option<&str>) {
        if item.index() >= self.store.len() {
            return;
        }
        let told: Vec<(bool, Anchor)> = self
            .store
            .item(item)
            .tellings()
            .enumerate()
            .map(|(nth, telling)| {
                let splits = match told_by {
                    Some(id) => self.store.document(telling.document).id == id,
                    // The one that knows most stays what the item was.
                    None => nth > 0,
                };
                (splits, self.store.anchor(&telling))
            })
            .collect();
        let split: Vec<&Anchor> = told.iter().filter(|(splits, _)| *splits).map(|(_, one)| one).collect();
        // An item that only one article tells has nothing to be split from.
        if split.is_empty() || split.len() == told.len() {
            return;
        }
        let is_split = |same: &&SameItem| same.anchors().iter().any(|anchor| split.contains(anchor));
        let same = self.corrections.same.iter().filter(is_split).map(|same| (same.clone(), false)).collect();
        let alone = split.iter().map(|anchor| (Alone::Item((*anchor).clone()), true)).collect();
        self.change_decisions(Changes { same, alone, ..Changes::default() });
    }

    /// Counts the items of an article by themselves, or no longer, as a step of its own.
    pub(super) fn count_apart(&mut self, document: &str, is_apart: bool) {
        let Some(idx) = self.store.document_idx(document) else { return };
        let alone = Alone::Article(self.store.document(idx).hash());
        self.change_decisions(Changes { alone: vec![(alone, is_apart)], ..Changes::default() });
    }

    /// Whether the item that the reader shows is told several times.
    pub fn is_told_again(&self) -> bool {
        let chosen = self.view.selection.primary();
        chosen.is_some_and(|idx| self.store.item(idx).tellings().nth(1).is_some())
    }

    /// Whether a person wants the items of an article counted by themselves.
    pub fn is_counted_apart(&self, document: &str) -> bool {
        let idx = self.store.document_idx(document);
        // An article is not hashed where nothing is decided.
        !self.corrections.alone.is_empty()
            && idx.is_some_and(|idx| {
                self.corrections.alone.contains(&Alone::Article(self.store.document(idx).hash()))
            })
    }
}
