//! Everything that is open and seen, and how store and result follow it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::assembly::{Assembly, store_of};
use super::history::History;
use super::palette::LanePalette;
use super::way_back::{Arrival, WayBack};
use crate::correction::Corrections;
use crate::effort::Effort;
use crate::finding::Findings;
use crate::item::Extraction;
use crate::store::{
    DocumentIdx, Filter, FilterPart, ItemIdx, News, Query, QueryResult, SURE, SavedFilter, Store, run,
};
use crate::text::Span;
use crate::view::{Pins, ViewState, fit};

/// What of the store is not as it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stale {
    /// Nothing.
    No,
    /// What is put on items; the items stay.
    Marks,
    /// The items.
    Items,
}

/// Everything that is open. It is read through its methods and changes in [`Workspace::apply`] alone;
/// the fields are for the files that carry commands out.
#[derive(Debug)]
pub struct Workspace {
    /// Documents as they were extracted, before corrections, in the order of opening.
    pub(super) extractions: Vec<Arc<Extraction>>,
    pub(super) corrections: Corrections,
    pub(super) findings: Findings,
    /// What came with articles that were added to others, and was not looked at.
    pub(super) news: Arc<News>,
    /// Filters that are kept under a name, in the order of the names.
    pub(super) filters: Vec<SavedFilter>,
    /// Documents that were taken away, with the generation of the store that they were in.
    pub(super) taken_away: BTreeMap<String, u64>,
    pub(super) store: Arc<Store>,
    pub(super) result: Arc<QueryResult>,
    pub(super) view: ViewState,
    pub(super) history: History,
    pub(super) palette: LanePalette,
    /// Where the documents that were added last led the view.
    pub(super) arrival: Option<Arrival>,
    pub(super) way_back: WayBack,
    /// What was decided about items that the store does not show yet.
    pub(super) stale: Stale,
    /// How many commands were carried out that may have changed something to be kept.
    pub(super) revision: u64,
    /// Whether a search is answered at once, however long that takes.
    waits_for_search: bool,
    /// The filter at the begin, and after all filters are cleared.
    usual: Filter,
}

impl Default for Workspace {
    fn default() -> Self {
        let store = Arc::new(Store::new(0, &[]));
        let view = ViewState::default();
        let result = Arc::new(run(&store, &view.query(), None));
        Self {
            extractions: Vec::new(),
            corrections: Corrections::default(),
            findings: Findings::default(),
            news: Arc::default(),
            filters: Vec::new(),
            taken_away: BTreeMap::new(),
            store,
            result,
            view,
            history: History::default(),
            palette: LanePalette::default(),
            arrival: None,
            way_back: WayBack::default(),
            stale: Stale::No,
            revision: 0,
            waits_for_search: true,
            usual: Filter::default(),
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

    /// Filters that are kept under a name, in the order of the names.
    pub fn filters(&self) -> &[SavedFilter] {
        &self.filters
    }

    /// Rises with each command that may have changed something to be kept.
    pub fn revision(&self) -> u64 {
        self.revision
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
        let (corrections, shows_removed) = (&self.corrections, self.view.shows_removed);
        let extractions = &self.extractions;
        let assembly = Assembly { extractions, corrections, news: &self.news, shows_removed };
        let store = store_of(assembly, &self.store, &Effort::unlimited());
        self.palette.assign(&store);
        self.stale = Stale::No;
        self.put(Arc::new(store));
    }

    /// Makes a store of the same items with what a person did with them now.
    fn mark_anew(&mut self) {
        let store = Arc::new(self.store.with_work(&self.corrections, &self.news));
        self.palette.assign_work(&store);
        self.stale = Stale::No;
        self.store = store;
        self.requery();
    }

    /// Makes store and result fit what is decided and seen.
    pub(super) fn refresh(&mut self) {
        match self.stale {
            Stale::No => self.requery(),
            Stale::Marks => self.mark_anew(),
            Stale::Items => self.rebuild(),
        }
    }

    /// Puts `store` in place of the present one, and follows the chosen items into it.
    pub(super) fn put(&mut self, store: Arc<Store>) {
        let old = std::mem::replace(&mut self.store, store);
        self.follow(&old);
        self.requery();
    }

    /// Finds the items that were chosen in `old`, and those that are pinned, in the present store.
    fn follow(&mut self, old: &Store) {
        let new = &self.store;
        let mut places = Places::new(old, new);
        self.view.selection = self.view.selection.map(|idx| places.find(idx));
        let mut follow = |pins: &mut Pins| {
            pins.follow(|id, before| match before {
                Some(idx) => places.find(idx),
                None => item_called(new, id),
            });
        };
        follow(&mut self.view.pinned);
        self.history.follow_pins(follow);
    }

    /// Asks the store anew, where the answer may have changed.
    pub(super) fn requery(&mut self) {
        let query = self.answerable(self.view.query());
        let (result, store) = (&self.result, &self.store);
        let is_same = result.generation == store.generation() && result.work == store.work_number();
        if !is_same || result.query != query {
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

    /// With nothing open, never making its user wait for a search, and showing what is [`SURE`] enough.
    pub fn for_window() -> Self {
        let usual = Filter { min_confidence: SURE, ..Filter::default() };
        let view = ViewState { filter: usual.clone(), ..ViewState::default() };
        Self { waits_for_search: false, usual, view, ..Self::default() }
    }

    /// With these filters under their names.
    #[must_use]
    pub fn with_filters(self, filters: Vec<SavedFilter>) -> Self {
        Self { filters, ..self }
    }

    /// The filter at the begin, and after all filters are cleared.
    pub fn usual_filter(&self) -> &Filter {
        &self.usual
    }

    /// Whether anything is filtered beside what is from the begin on.
    pub fn is_filtered(&self) -> bool {
        let now = &self.view.filter;
        FilterPart::all().any(|part| match part {
            FilterPart::Confidence => now.has(part) && now.min_confidence != self.usual.min_confidence,
            part => now.has(part),
        })
    }

    /// To the first view of what passes.
    pub(super) fn fit(&mut self) {
        if let Some(window) = fit(&self.store, &self.result) {
            self.view.window = window;
        }
    }
}

/// Where the items of one store are in another. A document that was read anew, with another date, numbers its
/// items anew, so that their identifiers tell nothing: what they rest on does.
struct Places<'a> {
    old: &'a Store,
    new: &'a Store,
    /// The items of a document of the new store by what they rest on, for those that were asked for.
    resting: HashMap<DocumentIdx, HashMap<Footing, Vec<ItemIdx>>>,
    found: HashMap<ItemIdx, Option<ItemIdx>>,
}

/// What an item rests on in a document: its first words, and whether they tell an event.
type Footing = (Option<Span>, bool);

impl<'a> Places<'a> {
    fn new(old: &'a Store, new: &'a Store) -> Self {
        Self { old, new, resting: HashMap::new(), found: HashMap::new() }
    }

    fn find(&mut self, idx: ItemIdx) -> Option<ItemIdx> {
        if let Some(known) = self.found.get(&idx) {
            return *known;
        }
        let item = self.old.item(idx);
        let found = item.evidence().find_map(|told| {
            let document = self.new.document_idx(&self.old.document(told.document).id)?;
            let (before, now) = (self.old.extraction(told.document), self.new.extraction(document));
            if Arc::ptr_eq(before.base(), now.base()) {
                // The same extraction: whatever was decided about the item, it is the same one.
                return self.called(document, &told_id(self.old, idx, told.document)?);
            }
            let footing = (told.spans.first().copied(), item.is_event());
            self.at(document, footing, item.label())
        });
        self.found.insert(idx, found);
        found
    }

    /// The item of a document with this identifier.
    fn called(&self, document: DocumentIdx, id: &str) -> Option<ItemIdx> {
        let of_document = self.new.items_of(document).iter().copied();
        of_document.into_iter().find(|idx| self.new.item(*idx).ids().any(|one| one == id))
    }

    /// The item of a document on this footing; of two events of one sentence the one of this title.
    fn at(&mut self, document: DocumentIdx, footing: Footing, label: &str) -> Option<ItemIdx> {
        let new = self.new;
        let resting = self.resting.entry(document).or_insert_with(|| footings(new, document));
        let same = resting.get(&footing)?;
        same.iter().find(|idx| new.item(**idx).label() == label).or(same.first()).copied()
    }
}

/// The identifier under which a document tells an item.
fn told_id(store: &Store, idx: ItemIdx, document: DocumentIdx) -> Option<String> {
    store.item(idx).tellings().find(|told| told.document == document).map(|told| told.fields.id())
}

fn footings(store: &Store, document: DocumentIdx) -> HashMap<Footing, Vec<ItemIdx>> {
    let mut found: HashMap<Footing, Vec<ItemIdx>> = HashMap::new();
    for item in store.items_of(document).iter().map(|idx| store.item(*idx)) {
        for told in item.evidence().filter(|told| told.document == document) {
            found.entry((told.spans.first().copied(), item.is_event())).or_default().push(item.idx);
        }
    }
    found
}

/// The item of this identifier, such as "17:4".
fn item_called(store: &Store, id: &str) -> Option<ItemIdx> {
    let document = store.document_idx(id.rsplit_once(':')?.0)?;
    store.items_of(document).iter().copied().find(|idx| store.item(*idx).ids().any(|one| one == id))
}
