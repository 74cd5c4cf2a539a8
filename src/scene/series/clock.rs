//! The times of items on a clock, as the index reads them.

use super::runs::ItemTimes;
use crate::store::{Clock, ItemIdx, NEVER, Store};
use crate::time::TimeInterval;

/// Items shorter than this count as this long: below it nothing is drawn apart.
pub const MIN_SECONDS: i64 = 3600;

/// The times of items on a clock.
#[derive(Clone, Copy)]
pub(super) struct ClockTimes<'a> {
    pub store: &'a Store,
    pub clock: Clock,
}

impl ItemTimes for ClockTimes<'_> {
    fn start(self, idx: ItemIdx) -> i64 {
        self.store.start(idx, self.clock)
    }

    fn interval(self, idx: ItemIdx) -> TimeInterval {
        let never = TimeInterval { start: NEVER, end: NEVER };
        let TimeInterval { start, end } = self.store.interval(idx, self.clock).unwrap_or(never);
        TimeInterval { start, end: end.max(start.saturating_add(MIN_SECONDS)) }
    }
}
