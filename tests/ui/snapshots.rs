//! Small pictures of the window's parts, levels and states in both themes, drawn by the software rasteriser and the
//! same to the byte. UPDATE_SNAPSHOTS=1 writes them anew.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{SnapshotOptions, image_snapshot_options};
use image::RgbaImage;
use image::imageops::crop_imm;
use zeitstrahl::ui::ThemeChoice;

use crate::harness::{Setup, Tested, made, settle, told};

const SIZE: egui::Vec2 = vec2(1280.0, 620.0);

/// Where the parts stand in a window of this size.
const FILTERS: Rect = Rect { min: pos2(0.0, 48.0), max: pos2(240.0, 594.0) };
const TIMELINE: Rect = Rect { min: pos2(240.0, 48.0), max: pos2(912.0, 594.0) };
const READER: Rect = Rect { min: pos2(912.0, 48.0), max: pos2(1280.0, 594.0) };
/// A corner of the timeline, enough to see a level or a state.
const CORNER: Rect = Rect { min: pos2(240.0, 48.0), max: pos2(720.0, 330.0) };
/// Where menus at the top and dialogs open.
const MENU: Rect = Rect { min: pos2(880.0, 0.0), max: pos2(1200.0, 400.0) };
const DIALOG: Rect = Rect { min: pos2(400.0, 60.0), max: pos2(880.0, 560.0) };

/// The export dialog without the field for the path, which differs from machine to machine.
const EXPORT: Rect = Rect { min: pos2(110.0, 28.0), max: pos2(1170.0, 400.0) };
const SEARCH: Rect = Rect { min: pos2(380.0, 0.0), max: pos2(780.0, 48.0) };

/// A state of the window: how to get there, and what is looked at.
struct State {
    name: &'static str,
    reach: fn(&mut Tested),
    parts: &'static [(&'static str, Rect)],
}

/// The states of the window with three articles.
const STATES: [State; 12] = [
    State {
        name: "",
        reach: |harness| harness.key_press(Key::Home),
        parts: &[("filters", FILTERS), ("timeline", TIMELINE), ("reader", READER)],
    },
    State { name: "actors", reach: |harness| harness.key_press(Key::G), parts: &[("timeline", CORNER)] },
    State { name: "divided", reach: |harness| divide(harness), parts: &[("timeline", CORNER)] },
    State {
        name: "all-of-time",
        reach: |harness| harness.key_press_modifiers(Modifiers::SHIFT, Key::Num0),
        parts: &[("timeline", TIMELINE)],
    },
    State { name: "", reach: |harness| harness.key_press(Key::T), parts: &[("table", CORNER)] },
    State { name: "hits", reach: |harness| search(harness, "putin"), parts: &[("timeline", CORNER)] },
    State { name: "nothing", reach: |harness| search(harness, "xyzzy"), parts: &[("timeline", TIMELINE)] },
    State { name: "group", reach: |harness| group_button(harness), parts: &[("menu", MENU)] },
    State { name: "keys", reach: |harness| harness.key_press(Key::F1), parts: &[("dialog", DIALOG)] },
    State { name: "export", reach: |harness| export(harness), parts: &[("dialog", EXPORT)] },
    State { name: "search", reach: |harness| search(harness, "putin"), parts: &[("bar", SEARCH)] },
    State { name: "several", reach: |harness| several(harness), parts: &[("reader", READER)] },
];

fn search(harness: &mut Tested, words: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.get_all_by_role(Role::TextInput).next().unwrap().type_text(words);
}

fn export(harness: &mut Tested) {
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run_steps(3);
}

/// All of what passes.
fn several(harness: &mut Tested) {
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
}

fn group_button(harness: &mut Tested) {
    harness.get_by_role_and_label(Role::Button, "Country").click();
}

/// Divides the lanes by kind, from the menu.
fn divide(harness: &mut Tested) {
    group_button(harness);
    harness.run();
    let kinds = harness.get_all_by_role_and_label(Role::MenuItemRadio, "Kind");
    kinds.last().unwrap().click();
}

fn part(picture: &RgbaImage, rect: Rect) -> RgbaImage {
    let (left, top) = (rect.left() as u32, rect.top() as u32);
    crop_imm(picture, left, top, rect.width() as u32, rect.height() as u32).to_image()
}

/// Looks at parts of the window as it is.
fn look(harness: &mut Tested, parts: &[(&str, Rect)], name: &str) {
    // A cursor that blinks is seen or not.
    harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    harness.run();
    settle(harness);
    harness.run_steps(6);
    let picture = harness.render().unwrap();
    let options = SnapshotOptions::new().threshold(0.0).output_path("tests/ui/snapshots");
    for (panel, rect) in parts {
        image_snapshot_options(&part(&picture, *rect), format!("{panel}-{name}"), &options);
    }
}

fn named(state: &str, theme: &str) -> String {
    if state.is_empty() { theme.to_owned() } else { format!("{state}-{theme}") }
}

fn check(theme: ThemeChoice, name: &str) {
    for state in &STATES {
        let mut harness = told(Setup { size: SIZE, theme, ..Setup::default() });
        (state.reach)(&mut harness);
        look(&mut harness, state.parts, &named(state.name, name));
    }
}

/// Opens so many made items, and looks at the level that they are shown at.
fn check_level(n_items: usize, level: &str) {
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        let mut harness = made(n_items, Setup { size: SIZE, theme, ..Setup::default() });
        look(&mut harness, &[("timeline", TIMELINE)], &named(level, name));
    }
}

#[test]
fn states_in_light() {
    check(ThemeChoice::Light, "light");
}

#[test]
fn states_in_dark() {
    check(ThemeChoice::Dark, "dark");
}

#[test]
fn marks() {
    check_level(350, "marks");
}

#[test]
fn density() {
    check_level(7_000, "density");
}
