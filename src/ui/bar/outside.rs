//! In the row of chips: how many items lie outside what is seen, with the way to all of them, and the switch that
//! folds quiet stretches.

use egui::Ui;

use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label};
use crate::workspace::{Command, ViewCommand};

/// Shows the count and its way out; nothing where all is in view. Gives whether anything is shown.
pub fn outside_ui(ui: &mut Ui, pass: &mut Pass<'_>, seen: crate::time::TimeInterval) -> bool {
    let [n_before, n_after] = outside(pass, seen);
    let n_outside = n_before + n_after;
    if n_outside == 0 {
        return false;
    }
    let words = pass.words.count("outside.count", n_outside);
    let (before, after) = (pass.words.number(n_before), pass.words.number(n_after));
    let where_they_are = pass.words.fill("outside.before-after", &[("before", &before), ("after", &after)]);
    ui.spacing_mut().item_spacing.x = 6.0;
    label(ui, &words, typeface::regular(12.5), pass.look.color(Role::Ink3));
    let button = Button::link(pass.say("outside.show")).show(ui, &pass.look);
    if button.on_hover_text(where_they_are).clicked() {
        pass.change(Command::View(ViewCommand::ShowAll));
    }
    true
}

/// How many items that pass lie before a stretch of time, and how many behind it.
fn outside(pass: &Pass<'_>, seen: crate::time::TimeInterval) -> [usize; 2] {
    let result = pass.workspace.result();
    let (store, clock) = (pass.store(), pass.workspace.view().clock);
    let mut found = [0; 2];
    for time in result.items().filter_map(|idx| store.interval(idx, clock)) {
        found[0] += usize::from(time.end <= seen.start);
        found[1] += usize::from(time.start >= seen.end);
    }
    found
}

/// The switch that folds quiet stretches, or none.
pub fn folds_ui(ui: &mut Ui, pass: &mut Pass<'_>, wide: bool) {
    let on = pass.workspace.view().folds.on;
    let name = pass.say("fold.switch");
    let words = if wide { name } else { "" };
    let button = Button::bare(words).icon(crate::ui::style::icon::FOLD).on(on).named(name);
    if button.show(ui, &pass.look).on_hover_text(name).clicked() {
        pass.change(Command::View(ViewCommand::ToggleFolds));
    }
}
