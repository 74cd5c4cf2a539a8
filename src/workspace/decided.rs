//! What a person decided about items: asked, changed, and taken from a colleague.

use std::collections::{BTreeSet, HashSet};

use super::gesture::Gesture;
use super::history::Edit;
use super::state::Workspace;
use crate::correction::{Changes, Corrections};
use crate::item::{Anchor, Decide, ItemDecision, Mark, Marked, Marks, Removal};
use crate::store::ItemIdx;
use crate::text::ContentHash;
use crate::view::Selection;

impl Workspace {
    /// What an item rests on, in each document that tells it: what was found by an anchor keeps it.
    pub fn anchors(&self, idx: ItemIdx) -> Vec<Anchor> {
        if idx.index() >= self.store.len() {
            return Vec::new();
        }
        self.store.item(idx).tellings().map(|telling| self.store.anchor(&telling)).collect()
    }

    /// What a person decided about an item, if anything.
    pub fn decision(&self, idx: ItemIdx) -> Option<&ItemDecision> {
        self.store.decision(idx)
    }

    /// What was decided about items that are not found in any article that is open: it waits for them.
    pub fn lost_decisions(&self) -> Vec<&Anchor> {
        let found: HashSet<&Anchor> = self.store.found_anchors().collect();
        self.corrections.items.keys().filter(|anchor| !found.contains(anchor)).collect()
    }

    /// The texts that may be several of the articles that are open: what was decided about them waits.
    pub fn ambiguous_texts(&self) -> BTreeSet<ContentHash> {
        let all: Vec<usize> = (0..self.extractions.len()).collect();
        self.corrections.settled(&self.extractions, &all, std::iter::empty()).ambiguous
    }

    /// Decides one more thing about some items, as a step of its own.
    pub(super) fn decide(&mut self, items: &[ItemIdx], what: &Decide) {
        let anchors: BTreeSet<Anchor> = items.iter().flat_map(|idx| self.anchors(*idx)).collect();
        self.decide_at(anchors, what);
    }

    /// The same about what rests on these anchors, shown or not.
    pub(super) fn decide_at(&mut self, anchors: impl IntoIterator<Item = Anchor>, what: &Decide) {
        let mut own = Vec::new();
        // What a person made an item is none any more where they reject it.
        let is_gone = matches!(what, Decide::Nothing | Decide::Removed(Some(Removal::Rejected)));
        let decided = anchors.into_iter().map(|anchor| {
            if is_gone && self.corrections.own.contains(&anchor) {
                own.push((anchor.clone(), false));
                return (anchor, ItemDecision::default());
            }
            let mut decision = self.corrections.items.get(&anchor).cloned().unwrap_or_default();
            decision.decide(what.clone());
            (anchor, decision)
        });
        let items = decided.collect();
        self.change_decisions(Changes { items, own, ..Changes::default() });
    }

    /// Makes an item of a passage, as a step of its own, and chooses it.
    pub(super) fn make_item(&mut self, anchor: Anchor, what: Decide) {
        let mut decision = ItemDecision::default();
        decision.decide(what);
        let own = vec![(anchor.clone(), true)];
        let items = vec![(anchor.clone(), decision)];
        self.change_decisions(Changes { items, own, ..Changes::default() });
        let made = self.store.documents().find_map(|(idx, _)| {
            let found = &self.store.extraction(idx).amended()?.found;
            found.iter().find(|(of, _)| *of == anchor).map(|(_, id)| id.clone())
        });
        if let Some(idx) = made.and_then(|id| self.store.find(&id)) {
            self.view.selection = Selection::one(idx);
        }
    }

    /// Puts something on articles or actors, as a step of its own.
    pub(super) fn mark(&mut self, on: Vec<Marked>, mark: &Mark) {
        let marked = on.into_iter().map(|on| {
            let mut marks = self.corrections.marks.get(&on).cloned().unwrap_or_default();
            marks.mark(mark.clone());
            (on, marks)
        });
        let marks = marked.collect();
        self.change_decisions(Changes { marks, ..Changes::default() });
    }

    /// What is put on an article or an actor, if anything.
    pub fn marks(&self, on: &Marked) -> Option<&Marks> {
        self.corrections.marks.get(on)
    }

    /// All words that items, articles and actors are marked with, in their order.
    pub fn tags_in_use(&self) -> BTreeSet<&str> {
        let of_others = self.corrections.marks.values().flat_map(|marks| &marks.tags).map(String::as_str);
        self.store.tags().map(|name| &**name).chain(of_others).collect()
    }

    /// Takes over what somebody else decided; where both did, theirs holds.
    pub(super) fn add_corrections(&mut self, theirs: Corrections) {
        let mut theirs = theirs;
        let all: Vec<usize> = (0..self.extractions.len()).collect();
        let settled = theirs.settled(&self.extractions, &all, std::iter::empty());
        theirs.follow(&settled.moved);
        theirs.origins.retain(|text, _| !settled.articles.contains_key(text));
        let mut changes = Changes::taking(theirs);
        changes.dates.retain(|(id, _)| self.store.document_idx(id).is_some());
        changes.articles.retain(|(id, _)| self.store.document_idx(id).is_some());
        self.change_decisions(changes);
    }

    /// Makes changes of what was decided, as a step of its own; tells whether they made a difference.
    pub(super) fn change_decisions(&mut self, changes: Changes) -> bool {
        let view = self.view.clone();
        let back = self.carry_out(Edit::Corrected(Box::new(changes)));
        let is_changed = back.is_some();
        if is_changed {
            self.history.record(view, back, Gesture::Single);
            self.settle();
        }
        is_changed
    }
}
