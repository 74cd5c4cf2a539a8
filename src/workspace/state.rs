//! Everything that is open and seen, and how store and result follow it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::assembly::store_of;
use super::history::History;
use super::palette::LanePalette;
use crate::correction::Corrections;
use crate::effort::Effort;
use crate::item::Extraction;
use crate::store::{ItemIdx, Query, QueryResult, Store, run};
use crate::view::{TimeWindow, ViewState, fit};

/// Everything that is open. It is read through its methods and changes in [`Workspace::apply`] alone;
/// the fields are for the files that carry commands out.
#[derive(Debug)]
pub struct Workspace {
    /// Documents as they were extracted, before corrections, in the order of opening.
    pub(super) extractions: Vec<Arc<Extraction>>,
    pub(super) corrections: Corrections,
    /// Documents that were taken away, with the generation of the store that they were in.
    pub(super) taken_away: BTreeMap<String, u64>,
    pub(super) store: Arc<Store>,
    pub(super) result: Arc<QueryResult>,
    pub(super) view: ViewState,
    pub(super) history: History,
    pub(super) palette: LanePalette,
    /// The window that the first documents set.
    pub(super) first_view: Option<TimeWindow>,
    /// Whether a search is answered at once, however long that takes.
    waits_for_search: bool,
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
            waits_for_search: true,
        }
    }
}

impl Workspace {
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

    /// Makes a new store of what is open.
    pub(super) fn rebuild(&mut self) {
        let store = store_of(&self.extractions, &self.corrections, &self.store, &Effort::unlimited());
        self.palette.assign(&store);
        self.put(Arc::new(store));
    }

    /// Puts `store` in place of the present one, and follows the chosen items into it.
    pub(super) fn put(&mut self, store: Arc<Store>) {
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
    pub(super) fn requery(&mut self) {
        let query = self.answerable(self.view.query());
        if self.result.generation != self.store.generation() || self.result.query != query {
            self.result = Arc::new(run(&self.store, &query, Some(&self.result)));
        }
    }

    /// The query without its words where a search would make the window wait; see
    /// [`Self::is_search_pending`].
    fn answerable(&self, mut query: Query) -> Query {
        if !self.waits_for_search && !self.store.is_search_ready() && self.store.is_search_long() {
            query.filter.text.clear();
        }
        query
    }

    /// Whether the result leaves the words of the filter aside until the store is ready for searching.
    /// [`Store::prepare_search`] makes it so on another thread, and then [`Command::SearchReady`] asks anew.
    /// Only a workspace made by [`Self::for_window`] does not wait for it.
    ///
    /// [`Command::SearchReady`]: super::Command::SearchReady
    pub fn is_search_pending(&self) -> bool {
        self.result.query.filter.text != self.view.filter.text
    }

    /// With nothing open, and never making its user wait for a search.
    pub fn for_window() -> Self {
        Self { waits_for_search: false, ..Self::default() }
    }

    /// To the first view of what passes.
    pub(super) fn fit(&mut self) {
        if let Some(window) = fit(&self.store, &self.result) {
            self.view.window = window;
        }
    }
}
