//! The way through what nobody has checked yet, one item after the other.

use std::collections::HashSet;
use std::sync::Arc;

use super::input::CheckOrder;
use super::overlay::check_bar::CheckProgress;
use crate::store::{ItemIdx, QueryResult};
use crate::workspace::Workspace;

/// The way through what nobody has checked yet, among what passes.
#[derive(Debug)]
pub struct Check {
    order: CheckOrder,
    /// The identifiers of all items that were not checked when it began.
    all: HashSet<String>,
    skipped: HashSet<String>,
    /// The identifier of the item that is put before the user.
    current: Option<String>,
    /// Whether that is still to be checked.
    is_pending: bool,
    /// What is left of what passed.
    left: Vec<ItemIdx>,
    /// What passed when that was counted; it changes with what is decided, and not where only the view does.
    passed: Option<Arc<QueryResult>>,
}

/// What comes next on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The item before the user is still to be checked.
    Stay,
    /// This item.
    Item(ItemIdx),
    /// Nothing is left.
    End,
}

impl Check {
    /// Through all that nobody has checked; `None` where there is nothing.
    pub fn new(workspace: &Workspace) -> Option<Self> {
        let all: HashSet<String> = unchecked(workspace).map(|idx| workspace.store().item(idx).id()).collect();
        (!all.is_empty()).then(|| Self {
            order: CheckOrder::default(),
            all,
            skipped: HashSet::new(),
            current: None,
            is_pending: false,
            left: Vec::new(),
            passed: None,
        })
    }

    /// Leaves the item before the user for later.
    pub fn skip(&mut self) {
        self.skipped.extend(self.current.take());
        self.passed = None;
    }

    /// Goes through what is left in another order, from its begin.
    pub fn set_order(&mut self, order: CheckOrder) {
        (self.order, self.passed, self.current) = (order, None, None);
    }

    /// What comes next, now that the item before the user may have been decided about.
    pub fn next(&mut self, workspace: &Workspace) -> Next {
        self.follow(workspace);
        match self.left.first() {
            _ if self.is_pending => Next::Stay,
            Some(&idx) => {
                self.current = Some(workspace.store().item(idx).id());
                self.is_pending = true;
                Next::Item(idx)
            }
            None => Next::End,
        }
    }

    /// How far the way is gone.
    pub fn progress(&self) -> CheckProgress {
        let n_done = self.all.len().saturating_sub(self.left.len() + self.skipped.len());
        CheckProgress { n_done, n_skipped: self.skipped.len(), n_all: self.all.len(), order: self.order }
    }

    /// Counts anew what is left, where anything has changed.
    fn follow(&mut self, workspace: &Workspace) {
        let passed = workspace.result();
        if self.passed.as_ref().is_some_and(|known| Arc::ptr_eq(known, passed)) {
            return;
        }
        self.passed = Some(Arc::clone(passed));
        self.is_pending = false;
        let store = workspace.store();
        let mut left = Vec::new();
        for idx in unchecked(workspace) {
            let id = store.item(idx).id();
            if self.all.contains(&id) && !self.skipped.contains(&id) {
                self.is_pending |= self.current.as_ref() == Some(&id);
                left.push(idx);
            }
        }
        if self.order == CheckOrder::Unsure {
            // Of equally sure ones the first in time.
            left.sort_by(|a, b| store.item(*a).confidence().total_cmp(&store.item(*b).confidence()));
        }
        self.left = left;
    }
}

/// The items that pass and that nobody has checked: whose status is open and that were not corrected.
fn unchecked(workspace: &Workspace) -> impl Iterator<Item = ItemIdx> + '_ {
    let decided = |idx: &ItemIdx| {
        let decision = workspace.decision(*idx);
        decision.is_some_and(|one| one.status.is_some() || one.corrects() || one.removed.is_some())
    };
    workspace.result().items().filter(move |idx| !decided(idx))
}
