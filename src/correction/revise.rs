//! Articles as a person says that they are: published on another day, by another medium, in another language.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Corrections;
use crate::annotate::Annotations;
use crate::diagnostic::Cause;
use crate::document::Document;
use crate::effort::Effort;
use crate::item::{ArticleDecision, Extraction, extract};
use crate::language::pack_for;

impl Corrections {
    /// The identifiers of the articles about which anything was decided that they are extracted anew for.
    pub fn revised_articles(&self) -> BTreeSet<&String> {
        self.published.keys().chain(self.articles.keys()).collect()
    }

    /// The extraction of the document as a person says that it is: extracted anew where that differs from what it
    /// says itself, since what it tells depends on it. `known` is what came of it before.
    pub(super) fn revised(
        &self,
        extraction: &Arc<Extraction>,
        known: Option<&Arc<Extraction>>,
    ) -> Arc<Extraction> {
        let Some(document) = self.revised_document(&extraction.document) else {
            return Arc::clone(extraction);
        };
        match known.filter(|known| is_same(&known.document, &document)) {
            Some(known) => Arc::clone(known),
            None => Arc::new(extracted_anew(extraction, document)),
        }
    }

    /// The document with all that was decided about it; `None` where it says so itself.
    fn revised_document(&self, document: &Document) -> Option<Document> {
        let decided = self.articles.get(&document.id);
        let date = self.published.get(&document.id);
        if decided.is_none() && date.is_none() {
            return None;
        }
        let mut revised = match date {
            Some(date) if document.published.date != Some(*date) => document.published_on(*date),
            _ => document.clone(),
        };
        if let Some(ArticleDecision { title, author, outlet, language }) = decided {
            revised.title = title.clone().or(revised.title);
            revised.author = author.clone().or(revised.author);
            revised.outlet = outlet.clone().or(revised.outlet);
            if let Some(language) = language.as_ref().filter(|language| **language != document.language) {
                revised = revised.in_language(language);
            }
        }
        (!is_same(&revised, document)).then_some(revised)
    }
}

/// Whether both are the same article in all that a person can decide.
fn is_same(one: &Document, other: &Document) -> bool {
    one.published == other.published
        && one.language == other.language
        && (&one.title, &one.author, &one.outlet) == (&other.title, &other.author, &other.outlet)
        && one.text == other.text
}

/// The document extracted anew; without a pack for its language as it was, unless it is in that language by decision.
fn extracted_anew(extraction: &Extraction, document: Document) -> Extraction {
    let document = Arc::new(document);
    if extraction.is_table() {
        return of_document(extraction, document);
    }
    match pack_for(&document.language) {
        Ok(pack) => {
            let effort = Effort::for_text(document.text.len());
            extract(document, pack, &effort)
        }
        Err(_) if document.language != extraction.document.language => {
            let cause = Cause::UnknownLanguage(document.language.clone());
            let mut unread = Extraction::new(document, Annotations::default(), Vec::new(), &[]);
            unread.note(cause);
            unread
        }
        Err(_) => of_document(extraction, document),
    }
}

/// The same items in a document that is the same but for what is known of it.
fn of_document(extraction: &Extraction, document: Arc<Document>) -> Extraction {
    let mut extraction = extraction.clone();
    extraction.document = document;
    extraction
}
