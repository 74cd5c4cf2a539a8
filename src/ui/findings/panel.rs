//! What the panel of findings keeps between passes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::{Finding, FindingId};
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
}

/// The items of findings as they were found last.
#[derive(Default)]
pub(super) struct FoundItems {
    /// Of which store they are, and after how many commands.
    of: Option<(u64, u64)>,
    items: BTreeMap<FindingId, Arc<[Backed]>>,
}

impl FoundItems {
    /// The items of a finding, looked for once for each state of the workspace.
    pub(super) fn of(&mut self, pass: &Pass<'_>, finding: &Finding) -> Arc<[Backed]> {
        let now = Some((pass.store().generation(), pass.workspace.revision()));
        if self.of != now {
            self.of = now;
            self.items.clear();
        }
        let items = self.items.entry(finding.id);
        Arc::clone(items.or_insert_with(|| pass.workspace.backed(finding).into()))
    }
}
