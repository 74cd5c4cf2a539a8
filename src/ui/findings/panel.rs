//! What the panel of findings keeps between passes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::contradictions::Contradictions;
use crate::finding::{Backing, Finding, FindingId};
use crate::ui::pass::Pass;
use crate::workspace::Backed;

/// What the panel keeps between passes.
#[derive(Default)]
pub struct FindingsPanel {
    pub(super) unfolded: BTreeSet<FindingId>,
    /// The findings of the pass before: a new one is unfolded.
    pub(super) known: BTreeSet<FindingId>,
    /// The sentence of a new one while it is typed.
    pub(super) typed: String,
    /// The one that is being reworded, and its new words.
    pub(super) renamed: Option<(FindingId, String)>,
    pub(super) found: FoundItems,
    pub(super) contradictions: Contradictions,
}

/// The items of findings as they were found last.
#[derive(Default)]
pub(super) struct FoundItems {
    /// The generation of the store that they are of, and the number of what a person did with its items.
    of: Option<(u64, u64)>,
    items: BTreeMap<FindingId, Found>,
}

/// What the items of a finding rest on, and where they are.
struct Found {
    backing: Vec<Backing>,
    items: Arc<[Backed]>,
}

impl FoundItems {
    /// The items of a finding, looked for once as long as they and the store stay.
    pub(super) fn of(&mut self, pass: &Pass<'_>, finding: &Finding) -> Arc<[Backed]> {
        let now = Some((pass.store().generation(), pass.store().work_number()));
        if self.of != now {
            self.of = now;
            self.items.clear();
        }
        let known = self.items.get(&finding.id).filter(|known| known.backing == finding.items);
        if let Some(known) = known {
            return Arc::clone(&known.items);
        }
        let items: Arc<[Backed]> = pass.workspace.backed(finding).into();
        let found = Found { backing: finding.items.clone(), items: Arc::clone(&items) };
        self.items.insert(finding.id, found);
        items
    }
}
