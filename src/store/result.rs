//! A filter's outcome: what passes, how many of each value, when, and in which lanes.
//!
//! Counts are those of a crossfilter: a facet's own filter does not reduce its counts, so they say
//! what would come by including one more value.

use std::borrow::Cow;
use std::sync::Arc;

use super::caches::LaneRequest;
use super::clock::Clock;
use super::count::{self, FacetCounts};
use super::facet::{Facet, LaneKey};
use super::filter::{Dated, FilterPart};
use super::histogram::{self, Histogram};
use super::lanes::{self, Lane};
use super::query::Query;
use super::search::{Found, Meant};
use super::{ItemIdx, ItemSet, Store};
use crate::time::TimeInterval;

/// The outcome of a query on one store.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryResult {
    /// What was asked.
    pub query: Query,
    /// The generation of the store that was asked.
    pub generation: u64,
    /// What a person had done with its items: [`Store::work_number`].
    pub work: u64,
    /// What passes, items without a date included.
    pub passing: ItemSet,
    /// How many pass.
    pub n_passing: usize,
    /// How many of those have no date on the clock and stand in the tray.
    pub n_undated: usize,
    /// The lanes, those with most items (before any filter) first, "none" last; empty ones included.
    pub lanes: Vec<Lane>,
    /// Items over time; `None` where no item has a date.
    pub histogram: Option<Histogram>,
    /// In the order of [`Facet::ALL`].
    facets: [FacetCounts; Facet::ALL.len()],
    /// How many more would pass were they as sure as the filter asks.
    pub n_unsure: usize,
    /// The words of the search that were found nowhere, and what was looked for in their place.
    pub meant: Vec<Meant>,
    /// What was searched for, with the words that were meant; for marking hits.
    pub searched: String,
    /// What passes each part of the filter alone, kept for the next query.
    parts: FilterParts,
}

/// A part of the filter, and how much would pass without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiftedPart {
    /// The part of the filter.
    pub part: FilterPart,
    /// How many items pass all other parts.
    pub n_passing: usize,
}

impl QueryResult {
    /// How many items each value of `facet` has.
    pub fn counts(&self, facet: Facet) -> &FacetCounts {
        &self.facets[facet as usize]
    }

    /// The items that pass, in time order.
    pub fn items(&self) -> impl Iterator<Item = ItemIdx> + '_ {
        self.passing.iter()
    }

    /// How many items would pass without each part of the filter that is in force, the part that
    /// keeps out most first.
    pub fn lifted(&self, store: &Store) -> Vec<LiftedPart> {
        let in_force = FilterPart::all().filter(|part| self.query.filter.has(*part));
        let without = |part| self.parts.all_but(store, Some(part)).count();
        let mut lifted: Vec<_> = in_force.map(|part| LiftedPart { part, n_passing: without(part) }).collect();
        lifted.sort_by_key(|lifted| std::cmp::Reverse(lifted.n_passing));
        lifted
    }

    /// The lane with this key.
    pub fn lane(&self, key: &LaneKey) -> Option<&Lane> {
        self.lanes.iter().find(|lane| &lane.key == key)
    }

    /// The items of a lane that overlap `time`, in time order.
    pub fn lane_in<'a>(
        &'a self,
        store: &'a Store,
        key: &LaneKey,
        time: TimeInterval,
    ) -> impl Iterator<Item = ItemIdx> + 'a {
        let interval = |idx: ItemIdx| store.interval(idx, self.query.clock);
        let items = self.lane(key).map_or(&[][..], |lane| &lane.items);
        let begun =
            items.iter().copied().take_while(move |idx| interval(*idx).is_some_and(|at| at.start < time.end));
        begun.filter(move |idx| interval(*idx).is_some_and(|at| at.overlaps(&time)))
    }
}

/// Answers `query`. Parts of the filter that `previous` answered for the same store are taken from it.
pub fn run(store: &Store, query: &Query, previous: Option<&QueryResult>) -> QueryResult {
    let previous = previous.filter(|previous| previous.generation == store.generation());
    let (parts, meant) = FilterParts::new(store, query, previous);
    let passing = parts.all_but(store, None);
    // A part that lets everything pass makes no difference: what passes need not be put together again.
    let without = |part| match parts.get(part) {
        None => Cow::Borrowed(&passing),
        Some(_) => Cow::Owned(parts.all_but(store, Some(part))),
    };
    let relation = query.filter.country_relation;
    let facets =
        Facet::ALL.map(|facet| count::count(store, facet, relation, &without(FilterPart::Facet(facet))));
    let histogram = histogram::histogram(store, query.clock, &without(FilterPart::Time));
    let grouped = lanes::grouped(store, LaneRequest::new(query));
    QueryResult {
        generation: store.generation(),
        work: store.work_number(),
        n_passing: passing.count(),
        n_undated: store.columns.n_undated(&passing, query.clock),
        lanes: lanes::lanes(grouped, &passing),
        histogram,
        query: query.clone(),
        facets,
        n_unsure: parts
            .get(FilterPart::Confidence)
            .map_or(0, |_| parts.all_but(store, Some(FilterPart::Confidence)).count() - passing.count()),
        searched: meant_text(&query.filter.text, &meant),
        meant,
        parts,
        passing,
    }
}

/// What passes each part of a filter alone; a part that lets everything pass is not among them.
#[derive(Clone, Debug, Default, PartialEq)]
struct FilterParts(Vec<(FilterPart, Arc<ItemSet>)>);

impl FilterParts {
    /// The parts, and what was meant by words of the search that were found nowhere.
    fn new(store: &Store, query: &Query, previous: Option<&QueryResult>) -> (Self, Vec<Meant>) {
        let mut meant = Vec::new();
        let part = |part| {
            let is_known = |old: &&QueryResult| {
                is_same(part, query, &old.query) && (old.work == store.work_number() || !is_work(part))
            };
            let known = previous.filter(is_known);
            let bits = match (part, known) {
                (FilterPart::Text, Some(old)) => {
                    meant.clone_from(&old.meant);
                    old.parts.get(part).cloned()
                }
                (_, Some(old)) => old.parts.get(part).cloned(),
                (FilterPart::Text, None) => searched(store, &query.filter.text).map(|found| {
                    meant = found.meant;
                    Arc::new(found.items)
                }),
                (_, None) => passing(store, part, query).map(Arc::new),
            };
            Some((part, bits?))
        };
        let parts = FilterPart::all().filter_map(part).collect();
        (Self(parts), meant)
    }

    /// What passes one part alone; `None` where everything does.
    fn get(&self, part: FilterPart) -> Option<&Arc<ItemSet>> {
        self.0.iter().find(|(one, _)| *one == part).map(|(_, bits)| bits)
    }

    /// What passes all parts, or all but one.
    fn all_but(&self, store: &Store, left_out: Option<FilterPart>) -> ItemSet {
        let mut used = self.0.iter().filter(|(part, _)| Some(*part) != left_out).map(|(_, bits)| bits);
        let first = used.next().map_or_else(|| ItemSet::all(store.len()), |bits| ItemSet::clone(bits));
        used.fold(first, |mut all, bits| {
            all.intersect(bits);
            all
        })
    }
}

/// Whether the same items pass `part` in both queries.
fn is_same(part: FilterPart, one: &Query, other: &Query) -> bool {
    let (a, b) = (&one.filter, &other.filter);
    match part {
        FilterPart::Facet(facet) => {
            a.facet(facet) == b.facet(facet)
                && (!facet.has_relation() || a.country_relation == b.country_relation)
                && (!facet.has_several() || a.actor_match == b.actor_match)
        }
        FilterPart::Text => a.text == b.text,
        FilterPart::Time => a.time == b.time && one.clock == other.clock,
        FilterPart::Confidence => a.min_confidence == b.min_confidence,
        FilterPart::Dated => a.dated == b.dated && one.clock == other.clock,
        FilterPart::StatedCountry => a.stated_country == b.stated_country,
        FilterPart::Happened => a.happened == b.happened,
    }
}

/// Whether what passes `part` depends on what a person did with the items.
fn is_work(part: FilterPart) -> bool {
    match part {
        FilterPart::Facet(facet) => facet.is_work(),
        FilterPart::Text => true,
        _ => false,
    }
}

/// The items that pass `part` of a query's filter; `None` where all do.
fn passing(store: &Store, part: FilterPart, query: &Query) -> Option<ItemSet> {
    let filter = &query.filter;
    match part {
        FilterPart::Facet(facet) => count::passing(store, facet, filter),
        FilterPart::Text => searched(store, &filter.text).map(|found| found.items),
        FilterPart::Time => filter.time.map(|time| in_time(store, time, query.clock)),
        FilterPart::Confidence => {
            let least = filter.min_confidence;
            (least > 0.0).then(|| store.columns.items_confident(least))
        }
        FilterPart::StatedCountry => {
            filter.stated_country.then(|| store.columns.assumed_country.complement())
        }
        FilterPart::Happened => filter.happened.then(|| store.columns.asserted.clone()),
        FilterPart::Dated => match filter.dated {
            Dated::Either => None,
            wanted => Some(dated(store, wanted == Dated::With, query.clock)),
        },
    }
}

/// What was typed, with the words that were meant.
fn meant_text(typed: &str, meant: &[Meant]) -> String {
    let put = |text: String, one: &Meant| text.replace(&one.typed, &one.word);
    meant.iter().fold(typed.trim().to_owned(), put)
}

/// What the words of a search find; `None` where there are none.
fn searched(store: &Store, text: &str) -> Option<Found> {
    if text.trim().is_empty() { None } else { store.find_text(text) }
}

/// The items with a date, or those without.
fn dated(store: &Store, with: bool, clock: Clock) -> ItemSet {
    ItemSet::from_fn(store.len(), |idx| store.columns.interval(idx, clock).is_some() == with)
}

/// The items that overlap `time`.
fn in_time(store: &Store, time: TimeInterval, clock: Clock) -> ItemSet {
    let columns = &store.columns;
    match clock {
        // Items stand in the order of their start, those without a date behind every time.
        Clock::Happened => {
            let n_started = columns.start.partition_point(|&start| start < time.end);
            let mut bits = columns.items_ending_after(time.start);
            bits.truncate(n_started);
            bits
        }
        Clock::Published => ItemSet::from_fn(store.len(), |idx| {
            columns.interval(idx, clock).is_some_and(|interval| interval.overlaps(&time))
        }),
    }
}
