//! What a person decided about which items are the same, found in what was extracted.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Corrections;
use crate::item::{Alone, Anchor, ByHand, Extraction, SameItem, Told, find_anchors};
use crate::text::ContentHash;

impl Corrections {
    /// Two items are the same, or no longer; gives whether they were.
    pub fn put_same(&mut self, same: SameItem, is_same: bool) -> bool {
        match is_same {
            true => !self.same.insert(same),
            false => self.same.remove(&same),
        }
    }

    /// Something is counted by itself, or no longer; gives whether it was.
    pub fn put_alone(&mut self, alone: Alone, is_alone: bool) -> bool {
        match is_alone {
            true => !self.alone.insert(alone),
            false => self.alone.remove(&alone),
        }
    }

    /// The anchors of items that are the same as others or counted by themselves.
    pub fn joined_anchors(&self) -> impl Iterator<Item = &Anchor> {
        let alone = self.alone.iter().filter_map(|alone| match alone {
            Alone::Article(_) => None,
            Alone::Item(anchor) => Some(anchor),
        });
        self.same.iter().flat_map(SameItem::anchors).chain(alone)
    }

    /// The decisions about which items are the same, in `extractions` as they were corrected.
    pub fn by_hand(&self, extractions: &[Arc<Extraction>]) -> ByHand {
        let mut by_hand = ByHand::default();
        if self.same.is_empty() && self.alone.is_empty() {
            return by_hand;
        }
        let places = self.places(extractions);
        let told = |anchor: &Anchor| places.told.get(anchor).map_or(&[][..], Vec::as_slice);
        for same in &self.same {
            let [one, other] = same.anchors().map(told);
            let Some(&first) = one.first() else { continue };
            by_hand.same.extend(other.iter().map(|&second| (first, second)));
            // The same article twice tells both twice.
            by_hand.same.extend(one[1..].iter().filter(|_| !other.is_empty()).map(|&again| (first, again)));
        }
        for alone in &self.alone {
            match alone {
                Alone::Item(anchor) => by_hand.alone.extend(told(anchor)),
                Alone::Article(article) => {
                    for &document in places.documents.get(article).into_iter().flatten() {
                        by_hand.apart.insert(document);
                        let n_items = extractions[document as usize].n_items() as u32;
                        by_hand.alone.extend((0..n_items).map(|item| Told { document, item }));
                    }
                }
            }
        }
        by_hand
    }

    fn places(&self, extractions: &[Arc<Extraction>]) -> Places<'_> {
        let mut of_article: HashMap<ContentHash, BTreeSet<&Anchor>> = HashMap::new();
        self.joined_anchors().for_each(|anchor| {
            of_article.entry(anchor.article).or_default().insert(anchor);
        });
        let mut places = Places::default();
        for (document, extraction) in (0..).zip(extractions) {
            let article = extraction.document.hash();
            places.documents.entry(article).or_default().push(document);
            let Some(anchors) = of_article.get(&article) else { continue };
            let anchors: Vec<&Anchor> = anchors.iter().copied().collect();
            for (anchor, item) in anchors.iter().zip(positions(&anchors, extraction)) {
                let told = item.map(|item| Told { document, item });
                places.told.entry(anchor).or_default().extend(told);
            }
        }
        places
    }
}

/// Where what was decided about is.
#[derive(Default)]
struct Places<'a> {
    told: HashMap<&'a Anchor, Vec<Told>>,
    documents: HashMap<ContentHash, Vec<u32>>,
}

/// The position of the item of each anchor in an extraction as it was corrected.
fn positions(anchors: &[&Anchor], extraction: &Arc<Extraction>) -> Vec<Option<u32>> {
    let base = extraction.base();
    let found = find_anchors(anchors, base);
    let Some(amended) = extraction.amended() else {
        return found.into_iter().map(|at| at.map(|at| at as u32)).collect();
    };
    let ids = (0..).zip(0..extraction.n_items()).map(|(at, item)| (extraction.fields(item).id(), at));
    let ids: HashMap<String, u32> = ids.collect();
    let id = |(anchor, at): (&&Anchor, Option<usize>)| {
        // What a person changed or made is found at the anchor it was found by then.
        let known = amended.found.iter().find(|(of, _)| of == *anchor).map(|(_, id)| id.clone());
        known.or_else(|| at.map(|at| base.fields(at).id()))
    };
    anchors.iter().zip(found).map(|found| ids.get(&id(found)?).copied()).collect()
}
