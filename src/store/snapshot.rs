//! The snapshot itself: what was extracted, merged and put into columns.

use std::sync::{Arc, Mutex, OnceLock};

use foldhash::HashMap;

use super::Clock;
use super::caches::Caches;
use super::columns::Columns;
use super::position::{ActorIdx, DocumentIdx, ItemIdx};
use super::search::{Found, SearchIndex};
use super::short_name::short_names;
use super::work::Work;
use crate::annotate::Annotations;
use crate::document::Document;
use crate::effort::Effort;
use crate::item::{Actor, ActorId, ByHand, Copies, Extraction, merge_with};
use crate::language::Country;
use crate::time::TimeInterval;

/// Up to so many items making ready for searching takes some milliseconds.
const SEARCH_AT_ONCE: usize = 10_000;

/// Everything open, as columns. Items are numbered by time, as [`crate::store`] says.
#[derive(Debug)]
pub struct Store {
    pub(super) generation: u64,
    pub(super) extractions: Vec<Arc<Extraction>>,
    // What is shared with the stores of the same items, with which a person did something else.
    pub(super) document_idx: Arc<HashMap<String, DocumentIdx>>,
    pub(super) actors: Arc<Vec<Actor>>,
    pub(super) actor_idx: Arc<HashMap<ActorId, ActorIdx>>,
    pub(super) short_names: Arc<Vec<String>>,
    pub(super) columns: Arc<Columns>,
    pub(super) copies: Arc<Copies>,
    pub(super) search: Arc<OnceLock<SearchIndex>>,
    pub(super) search_making: Arc<Mutex<()>>,
    pub(super) caches: Caches,
    pub(super) work: Work,
}

impl Store {
    /// Merges what was extracted and puts it into columns.
    pub fn new(generation: u64, extractions: &[Arc<Extraction>]) -> Self {
        Self::with_effort(generation, extractions, &ByHand::default(), &Effort::unlimited())
    }

    /// The same with what a person decided about which tellings are the same, within `effort`; where that ends, what
    /// was not compared yet is not merged.
    pub fn with_effort(
        generation: u64,
        extractions: &[Arc<Extraction>],
        by_hand: &ByHand,
        effort: &Effort,
    ) -> Self {
        let mut merged = merge_with(extractions, by_hand, effort);
        let document_idx = extractions.iter().zip(0..);
        let document_idx =
            document_idx.map(|(one, idx)| (one.document.id.clone(), DocumentIdx(idx))).collect();
        let actor_idx = merged.actor_idx.iter().map(|(id, &at)| (id.clone(), ActorIdx(at as u32))).collect();
        let short_names = short_names(&merged.actors);
        let columns = Columns::new(extractions, &merged);
        Self {
            generation,
            extractions: extractions.to_vec(),
            document_idx: Arc::new(document_idx),
            actors: Arc::new(std::mem::take(&mut merged.actors)),
            actor_idx: Arc::new(actor_idx),
            short_names: Arc::new(short_names),
            columns: Arc::new(columns),
            copies: Arc::new(std::mem::take(&mut merged.copies)),
            search: Arc::default(),
            search_making: Arc::default(),
            caches: Caches::default(),
            work: Work::default(),
        }
    }

    /// The items in which every word of `text` is found; `None` where there is no word.
    pub(super) fn find_text(&self, text: &str) -> Option<Found> {
        self.search().find(&self.columns, &self.work.lines, text)
    }

    /// What searching reads, made when it is first needed.
    fn search(&self) -> &SearchIndex {
        self.search.get_or_init(|| self.made_searchable(&Effort::unlimited()).unwrap_or_default())
    }

    fn made_searchable(&self, effort: &Effort) -> Option<SearchIndex> {
        SearchIndex::new(&self.extractions, &self.actors, &self.columns, effort)
    }

    /// Makes ready for searching, which takes a moment: off the window's thread. Where `effort` ends first
    /// nothing is kept of it, and the first search makes it.
    pub fn prepare_search(&self, effort: &Effort) {
        // Who comes second waits for the first in place of doing the same; after a panic there is no first.
        let _first = self.search_making.lock();
        if self.search.get().is_none()
            && let Some(index) = self.made_searchable(effort)
        {
            // A search that could not wait may have made the same.
            drop(self.search.set(index));
        }
    }

    /// Whether making ready for searching takes longer than a frame of the window.
    pub fn is_search_long(&self) -> bool {
        self.len() > SEARCH_AT_ONCE
    }

    /// Whether it is ready for searching.
    pub fn is_search_ready(&self) -> bool {
        self.search.get().is_some()
    }

    /// Tells this store from the others of its workspace.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many items have a date; these are the first ones.
    pub fn n_dated(&self) -> usize {
        self.columns.n_dated
    }

    /// Whether anything has a date: an item, or a document.
    pub fn has_time(&self) -> bool {
        self.n_dated() > 0 || self.extractions.iter().any(|one| one.document.published.date.is_some())
    }

    /// Whether anything is only planned, possible or denied.
    pub fn has_unasserted(&self) -> bool {
        self.columns.asserted.count() < self.len()
    }

    /// How many items start at a time that `is_before` some other, which it must say of the first ones.
    pub fn n_starting(&self, is_before: impl Fn(i64) -> bool) -> usize {
        self.columns.start[..self.n_dated()].partition_point(|&at| is_before(at))
    }

    /// When the item starts on the clock; behind everything without a date.
    pub fn start(&self, idx: ItemIdx, clock: Clock) -> i64 {
        self.columns.start_on(idx.index(), clock)
    }

    /// When the item was said or happened, or published; `None` for items without a date.
    pub fn interval(&self, idx: ItemIdx, clock: Clock) -> Option<TimeInterval> {
        self.columns.interval(idx.index(), clock)
    }

    /// From the first start to the last end of all dated items.
    pub fn extent(&self, clock: Clock) -> Option<TimeInterval> {
        self.columns.extent(clock)
    }

    /// How many documents are open.
    pub fn n_documents(&self) -> usize {
        self.extractions.len()
    }

    /// All documents, in the order of opening.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = (DocumentIdx, &Arc<Document>)> {
        self.extractions.iter().enumerate().map(|(idx, one)| (DocumentIdx(idx as u32), &one.document))
    }

    /// The document at a position below [`Self::n_documents`].
    pub fn document(&self, idx: DocumentIdx) -> &Arc<Document> {
        &self.extractions[idx.index()].document
    }

    /// The document with this identifier.
    pub fn document_idx(&self, document_id: &str) -> Option<DocumentIdx> {
        self.document_idx.get(document_id).copied()
    }

    /// Whether any documents are copies of each other.
    pub fn has_copies(&self) -> bool {
        self.copies.any()
    }

    /// How many documents there are, of copies of each other only one.
    pub(super) fn n_originals(&self) -> usize {
        self.copies.originals().len()
    }

    /// The document at a place among those that are no copies of others.
    pub(super) fn original(&self, place: usize) -> Option<DocumentIdx> {
        self.copies.originals().get(place).map(|&document| DocumentIdx(document))
    }

    /// Where the first published of the copies of a document stands among those that are no copies of others.
    pub(super) fn place_of(&self, idx: DocumentIdx) -> usize {
        self.copies.place(idx.0)
    }

    /// The first published of the documents that are copies of each other; itself where it is no copy and has none.
    pub fn first_copy(&self, idx: DocumentIdx) -> DocumentIdx {
        DocumentIdx(self.copies.first(idx.0))
    }

    /// The documents that are copies of each other, this one among them, in the order in which they were published;
    /// none where it is no copy and has none.
    pub fn copies(&self, idx: DocumentIdx) -> impl ExactSizeIterator<Item = DocumentIdx> + Clone + use<'_> {
        self.copies.group(idx.0).iter().map(|&other| DocumentIdx(other))
    }

    /// The documents whose publication date is not known, in the order of opening.
    pub fn undated_documents(&self) -> impl Iterator<Item = DocumentIdx> {
        self.documents().filter(|(_, one)| one.published.date.is_none()).map(|(idx, _)| idx)
    }

    /// All that was extracted from a document, as corrected.
    pub fn extraction(&self, idx: DocumentIdx) -> &Arc<Extraction> {
        &self.extractions[idx.index()]
    }

    /// What was found in a document, for the reader: time expressions, names, quotations, events.
    pub fn annotations(&self, idx: DocumentIdx) -> &Annotations {
        &self.extractions[idx.index()].annotations
    }

    /// The items that rest on a document, in time order.
    pub fn items_of(&self, idx: DocumentIdx) -> &[ItemIdx] {
        self.columns.items_of_document.get(idx.index())
    }

    /// The last publication date of all documents.
    pub fn last_published(&self) -> Option<chrono::NaiveDate> {
        self.extractions.iter().filter_map(|one| one.document.published.date).max()
    }

    /// All actors of all documents, each once; index is [`ActorIdx`].
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// The actor at a position in [`Self::actors`].
    pub fn actor(&self, idx: ActorIdx) -> &Actor {
        &self.actors[idx.index()]
    }

    /// How many items name each actor, by its position in [`Self::actors`].
    pub fn actor_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.actors.len()];
        self.columns.actors.values().iter().for_each(|actor| counts[actor.index()] += 1);
        counts
    }

    /// The actor with this identifier.
    pub fn actor_idx(&self, id: &ActorId) -> Option<ActorIdx> {
        self.actor_idx.get(id).copied()
    }

    /// The name for chips and pills: the surname of a person, unless two share it; else the full name.
    pub fn short_name(&self, idx: ActorIdx) -> &str {
        &self.short_names[idx.index()]
    }

    /// All countries that items stand in or speak of, by count; the first is "none".
    pub fn countries(&self) -> &[Option<Country>] {
        &self.columns.country_values
    }

    /// Bytes held beside the extractions: columns, indices and the folded text for searching.
    pub fn bytes(&self) -> StoreBytes {
        let columns = self.columns.bytes() + self.caches.bytes();
        StoreBytes { columns, search: self.search.get().map_or(0, SearchIndex::bytes) }
    }
}

/// Memory of a store, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreBytes {
    /// Columns and indices.
    pub columns: usize,
    /// The folded copy of the text that searching reads.
    pub search: usize,
}
