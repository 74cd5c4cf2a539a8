//! What the user prefers: kept from one start to the next.

use serde::{Deserialize, Serialize};

use super::layout::Panels;
use crate::theme::Shade;
use crate::wording::Tongue;

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// One change of a preference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// The colors.
    Theme(ThemeChoice),
    /// The language; `None` for that of the system.
    Tongue(Option<Tongue>),
    /// Whether motion is reduced.
    ReduceMotion(bool),
    /// The size of all text, 0.9 to 1.5.
    TextSize(f32),
    /// The width of the reader.
    ReaderWidth(f32),
}

/// What the user prefers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The colors.
    pub theme: ThemeChoice,
    /// The language of the window; `None` for that of the system.
    pub tongue: Option<Tongue>,
    /// Whether motion is reduced to short fades.
    pub reduce_motion: bool,
    /// The size of all text, 1 for the designed one.
    pub text_size: f32,
    /// Which panels are open.
    pub panels: Panels,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            tongue: None,
            reduce_motion: false,
            text_size: 1.0,
            panels: Panels::default(),
        }
    }
}

impl Preferences {
    /// Changes one.
    pub fn set(&mut self, preference: Preference) {
        match preference {
            Preference::Theme(theme) => self.theme = theme,
            Preference::Tongue(tongue) => self.tongue = tongue,
            Preference::ReduceMotion(reduce) => self.reduce_motion = reduce,
            Preference::TextSize(size) => self.text_size = size.clamp(0.9, 1.5),
            Preference::ReaderWidth(width) => self.panels.reader_width = Some(width),
        }
    }

    /// The theme in force, where the system has `system`.
    pub fn shade(&self, system: Option<egui::Theme>) -> Shade {
        match (self.theme, system) {
            (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(egui::Theme::Dark)) => Shade::Dark,
            _ => Shade::Light,
        }
    }

    /// The language in force.
    pub fn tongue(&self) -> Tongue {
        self.tongue.unwrap_or_else(system_tongue)
    }
}

/// The language of the system, as far as the window speaks it.
fn system_tongue() -> Tongue {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_lowercase().starts_with("de") => Tongue::German,
        _ => Tongue::English,
    }
}
