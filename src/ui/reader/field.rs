//! A field of the detail card: its name, and what stands there.

use egui::{Align2, Rect, Sense, Ui, UiBuilder, vec2};

use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{label_at, paragraph};

/// Width of the column of field names.
const NAMES: f32 = 92.0;

/// A field of words; none where there are no words.
pub(super) fn text_field(ui: &mut Ui, pass: &mut Pass<'_>, name: &'static str, text: &str) {
    if !text.is_empty() {
        field_ui(ui, pass, name, |ui, pass| {
            paragraph(ui, text, typeface::regular(13.0), 18.0, pass.look.color(Role::Ink));
        });
    }
}

/// A field: its name at the left, its content beside it.
pub(super) fn field_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    name: &'static str,
    content: impl FnOnce(&mut Ui, &mut Pass<'_>),
) {
    let top = ui.cursor().min + vec2(0.0, 4.0);
    let words = (pass.say(name), typeface::regular(12.0), pass.look.color(Role::Ink3));
    label_at(ui, top + vec2(0.0, 2.0), Align2::LEFT_TOP, words, NAMES - 6.0);
    let room = Rect::from_min_size(top + vec2(NAMES, 0.0), vec2(ui.available_width() - NAMES, 2_000.0));
    let mut value = ui.new_child(UiBuilder::new().max_rect(room));
    value.set_width(room.width());
    content(&mut value, pass);
    let height = value.min_rect().height().max(18.0) + 4.0;
    ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
}
