//! What was loaded of a file → what was found in it.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use crate::annotate::Annotations;
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::{Document, Loaded};
use crate::effort::{Effort, Stop};
use crate::item::{Actor, Extraction, extract};
use crate::language::pack_for;
use crate::record::{BadRecord, read_line};

/// Extracts from an article, or opens what `extract` printed; where there is none, what is told instead:
/// by the reader, or that a line cannot be read. `None` where `cancel` broke it off.
pub(super) fn open(
    loaded: Loaded,
    file: &str,
    cancel: &AtomicBool,
) -> Option<Result<Extraction, Diagnostic>> {
    match loaded {
        Loaded::Article(document) => extract_from(document, cancel).map(Ok),
        Loaded::Told(problem) => Some(Err(problem)),
        Loaded::Extracted { number, line } => {
            let bad = |error: BadRecord| Diagnostic::new(Cause::BadLine(number, error.to_string()), file);
            Some(read_line(&line).map_err(bad))
        }
    }
}

/// Extraction must not panic; should it do so all the same, it costs one document, not all.
fn extract_from(document: Document, cancel: &AtomicBool) -> Option<Extraction> {
    let document = Arc::new(document);
    let Ok(pack) = pack_for(&document.language) else { return Some(without_items(document)) };
    let kept = Arc::clone(&document);
    let found = catch_unwind(AssertUnwindSafe(|| {
        let effort = Effort::for_text(document.text.len()).until(cancel);
        let extraction = extract(document, pack, &effort);
        (effort.stop() != Some(Stop::Cancelled)).then_some(extraction)
    }));
    let mut extraction = found.unwrap_or_else(|_| Some(without_items(kept)))?;
    if extraction.n_items() == 0 {
        extraction.note(Cause::NothingFound);
    }
    Some(extraction)
}

fn without_items(document: Arc<Document>) -> Extraction {
    Extraction::new(document, Annotations::default(), Vec::new(), &[])
}

/// The actors of all documents: documents that know the same of one share it, so that it stands in
/// memory once.
#[derive(Default)]
pub(super) struct Cast(Mutex<HashSet<Arc<Actor>>>);

impl Cast {
    /// Lets the extraction use the actors that are known already.
    pub(super) fn share(&self, extraction: &mut Extraction) {
        // Sharing saves memory and changes nothing: after a panic elsewhere it is left out.
        let Ok(mut known) = self.0.lock() else { return };
        for actor in &mut extraction.actors {
            match known.get(&**actor) {
                Some(shared) => *actor = Arc::clone(shared),
                None => drop(known.insert(Arc::clone(actor))),
            }
        }
    }

    /// Forgets the actors that no document holds any more: of those that were printed and let go.
    pub(super) fn forget_unused(&self) {
        if let Ok(mut known) = self.0.lock() {
            known.retain(|actor| Arc::strong_count(actor) > 1);
        }
    }
}
