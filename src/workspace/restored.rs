//! A project that is opened: what it holds, made ready off the window's thread.

use std::sync::Arc;

use super::assembly::{Assembly, store_of_project};
use super::palette::LanePalette;
use crate::correction::Corrections;
use crate::finding::Findings;
use crate::item::Extraction;
use crate::store::{News, SavedFilter, Store, run};
use crate::view::ViewState;

/// What was kept of a workspace.
#[derive(Clone, Debug, Default)]
pub struct SavedWork {
    /// The documents as they were extracted, in the order of opening.
    pub extractions: Vec<Arc<Extraction>>,
    /// Those of them that were extracted anew because of a correction.
    pub redated: Vec<Arc<Extraction>>,
    /// What a person decided.
    pub corrections: Corrections,
    /// What a person concluded.
    pub findings: Findings,
    /// What came with articles that were added to others, and was not looked at.
    pub news: News,
    /// Filters under a name, in the order of the names.
    pub filters: Vec<SavedFilter>,
    /// The colors of lanes.
    pub palette: LanePalette,
    /// What was looked at; `None` for the first view. Its pins know their identifiers alone, and nothing is chosen.
    pub view: Option<ViewState>,
    /// The identifiers of the chosen items, the one that the reader shows first.
    pub chosen: Vec<String>,
}

/// Kept work with its store, ready to be opened in place of everything else.
#[derive(Clone, Debug)]
pub struct Restored {
    pub(super) work: SavedWork,
    pub(super) store: Arc<Store>,
}

impl Restored {
    /// Makes the store, of a generation after `generation`: that of the store which it will take the place of.
    pub fn new(work: SavedWork, generation: u64) -> Self {
        let SavedWork { extractions, corrections, redated, news, .. } = &work;
        let shows_removed = work.view.as_ref().is_some_and(|view| view.shows_removed);
        let assembly = Assembly { extractions, corrections, news, shows_removed };
        let store = Arc::new(store_of_project(assembly, redated, generation + 1));
        if let Some(view) = &work.view {
            drop(run(&store, &view.query(), None));
        }
        Self { work, store }
    }

    /// The store that will be open.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }
}

impl PartialEq for Restored {
    /// Whether it is the same one: two that were made apart hold different stores.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.store, &other.store)
    }
}
