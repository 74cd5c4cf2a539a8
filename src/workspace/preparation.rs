//! Getting ready what will be open, off the window's thread: for many documents the store takes a moment.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Weak};

use super::{LanePalette, Workspace};
use crate::correction::Corrections;
use crate::item::Extraction;
use crate::store::{Query, Store, run};

/// What is open, as a place to start from.
#[derive(Clone, Debug)]
pub struct Preparation {
    extractions: Vec<Arc<Extraction>>,
    corrections: Corrections,
    store: Arc<Store>,
    palette: LanePalette,
    query: Query,
    /// The generation of the store that was open when the files were begun.
    since: u64,
    /// Documents that were added so far, beside those open before them.
    brought: HashSet<String>,
    /// Documents that were taken away, as in the workspace.
    taken_away: BTreeMap<String, u64>,
    /// Whether documents were added already.
    has_added: bool,
}

/// Documents that were read, with the store that holds them beside what was open.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The documents.
    pub(super) added: Vec<Arc<Extraction>>,
    /// The store that was open when it was begun.
    base: Weak<Store>,
    /// The generation of the store that was open when the files were begun.
    pub(super) since: u64,
    /// Whether it adds to what was made ready before it of the same files.
    pub(super) continues: bool,
    /// All documents, before corrections.
    pub(super) extractions: Vec<Arc<Extraction>>,
    pub(super) store: Arc<Store>,
    /// The colors of its lanes, the same whether its documents come at once or one after the other.
    pub(super) palette: LanePalette,
}

impl Preparation {
    /// Of what is open in `workspace`.
    pub(super) fn of(workspace: &Workspace) -> Self {
        Self {
            extractions: workspace.extractions.clone(),
            corrections: workspace.corrections.clone(),
            store: Arc::clone(&workspace.store),
            palette: workspace.palette.clone(),
            query: workspace.view.query(),
            since: workspace.store.generation(),
            brought: HashSet::new(),
            taken_away: workspace.taken_away.clone(),
            has_added: false,
        }
    }

    /// Goes on from what is open now: a person has changed it since.
    pub fn follow(&mut self, now: Self) {
        let is_new = |one: &Arc<Extraction>| self.brought.contains(&one.document.id);
        self.extractions = now.extractions.into_iter().filter(|one| !is_new(one)).collect();
        self.corrections = now.corrections;
        self.taken_away = now.taken_away;
        self.store = now.store;
        self.query = now.query;
    }

    /// Makes the store, and the indices that the present view will ask for. The next one follows it:
    /// while files are read, all that were read so far are added again and again.
    pub fn add(&mut self, mut added: Vec<Arc<Extraction>>) -> Prepared {
        added.retain(|one| !is_taken_away(&self.taken_away, one, self.since));
        self.note_brought(&added);
        let mut extractions = self.extractions.clone();
        add_to(&mut extractions, &added);
        let store = Arc::new(store_of(&extractions, &self.corrections, &self.store));
        drop(run(&store, &self.query, None));
        let mut palette = self.palette.clone();
        palette.assign(&store);
        let old = std::mem::replace(&mut self.store, Arc::clone(&store));
        let continues = std::mem::replace(&mut self.has_added, true);
        let (base, since) = (Arc::downgrade(&old), self.since);
        Prepared { added, base, since, continues, extractions, store, palette }
    }

    fn note_brought(&mut self, added: &[Arc<Extraction>]) {
        let open: HashSet<&str> = self.extractions.iter().map(|one| &*one.document.id).collect();
        let ids = added.iter().map(|one| &one.document.id).filter(|id| !open.contains(id.as_str()));
        self.brought.extend(ids.cloned());
    }
}

impl Prepared {
    /// Whether it was made for what is open in `workspace`, so that taking it in is quick.
    pub fn fits(&self, workspace: &Workspace) -> bool {
        std::ptr::eq(self.base.as_ptr(), Arc::as_ptr(&workspace.store))
    }

    /// The documents that were read.
    pub fn added(&self) -> &[Arc<Extraction>] {
        &self.added
    }

    /// How many they are.
    pub fn n_added(&self) -> usize {
        self.added.len()
    }

    /// The store that will be open.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }
}

/// Adds documents; one whose identifier is there already takes the other's place.
pub(super) fn add_to(extractions: &mut Vec<Arc<Extraction>>, added: &[Arc<Extraction>]) {
    let mut places: HashMap<String, usize> =
        extractions.iter().enumerate().map(|(at, one)| (one.document.id.clone(), at)).collect();
    for extraction in added {
        match places.get(&extraction.document.id) {
            Some(&at) => extractions[at] = Arc::clone(extraction),
            None => {
                places.insert(extraction.document.id.clone(), extractions.len());
                extractions.push(Arc::clone(extraction));
            }
        }
    }
}

/// Whether a document was taken away since a store of the generation `since` was open: what is read
/// meanwhile does not bring it back.
pub(super) fn is_taken_away(taken_away: &BTreeMap<String, u64>, extraction: &Extraction, since: u64) -> bool {
    taken_away.get(&extraction.document.id).is_some_and(|of| *of >= since)
}

/// The store of `extractions` as corrected, to follow `old`.
pub(super) fn store_of(extractions: &[Arc<Extraction>], corrections: &Corrections, old: &Store) -> Store {
    let corrected: Vec<_> = extractions.iter().map(|one| corrected(one, corrections, old)).collect();
    Store::new(old.generation() + 1, &corrected)
}

/// The extraction with what a person decided about its document; the one in the present store,
/// where it is still right, because extracting takes time.
fn corrected(extraction: &Arc<Extraction>, corrections: &Corrections, old: &Store) -> Arc<Extraction> {
    let document = &extraction.document;
    let published = corrections.published(document);
    if published == document.published {
        return corrections.apply(extraction);
    }
    let known = old.document_idx(&document.id).map(|idx| old.extraction(idx));
    let is_right = |known: &&Arc<Extraction>| {
        known.document.published == published && known.document.text == document.text
    };
    known.filter(is_right).map_or_else(|| corrections.apply(extraction), Arc::clone)
}
