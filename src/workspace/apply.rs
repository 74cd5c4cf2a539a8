//! Carrying out commands: what is seen, what passes, how lanes stand, and the way back.

use std::sync::Arc;

use super::command::{Command, DataCommand, FilterCommand, LaneCommand, ViewCommand};
use super::gesture::Gesture;
use super::history::Step;
use super::naming::deed_of;
use super::select::selected;
use super::state::{Stale, Workspace};
use super::way_back::FilterStep;
use crate::item::Extraction;
use crate::store::{Dated, Filter, FilterPart, Grouping, ItemIdx};
use crate::view::{Mode, TimeWindow, ViewState, show_all, zoomed_to};

/// How much closer a press of the zoom key comes.
const KEY_ZOOM: f64 = 1.5;
/// The share of the window that a press of a pan key moves.
const KEY_PAN: f64 = 0.2;

impl Workspace {
    /// With `extractions` open, at the first view.
    pub fn new(extractions: Vec<Arc<Extraction>>) -> Self {
        let mut workspace = Self::default();
        workspace.apply(Command::Data(DataCommand::AddExtractions(extractions)));
        workspace
    }

    /// Carries out a command; the only way to change a workspace. A command that names what is not
    /// there (any more) changes nothing.
    pub fn apply(&mut self, command: Command) {
        if !matches!(command, Command::SearchReady | Command::EndGesture) {
            self.revision += 1;
        }
        self.history.begin(deed_of(&command));
        match command {
            Command::Data(command) => self.apply_data(command),
            Command::View(command) => self.apply_view(command),
            Command::Filter(command) => self.apply_filter(command),
            Command::Lane(command) => {
                self.change(Gesture::Single, |workspace| apply_lane(&mut workspace.view, command));
            }
            Command::Finding(command) => self.apply_finding(command),
            Command::Select(command) => self.choose(selected(self, command)),
            Command::Undo => self.go_to_step(self.history.n_done().saturating_sub(1)),
            Command::Redo => self.go_to_step(self.history.n_done() + 1),
            Command::GoToStep(n_done) => self.go_to_step(n_done),
            Command::SearchReady => {
                let was_pending = self.is_search_pending();
                self.requery();
                if was_pending && !self.is_search_pending() {
                    self.see_found();
                }
            }
            Command::EndGesture => self.history.end_gesture(),
        }
    }

    /// Makes a change of the view, keeps the way back if it made a difference, and asks the store anew.
    fn change(&mut self, gesture: Gesture, change: impl FnOnce(&mut Self)) {
        let before = self.view.clone();
        change(self);
        if self.view != before {
            if self.view.shows_removed != before.shows_removed {
                self.stale = Stale::Items;
            }
            self.history.record(before, None, gesture);
            self.refresh();
        }
    }

    /// Undoes or redoes steps until so many are done, as far as there are any.
    fn go_to_step(&mut self, n_done: usize) {
        let before = self.history.n_done();
        while self.history.n_done() > n_done
            && let Some(step) = self.history.pop_undo()
        {
            let back = self.step_over(step);
            self.history.push_redo(back);
        }
        while self.history.n_done() < n_done
            && let Some(step) = self.history.pop_redo()
        {
            let back = self.step_over(step);
            self.history.push_undo(back);
        }
        if self.history.n_done() != before {
            self.settle();
        }
    }

    /// Goes to the other side of a step and tells how to come back.
    fn step_over(&mut self, step: Step) -> Step {
        let Step { view, edit, deed } = step;
        let selection = std::mem::take(&mut self.view.selection);
        let goal = ViewState { selection, ..Arc::unwrap_or_clone(view) };
        let view = std::mem::replace(&mut self.view, goal);
        if self.view.shows_removed != view.shows_removed {
            self.stale = Stale::Items;
        }
        let edit = edit.and_then(|edit| self.carry_out(edit));
        Step { view: Arc::new(view), edit, deed }
    }

    fn apply_view(&mut self, command: ViewCommand) {
        if let ViewCommand::Follow(_) = command {
            self.change_view(command);
            return self.requery();
        }
        self.change(command.gesture(), |workspace| workspace.change_view(command));
    }

    fn change_view(&mut self, command: ViewCommand) {
        let view = &mut self.view;
        match command {
            ViewCommand::SetWindow(window) | ViewCommand::JumpTo(window) => {
                view.window = TimeWindow::new(window.start, window.end);
            }
            ViewCommand::Pan(seconds) => view.window = view.window.pan(seconds),
            ViewCommand::ZoomAt { time, factor } => view.window = view.window.zoom_at(time, factor),
            ViewCommand::ZoomIn => self.zoom_by(KEY_ZOOM),
            ViewCommand::ZoomOut => self.zoom_by(1.0 / KEY_ZOOM),
            ViewCommand::PanLeft => view.window = view.window.pan(-view.window.seconds() * KEY_PAN),
            ViewCommand::PanRight => view.window = view.window.pan(view.window.seconds() * KEY_PAN),
            ViewCommand::Fit => self.fit(),
            ViewCommand::ShowAll => {
                view.window = show_all(&self.store, &self.result).unwrap_or(view.window);
            }
            ViewCommand::GoTo(time) | ViewCommand::Follow(time) => {
                view.window = view.window.centered_on(time as f64)
            }
            ViewCommand::ZoomToItem(idx) => self.zoom_to(idx),
            ViewCommand::ZoomToSelection => {
                view.selection.primary().into_iter().for_each(|idx| self.zoom_to(idx))
            }
            ViewCommand::SetMode(mode) => view.mode = mode,
            ViewCommand::ToggleMode => {
                view.mode = match view.mode {
                    Mode::Timeline => Mode::Table,
                    Mode::Table => Mode::Timeline,
                };
            }
            ViewCommand::SetGrouping(grouping) => view.grouping.by = grouping,
            ViewCommand::NextGrouping => {
                let later = Grouping::choices().skip_while(|by| *by != view.grouping.by).nth(1);
                view.grouping.by = later.or_else(|| Grouping::choices().next()).flatten();
            }
            ViewCommand::SetWithin(within) => view.grouping.within = within,
            ViewCommand::SetClock(clock) => view.clock = clock,
            ViewCommand::SortBy(column) => view.table.sort_by(column),
            ViewCommand::ToggleColumn(column) => view.table.toggle(column),
            ViewCommand::ToggleUnfolded(what) => toggle(&mut view.unfolded, what),
            ViewCommand::ToggleFolds => {
                view.folds.on = !view.folds.on;
                view.folds.open.clear();
            }
            ViewCommand::ToggleRemoved => view.shows_removed = !view.shows_removed,
            ViewCommand::OpenFold(time) => {
                view.folds.open.insert(time);
            }
            // Commands may come from a store that was replaced meanwhile.
            ViewCommand::TogglePin(idx) => {
                if idx.index() < self.store.len() {
                    view.pinned.toggle(&self.store, idx);
                }
            }
        }
    }

    /// Zooms around the chosen item where it is in sight, else around the middle.
    fn zoom_by(&mut self, factor: f64) {
        let window = self.view.window;
        let chosen = self.view.selection.primary();
        let time = chosen
            .and_then(|idx| self.store.interval(idx, self.view.clock))
            .map(|at| (at.start + at.end) as f64 / 2.0)
            .filter(|time| window.contains(*time));
        self.view.window = window.zoom_at(time.unwrap_or(window.middle()), factor);
    }

    /// Comes closer to an item.
    fn zoom_to(&mut self, idx: ItemIdx) {
        let known = idx.index() < self.store.len();
        if let Some(time) = known.then(|| self.store.interval(idx, self.view.clock)).flatten() {
            self.view.window = zoomed_to(self.view.window, time, self.store.item(idx).is_lasting());
        }
    }

    fn apply_filter(&mut self, command: FilterCommand) {
        let usual = self.usual_filter().clone();
        let before = FilterStep { filter: self.view.filter.clone(), window: self.view.window };
        self.change(command.gesture(), |workspace| change_filter(&mut workspace.view, command, &usual));
        if self.view.filter != before.filter {
            self.see_filtered(before);
        }
    }
}

/// `usual` is the filter at the begin.
fn change_filter(view: &mut ViewState, command: FilterCommand, usual: &Filter) {
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
        FilterCommand::Lift(FilterPart::StatedCountry) => filter.stated_country = false,
        FilterCommand::Lift(FilterPart::Happened) => filter.happened = false,
        FilterCommand::Set(whole) => *filter = *whole,
        // The relation is a way of looking, not a filter: it stays.
        FilterCommand::ClearAll => {
            let (country_relation, actor_match) = (filter.country_relation, filter.actor_match);
            *filter = Filter { country_relation, actor_match, ..usual.clone() };
            view.shows_removed = false;
        }
        FilterCommand::SetText(text) => filter.text = text,
        FilterCommand::SetTimeRange(time) => filter.time = time,
        FilterCommand::ToWindow => filter.time = Some(view.window.interval()),
        FilterCommand::SetMinConfidence(least) => {
            filter.min_confidence = if least.is_finite() { least.clamp(0.0, 1.0) } else { 0.0 };
        }
        FilterCommand::SetCountryRelation(relation) => filter.country_relation = relation,
        FilterCommand::SetActorMatch(actors) => filter.actor_match = actors,
        FilterCommand::SetDated(dated) => filter.dated = dated,
        FilterCommand::SetStatedCountry(stated) => filter.stated_country = stated,
        FilterCommand::SetHappened(happened) => filter.happened = happened,
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
