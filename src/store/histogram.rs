//! How many items start when.

use super::caches::{Binning, ItemBins};
use super::item::ItemRef;
use super::{Clock, CountryRelation, FacetValue, ItemKind, ItemSet, Store};
use crate::time::TimeInterval;

/// How many bins a histogram has: enough for an overview 1,500 wide with bars three wide.
pub const HISTOGRAM_BINS: usize = 500;

/// How many items start when, over the whole extent of the store. Where only a longer stretch is
/// known, its start counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// First start to last end of all items, filtered or not.
    pub extent: TimeInterval,
    /// Before any filter.
    pub all: Vec<u32>,
    /// Statements that pass all filters but the one for time.
    pub statements: Vec<u32>,
    /// Events that pass all filters but the one for time.
    pub events: Vec<u32>,
}

impl Histogram {
    /// The first second of a bin; of bin [`HISTOGRAM_BINS`], the end.
    pub fn bin_start(&self, bin: usize) -> i64 {
        bin_start(self.extent, bin)
    }
}

/// The first second of a bin of an extent.
fn bin_start(extent: TimeInterval, bin: usize) -> i64 {
    let offset = i128::from(extent.seconds()) * bin as i128 / HISTOGRAM_BINS as i128;
    extent.start + offset as i64
}

const EVENTS: FacetValue = FacetValue::Kind(ItemKind::Event);

/// The histogram of what is in `passing`; `None` where no item has a date.
pub(super) fn histogram(store: &Store, clock: Clock, passing: &ItemSet) -> Option<Histogram> {
    let binning = store.caches.bins.get_or_make(clock, || binning(store, clock))?;
    let mut passing_events = store.items_having(&EVENTS, CountryRelation::default());
    passing_events.intersect(passing);
    let events = binning.tally(&passing_events);
    let both = binning.tally(passing);
    let statements = both.iter().zip(&events).map(|(both, events)| both - events).collect();
    Some(Histogram {
        extent: binning.extent,
        all: binning.tally(&ItemSet::all(store.len())),
        statements,
        events,
    })
}

fn binning(store: &Store, clock: Clock) -> Option<Binning> {
    let extent = store.extent(clock)?;
    let bins = match clock {
        Clock::Happened => {
            let starts = &store.columns.start[..store.n_dated()];
            let bound = |bin| starts.partition_point(|&start| start < bin_start(extent, bin));
            let mut bounds: Vec<usize> = (0..=HISTOGRAM_BINS).map(bound).collect();
            // An item that starts with the very last second still belongs to the last bin.
            bounds[HISTOGRAM_BINS] = store.n_dated();
            ItemBins::Ranges(bounds)
        }
        Clock::Published => {
            let bounds: Vec<i64> = (1..HISTOGRAM_BINS).map(|bin| bin_start(extent, bin)).collect();
            let bin = |item: ItemRef| match store.interval(item.idx, clock) {
                Some(interval) => bounds.partition_point(|&bound| bound <= interval.start) as u16,
                None => HISTOGRAM_BINS as u16,
            };
            ItemBins::Each(store.items().map(bin).collect())
        }
    };
    Some(Binning { extent, bins })
}

impl Binning {
    /// How many of `items` stand in each bin.
    fn tally(&self, items: &ItemSet) -> Vec<u32> {
        match &self.bins {
            ItemBins::Ranges(bounds) => {
                bounds.windows(2).map(|bounds| items.count_range(bounds[0], bounds[1]) as u32).collect()
            }
            ItemBins::Each(bins) => {
                let mut counts = vec![0; HISTOGRAM_BINS + 1];
                items.for_each(|idx| counts[bins[idx] as usize] += 1);
                counts.truncate(HISTOGRAM_BINS);
                counts
            }
        }
    }
}
