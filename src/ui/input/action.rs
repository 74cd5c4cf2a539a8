//! What can be done in the window, and by which keys: one list, from which the keyboard, the tooltips,
//! the key sheet and the command palette are made.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::store::{ActorMatch, Clock, CountryRelation, Dated, DocumentIdx, Grouping, ItemIdx};
use crate::ui::preferences::{Preference, ThemeChoice, Wheel};
use crate::view::{LaneOrder, TimeWindow};
use crate::wording::{Tongue, Wording};
use crate::workspace::{Command, FilterCommand, LaneCommand, ViewCommand};

/// Something the user asks for. Panels collect these; the app carries them out between frames.
#[derive(Clone, Debug)]
pub enum Action {
    /// Changes the workspace at once.
    Change(Command),
    /// Moves the window to another stretch of time, with the motion of a zoom.
    ZoomTo(TimeWindow),
    /// Lets the window glide on after a drag, at this many of its widths a second.
    Glide(f64),
    /// Chooses an item and shows it in the reader.
    Show(ItemIdx),
    /// Asks for files to open.
    OpenFiles,
    /// Asks for a folder to open.
    OpenFolder,
    /// Opens the sample that is part of the program.
    OpenSample,
    /// Stops reading.
    StopReading,
    /// Closes everything that is open.
    CloseAll,
    /// Opens the export dialog, or closes it.
    ToggleExport,
    /// Saves the picture that the export dialog shows.
    SavePicture(PathBuf),
    /// Asks where to save it first, with a suggestion.
    AskSavePlace(PathBuf),
    /// Puts the words of the chosen item on the clipboard.
    Copy,
    /// Takes the last step back.
    Undo,
    /// Takes the last undo back.
    Redo,
    /// Closer, around the chosen item or the middle.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// The first view.
    Fit,
    /// Everything.
    ShowAll,
    /// To the chosen item.
    ZoomToSelection,
    /// Toward the past by a fifth.
    PanLeft,
    /// Toward the future by a fifth.
    PanRight,
    /// The next item in time.
    NextItem,
    /// The one before.
    PreviousItem,
    /// The nearest item in the lane above.
    ItemAbove,
    /// The nearest item in the lane below.
    ItemBelow,
    /// The first item.
    FirstItem,
    /// The last item.
    LastItem,
    /// The next item, with those that are chosen.
    ExtendNext,
    /// The one before, with those that are chosen.
    ExtendPrevious,
    /// The next lane, pill or bar.
    WalkNext,
    /// The one before.
    WalkPrevious,
    /// The nearest one above.
    WalkAbove,
    /// The nearest one below.
    WalkBelow,
    /// Everything that passes.
    SelectAll,
    /// The next item that the search finds; after the last one the first.
    NextHit,
    /// The one before; before the first one the last.
    PreviousHit,
    /// Asks for a time to go to.
    GoToDate,
    /// Only what overlaps the stretch of time that is seen passes.
    FilterToWindow,
    /// The next way to make lanes.
    NextGrouping,
    /// Timeline or table.
    ToggleMode,
    /// Puts the cursor into the search field.
    Search,
    /// Light or dark.
    ToggleTheme,
    /// Shows or hides the filter panel.
    ToggleFilters,
    /// Shows or hides the reader.
    ToggleReader,
    /// Opens the key sheet, or closes it.
    ToggleHelp,
    /// Opens the command palette, or closes it.
    TogglePalette,
    /// Gives the next part of the window the keyboard.
    NextRegion,
    /// Gives the part before it the keyboard.
    PreviousRegion,
    /// Text one size larger.
    TextLarger,
    /// Text one size smaller.
    TextSmaller,
    /// Closes what is open on top: popover, dialog, selection, search.
    Escape,
    /// Asks for the publication date of a document.
    AskDate(DocumentIdx),
    /// Writes a preference.
    Prefer(Preference),
}

/// A part of the key sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Files and pictures.
    Files,
    /// Moving in time.
    Time,
    /// Going from item to item.
    Items,
    /// What passes.
    Filters,
    /// What makes the lanes.
    Lanes,
    /// What the window shows.
    Window,
}

impl Section {
    /// All, in the order of the key sheet.
    pub const ALL: [Self; 6] =
        [Self::Files, Self::Time, Self::Items, Self::Filters, Self::Lanes, Self::Window];

    /// The key of its heading in the wording.
    pub fn key(self) -> &'static str {
        match self {
            Self::Files => "keys.files",
            Self::Time => "keys.time",
            Self::Items => "keys.items",
            Self::Filters => "keys.filters",
            Self::Lanes => "keys.lanes",
            Self::Window => "keys.window",
        }
    }
}

/// One line of the list: an action, its name and its keys.
pub struct Entry {
    /// Where it stands in the key sheet and the palette.
    pub section: Section,
    /// What it does.
    pub action: Action,
    /// Key of its name in the wording.
    pub name: &'static str,
    /// Its keys; the first is the one that is shown. One without keys stands in the palette alone.
    pub keys: &'static [KeyboardShortcut],
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn entry(
    section: Section,
    action: Action,
    name: &'static str,
    keys: &'static [KeyboardShortcut],
) -> Entry {
    Entry { section, action, name, keys }
}

const fn view(section: Section, command: ViewCommand, name: &'static str) -> Entry {
    entry(section, Action::Change(Command::View(command)), name, &[])
}

const fn filter(command: FilterCommand, name: &'static str) -> Entry {
    entry(Section::Filters, Action::Change(Command::Filter(command)), name, &[])
}

const fn lane(command: LaneCommand, name: &'static str) -> Entry {
    entry(Section::Lanes, Action::Change(Command::Lane(command)), name, &[])
}

const fn prefer(preference: Preference, name: &'static str) -> Entry {
    entry(Section::Window, Action::Prefer(preference), name, &[])
}

/// Everything that can be done by name, with its keys where it has some.
pub const ENTRIES: &[Entry] = &[
    entry(Section::Files, Action::OpenFiles, "action.open-files", &[command(Key::O)]),
    entry(Section::Files, Action::OpenFolder, "action.open-folder", &[command_shift(Key::O)]),
    entry(Section::Files, Action::OpenSample, "action.open-sample", &[]),
    entry(Section::Files, Action::CloseAll, "top.close-all", &[]),
    entry(Section::Files, Action::ToggleExport, "action.export", &[command_shift(Key::S)]),
    entry(Section::Files, Action::Copy, "action.copy", &[command(Key::C)]),
    entry(Section::Files, Action::Undo, "action.undo", &[command(Key::Z)]),
    entry(Section::Files, Action::Redo, "action.redo", &[command_shift(Key::Z), command(Key::Y)]),
    entry(Section::Time, Action::GoToDate, "action.go-to-date", &[command(Key::G)]),
    entry(Section::Time, Action::ZoomIn, "action.zoom-in", &[plain(Key::Plus), plain(Key::Equals)]),
    entry(Section::Time, Action::ZoomOut, "action.zoom-out", &[plain(Key::Minus)]),
    entry(Section::Time, Action::Fit, "action.fit", &[plain(Key::Num0)]),
    entry(Section::Time, Action::ShowAll, "action.show-all", &[shift(Key::Num0)]),
    entry(Section::Time, Action::ZoomToSelection, "action.zoom-to-selection", &[plain(Key::Enter)]),
    entry(Section::Time, Action::PanLeft, "action.pan-left", &[alt(Key::ArrowLeft)]),
    entry(Section::Time, Action::PanRight, "action.pan-right", &[alt(Key::ArrowRight)]),
    view(Section::Time, ViewCommand::SetClock(Clock::Happened), "action.clock-happened"),
    view(Section::Time, ViewCommand::SetClock(Clock::Published), "action.clock-published"),
    entry(Section::Items, Action::NextItem, "action.next", &[plain(Key::ArrowRight)]),
    entry(Section::Items, Action::PreviousItem, "action.previous", &[plain(Key::ArrowLeft)]),
    entry(Section::Items, Action::ItemAbove, "action.above", &[plain(Key::ArrowUp)]),
    entry(Section::Items, Action::ItemBelow, "action.below", &[plain(Key::ArrowDown)]),
    entry(Section::Items, Action::FirstItem, "action.first", &[plain(Key::Home)]),
    entry(Section::Items, Action::LastItem, "action.last", &[plain(Key::End)]),
    entry(
        Section::Items,
        Action::ExtendNext,
        "action.extend-next",
        &[shift(Key::ArrowRight), shift(Key::ArrowDown)],
    ),
    entry(
        Section::Items,
        Action::ExtendPrevious,
        "action.extend-previous",
        &[shift(Key::ArrowLeft), shift(Key::ArrowUp)],
    ),
    entry(Section::Items, Action::WalkNext, "action.walk-next", &[command(Key::ArrowRight)]),
    entry(Section::Items, Action::WalkPrevious, "action.walk-previous", &[command(Key::ArrowLeft)]),
    entry(Section::Items, Action::WalkAbove, "action.walk-above", &[command(Key::ArrowUp)]),
    entry(Section::Items, Action::WalkBelow, "action.walk-below", &[command(Key::ArrowDown)]),
    entry(Section::Items, Action::SelectAll, "action.select-all", &[command(Key::A)]),
    entry(Section::Items, Action::Search, "action.search", &[command(Key::F), plain(Key::Slash)]),
    entry(Section::Items, Action::NextHit, "action.next-hit", &[plain(Key::F3)]),
    entry(Section::Items, Action::PreviousHit, "action.previous-hit", &[shift(Key::F3)]),
    filter(FilterCommand::ClearAll, "action.clear-filters"),
    entry(Section::Filters, Action::FilterToWindow, "action.filter-to-window", &[]),
    filter(FilterCommand::SetTimeRange(None), "action.any-time"),
    filter(FilterCommand::SetDated(Dated::Either), "action.dated-either"),
    filter(FilterCommand::SetDated(Dated::With), "action.dated-with"),
    filter(FilterCommand::SetDated(Dated::Without), "action.dated-without"),
    filter(FilterCommand::SetActorMatch(ActorMatch::Any), "action.actors-any"),
    filter(FilterCommand::SetActorMatch(ActorMatch::All), "action.actors-all"),
    filter(FilterCommand::SetCountryRelation(CountryRelation::Stands), "action.country-stands"),
    filter(FilterCommand::SetCountryRelation(CountryRelation::SpokenOf), "action.country-spoken-of"),
    filter(FilterCommand::SetCountryRelation(CountryRelation::Either), "action.country-either"),
    entry(Section::Lanes, Action::NextGrouping, "action.next-grouping", &[plain(Key::G)]),
    view(Section::Lanes, ViewCommand::SetGrouping(Grouping::Country), "action.group-country"),
    view(Section::Lanes, ViewCommand::SetGrouping(Grouping::Actor), "action.group-actor"),
    view(Section::Lanes, ViewCommand::SetGrouping(Grouping::Source), "action.group-source"),
    view(Section::Lanes, ViewCommand::SetGrouping(Grouping::Kind), "action.group-kind"),
    view(Section::Lanes, ViewCommand::SetGrouping(Grouping::None), "action.group-none"),
    view(Section::Lanes, ViewCommand::SetWithin(Some(Grouping::Country)), "action.within-country"),
    view(Section::Lanes, ViewCommand::SetWithin(Some(Grouping::Actor)), "action.within-actor"),
    view(Section::Lanes, ViewCommand::SetWithin(Some(Grouping::Source)), "action.within-source"),
    view(Section::Lanes, ViewCommand::SetWithin(Some(Grouping::Kind)), "action.within-kind"),
    view(Section::Lanes, ViewCommand::SetWithin(None), "action.within-none"),
    lane(LaneCommand::SetOrder(LaneOrder::Count), "action.order-count"),
    lane(LaneCommand::SetOrder(LaneOrder::Name), "action.order-name"),
    lane(LaneCommand::SetOrder(LaneOrder::FirstAppearance), "action.order-first"),
    lane(LaneCommand::ShowHidden, "lane-menu.show-hidden"),
    entry(Section::Window, Action::TogglePalette, "action.palette", &[command_shift(Key::P)]),
    entry(Section::Window, Action::ToggleReader, "action.reader", &[plain(Key::Space), command(Key::Num2)]),
    entry(Section::Window, Action::ToggleFilters, "action.filters", &[command(Key::Num1)]),
    entry(Section::Window, Action::ToggleMode, "action.table", &[plain(Key::T)]),
    entry(Section::Window, Action::ToggleTheme, "action.theme", &[plain(Key::D)]),
    prefer(Preference::Theme(ThemeChoice::System), "action.theme-system"),
    prefer(Preference::Tongue(Some(Tongue::English)), "action.english"),
    prefer(Preference::Tongue(Some(Tongue::German)), "action.german"),
    entry(
        Section::Window,
        Action::TextLarger,
        "action.text-larger",
        &[command(Key::Plus), command(Key::Equals)],
    ),
    entry(Section::Window, Action::TextSmaller, "action.text-smaller", &[command(Key::Minus)]),
    prefer(Preference::ReduceMotion(true), "action.reduce-motion"),
    prefer(Preference::ReduceMotion(false), "action.full-motion"),
    prefer(Preference::Wheel(Wheel::Automatic), "action.wheel-automatic"),
    prefer(Preference::Wheel(Wheel::Zooms), "action.wheel-zooms"),
    prefer(Preference::Wheel(Wheel::Scrolls), "action.wheel-scrolls"),
    entry(Section::Window, Action::NextRegion, "action.next-region", &[plain(Key::F6)]),
    entry(Section::Window, Action::PreviousRegion, "action.previous-region", &[shift(Key::F6)]),
    entry(
        Section::Window,
        Action::ToggleHelp,
        "action.help",
        &[plain(Key::Questionmark), shift(Key::Questionmark), plain(Key::F1)],
    ),
    entry(Section::Window, Action::Escape, "action.escape", &[plain(Key::Escape)]),
];

/// The line of an action. Of changes and preferences it is that of the same one; of all others only
/// the kind counts, not what they carry.
pub fn entry_of(action: &Action) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| is_same(&entry.action, action))
}

fn is_same(one: &Action, other: &Action) -> bool {
    match (one, other) {
        (Action::Change(Command::View(one)), Action::Change(Command::View(other))) => one == other,
        (Action::Change(Command::Filter(one)), Action::Change(Command::Filter(other))) => one == other,
        (Action::Change(Command::Lane(one)), Action::Change(Command::Lane(other))) => one == other,
        (Action::Change(_), Action::Change(_)) => false,
        (Action::Prefer(one), Action::Prefer(other)) => one == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

impl Entry {
    /// Its first key as it is printed on the keys; empty where it has none.
    pub fn shown_key(&self, words: &Wording) -> String {
        self.keys.first().map(|key| key_words(key, words)).unwrap_or_default()
    }
}

/// A shortcut as it is printed on the keys: "Ctrl Shift S".
pub fn key_words(shortcut: &KeyboardShortcut, words: &Wording) -> String {
    let modifiers = shortcut.modifiers;
    let held = [
        (modifiers.command || modifiers.ctrl, words.text("keys.ctrl")),
        (modifiers.shift, words.text("keys.shift")),
        (modifiers.alt, words.text("keys.alt")),
    ];
    let key = match shortcut.logical_key {
        Key::Plus => "+".to_owned(),
        Key::Minus => "−".to_owned(),
        Key::Slash => "/".to_owned(),
        Key::Questionmark => "?".to_owned(),
        Key::ArrowLeft => "←".to_owned(),
        Key::ArrowRight => "→".to_owned(),
        Key::ArrowUp => "↑".to_owned(),
        Key::ArrowDown => "↓".to_owned(),
        Key::Escape => words.text("keys.escape").to_owned(),
        Key::Enter => words.text("keys.enter").to_owned(),
        Key::Space => words.text("keys.space").to_owned(),
        Key::Home => words.text("keys.home").to_owned(),
        Key::End => words.text("keys.end").to_owned(),
        key => key.name().to_owned(),
    };
    let held = held.iter().filter(|(is_held, _)| *is_held).map(|(_, word)| (*word).to_owned());
    held.chain([key]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Tongue;

    #[test]
    fn every_entry_is_worded_in_both_languages() {
        for words in [Wording::of(Tongue::English), Wording::of(Tongue::German)] {
            for entry in ENTRIES {
                assert_ne!(words.text(entry.name), entry.name);
            }
            assert!(Section::ALL.iter().all(|section| words.text(section.key()) != section.key()));
        }
    }

    #[test]
    fn no_key_means_two_things() {
        let mut keys: Vec<_> = ENTRIES.iter().flat_map(|entry| entry.keys).collect();
        let all = keys.len();
        keys.dedup();
        keys.sort_by_key(|shortcut| format!("{shortcut:?}"));
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn every_entry_is_found_by_its_action() {
        for entry in ENTRIES {
            assert_eq!(entry_of(&entry.action).unwrap().name, entry.name);
        }
    }

    #[test]
    fn keys_are_printed_in_the_language_of_the_window() {
        let german = Wording::of(Tongue::German);
        let search = entry_of(&Action::Search).unwrap();
        assert_eq!(key_words(&search.keys[0], german), "Strg F");
        assert_eq!(key_words(&search.keys[1], german), "/");
    }
}
