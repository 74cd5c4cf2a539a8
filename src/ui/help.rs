//! The key sheet, made from the one list of actions.

use egui::{Align2, Id, Modal, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::action::{Action, ENTRIES, Section, key_words};
use super::icon;
use super::pass::Pass;
use super::typeface;
use super::widget::{icon_button, label, label_at};
use crate::theme::Role;

const ROW: f32 = 26.0;
const COLUMN: f32 = 340.0;
const MOUSE: [(&str, &str); 5] = [
    ("keys.mouse-wheel", "keys.mouse-wheel-does"),
    ("keys.mouse-drag", "keys.mouse-drag-does"),
    ("keys.mouse-shift-drag", "keys.mouse-shift-drag-does"),
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
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 32.0;
            let (left, right) = Section::ALL.split_at(2);
            ui.vertical(|ui| {
                ui.set_width(COLUMN);
                left.iter().for_each(|section| section_ui(ui, pass, *section));
            });
            ui.vertical(|ui| {
                ui.set_width(COLUMN);
                right.iter().for_each(|section| section_ui(ui, pass, *section));
            });
        });
        mouse_ui(ui, pass);
    });
    if shown.should_close() {
        pass.send(Action::ToggleHelp);
    }
}

fn section_ui(ui: &mut Ui, pass: &Pass<'_>, section: Section) {
    heading(ui, pass, section.key());
    for entry in ENTRIES.iter().filter(|entry| entry.section == section) {
        let keys: Vec<String> = entry.keys.iter().map(|keys| key_words(keys, pass.words)).collect();
        let shown =
            if keys.len() > 1 && keys[1] == keys[0] { &keys[..1] } else { &keys[..keys.len().min(2)] };
        row_ui(ui, pass, pass.say(entry.name), shown);
    }
}

fn mouse_ui(ui: &mut Ui, pass: &Pass<'_>) {
    heading(ui, pass, "keys.mouse");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 32.0;
        for (keys, does) in MOUSE {
            ui.scope(|ui| {
                ui.set_width(COLUMN);
                row_ui(ui, pass, pass.say(does), &[pass.say(keys).to_owned()]);
            });
        }
    });
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
    let mut right = rect.right() - 6.0;
    for key in keys.iter().rev() {
        let text = (key.as_str(), typeface::medium(11.0), look.color(Role::Ink2));
        let words = label_at(ui, pos2(right, rect.center().y), Align2::RIGHT_CENTER, text, 150.0);
        let cap = Rect::from_min_max(words.min - vec2(6.0, 3.0), words.max + vec2(6.0, 3.0));
        let border = Stroke::new(1.0, look.color(Role::Line2));
        ui.painter().rect_stroke(cap, 4.0, border, StrokeKind::Inside);
        right = cap.left() - 12.0;
    }
}
