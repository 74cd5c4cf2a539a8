//! Which stretches of time no item covers.

use crate::scene::fine::dayless_from;
use crate::scene::series::lengths::{class_within, length_class};
use crate::scene::ticks::{Ladder, TickUnit};
use crate::scene::time_scale::TimeScale;
use crate::store::{Clock, ItemIdx, QueryResult, Store};
use crate::time::{DAY, TimeInterval};
use crate::view::TimeWindow;

/// A stretch of so many units without any item is quiet.
const QUIET_UNITS: i64 = 3;
/// Where a day is so wide, one empty unit is enough.
const WIDE_DAY: f32 = 140.0;
/// Gaps that are shorter, in seconds, are never folded, so that few stretches stand for many items.
const JOINED: i64 = 6 * 3_600;
/// A stretch that goes on beyond a window of which it takes this share is not folded there.
const MOST_QUIET: f64 = 0.5;

/// A stretch of time without items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quiet {
    /// From its first second to its last.
    pub time: TimeWindow,
    /// So many seconds at least are folded.
    least: f64,
}

impl Quiet {
    /// What of it is folded in a window that was not reached by panning: nothing where the window holds little else, so
    /// that not the little beside it takes all of the plot. In a picture it ends with the window.
    pub fn shown_in(&self, window: TimeWindow, still: bool) -> Option<TimeWindow> {
        let seen =
            TimeWindow { start: self.time.start.max(window.start), end: self.time.end.min(window.end) };
        let is_cut = seen != self.time && seen.seconds() > 0.0;
        if is_cut && seen.seconds() >= window.seconds() * MOST_QUIET {
            return None;
        }
        match is_cut && still {
            true => (seen.seconds() >= self.least).then_some(seen),
            false => Some(self.time),
        }
    }
}

/// The time that items cover, by their class of length.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Covered stretches of the items of each class, in order, none touching another.
    classes: Vec<Vec<TimeInterval>>,
}

impl Coverage {
    /// The coverage of everything that passes.
    pub fn new(store: &Store, result: &QueryResult) -> Self {
        Self::of(store, result.query.clock, result.lanes.iter().map(|lane| &*lane.items))
    }

    /// The coverage of these intervals.
    #[cfg(test)]
    pub(super) fn of_intervals(intervals: &[TimeInterval]) -> Self {
        let mut coverage = Self::default();
        intervals.iter().for_each(|one| coverage.add(*one));
        coverage.classes.iter_mut().for_each(|list| *list = joined(std::mem::take(list)));
        coverage
    }

    fn of<'a>(store: &Store, clock: Clock, lanes: impl Iterator<Item = &'a [ItemIdx]>) -> Self {
        let mut coverage = Self::default();
        for items in lanes {
            for &idx in items {
                let Some(interval) = store.interval(idx, clock) else { continue };
                if store.item(idx).is_lasting() {
                    // Of what lasted, only the day on which it began and that on which it ended are told apart.
                    coverage.add(TimeInterval::day(interval.first_day()));
                    coverage.add(TimeInterval::day(interval.last_day()));
                } else {
                    coverage.add(interval);
                }
            }
        }
        coverage.classes.iter_mut().for_each(|list| *list = joined(std::mem::take(list)));
        coverage
    }

    fn add(&mut self, interval: TimeInterval) {
        let class = length_class(interval.seconds());
        if self.classes.len() <= class {
            self.classes.resize(class + 1, Vec::new());
        }
        add(&mut self.classes[class], interval);
    }

    /// The stretches between the first and the last covered time that no item of less than `dayless` seconds covers,
    /// in whole units, at least `n_units` long; those that touch `within`, whole.
    fn quiet(&self, within: TimeInterval, unit: TickUnit, n_units: i64, dayless: i64) -> Vec<Quiet> {
        let lists = self.classes.iter().take(class_within(dayless - 1) + 1);
        let mut covered: Vec<TimeInterval> = Vec::new();
        for list in lists.filter(|list| !list.is_empty()) {
            // With the one before and the one behind, so that a stretch at the edge is known whole.
            let first = list.partition_point(|one| one.end < within.start).saturating_sub(1);
            let after = list.partition_point(|one| one.start <= within.end);
            covered.extend(&list[first..(after + 1).min(list.len())]);
        }
        covered.sort_unstable();
        let mut quiet = Vec::new();
        let mut covered = covered.into_iter();
        let Some(mut end) = covered.next().map(|first| unit.ceil(first.end)) else { return quiet };
        for one in covered {
            let start = unit.floor(one.start);
            let least = n_units * unit.seconds() * 9 / 10;
            if start - end >= least && start > within.start && end < within.end {
                let time = TimeWindow { start: end as f64, end: start as f64 };
                quiet.push(Quiet { time, least: least as f64 });
            }
            end = end.max(unit.ceil(one.end));
        }
        quiet
    }

    /// The quiet stretches where a second is `density` points wide, on a plot of `width` points.
    pub(super) fn stretches(&self, near: TimeWindow, width: f32, density: f64) -> Vec<Quiet> {
        let straight = TimeScale::new(
            TimeWindow { start: near.start, end: near.start + f64::from(width) / density },
            0.0,
            width,
        );
        let unit = Ladder::at(&straight).label.max(TickUnit::Hour);
        let n_units = if straight.width_of(DAY as f64) >= WIDE_DAY { 1 } else { QUIET_UNITS };
        let dayless = dayless_from(f64::from(width) / density);
        self.quiet(near.interval(), unit, n_units, dayless)
    }
}

fn add(list: &mut Vec<TimeInterval>, interval: TimeInterval) {
    match list.last_mut() {
        Some(last) if last.start <= interval.start && interval.start <= last.end + JOINED => {
            last.end = last.end.max(interval.end);
        }
        _ => list.push(interval),
    }
}

fn joined(mut list: Vec<TimeInterval>) -> Vec<TimeInterval> {
    if !list.is_sorted() {
        list.sort_unstable();
    }
    let mut joined = Vec::with_capacity(list.len());
    list.into_iter().for_each(|one| add(&mut joined, one));
    joined.shrink_to_fit();
    joined
}
