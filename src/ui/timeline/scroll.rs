//! Scrolling lanes that do not fit: the bar at the plot's right edge, and going where the chosen item is.

use egui::{Id, Rect, Sense, Ui, pos2};

use super::place::on_screen;
use super::state::Timeline;
use crate::scene::Scene;
use crate::store::ItemIdx;
use crate::theme::Role;
use crate::ui::pass::Pass;

/// Width of the track, of the thumb, and of the thumb under the pointer.
const TRACK: f32 = 12.0;
const THUMB: f32 = 4.0;
const WIDE_THUMB: f32 = 7.0;
const MIN_THUMB: f32 = 28.0;

impl Timeline {
    /// The bar, where there is something to scroll.
    pub(super) fn scroll_bar_ui(&mut self, ui: &Ui, pass: &Pass<'_>, rect: Rect) {
        let Some(scene) = self.scene.as_ref().filter(|scene| scene.scrollable > 0.0) else { return };
        let plot = on_screen(scene.plot, rect);
        let track =
            Rect::from_min_max(pos2(plot.right() - TRACK, plot.top()), plot.max).shrink2([0.0, 3.0].into());
        let whole = plot.height() + scene.scrollable;
        let height = (track.height() * plot.height() / whole).max(MIN_THUMB);
        let way = (track.height() - height).max(1.0);
        let response = ui.interact(track, Id::unique("timeline-scroll"), Sense::drag());
        if response.dragged() {
            self.scroll += response.drag_delta().y * scene.scrollable / way;
        }
        let active = response.hovered() || response.dragged();
        let width = if active { WIDE_THUMB } else { THUMB };
        let top = track.top() + way * (self.scroll / scene.scrollable).clamp(0.0, 1.0);
        let thumb = Rect::from_min_max(
            pos2(track.right() - 2.0 - width, top),
            pos2(track.right() - 2.0, top + height),
        );
        let role = if active { Role::Ink3 } else { Role::Line3 };
        ui.painter().rect_filled(thumb, width / 2.0, pass.look.color(role).gamma_multiply(0.8));
    }

    /// Scrolls to the lane of the chosen item when another one is chosen that is out of sight.
    pub(super) fn follow_chosen(&mut self, pass: &Pass<'_>, scene: &Scene) {
        let chosen = pass.workspace.view().selection.primary();
        if chosen == self.followed {
            return;
        }
        self.followed = chosen;
        let Some(idx) = chosen.filter(|_| scene.scrollable > 0.0) else { return };
        let Some(lane) = lane_of(pass, scene, idx) else { return };
        if !scene.nodes.iter().any(|node| node.item == idx) {
            self.scroll += lane.top - scene.plot.top - (scene.plot.height() - lane.height()).max(0.0) / 2.0;
        }
    }
}

/// Where the lane of an item is.
fn lane_of(pass: &Pass<'_>, scene: &Scene, idx: ItemIdx) -> Option<crate::scene::geometry::Rect> {
    let result = pass.workspace.result();
    let holds = |key: &crate::store::LaneKey| result.lane(key).is_some_and(|lane| lane.items.contains(&idx));
    let held = |lane: &&crate::scene::PlacedLane| lane.slot.keys().iter().any(holds);
    scene.lanes.iter().find(held).map(|lane| lane.rect)
}
