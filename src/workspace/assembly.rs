//! What is open as one store: documents side by side, each as a person corrected it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::correction::Corrections;
use crate::effort::Effort;
use crate::item::Extraction;
use crate::store::Store;

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

/// The store of `extractions` as corrected, to follow `old`. Where `effort` ends, it is not merged to the end.
pub(super) fn store_of(
    extractions: &[Arc<Extraction>],
    corrections: &Corrections,
    old: &Store,
    effort: &Effort,
) -> Store {
    let known = |id: &str| old.document_idx(id).map(|idx| old.extraction(idx));
    let corrected = corrections.apply(extractions, known);
    Store::with_effort(old.generation() + 1, &corrected, effort)
}

/// The store of a project, of this generation; `known` are those of its documents that were extracted as corrected
/// before.
pub(super) fn store_of_project(
    extractions: &[Arc<Extraction>],
    corrections: &Corrections,
    known: &[Arc<Extraction>],
    generation: u64,
) -> Store {
    let known: HashMap<&str, &Arc<Extraction>> =
        known.iter().map(|one| (one.document.id.as_str(), one)).collect();
    let corrected = corrections.apply(extractions, |id| known.get(id).copied());
    Store::new(generation, &corrected)
}
