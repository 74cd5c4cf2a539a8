//! What a person decided about items: asked, changed, and taken from a colleague.

use std::collections::{BTreeSet, HashSet};

use super::gesture::Gesture;
use super::history::{Edit, Step};
use super::state::Workspace;
use crate::correction::{Changes, Corrections};
use crate::item::{Anchor, Decide, ItemDecision};
use crate::store::ItemIdx;

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
