//! What a person decided about items: asked, changed, and taken from a colleague.

use std::collections::BTreeSet;

use super::gesture::Gesture;
use super::history::{Edit, Step};
use super::state::Workspace;
use crate::correction::{Changes, Corrections};
use crate::item::{Anchor, Decide, ItemDecision, find_anchors};
use crate::store::{ItemIdx, TellingRef};

impl Workspace {
    /// What an item rests on, in each document that tells it: what was found by an anchor keeps it.
    pub fn anchors(&self, idx: ItemIdx) -> Vec<Anchor> {
        if idx.index() >= self.store.len() {
            return Vec::new();
        }
        self.store.item(idx).tellings().map(|telling| self.anchor(&telling)).collect()
    }

    fn anchor(&self, telling: &TellingRef) -> Anchor {
        let extraction = self.store.extraction(telling.document);
        let found = extraction.amended().map_or(&[][..], |amended| &amended.found);
        let id = telling.fields.id();
        let known = found.iter().find(|(_, of)| *of == id).map(|(anchor, _)| anchor.clone());
        known.unwrap_or_else(|| Anchor::of(extraction.document.hash(), &telling.fields))
    }

    /// What a person decided about an item, if anything.
    pub fn decision(&self, idx: ItemIdx) -> Option<&ItemDecision> {
        if self.corrections.items.is_empty() {
            return None;
        }
        self.anchors(idx).iter().find_map(|anchor| self.corrections.items.get(anchor))
    }

    /// What was decided about items that are not found in any article that is open: it waits for them.
    pub fn lost_decisions(&self) -> Vec<&Anchor> {
        let mut found: BTreeSet<&Anchor> = BTreeSet::new();
        for (idx, _) in self.store.documents() {
            if let Some(amended) = self.store.extraction(idx).amended() {
                found.extend(amended.found.iter().map(|(anchor, _)| anchor));
            }
        }
        let is_lost = |anchor: &&Anchor| !found.contains(anchor) && !self.is_marked(anchor);
        self.corrections.items.keys().filter(is_lost).collect()
    }

    /// Whether the item of an anchor that only has marks is there: those are not looked for when items are amended.
    fn is_marked(&self, anchor: &Anchor) -> bool {
        let only_marks = self.corrections.items.get(anchor).is_some_and(|one| one.content().is_empty());
        only_marks
            && self.store.documents().any(|(idx, document)| {
                document.hash() == anchor.article
                    && find_anchors(&[anchor], self.store.extraction(idx).base())[0].is_some()
            })
    }

    /// Decides one more thing about some items, as a step of its own.
    pub(super) fn decide(&mut self, items: &[ItemIdx], what: &Decide) {
        let anchors: BTreeSet<Anchor> = items.iter().flat_map(|idx| self.anchors(*idx)).collect();
        self.decide_at(anchors, what);
    }

    /// The same about what rests on these anchors, shown or not.
    pub(super) fn decide_at(&mut self, anchors: impl IntoIterator<Item = Anchor>, what: &Decide) {
        let decided = anchors.into_iter().map(|anchor| {
            let mut decision = self.corrections.items.get(&anchor).cloned().unwrap_or_default();
            decision.decide(what.clone());
            (anchor, decision)
        });
        let items = decided.collect();
        self.change_decisions(Changes { items, ..Changes::default() });
    }

    /// Takes over what somebody else decided; where both did, theirs holds.
    pub(super) fn add_corrections(&mut self, theirs: Corrections) {
        let mut changes = Changes::taking(theirs);
        changes.dates.retain(|(id, _)| self.store.document_idx(id).is_some());
        self.change_decisions(changes);
    }

    /// Makes changes of what was decided, as a step of its own; tells whether they made a difference.
    pub(super) fn change_decisions(&mut self, changes: Changes) -> bool {
        let view = self.view.clone();
        let back = self.carry_out(Edit::Corrected(Box::new(changes)));
        let is_changed = back.is_some();
        if is_changed {
            self.history.record(Step { view, edit: back }, Gesture::Single);
            self.settle();
        }
        is_changed
    }
}
