//! Running sums over items in the order of time: how many of them lie between two times, where each
//! is spread evenly over its length.
//!
//! An item known to the month is no peak on the first of that month. What of it lies before a time t
//! is ((t − start) − (t − end)) / length, each part counted from its own time on; so two sums, of
//! 1/length and of time/length, over all that start and all that end before t tell the mass before t.
//! Sums are kept once for every [`BLOCK`] items; the rest is added up from the items themselves.

use crate::store::ItemIdx;
use crate::time::TimeInterval;

/// Items between two sums that are kept.
const BLOCK: usize = 32;

/// Where items stand; none is shorter than what is drawn apart.
pub trait ItemTimes: Copy {
    /// When an item starts.
    fn start(self, idx: ItemIdx) -> i64;
    /// From start to end.
    fn interval(self, idx: ItemIdx) -> TimeInterval;
}

/// The sums over some items of 1/length, and of time/length; times are relative to a base, so that
/// sums lose no digits.
#[derive(Clone, Copy, Debug, Default)]
pub struct WeightSum {
    slope: f64,
    offset: f64,
}

impl WeightSum {
    fn add(&mut self, time: i64, seconds: i64) {
        let weight = 1.0 / seconds as f64;
        self.slope += weight;
        self.offset += time as f64 * weight;
    }
}

/// Items in the order of their starts or, if `END`, of their ends.
#[derive(Clone, Copy)]
pub struct ItemRun<'a, T, const END: bool> {
    /// Where they stand.
    pub times: T,
    /// The items, in the order of their starts or ends.
    pub list: &'a [ItemIdx],
    /// The sums over each whole number of blocks, made by [`sums`]; of starts, where items start in
    /// the same order as they end.
    pub sums: &'a [WeightSum],
    /// Whether `sums` are of starts though the run is of ends.
    pub of_starts: bool,
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

    /// How many are before `time`, where the first `from` are.
    pub fn n_before_from(&self, time: f64, from: usize) -> usize {
        self.n_while_from(|idx| (self.time(idx) as f64) < time, from)
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

    /// The sum over the items of the first `n_blocks` blocks.
    fn sum_of_blocks(&self, n_blocks: usize) -> WeightSum {
        let Some(sum) = n_blocks.checked_sub(1).map(|last| self.sums[last]) else {
            return WeightSum::default();
        };
        // end/length is start/length and one.
        let more = if self.of_starts { (n_blocks * BLOCK) as f64 } else { 0.0 };
        WeightSum { offset: sum.offset + more, ..sum }
    }

    fn add(&self, sum: &mut WeightSum, idx: ItemIdx, base: i64) {
        let interval = self.times.interval(idx);
        let time = if END { interval.end } else { interval.start };
        sum.add(time - base, interval.seconds());
    }
}

/// How many sums there are over so many items.
pub fn n_sums(n_items: usize) -> usize {
    n_items / BLOCK
}

/// The sums over each whole number of blocks of a run, with times relative to `base`.
pub fn sums<T: ItemTimes, const END: bool>(
    run: ItemRun<'_, T, END>,
    base: i64,
) -> impl Iterator<Item = WeightSum> {
    let mut sum = WeightSum::default();
    run.list.chunks_exact(BLOCK).map(move |block| {
        block.iter().for_each(|&idx| run.add(&mut sum, idx, base));
        sum
    })
}

/// A place in a run that moves on through time, with the sum over all before it.
struct Cursor<'a, T, const END: bool> {
    run: ItemRun<'a, T, END>,
    base: i64,
    place: usize,
    sum: WeightSum,
}

impl<'a, T: ItemTimes, const END: bool> Cursor<'a, T, END> {
    fn new(run: ItemRun<'a, T, END>, base: i64, place: usize) -> Self {
        let mut cursor = Self { run, base, place: 0, sum: WeightSum::default() };
        cursor.move_to(place);
        cursor
    }

    fn move_to(&mut self, place: usize) {
        if place >= self.place + BLOCK {
            let n_blocks = place / BLOCK;
            self.place = n_blocks * BLOCK;
            self.sum = self.run.sum_of_blocks(n_blocks);
        }
        for &idx in &self.run.list[self.place..place] {
            self.run.add(&mut self.sum, idx, self.base);
        }
        self.place = place;
    }

    /// The sum of (time − t) / length over all t before `time`, which is not before the last one.
    fn upto(&mut self, time: f64) -> f64 {
        self.move_to(self.run.n_before_from(time, self.place));
        (time - self.base as f64) * self.sum.slope - self.sum.offset
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
    /// What times in sums are relative to: the first start.
    pub fn base(&self) -> i64 {
        self.starts.list.first().map_or(0, |&idx| self.starts.time(idx))
    }

    /// The masses between consecutive `edges`, added to `masses`.
    pub fn add_masses(&self, edges: &[i64], masses: &mut [f32]) {
        let [first, .., last] = edges else { return };
        let n_ended = self.ends.n_before(*first as f64);
        if self.starts.n_before(*last as f64) == n_ended {
            return;
        }
        let base = self.base();
        let mut ends = Cursor::new(self.ends, base, n_ended);
        let mut starts = Cursor::new(self.starts, base, self.starts.n_before(*first as f64));
        let mut upto = |edge: i64| starts.upto(edge as f64) - ends.upto(edge as f64);
        let mut before = upto(*first);
        for (edge, mass) in edges[1..].iter().zip(masses) {
            let mass_before = upto(*edge);
            let share = mass_before - before;
            // Below this it is the noise of large sums.
            *mass += if share > 1e-3 { share as f32 } else { 0.0 };
            before = mass_before;
        }
    }

    /// How many touch the stretch of time.
    pub fn n_in(&self, start: f64, end: f64) -> usize {
        self.starts.n_before(end).saturating_sub(self.ends.n_before(start + 1.0))
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
        let mut starts = ItemRun { times, list: &by_start, sums: &[], of_starts: false };
        let mut ends = ItemRun { times, list: &by_end, sums: &[], of_starts: by_start == by_end };
        let base = RunPair { starts, ends }.base();
        let start_sums: Vec<WeightSum> = sums(starts, base).collect();
        let end_sums: Vec<WeightSum> = sums(ends, base).collect();
        starts.sums = &start_sums;
        ends.sums = if ends.of_starts { &start_sums } else { &end_sums };
        check(&RunPair { starts, ends })
    }

    fn masses(series: &RunPair<&[TimeInterval]>, edges: &[i64]) -> Vec<f32> {
        let mut masses = vec![0.0; edges.len() - 1];
        series.add_masses(edges, &mut masses);
        masses
    }

    #[test]
    fn an_item_known_to_the_day_spreads_over_its_hours() {
        let edges = [0, 21_600, 43_200, 64_800, 86_400, 108_000];
        let bins = with_series(vec![(0, 86_400)], |day| masses(day, &edges));
        assert_eq!(bins, [0.25, 0.25, 0.25, 0.25, 0.0]);
    }

    #[test]
    fn searching_in_growing_steps_finds_the_same_place_as_halving() {
        with_series((0..100).map(|i| (i * i, i * i + 3_600)).collect(), |series| {
            for time in [-1.0, 0.0, 0.5, 1.0, 50.0, 9801.0, 9802.0] {
                let place = series.starts.n_before(time);
                for from in 0..=place {
                    assert_eq!(series.starts.n_before_from(time, from), place);
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
        fn prop_bins_hold_the_shares_of_each_item(
            items in items(),
            cuts in prop::collection::btree_set(1..2_000_000i64, 0..40),
        ) {
            let mut edges = vec![-1];
            edges.extend(cuts);
            edges.push(2_000_001);
            let bins = with_series(items.clone(), |series| masses(series, &edges));
            for (pair, mass) in edges.windows(2).zip(bins) {
                let share = |&(start, end): &(i64, i64)| {
                    (end.min(pair[1]) - start.max(pair[0])).max(0) as f32 / (end - start) as f32
                };
                let naive: f32 = items.iter().map(share).sum();
                // A bin may drop a share below the noise limit.
                prop_assert!((mass - naive).abs() < 2e-3, "{mass} is not {naive}");
            }
        }

        #[test]
        fn prop_counts_are_those_of_looking_at_each(
            items in items(), start in 0..1_900_000i64, long in 1..500_000i64,
        ) {
            let end = start + long;
            let naive = items.iter().filter(|(from, to)| *from < end && *to > start).count();
            let counted = with_series(items, |series| series.n_in(start as f64, end as f64));
            prop_assert_eq!(counted, naive);
        }
    }
}
