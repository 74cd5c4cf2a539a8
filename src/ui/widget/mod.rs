//! The controls of the window, drawn as the design gives them. Each takes the [`Look`] and reports a
//! [`Response`]; each has a name for screen readers and a ring when it has the keyboard's focus.

mod button;
mod check;
mod chip;
mod facet_row;
mod field;
pub mod menu;
mod quality;
mod segments;
mod slider;
mod text;

use egui::{Rect, Response, Stroke, StrokeKind, Ui, pos2};

use super::style::Look;
use crate::theme::Role;

pub use button::{Button, icon_button};
pub use check::{check_box, paint_check, radio};
pub use chip::{FilterChip, chip};
pub use facet_row::{FacetMark, FacetRow, RowState, facet_row};
pub use field::{counting_search_field, path_field, search_field};
pub use quality::paint_quality;
pub use segments::segments;
pub use slider::slider;
pub use text::{cut_text, hit_label, hits_in, key_cap, label, label_at, paragraph};

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
