//! The one value that maps time to x and back.
//!
//! Times are `f64` because an `f32` second in this century is two minutes coarse; x is `f32`
//! because nothing on a screen needs more.

use std::sync::Arc;

use super::geometry::XRange;
use crate::view::TimeWindow;

/// A quiet stretch of time that is drawn narrower than it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    /// The stretch.
    pub time: TimeWindow,
    /// Its width, in points.
    pub width: f64,
    /// Points that the folds before it save.
    saved_before: f64,
}

impl Fold {
    /// Points that it saves, where a second is `density` wide.
    fn saved(&self, density: f64) -> f64 {
        self.time.seconds() * density - self.width
    }
}

/// Time to x: a straight line, but for the folds.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeScale {
    /// What is seen from the left edge to the right one.
    pub window: TimeWindow,
    /// x of the left edge.
    pub left: f32,
    /// x of the right edge.
    pub right: f32,
    /// Points a second, outside folds.
    density: f64,
    /// In order of time; none touches another.
    folds: Arc<[Fold]>,
}

/// Beyond this, x is of no use to whoever draws.
const FARTHEST_X: f64 = 1e6;

impl TimeScale {
    /// The scale that shows all of `window` between `left` and `right`, without folds.
    pub fn new(window: TimeWindow, left: f32, right: f32) -> Self {
        let density = f64::from(right - left) / window.seconds();
        Self { window, left, right, density, folds: Arc::default() }
    }

    /// The scale that begins with `start` at `left`, with `density` points a second, and draws each of
    /// `stretches` (in order, none touching another) `fold` points wide where it would be wider.
    pub fn folded(
        start: f64,
        density: f64,
        (left, right): (f32, f32),
        stretches: impl Iterator<Item = TimeWindow>,
        fold: f64,
    ) -> Self {
        let mut saved = 0.0;
        let narrowed = stretches.filter(|time| time.seconds() * density > fold + 1.0).map(|time| {
            let one = Fold { time, width: fold, saved_before: saved };
            saved += one.saved(density);
            one
        });
        let folds = narrowed.collect();
        let seconds = f64::from(right - left) / density;
        let window = TimeWindow { start, end: start + seconds };
        let mut scale = Self { window, left, right, density, folds };
        scale.window.end = scale.time_from_x(right);
        scale
    }

    /// Width of what is seen, in points.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Points a second, outside folds.
    pub fn density(&self) -> f64 {
        self.density
    }

    /// Points that folds save before `time`.
    fn saved(&self, time: f64) -> f64 {
        let n_before = self.folds.partition_point(|fold| fold.time.start <= time);
        let Some(last) = n_before.checked_sub(1).map(|last| self.folds[last]) else { return 0.0 };
        let share = ((time - last.time.start) / last.time.seconds()).min(1.0);
        last.saved_before + last.saved(self.density) * share
    }

    /// x of a time, held within what can be drawn.
    pub fn x_from_time(&self, time: f64) -> f32 {
        let saved = self.saved(time) - self.saved(self.window.start);
        let x = f64::from(self.left) + (time - self.window.start) * self.density - saved;
        x.clamp(-FARTHEST_X, FARTHEST_X) as f32
    }

    /// x of both ends of a stretch.
    pub fn x_range(&self, start: i64, end: i64) -> XRange {
        XRange::new(self.x_from_time(start as f64), self.x_from_time(end as f64))
    }

    /// The time at `x`.
    pub fn time_from_x(&self, x: f32) -> f64 {
        let start = self.window.start;
        // What x would be without any fold, counted from the window's start.
        let points = f64::from(x - self.left) - self.saved(start);
        let end_of = |fold: &Fold| {
            (fold.time.end - start) * self.density - fold.saved_before - fold.saved(self.density)
        };
        let n_before = self.folds.partition_point(|fold| end_of(fold) <= points);
        let saved = n_before
            .checked_sub(1)
            .map_or(0.0, |last| self.folds[last].saved_before + self.folds[last].saved(self.density));
        if let Some(fold) = self.folds.get(n_before) {
            let from = (fold.time.start - start) * self.density - saved;
            if points > from {
                return fold.time.start + (points - from) / fold.width * fold.time.seconds();
            }
        }
        start + (points + saved) / self.density
    }

    /// How wide so many seconds are, outside folds.
    pub fn width_of(&self, seconds: f64) -> f32 {
        (seconds * self.density).min(FARTHEST_X) as f32
    }

    /// The window that is seen when everything is moved by `points` to the left.
    pub fn panned(&self, points: f32) -> TimeWindow {
        TimeWindow { start: self.time_from_x(self.left + points), end: self.time_from_x(self.right + points) }
    }

    /// The folds that are at least partly in sight, with their place.
    pub fn folds(&self) -> impl Iterator<Item = (TimeWindow, XRange)> {
        let place = |fold: &Fold| {
            let x = XRange::new(self.x_from_time(fold.time.start), self.x_from_time(fold.time.end));
            (x.right > self.left && x.left < self.right).then_some((fold.time, x))
        };
        self.folds.iter().filter_map(place)
    }

    /// Whether a time lies inside a fold, or at its end.
    pub fn is_folded(&self, time: f64) -> bool {
        let n_before = self.folds.partition_point(|fold| fold.time.start < time);
        n_before.checked_sub(1).is_some_and(|last| time <= self.folds[last].time.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_edges_of_the_window_are_the_edges_of_the_plot() {
        let scale = TimeScale::new(TimeWindow::new(0.0, 86_400.0), 112.0, 812.0);
        assert_eq!(scale.x_from_time(0.0), 112.0);
        assert_eq!(scale.x_from_time(86_400.0), 812.0);
        assert_eq!(scale.width_of(43_200.0), 350.0);
    }

    #[test]
    fn far_times_stay_drawable() {
        let scale = TimeScale::new(TimeWindow::new(0.0, 600.0), 0.0, 700.0);
        assert_eq!(scale.x_from_time(1e15), 1e6);
        assert_eq!(scale.x_from_time(-1e15), -1e6);
    }

    fn folded() -> TimeScale {
        let day = |n: f64| n * 86_400.0;
        let quiet = [(3.0, 9.0), (12.0, 12.3), (20.0, 40.0)];
        let stretches = quiet.map(|(a, b)| TimeWindow { start: day(a), end: day(b) });
        TimeScale::folded(0.0, 100.0 / 86_400.0, (100.0, 1_100.0), stretches.into_iter(), 44.0)
    }

    #[test]
    fn a_fold_is_as_wide_as_it_is_told_and_a_short_stretch_is_none() {
        let scale = folded();
        let folds: Vec<_> = scale.folds().collect();
        assert_eq!(folds.len(), 1, "half a day and what is out of sight are none: {folds:?}");
        assert!((folds[0].1.left - 400.0).abs() < 0.1 && (folds[0].1.width() - 44.0).abs() < 0.1);
        assert!(scale.is_folded(5.0 * 86_400.0) && !scale.is_folded(10.0 * 86_400.0));
        // 3 days, a fold, then 656 points at 100 a day.
        assert!((scale.window.end / 86_400.0 - (9.0 + 6.56)).abs() < 0.01);
    }

    #[test]
    fn panning_by_points_moves_everything_by_them() {
        let scale = folded();
        let moved = scale.panned(150.0);
        let stretches: Vec<_> = scale.folds.iter().map(|fold| fold.time).collect();
        let next =
            TimeScale::folded(moved.start, scale.density(), (100.0, 1_100.0), stretches.into_iter(), 44.0);
        for day in [1.0, 4.0, 10.0, 12.2, 15.0] {
            let (before, after) = (scale.x_from_time(day * 86_400.0), next.x_from_time(day * 86_400.0));
            assert!((before - after - 150.0).abs() < 0.01, "{day}: {before} and {after}");
        }
        assert!((next.window.end - moved.end).abs() < 1.0);
    }

    proptest! {
        #[test]
        fn prop_folded_time_and_x_round_trip(x in -900.0..2_500.0f32) {
            let scale = folded();
            let back = scale.x_from_time(scale.time_from_x(x));
            prop_assert!((back - x).abs() < 0.05, "{x} came back as {back}");
        }

        #[test]
        fn prop_time_and_x_round_trip(start in -6e10..6e10f64, span in 600.0..6e10f64, x in 0.0..2000.0f32) {
            let scale = TimeScale::new(TimeWindow::new(start, start + span), 100.0, 1500.0);
            let back = scale.x_from_time(scale.time_from_x(x));
            prop_assert!((back - x).abs() < 0.01, "{x} came back as {back}");
        }

        #[test]
        fn prop_later_is_farther_right(start in -6e10..6e10f64, a in 0.0..1.0f64, b in 0.0..1.0f64) {
            let scale = TimeScale::new(TimeWindow::new(start, start + 1e7), 0.0, 1000.0);
            let x = |share: f64| scale.x_from_time(start + share * 1e7);
            prop_assert!(a > b || x(a) <= x(b));
        }
    }
}
