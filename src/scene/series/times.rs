//! A lane's items with their times: how many there are in a stretch, before it and behind it.

use super::clock::ClockTimes;
use super::edges::Edges;
use super::lane::LaneSeries;
use super::lengths::{longer_than, longest};
use super::masses::Masses;
use super::parts::{LanePart, PartKind, PartRun};
use super::runs::{ItemRun, ItemTimes, RunPair};
use crate::store::{Clock, ItemIdx};
use crate::view::TimeWindow;

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
    pub(super) lane: &'a LaneSeries,
    pub(super) times: ClockTimes<'a>,
}

impl<'a> LaneTimes<'a> {
    /// The parts, as series.
    fn series(self) -> impl Iterator<Item = (&'a LanePart, RunPair<'a, ClockTimes<'a>>)> {
        self.lane.parts.iter().map(move |part| (part, part.series(&self.lane.items, self.times)))
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
        if self.times.clock == Clock::Happened {
            // Items are numbered by their start.
            return self.lane.of.binary_search(&idx).is_ok();
        }
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

    /// Adds how many items begin between consecutive `edges` to `masses`.
    pub fn add_starts(self, edges: &Edges, masses: &mut Masses) {
        self.add_starts_within(edges, masses, usize::MAX);
    }

    /// The same of the classes of length up to `last`, and of all that lasted.
    pub fn add_starts_within(self, edges: &Edges, masses: &mut Masses, last: usize) {
        let counts_in = |part: &LanePart| usize::from(part.class) <= last || part.kind == PartKind::Lasting;
        for (part, series) in self.series().filter(|(part, _)| counts_in(part)) {
            let counts = masses.of_kind(part.kind);
            let mut before = 0;
            for at in 0..edges.times().len() {
                let upto = edges.n_before(at, &series.starts, before);
                if let Some(count) = at.checked_sub(1).and_then(|bin| counts.get_mut(bin)) {
                    *count += (upto - before) as f32;
                }
                before = upto;
            }
        }
    }

    /// How many items of a part cover all of a stretch.
    fn n_covering(self, run: &PartRun, series: RunPair<ClockTimes>, within: TimeWindow) -> usize {
        let TimeWindow { start, end } = within;
        if (longest(run.class) as f64) < within.seconds() {
            return 0;
        }
        if longer_than(run.class) as f64 >= within.seconds() {
            // None is so short that it begins behind the start and ends before the end.
            let n_begun = series.starts.n_before(start.floor() + 1.0);
            return (n_begun + series.ends.list.len() - series.ends.n_before(end))
                .saturating_sub(series.starts.list.len());
        }
        let covers = |idx: &&ItemIdx| {
            let time = self.times.interval(**idx);
            time.start as f64 <= start && end <= time.end as f64
        };
        run.list().iter().filter(covers).count()
    }

    /// The parts of the lane that `wanted` asks for by class and kind, each with the items that may touch the window.
    pub fn runs_in(
        self,
        window: TimeWindow,
        wanted: impl Fn(usize, PartKind) -> bool,
    ) -> impl Iterator<Item = PartRun<'a>> {
        let found = self.series().filter(move |(part, _)| wanted(usize::from(part.class), part.kind));
        found.map(move |(part, series)| self.run(part, series, window)).filter(|run| run.n_in > 0)
    }

    /// Of the parts that `wanted` asks for, how many items touch the window, and how many of these cover all of `seen`.
    pub fn n_in(
        self,
        window: TimeWindow,
        seen: TimeWindow,
        wanted: impl Fn(usize, PartKind) -> bool,
    ) -> [usize; 2] {
        let found = self.series().filter(|(part, _)| wanted(usize::from(part.class), part.kind));
        found.fold([0, 0], |[n_in, n_covering], (part, series)| {
            let run = self.run(part, series, window);
            [n_in + run.n_in, n_covering + self.n_covering(&run, series, seen)]
        })
    }

    fn run(
        self,
        part: &LanePart,
        series: RunPair<'a, ClockTimes<'a>>,
        TimeWindow { start, end }: TimeWindow,
    ) -> PartRun<'a> {
        let class = usize::from(part.class);
        let first = series.starts.n_before(start - longest(class) as f64);
        let last = series.starts.n_before(end).max(first);
        let list = &series.starts.list[first..last];
        PartRun {
            class,
            kind: part.kind,
            starts: ItemRun { list, ..series.starts },
            peaks: &self.lane.peaks,
            first: part.starts.first_item as usize + first,
            n_in: series.n_lasting(last, start),
        }
    }
}
