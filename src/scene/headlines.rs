//! Headlines of articles, which speak for their items where a day is too narrow for single ones.

use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;

use crate::document::Document;
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
    pub items: Box<[ItemIdx]>,
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
    /// Lane by lane, in order of day.
    all: Vec<Headline>,
    /// Where each is, by the first article that has it.
    of_document: HashMap<DocumentIdx, u32>,
    /// Where those of each lane are.
    of_lane: HashMap<LaneKey, Range<usize>>,
}

/// An article in the lane in which it stands.
#[derive(Clone, Copy, Default)]
struct Standing {
    lane: u32,
    n_items: u32,
    /// Whether that is the lane of what has no country, or no other such value.
    is_last: bool,
}

impl Headlines {
    /// The headlines of what passes: each article once, in the lane that holds most of its items. Linear in the number of
    /// items.
    pub fn new(store: &Store, result: &QueryResult) -> Self {
        let articles = articles_of(store, result.query.clock);
        let standing = standing(store, result, &articles);
        let documents = || (0..standing.len()).filter(|at| standing[*at].n_items as usize >= LEAST_ITEMS);
        // The items of each article, in one list.
        let mut ends = vec![0u32; standing.len() + 1];
        documents().for_each(|at| ends[at + 1] = standing[at].n_items);
        (1..ends.len()).for_each(|at| ends[at] += ends[at - 1]);
        let mut items = vec![ItemIdx::new(0); ends[standing.len()] as usize];
        let mut next = ends.clone();
        for (lane, of_lane) in result.lanes.iter().enumerate() {
            for &idx in of_lane.items.iter() {
                let Some(at) = articles.get(idx) else { continue };
                if standing[at].lane as usize == lane && standing[at].n_items as usize >= LEAST_ITEMS {
                    items[next[at] as usize] = idx;
                    next[at] += 1;
                }
            }
        }
        let drafts = drafts(
            store,
            documents().map(|at| {
                let items = &items[ends[at] as usize..ends[at + 1] as usize];
                (DocumentIdx::new(at), standing[at].lane, items)
            }),
        );
        Self::of(result, drafts)
    }

    fn of(result: &QueryResult, mut drafts: Vec<(u32, Headline)>) -> Self {
        drafts.sort_by_key(|(lane, one)| (*lane, one.day));
        let mut headlines = Self::default();
        for lane in drafts.chunk_by(|a, b| a.0 == b.0) {
            let first = headlines.all.len();
            headlines.all.extend(lane.iter().map(|(_, one)| one.clone()));
            let key = result.lanes[lane[0].0 as usize].key.clone();
            headlines.of_lane.insert(key, first..headlines.all.len());
        }
        headlines.of_document = headlines.all.iter().zip(0..).map(|(one, at)| (one.document, at)).collect();
        headlines
    }

    /// The headline that stands for an article: the first one of those that have it.
    pub fn get(&self, document: DocumentIdx) -> Option<&Headline> {
        self.of_document.get(&document).map(|at| &self.all[*at as usize])
    }

    /// The headlines of a lane whose day is in a window, in order of day.
    pub fn in_lane(&self, key: &LaneKey, window: TimeWindow) -> &[Headline] {
        let of_lane = self.of_lane.get(key).map_or(&[][..], |range| &self.all[range.clone()]);
        let first = of_lane.partition_point(|one| (one.day.end as f64) <= window.start);
        let last = of_lane.partition_point(|one| (one.day.start as f64) < window.end);
        &of_lane[first..last.max(first)]
    }
}

/// For each item the article that first told it, where it is near the day of that.
struct Articles(Vec<u32>);

impl Articles {
    const NONE: u32 = u32::MAX;

    fn get(&self, idx: ItemIdx) -> Option<usize> {
        let at = self.0[idx.index()];
        (at != Self::NONE).then_some(at as usize)
    }
}

fn articles_of(store: &Store, clock: Clock) -> Articles {
    let day = |document: &Arc<Document>| document.published.date.map(TimeInterval::day);
    let days: Vec<Option<TimeInterval>> = store.documents().map(|(_, document)| day(document)).collect();
    let reach = NEAR_DAYS * DAY;
    let article = |at: usize| {
        let idx = ItemIdx::new(at);
        let first = store.item(idx).documents().first()?.index();
        let (day, time) = (days[first]?, store.interval(idx, clock)?);
        (time.start >= day.start - reach && time.end <= day.end + reach).then_some(first as u32)
    };
    Articles((0..store.len()).map(|at| article(at).unwrap_or(Articles::NONE)).collect())
}

/// Where each article stands: where most of its items are; never without a country if there is another.
fn standing(store: &Store, result: &QueryResult, articles: &Articles) -> Vec<Standing> {
    let mut standing = vec![Standing::default(); store.n_documents()];
    let mut counts = vec![0u32; store.n_documents()];
    for (lane, of_lane) in result.lanes.iter().enumerate() {
        let is_last = matches!(of_lane.key.whole(), LaneKey::Without(_));
        let articles = || of_lane.items.iter().filter_map(|idx| articles.get(*idx));
        articles().for_each(|at| counts[at] += 1);
        for at in articles() {
            let n_items = std::mem::take(&mut counts[at]);
            let best = &mut standing[at];
            let is_more = n_items > best.n_items;
            let is_better =
                best.n_items == 0 || (best.is_last && !is_last) || (is_more && best.is_last == is_last);
            if n_items as usize >= LEAST_ITEMS && is_better {
                *best = Standing { lane: lane as u32, n_items, is_last };
            }
        }
    }
    standing
}

/// Headlines with their lanes; articles that have one headline in one lane are one.
fn drafts<'i>(
    store: &Store,
    articles: impl Iterator<Item = (DocumentIdx, u32, &'i [ItemIdx])>,
) -> Vec<(u32, Headline)> {
    let mut drafts: Vec<(u32, Headline)> = Vec::new();
    let mut known: HashMap<(String, u32), usize> = HashMap::default();
    for (document, lane, items) in articles {
        let article = store.document(document);
        let title = article.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let day = article.published.date.map(TimeInterval::day);
        let (Some(title), Some(day)) = (title, day) else { continue };
        let first = *known.entry((title.to_lowercase(), lane)).or_insert(drafts.len());
        match drafts.get_mut(first) {
            Some((_, headline)) => {
                headline.n_documents += 1;
                let mut all = [&*headline.items, items].concat();
                all.sort_unstable();
                all.dedup();
                headline.items = all.into();
            }
            None => drafts.push((lane, Headline { document, n_documents: 1, day, items: items.into() })),
        }
    }
    drafts
}
