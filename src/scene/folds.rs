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
/// Looked for as far beyond the view, in shares of it: so far may be panned before anything is laid out anew.
const MARGIN: f64 = 1.0;

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
    fn quiet(&self, within: TimeInterval, unit: TickUnit, n_units: i64, dayless: i64) -> Vec<TimeWindow> {
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
            if start - end >= n_units * unit.seconds() * 9 / 10 && start > within.start && end < within.end {
                quiet.push(TimeWindow { start: end as f64, end: start as f64 });
            }
            end = end.max(unit.ceil(one.end));
        }
        quiet
    }

    /// The quiet stretches where a second is `density` points wide, on a plot of `width` points.
    fn stretches(&self, near: TimeWindow, width: f32, density: f64) -> Vec<TimeWindow> {
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
/// (that of the frame before) is kept where it does, so that panning moves everything alike.
pub fn scale(
    coverage: &Coverage,
    options: &FoldOptions,
    window: TimeWindow,
    (left, right): (f32, f32),
    known: Option<f64>,
) -> TimeScale {
    let straight = TimeScale::new(window, left, right);
    if !options.on {
        return straight;
    }
    let width = f64::from(right - left);
    let reach = window.seconds() * MARGIN;
    let near = TimeWindow { start: window.start - reach, end: window.end + reach };
    let at = |density: f64| {
        let stretches = coverage.stretches(near, right - left, density);
        let folded = stretches.into_iter().filter(|stretch| !options.is_open(stretch.interval()));
        TimeScale::folded(window.start, density, (left, right), folded, FOLD)
    };
    let filled = |scale: &TimeScale| f64::from(scale.x_from_time(window.end) - left);
    if let Some(density) = known {
        let scale = at(density);
        if (filled(&scale) - width).abs() < 0.5 {
            return scale;
        }
    }
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
    let folded = stretches.into_iter().filter(|stretch| !options.is_open(stretch.interval()));
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
        let next = self::scale(coverage, options, window, (scale.left, scale.right), None);
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
        let scale = scale(&covered, &FoldOptions::default(), window(0, 21), (0.0, 700.0), None);
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
        let opened = scale(&covered, &options, window(0, 31), (0.0, 700.0), None);
        assert_eq!(opened.folds().map(|(time, _)| time).collect::<Vec<_>>(), [window(21, 30)]);
        let off = FoldOptions { on: false, ..options };
        assert_eq!(scale(&covered, &off, window(0, 31), (0.0, 700.0), None).folds().count(), 0);
    }

    #[test]
    fn what_is_known_to_the_year_keeps_nothing_open() {
        let covered = coverage(&[days(0, 1), days(2, 367), days(20, 21)]);
        let scale = scale(&covered, &FoldOptions::default(), window(0, 21), (0.0, 700.0), None);
        assert_eq!(scale.folds().count(), 1);
    }

    #[test]
    fn panning_keeps_the_density_and_zooming_keeps_the_point() {
        let covered = coverage(&[days(0, 1), days(3, 4), days(14, 15), days(22, 23), days(40, 41)]);
        let options = FoldOptions::default();
        let first = scale(&covered, &options, window(0, 20), (0.0, 700.0), None);
        let mut at = first.clone();
        for _ in 0..10 {
            at = scale(&covered, &options, at.panned(17.0), (0.0, 700.0), Some(at.density()));
            assert_eq!(at.density(), first.density());
        }
        let time = at.time_from_x(300.0);
        let closer = zoomed(&covered, &options, &at, 300.0, 1.3);
        let next = scale(&covered, &options, closer, (0.0, 700.0), None);
        assert!((next.x_from_time(time) - 300.0).abs() < 4.0, "{}", next.x_from_time(time));
    }
}
