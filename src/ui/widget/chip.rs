//! Chips for the filters in force.

use std::sync::Arc;

use egui::{Align2, CursorIcon, Galley, Key, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{cut_text, focus_ring};
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;

const HEIGHT: f32 = 26.0;
/// The widest name, and the widest where several chips have little room.
pub const MAX_NAME: f32 = 180.0;
pub const SHORT_NAME: f32 = 96.0;

/// A filter in words: what it is about, the name it asks for, and how many more.
pub struct FilterChip<'a> {
    /// "Country is not".
    pub about: &'a str,
    /// The value that is filtered by: "Russia".
    pub name: &'a str,
    /// "+2", or empty.
    pub more: &'a str,
    /// What its cross does, for screen readers.
    pub remove: &'a str,
    /// How wide the name may be, in points; what is longer is cut.
    pub most: f32,
}

impl FilterChip<'_> {
    /// How wide it will be.
    pub fn width(&self, ui: &Ui, look: &Look) -> f32 {
        chip_width(&self.parts(ui, look))
    }

    fn parts(&self, ui: &Ui, look: &Look) -> [Arc<Galley>; 3] {
        let quiet = |text| cut_text(ui, text, typeface::regular(12.5), look.color(Role::Ink3), f32::INFINITY);
        let name = cut_text(ui, self.name, typeface::medium(12.5), look.color(Role::Ink), self.most);
        [quiet(self.about), name, quiet(self.more)]
    }
}

fn chip_width(parts: &[Arc<Galley>]) -> f32 {
    let text: f32 = parts.iter().filter(|part| is_shown(part)).map(|part| part.size().x + 5.0).sum();
    10.0 + text + 24.0
}

fn is_shown(galley: &Arc<Galley>) -> bool {
    galley.size().x > 0.0
}

/// Shows a filter chip; tells whether it is to go: its cross was pressed by pointer, or Delete was.
pub fn chip(ui: &mut Ui, look: &Look, filter: &FilterChip<'_>) -> bool {
    let parts = filter.parts(ui, look);
    let (rect, response) = ui.allocate_exact_size(vec2(chip_width(&parts), HEIGHT), Sense::click());
    ui.painter().rect_filled(rect, HEIGHT / 2.0, look.color(Role::Sunk));
    let mut left = rect.left() + 10.0;
    for part in parts.into_iter().filter(is_shown) {
        let at = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), part.size());
        left = at.right() + 5.0;
        ui.painter().galley(at.min, part, look.color(Role::Ink));
    }
    let cross = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(24.0, 24.0));
    let over = response.hover_pos().is_some_and(|pos| cross.contains(pos));
    let ink = look.color(if over { Role::Ink } else { Role::Ink3 });
    paint_icon(ui.painter(), icon::X, cross.center(), 12.0, ink);
    focus_ring(ui, look, &response, HEIGHT / 2.0);
    let name = format!("{}: {} {} {}", filter.remove, filter.about, filter.name, filter.more);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name.trim()));
    let deleted = response.has_focus()
        && ui.input(|input| input.key_pressed(Key::Delete) || input.key_pressed(Key::Backspace));
    let removed = response.clicked() || deleted;
    response.on_hover_cursor(CursorIcon::PointingHand);
    removed
}
