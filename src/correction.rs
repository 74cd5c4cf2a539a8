//! What a person decided, kept as rules and replayed on every extraction.

mod amend;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::{Document, Published, PublishedEvidence};
use crate::effort::Effort;
use crate::item::{Anchor, AnchorKind, Extraction, ItemDecision, extract};
use crate::language::pack_for;
use crate::text::Span;

/// All decisions: about documents by their identifier, about items by what they rest on, so that they outlive their
/// extraction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// Publication dates that were set by hand.
    pub published: BTreeMap<String, NaiveDate>,
    /// What was decided about items; none of them is empty.
    pub items: BTreeMap<Anchor, ItemDecision>,
}

impl Corrections {
    /// The publication of a document as corrected.
    pub fn published(&self, document: &Document) -> Published {
        let given = self.published.get(&document.id);
        given.map_or(document.published, |&date| Published::on(date, PublishedEvidence::Given))
    }

    /// The extraction with all decisions about its document and its items applied. `known` is what came of them before,
    /// if anything: what of it is still right is not made again.
    pub fn apply(&self, extraction: &Arc<Extraction>, known: Option<&Arc<Extraction>>) -> Arc<Extraction> {
        let redated = self.redated(extraction, known.map(Extraction::base));
        let decisions = self.about(&redated.document);
        if decisions.is_empty() {
            return redated;
        }
        let is_same = |known: &&Arc<Extraction>| {
            known
                .amended()
                .is_some_and(|amended| Arc::ptr_eq(&amended.base, &redated) && amended.decisions == decisions)
        };
        match known.filter(is_same) {
            Some(known) => Arc::clone(known),
            None => Arc::new(amend::amend(&redated, decisions)),
        }
    }

    /// The extraction of the document as published on the date that was set by hand.
    fn redated(&self, extraction: &Arc<Extraction>, known: Option<&Arc<Extraction>>) -> Arc<Extraction> {
        let document = &extraction.document;
        let published = self.published(document);
        let Some(&date) = self.published.get(&document.id).filter(|_| published != document.published) else {
            return Arc::clone(extraction);
        };
        let is_right = |known: &&Arc<Extraction>| {
            known.document.published == published && known.document.text == document.text
        };
        match known.filter(is_right) {
            Some(known) => Arc::clone(known),
            None if document.published.date == Some(date) => Arc::clone(extraction),
            None => Arc::new(published_on(extraction, date)),
        }
    }

    /// What was decided about the items of an article, as far as it changes them.
    fn about(&self, document: &Document) -> Vec<(Anchor, ItemDecision)> {
        if self.items.is_empty() {
            return Vec::new();
        }
        let article = document.hash();
        let first =
            Anchor { article, span: Span::default(), kind: AnchorKind::Statement, words: String::new() };
        let of_article = self.items.range(first..).take_while(|(anchor, _)| anchor.article == article);
        let content = of_article.map(|(anchor, decision)| (anchor.clone(), decision.content()));
        content.filter(|(_, content)| !content.is_empty()).collect()
    }

    /// Puts a decision in place of the one before, which is given back.
    pub fn put(&mut self, anchor: Anchor, decision: ItemDecision) -> ItemDecision {
        let before = match decision.is_empty() {
            true => self.items.remove(&anchor),
            false => self.items.insert(anchor, decision),
        };
        before.unwrap_or_default()
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.published.is_empty() && self.items.is_empty()
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
