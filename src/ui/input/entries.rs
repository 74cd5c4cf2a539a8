//! What can be done by name, and by which keys: one list, from which the keyboard, the tooltips, the
//! key sheet and the command palette are made.

use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::action::{Action, ActorPart, CopyForm, Judgement, MarkField, Walk};
use crate::item::AnchorKind;
use crate::project::Articles;
use crate::store::{ActorMatch, Clock, CountryRelation, Dated, Grouping, SURE};
use crate::ui::preferences::{Preference, ThemeChoice, Wheel};
use crate::view::LaneOrder;
use crate::wording::{DateForm, Tongue, Wording};
use crate::workspace::{
    Command, DataCommand, FilterCommand, ItemStep, LaneCommand, SelectCommand, ViewCommand,
};

/// A part of the key sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Files and pictures.
    Files,
    /// Moving in time.
    Time,
    /// Going from item to item.
    Items,
    /// Filtering: what of everything is shown.
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
#[derive(Clone)]
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

const fn view(command: ViewCommand) -> Action {
    Action::Change(Command::View(command))
}

const fn filter(command: FilterCommand) -> Action {
    Action::Change(Command::Filter(command))
}

const fn lane(command: LaneCommand) -> Action {
    Action::Change(Command::Lane(command))
}

const fn prefer(preference: Preference) -> Action {
    Action::Prefer(preference)
}

/// Everything that can be done by name, with its keys where it has some.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let (before, after) = LISTED.split_at(LISTED.iter().position(is_lanes).unwrap_or(LISTED.len()));
        let facets = || Grouping::choices().flatten();
        let group: Vec<Entry> = facets()
            .map(|facet| {
                let command = view(ViewCommand::SetGrouping(Some(facet)));
                entry(Section::Lanes, command, facet.keys().group, &[])
            })
            .collect();
        let divide: Vec<Entry> = facets()
            .map(|facet| {
                let command = view(ViewCommand::SetWithin(Some(facet)));
                entry(Section::Lanes, command, facet.keys().divide, &[])
            })
            .collect();
        [before, &group, &divide, after].concat()
    });
    &ENTRIES
}

/// Whether it is the first of those about lanes that are the same for all facets.
fn is_lanes(entry: &Entry) -> bool {
    entry.action == view(ViewCommand::SetGrouping(None))
}

/// All but those of facets.
const LISTED: &[Entry] = &[
    entry(Section::Files, Action::OpenFiles, "action.open-files", &[command(Key::O)]),
    entry(Section::Files, Action::OpenFolder, "action.open-folder", &[command_shift(Key::O)]),
    entry(Section::Files, Action::Paste(None), "action.paste", &[command(Key::V)]),
    entry(Section::Files, Action::OpenSample, "action.open-sample", &[]),
    entry(Section::Files, Action::SaveProject, "action.save", &[command(Key::S)]),
    entry(Section::Files, Action::SaveProjectAs(Articles::Embedded), "action.save-as", &[plain(Key::F12)]),
    entry(Section::Files, Action::SaveProjectAs(Articles::Linked), "action.save-linked", &[]),
    entry(Section::Files, Action::ShareCorrections, "action.share-corrections", &[]),
    entry(Section::Files, Action::Change(Command::Data(DataCommand::CloseAll)), "top.close-all", &[]),
    entry(Section::Files, Action::AskArticle(None), "action.article", &[command(Key::I)]),
    entry(Section::Files, Action::ReloadArticle, "action.reload-article", &[plain(Key::F5)]),
    entry(Section::Files, Action::ToggleExport, "action.export", &[command_shift(Key::S)]),
    entry(Section::Files, Action::ExportFindings, "action.export-findings", &[]),
    entry(Section::Files, Action::Copy, "action.copy", &[command(Key::C)]),
    entry(Section::Files, Action::CopyAs(CopyForm::Cells), "action.copy-cells", &[]),
    entry(Section::Files, Action::CopyAs(CopyForm::Markdown), "action.copy-markdown", &[]),
    entry(Section::Files, Action::Change(Command::Undo), "action.undo", &[command(Key::Z)]),
    entry(
        Section::Files,
        Action::Change(Command::Redo),
        "action.redo",
        &[command_shift(Key::Z), command(Key::Y)],
    ),
    entry(Section::Time, Action::GoToDate, "action.go-to-date", &[command(Key::G)]),
    entry(
        Section::Time,
        view(ViewCommand::ZoomIn),
        "action.zoom-in",
        &[plain(Key::Plus), plain(Key::Equals)],
    ),
    entry(Section::Time, view(ViewCommand::ZoomOut), "action.zoom-out", &[plain(Key::Minus)]),
    entry(Section::Time, view(ViewCommand::Fit), "action.fit", &[plain(Key::Num0)]),
    entry(Section::Time, view(ViewCommand::ShowAll), "action.show-all", &[shift(Key::Num0)]),
    entry(Section::Time, Action::Enter, "action.zoom-to-selection", &[plain(Key::Enter)]),
    entry(Section::Time, view(ViewCommand::PanLeft), "action.pan-left", &[alt(Key::ArrowLeft)]),
    entry(Section::Time, view(ViewCommand::PanRight), "action.pan-right", &[alt(Key::ArrowRight)]),
    entry(Section::Time, view(ViewCommand::SetClock(Clock::Happened)), "action.clock-happened", &[]),
    entry(Section::Time, view(ViewCommand::SetClock(Clock::Published)), "action.clock-published", &[]),
    entry(Section::Items, Action::Step(ItemStep::Next), "action.next", &[plain(Key::ArrowRight)]),
    entry(Section::Items, Action::Step(ItemStep::Previous), "action.previous", &[plain(Key::ArrowLeft)]),
    entry(Section::Items, Action::Step(ItemStep::Above), "action.above", &[plain(Key::ArrowUp)]),
    entry(Section::Items, Action::Step(ItemStep::Below), "action.below", &[plain(Key::ArrowDown)]),
    entry(Section::Items, Action::Step(ItemStep::First), "action.first", &[plain(Key::Home)]),
    entry(Section::Items, Action::Step(ItemStep::Last), "action.last", &[plain(Key::End)]),
    entry(
        Section::Items,
        Action::Step(ItemStep::ExtendNext),
        "action.extend-next",
        &[shift(Key::ArrowRight), shift(Key::ArrowDown)],
    ),
    entry(
        Section::Items,
        Action::Step(ItemStep::ExtendPrevious),
        "action.extend-previous",
        &[shift(Key::ArrowLeft), shift(Key::ArrowUp)],
    ),
    entry(Section::Items, Action::Walk(Walk::Next), "action.walk-next", &[command(Key::ArrowRight)]),
    entry(Section::Items, Action::Walk(Walk::Previous), "action.walk-previous", &[command(Key::ArrowLeft)]),
    entry(Section::Items, Action::Walk(Walk::Above), "action.walk-above", &[command(Key::ArrowUp)]),
    entry(Section::Items, Action::Walk(Walk::Below), "action.walk-below", &[command(Key::ArrowDown)]),
    entry(
        Section::Items,
        Action::Change(Command::Select(SelectCommand::All)),
        "action.select-all",
        &[command(Key::A)],
    ),
    entry(Section::Items, Action::Judge(Judgement::Right), "action.right", &[plain(Key::R)]),
    entry(Section::Items, Action::Judge(Judgement::Wrong), "action.wrong", &[plain(Key::F)]),
    entry(
        Section::Items,
        Action::Judge(Judgement::Correct),
        "action.correct",
        &[plain(Key::E), plain(Key::F2)],
    ),
    entry(Section::Items, Action::ToggleCheck, "action.check", &[plain(Key::V)]),
    entry(Section::Items, Action::SkipCheck, "action.skip-check", &[plain(Key::U)]),
    entry(Section::Items, Action::ToggleCorrections, "action.corrections", &[plain(Key::K)]),
    entry(Section::Items, Action::ToggleStar, "action.star", &[plain(Key::S)]),
    entry(Section::Items, Action::EditMarks(MarkField::Tag), "action.tag", &[plain(Key::L)]),
    entry(Section::Items, Action::EditMarks(MarkField::Note), "action.note", &[plain(Key::N)]),
    entry(Section::Items, Action::MakeItem(AnchorKind::Statement), "action.make-statement", &[]),
    entry(Section::Items, Action::MakeItem(AnchorKind::Event), "action.make-event", &[]),
    entry(Section::Items, Action::AskActor(None, ActorPart::Name), "action.actor", &[plain(Key::A)]),
    entry(Section::Items, Action::AskActor(None, ActorPart::Same), "action.merge-actor", &[]),
    entry(Section::Items, Action::AskActor(None, ActorPart::Country), "action.actor-country", &[]),
    entry(Section::Items, Action::AskActor(None, ActorPart::Role), "action.actor-role", &[]),
    entry(Section::Items, Action::AskActor(None, ActorPart::Kind), "action.actor-kind", &[]),
    entry(Section::Items, Action::Change(Command::Data(DataCommand::SeeAll)), "action.see-all", &[]),
    entry(Section::Items, Action::JoinChosen, "action.join-items", &[plain(Key::M)]),
    entry(Section::Items, Action::SplitChosen, "action.split-item", &[shift(Key::M)]),
    entry(Section::Items, Action::AskFinding, "action.ask-finding", &[plain(Key::B)]),
    entry(Section::Items, Action::Search, "action.search", &[command(Key::F), plain(Key::Slash)]),
    entry(Section::Items, Action::Step(ItemStep::NextHit), "action.next-hit", &[plain(Key::F3)]),
    entry(Section::Items, Action::Step(ItemStep::PreviousHit), "action.previous-hit", &[shift(Key::F3)]),
    entry(Section::Filters, filter(FilterCommand::ClearAll), "action.clear-filters", &[]),
    entry(Section::Filters, filter(FilterCommand::ToWindow), "action.filter-to-window", &[]),
    entry(Section::Filters, filter(FilterCommand::SetTimeRange(None)), "action.any-time", &[]),
    entry(Section::Filters, filter(FilterCommand::SetDated(Dated::Either)), "action.dated-either", &[]),
    entry(Section::Filters, filter(FilterCommand::SetDated(Dated::With)), "action.dated-with", &[]),
    entry(Section::Filters, filter(FilterCommand::SetDated(Dated::Without)), "action.dated-without", &[]),
    entry(Section::Filters, filter(FilterCommand::SetHappened(true)), "action.happened", &[]),
    entry(Section::Filters, filter(FilterCommand::SetHappened(false)), "action.not-happened", &[]),
    entry(Section::Filters, filter(FilterCommand::SetMinConfidence(SURE)), "action.sure", &[]),
    entry(Section::Filters, filter(FilterCommand::SetMinConfidence(0.0)), "action.unsure", &[]),
    entry(Section::Filters, filter(FilterCommand::SetStatedCountry(true)), "action.stated-country", &[]),
    entry(Section::Filters, filter(FilterCommand::SetStatedCountry(false)), "action.any-country", &[]),
    entry(Section::Filters, filter(FilterCommand::SetActorMatch(ActorMatch::Any)), "action.actors-any", &[]),
    entry(Section::Filters, filter(FilterCommand::SetActorMatch(ActorMatch::All)), "action.actors-all", &[]),
    entry(
        Section::Filters,
        filter(FilterCommand::SetCountryRelation(CountryRelation::Stands)),
        "action.country-stands",
        &[],
    ),
    entry(
        Section::Filters,
        filter(FilterCommand::SetCountryRelation(CountryRelation::SpokenOf)),
        "action.country-spoken-of",
        &[],
    ),
    entry(
        Section::Filters,
        filter(FilterCommand::SetCountryRelation(CountryRelation::Either)),
        "action.country-either",
        &[],
    ),
    entry(Section::Filters, view(ViewCommand::ToggleRemoved), "action.removed", &[]),
    entry(Section::Lanes, view(ViewCommand::NextGrouping), "action.next-grouping", &[plain(Key::G)]),
    entry(Section::Lanes, view(ViewCommand::SetGrouping(None)), "action.group-none", &[]),
    entry(Section::Lanes, view(ViewCommand::SetWithin(None)), "action.within-none", &[]),
    entry(Section::Lanes, lane(LaneCommand::SetOrder(LaneOrder::Count)), "action.order-count", &[]),
    entry(Section::Lanes, lane(LaneCommand::SetOrder(LaneOrder::Name)), "action.order-name", &[]),
    entry(Section::Lanes, lane(LaneCommand::SetOrder(LaneOrder::FirstAppearance)), "action.order-first", &[]),
    entry(Section::Lanes, lane(LaneCommand::ShowHidden), "lane-menu.show-hidden", &[]),
    entry(Section::Window, Action::TogglePalette, "action.palette", &[command_shift(Key::P)]),
    entry(Section::Window, Action::ToggleReader, "action.reader", &[plain(Key::Space), command(Key::Num2)]),
    entry(Section::Window, Action::ToggleFindings, "action.findings", &[command(Key::Num3)]),
    entry(Section::Window, prefer(Preference::ReaderPinned(true)), "action.pin-reader", &[]),
    entry(Section::Window, prefer(Preference::ReaderPinned(false)), "action.unpin-reader", &[]),
    entry(Section::Window, Action::ToggleFilters, "action.filters", &[command(Key::Num1)]),
    entry(Section::Window, view(ViewCommand::ToggleMode), "action.table", &[plain(Key::T)]),
    entry(Section::Window, Action::ToggleTheme, "action.theme", &[plain(Key::D)]),
    entry(Section::Window, prefer(Preference::Theme(ThemeChoice::System)), "action.theme-system", &[]),
    entry(Section::Window, prefer(Preference::Tongue(Some(Tongue::English))), "action.english", &[]),
    entry(Section::Window, prefer(Preference::Tongue(Some(Tongue::German))), "action.german", &[]),
    entry(
        Section::Window,
        Action::TextLarger,
        "action.text-larger",
        &[command(Key::Plus), command(Key::Equals)],
    ),
    entry(Section::Window, Action::TextSmaller, "action.text-smaller", &[command(Key::Minus)]),
    entry(Section::Window, prefer(Preference::ReduceMotion(true)), "action.reduce-motion", &[]),
    entry(Section::Window, prefer(Preference::ReduceMotion(false)), "action.full-motion", &[]),
    entry(Section::Window, prefer(Preference::Dates(DateForm::Worded)), "action.dates-worded", &[]),
    entry(Section::Window, prefer(Preference::Dates(DateForm::Iso)), "action.dates-iso", &[]),
    entry(Section::Window, prefer(Preference::Wheel(Wheel::Automatic)), "action.wheel-automatic", &[]),
    entry(Section::Window, prefer(Preference::Wheel(Wheel::Zooms)), "action.wheel-zooms", &[]),
    entry(Section::Window, prefer(Preference::Wheel(Wheel::Scrolls)), "action.wheel-scrolls", &[]),
    entry(Section::Window, Action::NextRegion, "action.next-region", &[plain(Key::F6)]),
    entry(Section::Window, Action::PreviousRegion, "action.previous-region", &[shift(Key::F6)]),
    entry(
        Section::Window,
        Action::ToggleHelp,
        "action.help",
        &[plain(Key::Questionmark), shift(Key::Questionmark), plain(Key::F1)],
    ),
    entry(Section::Window, Action::ToggleAbout, "action.about", &[]),
    entry(Section::Window, Action::Escape, "action.escape", &[plain(Key::Escape)]),
];

/// The line of an action, if it can be done by name.
pub fn entry_of(action: &Action) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.action == *action)
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
        // The minus of typography, as wide as the plus.
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
            for entry in entries() {
                assert_ne!(words.text(entry.name), entry.name);
            }
            assert!(Section::ALL.iter().all(|section| words.text(section.key()) != section.key()));
        }
    }

    #[test]
    fn no_key_means_two_things() {
        let mut keys: Vec<_> = entries().iter().flat_map(|entry| entry.keys).collect();
        let all = keys.len();
        keys.dedup();
        keys.sort_by_key(|shortcut| format!("{shortcut:?}"));
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn every_entry_is_found_by_its_action() {
        for entry in entries() {
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
