//! Which of the items that may contradict one another are still to be looked at.

use super::state::Workspace;
use crate::store::{ItemIdx, MayContradict};

impl Workspace {
    /// Those of `all` about which nothing was concluded: they stand in no finding together, and were not dismissed.
    pub fn undecided(&self, all: &[MayContradict]) -> Vec<MayContradict> {
        let is_open = |pair: &&MayContradict| {
            let [one, other] = pair.items.map(|idx| self.anchors(idx));
            !self.findings().is_dismissed(&one, &other)
                && !self.findings().iter().any(|finding| finding.holds(&one) && finding.holds(&other))
        };
        all.iter().filter(is_open).copied().collect()
    }

    /// What a finding about an item is called at first: how the item is labelled.
    pub(super) fn sentence_of(&self, idx: ItemIdx) -> String {
        /// So many letters of it.
        const MOST_LETTERS: usize = 160;
        self.store().item(idx).label().chars().take(MOST_LETTERS).collect()
    }
}
