//! Going through what nobody has checked yet, one item after the other.

use egui::Context;

use super::App;
use crate::ui::checking::{Check, Next};
use crate::ui::input::CheckOrder;
use crate::ui::overlay::check_bar::CheckProgress;
use crate::ui::overlay::toast::Toast;
use crate::workspace::{Command, SelectCommand, ViewCommand};

impl App {
    /// Begins to go through what nobody has checked, or ends it.
    pub(super) fn toggle_check(&mut self, now: f64) {
        if self.check.take().is_some() || !self.is_open() {
            return;
        }
        self.check = Check::new(&self.workspace);
        if self.check.is_none() {
            let text = self.words().text("check.nothing-text").to_owned();
            self.tell(false, "check.nothing", text, now);
        }
    }

    /// Leaves the item before the user for later.
    pub(super) fn skip_check(&mut self) {
        if let Some(check) = &mut self.check {
            check.skip();
        }
    }

    /// Goes through the items in another order.
    pub(super) fn order_check(&mut self, order: CheckOrder) {
        if let Some(check) = &mut self.check {
            check.set_order(order);
        }
    }

    /// How far the way is gone, while it is.
    pub(super) fn check_progress(&self) -> Option<CheckProgress> {
        self.check.as_ref().map(Check::progress)
    }

    /// Puts the next item before the user, once the one before is decided about or skipped. To be called in every pass.
    pub(super) fn go_on_checking(&mut self, ctx: &Context, now: f64) {
        let Some(check) = &mut self.check else { return };
        let idx = match check.next(&self.workspace) {
            Next::Stay => return,
            Next::Item(idx) => idx,
            Next::End => {
                let progress = check.progress();
                self.check = None;
                return self.tell_checked(&progress, now);
            }
        };
        self.change(Command::Select(SelectCommand::One(idx)), now);
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
