//! What the user prefers: kept from one start to the next.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::layout::Panels;
use crate::store::{SavedFilter, keep_filter};
use crate::theme::Shade;
use crate::view::Column;
use crate::wording::{DateForm, Tongue};

/// The sizes of text that the settings offer.
pub const TEXT_SIZES: [f32; 5] = [0.9, 1.0, 1.1, 1.25, 1.5];

/// The smallest and the largest.
const TEXT_SIZE: RangeInclusive<f32> = TEXT_SIZES[0]..=TEXT_SIZES[4];

/// So much of what was opened last is offered.
const MOST_RECENT: usize = 8;

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// The light theme, whatever the system has.
    Light,
    /// The dark theme, whatever the system has.
    Dark,
}

/// What turning the wheel over the timeline does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wheel {
    /// A wheel zooms, two fingers on a trackpad scroll.
    #[default]
    Automatic,
    /// Wheel and trackpad both zoom.
    Zooms,
    /// Wheel and trackpad both scroll; with Ctrl they zoom.
    Scrolls,
}

/// How large the window was when it was closed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Its width in points, as it is where it is not maximized.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
    /// Whether it filled the screen.
    pub maximized: bool,
}

/// How wide columns of the table are, in points, by [`Column::name`].
pub type ColumnWidths = BTreeMap<String, f32>;

/// One change of a preference.
#[derive(Clone, Debug, PartialEq)]
pub enum Preference {
    /// Light, dark, or as the system is.
    Theme(ThemeChoice),
    /// The language; `None` for that of the system.
    Tongue(Option<Tongue>),
    /// Whether motion is reduced.
    ReduceMotion(bool),
    /// The size of all text, 0.9 to 1.5.
    TextSize(f32),
    /// The width of the reader.
    ReaderWidth(f32),
    /// Whether the reader stays open beside the timeline.
    ReaderPinned(bool),
    /// How wide a column of the table is, in points.
    ColumnWidth(Column, f32),
    /// What the wheel does.
    Wheel(Wheel),
    /// How days are written.
    Dates(DateForm),
    /// Keeps a filter; one of the same name gives way.
    KeepFilter(Box<SavedFilter>),
    /// Forgets the filter of this name.
    ForgetFilter(String),
    /// A file, folder or project was opened: the start screen offers it.
    Opened(String),
    /// Something was exported: the dialog begins there next time.
    Exported(LastExport),
}

/// What was exported last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastExport {
    /// The name of its format; `None` before the first export.
    pub format: Option<String>,
    /// The folder it went to.
    pub folder: Option<String>,
}

/// What the user prefers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark, or as the system is.
    pub theme: ThemeChoice,
    /// The language of the window; `None` for that of the system.
    pub tongue: Option<Tongue>,
    /// Whether motion is reduced to short fades.
    pub reduce_motion: bool,
    /// The size of all text, 1 for the designed one.
    pub text_size: f32,
    /// Which panels are open.
    pub panels: Panels,
    /// What the wheel does.
    pub wheel: Wheel,
    /// How days are written.
    pub dates: DateForm,
    /// How wide columns of the table were drawn, in points, by the name of the column.
    pub columns: ColumnWidths,
    /// Filters that were kept, by name.
    pub filters: Vec<SavedFilter>,
    /// What was opened last, the latest first, by its path.
    pub recent: Vec<String>,
    /// How large the window was; `None` before it was closed for the first time.
    pub window: Option<WindowSize>,
    /// What was exported last.
    pub export: LastExport,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            tongue: None,
            reduce_motion: false,
            text_size: 1.0,
            panels: Panels::default(),
            wheel: Wheel::default(),
            dates: DateForm::default(),
            columns: ColumnWidths::new(),
            filters: Vec::new(),
            recent: Vec::new(),
            window: None,
            export: LastExport::default(),
        }
    }
}

impl Preferences {
    /// Whether all sizes are such as the window could have.
    pub(super) fn is_in_range(&self) -> bool {
        let is_size = |points: f32| (100.0..=20_000.0).contains(&points);
        TEXT_SIZE.contains(&self.text_size)
            && self.panels.reader_width.is_none_or(is_size)
            && self.columns.values().all(|width| (20.0..=20_000.0).contains(width))
            && self.window.is_none_or(|window| is_size(window.width) && is_size(window.height))
    }

    /// Writes one preference; a size of text out of range becomes the nearest one allowed.
    pub fn set(&mut self, preference: Preference) {
        match preference {
            Preference::Theme(theme) => self.theme = theme,
            Preference::Tongue(tongue) => self.tongue = tongue,
            Preference::ReduceMotion(reduce) => self.reduce_motion = reduce,
            Preference::TextSize(size) => self.text_size = size.clamp(*TEXT_SIZE.start(), *TEXT_SIZE.end()),
            Preference::ReaderWidth(width) => self.panels.reader_width = Some(width),
            Preference::ColumnWidth(column, width) => {
                self.columns.insert(column.name().to_owned(), width);
            }
            Preference::ReaderPinned(pinned) => self.panels.reader_pinned = pinned,
            Preference::Wheel(wheel) => self.wheel = wheel,
            Preference::Dates(dates) => self.dates = dates,
            Preference::KeepFilter(saved) => keep_filter(&mut self.filters, *saved),
            Preference::ForgetFilter(name) => self.filters.retain(|known| known.name != name),
            Preference::Exported(last) => self.export = last,
            Preference::Opened(path) => {
                self.recent.retain(|known| *known != path);
                self.recent.insert(0, path);
                self.recent.truncate(MOST_RECENT);
            }
        }
    }

    /// The next larger text size, or the next smaller.
    pub fn next_text_size(&self, larger: bool) -> f32 {
        let size = self.text_size;
        let next = match larger {
            true => TEXT_SIZES.into_iter().find(|one| *one > size + 0.01),
            false => TEXT_SIZES.into_iter().rev().find(|one| *one < size - 0.01),
        };
        next.unwrap_or(size)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Filter;

    fn saved(name: &str, text: &str) -> Preference {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        Preference::KeepFilter(Box::new(SavedFilter { name: name.to_owned(), filter }))
    }

    #[test]
    fn filters_are_kept_by_name() {
        let mut preferences = Preferences::default();
        for (name, text) in [("Zoll", "a"), ("äpfel", "b"), ("Zoll", "c")] {
            preferences.set(saved(name, text));
        }
        let kept: Vec<_> =
            preferences.filters.iter().map(|one| (one.name.as_str(), one.filter.text.as_str())).collect();
        assert_eq!(kept, [("äpfel", "b"), ("Zoll", "c")]);
        preferences.set(Preference::ForgetFilter("Zoll".to_owned()));
        assert_eq!(preferences.filters.len(), 1);
    }

    #[test]
    fn text_sizes_go_step_by_step_and_end() {
        let mut preferences = Preferences::default();
        for expected in [1.1, 1.25, 1.5, 1.5] {
            preferences.set(Preference::TextSize(preferences.next_text_size(true)));
            assert_eq!(preferences.text_size, expected);
        }
        preferences.set(Preference::TextSize(preferences.next_text_size(false)));
        assert_eq!(preferences.text_size, 1.25);
    }
}
