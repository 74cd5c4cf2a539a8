//! While items are gone through to be checked: how far that is, and what can be said of the one in the reader.

use egui::{Align2, Area, Id, Order, Rect, Ui, pos2, vec2};

use crate::theme::Role;
use crate::ui::input::{Action, CheckOrder, Judgement};
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, icon_button, label, progress_bar, segments};

/// Height that the bar takes at the foot of its room.
pub const CHECK_BAR: f32 = 66.0;

/// How far the way is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckProgress {
    /// Items that were decided about.
    pub n_done: usize,
    /// Items that were left for later.
    pub n_skipped: usize,
    /// All there were when it began.
    pub n_all: usize,
    /// In which order they come.
    pub order: CheckOrder,
}

/// Shows the bar at the foot of `room`.
pub fn check_bar_ui(ui: &Ui, pass: &mut Pass<'_>, room: Rect, progress: CheckProgress) {
    let look = pass.look;
    let place = pos2(room.center().x, room.bottom() - 14.0);
    Area::new(Id::unique("check-bar"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(place)
        .constrain(true)
        .show(ui.ctx(), |ui| {
            look.popover(10).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    progress_ui(ui, pass, progress);
                    for (action, key) in [
                        (Action::Judge(Judgement::Right), "correct.right"),
                        (Action::Judge(Judgement::Wrong), "correct.wrong"),
                        (Action::Judge(Judgement::Correct), "correct.open"),
                        (Action::SkipCheck, "check.skip"),
                    ] {
                        let name = pass.named(&action);
                        if Button::new(pass.say(key))
                            .height(28.0)
                            .show(ui, &look)
                            .on_hover_text(name)
                            .clicked()
                        {
                            pass.send(action);
                        }
                    }
                    order_ui(ui, pass, progress.order, room.width() > 780.0);
                    ui.set_max_height(28.0);
                    if icon_button(ui, &look, icon::X, pass.say("check.end"), true).clicked() {
                        pass.send(Action::ToggleCheck);
                    }
                });
            });
        });
}

/// "12 von 34 geprüft" over a bar.
fn progress_ui(ui: &mut Ui, pass: &Pass<'_>, progress: CheckProgress) {
    let (n, all) = (pass.words.number(progress.n_done), pass.words.number(progress.n_all));
    let words = pass.words.fill("check.progress", &[("n", &n), ("all", &all)]);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let told = label(ui, &words, typeface::medium(12.5), pass.look.color(Role::Ink));
        let (bar, _) = ui.allocate_exact_size(vec2(told.rect.width().max(110.0), 4.0), egui::Sense::hover());
        progress_bar(ui, &pass.look, bar, progress.n_done as f32 / progress.n_all.max(1) as f32);
    });
}

fn order_ui(ui: &mut Ui, pass: &mut Pass<'_>, now: CheckOrder, has_room: bool) {
    if !has_room {
        return;
    }
    let look = pass.look;
    let choices = [(None, pass.say("check.unsure-first")), (None, pass.say("check.by-time"))];
    if let Some(clicked) = segments(ui, &look, &choices, usize::from(now == CheckOrder::Time), false) {
        pass.send(Action::OrderCheck(if clicked == 0 { CheckOrder::Unsure } else { CheckOrder::Time }));
    }
}
