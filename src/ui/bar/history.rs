//! The steps that were done, newest first: a click goes back to one, or forward again.

use egui::{
    Align2, CursorIcon, Popup, PopupCloseBehavior, ScrollArea, Sense, Ui, WidgetInfo, accesskit, vec2,
};

use crate::theme::Role;
use crate::ui::decisions;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{focus_ring, icon_button, label, label_at};
use crate::workspace::Command;

const WIDTH: f32 = 380.0;
const ROW: f32 = 28.0;

/// The button that opens the list, and the list while it is open.
pub fn history_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let n_steps = pass.workspace.history().n_steps();
    let button = icon_button(ui, &look, icon::HISTORY, pass.say("history.title"), n_steps > 0);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(look.popover(10))
        .show(|ui| {
            ui.set_width(WIDTH);
            label(ui, pass.say("history.title"), typeface::semibold(13.0), look.color(Role::Ink));
            ui.add_space(4.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            // Row 0 is the newest; behind the oldest stands the begin.
            ScrollArea::vertical().max_height(420.0).show_rows(ui, ROW, n_steps + 1, |ui, rows| {
                for row in rows {
                    row_ui(ui, pass, n_steps - row);
                }
            });
        });
}

/// The line of what is seen after `n_done` steps.
fn row_ui(ui: &mut Ui, pass: &mut Pass<'_>, n_done: usize) {
    let (look, history) = (pass.look, pass.workspace.history());
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH - 8.0, ROW), Sense::click());
    let step = n_done.checked_sub(1).and_then(|at| history.step(at, pass.workspace.view()));
    let words = match step {
        Some(done) => decisions::step(pass.words, pass.workspace, &done),
        None => pass.say("history.begin").to_owned(),
    };
    let (is_now, is_undone) = (n_done == history.n_done(), n_done > history.n_done());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::ListItem, true, is_now, &words));
    if is_now {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::AccentWeak));
        let at = rect.left_center() + vec2(14.0, 0.0);
        paint_icon(ui.painter(), icon::CHECK, at, 12.0, look.color(Role::Accent));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    let ink = look.color(if is_undone { Role::Ink4 } else { Role::Ink });
    let text = (&*words, typeface::regular(12.5), ink);
    label_at(ui, rect.left_center() + vec2(28.0, 0.0), Align2::LEFT_CENTER, text, rect.width() - 36.0);
    focus_ring(ui, &look, &response, 5.0);
    let response = response.on_hover_text(&words).on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() && !is_now {
        pass.send(Action::Change(Command::GoToStep(n_done)));
    }
}
