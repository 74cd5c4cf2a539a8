//! The key sheet, made from the one list of actions.

use egui::{Align2, Key, KeyboardShortcut, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::modal::modal;
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::input::entries::{Entry, Section, entries, key_words};
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{icon_button, key_cap, label, label_at};

const ROW: f32 = 24.0;
const COLUMN: f32 = 340.0;
/// Room between two columns.
const GAP: f32 = 32.0;
/// Height of a heading with the room above it.
const HEADING: f32 = 34.0;
/// Room that the sheet leaves beside it, and above and below its columns with its own heading.
const MARGIN: f32 = 72.0;
const ABOVE: f32 = 116.0;
const MOUSE: [(&str, &str); 6] = [
    ("keys.mouse-wheel", "keys.mouse-wheel-does"),
    ("keys.mouse-drag", "keys.mouse-drag-does"),
    ("keys.mouse-shift-drag", "keys.mouse-shift-drag-does"),
    ("keys.mouse-area", "keys.mouse-area-does"),
    ("keys.mouse-double", "keys.mouse-double-does"),
    ("keys.mouse-exclude", "keys.mouse-exclude-does"),
];

/// Shows the sheet over the window.
pub fn help_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let modal = modal(&look, "help", 20);
    let shown = modal.show(ui.ctx(), |ui| {
        let window = ui.ctx().content_rect().size();
        let n = n_columns(window);
        ui.set_width(width_of(n));
        ui.horizontal(|ui| {
            ui.set_height(32.0);
            label(ui, pass.say("keys.title"), typeface::semibold(16.0), look.color(Role::Ink));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, &look, icon::X, pass.say("keys.close"), true).clicked() {
                    pass.send(Action::ToggleHelp);
                }
            });
        });
        let most = window.y - ABOVE;
        // As high as it is, up to that: else a dialog takes some two thirds of the window.
        ScrollArea::vertical()
            .max_height(most)
            .min_scrolled_height(most)
            .show(ui, |ui| columns_ui(ui, pass, n));
    });
    if shown.should_close() {
        pass.send(Action::ToggleHelp);
    }
}

/// A part of the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Keys(Section),
    Mouse,
}

impl Part {
    /// All, in the order in which they are read.
    fn all() -> impl Iterator<Item = Self> {
        Section::ALL.into_iter().map(Self::Keys).chain([Self::Mouse])
    }

    /// How many lines it has; none where no action of the section has a key.
    fn n_lines(self) -> usize {
        match self {
            Self::Keys(section) => listed(section).count(),
            Self::Mouse => MOUSE.len(),
        }
    }

    fn height(self) -> f32 {
        match self.n_lines() {
            0 => 0.0,
            n => HEADING + n as f32 * ROW,
        }
    }
}

/// How many columns a window of this size has room for, and needs.
fn n_columns(window: Vec2) -> usize {
    let most = (((window.x - MARGIN + GAP) / (COLUMN + GAP)) as usize).clamp(1, 3);
    let total: f32 = Part::all().map(Part::height).sum();
    // Where two hold everything without scrolling, a third would only be wider.
    (1..=most).find(|n| total / *n as f32 + 2.0 * ROW < window.y - ABOVE).unwrap_or(most)
}

/// The parts in so many columns that are about as high as each other, in the order of reading.
fn in_columns(n: usize) -> Vec<Vec<Part>> {
    let total: f32 = Part::all().map(Part::height).sum();
    let mut columns = vec![Vec::new(); n];
    let mut above = 0.0;
    for part in Part::all() {
        let middle = above + part.height() / 2.0;
        let column = ((middle / total * n as f32) as usize).min(n - 1);
        columns[column].push(part);
        above += part.height();
    }
    columns
}

fn columns_ui(ui: &mut Ui, pass: &Pass<'_>, n: usize) {
    let top = ui.cursor().min;
    let mut bottom = top.y;
    for (place, parts) in in_columns(n).into_iter().enumerate() {
        let corner = top + vec2(place as f32 * (COLUMN + GAP), 0.0);
        let room = Rect::from_min_size(corner, vec2(COLUMN, 1_000.0));
        let mut column = ui.new_child(UiBuilder::new().max_rect(room));
        for part in parts {
            match part {
                Part::Keys(section) => section_ui(&mut column, pass, section),
                Part::Mouse => mouse_ui(&mut column, pass),
            }
        }
        bottom = bottom.max(column.min_rect().bottom());
    }
    ui.allocate_exact_size(vec2(width_of(n), bottom - top.y), Sense::hover());
}

fn width_of(n_columns: usize) -> f32 {
    n_columns as f32 * (COLUMN + GAP) - GAP
}

/// What of a section has keys.
fn listed(section: Section) -> impl Iterator<Item = &'static Entry> {
    entries().iter().filter(move |entry| entry.section == section && !entry.keys.is_empty())
}

fn section_ui(ui: &mut Ui, pass: &Pass<'_>, section: Section) {
    if listed(section).next().is_some() {
        heading(ui, pass, section.key());
    }
    for entry in listed(section) {
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
    let mut right = rect.right();
    for key in keys.iter().rev() {
        let cap = key_cap(ui, &look, pos2(right, rect.center().y), key);
        right = cap.left() - 6.0;
    }
    let text = (name, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, rect.left_center(), Align2::LEFT_CENTER, text, right - rect.left() - 4.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_stands_once_in_columns_of_about_the_same_height() {
        for n in 1..=3 {
            let columns = in_columns(n);
            let all: Vec<Part> = columns.iter().flatten().copied().collect();
            assert_eq!(all, Part::all().collect::<Vec<_>>());
            let heights: Vec<f32> =
                columns.iter().map(|parts| parts.iter().map(|part| part.height()).sum()).collect();
            let most = heights.iter().copied().fold(0.0, f32::max);
            assert!(most < 1.5 * heights.iter().sum::<f32>() / n as f32, "{heights:?}");
        }
    }

    #[test]
    fn the_sheet_takes_the_columns_that_there_is_room_for() {
        assert_eq!(n_columns(vec2(600.0, 400.0)), 1);
        assert_eq!(n_columns(vec2(1100.0, 700.0)), 2);
        assert_eq!(n_columns(vec2(1440.0, 1_200.0)), 2, "a third would hold nothing that two do not");
        assert_eq!(n_columns(vec2(1440.0, 700.0)), 3);
    }
}
