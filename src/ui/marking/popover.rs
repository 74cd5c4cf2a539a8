//! The marks of an article or an actor: a button that opens them, and what is on it as a line.

use egui::{Popup, PopupCloseBehavior, Ui};

use super::editor::MarkEditor;
use super::subject::Subject;
use crate::item::{Marked, Marks};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_filled};
use crate::ui::style::typeface;
use crate::ui::widget::{corner_dot, icon_button, label};

/// A button that opens star, words and note of an article or an actor; a dot says that there are any.
pub fn marks_button(ui: &mut Ui, pass: &mut Pass<'_>, editor: &mut MarkEditor, on: Marked) {
    let look = pass.look;
    let name = pass.say(match on {
        Marked::Article(_) => "marks.article",
        Marked::Actor(_) => "marks.actor",
    });
    let button = icon_button(ui, &look, icon::TAG, name, true);
    if pass.workspace.marks(&on).is_some() {
        corner_dot(ui, &look, button.rect);
    }
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(look.popover(12))
        .show(|ui| {
            ui.set_width(280.0);
            label(ui, name, typeface::semibold(12.0), look.color(Role::Ink2));
            ui.add_space(4.0);
            editor.ui(ui, pass, Subject::Other(on));
        });
}

/// What is on an article or an actor: a star, its words, its note.
pub fn marks_line(ui: &mut Ui, pass: &Pass<'_>, on: &Marked) {
    let Some(Marks { tags, star, note }) = pass.workspace.marks(on) else { return };
    let look = pass.look;
    let note = note.as_ref().map(|note| note.split_whitespace().collect::<Vec<_>>().join(" "));
    let words: Vec<String> = tags.iter().cloned().chain(note).collect();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if *star {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::hover());
            paint_filled(ui.painter(), icon::STAR, rect.center(), 13.0, look.color(Role::Warn));
        }
        label(ui, &words.join(" · "), typeface::medium(12.0), look.color(Role::Ink2));
    });
}
