//! Every change there is, by what it changes. Menus, keys, mouse, tests and the command line all
//! send these; [`Workspace::apply`] is the only place that acts on them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::history::{Edit, Gesture, Step};
use super::preparation::{Prepared, add_to, is_taken_away};
use super::{Workspace, select};
use crate::item::Extraction;
use crate::store::{
    ActorMatch, Clock, CountryRelation, Dated, FacetValue, Filter, FilterPart, Grouping, ItemIdx, LaneKey,
};
use crate::time::TimeInterval;
use crate::view::{BinKey, Column, LaneOrder, Mode, TimeWindow, ViewState, show_all};

/// A change of the workspace.
#[derive(Clone, Debug)]
pub enum Command {
    /// Changes what is open.
    Data(DataCommand),
    /// Changes what stretch of time is seen, and how.
    View(ViewCommand),
    /// Changes what passes.
    Filter(FilterCommand),
    /// Changes how lanes are shown.
    Lane(LaneCommand),
    /// Changes what is chosen. Not undone alone: undoing leaves the selection as it is.
    Select(SelectCommand),
    /// Takes the last step back. A gesture (wheel, drag, typing) is one step.
    Undo,
    /// Takes back the last undo.
    Redo,
    /// Ends a gesture that is under way, so that the next one is a step of its own: send it when the
    /// mouse button is let go, the wheel rests, or the search field is left.
    EndGesture,
}

/// Changes of what is open.
#[derive(Clone, Debug)]
pub enum DataCommand {
    /// Adds documents that were read. One whose identifier is open already takes the other's place.
    /// The first ones set the first view. Not undone: use `Remove`.
    AddExtractions(Vec<Arc<Extraction>>),
    /// The same, made ready on another thread; quick, unless other documents were opened since.
    AddPrepared(Box<Prepared>),
    /// Takes one document away.
    Remove {
        /// Identifier of the document.
        document: String,
    },
    /// Sets the publication date of a document by hand and extracts it anew; `None` goes back to
    /// what the document itself says.
    SetPublished {
        /// Identifier of the document.
        document: String,
        /// The day.
        date: Option<NaiveDate>,
    },
}

/// Changes of the visible stretch of time and of how it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewCommand {
    /// Shows a window, as part of a gesture: for dragging the brush of the overview or its handles,
    /// and for each frame of an animation. For a jump use `JumpTo`.
    SetWindow(TimeWindow),
    /// Shows a window, as a step of its own: for a typed range, a click on a count at the edge, the
    /// end of an animation.
    JumpTo(TimeWindow),
    /// Shows a window, one step of several: for keys that are pressed in quick succession.
    StepTo(TimeWindow),
    /// Moves by seconds toward the future, as part of a gesture.
    Pan(f64),
    /// Zooms by `factor` (above 1 comes closer) with `time` kept in place, as part of a gesture.
    ZoomAt {
        /// The time under the pointer.
        time: f64,
        /// How much closer.
        factor: f64,
    },
    /// The first view: most of what passes.
    Fit,
    /// Everything that passes, whole.
    ShowAll,
    /// Keeps the zoom and centers on a time.
    GoTo(i64),
    /// Zooms so that an item's time is 40 % of the window.
    ZoomToItem(ItemIdx),
    /// Timeline or table.
    SetMode(Mode),
    /// What makes the lanes.
    SetGrouping(Grouping),
    /// The next grouping of the menu.
    NextGrouping,
    /// What divides each lane into parts, if anything.
    SetWithin(Option<Grouping>),
    /// Which time of an item is shown.
    SetClock(Clock),
    /// Sorts the table by a column; the one in force is turned round.
    SortBy(Column),
    /// Shows a column of the table, or no longer.
    ToggleColumn(Column),
    /// Opens an overflow pill in place, or closes it.
    ToggleBin(BinKey),
    /// Ranks an item before all others, or no longer.
    TogglePin(ItemIdx),
    /// Takes a whole view, such as one from a project file; the selection stays.
    Restore(Box<ViewState>),
}

/// Changes of what passes.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterCommand {
    /// Items need this value, or another included one of the facet.
    Include(FacetValue),
    /// Items must not have this value.
    Exclude(FacetValue),
    /// The value is not filtered by any more.
    Neutral(FacetValue),
    /// This value alone of its facet.
    Only(FacetValue),
    /// One part of the filter lets everything pass.
    Lift(FilterPart),
    /// Everything passes.
    ClearAll,
    /// A whole filter: one that was saved, or one from before.
    Set(Box<Filter>),
    /// Words that must be found; send it with each key typed, they become one step.
    SetText(String),
    /// The time that items must overlap; `None` for any. Part of a gesture while it is dragged.
    SetTimeRange(Option<TimeInterval>),
    /// The least confidence, 0 to 1. Part of a gesture while the slider moves.
    SetMinConfidence(f32),
    /// How items must be connected with a country.
    SetCountryRelation(CountryRelation),
    /// Whether items need one or all of the included actors.
    SetActorMatch(ActorMatch),
    /// Whether items need a date.
    SetDated(Dated),
}

/// Changes of how lanes are shown.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneCommand {
    /// In which order they stand.
    SetOrder(LaneOrder),
    /// Shows the lane as its label alone, or in full again.
    ToggleCollapsed(LaneKey),
    /// Keeps the lane at the top, or no longer.
    TogglePinned(LaneKey),
    /// Does not show the lane, or shows it again.
    ToggleHidden(LaneKey),
    /// Shows all hidden lanes again.
    ShowHidden,
}

/// Changes of what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectCommand {
    /// One item alone: a click.
    One(ItemIdx),
    /// Adds an item or takes it away: a click with Ctrl.
    Toggle(ItemIdx),
    /// Several items: what a tray holds, "select all".
    Many(Vec<ItemIdx>),
    /// What passes and may have been in a stretch of time, in some lanes: an area that was drawn.
    Area {
        /// The stretch.
        time: TimeInterval,
        /// The lanes.
        lanes: Vec<LaneKey>,
    },
    /// What begins in a bin of marks or a bar.
    Bin(BinKey),
    /// The next item in time among those that pass; the first in view where none is chosen.
    Next,
    /// The one before.
    Previous,
    /// The item nearest in time in the lane above.
    Above,
    /// The item nearest in time in the lane below.
    Below,
    /// The next item, with those that are chosen.
    ExtendNext,
    /// The one before, with those that are chosen.
    ExtendPrevious,
    /// An item with those that are chosen; going back over chosen ones takes them away again.
    Extend(ItemIdx),
    /// The first item that passes.
    First,
    /// The last item that passes.
    Last,
    /// Nothing.
    Clear,
}

impl Workspace {
    /// Carries out a command; the only way to change a workspace. A command that names what is not
    /// there (any more) changes nothing.
    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Data(command) => self.apply_data(command),
            Command::View(command) => self.apply_view(command),
            Command::Filter(command) => self.apply_filter(command),
            Command::Lane(command) => {
                self.change(Gesture::Single, |workspace| apply_lane(&mut workspace.view, command));
            }
            Command::Select(command) => self.view.selection = select::selected(self, command),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::EndGesture => self.history.end_gesture(),
        }
    }

    /// Makes a change of the view, keeps the way back if it made a difference, and asks the store anew.
    fn change(&mut self, gesture: Gesture, change: impl FnOnce(&mut Self)) {
        let before = self.view.clone();
        change(self);
        if self.view != before {
            self.history.record(Step { view: before, edit: None }, gesture);
            self.requery();
        }
    }

    fn apply_data(&mut self, command: DataCommand) {
        match command {
            DataCommand::AddExtractions(added) => self.add(false, |workspace| workspace.open(&added)),
            DataCommand::AddPrepared(prepared) => {
                self.add(prepared.continues, |workspace| workspace.take(*prepared));
            }
            DataCommand::Remove { document } => self.edit(Edit::Removed { document }),
            DataCommand::SetPublished { document, date } => self.edit(Edit::Published { document, date }),
        }
    }

    /// Adds documents. The first ones set the view; those that continue them widen it, as long as
    /// nobody has moved it.
    fn add(&mut self, continues: bool, add: impl FnOnce(&mut Self)) {
        let first = self.store.is_empty();
        let untouched = continues && self.first_view == Some(self.view.window);
        add(self);
        if first || untouched {
            self.fit();
            self.first_view = Some(self.view.window);
        }
    }

    fn take(&mut self, prepared: Prepared) {
        if prepared.fits(self) {
            self.extractions = prepared.extractions;
            self.palette = prepared.palette;
            self.note_opened(&prepared.added);
            self.put(prepared.store);
        } else {
            // What was taken away while it was made ready stays away.
            let mut added = prepared.added;
            added.retain(|one| !is_taken_away(&self.taken_away, one, prepared.since));
            self.open(&added);
        }
    }

    fn open(&mut self, added: &[Arc<Extraction>]) {
        self.note_opened(added);
        add_to(&mut self.extractions, added);
        self.rebuild();
    }

    fn note_opened(&mut self, added: &[Arc<Extraction>]) {
        for extraction in added {
            self.taken_away.remove(&extraction.document.id);
        }
    }

    /// Where the document stands.
    fn position(&self, document: &str) -> Option<usize> {
        self.extractions.iter().position(|one| one.document.id == document)
    }

    /// Changes a document as a step of its own.
    fn edit(&mut self, edit: Edit) {
        let view = self.view.clone();
        let nothing_dated = self.store.n_dated() == 0;
        if let Some(back) = self.carry_out(edit) {
            self.history.record(Step { view, edit: Some(back) }, Gesture::Single);
            self.rebuild();
            // The first items that have a place at all: go where they are.
            if nothing_dated {
                self.fit();
            }
        }
    }

    /// Changes a document and tells how to take it back; `None` where nothing changes.
    fn carry_out(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::Published { document, date } => {
                self.position(&document)?;
                let dates = &mut self.corrections.published;
                let before = match date {
                    Some(date) => dates.insert(document.clone(), date),
                    None => dates.remove(&document),
                };
                (before != date).then_some(Edit::Published { document, date: before })
            }
            Edit::Removed { document } => {
                let at = self.position(&document)?;
                self.taken_away.insert(document, self.store.generation());
                Some(Edit::Opened(at, self.extractions.remove(at)))
            }
            Edit::Opened(at, extraction) => {
                let document = extraction.document.id.clone();
                if self.position(&document).is_some() {
                    // It was opened again meanwhile.
                    return None;
                }
                self.taken_away.remove(&document);
                self.extractions.insert(at.min(self.extractions.len()), extraction);
                Some(Edit::Removed { document })
            }
        }
    }

    fn undo(&mut self) {
        if let Some(step) = self.history.pop_undo() {
            let back = self.step_over(step);
            self.history.push_redo(back);
            self.settle();
        }
    }

    fn redo(&mut self) {
        if let Some(step) = self.history.pop_redo() {
            let back = self.step_over(step);
            self.history.push_undo(back);
            self.settle();
        }
    }

    /// Goes to the other side of a step and tells how to come back.
    fn step_over(&mut self, step: Step) -> Step {
        let selection = self.view.selection.clone();
        let view = std::mem::replace(&mut self.view, ViewState { selection, ..step.view });
        let edit = step.edit.and_then(|edit| self.carry_out(edit));
        Step { view, edit }
    }

    /// Makes store and result fit what is open and seen.
    fn settle(&mut self) {
        let corrected = |one: &Arc<Extraction>| self.corrections.published(&one.document);
        let is_open = self.extractions.len() == self.store.n_documents()
            && self.extractions.iter().zip(self.store.documents()).all(|(one, (_, document))| {
                one.document.id == document.id && corrected(one) == document.published
            });
        if is_open { self.requery() } else { self.rebuild() }
    }

    fn apply_view(&mut self, command: ViewCommand) {
        let gesture = match command {
            ViewCommand::SetWindow(_) | ViewCommand::Pan(_) | ViewCommand::ZoomAt { .. } => {
                Gesture::Navigation
            }
            ViewCommand::StepTo(_) => Gesture::Stepping,
            _ => Gesture::Single,
        };
        self.change(gesture, |workspace| workspace.change_view(command));
    }

    fn change_view(&mut self, command: ViewCommand) {
        let view = &mut self.view;
        match command {
            ViewCommand::SetWindow(window) | ViewCommand::JumpTo(window) | ViewCommand::StepTo(window) => {
                view.window = TimeWindow::new(window.start, window.end);
            }
            ViewCommand::Pan(seconds) => view.window = view.window.pan(seconds),
            ViewCommand::ZoomAt { time, factor } => view.window = view.window.zoom_at(time, factor),
            ViewCommand::Fit => self.fit(),
            ViewCommand::ShowAll => {
                view.window = show_all(&self.store, &self.result).unwrap_or(view.window);
            }
            ViewCommand::GoTo(time) => view.window = view.window.centered_on(time as f64),
            ViewCommand::ZoomToItem(idx) => self.zoom_to(idx),
            ViewCommand::SetMode(mode) => view.mode = mode,
            ViewCommand::SetGrouping(grouping) => view.grouping = grouping,
            ViewCommand::NextGrouping => {
                let at = Grouping::ALL.iter().position(|&one| one == view.grouping).unwrap_or(0);
                view.grouping = Grouping::ALL[(at + 1) % Grouping::ALL.len()];
            }
            ViewCommand::SetWithin(within) => view.within = within,
            ViewCommand::SetClock(clock) => view.clock = clock,
            ViewCommand::SortBy(column) => view.table.sort_by(column),
            ViewCommand::ToggleColumn(column) => view.table.toggle(column),
            ViewCommand::ToggleBin(bin) => toggle(&mut view.expanded, bin),
            ViewCommand::TogglePin(idx) => {
                if idx.index() < self.store.len() {
                    view.pinned.toggle(&self.store, idx);
                }
            }
            ViewCommand::Restore(restored) => {
                *view =
                    ViewState { selection: view.selection.clone(), pinned: view.pinned.clone(), ..*restored };
            }
        }
    }

    /// The item's time becomes 40 % of the window.
    fn zoom_to(&mut self, idx: ItemIdx) {
        const SHARE: f64 = 0.4;
        let known = idx.index() < self.store.len();
        if let Some(interval) = known.then(|| self.store.interval(idx, self.view.clock)).flatten() {
            self.view.window = TimeWindow::around(interval, (1.0 / SHARE - 1.0) / 2.0);
        }
    }

    fn apply_filter(&mut self, command: FilterCommand) {
        let gesture = match command {
            FilterCommand::SetText(_) => Gesture::Typing,
            FilterCommand::SetTimeRange(Some(_)) | FilterCommand::SetMinConfidence(_) => Gesture::Brushing,
            _ => Gesture::Single,
        };
        self.change(gesture, |workspace| change_filter(&mut workspace.view, command));
    }
}

fn change_filter(view: &mut ViewState, command: FilterCommand) {
    let filter = &mut view.filter;
    match command {
        FilterCommand::Include(value) => {
            let facet = filter.facet_mut(value.facet());
            facet.exclude.remove(&value);
            facet.include.insert(value);
        }
        FilterCommand::Exclude(value) => {
            let facet = filter.facet_mut(value.facet());
            facet.include.remove(&value);
            facet.exclude.insert(value);
        }
        FilterCommand::Neutral(value) => {
            let facet = filter.facet_mut(value.facet());
            facet.include.remove(&value);
            facet.exclude.remove(&value);
        }
        FilterCommand::Only(value) => {
            let facet = filter.facet_mut(value.facet());
            *facet = Default::default();
            facet.include.insert(value);
        }
        FilterCommand::Lift(FilterPart::Facet(facet)) => *filter.facet_mut(facet) = Default::default(),
        FilterCommand::Lift(FilterPart::Text) => filter.text.clear(),
        FilterCommand::Lift(FilterPart::Time) => filter.time = None,
        FilterCommand::Lift(FilterPart::Confidence) => filter.min_confidence = 0.0,
        FilterCommand::Lift(FilterPart::Dated) => filter.dated = Dated::Either,
        FilterCommand::Set(whole) => *filter = *whole,
        // The relation is a way of looking, not a filter: it stays.
        FilterCommand::ClearAll => {
            let (country_relation, actor_match) = (filter.country_relation, filter.actor_match);
            *filter = Filter { country_relation, actor_match, ..Default::default() };
        }
        FilterCommand::SetText(text) => filter.text = text,
        FilterCommand::SetTimeRange(time) => filter.time = time,
        FilterCommand::SetMinConfidence(least) => {
            filter.min_confidence = if least.is_finite() { least.clamp(0.0, 1.0) } else { 0.0 };
        }
        FilterCommand::SetCountryRelation(relation) => filter.country_relation = relation,
        FilterCommand::SetActorMatch(actors) => filter.actor_match = actors,
        FilterCommand::SetDated(dated) => filter.dated = dated,
    }
}

fn apply_lane(view: &mut ViewState, command: LaneCommand) {
    let lanes = &mut view.lanes;
    match command {
        LaneCommand::SetOrder(order) => lanes.order = order,
        LaneCommand::ToggleCollapsed(key) => toggle(&mut lanes.collapsed, key),
        LaneCommand::TogglePinned(key) => toggle(&mut lanes.pinned, key),
        LaneCommand::ToggleHidden(key) => toggle(&mut lanes.hidden, key),
        LaneCommand::ShowHidden => lanes.hidden.clear(),
    }
}

/// Puts `value` into the set, or takes it out.
fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
