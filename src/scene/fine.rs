//! Which items stand on their day, and which are only known to be somewhere in what is seen.

use super::input::SceneInput;
use super::series::lengths::{class_within, longest};
use super::series::{LaneTimes, MIN_SECONDS, PartKind, PartRun};
use super::time_scale::TimeScale;
use crate::store::{Clock, ItemIdx, Store};
use crate::time::TimeInterval;
use crate::view::TimeWindow;

/// An item whose interval is longer than about this share of the view has no place in it.
const DAYLESS_SHARE: f64 = 0.1;

/// What is seen, and what is fine in it.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// What there is.
    pub store: &'a Store,
    /// Which time of an item counts.
    pub clock: Clock,
    /// The stretch in which items are looked for.
    pub window: TimeWindow,
    /// The stretch that is seen: what covers all of it says nothing of where in it anything was.
    pub seen: TimeWindow,
    /// An item at least so long, in seconds, is day-less: an item in view that is not is fine.
    pub dayless: i64,
}

/// From which length on an item is day-less, where so many seconds are seen: about a tenth of the view, and longer than
/// a day. All lengths of a class are, or none is.
pub fn dayless_from(seconds_seen: f64) -> i64 {
    longest(class_within((seconds_seen * DAYLESS_SHARE) as i64)) + 1
}

impl<'a> Sight<'a> {
    /// What is seen of a view on a scale.
    pub fn of_view(input: &SceneInput<'a>, scale: &TimeScale) -> Self {
        Self {
            store: input.store,
            clock: input.view.clock,
            window: scale.window,
            seen: scale.window,
            dayless: dayless_from(f64::from(scale.width()) / scale.density()),
        }
    }

    /// The interval of an item that has one.
    pub fn interval(&self, idx: ItemIdx) -> Option<TimeInterval> {
        self.store.interval(idx, self.clock)
    }

    /// Whether an item is in sight: with the hour that a clock time takes at least.
    pub fn is_in(&self, idx: ItemIdx) -> bool {
        let with_hour =
            |time: TimeInterval| TimeInterval { end: time.end.max(time.start + MIN_SECONDS), ..time };
        self.interval(idx).map(with_hour).is_some_and(|time| self.window.overlaps(time))
    }

    /// Whether an item stands on its day, or lasted and began or ended in what is seen.
    pub fn is_fine(&self, idx: ItemIdx) -> bool {
        let Some(time) = self.interval(idx) else { return false };
        let covers = time.start as f64 <= self.seen.start && self.seen.end <= time.end as f64;
        time.seconds() < self.dayless || (self.store.item(idx).is_lasting() && !covers)
    }

    /// How many fine items of a lane are in the window.
    pub fn n_fine(&self, lane: LaneTimes<'a>) -> usize {
        let [n_short, _] = lane.n_in(self.window, self.seen, |class, _| class <= self.last_fine());
        let [n_lasting, n_covering] = lane.n_in(self.window, self.seen, |class, kind| {
            class > self.last_fine() && kind == PartKind::Lasting
        });
        n_short + n_lasting - n_covering
    }

    /// How many day-less items of a lane are in the window.
    pub fn n_dayless(&self, lane: LaneTimes<'a>) -> usize {
        let [n_in, _] = lane.n_in(self.window, self.seen, |class, kind| {
            class > self.last_fine() && kind != PartKind::Lasting
        });
        let [_, n_covering] = lane.n_in(self.window, self.seen, |class, kind| {
            class > self.last_fine() && kind == PartKind::Lasting
        });
        n_in + n_covering
    }

    /// Runs of a lane that hold its fine items in the window.
    pub fn fine_runs(&self, lane: LaneTimes<'a>) -> Vec<PartRun<'a>> {
        let last = self.last_fine();
        lane.runs_in(self.window, |class, kind| class <= last || kind == PartKind::Lasting).collect()
    }

    /// Runs of a lane that hold its day-less items in the window.
    pub fn dayless_runs(&self, lane: LaneTimes<'a>) -> Vec<PartRun<'a>> {
        let last = self.last_fine();
        lane.runs_in(self.window, |class, _| class > last).collect()
    }

    /// The fine items of some runs, if these hold no more than `most`.
    pub fn all_fine(&self, runs: &[PartRun], most: usize) -> Option<Vec<ItemIdx>> {
        let n_listed: usize = runs.iter().map(|run| run.list().len()).sum();
        let items = || runs.iter().flat_map(|run| run.list()).copied();
        (n_listed <= most).then(|| items().filter(|idx| self.is_in(*idx) && self.is_fine(*idx)).collect())
    }

    /// The last class of length whose items are fine.
    pub fn last_fine(&self) -> usize {
        class_within(self.dayless - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    #[test]
    fn what_takes_a_tenth_of_the_view_is_dayless_but_never_a_day() {
        assert_eq!(dayless_from(100.0 * DAY as f64), 10 * DAY + 1);
        assert_eq!(dayless_from(28.0 * DAY as f64), 2 * DAY + 1);
        assert_eq!(dayless_from(3_600.0), DAY + 1);
    }
}
