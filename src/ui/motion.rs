//! Motion: the window in time on its way to where it belongs, and the glide after a drag.

use crate::view::TimeWindow;

/// How long a zoom by key, to fit or to an item takes.
const ZOOM_SECONDS: f64 = 0.22;
/// How long after the last turn of the wheel, or press of a key that moves the window, the next one
/// still belongs to the same step for undo, in seconds.
pub const STEP_ENDS: f64 = 0.6;
/// How long a drag glides on at most, and how fast it slows down.
const GLIDE_SECONDS: f64 = 0.25;

/// The window in time as it is shown: on its way after a jump, at once after a gesture.
#[derive(Default)]
pub struct Motion {
    /// From where, since when.
    from: Option<(TimeWindow, f64)>,
    glide: Option<Glide>,
}

/// A pan that goes on after the drag: its speed in window widths a second, and since when.
struct Glide {
    speed: f64,
    since: f64,
    last: f64,
}

impl Motion {
    /// Begins a jump away from `shown`.
    pub fn jump(&mut self, shown: TimeWindow, now: f64) {
        self.from = Some((shown, now));
        self.glide = None;
    }

    /// Shows the goal at once: a gesture moves the window itself.
    pub fn follow(&mut self) {
        self.from = None;
        self.glide = None;
    }

    /// Goes on at `speed` window widths a second, slowing down to a stop.
    pub fn glide(&mut self, speed: f64, now: f64) {
        self.from = None;
        self.glide = (speed.abs() > 0.05).then_some(Glide { speed, since: now, last: now });
    }

    /// What is shown on the way to `goal`.
    pub fn shown(&mut self, goal: TimeWindow, now: f64) -> TimeWindow {
        let Some((from, since)) = self.from else { return goal };
        let share = ((now - since) / ZOOM_SECONDS).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.from = None;
            return goal;
        }
        from.between(&goal, eased(share))
    }

    /// How far the glide moves the window in this pass, in window widths.
    pub fn glided(&mut self, now: f64) -> Option<f64> {
        let glide = self.glide.as_mut()?;
        let left = |at: f64| (1.0 - (at - glide.since) / GLIDE_SECONDS).clamp(0.0, 1.0);
        let moved = glide.speed * (now - glide.last) * (left(now) + left(glide.last)) / 2.0;
        glide.last = now;
        if left(now) <= 0.0 {
            self.glide = None;
        }
        Some(moved)
    }

    /// Whether something moves.
    pub fn is_running(&self) -> bool {
        self.from.is_some() || self.glide.is_some()
    }
}

/// Ease in and out, cubic.
fn eased(share: f64) -> f64 {
    if share < 0.5 { 4.0 * share.powi(3) } else { 1.0 - (-2.0 * share + 2.0).powi(3) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jump_begins_where_it_was_and_ends_at_its_goal() {
        let (from, goal) = (TimeWindow::new(0.0, 1e6), TimeWindow::new(4e5, 5e5));
        let mut motion = Motion::default();
        motion.jump(from, 1.0);
        assert_eq!(motion.shown(goal, 1.0), from);
        let half = motion.shown(goal, 1.0 + ZOOM_SECONDS / 2.0);
        assert!(half.seconds() < from.seconds() && half.seconds() > goal.seconds());
        assert_eq!(motion.shown(goal, 1.0 + 2.0 * ZOOM_SECONDS), goal);
        assert!(!motion.is_running());
    }

    #[test]
    fn a_glide_slows_down_and_stops() {
        let mut motion = Motion::default();
        motion.glide(2.0, 0.0);
        let first = motion.glided(0.05).unwrap();
        let second = motion.glided(0.10).unwrap();
        assert!(first > second && second > 0.0);
        motion.glided(1.0);
        assert!(!motion.is_running() && motion.glided(1.1).is_none());
    }
}
