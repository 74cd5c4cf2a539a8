//! The settings: language, colors, size of text, the wheel, motion.

use egui::Ui;

use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::preferences::{Preference, Preferences, TEXT_SIZES, ThemeChoice, Wheel};
use crate::ui::style::typeface;
use crate::ui::widget::{check_box, label, radio, segments};
use crate::wording::Tongue;

/// Shows the settings.
pub fn settings_ui(ui: &mut Ui, pass: &mut Pass<'_>, preferences: &Preferences) {
    ui.set_width(250.0);
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
    heading(ui, pass, "settings.wheel");
    for (wheel, key) in [
        (Wheel::Automatic, "settings.wheel-automatic"),
        (Wheel::Zooms, "settings.wheel-zooms"),
        (Wheel::Scrolls, "settings.wheel-scrolls"),
    ] {
        if radio(ui, &look, preferences.wheel == wheel, pass.say(key)).clicked() {
            pass.send(Action::Prefer(Preference::Wheel(wheel)));
        }
    }
    ui.add_space(8.0);
    if check_box(ui, &look, preferences.reduce_motion, pass.say("settings.motion")).clicked() {
        pass.send(Action::Prefer(Preference::ReduceMotion(!preferences.reduce_motion)));
    }
}

fn text_size_ui(ui: &mut Ui, pass: &mut Pass<'_>, size: f32) {
    let sizes = TEXT_SIZES;
    let names = sizes.map(|size: f32| format!("{:.0}", size * 100.0));
    let choices = names.each_ref().map(|name| (None, name.as_str()));
    let active = sizes.iter().position(|one| (one - size).abs() < 0.01).unwrap_or(1);
    let look = pass.look;
    if let Some(clicked) = segments(ui, &look, &choices, active, false) {
        pass.send(Action::Prefer(Preference::TextSize(sizes[clicked])));
    }
}
