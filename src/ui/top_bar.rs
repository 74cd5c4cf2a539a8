//! The bar at the top: what is open, opening, undo, search, timeline or table, grouping, export.

use egui::{Align, Id, Layout, Popup, Rect, Ui, UiBuilder, pos2, vec2};

use super::action::{Action, entry_of, key_words};
use super::icon;
use super::pass::Pass;
use super::phrase;
use super::preferences::{Preference, Preferences, ThemeChoice};
use super::typeface;
use super::widget::{Button, check_box, hline, icon_button, label, radio, search_field, segments, vline};
use crate::store::Grouping;
use crate::theme::{Role, Shade};
use crate::view::Mode;
use crate::wording::Tongue;
use crate::workspace::{Command, FilterCommand, ViewCommand};

/// What of the bar changes with the state of the window.
pub struct TopBar<'a> {
    /// What is open, in words.
    pub title: &'a str,
    /// The search as typed.
    pub search: &'a mut String,
    /// Whether there is anything to search, group and export.
    pub enabled: bool,
    /// Whether there is only room for icons.
    pub icons_only: bool,
    /// What the user prefers, for the settings.
    pub preferences: &'a Preferences,
}

/// The search field's identity, by which its key finds it.
pub fn search_id() -> Id {
    Id::unique("search")
}

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, mut bar: TopBar<'_>) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Panel));
    hline(ui, &look, rect, rect.bottom() - 0.5);
    let inner = rect.shrink2(vec2(12.0, 8.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = 4.0;
    left_ui(&mut left, pass, &bar);
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 6.0;
    right_ui(&mut right, pass, &bar);
    let (from, to) = (left.min_rect().right() + 16.0, right.min_rect().left() - 16.0);
    let width = (to - from).clamp(120.0, 420.0);
    let center = rect.center().x.clamp(from + width / 2.0, (to - width / 2.0).max(from + width / 2.0));
    let room = Rect::from_center_size(pos2(center, rect.center().y), vec2(width, 32.0));
    search_ui(ui, pass, room, &mut bar);
}

fn left_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let short: String = bar.title.chars().take(28).collect();
    let title = if short.len() < bar.title.len() { format!("{}…", short.trim_end()) } else { short };
    let menu = Button::bare(&title).icon(icon::FILES).caret().show(ui, &look);
    Popup::menu(&menu).frame(look.popover(6)).show(|ui| {
        ui.set_width(230.0);
        for (action, name, enabled) in [
            (Action::OpenFiles, "action.open-files", true),
            (Action::OpenFolder, "action.open-folder", true),
            (Action::OpenSample, "empty.sample", true),
            (Action::CloseAll, "top.close-all", bar.enabled),
        ] {
            menu_entry(ui, pass, action, name, enabled);
        }
    });
    separator(ui, &look);
    let open = pass.named(&Action::OpenFiles);
    let opened = if bar.icons_only {
        icon_button(ui, &look, icon::FOLDER_OPEN, &open, true)
    } else {
        Button::bare(pass.say("top.open")).icon(icon::FOLDER_OPEN).show(ui, &look).on_hover_text(open)
    };
    if opened.clicked() {
        pass.send(Action::OpenFiles);
    }
    let history = pass.workspace.history();
    for (glyph, action, enabled) in [
        (icon::ARROW_U_UP_LEFT, Action::Undo, history.can_undo()),
        (icon::ARROW_U_UP_RIGHT, Action::Redo, history.can_redo()),
    ] {
        let name = pass.named(&action);
        if icon_button(ui, &look, glyph, &name, enabled).clicked() {
            pass.send(action);
        }
    }
}

/// A line of a menu, with the key of its action at the right.
pub fn menu_entry(ui: &mut Ui, pass: &mut Pass<'_>, action: Action, name: &'static str, enabled: bool) {
    menu_line(ui, pass, action, pass.say(name), enabled);
}

/// A line of a menu in words of its own.
pub fn menu_line(ui: &mut Ui, pass: &mut Pass<'_>, action: Action, words: &str, enabled: bool) {
    let look = pass.look;
    let keys = entry_of(&action).map(|entry| key_words(&entry.keys[0], pass.words)).unwrap_or_default();
    let sense = if enabled { egui::Sense::click() } else { egui::Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), sense);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::MenuItem, enabled, words));
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    let ink = look.color(if enabled { Role::Ink } else { Role::Ink4 });
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let text = (&*keys, typeface::regular(12.0), look.color(Role::Ink3));
    let keys =
        super::widget::label_at(ui, inner.right_center(), egui::Align2::RIGHT_CENTER, text, inner.width());
    let text = (words, typeface::regular(13.0), ink);
    let room = keys.left() - inner.left() - 8.0;
    super::widget::label_at(ui, inner.left_center(), egui::Align2::LEFT_CENTER, text, room);
    if response.clicked() {
        pass.send(action);
        ui.close();
    }
}

fn right_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let help = pass.named(&Action::ToggleHelp);
    if icon_button(ui, &look, icon::QUESTION, &help, true).clicked() {
        pass.send(Action::ToggleHelp);
    }
    let settings = icon_button(ui, &look, icon::SLIDERS, pass.say("top.settings"), true);
    Popup::from_toggle_button_response(&settings)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .frame(look.popover(14))
        .show(|ui| settings_ui(ui, pass, bar.preferences));
    let moon = look.theme().shade() == Shade::Light;
    let theme = pass.named(&Action::ToggleTheme);
    let glyph = if moon { icon::MOON } else { icon::SUN };
    if icon_button(ui, &look, glyph, &theme, true).clicked() {
        pass.send(Action::ToggleTheme);
    }
    separator(ui, &look);
    export_ui(ui, pass, bar);
    ui.add_space(2.0);
    group_ui(ui, pass, bar);
    if bar.enabled {
        mode_ui(ui, pass, bar);
    }
}

fn export_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let name = pass.named(&Action::ToggleExport);
    let words = if bar.icons_only { "" } else { pass.say("top.export") };
    let button = Button::new(words).icon(icon::EXPORT).named(&name).enabled(bar.enabled).show(ui, &look);
    if button.on_hover_text(&name).clicked() {
        pass.send(Action::ToggleExport);
    }
}

fn group_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let now = pass.workspace.view().grouping;
    let name = pass.say(phrase::grouping_key(now));
    let button =
        Button::bare(name).caret().before(pass.say("top.group")).enabled(bar.enabled).show(ui, &look);
    Popup::menu(&button).frame(look.popover(6)).show(|ui| {
        ui.set_width(150.0);
        for grouping in Grouping::ALL {
            let set = Action::Change(Command::View(ViewCommand::SetGrouping(grouping)));
            menu_entry(ui, pass, set, phrase::grouping_key(grouping), true);
        }
    });
}

fn mode_ui(ui: &mut Ui, pass: &mut Pass<'_>, bar: &TopBar<'_>) {
    let look = pass.look;
    let mode = pass.workspace.view().mode;
    let choices = [(Some(icon::ROWS), pass.say("top.timeline")), (Some(icon::TABLE), pass.say("top.table"))];
    let active = usize::from(mode == Mode::Table);
    if let Some(clicked) = segments(ui, &look, &choices, active, bar.icons_only) {
        let mode = if clicked == 0 { Mode::Timeline } else { Mode::Table };
        pass.change(Command::View(ViewCommand::SetMode(mode)));
    }
}

fn search_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, bar: &mut TopBar<'_>) {
    let look = pass.look;
    let mut room = ui.new_child(UiBuilder::new().max_rect(rect));
    if !bar.enabled {
        room.disable();
    }
    let keys =
        entry_of(&Action::Search).map(|entry| key_words(&entry.keys[0], pass.words)).unwrap_or_default();
    let keys = if rect.width() < 340.0 { "" } else { &*keys };
    let words = (pass.say("top.search"), keys, pass.say("top.clear-search"));
    let response = search_field(&mut room, &look, search_id(), bar.search, words);
    if response.changed() {
        pass.change(Command::Filter(FilterCommand::SetText(bar.search.clone())));
    }
    if response.lost_focus() {
        pass.change(Command::EndGesture);
        if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            pass.send(Action::NextItem);
            response.request_focus();
        }
    }
}

fn settings_ui(ui: &mut Ui, pass: &mut Pass<'_>, preferences: &Preferences) {
    ui.set_width(220.0);
    let look = pass.look;
    let heading = |ui: &mut Ui, pass: &Pass<'_>, key| {
        label(ui, pass.say(key), typeface::semibold(12.0), look.color(Role::Ink2));
        ui.add_space(2.0);
    };
    heading(ui, pass, "settings.language");
    for (tongue, words) in [
        (None, pass.say("settings.language-system")),
        (Some(Tongue::English), "English"),
        (Some(Tongue::German), "Deutsch"),
    ] {
        if radio(ui, &look, preferences.tongue == tongue, words).clicked() {
            pass.send(Action::Prefer(Preference::Tongue(tongue)));
        }
    }
    ui.add_space(8.0);
    heading(ui, pass, "settings.theme");
    for (theme, key) in [
        (ThemeChoice::System, "settings.theme-system"),
        (ThemeChoice::Light, "settings.theme-light"),
        (ThemeChoice::Dark, "settings.theme-dark"),
    ] {
        if radio(ui, &look, preferences.theme == theme, pass.say(key)).clicked() {
            pass.send(Action::Prefer(Preference::Theme(theme)));
        }
    }
    ui.add_space(8.0);
    heading(ui, pass, "settings.size");
    text_size_ui(ui, pass, preferences.text_size);
    ui.add_space(8.0);
    if check_box(ui, &look, preferences.reduce_motion, pass.say("settings.motion")).clicked() {
        pass.send(Action::Prefer(Preference::ReduceMotion(!preferences.reduce_motion)));
    }
}

fn text_size_ui(ui: &mut Ui, pass: &mut Pass<'_>, size: f32) {
    let sizes = [0.9, 1.0, 1.1, 1.25, 1.5];
    let names = sizes.map(|size: f32| format!("{:.0}", size * 100.0));
    let choices = names.each_ref().map(|name| (None, name.as_str()));
    let active = sizes.iter().position(|one| (one - size).abs() < 0.01).unwrap_or(1);
    let look = pass.look;
    if let Some(clicked) = segments(ui, &look, &choices, active, false) {
        pass.send(Action::Prefer(Preference::TextSize(sizes[clicked])));
    }
}

fn separator(ui: &mut Ui, look: &super::look::Look) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 32.0), egui::Sense::hover());
    vline(ui, look, rect.center().x, rect.shrink2(vec2(0.0, 7.0)));
}
