//! Articles that repeat another one: the same file twice, or one report of an agency in several papers.
//!
//! A copy has much of its text from the article that was published first, sentence by sentence and quotation by
//! quotation; what was put before, between and behind them may differ. Articles are taken in the order in which they
//! were published, and each is compared with those before it that share a piece of text, so that the work grows with
//! the number of sentences.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::by_hand::ByHand;
use super::telling::{Tellings, Told};
use crate::document::Document;
use crate::effort::Effort;
use crate::item::{Extraction, Kind};
use crate::text::ContentHash;

/// A report is printed again within so many days.
const MOST_DAYS: i64 = 4;
/// Of the shorter text so much stands in the longer one, in percent.
const LEAST_SHARED: u64 = 30;
/// So many pieces of text are shared at least.
const LEAST_PIECES: usize = 3;
/// A piece of text is looked for in so many articles at most, the last ones: what stands in more of them belongs to
/// none.
const MOST_ARTICLES: usize = 24;
/// The day of articles that tell none: behind all others.
const UNDATED: i64 = i64::MAX;
/// In place of an article or a telling where there is none.
const NONE: u32 = u32::MAX;

/// Which articles are copies of which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// For each article of a group of copies the first one published; for others themselves.
    firsts: Vec<u32>,
    /// The articles of each group by the first of it, in the order in which they were published.
    groups: HashMap<u32, Vec<u32>>,
    /// The articles that are no copies of others, in their order.
    originals: Vec<u32>,
    /// For each article where the first one of its group stands in `originals`.
    places: Vec<u32>,
}

impl Copies {
    /// Among these articles, without those that a person wants counted by themselves. Each comparison is a step of
    /// `effort`; where that ends, the other articles are no copies.
    pub fn of(extractions: &[Arc<Extraction>], by_hand: &ByHand, effort: &Effort) -> Self {
        let firsts = (0..extractions.len() as u32).collect();
        let mut copies = Self { firsts, ..Self::default() };
        let mut index = Index::default();
        for (day, document) in in_order(extractions, by_hand) {
            if !effort.spend(1) {
                break;
            }
            let article = Article { document: &extractions[document as usize].document, day };
            match index.find(extractions, &article, effort) {
                Some(first) => {
                    copies.firsts[document as usize] = first;
                    copies.groups.entry(first).or_insert_with(|| vec![first]).push(document);
                }
                None => index.add(document, &article),
            }
        }
        copies.count();
        copies
    }

    /// Fills `originals` and `places`.
    fn count(&mut self) {
        let mut place_of = vec![0; self.firsts.len()];
        for (document, first) in (0..).zip(&self.firsts) {
            if document == *first {
                place_of[document as usize] = self.originals.len() as u32;
                self.originals.push(document);
            }
        }
        self.places = self.firsts.iter().map(|first| place_of[*first as usize]).collect();
    }

    /// The articles that are no copies of others, in their order.
    pub fn originals(&self) -> &[u32] {
        &self.originals
    }

    /// Where the first article of its group stands in [`Self::originals`].
    pub fn place(&self, document: u32) -> usize {
        self.places.get(document as usize).map_or(0, |place| *place as usize)
    }

    /// Whether there are any.
    pub fn any(&self) -> bool {
        !self.groups.is_empty()
    }

    /// The article of its group that was published first; itself where it is no copy and has none.
    pub fn first(&self, document: u32) -> u32 {
        self.firsts.get(document as usize).copied().unwrap_or(document)
    }

    /// The articles of its group in the order in which they were published; none where there is no copy.
    pub fn group(&self, document: u32) -> &[u32] {
        self.groups.get(&self.first(document)).map_or(&[], Vec::as_slice)
    }

    /// For each telling the one that stands for it: that of the same words in the article whose copy tells it; itself
    /// where there is none. Tellings that a person wants apart stand for themselves.
    pub fn stand_ins(
        &self,
        extractions: &[Arc<Extraction>],
        tellings: &Tellings,
        by_hand: &ByHand,
    ) -> Vec<u32> {
        let mut stand_ins: Vec<u32> = (0..tellings.all().len() as u32).collect();
        if self.groups.is_empty() {
            return stand_ins;
        }
        for group in self.groups.values() {
            let mut known: HashMap<(Words<'_>, u32), u32> = HashMap::new();
            for &document in group {
                let extraction = &extractions[document as usize];
                let mut met: HashMap<Words<'_>, u32> = HashMap::new();
                for item in 0..extraction.n_items() as u32 {
                    let told = Told { document, item };
                    let words = Words::of(extraction, item, by_hand.alone.contains(&told));
                    // The same words twice in an article are two items.
                    let nth = met.entry(words).and_modify(|n| *n += 1).or_insert(0);
                    let number = tellings.number_of(told);
                    stand_ins[number as usize] = *known.entry((words, *nth)).or_insert(number);
                }
            }
        }
        stand_ins
    }
}

/// What tells an item from the others of an article and is the same in a copy of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Words<'a> {
    is_event: bool,
    title: Option<&'a str>,
    text: &'a str,
    /// Of an item that a person wants apart the text of its article: it is the same in the same file alone.
    apart: Option<ContentHash>,
}

impl<'a> Words<'a> {
    fn of(extraction: &'a Extraction, item: u32, is_apart: bool) -> Self {
        let fields = extraction.fields(item as usize);
        Self {
            is_event: fields.core.kind == Kind::Event,
            title: fields.title,
            text: fields.text,
            apart: is_apart.then(|| extraction.document.hash()),
        }
    }
}

/// The articles that may be copies with their days, in the order in which they were published; of one day in the
/// order of their identifiers.
fn in_order(extractions: &[Arc<Extraction>], by_hand: &ByHand) -> Vec<(i64, u32)> {
    let day = |document: &Document| {
        document.published.date.map_or(UNDATED, |date| i64::from(chrono::Datelike::num_days_from_ce(&date)))
    };
    let candidates = (0..).zip(extractions).filter(|(at, _)| !by_hand.apart.contains(at));
    let mut documents: Vec<(i64, &str, u32)> =
        candidates.map(|(at, one)| (day(&one.document), one.document.id.as_str(), at)).collect();
    documents.sort_unstable();
    documents.into_iter().map(|(day, _, at)| (day, at)).collect()
}

/// An article that is looked at.
struct Article<'a> {
    document: &'a Document,
    day: i64,
}

impl Article<'_> {
    fn n_letters(&self) -> u64 {
        self.document.pieces().iter().map(|piece| u64::from(piece.letters)).sum()
    }

    /// A number that articles of the same text have in common.
    fn key(&self) -> u64 {
        let pieces = self.document.pieces();
        pieces.iter().fold(pieces.len() as u64, |key, piece| {
            (key ^ u64::from(piece.hash)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
        })
    }
}

/// The first articles of all groups, by what stands in them.
#[derive(Default)]
struct Index {
    articles: Vec<Known>,
    /// The last place of each piece, by its hash.
    last: HashMap<u32, u32>,
    places: Vec<Place>,
    /// The first article of each text.
    texts: HashMap<u64, u32>,
    /// What an article shares with each of those before it, while it is compared.
    shared: HashMap<u32, Shared>,
}

/// An article of the index.
struct Known {
    document: u32,
    day: i64,
    n_letters: u64,
}

/// A piece in an article of the index, and the place of the same piece before it.
struct Place {
    article: u32,
    before: u32,
}

#[derive(Clone, Copy, Default)]
struct Shared {
    n_pieces: usize,
    n_letters: u64,
}

impl Index {
    fn add(&mut self, document: u32, article: &Article<'_>) {
        let pieces = article.document.pieces();
        let number = self.articles.len() as u32;
        for piece in pieces {
            let before = self.last.insert(piece.hash, self.places.len() as u32).unwrap_or(NONE);
            self.places.push(Place { article: number, before });
        }
        if !pieces.is_empty() {
            self.texts.entry(article.key()).or_insert(document);
        }
        self.articles.push(Known { document, day: article.day, n_letters: article.n_letters() });
    }

    /// The article of the index that this one is a copy of: the one with the same text, else the one that shares most.
    fn find(
        &mut self,
        extractions: &[Arc<Extraction>],
        article: &Article<'_>,
        effort: &Effort,
    ) -> Option<u32> {
        // A sentence or two may be written twice.
        if article.document.pieces().len() < LEAST_PIECES {
            return None;
        }
        if let Some(&same) = self.texts.get(&article.key())
            && extractions[same as usize].document.text == article.document.text
        {
            return Some(same);
        }
        self.count(article, effort);
        let n_letters = article.n_letters();
        let is_copy = |(at, shared): &(u32, Shared)| {
            let shorter = n_letters.min(self.articles[*at as usize].n_letters);
            shared.n_pieces >= LEAST_PIECES && 100 * shared.n_letters >= LEAST_SHARED * shorter
        };
        let copies = self.shared.iter().map(|(at, shared)| (*at, *shared)).filter(is_copy);
        // Of several with as much in common the one that was published first.
        let best = copies.max_by_key(|(at, shared)| (shared.n_letters, std::cmp::Reverse(*at)));
        best.map(|(at, _)| self.articles[at as usize].document)
    }

    /// Counts what an article shares with those of the index that were published within days of it.
    fn count(&mut self, article: &Article<'_>, effort: &Effort) {
        self.shared.clear();
        for piece in article.document.pieces() {
            let mut place = self.last.get(&piece.hash).copied().unwrap_or(NONE);
            for _ in 0..MOST_ARTICLES {
                let Some(Place { article: other, before }) = self.places.get(place as usize) else { break };
                let day = self.articles[*other as usize].day;
                let is_near = article.day == UNDATED || article.day.saturating_sub(day) <= MOST_DAYS;
                if !is_near || !effort.spend(1) {
                    break;
                }
                let shared = self.shared.entry(*other).or_default();
                shared.n_pieces += 1;
                shared.n_letters += u64::from(piece.letters);
                place = *before;
            }
        }
    }
}
