//! Check boxes and radio buttons.

use egui::{
    Align2, Color32, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::{cut_text, focus_ring};
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;

const BOX: f32 = 14.0;
const GAP: f32 = 9.0;

/// A check box with its words.
pub fn check_box(ui: &mut Ui, look: &Look, checked: bool, words: &str) -> Response {
    choice(ui, look, (checked, words), accesskit::Role::CheckBox, |ui, rect| {
        paint_box(ui, look, rect, checked);
    })
}

/// The box of a check box, of 14 points.
pub fn paint_box(ui: &Ui, look: &Look, rect: Rect, checked: bool) {
    if checked {
        ui.painter().rect_filled(rect, 4.0, look.color(Role::Accent));
        paint_check(ui, rect, look.color(Role::OnAccent));
    } else {
        let border = Stroke::new(1.2, look.color(Role::Line3));
        ui.painter().rect(rect, 4.0, look.color(Role::Surface), border, StrokeKind::Inside);
    }
}

/// A radio button with its words.
pub fn radio(ui: &mut Ui, look: &Look, chosen: bool, words: &str) -> Response {
    choice(ui, look, (chosen, words), accesskit::Role::RadioButton, |ui, rect| {
        let role = if chosen { Role::Accent } else { Role::Line3 };
        ui.painter().circle_stroke(rect.center(), BOX / 2.0 - 0.6, Stroke::new(1.3, look.color(role)));
        if chosen {
            ui.painter().circle_filled(rect.center(), 3.8, look.color(Role::Accent));
        }
    })
}

/// The check mark inside a box.
pub fn paint_check(ui: &Ui, rect: Rect, color: Color32) {
    paint_icon(ui.painter(), icon::CHECK, rect.center(), 10.0, color);
}

fn choice(
    ui: &mut Ui,
    look: &Look,
    (chosen, words): (bool, &str),
    role: accesskit::Role,
    mark: impl FnOnce(&Ui, Rect),
) -> Response {
    let ink = look.color(Role::Ink);
    let galley = cut_text(ui, words, typeface::regular(13.0), ink, ui.available_width() - BOX - GAP);
    let (rect, response) = ui.allocate_exact_size(vec2(BOX + GAP + galley.size().x, 27.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, true, chosen, words));
    let square = Rect::from_center_size(pos2(rect.left() + BOX / 2.0, rect.center().y), vec2(BOX, BOX));
    mark(ui, square);
    let text = Align2::LEFT_CENTER.anchor_size(pos2(square.right() + GAP, rect.center().y), galley.size());
    ui.painter().galley(text.min, galley, ink);
    focus_ring(ui, look, &response, 4.0);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
