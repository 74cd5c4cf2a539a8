//! The items of the lanes in an order that answers "how many, when" without looking at each.
//!
//! Made once for a result; then a frame costs a few binary searches per bar, at a million items as
//! at a hundred. ItemTimes stand in the store's columns; kept here is only the order of the items.

use std::sync::Arc;

use super::runs::{ItemRun, ItemTimes, RunPair};
use crate::store::{Clock, Csr, ItemIdx, ItemRef, Lane, NEVER, QueryResult, Store, inverted};
use crate::time::{DAY, TimeInterval};

/// Items shorter than this count as this long: below it nothing is drawn apart.
pub(super) const MIN_SECONDS: i64 = 3600;

/// The times of items on a clock.
#[derive(Clone, Copy)]
struct ClockTimes<'a> {
    store: &'a Store,
    clock: Clock,
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

/// The items of one lane, by kind and by length.
#[derive(Debug, Default)]
pub struct LaneSeries {
    /// The list of items it is made of, by which it is known again; in order of start.
    of: Arc<[ItemIdx]>,
    /// Short items first, of one length events first.
    parts: Box<[LanePart]>,
    /// The items of each part in order of start; behind those of all parts, in order of end, the items of
    /// the parts where that is another.
    items: Box<[ItemIdx]>,
    /// The highest priority in each block of `items`, so that the best of many are found without a look at
    /// each.
    maxima: Box<[u8]>,
}

/// Items whose highest priority is kept in one byte.
pub(super) const RANK_BLOCK: usize = 64;

/// The items of one kind and about one length, by their power of two of it: those that touch a stretch
/// of time begin at most one length before it, and bars leave the long ones out.
#[derive(Debug)]
struct LanePart {
    class: u8,
    kind: PartKind,
    /// Its items in the order in which they start.
    starts: RunPlace,
    /// And in that in which they end: the same where all are of one length.
    ends: RunPlace,
}

/// What the items of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// Events at one time, however well that is known.
    Event,
    /// Events that lasted.
    Lasting,
    /// Statements.
    Statement,
}

impl PartKind {
    const ALL: [Self; 3] = [Self::Event, Self::Lasting, Self::Statement];

    fn of(item: ItemRef) -> Self {
        match (item.is_event(), item.is_lasting()) {
            (true, true) => Self::Lasting,
            (true, false) => Self::Event,
            (false, _) => Self::Statement,
        }
    }
}

/// The items of a part of a lane that may touch a stretch of time.
pub(super) struct PartRun<'a> {
    /// Their class of length.
    pub class: usize,
    /// What they are.
    pub kind: PartKind,
    /// They themselves, in order of start; those that began early may have ended before the stretch.
    pub list: &'a [ItemIdx],
    /// The highest priority of each block of the lane's items, and the place of `list` among these.
    pub maxima: &'a [u8],
    /// See `maxima`.
    pub first: usize,
    /// How many touch the stretch.
    pub n_in: usize,
}

/// Where items stand among those of the lane.
#[derive(Clone, Copy, Debug, PartialEq)]
struct RunPlace {
    first_item: u32,
    n_items: u32,
}

impl RunPlace {
    fn run<'a, const END: bool>(
        self,
        lane: &'a LaneSeries,
        times: ClockTimes<'a>,
    ) -> ItemRun<'a, ClockTimes<'a>, END> {
        let list = &lane.items[self.first_item as usize..][..self.n_items as usize];
        ItemRun { times, list }
    }
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

    /// The bins of events, or those of statements.
    fn of_kind(&mut self, kind: PartKind) -> &mut [f32] {
        if kind == PartKind::Statement { &mut self.statements } else { &mut self.events }
    }

    /// Adds what others hold in the same bins.
    pub fn add(&mut self, other: &Self) {
        let pairs = [(&mut self.statements, &other.statements), (&mut self.events, &other.events)];
        for (own, more) in pairs {
            own.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
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

/// The class of a length: its power of two, in hours up to a day, in days above. A day is the last of the hours, so that
/// what is known to the day and what is longer are never of one class.
pub(super) fn length_class(seconds: i64) -> usize {
    match seconds {
        ..=DAY => (seconds / 3600).max(1).ilog2() as usize,
        _ => DAY_CLASSES + (seconds / DAY).ilog2() as usize,
    }
}

/// Classes of lengths up to a day.
const DAY_CLASSES: usize = 5;

/// The longest that an item of a class can be, in seconds.
fn longest(class: usize) -> i64 {
    match class.checked_sub(DAY_CLASSES) {
        None => 3600 << (class + 1),
        Some(class) => DAY.saturating_mul(2_i64.saturating_pow(class as u32 + 1)),
    }
}

impl LaneSeries {
    fn new(times: ClockTimes, lane: &Lane) -> Self {
        let lists = lists(times, &lane.items);
        let mut parts = Vec::new();
        let mut items = lists.values().to_vec();
        let mut first_item = 0;
        for (list, by_start) in (0..lists.len()).map(|list| (list, lists.get(list))) {
            if !by_start.is_empty() {
                parts.push(LanePart::new(times, list, (first_item, by_start), &mut items));
                first_item += by_start.len();
            }
        }
        let priority = |&idx: &ItemIdx| times.store.item(idx).priority() as u8;
        let maxima = items.chunks(RANK_BLOCK).map(|block| block.iter().map(priority).max().unwrap_or(0));
        Self {
            of: Arc::clone(&lane.items),
            parts: parts.into(),
            maxima: maxima.collect(),
            items: items.into(),
        }
    }

    fn bytes(&self) -> usize {
        size_of_val(&*self.parts) + size_of_val(&*self.items) + size_of_val(&*self.maxima)
    }
}

/// Items in a list for each class of length and kind; each in the order they have.
fn lists(times: ClockTimes, items: &[ItemIdx]) -> Csr<ItemIdx> {
    let list = |&idx: &ItemIdx| {
        let class = length_class(times.interval(idx).seconds());
        (PartKind::ALL.len() * class + PartKind::of(times.store.item(idx)) as usize) as u8
    };
    let list_of: Vec<u8> = items.iter().map(list).collect();
    let n_lists = list_of.iter().max().map_or(0, |&last| usize::from(last) + 1);
    let listed = items.iter().zip(&list_of);
    inverted(n_lists, listed.map(|(&idx, &list)| (idx, std::iter::once(usize::from(list)))))
}

impl LanePart {
    /// The part that is a list of [`lists`], whose items `by_start` stand from `first_item` on among those
    /// of the lane; puts their order of end, where that is another, behind the others.
    fn new(
        times: ClockTimes,
        list: usize,
        (first_item, by_start): (usize, &[ItemIdx]),
        items: &mut Vec<ItemIdx>,
    ) -> Self {
        let end = |idx: &ItemIdx| times.interval(*idx).end;
        let place =
            |first_item: usize| RunPlace { first_item: first_item as u32, n_items: by_start.len() as u32 };
        let starts = place(first_item);
        let mut ends = starts;
        // Most lists have one order for begins and ends, which is kept once.
        if !by_start.is_sorted_by_key(end) {
            ends = place(items.len());
            let mut by_end = by_start.to_vec();
            by_end.sort_by_cached_key(end);
            items.extend(&by_end);
        }
        let n_kinds = PartKind::ALL.len();
        Self { class: (list / n_kinds) as u8, kind: PartKind::ALL[list % n_kinds], starts, ends }
    }

    fn series<'a>(&self, lane: &'a LaneSeries, times: ClockTimes<'a>) -> RunPair<'a, ClockTimes<'a>> {
        RunPair { starts: self.starts.run(lane, times), ends: self.ends.run(lane, times) }
    }
}

/// How many items of a lane lie on one side of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemsOutside {
    /// How many items lie there.
    pub n_items: usize,
    /// When the nearest of them ends, or begins; `None` where there is none.
    pub nearest: Option<i64>,
}

impl ItemsOutside {
    /// Together with others before the same time.
    pub fn and_before(self, other: Self) -> Self {
        Self { n_items: self.n_items + other.n_items, nearest: self.nearest.max(other.nearest) }
    }

    /// Together with others behind the same time.
    pub fn and_after(self, other: Self) -> Self {
        let nearest = self.nearest.into_iter().chain(other.nearest).min();
        Self { n_items: self.n_items + other.n_items, nearest }
    }
}

/// A lane's series with the times of its items.
#[derive(Clone, Copy)]
pub struct LaneTimes<'a> {
    lane: &'a LaneSeries,
    times: ClockTimes<'a>,
}

impl<'a> LaneTimes<'a> {
    /// The parts, as series.
    fn series(self) -> impl Iterator<Item = (&'a LanePart, RunPair<'a, ClockTimes<'a>>)> {
        self.lane.parts.iter().map(move |part| (part, part.series(self.lane, self.times)))
    }

    /// All items in order of start.
    fn starts(self) -> ItemRun<'a, ClockTimes<'a>, false> {
        ItemRun { times: self.times, list: &self.lane.of }
    }

    /// How many items there are.
    pub fn n_items(self) -> usize {
        self.lane.of.len()
    }

    /// How many items start before `time`.
    pub fn n_starting_before(self, time: f64) -> usize {
        self.starts().n_before(time)
    }

    /// When the item at a place in the order of starts begins.
    pub fn start_at(self, place: usize) -> Option<i64> {
        self.lane.of.get(place).map(|&idx| self.times.start(idx))
    }

    /// The first item of the store that does not start before each of `n_times` times, in order. With them
    /// a place in any lane is found without a look at its items' times. `None` on a clock on which items
    /// do not rise with their starts, and where there are so few that looking at them is quicker.
    pub fn firsts(self, n_times: usize, is_before: impl Fn(usize, i64) -> bool) -> Option<Vec<ItemIdx>> {
        let ClockTimes { store, clock } = self.times;
        let first = |at: usize| ItemIdx::new(store.n_starting(|start| is_before(at, start)));
        let worthwhile = clock == Clock::Happened && store.n_dated() > 8 * n_times;
        worthwhile.then(|| (0..n_times).map(first).collect())
    }

    /// Where the items end for which `is_before` holds, which it must for the first ones and does for the
    /// first `from`.
    pub fn n_while_from(self, is_before: impl Fn(ItemIdx) -> bool, from: usize) -> usize {
        self.starts().n_while_from(is_before, from)
    }

    /// When an item starts on the clock.
    pub fn start(self, idx: ItemIdx) -> i64 {
        self.times.start(idx)
    }

    /// Whether the lane holds an item: looked for among those that begin with it.
    pub fn holds(self, idx: ItemIdx) -> bool {
        let start = self.times.start(idx);
        let first = self.n_starting_before(start as f64);
        let mut with_it = self.lane.of[first..].iter().take_while(|other| self.times.start(**other) == start);
        with_it.any(|other| *other == idx)
    }

    /// How many items end before `time`, and when the last of them does.
    pub fn before(self, time: f64) -> ItemsOutside {
        let ended = self.series().map(|(_, series)| {
            let n_ended = series.ends.n_before(time + 1.0);
            let last = n_ended.checked_sub(1).map(|last| series.ends.time(series.ends.list[last]));
            ItemsOutside { n_items: n_ended, nearest: last }
        });
        ended.fold(ItemsOutside::default(), ItemsOutside::and_before)
    }

    /// How many items begin at or after `time`, and when the first of them does.
    pub fn after(self, time: f64) -> ItemsOutside {
        let first = self.n_starting_before(time);
        ItemsOutside { n_items: self.n_items() - first, nearest: self.start_at(first) }
    }

    /// Adds how many items begin between consecutive `edges` to `masses`; `firsts` are [`Self::firsts`] of
    /// the edges.
    pub fn add_starts(self, edges: &[i64], firsts: Option<&[ItemIdx]>, masses: &mut Masses) {
        self.add_starts_of(edges, firsts, masses, usize::MAX);
    }

    /// The same of the first `n_classes` classes of length, and of all that lasted.
    pub(super) fn add_starts_of(
        self,
        edges: &[i64],
        firsts: Option<&[ItemIdx]>,
        masses: &mut Masses,
        n_classes: usize,
    ) {
        let counts_in =
            |part: &LanePart| usize::from(part.class) < n_classes || part.kind == PartKind::Lasting;
        for (part, series) in self.series().filter(|(part, _)| counts_in(part)) {
            let counts = masses.of_kind(part.kind);
            match firsts {
                Some(firsts) => series.starts.add_counts(firsts, |idx, &first| idx < first, counts),
                None => series.starts.add_counts(edges, |idx, &edge| self.start(idx) < edge, counts),
            }
        }
    }

    /// The parts of the lane, each with the items that may touch the stretch of time.
    pub(super) fn runs_in(self, start: f64, end: f64) -> impl Iterator<Item = PartRun<'a>> {
        self.series().map(move |(part, series)| {
            let class = usize::from(part.class);
            let first = series.starts.n_before(start - longest(class) as f64);
            let last = series.starts.n_before(end).max(first);
            PartRun {
                class,
                kind: part.kind,
                list: &series.starts.list[first..last],
                maxima: &self.lane.maxima,
                first: part.starts.first_item as usize + first,
                n_in: series.n_in(start, end),
            }
        })
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fall_into_classes_that_bound_them() {
        for seconds in [60, 3_600, 86_400, 31 * 86_400, 31_556_952, 31_556_952_000] {
            assert!(seconds <= longest(length_class(seconds)), "{seconds}");
            assert!(seconds * 4 > longest(length_class(seconds)) || seconds < 3_600, "{seconds}");
        }
        assert!(length_class(DAY) < length_class(DAY + 1));
    }
}
