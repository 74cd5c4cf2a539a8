//! Headlines of articles, which speak for their items where a day is too narrow for single ones.

use foldhash::HashMap;

use crate::store::{Clock, DocumentIdx, ItemIdx, LaneKey, QueryResult, Store};
use crate::time::{DAY, TimeInterval};
use crate::view::TimeWindow;

/// An article with fewer items in a lane has no headline there.
const LEAST_ITEMS: usize = 3;
/// An item so many days from its article's publication does not belong to the headline.
const NEAR_DAYS: i64 = 10;
/// What each further article of the same headline adds to its priority.
const MERGED: f32 = 3.0;

/// A headline in its lane.
#[derive(Clone, Debug)]
pub struct Headline {
    /// The first article that has it.
    pub document: DocumentIdx,
    /// How many articles have it.
    pub n_documents: usize,
    /// The day on which it was published.
    pub day: TimeInterval,
    /// The items it stands for, in order of time.
    pub items: Vec<ItemIdx>,
}

impl Headline {
    /// Its priority among the others of its lane.
    pub fn priority(&self) -> f32 {
        self.items.len() as f32 + MERGED * (self.n_documents as f32 - 1.0)
    }
}

/// The headlines of all lanes of a result.
#[derive(Debug, Default)]
pub struct Headlines {
    /// By the first article that has each.
    all: HashMap<DocumentIdx, Headline>,
    /// Those of each lane, in order of day.
    of_lane: HashMap<LaneKey, Vec<DocumentIdx>>,
}

impl Headlines {
    /// The headlines of what passes.
    pub fn new(store: &Store, result: &QueryResult) -> Self {
        let mut found: HashMap<DocumentIdx, (usize, Vec<ItemIdx>)> = HashMap::default();
        for (at, lane) in result.lanes.iter().enumerate() {
            let lanes_last = matches!(lane.key.whole(), LaneKey::Without(_));
            for (document, items) in near(store, result.query.clock, &lane.items) {
                if items.len() < LEAST_ITEMS {
                    continue;
                }
                // It stands once, where most of its items are; never without a country if there is another.
                let best = found.entry(document).or_insert((at, Vec::new()));
                let is_last = matches!(result.lanes[best.0].key.whole(), LaneKey::Without(_));
                let is_more = items.len() > best.1.len();
                if best.1.is_empty() || (is_last && !lanes_last) || (is_more && is_last == lanes_last) {
                    *best = (at, items);
                }
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_unstable_by_key(|(document, _)| *document);
        Self::of(store, result, found)
    }

    fn of(store: &Store, result: &QueryResult, found: Vec<(DocumentIdx, (usize, Vec<ItemIdx>))>) -> Self {
        let mut headlines = Self::default();
        let mut known: HashMap<(String, usize), DocumentIdx> = HashMap::default();
        for (document, (lane, items)) in found {
            let article = store.document(document);
            let Some(day) = article.published.date.map(TimeInterval::day) else { continue };
            let Some(title) = article.title.as_deref().map(str::trim).filter(|title| !title.is_empty())
            else {
                continue;
            };
            let first = *known.entry((title.to_lowercase(), lane)).or_insert(document);
            let new = || Headline { document, n_documents: 0, day, items: Vec::new() };
            let headline = headlines.all.entry(first).or_insert_with(new);
            headline.n_documents += 1;
            headline.items.extend(items);
            headline.items.sort_unstable();
            headline.items.dedup();
            if headline.n_documents == 1 {
                let key = result.lanes[lane].key.clone();
                headlines.of_lane.entry(key).or_default().push(document);
            }
        }
        for documents in headlines.of_lane.values_mut() {
            documents.sort_by_key(|document| headlines.all[document].day);
        }
        headlines
    }

    /// The headline that stands for an article: the first one of those that have it.
    pub fn get(&self, document: DocumentIdx) -> Option<&Headline> {
        self.all.get(&document)
    }

    /// The headlines of a lane whose day is in a window.
    pub fn in_lane(&self, key: &LaneKey, window: TimeWindow) -> impl Iterator<Item = &Headline> {
        let documents = self.of_lane.get(key).map_or(&[][..], |documents| documents);
        let first = documents.partition_point(|document| (self.all[document].day.end as f64) <= window.start);
        let headlines = documents[first..].iter().map(|document| &self.all[document]);
        headlines.take_while(move |one| (one.day.start as f64) < window.end)
    }
}

/// The items of a lane by their first article, where they are near its publication.
fn near(store: &Store, clock: Clock, items: &[ItemIdx]) -> HashMap<DocumentIdx, Vec<ItemIdx>> {
    let mut of_document: HashMap<DocumentIdx, Vec<ItemIdx>> = HashMap::default();
    for &idx in items {
        let Some(interval) = store.interval(idx, clock) else { continue };
        let Some(&document) = store.item(idx).documents().first() else { continue };
        let Some(day) = store.document(document).published.date.map(TimeInterval::day) else { continue };
        let reach = NEAR_DAYS * DAY;
        if interval.start >= day.start - reach && interval.end <= day.end + reach {
            of_document.entry(document).or_default().push(idx);
        }
    }
    of_document
}
