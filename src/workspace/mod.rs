//! Everything that is open, what is seen of it, and the one place that changes any of it.

mod command;
mod history;
mod palette;
mod preparation;
mod select;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::correction::Corrections;
use crate::item::Extraction;
use crate::store::{ItemIdx, QueryResult, Store, run};
use crate::view::{TimeWindow, ViewState, fit};

pub use command::{Command, DataCommand, FilterCommand, LaneCommand, SelectCommand, ViewCommand};
pub use history::History;
pub use palette::LanePalette;
use preparation::store_of;
pub use preparation::{Preparation, Prepared};

/// Everything that is open. Read it freely; change it with [`Workspace::apply`].
#[derive(Debug)]
pub struct Workspace {
    /// Documents as they were extracted, before corrections, in the order of opening.
    extractions: Vec<Arc<Extraction>>,
    corrections: Corrections,
    /// Documents that were taken away, with the generation of the store that they were in.
    taken_away: BTreeMap<String, u64>,
    store: Arc<Store>,
    result: Arc<QueryResult>,
    view: ViewState,
    history: History,
    palette: LanePalette,
    /// The window that the first documents set.
    first_view: Option<TimeWindow>,
}

impl Default for Workspace {
    fn default() -> Self {
        let store = Arc::new(Store::new(0, &[]));
        let view = ViewState::default();
        let result = Arc::new(run(&store, &view.query(), None));
        Self {
            extractions: Vec::new(),
            corrections: Corrections::default(),
            taken_away: BTreeMap::new(),
            store,
            result,
            view,
            history: History::default(),
            palette: LanePalette::default(),
            first_view: None,
        }
    }
}

impl Workspace {
    /// With `extractions` open, at the first view.
    pub fn new(extractions: Vec<Arc<Extraction>>) -> Self {
        let mut workspace = Self::default();
        workspace.apply(Command::Data(DataCommand::AddExtractions(extractions)));
        workspace
    }

    /// What is open, as columns.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// What passes the filter in force.
    pub fn result(&self) -> &Arc<QueryResult> {
        &self.result
    }

    /// What the user looks at.
    pub fn view(&self) -> &ViewState {
        &self.view
    }

    /// Documents as they were extracted, before corrections, in the order of opening.
    pub fn extractions(&self) -> &[Arc<Extraction>] {
        &self.extractions
    }

    /// What a person decided.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The colors of lanes.
    pub fn palette(&self) -> &LanePalette {
        &self.palette
    }

    /// What can be undone and redone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What is open, to make ready what will be on another thread; see [`DataCommand::AddPrepared`].
    pub fn preparation(&self) -> Preparation {
        Preparation::of(self)
    }

    /// Makes a new store of what is open.
    fn rebuild(&mut self) {
        let store = store_of(&self.extractions, &self.corrections, &self.store);
        self.palette.assign(&store);
        self.put(Arc::new(store));
    }

    /// Puts `store` in place of the present one, and follows the chosen items into it.
    fn put(&mut self, store: Arc<Store>) {
        let old = std::mem::replace(&mut self.store, store);
        self.follow(&old);
        self.requery();
    }

    /// Finds the items that were chosen in `old`, and those that are pinned, in the present store.
    fn follow(&mut self, old: &Store) {
        let views = || self.history.views().chain([&self.view]);
        let chosen = views().flat_map(|view| view.selection.iter()).map(|idx| old.item(idx).id());
        let pinned = views().flat_map(|view| view.pinned.ids()).map(str::to_owned);
        let mut found: HashMap<String, Option<ItemIdx>> = chosen.chain(pinned).map(|id| (id, None)).collect();
        if !found.is_empty() {
            for item in self.store.items() {
                for id in item.ids() {
                    if let Some(place) = found.get_mut(&id) {
                        *place = Some(item.idx);
                    }
                }
            }
        }
        let find = |id: &str| found.get(id).copied().flatten();
        for view in self.history.views_mut().chain([&mut self.view]) {
            view.selection = view.selection.map(|idx| find(&old.item(idx).id()));
            view.pinned.follow(find);
        }
    }

    /// Asks the store anew, where the answer may have changed.
    fn requery(&mut self) {
        let query = self.view.query();
        if self.result.generation != self.store.generation() || self.result.query != query {
            self.result = Arc::new(run(&self.store, &query, Some(&self.result)));
        }
    }

    /// To the first view of what passes.
    fn fit(&mut self) {
        if let Some(window) = fit(&self.store, &self.result) {
            self.view.window = window;
        }
    }
}
