//! What a person decided, kept as rules and replayed on every extraction.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Published, PublishedEvidence};
use crate::effort::Effort;
use crate::item::{Extraction, extract};
use crate::language::pack_for;

/// All decisions; by identifier of the document, so that they outlive its extraction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    /// Publication dates that were set by hand.
    pub published: BTreeMap<String, NaiveDate>,
}

impl Corrections {
    /// The publication of a document as corrected.
    pub fn published(&self, document: &Document) -> Published {
        let given = self.published.get(&document.id);
        given.map_or(document.published, |&date| Published::on(date, PublishedEvidence::Given))
    }

    /// The extraction with all decisions about its document applied.
    pub fn apply(&self, extraction: &Arc<Extraction>) -> Arc<Extraction> {
        match self.published.get(&extraction.document.id) {
            Some(&date) if extraction.document.published.date != Some(date) => {
                Arc::new(published_on(extraction, date))
            }
            _ => Arc::clone(extraction),
        }
    }
}

/// The document extracted anew as published on `date`; without a pack for its language as it was,
/// but for the date.
fn published_on(extraction: &Extraction, date: NaiveDate) -> Extraction {
    let document = Arc::new(extraction.document.published_on(date));
    match pack_for(&document.language) {
        Ok(pack) => {
            let effort = Effort::for_text(document.text.len());
            extract(document, pack, &effort)
        }
        Err(_) => {
            let mut extraction = extraction.clone();
            extraction.document = document;
            extraction
        }
    }
}
