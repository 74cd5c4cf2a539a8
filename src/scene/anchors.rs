//! Views that were laid out afresh. What stands near one of them keeps the sides and rows that it has there, and who
//! comes back to one finds it as it was: so a view looks alike whichever way it was reached.

use std::sync::Arc;

use super::input::SceneInput;
use super::laid::Laid;
use super::layout_key::LayoutKey;
use super::time_scale::TimeScale;
use crate::view::TimeWindow;

/// So many are kept, those that were used last.
const MOST: usize = 24;
/// A view is near another whose scale is so much larger at most, and which it shares so much of its time with at least.
const NEAR_SCALE: f64 = 1.3;
const NEAR_SHARE: f64 = 0.65;

/// Views that were laid out afresh, the one used last at the end.
#[derive(Clone, Default)]
pub(super) struct Anchors(Vec<Anchor>);

#[derive(Clone)]
struct Anchor {
    key: LayoutKey,
    /// The window that was asked for.
    asked: TimeWindow,
    laid: Arc<Laid>,
}

impl Anchors {
    /// The density at which a window was drawn.
    pub fn density(&self, input: &SceneInput) -> Option<f64> {
        let is_it =
            |anchor: &&Anchor| is_same(anchor.asked, input.view.window) && anchor.key.draws_time_as(input);
        self.0.iter().rev().find(is_it).map(|anchor| anchor.laid.scale.density())
    }

    /// The layout of exactly this view, which is used last from now on.
    pub fn of_view(&mut self, key: &LayoutKey, scale: &TimeScale) -> Option<Arc<Laid>> {
        let is_it = |anchor: &Anchor| {
            let laid = &anchor.laid.scale;
            let is_as_dense = (laid.density() / scale.density() - 1.0).abs() < 1e-6;
            is_as_dense && is_same(laid.window, scale.window) && anchor.key == *key
        };
        let at = self.0.iter().rposition(is_it)?;
        Some(self.used(at))
    }

    /// The layout near which a view stands, which is used last from now on: the one used last before, if it still is near.
    pub fn near(&mut self, key: &LayoutKey, scale: &TimeScale) -> Option<Arc<Laid>> {
        let at =
            self.0.iter().rposition(|anchor| anchor.key == *key && is_near(&anchor.laid.scale, scale))?;
        Some(self.used(at))
    }

    /// Adds a layout of the window that is asked for.
    pub fn add(&mut self, key: LayoutKey, asked: TimeWindow, laid: Arc<Laid>) {
        if self.0.len() == MOST {
            self.0.remove(0);
        }
        self.0.push(Anchor { key, asked, laid });
    }

    fn used(&mut self, at: usize) -> Arc<Laid> {
        let anchor = self.0.remove(at);
        let laid = Arc::clone(&anchor.laid);
        self.0.push(anchor);
        laid
    }
}

/// Whether two views show mostly the same, at about the same scale.
pub(super) fn is_near(one: &TimeScale, other: &TimeScale) -> bool {
    let ratio = one.density() / other.density();
    let shared = one.window.end.min(other.window.end) - one.window.start.max(other.window.start);
    let longer = one.window.seconds().max(other.window.seconds());
    (1.0 / NEAR_SCALE..=NEAR_SCALE).contains(&ratio) && shared >= NEAR_SHARE * longer
}

/// Whether two windows cannot be told apart on a screen.
fn is_same(one: TimeWindow, other: TimeWindow) -> bool {
    let off = (one.start - other.start).abs().max((one.end - other.end).abs());
    off < one.seconds() * 1e-4
}
