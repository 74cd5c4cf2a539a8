//! The visible stretch of time. Its transforms return a new window and change nothing.

use crate::time::TimeInterval;

/// The visible stretch of civil time, in seconds since 1970-01-01T00:00 as `f64`: at 2,000 years
/// from today its steps are far below a second, and panning by a fraction of a pixel is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeWindow {
    /// The time at the left edge.
    pub start: f64,
    /// The time at the right edge, always after `start`.
    pub end: f64,
}

/// A day in seconds.
const DAY: f64 = crate::time::DAY as f64;

impl TimeWindow {
    /// The shortest window: ten minutes, below which news says nothing.
    pub const MIN_SECONDS: f64 = 600.0;
    /// The longest window: two thousand years.
    pub const MAX_SECONDS: f64 = 2_000.0 * 365.2425 * DAY;
    /// As far as either edge may go: where chrono's calendar is well inside its limits.
    const FARTHEST: f64 = 20_000.0 * 365.2425 * DAY;

    /// The window from `start` to `end`, in either order, widened or narrowed around its middle to the limits.
    pub fn new(start: f64, end: f64) -> Self {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        if !start.is_finite() || !end.is_finite() {
            return Self::default();
        }
        let half = (end - start).clamp(Self::MIN_SECONDS, Self::MAX_SECONDS) / 2.0;
        let middle = (start + end) / 2.0;
        let middle = middle.clamp(half - Self::FARTHEST, Self::FARTHEST - half);
        Self { start: middle - half, end: middle + half }
    }

    /// The window that shows `interval` and nothing else.
    pub fn of(interval: TimeInterval) -> Self {
        Self::new(interval.start as f64, interval.end as f64)
    }

    /// The window that shows `interval` with a `margin` on either side, a share of its length.
    pub fn around(interval: TimeInterval, margin: f64) -> Self {
        let margin = interval.seconds() as f64 * margin;
        Self::new(interval.start as f64 - margin, interval.end as f64 + margin)
    }

    /// Length in seconds.
    pub fn seconds(&self) -> f64 {
        self.end - self.start
    }

    /// The time in the middle.
    pub fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }

    /// Moved by `seconds` toward the future.
    pub fn pan(&self, seconds: f64) -> Self {
        Self::new(self.start + seconds, self.end + seconds)
    }

    /// Zoomed by `factor` (above 1 comes closer), so that `time` stays where it is in the window.
    pub fn zoom_at(&self, time: f64, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && time.is_finite()) {
            return *self;
        }
        let seconds = (self.seconds() / factor).clamp(Self::MIN_SECONDS, Self::MAX_SECONDS);
        let share = (time - self.start) / self.seconds();
        let start = time - share * seconds;
        Self::new(start, start + seconds)
    }

    /// Moved, not zoomed, so that `time` is in the middle.
    pub fn centered_on(&self, time: f64) -> Self {
        self.pan(time - self.middle())
    }

    /// Whether `time` is inside.
    pub fn contains(&self, time: f64) -> bool {
        self.start <= time && time < self.end
    }

    /// Whether `interval` is at least partly inside.
    pub fn overlaps(&self, interval: TimeInterval) -> bool {
        (interval.start as f64) < self.end && self.start < interval.end as f64
    }

    /// The window on the way from `self` to `other`, `share` 0 to 1: the span changes by equal
    /// factors, and the middle moves with it so that a common anchor stays put.
    pub fn between(&self, other: &Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let (a, b) = (self.seconds(), other.seconds());
        let seconds = a * (b / a).powf(share);
        // Where the span is nearly equal, this is a plain pan.
        let moved = if (b - a).abs() < a * 1e-6 { share } else { (seconds - a) / (b - a) };
        let middle = self.middle() + (other.middle() - self.middle()) * moved;
        Self::new(middle - seconds / 2.0, middle + seconds / 2.0)
    }

    /// The whole seconds it shows.
    pub fn interval(&self) -> TimeInterval {
        TimeInterval { start: self.start.floor() as i64, end: self.end.ceil() as i64 }
    }
}

impl Default for TimeWindow {
    /// The first year of the Unix calendar: seen only before anything is open.
    fn default() -> Self {
        Self { start: 0.0, end: 365.0 * DAY }
    }
}
