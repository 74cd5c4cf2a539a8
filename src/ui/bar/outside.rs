//! In the row of chips: how many items lie outside what is seen, with the way to all of them, and the switch that
//! folds quiet stretches.

use egui::Ui;

use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label};
use crate::workspace::{Command, ViewCommand};

/// Shows how many items lie before and behind what is seen, and the way to them; nothing where all is in view.
pub fn outside_ui(ui: &mut Ui, pass: &mut Pass<'_>, [n_before, n_after]: [usize; 2]) {
    let n_outside = n_before + n_after;
    if n_outside == 0 {
        return;
    }
    let words = pass.words.count("outside.count", n_outside);
    let (before, after) = (pass.words.number(n_before), pass.words.number(n_after));
    let where_they_are = pass.words.fill("outside.before-after", &[("before", &before), ("after", &after)]);
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(4.0);
    label(ui, &words, typeface::regular(12.5), pass.look.color(Role::Ink3));
    let button = Button::link(pass.say("outside.show")).show(ui, &pass.look);
    if button.on_hover_text(where_they_are).clicked() {
        pass.change(Command::View(ViewCommand::ShowAll));
    }
    ui.add_space(8.0);
}

/// The switch that folds quiet stretches, or none.
pub fn folds_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let on = pass.workspace.view().folds.on;
    if Button::bare(pass.say("fold.switch")).on(on).show(ui, &pass.look).clicked() {
        pass.change(Command::View(ViewCommand::ToggleFolds));
    }
}
