//! The lines of menus.

use egui::{Align2, CursorIcon, Sense, Ui, WidgetInfo, accesskit, vec2};

use super::label_at;
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::input::entries::entry_of;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;

/// A line of a menu, with the key of its action at the right.
pub fn menu_entry(ui: &mut Ui, pass: &mut Pass<'_>, action: Action, name: &'static str, enabled: bool) {
    menu_line(ui, pass, action, pass.say(name), enabled);
}

/// A line of a menu in words of its own.
pub fn menu_line(ui: &mut Ui, pass: &mut Pass<'_>, action: Action, words: &str, enabled: bool) {
    let look = pass.look;
    let keys = entry_of(&action).map(|entry| entry.shown_key(pass.words)).unwrap_or_default();
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), sense);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::MenuItem, enabled, words));
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    let ink = look.color(if enabled { Role::Ink } else { Role::Ink4 });
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let text = (&*keys, typeface::regular(12.0), look.color(Role::Ink3));
    let keys = label_at(ui, inner.right_center(), Align2::RIGHT_CENTER, text, inner.width());
    let text = (words, typeface::regular(13.0), ink);
    let room = keys.left() - inner.left() - 8.0;
    label_at(ui, inner.left_center(), Align2::LEFT_CENTER, text, room);
    if response.clicked() {
        pass.send(action);
        ui.close();
    }
}

/// The heading of a part of a menu.
pub fn menu_heading(ui: &mut Ui, pass: &Pass<'_>, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let text = (words, typeface::semibold(12.0), pass.look.color(Role::Ink3));
    label_at(ui, rect.left_center() + vec2(10.0, 2.0), Align2::LEFT_CENTER, text, rect.width() - 20.0);
}

/// A line of a menu that chooses one of several; the one in force has a check.
pub fn menu_choice(ui: &mut Ui, pass: &mut Pass<'_>, action: Action, key: &'static str, chosen: bool) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let words = pass.say(key);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::MenuItemRadio, true, chosen, words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    if chosen {
        let at = rect.left_center() + vec2(16.0, 0.0);
        icon::paint_icon(ui.painter(), icon::CHECK, at, 12.0, look.color(Role::Accent));
    }
    let text = (words, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, rect.left_center() + vec2(30.0, 0.0), Align2::LEFT_CENTER, text, rect.width() - 36.0);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.send(action);
        ui.close();
    }
}
