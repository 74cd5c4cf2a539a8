//! The scale that folds what is quiet.

mod coverage;

pub use coverage::Coverage;

use super::time_scale::TimeScale;
use crate::view::{FoldOptions, TimeWindow};

/// Width of a fold.
pub const FOLD: f64 = 44.0;
/// Looked for as far beyond the view, in shares of it: so far may be panned before anything is laid out anew.
const MARGIN: f64 = 1.0;

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
    use crate::time::{DAY, TimeInterval};

    fn days(first: i64, last: i64) -> TimeInterval {
        TimeInterval { start: first * DAY, end: last * DAY }
    }

    fn coverage(intervals: &[TimeInterval]) -> Coverage {
        Coverage::of_intervals(intervals)
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
