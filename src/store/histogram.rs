//! How many items start when.

use std::sync::OnceLock;

use super::{Bits, Clock, CountryRelation, FacetValue, ItemKind, Store};
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

/// Which items start in which bin, made when first asked for, for each clock.
#[derive(Debug, Default)]
pub(super) struct Bins([OnceLock<Option<(TimeInterval, Binning)>>; 2]);

/// Which items start in which bin.
#[derive(Debug)]
enum Binning {
    /// Items stand in the order of the clock: bin `n` is items `bounds[n]..bounds[n + 1]`.
    Ranges(Vec<usize>),
    /// They do not: the bin of each item, [`HISTOGRAM_BINS`] for items without a date.
    Each(Vec<u16>),
}

impl Bins {
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        let made = self.0.iter().filter_map(|bins| bins.get()?.as_ref());
        made.map(|(_, binning)| match binning {
            Binning::Ranges(bounds) => bounds.len() * size_of::<usize>(),
            Binning::Each(bins) => bins.len() * 2,
        })
        .sum()
    }
}

const EVENTS: FacetValue = FacetValue::Kind(ItemKind::Event);

/// The histogram of what is in `passing`; `None` where no item has a date.
pub(super) fn histogram(store: &Store, clock: Clock, passing: &Bits) -> Option<Histogram> {
    let made = store.bins.0[clock as usize].get_or_init(|| binning(store, clock));
    let (extent, binning) = made.as_ref()?;
    let mut passing_events = store.items_having(&EVENTS, CountryRelation::default());
    passing_events.intersect(passing);
    let events = binning.tally(&passing_events);
    let both = binning.tally(passing);
    let statements = both.iter().zip(&events).map(|(both, events)| both - events).collect();
    Some(Histogram { extent: *extent, all: binning.tally(&Bits::all(store.len())), statements, events })
}

fn binning(store: &Store, clock: Clock) -> Option<(TimeInterval, Binning)> {
    let extent = store.extent(clock)?;
    let binning = match clock {
        Clock::Happened => {
            let starts = &store.columns.start[..store.n_dated()];
            let bound = |bin| starts.partition_point(|&start| start < bin_start(extent, bin));
            let mut bounds: Vec<usize> = (0..=HISTOGRAM_BINS).map(bound).collect();
            // An item that starts with the very last second still belongs to the last bin.
            bounds[HISTOGRAM_BINS] = store.n_dated();
            Binning::Ranges(bounds)
        }
        Clock::Published => {
            let bounds: Vec<i64> = (1..HISTOGRAM_BINS).map(|bin| bin_start(extent, bin)).collect();
            let bin = |item: super::ItemRef| match store.interval(item.idx, clock) {
                Some(interval) => bounds.partition_point(|&bound| bound <= interval.start) as u16,
                None => HISTOGRAM_BINS as u16,
            };
            Binning::Each(store.items().map(bin).collect())
        }
    };
    Some((extent, binning))
}

impl Binning {
    /// How many of `items` stand in each bin.
    fn tally(&self, items: &Bits) -> Vec<u32> {
        match self {
            Self::Ranges(bounds) => {
                bounds.windows(2).map(|bounds| items.count_range(bounds[0], bounds[1]) as u32).collect()
            }
            Self::Each(bins) => {
                let mut counts = vec![0; HISTOGRAM_BINS + 1];
                items.for_each(|idx| counts[bins[idx] as usize] += 1);
                counts.truncate(HISTOGRAM_BINS);
                counts
            }
        }
    }
}
