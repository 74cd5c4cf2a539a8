//! The items of the lanes in an order that answers "how many, when" without looking at each.
//!
//! Made once for a result; then a frame costs a few binary searches per bar, at a million items as
//! at a hundred. An item whose time is known to the month is no peak on the first of that month:
//! its weight spreads evenly over its interval, so a bin's mass is the sum of the shares that fall
//! into it, and all bins together hold exactly as much as there are items.

use std::ops::Range;
use std::sync::Arc;

use crate::store::{Clock, ItemIdx, Lane, QueryResult, Store};
use crate::time::TimeInterval;

/// Items shorter than this count as this long in masses: below it nothing is drawn apart, and
/// sums stay exact.
const MIN_SECONDS: i64 = 3600;

/// Starts and ends of items with running sums: the mass before a time in two binary searches.
#[derive(Debug, Default)]
struct Series {
    /// Times are relative to this, so that sums lose no digits.
    base: i64,
    starts: Steps,
    ends: Steps,
}

/// Sorted times; the running sums of 1/length and of time/length of all before each.
#[derive(Debug, Default)]
struct Steps {
    times: Vec<i64>,
    slope: Vec<f64>,
    offset: Vec<f64>,
}

impl Steps {
    fn new(base: i64, times: impl Iterator<Item = (i64, i64)>) -> Self {
        let n_times = times.size_hint().0;
        let mut steps = Self {
            times: Vec::with_capacity(n_times),
            slope: Vec::with_capacity(n_times),
            offset: Vec::with_capacity(n_times),
        };
        let (mut slope, mut offset) = (0.0, 0.0);
        for (time, seconds) in times {
            let weight = 1.0 / seconds as f64;
            slope += weight;
            offset += (time - base) as f64 * weight;
            steps.times.push(time);
            steps.slope.push(slope);
            steps.offset.push(offset);
        }
        steps
    }

    /// Sum of (time − t) / length over all t before `time`.
    fn sum(&self, base: i64, time: f64, hint: &mut usize) -> f64 {
        *hint = gallop(&self.times, time, *hint);
        match hint.checked_sub(1) {
            Some(last) => (time - base as f64) * self.slope[last] - self.offset[last],
            None => 0.0,
        }
    }

    /// Bytes held.
    fn bytes(&self) -> usize {
        let each = size_of::<i64>() + 2 * size_of::<f64>();
        self.times.capacity() * each
    }
}

/// The first place whose time is not before `time`, searched in growing steps from `from`, which
/// must not be past it.
fn gallop(times: &[i64], time: f64, from: usize) -> usize {
    let mut step = 1;
    let mut low = from.min(times.len());
    while low + step <= times.len() && (times[low + step - 1] as f64) < time {
        low += step;
        step *= 2;
    }
    let high = (low + step).min(times.len());
    low + times[low..high].partition_point(|at| (*at as f64) < time)
}

impl Series {
    fn new(mut intervals: Vec<TimeInterval>) -> Self {
        let base = intervals.first().map_or(0, |interval| interval.start);
        let seconds = |interval: &TimeInterval| interval.seconds().max(MIN_SECONDS);
        let starts = Steps::new(base, intervals.iter().map(|interval| (interval.start, seconds(interval))));
        intervals.sort_unstable_by_key(|interval| interval.start + seconds(interval));
        let end = |interval: &TimeInterval| (interval.start + seconds(interval), seconds(interval));
        let ends = Steps::new(base, intervals.iter().map(end));
        Self { base, starts, ends }
    }

    /// The masses between consecutive `edges`, added to `masses`.
    fn add_masses(&self, edges: &[i64], masses: &mut [f32]) {
        let Some(first) = edges.first() else { return };
        let mut hints = (0, 0);
        let mut before = self.mass_before(*first as f64, &mut hints);
        for (edge, mass) in edges[1..].iter().zip(masses) {
            let upto = self.mass_before(*edge as f64, &mut hints);
            let share = upto - before;
            // Below this it is the noise of large sums.
            *mass += if share > 1e-3 { share as f32 } else { 0.0 };
            before = upto;
        }
    }

    /// How many begin between consecutive `edges`, added to `counts`.
    fn add_starts(&self, edges: &[i64], counts: &mut [f32]) {
        let mut before = 0;
        for (bin, edge) in edges.iter().enumerate() {
            let upto = gallop(&self.starts.times, *edge as f64, before);
            if bin > 0 {
                counts[bin - 1] += (upto - before) as f32;
            }
            before = upto;
        }
    }

    fn mass_before(&self, time: f64, hints: &mut (usize, usize)) -> f64 {
        self.starts.sum(self.base, time, &mut hints.0) - self.ends.sum(self.base, time, &mut hints.1)
    }

    fn n_in(&self, start: f64, end: f64) -> usize {
        gallop(&self.starts.times, end, 0).saturating_sub(gallop(&self.ends.times, start + 1.0, 0))
    }
}

/// The items of one lane, by kind and by length.
#[derive(Debug, Default)]
pub struct LaneSeries {
    /// The list of items it is made of, by which it is known again.
    of: Arc<[ItemIdx]>,
    /// By the power of two of their length: those that touch a stretch of time begin at most one
    /// length before it, and bars leave the long ones out.
    classes: Vec<LengthClass>,
}

/// The items of about one length.
#[derive(Debug, Default)]
struct LengthClass {
    events: Series,
    statements: Series,
    /// In order of start.
    items: Vec<ItemIdx>,
}

/// Statements and events in the bins between consecutive edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Masses {
    /// Statements in each bin.
    pub statements: Vec<f32>,
    /// Events in each bin.
    pub events: Vec<f32>,
}

impl Masses {
    /// Empty bins between `n_edges` edges.
    pub fn new(n_edges: usize) -> Self {
        let zeros = vec![0.0; n_edges.saturating_sub(1)];
        Self { statements: zeros.clone(), events: zeros }
    }

    /// Statements and events in a bin.
    pub fn total(&self, bin: usize) -> f32 {
        self.statements[bin] + self.events[bin]
    }

    /// How many bins there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there is no bin.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The largest bin's total.
    pub fn max(&self) -> f32 {
        (0..self.len()).map(|bin| self.total(bin)).fold(0.0, f32::max)
    }
}

/// Items that cover more than this share of what is seen say nothing of where in it they were.
const SPAN: f64 = 0.25;
/// The class of what is longer than a day: a day is a place, however close the view.
const BEYOND_A_DAY: usize = 5;

/// How many classes of length spread over bars in a view of so many seconds; the items of the others
/// are spans, which cover more than a quarter of it. Classes being powers of two, some that cover up to
/// a half are still spread.
pub fn n_spread(view_seconds: f64) -> usize {
    let hours = (view_seconds * SPAN / 3600.0).max(1.0);
    (hours.log2().ceil() as usize).max(BEYOND_A_DAY)
}

/// Whether an item of this length is a span in a view of so many seconds.
pub fn is_span(interval: TimeInterval, view_seconds: f64) -> bool {
    length_class(interval.seconds()) >= n_spread(view_seconds)
}

/// The class of a length: its power of two, in hours.
fn length_class(seconds: i64) -> usize {
    let hours = (seconds / 3600).max(1) as u64;
    hours.ilog2() as usize
}

/// The longest that an item of a class can be, in seconds.
fn longest(class: usize) -> i64 {
    3600_i64.saturating_mul(2_i64.saturating_pow(class as u32 + 1))
}

impl LaneSeries {
    fn new(store: &Store, clock: Clock, lane: &Lane) -> Self {
        let mut classes: Vec<(Vec<TimeInterval>, Vec<TimeInterval>, Vec<ItemIdx>)> = Vec::new();
        for idx in lane.items.iter() {
            let Some(interval) = store.interval(*idx, clock) else { continue };
            let class = length_class(interval.seconds());
            if classes.len() <= class {
                classes.resize_with(class + 1, Default::default);
            }
            let (events, statements, items) = &mut classes[class];
            let kind = if store.item(*idx).is_event() { events } else { statements };
            kind.push(interval);
            items.push(*idx);
        }
        let made = |(events, statements, items): (Vec<_>, Vec<_>, Vec<_>)| LengthClass {
            events: Series::new(events),
            statements: Series::new(statements),
            items,
        };
        Self { of: Arc::clone(&lane.items), classes: classes.into_iter().map(made).collect() }
    }

    fn series(&self) -> impl Iterator<Item = &Series> {
        self.classes.iter().flat_map(|class| [&class.events, &class.statements])
    }

    /// How many items touch the stretch of time.
    pub fn n_in(&self, start: f64, end: f64) -> usize {
        self.series().map(|series| series.n_in(start, end)).sum()
    }

    /// How many items that touch the stretch of time are spans in a view of it.
    pub fn n_spans_in(&self, start: f64, end: f64) -> usize {
        let long = self.classes.iter().skip(n_spread(end - start));
        long.map(|class| class.events.n_in(start, end) + class.statements.n_in(start, end)).sum()
    }

    /// How many items end before `time`.
    pub fn n_before(&self, time: f64) -> usize {
        self.series().map(|series| gallop(&series.ends.times, time + 1.0, 0)).sum()
    }

    /// How many items begin at or after `time`.
    pub fn n_after(&self, time: f64) -> usize {
        let after = |series: &Series| series.starts.times.len() - gallop(&series.starts.times, time, 0);
        self.series().map(after).sum()
    }

    /// Adds what lies in some of the bins between consecutive `edges` to `masses`, of the first
    /// `n_classes` classes of length.
    pub fn add_masses(&self, edges: &[i64], masses: &mut Masses, bins: Range<usize>, n_classes: usize) {
        let edges = edges.get(bins.start..=bins.end).unwrap_or(&[]);
        for class in self.classes.iter().take(n_classes) {
            class.statements.add_masses(edges, &mut masses.statements[bins.clone()]);
            class.events.add_masses(edges, &mut masses.events[bins.clone()]);
        }
    }

    /// Adds how many items begin between consecutive `edges` to `masses`.
    pub fn add_starts(&self, edges: &[i64], masses: &mut Masses) {
        for class in &self.classes {
            class.statements.add_starts(edges, &mut masses.statements);
            class.events.add_starts(edges, &mut masses.events);
        }
    }

    /// The items that touch the stretch of time, short ones first. Costs as many look-ups as there
    /// are such items, times a small constant.
    pub fn items_in(
        &self,
        store: &Store,
        clock: Clock,
        start: f64,
        end: f64,
    ) -> impl Iterator<Item = ItemIdx> {
        let begin_of =
            move |idx: &ItemIdx| store.interval(*idx, clock).map_or(i64::MAX, |interval| interval.start);
        self.classes.iter().enumerate().flat_map(move |(class, LengthClass { items: list, .. })| {
            let earliest = start - longest(class) as f64;
            let first = list.partition_point(|idx| (begin_of(idx) as f64) < earliest);
            let rest = list[first..].iter().copied().take_while(move |idx| (begin_of(idx) as f64) < end);
            rest.filter(move |idx| {
                store.interval(*idx, clock).is_some_and(|interval| interval.end as f64 > start)
            })
        })
    }

    /// Where the nearest item beyond the stretch is: the last end before it, the first start after.
    pub fn nearest(&self, start: f64, end: f64) -> (Option<i64>, Option<i64>) {
        let before = self.series().filter_map(|series| {
            let place = gallop(&series.ends.times, start + 1.0, 0).checked_sub(1)?;
            Some(series.ends.times[place])
        });
        let after = self
            .series()
            .filter_map(|series| series.starts.times.get(gallop(&series.starts.times, end, 0)).copied());
        (before.max(), after.min())
    }

    /// Bytes held.
    fn bytes(&self) -> usize {
        let steps = self.series().map(|series| series.starts.bytes() + series.ends.bytes());
        let lists = self.classes.iter().map(|class| class.items.capacity() * size_of::<ItemIdx>());
        steps.sum::<usize>() + lists.sum::<usize>()
    }

    /// All starts, in sorted lists.
    pub fn starts(&self) -> impl Iterator<Item = &[i64]> {
        self.series().map(|series| &*series.starts.times)
    }
}

/// The series of all lanes of a result, in the result's order.
#[derive(Debug, Default)]
pub struct SeriesIndex {
    /// By the place of the lane in the result.
    pub lanes: Vec<Arc<LaneSeries>>,
}

impl SeriesIndex {
    /// Series for every lane of `result`; those of `previous` where a lane holds the same items still.
    pub fn new(store: &Store, result: &QueryResult, previous: Option<&Self>) -> Self {
        let clock = result.query.clock;
        let series = |(place, lane): (usize, &Lane)| {
            let known = previous.and_then(|index| index.lanes.get(place));
            let same = known.filter(|series| Arc::ptr_eq(&series.of, &lane.items));
            same.map_or_else(|| Arc::new(LaneSeries::new(store, clock, lane)), Arc::clone)
        };
        Self { lanes: result.lanes.iter().enumerate().map(series).collect() }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.lanes.iter().map(|lane| lane.bytes()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn series(mut intervals: Vec<(i64, i64)>) -> Series {
        intervals.sort();
        Series::new(intervals.into_iter().map(|(start, end)| TimeInterval { start, end }).collect())
    }

    fn masses(series: &Series, edges: &[i64]) -> Vec<f32> {
        let mut masses = vec![0.0; edges.len() - 1];
        series.add_masses(edges, &mut masses);
        masses
    }

    #[test]
    fn an_item_known_to_the_day_spreads_over_its_hours() {
        let day = series(vec![(0, 86_400)]);
        assert_eq!(
            masses(&day, &[0, 21_600, 43_200, 64_800, 86_400, 108_000]),
            [0.25, 0.25, 0.25, 0.25, 0.0]
        );
    }

    #[test]
    fn galloping_finds_the_same_place_as_halving() {
        let times: Vec<i64> = (0..100).map(|i| i * i).collect();
        for time in [-1.0, 0.0, 0.5, 1.0, 50.0, 9801.0, 9802.0] {
            let place = times.partition_point(|at| (*at as f64) < time);
            for from in 0..=place {
                assert_eq!(gallop(&times, time, from), place);
            }
        }
    }

    #[test]
    fn lengths_fall_into_classes_that_bound_them() {
        for seconds in [60, 3_600, 86_400, 31 * 86_400, 31_556_952, 31_556_952_000] {
            assert!(seconds <= longest(length_class(seconds)), "{seconds}");
            assert!(seconds * 4 > longest(length_class(seconds)) || seconds < 3_600, "{seconds}");
        }
    }

    #[test]
    fn what_covers_more_than_a_quarter_of_the_view_is_a_span_unless_it_is_a_day() {
        let days = |n: i64| TimeInterval { start: 0, end: n * 86_400 };
        let view = |n: i64| (n * 86_400) as f64;
        assert!(is_span(days(366), view(365)) && is_span(days(366), view(700)));
        assert!(!is_span(days(31), view(365)) && is_span(days(31), view(60)));
        assert!(!is_span(days(1), view(1)) && is_span(days(7), view(3)));
        for n in [1, 3, 30, 365, 4_000, 700_000] {
            let least = TimeInterval { start: 0, end: 3600 << n_spread(view(n)) };
            assert!(is_span(least, view(n)) && least.seconds() as f64 >= view(n) * SPAN);
        }
    }

    proptest! {
        #[test]
        fn prop_bins_hold_as_much_as_there_are_items(
            items in prop::collection::vec((0..1_000_000i64, 3_600..900_000i64), 0..50),
            cuts in prop::collection::btree_set(1..2_000_000i64, 0..40),
        ) {
            let series = series(items.iter().map(|(start, long)| (*start, start + long)).collect());
            let mut edges = vec![-1];
            edges.extend(cuts);
            edges.push(2_000_001);
            let sum: f32 = masses(&series, &edges).iter().sum();
            // Each bin may drop a share below the noise limit.
            prop_assert!((sum - items.len() as f32).abs() < 0.05, "{sum} of {}", items.len());
        }

        #[test]
        fn prop_counts_are_those_of_looking_at_each(
            items in prop::collection::vec((0..1_000_000i64, 3_600..900_000i64), 0..50),
            start in 0..1_900_000i64, long in 1..500_000i64,
        ) {
            let series = series(items.iter().map(|(start, long)| (*start, start + long)).collect());
            let end = start + long;
            let naive = items.iter().filter(|(a, long)| *a < end && a + long > start).count();
            prop_assert_eq!(series.n_in(start as f64, end as f64), naive);
        }
    }
}
