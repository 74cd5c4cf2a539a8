//! Where the words of decisions stand in an article whose text has changed.

use std::collections::BTreeMap;

use super::Corrections;
use crate::document::Document;
use crate::item::{Alone, Anchor, Extraction, SameItem};
use crate::text::Span;

/// The anchors of an article that was read anew, with another text.
pub type Moved = BTreeMap<Anchor, Anchor>;

impl Corrections {
    /// The anchors about `old`, these and those of `others`, found again in `new`, which is the same article with another text: by the words that they
    /// rest on, the place nearest to where they were; else by the item of the same kind that begins alike. One that is
    /// not found stays and waits.
    pub fn moved<'a>(
        &'a self,
        old: &Document,
        new: &Extraction,
        others: impl Iterator<Item = &'a Anchor>,
    ) -> Moved {
        let (from, to) = (old.hash(), new.document.hash());
        if from == to {
            return Moved::new();
        }
        let items = self.of_article(old).map(|(anchor, _)| anchor);
        let others = self.own.iter().chain(self.joined_anchors()).chain(others);
        let anchors = items.chain(others.filter(|anchor| anchor.article == from));
        let moved = |anchor: &Anchor| {
            let words = old.text.get(anchor.span.begin as usize..anchor.span.end as usize)?;
            let place = f64::from(anchor.span.begin) / old.text.len().max(1) as f64;
            Some((anchor.clone(), found(anchor, Sought { words, place }, new)?))
        };
        anchors.filter_map(moved).collect()
    }

    /// Lets decisions rest on where their words stand now.
    pub fn follow(&mut self, moved: &Moved) {
        for (from, to) in moved {
            if let Some(decision) = self.items.remove(from) {
                self.items.insert(to.clone(), decision);
            }
            if self.own.remove(from) {
                self.own.insert(to.clone());
            }
            if self.alone.remove(&Alone::Item(from.clone())) {
                self.alone.insert(Alone::Item(to.clone()));
            }
        }
        if self.same.iter().any(|same| same.anchors().iter().any(|anchor| moved.contains_key(*anchor))) {
            let same = std::mem::take(&mut self.same);
            let follow = |same: SameItem| same.moved(|anchor| moved.get(anchor).unwrap_or(anchor));
            self.same = same.into_iter().map(follow).collect();
        }
    }
}

/// What is looked for: words, and how far down they stood, 0 to 1.
pub(super) struct Sought<'a> {
    pub words: &'a str,
    pub place: f64,
}

/// Where the words of `anchor` stand in `new`; `sought` may be their begin alone.
pub(super) fn found(anchor: &Anchor, sought: Sought<'_>, new: &Extraction) -> Option<Anchor> {
    let Sought { words, place } = sought;
    let text = &new.document.text;
    let before = place * text.len() as f64;
    let off = |at: &usize| (*at as f64 - before).abs();
    let places = memchr::memmem::find_iter(text.as_bytes(), words.as_bytes());
    let place = places.min_by(|a, b| off(a).total_cmp(&off(b)));
    let article = new.document.hash();
    if let Some(begin) = place.filter(|_| !words.is_empty()) {
        let end = text.floor_char_boundary(begin + words.len().max(anchor.span.len()));
        return Some(Anchor { article, span: Span::new(begin, end), ..anchor.clone() });
    }
    let items = (0..new.n_items()).map(|at| Anchor::of(article, &new.fields(at)));
    let mut alike = items.filter(|item| item.kind == anchor.kind && item.words == anchor.words);
    alike.next()
}
