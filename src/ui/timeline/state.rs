//! What the timeline keeps from pass to pass.

use std::sync::Arc;

use egui::{Id, Pos2, Vec2};

use super::covered::Covered;
use super::dimmed::Dimmed;
use super::gesture::Gesture;
use super::moves::Moves;
use super::said::Said;
use crate::scene::hit::Target;
use crate::scene::{Layout, Scene};
use crate::store::{ItemIdx, ItemSet, LaneKey};

/// How long an item that was just placed looks pointed at, in seconds.
const FRESH_SECONDS: f64 = 1.0;

/// What the timeline keeps between passes.
#[derive(Default)]
pub struct Timeline {
    /// The scene of the last pass: what the pointer is on is found in it.
    pub(super) scene: Option<Scene>,
    pub(super) scroll: f32,
    pub(super) gesture: Gesture,
    pub(super) tooltip: Hover,
    pub(super) moves: Moves,
    pub(super) said: Said,
    pub(super) dimmed: Dimmed,
    /// The chosen item that was scrolled to.
    pub(super) followed: Option<ItemIdx>,
    pub(super) open_tray: bool,
    pub(super) open_foot: bool,
    pub(super) open_lane: Option<LaneMenu>,
    pub(super) item_menu: Option<ItemIdx>,
    /// What the keyboard is on beside the items.
    pub(super) stop: Option<Target>,
    /// What a key, and what a screen reader asked for: it is carried out as a click there would be.
    pub(super) entered: Option<Target>,
    pub(super) asked: Option<Target>,
    pub(super) covered: Covered,
    /// Items that were placed just now, and until when they look pointed at.
    pub(super) fresh: Option<(Arc<ItemSet>, f64)>,
}

/// The timeline's identity, by which it keeps the keyboard's focus.
pub fn timeline_id() -> Id {
    Id::unique("timeline")
}

impl Timeline {
    /// Where items stand, for a picture of the timeline as it is shown.
    pub fn layout(&self) -> Option<&Layout> {
        self.scene.as_ref().map(|scene| &scene.layout)
    }

    /// The scene that was painted last.
    pub fn scene(&self) -> Option<&Scene> {
        self.scene.as_ref()
    }

    /// Lets items look pointed at for a second, because they have just been placed.
    pub fn show_fresh(&mut self, items: ItemSet, now: f64) {
        self.fresh = Some((Arc::new(items), now + FRESH_SECONDS));
    }

    /// Closes the menu of a lane or the tray; tells whether one was open.
    pub fn close_menus(&mut self) -> bool {
        self.open_lane.take().is_some()
            | std::mem::take(&mut self.open_tray)
            | std::mem::take(&mut self.open_foot)
    }

    /// Gives up what is being marked; tells whether something was.
    pub fn cancel_mark(&mut self) -> bool {
        self.gesture.cancel()
    }
}

/// What the pointer rests on, and since when.
#[derive(Default)]
pub struct Hover {
    pub(super) on: Option<(ItemIdx, f64)>,
    pub(super) size: Option<Vec2>,
}

/// The open menu of a lane.
pub struct LaneMenu {
    pub(super) key: LaneKey,
    pub(super) at: Pos2,
}

impl LaneMenu {
    /// The menu of a lane, opened at a point.
    pub fn new(key: LaneKey, at: Pos2) -> Self {
        Self { key, at }
    }
}
