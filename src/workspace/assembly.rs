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
    let corrected: Vec<_> = extractions.iter().map(|one| corrected(one, corrections, old)).collect();
    Store::with_effort(old.generation() + 1, &corrected, effort)
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
