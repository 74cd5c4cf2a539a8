//! The one value that maps time to x and back.
//!
//! Times are `f64` because an `f32` second in this century is two minutes coarse; x is `f32`
//! because nothing on a screen needs more.

use super::geometry::XRange;
use crate::view::TimeWindow;

/// Maps the window in time to a stretch of x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// What is seen.
    pub window: TimeWindow,
    /// x of the window's start.
    pub left: f32,
    /// x of the window's end.
    pub right: f32,
}

/// No x is farther out than this: painters lose precision beyond.
const FARTHEST_X: f64 = 1e6;

impl TimeScale {
    /// Shows `window` between `left` and `right`.
    pub fn new(window: TimeWindow, left: f32, right: f32) -> Self {
        Self { window, left, right }
    }

    /// Width in points.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Points per second.
    pub fn density(&self) -> f64 {
        f64::from(self.width()) / self.window.seconds()
    }

    /// Where `time` is; held within a million points of the origin.
    pub fn x_from_time(&self, time: f64) -> f32 {
        let x = f64::from(self.left) + (time - self.window.start) * self.density();
        x.clamp(-FARTHEST_X, FARTHEST_X) as f32
    }

    /// Where the stretch from `start` to `end` is, seconds both.
    pub fn x_range(&self, start: i64, end: i64) -> XRange {
        XRange::new(self.x_from_time(start as f64), self.x_from_time(end as f64))
    }

    /// The time at `x`.
    pub fn time_from_x(&self, x: f32) -> f64 {
        self.window.start + f64::from(x - self.left) / self.density()
    }

    /// Width of `seconds`, in points.
    pub fn width_of(&self, seconds: f64) -> f32 {
        (seconds * self.density()).min(FARTHEST_X) as f32
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

    proptest! {
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
