//! What a person says of the chosen items.

use egui::Context;

use super::{App, Dialog};
use crate::item::{Decide, Mark, Removal, Status};
use crate::store::ItemIdx;
use crate::ui::dialog::correct::Correct;
use crate::ui::input::{Action, Judgement, MarkField};
use crate::ui::overlay::toast::{Toast, ToastOffer};
use crate::workspace::{Command, DataCommand, ItemStep, SelectCommand};

impl App {
    /// Carries out what was said of the chosen items.
    pub(super) fn judge(&mut self, ctx: &Context, judgement: Judgement, now: f64) {
        let view = self.workspace.view();
        let chosen: Vec<ItemIdx> = view.selection.iter().collect();
        if chosen.is_empty() {
            return;
        }
        match judgement {
            Judgement::Right => {
                let status =
                    |idx: &ItemIdx| self.workspace.decision(*idx).and_then(|decision| decision.status);
                let is_right = chosen.iter().all(|idx| status(idx) == Some(Status::Confirmed));
                let status = if is_right { None } else { Some(Status::Confirmed) };
                self.decide(chosen, Decide::Status(status), now);
            }
            // What was taken away and is shown comes back.
            Judgement::Wrong if self.are_removed(&chosen) => self.decide(chosen, Decide::Removed(None), now),
            Judgement::Wrong => self.reject(ctx, chosen, now),
            Judgement::Correct => {
                let dialog = Correct::new(self.words(), &self.workspace, chosen);
                self.dialog = dialog.map(|dialog| Dialog::Correct(Box::new(dialog)));
            }
        }
    }

    fn are_removed(&self, items: &[ItemIdx]) -> bool {
        let store = self.workspace.store();
        items.iter().all(|idx| store.item(*idx).removed().is_some())
    }

    /// Gives the chosen items a star; takes it where all have one.
    pub(super) fn toggle_star(&mut self, now: f64) {
        let store = self.workspace.store();
        let chosen: Vec<ItemIdx> = self.workspace.view().selection.iter().collect();
        let star = !chosen.iter().all(|idx| store.item(*idx).has_star());
        if !chosen.is_empty() {
            self.decide(chosen, Decide::Mark(Mark::Star(star)), now);
        }
    }

    /// Shows the chosen items and gives the keyboard to a field of theirs.
    pub(super) fn edit_marks(&mut self, ctx: &Context, field: MarkField, now: f64) {
        if !self.workspace.view().selection.is_empty() {
            self.open_reader(ctx, now);
            self.reader.edit(field);
        }
    }

    /// Makes one item of the chosen ones.
    pub(super) fn join_chosen(&mut self, now: f64) {
        let items: Vec<ItemIdx> = self.workspace.view().selection.iter().collect();
        let n_items = items.len();
        if n_items > 1 {
            self.change(Command::Data(DataCommand::JoinItems { items }), now);
            let title = self.words().count("across.joined", n_items);
            self.offer_undo(title, now);
        }
    }

    /// Makes an item of what each article tells of the chosen one.
    pub(super) fn split_chosen(&mut self, now: f64) {
        let chosen = self.workspace.view().selection.primary().filter(|_| self.workspace.is_told_again());
        if let Some(item) = chosen {
            let n_told = self.workspace.store().item(item).tellings().count();
            self.change(Command::Data(DataCommand::SplitItem { item, told_by: None }), now);
            let title = self.words().count("across.split", n_told);
            self.offer_undo(title, now);
        }
    }

    /// Tells what was done, with the way back.
    fn offer_undo(&mut self, title: String, now: f64) {
        let words = self.words().text("action.undo").to_owned();
        let offer = Some(ToastOffer { words, action: Action::Change(Command::Undo) });
        self.show_message(Toast { failed: false, title, text: String::new(), offer }, now);
    }

    fn decide(&mut self, items: Vec<ItemIdx>, what: Decide, now: f64) {
        self.change(Command::Data(DataCommand::Decide { items, what }), now);
    }

    /// Takes the chosen items away, and goes on to the next one.
    fn reject(&mut self, ctx: &Context, chosen: Vec<ItemIdx>, now: f64) {
        let n_items = chosen.len();
        if n_items == 1 {
            // The one behind it is chosen beside it, so that it stays when this one goes.
            self.change(Command::Select(SelectCommand::Step(ItemStep::Next)), now);
            let next = self.workspace.view().selection.primary();
            if next == chosen.first().copied() {
                self.change(Command::Select(SelectCommand::Step(ItemStep::Previous)), now);
            }
        }
        self.decide(chosen, Decide::Removed(Some(Removal::Rejected)), now);
        let title = self.words().count("correct.rejected", n_items);
        self.offer_undo(title, now);
        ctx.request_repaint();
    }
}
