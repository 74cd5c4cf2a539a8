//! Everything that is open, what is seen of it, and the one place that changes any of it.

mod command;
mod history;
mod palette;
mod select;

use std::collections::HashMap;
use std::sync::Arc;

use crate::correction::Corrections;
use crate::item::Extraction;
use crate::store::{ItemIdx, QueryResult, Store, run};
use crate::view::{ViewState, fit};

pub use command::{Command, DataCommand, FilterCommand, LaneCommand, SelectCommand, ViewCommand};
pub use history::History;
pub use palette::LanePalette;

/// Everything that is open. Read it freely; change it with [`Workspace::apply`].
#[derive(Debug)]
pub struct Workspace {
    /// Documents as they were extracted, before corrections, in the order of opening.
    extractions: Vec<Arc<Extraction>>,
    corrections: Corrections,
    store: Arc<Store>,
    result: Arc<QueryResult>,
    view: ViewState,
    history: History,
    palette: LanePalette,
}

impl Default for Workspace {
    fn default() -> Self {
        let store = Arc::new(Store::new(0, &[]));
        let view = ViewState::default();
        let result = Arc::new(run(&store, &view.query(), None));
        Self {
            extractions: Vec::new(),
            corrections: Corrections::default(),
            store,
            result,
            view,
            history: History::default(),
            palette: LanePalette::default(),
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

    /// Makes a new store of what is open, and follows the chosen items into it.
    fn rebuild(&mut self) {
        let corrected: Vec<_> = self.extractions.iter().map(|one| self.corrected(one)).collect();
        let old = Arc::clone(&self.store);
        self.store = Arc::new(Store::new(old.generation() + 1, &corrected));
        self.palette.assign(&self.store);
        self.follow(&old);
        self.requery();
    }

    /// The extraction with what a person decided about its document; the one in the present store,
    /// where it is still right, because extracting takes time.
    fn corrected(&self, extraction: &Arc<Extraction>) -> Arc<Extraction> {
        let document = &extraction.document;
        let published = self.corrections.published(document);
        let known = self.store.document_idx(&document.id).map(|idx| self.store.extraction(idx));
        let is_right = |known: &&Arc<Extraction>| {
            published != document.published
                && known.document.published == published
                && known.document.text == document.text
        };
        known.filter(is_right).map_or_else(|| self.corrections.apply(extraction), Arc::clone)
    }

    /// Finds the items that were chosen in `old`, and those that are pinned, in the present store.
    fn follow(&mut self, old: &Store) {
        let views = || self.history.views().chain([&self.view]);
        let chosen = views().flat_map(|view| view.selection.iter()).map(|idx| old.item(idx).id());
        let pinned = views().flat_map(|view| view.pinned.ids());
        let mut found: HashMap<String, Option<ItemIdx>> =
            chosen.chain(pinned).map(|id| (id.to_owned(), None)).collect();
        if !found.is_empty() {
            for item in self.store.items() {
                for id in item.ids() {
                    if let Some(place) = found.get_mut(id) {
                        *place = Some(item.idx);
                    }
                }
            }
        }
        let find = |id: &str| found.get(id).copied().flatten();
        for view in self.history.views_mut().chain([&mut self.view]) {
            view.selection = view.selection.map(|idx| find(old.item(idx).id()));
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
