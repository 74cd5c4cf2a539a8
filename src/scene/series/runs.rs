//! Items in the order of time: how many of them start or end before a time, by halving.

use crate::store::ItemIdx;
use crate::time::TimeInterval;

/// Where items stand; none is shorter than what is drawn apart.
pub trait ItemTimes: Copy {
    /// When an item starts.
    fn start(self, idx: ItemIdx) -> i64;
    /// From start to end.
    fn interval(self, idx: ItemIdx) -> TimeInterval;
}

/// Items in the order of their starts or, if `END`, of their ends.
#[derive(Clone, Copy)]
pub struct ItemRun<'a, T, const END: bool> {
    /// Where they stand.
    pub times: T,
    /// The items, in the order of their starts or ends.
    pub list: &'a [ItemIdx],
}

impl<T: ItemTimes, const END: bool> ItemRun<'_, T, END> {
    /// Start or end of an item.
    pub fn time(&self, idx: ItemIdx) -> i64 {
        if END { self.times.interval(idx).end } else { self.times.start(idx) }
    }

    /// How many are before `time`.
    pub fn n_before(&self, time: f64) -> usize {
        self.list.partition_point(|&idx| (self.time(idx) as f64) < time)
    }

    /// For how many `is_before` holds, which it must for the first ones and does for the first `from`:
    /// searched in growing steps.
    pub fn n_while_from(&self, is_before: impl Fn(ItemIdx) -> bool, from: usize) -> usize {
        let (mut low, mut step) = (from.min(self.list.len()), 1);
        while self.list.get(low + step - 1).is_some_and(|&idx| is_before(idx)) {
            low += step;
            step *= 2;
        }
        let high = (low + step).min(self.list.len());
        low + self.list[low..high].partition_point(|&idx| is_before(idx))
    }

    /// How many lie between consecutive `edges`, added to `counts`; `is_before` tells whether an item lies
    /// before an edge.
    pub fn add_counts<E>(&self, edges: &[E], is_before: impl Fn(ItemIdx, &E) -> bool, counts: &mut [f32]) {
        let Some((first, rest)) = edges.split_first() else { return };
        let mut before = self.n_while_from(|idx| is_before(idx, first), 0);
        for (edge, count) in rest.iter().zip(counts) {
            let upto = self.n_while_from(|idx| is_before(idx, edge), before);
            *count += (upto - before) as f32;
            before = upto;
        }
    }
}

/// The same items in the order of their starts and of their ends.
#[derive(Clone, Copy)]
pub struct RunPair<'a, T> {
    /// The items in the order of their starts.
    pub starts: ItemRun<'a, T, false>,
    /// The same items in the order of their ends.
    pub ends: ItemRun<'a, T, true>,
}

impl<T: ItemTimes> RunPair<'_, T> {
    /// Of the first `n_begun` in the order of starts, how many do not end by `start`, where all that do are among them.
    pub fn n_lasting(&self, n_begun: usize, start: f64) -> usize {
        n_begun.saturating_sub(self.ends.n_before(start + 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    impl ItemTimes for &[TimeInterval] {
        fn start(self, idx: ItemIdx) -> i64 {
            self[idx.index()].start
        }

        fn interval(self, idx: ItemIdx) -> TimeInterval {
            self[idx.index()]
        }
    }

    /// Calls `check` with the series of `intervals`.
    fn with_series<R>(
        mut intervals: Vec<(i64, i64)>,
        check: impl FnOnce(&RunPair<&[TimeInterval]>) -> R,
    ) -> R {
        intervals.sort();
        let intervals: Vec<_> =
            intervals.into_iter().map(|(start, end)| TimeInterval { start, end }).collect();
        let times = &intervals[..];
        let by_start: Vec<ItemIdx> = (0..times.len()).map(ItemIdx::new).collect();
        let mut by_end = by_start.clone();
        by_end.sort_by_key(|idx| times[idx.index()].end);
        let starts = ItemRun { times, list: &by_start };
        let ends = ItemRun { times, list: &by_end };
        check(&RunPair { starts, ends })
    }

    #[test]
    fn searching_in_growing_steps_finds_the_same_place_as_halving() {
        with_series((0..100).map(|i| (i * i, i * i + 3_600)).collect(), |series| {
            for time in [-1.0, 0.0, 0.5, 1.0, 50.0, 9801.0, 9802.0] {
                let place = series.starts.n_before(time);
                for from in 0..=place {
                    assert_eq!(
                        series.starts.n_while_from(|idx| (series.starts.time(idx) as f64) < time, from),
                        place
                    );
                }
            }
        });
    }

    /// Some hundred items, all of one length or each of its own.
    fn items() -> impl Strategy<Value = Vec<(i64, i64)>> {
        let own = prop::collection::vec((0..1_000_000i64, 3_600..900_000i64), 0..200);
        let one = (prop::collection::vec(0..1_000_000i64, 0..200), 3_600..900_000i64)
            .prop_map(|(starts, long)| starts.into_iter().map(|start| (start, long)).collect());
        prop_oneof![own, one].prop_map(|items: Vec<(i64, i64)>| {
            items.into_iter().map(|(start, long)| (start, start + long)).collect()
        })
    }

    proptest! {
        #[test]
        fn prop_counts_are_those_of_looking_at_each(
            items in items(), start in 0..1_900_000i64, long in 1..500_000i64,
        ) {
            let end = start + long;
            let naive = items.iter().filter(|(from, to)| *from < end && *to > start).count();
            let counted = with_series(items, |series| {
                series.n_lasting(series.starts.n_before(end as f64), start as f64)
            });
            prop_assert_eq!(counted, naive);
        }
    }
}
