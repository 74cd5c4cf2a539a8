//! The key sheet, made from the one list of actions.

use egui::{Align2, Id, Key, KeyboardShortcut, Modal, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::input::entries::{Entry, Section, entries, key_words};
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{icon_button, key_cap, label, label_at};

const ROW: f32 = 24.0;
const COLUMN: f32 = 340.0;
const MOUSE: [(&str, &str); 6] = [
    ("keys.mouse-wheel", "keys.mouse-wheel-does"),
    ("keys.mouse-drag", "keys.mouse-drag-does"),
    ("keys.mouse-shift-drag", "keys.mouse-shift-drag-does"),
    ("keys.mouse-area", "keys.mouse-area-does"),
    ("keys.mouse-double", "keys.mouse-double-does"),
    ("keys.mouse-alt", "keys.mouse-alt-does"),
];

/// Shows the sheet over the window.
pub fn help_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let frame = egui::Frame { corner_radius: 12.into(), shadow: look.dialog_shadow(), ..look.popover(20) };
    let modal = Modal::new(Id::unique("help")).frame(frame).backdrop_color(look.color(Role::Scrim));
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(2.0 * COLUMN + 32.0);
        ui.horizontal(|ui| {
            ui.set_height(32.0);
            label(ui, pass.say("keys.title"), typeface::semibold(16.0), look.color(Role::Ink));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, &look, icon::X, pass.say("keys.close"), true).clicked() {
                    pass.send(Action::ToggleHelp);
                }
            });
        });
        let most = ui.ctx().content_rect().height() - 140.0;
        ScrollArea::vertical().max_height(most).show(ui, |ui| columns_ui(ui, pass));
    });
    if shown.should_close() {
        pass.send(Action::ToggleHelp);
    }
}

/// Two columns of sections, about as long as each other; the mouse stands at the foot of the first.
fn columns_ui(ui: &mut Ui, pass: &Pass<'_>) {
    let is_left = |section: &Section| !matches!(section, Section::Items | Section::Window);
    let (left, right): (Vec<_>, Vec<_>) = Section::ALL.into_iter().partition(is_left);
    let top = ui.cursor().min;
    let mut bottom = top.y;
    for (place, sections) in [left, right].into_iter().enumerate() {
        let corner = top + vec2(place as f32 * (COLUMN + 32.0), 0.0);
        let room = Rect::from_min_size(corner, vec2(COLUMN, 1_000.0));
        let mut column = ui.new_child(UiBuilder::new().max_rect(room));
        sections.into_iter().for_each(|section| section_ui(&mut column, pass, section));
        if place == 0 {
            mouse_ui(&mut column, pass);
        }
        bottom = bottom.max(column.min_rect().bottom());
    }
    ui.allocate_exact_size(vec2(2.0 * COLUMN + 32.0, bottom - top.y), Sense::hover());
}

fn section_ui(ui: &mut Ui, pass: &Pass<'_>, section: Section) {
    let with_keys = |entry: &&Entry| entry.section == section && !entry.keys.is_empty();
    let listed: Vec<&Entry> = entries().iter().filter(with_keys).collect();
    if !listed.is_empty() {
        heading(ui, pass, section.key());
    }
    for entry in listed {
        let shown = entry.keys.iter().filter(|key| !is_same_key(key));
        let keys: Vec<String> = shown.map(|key| key_words(key, pass.words)).collect();
        row_ui(ui, pass, pass.say(entry.name), &keys);
    }
}

/// Whether a shortcut is only how another keyboard sends the one before it.
fn is_same_key(shortcut: &KeyboardShortcut) -> bool {
    let shifted = shortcut.logical_key == Key::Questionmark && shortcut.modifiers.shift;
    shifted || shortcut.logical_key == Key::Equals
}

fn mouse_ui(ui: &mut Ui, pass: &Pass<'_>) {
    heading(ui, pass, "keys.mouse");
    for (keys, does) in MOUSE {
        row_ui(ui, pass, pass.say(does), &[pass.say(keys).to_owned()]);
    }
}

fn heading(ui: &mut Ui, pass: &Pass<'_>, key: &'static str) {
    ui.add_space(10.0);
    label(ui, pass.say(key), typeface::semibold(12.0), pass.look.color(Role::Ink2));
    ui.add_space(2.0);
}

fn row_ui(ui: &mut Ui, pass: &Pass<'_>, name: &str, keys: &[String]) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(COLUMN, ROW), Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::accesskit::Role::ListItem,
            true,
            format!("{name}: {}", keys.join(", ")),
        )
    });
    let text = (name, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, rect.left_center(), Align2::LEFT_CENTER, text, COLUMN * 0.65);
    let mut right = rect.right();
    for key in keys.iter().rev() {
        let cap = key_cap(ui, &look, pos2(right, rect.center().y), key);
        right = cap.left() - 6.0;
    }
}
