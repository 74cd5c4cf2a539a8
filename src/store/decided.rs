//! Where in a store a person did something, found by what the items rest on.
//!
//! It is found anew for each store. Where only what is put on items changes, another store is made of the same columns,
//! with the same generation and other work.

use std::sync::Arc;

use foldhash::HashMap;

use super::news::News;
use super::position::{DocumentIdx, ItemIdx};
use super::work::Work;
use super::{ItemRef, Store, TellingRef};
use crate::correction::Corrections;
use crate::item::{Anchor, Extraction, ItemDecision, Removal, Status, find_anchors};

/// What `corrections` say of the items of `store`.
fn work_of(store: &Store, corrections: &Corrections, number: u64) -> Work {
    let mut work = Work { number, ..Work::default() };
    if corrections.items.is_empty() && corrections.own.is_empty() {
        return work;
    }
    for (document, extraction) in store.extractions.iter().enumerate() {
        find(&mut work, store, DocumentIdx::new(document), extraction, corrections);
    }
    work.index(store.len());
    work
}

/// Finds the items of a document about which something was decided.
fn find(
    work: &mut Work,
    store: &Store,
    idx: DocumentIdx,
    extraction: &Arc<Extraction>,
    corrections: &Corrections,
) {
    let of_article: Vec<(&Anchor, &ItemDecision)> = corrections.of_article(&extraction.document).collect();
    if of_article.is_empty() && extraction.amended().is_none() {
        return;
    }
    let places = places(store, idx, extraction);
    for (anchor, id) in found(extraction, &of_article) {
        // Of a passage that a person made an item nothing more may be decided.
        let decision = corrections.items.get(anchor);
        match (places.get(&id), decision) {
            (Some(&(item, at)), _) => {
                work.anchors.entry((idx, at)).or_insert_with(|| anchor.clone());
                decision.into_iter().for_each(|one| work.decisions.entry(item).or_default().add(one));
            }
            (None, Some(_)) => drop(work.removed.insert(anchor.clone())),
            (None, None) => {}
        }
    }
}

/// The identifiers of items of a document → their place in the store and in the document.
fn places(store: &Store, idx: DocumentIdx, extraction: &Extraction) -> HashMap<String, (ItemIdx, usize)> {
    let mut places = HashMap::default();
    for &item in store.items_of(idx) {
        for told in store.columns.told(item.index()).filter(|told| told.document as usize == idx.index()) {
            let at = told.item as usize;
            places.insert(extraction.fields(at).id(), (item, at));
        }
    }
    places
}

/// The identifiers of the items that anchors of an article find: first those that were changed, then those that only
/// have something put on them, of what is left.
fn found<'e>(
    extraction: &'e Arc<Extraction>,
    of_article: &[(&'e Anchor, &ItemDecision)],
) -> Vec<(&'e Anchor, String)> {
    let changed = extraction.amended().map_or(&[][..], |amended| &amended.found);
    let mut found: Vec<(&Anchor, String)> = changed.iter().map(|(anchor, id)| (anchor, id.clone())).collect();
    let is_left = |(anchor, decision): &&(&Anchor, &ItemDecision)| {
        decision.content().is_empty() && !changed.iter().any(|(of, _)| of == *anchor)
    };
    let marked: Vec<&Anchor> = of_article.iter().filter(is_left).map(|(anchor, _)| *anchor).collect();
    let base = extraction.base();
    for (anchor, at) in marked.iter().zip(find_anchors(&marked, base)) {
        let id = at.map(|at| base.fields(at).id());
        found.extend(id.filter(|id| !changed.iter().any(|(_, taken)| taken == id)).map(|id| (*anchor, id)));
    }
    found
}

impl Store {
    /// The same items with what a person did with them now, and what of `news` they have not looked at.
    #[must_use]
    pub fn with_work(&self, corrections: &Corrections, news: &News) -> Self {
        let work = work_of(self, corrections, self.work.number + 1);
        let mut store = Self {
            generation: self.generation,
            extractions: self.extractions.clone(),
            document_idx: Arc::clone(&self.document_idx),
            actors: Arc::clone(&self.actors),
            actor_idx: Arc::clone(&self.actor_idx),
            short_names: Arc::clone(&self.short_names),
            columns: Arc::clone(&self.columns),
            copies: Arc::clone(&self.copies),
            search: Arc::clone(&self.search),
            search_making: Arc::clone(&self.search_making),
            caches: self.caches.without_work(),
            work,
        };
        if !news.is_empty() {
            store.work.news = store.find_news(news);
        }
        store
    }

    /// Rises with each store of the same generation in which a person did something else with the items.
    pub fn work_number(&self) -> u64 {
        self.work.number
    }

    /// Whether a person did anything with the items: it can be filtered by.
    pub fn has_work(&self) -> bool {
        !self.work.decisions.is_empty()
    }

    /// What a person decided about an item, in whichever document.
    pub fn decision(&self, idx: ItemIdx) -> Option<&ItemDecision> {
        self.work.decisions.get(&idx)
    }

    /// What an item rests on in a document that tells it: what was found by an anchor keeps it.
    pub fn anchor(&self, telling: &TellingRef<'_>) -> Anchor {
        let known = self.work.anchors.get(&(telling.document, telling.at));
        known
            .cloned()
            .unwrap_or_else(|| Anchor::of(self.extraction(telling.document).document.hash(), &telling.fields))
    }

    /// The anchors at which something was decided, with the item that each finds, where it is shown.
    pub fn anchored(&self) -> HashMap<&Anchor, ItemIdx> {
        let mut found = HashMap::default();
        for item in self.items() {
            let anchors = item.tellings().filter_map(|one| self.work.anchors.get(&(one.document, one.at)));
            found.extend(anchors.map(|anchor| (anchor, item.idx)));
        }
        found
    }

    /// The anchors that found an item, and those whose item is not shown because it was rejected or hidden.
    pub fn found_anchors(&self) -> impl Iterator<Item = &Anchor> {
        self.work.anchors.values().chain(&self.work.removed)
    }

    /// How many items were rejected or hidden, whether they are shown or not.
    pub fn n_removed(&self) -> usize {
        self.work.n_removed
    }

    /// The words that items are marked with, in their order.
    pub fn tags(&self) -> impl ExactSizeIterator<Item = &Arc<str>> {
        self.work.tags.iter().map(|tagged| &tagged.name)
    }
}

impl<'a> ItemRef<'a> {
    /// Whether a person says that it is right.
    pub fn status(&self) -> Option<Status> {
        self.decided()?.status
    }

    /// Why it is shown only because what was taken away is.
    pub fn removed(&self) -> Option<Removal> {
        self.decided()?.removed
    }

    /// Whether it has a star.
    pub fn has_star(&self) -> bool {
        self.decided().is_some_and(|decision| decision.marks.star)
    }

    /// The words it is marked with.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.decided().into_iter().flat_map(|decision| &decision.marks.tags).map(String::as_str)
    }

    /// What is noted about it.
    pub fn note(&self) -> Option<&'a str> {
        self.decided()?.marks.note.as_deref()
    }

    fn decided(&self) -> Option<&'a ItemDecision> {
        self.store.decision(self.idx)
    }
}
