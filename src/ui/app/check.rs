//! Going through what nobody has checked yet, one item after the other.

use std::collections::HashSet;

use egui::Context;

use super::App;
use crate::store::{ItemIdx, Store};
use crate::ui::input::CheckOrder;
use crate::ui::overlay::check_bar::CheckProgress;
use crate::ui::overlay::toast::Toast;
use crate::workspace::{Command, SelectCommand, ViewCommand, Workspace};

/// The way through what nobody has checked yet, among what passes.
#[derive(Debug)]
pub(super) struct Check {
    order: CheckOrder,
    /// The identifiers of all items that were not checked when it began.
    all: HashSet<String>,
    skipped: HashSet<String>,
    /// The identifier of the item that is put before the user.
    current: Option<String>,
    /// What is left, as of a revision of the workspace.
    left: Vec<ItemIdx>,
    revision: Option<u64>,
}

impl Check {
    fn new(workspace: &Workspace) -> Self {
        let all = unchecked(workspace).map(|idx| workspace.store().item(idx).id()).collect();
        let (skipped, current) = (HashSet::new(), None);
        Self { order: CheckOrder::default(), all, skipped, current, left: Vec::new(), revision: None }
    }

    /// Counts anew what is left, where anything has changed.
    fn follow(&mut self, workspace: &Workspace) {
        if self.revision == Some(workspace.revision()) {
            return;
        }
        self.revision = Some(workspace.revision());
        let store = workspace.store();
        let is_left = |idx: &ItemIdx| {
            let id = store.item(*idx).id();
            self.all.contains(&id) && !self.skipped.contains(&id)
        };
        let mut left: Vec<ItemIdx> = unchecked(workspace).filter(is_left).collect();
        if self.order == CheckOrder::Unsure {
            // Of equally sure ones the first in time.
            left.sort_by(|a, b| store.item(*a).confidence().total_cmp(&store.item(*b).confidence()));
        }
        self.left = left;
    }

    /// Whether the item that was put before the user is still to be checked.
    fn is_pending(&self, store: &Store) -> bool {
        let current = self.current.as_deref();
        current.is_some_and(|current| self.left.iter().any(|idx| store.item(*idx).id() == current))
    }

    fn progress(&self) -> CheckProgress {
        let n_done = self.all.len().saturating_sub(self.left.len() + self.skipped.len());
        CheckProgress { n_done, n_skipped: self.skipped.len(), n_all: self.all.len(), order: self.order }
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

impl App {
    /// Begins to go through what nobody has checked, or ends it.
    pub(super) fn toggle_check(&mut self, now: f64) {
        if self.check.take().is_some() || !self.is_open() {
            return;
        }
        let check = Check::new(&self.workspace);
        if check.all.is_empty() {
            return self.tell(
                false,
                "check.nothing",
                self.words().text("check.nothing-text").to_owned(),
                now,
            );
        }
        self.check = Some(check);
    }

    /// Leaves the item before the user for later.
    pub(super) fn skip_check(&mut self) {
        if let Some(check) = &mut self.check {
            check.skipped.extend(check.current.take());
            check.revision = None;
        }
    }

    /// Goes through the items in another order.
    pub(super) fn order_check(&mut self, order: CheckOrder) {
        if let Some(check) = &mut self.check {
            (check.order, check.revision, check.current) = (order, None, None);
        }
    }

    /// How far the way is gone, while it is.
    pub(super) fn check_progress(&self) -> Option<CheckProgress> {
        self.check.as_ref().map(Check::progress)
    }

    /// Puts the next item before the user, once the one before is decided about or skipped. To be called in every pass.
    pub(super) fn go_on_checking(&mut self, ctx: &Context, now: f64) {
        let Some(mut check) = self.check.take() else { return };
        check.follow(&self.workspace);
        if check.is_pending(self.workspace.store()) {
            self.check = Some(check);
            return;
        }
        let Some(&next) = check.left.first() else {
            return self.tell_checked(&check.progress(), now);
        };
        check.current = Some(self.workspace.store().item(next).id());
        self.check = Some(check);
        self.change(Command::Select(SelectCommand::One(next)), now);
        if let Some(time) = self.out_of_view() {
            self.change(Command::View(ViewCommand::Follow(time)), now);
        }
        self.preferences.panels.reader = true;
        ctx.request_repaint();
    }

    fn tell_checked(&mut self, progress: &CheckProgress, now: f64) {
        let words = self.words();
        let title = words.count("check.done", progress.n_done);
        let text = match progress.n_skipped {
            0 => String::new(),
            n => words.count("check.skipped", n),
        };
        self.show_message(Toast { failed: false, title, text, offer: None }, now);
    }
}
