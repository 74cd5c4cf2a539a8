//! The settings: language, colors, size of text, the wheel, motion.

use egui::Ui;

use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::preferences::{Preference, Preferences, TEXT_SIZES, ThemeChoice, Wheel};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, check_box, label, radio, segments};
use crate::wording::{DateForm, Tongue};

/// Shows the settings; `tongue` is the language in force, which the command line may have told.
pub fn settings_ui(ui: &mut Ui, pass: &mut Pass<'_>, preferences: &Preferences, tongue: Option<Tongue>) {
    ui.set_width(250.0);
    let tongues = [
        (None, pass.say("settings.language-system")),
        (Some(Tongue::English), "English"),
        (Some(Tongue::German), "Deutsch"),
    ];
    choices_ui(ui, pass, "settings.language", tongue, tongues, Preference::Tongue);
    let themes = [
        (ThemeChoice::System, pass.say("settings.theme-system")),
        (ThemeChoice::Light, pass.say("settings.theme-light")),
        (ThemeChoice::Dark, pass.say("settings.theme-dark")),
    ];
    choices_ui(ui, pass, "settings.theme", preferences.theme, themes, Preference::Theme);
    heading(ui, pass, "settings.size");
    text_size_ui(ui, pass, preferences.text_size);
    ui.add_space(8.0);
    let wheels = [
        (Wheel::Automatic, pass.say("settings.wheel-automatic")),
        (Wheel::Zooms, pass.say("settings.wheel-zooms")),
        (Wheel::Scrolls, pass.say("settings.wheel-scrolls")),
    ];
    let dates = [(DateForm::Worded, pass.say("settings.dates-worded")), (DateForm::Iso, "2025-09-03")];
    choices_ui(ui, pass, "settings.dates", preferences.dates, dates, Preference::Dates);
    choices_ui(ui, pass, "settings.wheel", preferences.wheel, wheels, Preference::Wheel);
    if check_box(ui, &pass.look, preferences.reduce_motion, pass.say("settings.motion")).clicked() {
        pass.send(Action::Prefer(Preference::ReduceMotion(!preferences.reduce_motion)));
    }
    ui.add_space(6.0);
    if Button::link(pass.say("action.about")).show(ui, &pass.look).clicked() {
        pass.send(Action::ToggleAbout);
        ui.close();
    }
}

fn heading(ui: &mut Ui, pass: &Pass<'_>, key: &'static str) {
    label(ui, pass.say(key), typeface::semibold(12.0), pass.look.color(Role::Ink2));
    ui.add_space(2.0);
}

/// A heading and the choices below it, one of which is taken `now`.
fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    key: &'static str,
    now: T,
    choices: impl IntoIterator<Item = (T, &'static str)>,
    prefer: fn(T) -> Preference,
) {
    heading(ui, pass, key);
    for (choice, words) in choices {
        if radio(ui, &pass.look, now == choice, words).clicked() {
            pass.send(Action::Prefer(prefer(choice)));
        }
    }
    ui.add_space(8.0);
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
