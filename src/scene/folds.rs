//! Which stretches of time are quiet, and the scale that folds them.

use super::fine::dayless_from;
use super::series::lengths::{class_within, length_class};
use super::ticks::{Ladder, TickUnit};
use super::time_scale::TimeScale;
use crate::store::{Clock, QueryResult, Store};
use crate::time::{DAY, TimeInterval};
use crate::view::{FoldOptions, TimeWindow};

/// Width of a fold.
pub const FOLD: f64 = 44.0;
/// A stretch of so many units without any item is quiet.
const QUIET_UNITS: i64 = 3;
/// Where a day is so wide, one empty unit is enough.
const WIDE_DAY: f32 = 140.0;
/// Gaps that are shorter, in seconds, are never folded, so that few stretches stand for many items.
const JOINED: i64 = 6 * 3_600;
/// A stretch that goes on beyond a window of which it takes this share is not folded there.
const MOST_QUIET: f64 = 0.5;
/// Looked for as far beyond the view, in shares of it: so far may be panned before anything is laid out anew.
const MARGIN: f64 = 1.0;

/// A stretch of time without items.
#[derive(Clone, Copy, Debug)]
struct Quiet {
    time: TimeWindow,
    /// So many seconds at least are folded.
    least: f64,
}

impl Quiet {
    /// What of it is folded in a window that was not reached by panning: nothing where the window holds little else, so
    /// that not the little beside it takes all of the plot. In a picture it ends with the window.
    fn shown_in(&self, window: TimeWindow, still: bool) -> Option<TimeWindow> {
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

    fn of<'a>(store: &Store, clock: Clock, lanes: impl Iterator<Item = &'a [crate::store::ItemIdx]>) -> Self {
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
    fn stretches(&self, near: TimeWindow, width: f32, density: f64) -> Vec<Quiet> {
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

/// The scale that shows `window` between two x and folds what is quiet. Of the densities that fill the plot, `known`
/// (that of the frame before) is kept where it does, so that panning moves everything alike. In a picture that nobody
/// can move (`still`) a stretch at its edge ends there.
pub fn scale(
    coverage: &Coverage,
    options: &FoldOptions,
    window: TimeWindow,
    (left, right): (f32, f32),
    (known, still): (Option<f64>, bool),
) -> TimeScale {
    let straight = TimeScale::new(window, left, right);
    if !options.on {
        return straight;
    }
    let width = f64::from(right - left);
    let reach = window.seconds() * MARGIN;
    let near = TimeWindow { start: window.start - reach, end: window.end + reach };
    let stretches = |density: f64| {
        let found = coverage.stretches(near, right - left, density);
        found.into_iter().filter(|stretch| !options.is_open(stretch.time.interval()))
    };
    let on = |density: f64, stretches: &mut dyn Iterator<Item = TimeWindow>| {
        TimeScale::folded(window.start, density, (left, right), stretches, FOLD)
    };
    let filled = |scale: &TimeScale| f64::from(scale.x_from_time(window.end) - left);
    if let Some(density) = known {
        let scale = on(density, &mut stretches(density).map(|stretch| stretch.time));
        if (filled(&scale) - width).abs() < 0.05 {
            return scale;
        }
    }
    let at =
        |density: f64| on(density, &mut stretches(density).filter_map(|one| one.shown_in(window, still)));
    let (mut low, mut high) = (straight.density(), straight.density());
    // The width grows with the density, so halving finds the one that fills the plot.
    let mut scale = at(low);
    if filled(&scale) >= width - 0.01 {
        return scale;
    }
    for _ in 0..20 {
        high *= 2.0;
        if filled(&at(high)) >= width {
            break;
        }
        low = high;
    }
    for _ in 0..48 {
        let middle = (low + high) / 2.0;
        let tried = at(middle);
        if filled(&tried) <= width {
            (low, scale) = (middle, tried);
        } else {
            high = middle;
        }
    }
    scale
}

/// The window that is seen when it comes `factor` closer round the time at `x`, which stays where it is.
pub fn zoomed(
    coverage: &Coverage,
    options: &FoldOptions,
    scale: &TimeScale,
    x: f32,
    factor: f64,
) -> TimeWindow {
    // A fold does not grow: what stays is its nearer end, and the fold with it.
    let fold = scale.folds().find(|(_, fold)| fold.contains(x));
    let (time, x) = match fold {
        Some((time, fold)) if x < fold.center() => (time.start, fold.left),
        Some((time, fold)) => (time.end, fold.right),
        None => (scale.time_from_x(x), x),
    };
    let straight = scale.window.zoom_at(time, factor);
    if !options.on {
        return straight;
    }
    let density = scale.density() * factor;
    let width = scale.width();
    let near = TimeWindow {
        start: time - f64::from(width) / density * (1.0 + MARGIN) - scale.window.seconds(),
        end: time + f64::from(width) / density * (1.0 + MARGIN) + scale.window.seconds(),
    };
    let stretches = coverage.stretches(near, width, density);
    let closed = stretches.into_iter().map(|stretch| stretch.time);
    let folded = closed.filter(|stretch| !options.is_open(stretch.interval()));
    // Time begins to count at the point that stays.
    let around = TimeScale::folded(time, density, (x, x + width), folded, FOLD);
    let ends = [scale.left, scale.right].map(|edge| around.time_from_x(edge));
    let seconds = ends[1] - ends[0];
    if !(TimeWindow::MIN_SECONDS..=TimeWindow::MAX_SECONDS).contains(&seconds) {
        return straight;
    }
    // Where days become wide enough for single empty ones to fold, another density fills the plot as well: then the
    // point that stays is kept by moving.
    let mut window = TimeWindow::new(ends[0], ends[1]);
    for _ in 0..6 {
        let next = self::scale(coverage, options, window, (scale.left, scale.right), (None, false));
        let off = next.x_from_time(time) - x;
        if off.abs() < 1.0 {
            break;
        }
        window = next.panned(off);
    }
    window
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: i64, last: i64) -> TimeInterval {
        TimeInterval { start: first * DAY, end: last * DAY }
    }

    fn coverage(intervals: &[TimeInterval]) -> Coverage {
        let mut classes = vec![Vec::new(); 40];
        intervals.iter().for_each(|one| classes[length_class(one.seconds())].push(*one));
        Coverage { classes: classes.into_iter().map(joined).collect() }
    }

    fn window(first: i64, last: i64) -> TimeWindow {
        TimeWindow::of(days(first, last))
    }

    #[test]
    fn quiet_weeks_are_folded_and_two_days_are_not() {
        let covered = coverage(&[days(0, 1), days(3, 4), days(4, 5), days(12, 13), days(20, 21)]);
        let scale = scale(&covered, &FoldOptions::default(), window(0, 21), (0.0, 700.0), (None, false));
        let folds: Vec<_> = scale.folds().map(|(time, _)| time).collect();
        assert_eq!(folds, [window(5, 12), window(13, 20)]);
        assert!((f64::from(scale.x_from_time(21.0 * DAY as f64)) - 700.0).abs() < 0.5);
        assert!((scale.width_of(DAY as f64) - (700.0 - 88.0) / 7.0).abs() < 0.5);
    }

    #[test]
    fn an_opened_stretch_and_the_switch_fold_nothing() {
        let covered = coverage(&[days(0, 1), days(20, 21), days(30, 31)]);
        let mut options = FoldOptions::default();
        options.open.insert(5 * DAY);
        let opened = scale(&covered, &options, window(0, 31), (0.0, 700.0), (None, false));
        assert_eq!(opened.folds().map(|(time, _)| time).collect::<Vec<_>>(), [window(21, 30)]);
        let off = FoldOptions { on: false, ..options };
        assert_eq!(scale(&covered, &off, window(0, 31), (0.0, 700.0), (None, false)).folds().count(), 0);
    }

    #[test]
    fn what_is_known_to_the_year_keeps_nothing_open() {
        let covered = coverage(&[days(0, 1), days(2, 367), days(20, 21)]);
        let scale = scale(&covered, &FoldOptions::default(), window(0, 21), (0.0, 700.0), (None, false));
        assert_eq!(scale.folds().count(), 1);
    }

    #[test]
    fn panning_keeps_the_density_and_zooming_keeps_the_point() {
        let covered = coverage(&[days(0, 1), days(3, 4), days(14, 15), days(22, 23), days(40, 41)]);
        let options = FoldOptions::default();
        let first = scale(&covered, &options, window(0, 20), (0.0, 700.0), (None, false));
        let mut at = first.clone();
        for _ in 0..10 {
            at = scale(&covered, &options, at.panned(17.0), (0.0, 700.0), (Some(at.density()), false));
            assert_eq!(at.density(), first.density());
        }
        let time = at.time_from_x(300.0);
        let closer = zoomed(&covered, &options, &at, 300.0, 1.3);
        let next = scale(&covered, &options, closer, (0.0, 700.0), (None, false));
        assert!((next.x_from_time(time) - 300.0).abs() < 4.0, "{}", next.x_from_time(time));
    }

    /// Something on each day.
    fn busy(stretches: &[std::ops::Range<i64>]) -> Coverage {
        let all: Vec<_> = stretches.iter().cloned().flatten().map(|day| days(day, day + 1)).collect();
        coverage(&all)
    }

    #[test]
    fn a_window_inside_a_quiet_stretch_shows_what_was_asked_for() {
        let covered = busy(&[0..3, 20..24]);
        for still in [true, false] {
            let shown = |from, to| {
                scale(&covered, &FoldOptions::default(), window(from, to), (0.0, 700.0), (None, still))
            };
            // Wholly inside, and with little beside it.
            for (from, to) in [(5, 6), (4, 19), (10, 21), (2, 7)] {
                let scale = shown(from, to);
                assert_eq!(scale.folds().count(), 0, "{from} to {to}");
                assert!((scale.window.end - (to * DAY) as f64).abs() < 60.0, "{from} to {to}");
            }
        }
    }

    #[test]
    fn a_picture_that_ends_in_a_quiet_stretch_shows_its_fold_whole() {
        let covered = busy(&[0..9, 20..24]);
        let shown = |to: i64, still: bool| {
            scale(&covered, &FoldOptions::default(), window(0, to), (0.0, 700.0), (None, still))
        };
        let still = shown(14, true);
        let folds: Vec<_> = still.folds().collect();
        assert_eq!(folds[0].0, window(9, 14));
        assert!((folds[0].1.right - 700.0).abs() < 0.5 && (folds[0].1.width() - FOLD as f32).abs() < 0.1);
        // Two days of it are too short for one.
        assert_eq!(shown(11, true).folds().count(), 0);
        // In the window it goes on beyond the edge, and panning moves everything alike.
        let moving = shown(14, false);
        assert_eq!(moving.folds().next().map(|fold| fold.0), Some(window(9, 20)));
        assert!((moving.window.end - (14 * DAY) as f64).abs() < 600.0);
    }
}
