//! What is open as one store: documents side by side, each as a person corrected it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::correction::Corrections;
use crate::effort::Effort;
use crate::item::Extraction;
use crate::store::{News, Store};

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

/// What makes a store of what was extracted.
#[derive(Clone, Copy)]
pub(super) struct Assembly<'a> {
    /// The documents as they were extracted.
    pub extractions: &'a [Arc<Extraction>],
    /// What a person decided.
    pub corrections: &'a Corrections,
    /// What came with articles that were added to others, and was not looked at.
    pub news: &'a News,
    /// Whether what was rejected or hidden is among the items.
    pub shows_removed: bool,
}

impl Assembly<'_> {
    fn store<'k>(
        self,
        known: impl Fn(&str) -> Option<&'k Arc<Extraction>>,
        generation: u64,
        effort: &Effort,
    ) -> Store {
        let Self { extractions, corrections, news, shows_removed } = self;
        let corrected = corrections.apply(extractions, known, shows_removed);
        let by_hand = corrections.by_hand(&corrected);
        Store::with_effort(generation, &corrected, &by_hand, effort).with_work(corrections, news)
    }
}

/// The store that follows `old`. Where `effort` ends, it is not merged to the end.
pub(super) fn store_of(assembly: Assembly<'_>, old: &Store, effort: &Effort) -> Store {
    let known = |id: &str| old.document_idx(id).map(|idx| old.extraction(idx));
    assembly.store(known, old.generation() + 1, effort)
}

/// The store of a project, of this generation; `known` are those of its documents that were extracted as corrected
/// before.
pub(super) fn store_of_project(assembly: Assembly<'_>, known: &[Arc<Extraction>], generation: u64) -> Store {
    let known: HashMap<&str, &Arc<Extraction>> =
        known.iter().map(|one| (one.document.id.as_str(), one)).collect();
    assembly.store(|id| known.get(id).copied(), generation, &Effort::unlimited())
}
