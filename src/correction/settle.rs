//! What was decided about articles that are not open finds its place where somebody has saved one in another way.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::moved::{Sought, found};
use super::{Corrections, Moved, Origin};
use crate::document::Document;
use crate::item::{Anchor, Extraction};
use crate::text::ContentHash;

/// What decisions about articles that are not open find among those that are.
#[derive(Debug, Default)]
pub struct Settled {
    /// Where their words stand.
    pub moved: Moved,
    /// The open article, by its position, that each of these texts is.
    pub articles: BTreeMap<ContentHash, usize>,
    /// The texts that may be several of the open articles: what was decided about them waits.
    pub ambiguous: BTreeSet<ContentHash>,
}

impl Corrections {
    /// What was decided about articles that are not among `open`, with `others`, found in one of those that is the same
    /// by title, medium, day and words. Nothing is asked for again that `added` cannot be, positions among `open`.
    pub fn settled<'a>(
        &'a self,
        open: &[Arc<Extraction>],
        added: &[usize],
        others: impl Iterator<Item = &'a Anchor>,
    ) -> Settled {
        let mut settled = Settled::default();
        if self.origins.is_empty() {
            return settled;
        }
        let known: HashMap<ContentHash, usize> =
            open.iter().enumerate().map(|(at, one)| (one.document.hash(), at)).collect();
        for (text, origin) in &self.origins {
            if let Some(at) = known.get(text) {
                settled.articles.insert(*text, *at);
                continue;
            }
            let likeness = |at: usize| origin.likeness(&open[at].document);
            if !added.iter().any(|at| likeness(*at).is_some()) {
                continue;
            }
            let fitting = (0..open.len()).filter_map(|at| Some((likeness(at)?, at)));
            let mut fitting: Vec<(i32, usize)> = fitting.collect();
            fitting.sort_by_key(|(likeness, at)| (-likeness, *at));
            match fitting.as_slice() {
                [(best, _), (next, _), ..] if best == next => drop(settled.ambiguous.insert(*text)),
                [(_, at), ..] => drop(settled.articles.insert(*text, *at)),
                [] => {}
            }
        }
        let anchors = self.items.keys().chain(&self.own).chain(self.joined_anchors()).chain(others);
        let is_elsewhere = |anchor: &&Anchor| {
            settled.articles.contains_key(&anchor.article) && !known.contains_key(&anchor.article)
        };
        let elsewhere: Vec<&Anchor> = anchors.filter(is_elsewhere).collect();
        for anchor in elsewhere {
            let (origin, at) = (&self.origins[&anchor.article], settled.articles[&anchor.article]);
            let passage = origin.passages.iter().find(|passage| passage.span == anchor.span);
            let words = passage.map_or(&*anchor.words, |passage| &*passage.words);
            let place = f64::from(anchor.span.begin) / origin.length.max(1) as f64;
            if let Some(to) = found(anchor, Sought { words, place }, &open[at]) {
                settled.moved.insert(anchor.clone(), to);
            }
        }
        settled
    }

    /// Notes by what an article is known, where anything was decided about its items: it is to be closed.
    pub fn note_origin(&mut self, document: &Document) {
        let text = document.hash();
        let anchors = self.items.keys().chain(&self.own).chain(self.joined_anchors());
        let anchors = anchors.filter(|anchor| anchor.article == text);
        let origin = Origin::of(document, anchors);
        if !origin.passages.is_empty() {
            self.origins.insert(text, origin);
        }
    }
}
