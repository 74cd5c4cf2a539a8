//! The items of the lanes in an order that answers "how many, when" without looking at each.
//!
//! Made once for a result; then a frame costs a few binary searches per bar, at a million items as
//! at a hundred. Times stand in the store's columns; kept here is only the order of the items.

mod best;
mod clock;
mod edges;
mod lane;
pub mod lengths;
mod masses;
mod parts;
mod peaks;
mod runs;
mod times;

pub use best::{Stretch, best};
pub use clock::MIN_SECONDS;
pub use edges::Edges;
pub use masses::Masses;
pub use parts::{PartKind, PartRun};
pub use times::{ItemsOutside, LaneTimes};

use std::sync::Arc;

use crate::store::{Lane, QueryResult, Store};
use clock::ClockTimes;
use lane::LaneSeries;

/// The series of all lanes of a result, in the result's order.
#[derive(Debug, Default)]
pub struct SeriesIndex {
    /// By the place of the lane in the result.
    lanes: Vec<Arc<LaneSeries>>,
}

impl SeriesIndex {
    /// Series for every lane of `result`; those of `previous` where a lane holds the same items still.
    pub fn new(store: &Store, result: &QueryResult, previous: Option<&Self>) -> Self {
        let times = ClockTimes { store, clock: result.query.clock };
        let series = |(place, lane): (usize, &Lane)| {
            let known = previous.and_then(|index| index.lanes.get(place));
            let same = known.filter(|series| Arc::ptr_eq(&series.of, &lane.items));
            same.map_or_else(|| Arc::new(LaneSeries::new(times, lane)), Arc::clone)
        };
        Self { lanes: result.lanes.iter().enumerate().map(series).collect() }
    }

    /// Every lane by the place of it in the result that this is of.
    pub fn lanes<'a>(
        &'a self,
        store: &'a Store,
        result: &QueryResult,
    ) -> impl Iterator<Item = LaneTimes<'a>> {
        let times = ClockTimes { store, clock: result.query.clock };
        self.lanes.iter().map(move |lane| LaneTimes { lane, times })
    }

    /// Bytes held for the order of the items and their sums, in all lanes.
    pub fn bytes(&self) -> usize {
        self.lanes.iter().map(|lane| lane.bytes()).sum()
    }
}
