//! What a person looks at, as a line of a project.

use serde::{Deserialize, Serialize};

use crate::store::{Clock, Filter, Grouping};
use crate::view::{FoldOptions, LaneOptions, Mode, Pins, TableOptions, TimeWindow, Unfolded, ViewState};
use crate::workspace::Workspace;

/// What a person looks at; a field that is missing is as at the begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// The first and the last second of the visible stretch, since 1970, to the millisecond.
    window: (f64, f64),
    #[serde(default)]
    filter: Filter,
    #[serde(default)]
    grouping: Grouping,
    #[serde(default)]
    clock: Clock,
    #[serde(default)]
    mode: Mode,
    #[serde(default)]
    lanes: LaneOptions,
    #[serde(default)]
    table: TableOptions,
    #[serde(default)]
    unfolded: Vec<Unfolded>,
    #[serde(default)]
    folds: FoldOptions,
    /// Whether what was rejected or hidden is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    /// Identifiers of the items that rank before all others.
    #[serde(default)]
    pinned: Vec<String>,
    /// Identifiers of the chosen items, that of the reader first.
    #[serde(default)]
    chosen: Vec<String>,
}

/// Of more chosen items only the one in the reader is kept: everything may be chosen.
const MOST_CHOSEN: usize = 1_000;

impl Seen {
    /// What is looked at now.
    pub fn of(workspace: &Workspace) -> Self {
        let (view, store) = (workspace.view(), workspace.store());
        let id = |idx| store.item(idx).id();
        let primary = view.selection.primary();
        let others = view.selection.iter().filter(|idx| Some(*idx) != primary);
        let others = others.take(if view.selection.len() > MOST_CHOSEN { 0 } else { MOST_CHOSEN });
        Self {
            window: (milliseconds(view.window.start), milliseconds(view.window.end)),
            filter: view.filter.clone(),
            grouping: view.grouping,
            clock: view.clock,
            mode: view.mode,
            lanes: view.lanes.clone(),
            table: view.table.clone(),
            unfolded: view.unfolded.iter().cloned().collect(),
            folds: view.folds.clone(),
            removed: view.shows_removed,
            pinned: view.pinned.ids().map(str::to_owned).collect(),
            chosen: primary.into_iter().chain(others).map(id).collect(),
        }
    }

    /// The view, in which pins know their identifiers alone and nothing is chosen.
    pub fn view(&self) -> ViewState {
        ViewState {
            window: TimeWindow::new(self.window.0, self.window.1),
            filter: self.filter.clone(),
            grouping: self.grouping,
            clock: self.clock,
            mode: self.mode,
            lanes: self.lanes.clone(),
            table: self.table.clone(),
            unfolded: self.unfolded.iter().cloned().collect(),
            folds: self.folds.clone(),
            shows_removed: self.removed,
            pinned: Pins::of_ids(self.pinned.iter().cloned()),
            selection: Default::default(),
        }
    }

    /// The identifiers of the chosen items.
    pub fn chosen(&self) -> &[String] {
        &self.chosen
    }
}

/// Rounded, so that it is the same number once it was printed and read.
fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1_000.0).round() / 1_000.0
}
