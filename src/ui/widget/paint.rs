//! Rings, lines and bars that controls are drawn with.

use egui::{Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::theme::Role;
use crate::ui::style::Look;

/// Draws the ring around a control that has the keyboard's focus.
pub fn focus_ring(ui: &Ui, look: &Look, response: &Response, radius: f32) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look.color(Role::Accent));
        ui.painter().rect_stroke(response.rect.expand(2.0), radius + 2.0, stroke, StrokeKind::Outside);
    }
}

/// A hairline from left to right, on a pixel's centre.
pub fn hline(ui: &Ui, look: &Look, rect: Rect, y: f32) {
    let y = ui.painter().round_to_pixel_center(y);
    ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, look.color(Role::Line)));
}

/// A hairline from top to bottom, on a pixel's centre.
pub fn vline(ui: &Ui, look: &Look, x: f32, rect: Rect) {
    let x = ui.painter().round_to_pixel_center(x);
    ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, look.color(Role::Line)));
}

/// A progress bar `done` of the way (0 to 1).
pub fn progress_bar(ui: &Ui, look: &Look, rect: Rect, done: f32) {
    let radius = rect.height() / 2.0;
    ui.painter().rect_filled(rect, radius, look.color(Role::Sunk));
    let right = rect.left() + rect.width() * done.clamp(0.0, 1.0);
    let filled = Rect::from_min_max(rect.min, pos2(right, rect.bottom()));
    ui.painter().rect_filled(filled, radius, look.color(Role::Accent));
}

/// A dot at the upper right corner of a button: a filter that it opens is in force.
pub fn corner_dot(ui: &Ui, look: &Look, button: Rect) {
    ui.painter().circle_filled(button.right_top() + vec2(-6.0, 7.0), 3.5, look.color(Role::Accent));
}
