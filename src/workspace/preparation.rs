//! Getting ready what will be open, off the window's thread: for many documents the store takes a moment.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Weak};

use super::assembly::{Assembly, add_to, is_taken_away, store_of};
use super::palette::LanePalette;
use super::state::Workspace;
use crate::correction::Corrections;
use crate::effort::Effort;
use crate::item::Extraction;
use crate::store::{News, Query, Store, run};

/// What is open, as a place to start from.
#[derive(Clone, Debug)]
pub struct Preparation {
    extractions: Vec<Arc<Extraction>>,
    corrections: Corrections,
    news: Arc<News>,
    shows_removed: bool,
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
    /// Whether others were open when the files were begun.
    is_added_to_others: bool,
}

/// Documents that were read, with the store that holds them beside what was open.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The documents that were read.
    pub(super) added: Vec<Arc<Extraction>>,
    /// The store that was open when it was begun.
    base: Weak<Store>,
    /// The generation of the store that was open when the files were begun.
    pub(super) since: u64,
    /// Whether it adds to what was made ready before it of the same files.
    pub(super) continues: bool,
    /// All documents, before corrections.
    pub(super) extractions: Vec<Arc<Extraction>>,
    pub(super) news: Arc<News>,
    pub(super) store: Arc<Store>,
    /// The colors of its lanes, the same whether its documents come at once or one after the other.
    pub(super) palette: LanePalette,
}

impl Workspace {
    /// What is open, to make ready what will be on another thread; see
    /// [`DataCommand::AddPrepared`](super::DataCommand::AddPrepared).
    pub fn preparation(&self) -> Preparation {
        Preparation {
            extractions: self.extractions.clone(),
            corrections: self.corrections.clone(),
            news: Arc::clone(&self.news),
            shows_removed: self.view.shows_removed,
            store: Arc::clone(&self.store),
            palette: self.palette.clone(),
            query: self.view.query(),
            since: self.store.generation(),
            brought: HashSet::new(),
            taken_away: self.taken_away.clone(),
            has_added: false,
            is_added_to_others: !self.extractions.is_empty(),
        }
    }
}

/// What takes long of an opening.
struct Made {
    added: Vec<Arc<Extraction>>,
    extractions: Vec<Arc<Extraction>>,
    store: Arc<Store>,
}

impl Preparation {
    /// Goes on from what is open now: a person has changed it since.
    pub fn follow(&mut self, now: Self) {
        let is_new = |one: &Arc<Extraction>| self.brought.contains(&one.document.id);
        self.extractions = now.extractions.into_iter().filter(|one| !is_new(one)).collect();
        self.corrections = now.corrections;
        self.news = now.news;
        self.shows_removed = now.shows_removed;
        self.taken_away = now.taken_away;
        self.store = now.store;
        self.query = now.query;
    }

    /// Makes the store, and the indices that the present view will ask for. The next one follows it:
    /// while files are read, all that were read so far are added again and again.
    pub fn add(&mut self, added: Vec<Arc<Extraction>>) -> Opening {
        let made = self.make(added, &Effort::unlimited());
        self.go_on(made)
    }

    /// The same within `effort`; `None` where that ends first, and then nothing has changed.
    pub fn add_within(&mut self, added: Vec<Arc<Extraction>>, effort: &Effort) -> Option<Opening> {
        let made = self.make(added, effort);
        effort.stop().is_none().then(|| self.go_on(made))
    }

    fn make(&self, mut added: Vec<Arc<Extraction>>, effort: &Effort) -> Made {
        added.retain(|one| !is_taken_away(&self.taken_away, one, self.since));
        let mut extractions = self.extractions.clone();
        add_to(&mut extractions, &added);
        let (corrections, shows_removed) = (&self.corrections, self.shows_removed);
        let news = &self.news_with(&added);
        let assembly = Assembly { extractions: &extractions, corrections, news, shows_removed };
        let store = Arc::new(store_of(assembly, &self.store, effort));
        if effort.stop().is_none() {
            // Where words are searched for, this makes ready for searching too.
            drop(run(&store, &self.query, None));
        }
        Made { added, extractions, store }
    }

    /// The news once these articles are added; the first ones that are opened are none.
    fn news_with(&self, added: &[Arc<Extraction>]) -> News {
        let mut news = News::clone(&self.news);
        if self.is_added_to_others {
            let open: HashSet<&str> = self.extractions.iter().map(|one| &*one.document.id).collect();
            let ids = added.iter().map(|one| &one.document.id);
            news.articles.extend(ids.filter(|id| !open.contains(id.as_str())).cloned());
        }
        news
    }

    fn go_on(&mut self, made: Made) -> Opening {
        let Made { added, extractions, store } = made;
        self.news = Arc::new(self.news_with(&added));
        self.note_brought(&added);
        let mut palette = self.palette.clone();
        palette.assign(&store);
        let old = std::mem::replace(&mut self.store, Arc::clone(&store));
        let continues = std::mem::replace(&mut self.has_added, true);
        let (base, since) = (Arc::downgrade(&old), self.since);
        let news = Arc::clone(&self.news);
        Opening { added, base, since, continues, extractions, news, store, palette }
    }

    fn note_brought(&mut self, added: &[Arc<Extraction>]) {
        let open: HashSet<&str> = self.extractions.iter().map(|one| &*one.document.id).collect();
        let ids = added.iter().map(|one| &one.document.id).filter(|id| !open.contains(id.as_str()));
        self.brought.extend(ids.cloned());
    }
}

impl Opening {
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

    /// Whether others of the same files were made ready before it.
    pub fn continues(&self) -> bool {
        self.continues
    }

    /// The store that will be open.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }
}

impl PartialEq for Opening {
    /// Whether it is the same one: two that were made apart hold different stores.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.store, &other.store)
    }
}
