//! A filter's outcome: what passes, how many of each value, when, and in which lanes.
//!
//! Counts are those of a crossfilter: a facet's own filter does not reduce its counts, so they say
//! what would come by including one more value.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::facet::{self, FacetCounts};
use super::filter::{Dated, Facet, Filter, FilterPart};
use super::histogram::{self, Histogram};
use super::lanes::{self, Grouping, Lane, LaneKey};
use super::{Bits, ItemIdx, Store};
use crate::time::TimeInterval;

/// Which time of an item the timeline shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// When it happened or was said.
    #[default]
    Happened,
    /// When it was first published.
    Published,
}

/// What is asked of a store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What may pass.
    pub filter: Filter,
    /// What makes the lanes.
    pub grouping: Grouping,
    /// What divides each lane into parts, if anything.
    pub within: Option<Grouping>,
    /// Which time counts for the time filter, the histogram and the order in the lanes.
    pub clock: Clock,
}

/// The outcome of a query on one store.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryResult {
    /// What was asked.
    pub query: Query,
    /// The generation of the store that was asked.
    pub generation: u64,
    /// What passes, items without a date included.
    pub passing: Bits,
    /// How many pass.
    pub n_passing: usize,
    /// How many of those have no date on the clock and stand in the tray.
    pub n_undated: usize,
    /// The lanes, those with most items (before any filter) first, "none" last; empty ones included.
    pub lanes: Vec<Lane>,
    /// Items over time; `None` where no item has a date.
    pub histogram: Option<Histogram>,
    facets: [FacetCounts; 4],
    /// What passes each dimension alone, kept for the next query.
    dimensions: Dimensions,
}

/// What passes each dimension alone; `None` for everything; in the order of [`FilterPart::ALL`].
#[derive(Clone, Debug, Default, PartialEq)]
struct Dimensions([Option<Arc<Bits>>; 8]);

/// Place of the text filter among the dimensions.
const TEXT: usize = 4;
/// Place of the time filter.
const TIME: usize = 5;
/// Place of the confidence filter.
const CONFIDENCE: usize = 6;
/// Place of the filter by whether there is a date.
const DATED: usize = 7;

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
    pub fn lifted(&self, store: &Store) -> Vec<(FilterPart, usize)> {
        let in_force =
            FilterPart::ALL.into_iter().enumerate().filter(|(_, part)| self.query.filter.has(*part));
        let without = |at| self.dimensions.all_but(store, Some(at)).count();
        let mut lifted: Vec<_> = in_force.map(|(at, part)| (part, without(at))).collect();
        lifted.sort_by_key(|(_, n_passing)| std::cmp::Reverse(*n_passing));
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

/// Answers `query`. Dimensions that `previous` answered for the same store and words are taken from it.
pub fn run(store: &Store, query: &Query, previous: Option<&QueryResult>) -> QueryResult {
    let previous = previous.filter(|previous| previous.generation == store.generation());
    let dimensions = Dimensions::new(store, query, previous);
    let passing = dimensions.all_but(store, None);
    let relation = query.filter.country_relation;
    let facets = Facet::ALL.map(|facet| match dimensions.0[facet as usize] {
        None => facet::count(store, facet, relation, &passing),
        Some(_) => facet::count(store, facet, relation, &dimensions.all_but(store, Some(facet as usize))),
    });
    let histogram = match dimensions.0[TIME] {
        None => histogram::histogram(store, query.clock, &passing),
        Some(_) => histogram::histogram(store, query.clock, &dimensions.all_but(store, Some(TIME))),
    };
    let grouped = lanes::grouped(store, (query.grouping, query.within), relation, query.clock);
    QueryResult {
        generation: store.generation(),
        n_passing: passing.count(),
        n_undated: store.columns.n_undated(&passing, query.clock),
        lanes: lanes::lanes(grouped, &passing),
        histogram,
        query: query.clone(),
        passing,
        facets,
        dimensions,
    }
}

impl Dimensions {
    fn new(store: &Store, query: &Query, previous: Option<&QueryResult>) -> Self {
        let filter = &query.filter;
        let mut found = Self::default();
        for facet in Facet::ALL {
            let same = |old: &&QueryResult| {
                old.query.filter.facet(facet) == filter.facet(facet)
                    && old.query.filter.country_relation == filter.country_relation
                    && old.query.filter.actor_match == filter.actor_match
            };
            found.0[facet as usize] = match previous.filter(same) {
                Some(old) => old.dimensions.0[facet as usize].clone(),
                None => facet::passing(store, facet, filter).map(Arc::new),
            };
        }
        found.0[TEXT] = match previous.filter(|old| old.query.filter.text == filter.text) {
            Some(old) => old.dimensions.0[TEXT].clone(),
            None if filter.text.trim().is_empty() => None,
            None => store.search().find(store, &filter.text).map(Arc::new),
        };
        found.0[TIME] = filter.time.map(|time| Arc::new(in_time(store, time, query.clock)));
        let least = filter.min_confidence;
        found.0[CONFIDENCE] = (least > 0.0).then(|| Arc::new(store.columns.items_confident(least)));
        let wants = match filter.dated {
            Dated::Either => None,
            wanted => Some(wanted == Dated::With),
        };
        found.0[DATED] = wants.map(|with| Arc::new(dated(store, with, query.clock)));
        found
    }

    /// What passes all dimensions, or all but one.
    fn all_but(&self, store: &Store, left_out: Option<usize>) -> Bits {
        let mut used = self
            .0
            .iter()
            .enumerate()
            .filter(|&(at, _)| Some(at) != left_out)
            .filter_map(|(_, bits)| bits.as_ref());
        let first = used.next().map_or_else(|| Bits::all(store.len()), |bits| Bits::clone(bits));
        used.fold(first, |mut all, bits| {
            all.intersect(bits);
            all
        })
    }
}

/// The items with a date, or those without.
fn dated(store: &Store, with: bool, clock: Clock) -> Bits {
    Bits::from_fn(store.len(), |idx| store.columns.interval(idx, clock).is_some() == with)
}

/// The items that overlap `time`.
fn in_time(store: &Store, time: TimeInterval, clock: Clock) -> Bits {
    let columns = &store.columns;
    match clock {
        // Items stand in the order of their start, those without a date behind every time.
        Clock::Happened => {
            let n_started = columns.start.partition_point(|&start| start < time.end);
            let mut bits = columns.items_ending_after(time.start);
            bits.truncate(n_started);
            bits
        }
        Clock::Published => Bits::from_fn(store.len(), |idx| {
            columns.interval(idx, clock).is_some_and(|interval| interval.overlaps(&time))
        }),
    }
}
