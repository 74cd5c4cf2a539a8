//! The timeline by key and by screen reader beside its items: from pill to pill, bar to bar, lane to lane.

use egui::accesskit::{self, Action as NodeAction};
use egui::{Context, Id, Response, Ui};

use super::place::on_screen;
use super::state::Timeline;
use crate::scene::geometry::Rect;
use crate::scene::hit::{KeyStop, Target};
use crate::scene::{Scene, SceneInput, spoken};
use crate::store::ItemIdx;
use crate::ui::input::Walk;
use crate::ui::pass::Pass;

impl Timeline {
    /// Goes to another stop.
    pub fn walk(&mut self, way: Walk) {
        let Some(scene) = &self.scene else { return };
        let order = in_order(scene);
        let at = self
            .stop
            .as_ref()
            .and_then(|target| order.iter().position(|stop| target_of(scene, stop) == target));
        let goal = match (at, way) {
            (None, _) => order.first().copied(),
            (Some(at), Walk::Next) => order.get(at + 1).copied(),
            (Some(at), Walk::Previous) => at.checked_sub(1).map(|at| order[at]),
            (Some(at), Walk::Above) => beside(scene, &order, order[at], false),
            (Some(at), Walk::Below) => beside(scene, &order, order[at], true),
        };
        if let Some(goal) = goal {
            self.stop = Some(target_of(scene, goal).clone());
        } else if way != Walk::Previous {
            // There may be more lanes than are in sight.
            let by = scene.plot.height() / 2.0;
            self.scroll += if way == Walk::Above { -by } else { by };
        }
    }

    /// Leaves the stops for the items; tells whether one was there.
    pub fn leave_stops(&mut self) -> bool {
        self.stop.take().is_some()
    }

    /// Does what a click on the stop would do; tells whether there is one.
    pub fn enter(&mut self) -> bool {
        let is_there = |target: &Target| {
            self.scene
                .as_ref()
                .is_some_and(|scene| scene.stops.iter().any(|stop| target_of(scene, stop) == target))
        };
        self.entered = self.stop.clone().filter(is_there);
        self.entered.is_some()
    }

    /// Carries out what a key or a screen reader asked for on a stop.
    pub(super) fn enter_ui(&mut self, pass: &mut Pass<'_>, response: &Response) {
        let Some(target) = self.asked.take().or(self.entered.take()) else { return };
        let Some(scene) = self.scene.take() else { return };
        if let Some(hit) = scene.hits.iter().find(|hit| hit.target == target) {
            let rect = on_screen(hit.rect, response.rect);
            self.single_click(
                pass,
                response,
                &scene,
                (Some(target), rect.left_bottom()),
                egui::Modifiers::NONE,
            );
        }
        self.scene = Some(scene);
    }
}

fn target_of<'a>(scene: &'a Scene, stop: &KeyStop) -> &'a Target {
    &scene.hits[stop.hit].target
}

fn rect_of(scene: &Scene, stop: &KeyStop) -> Rect {
    scene.hits[stop.hit].rect
}

/// The stops that are in sight, lane by lane, each from the left.
fn in_order(scene: &Scene) -> Vec<&KeyStop> {
    let in_sight =
        |stop: &&KeyStop| rect_of(scene, stop).width() > 0.0 && rect_of(scene, stop).height() > 0.0;
    let mut stops: Vec<&KeyStop> = scene.stops.iter().filter(in_sight).collect();
    let place = |stop: &KeyStop| {
        let is_beside = !matches!(target_of(scene, stop), Target::Tray);
        (is_beside, stop.lane, rect_of(scene, stop).left)
    };
    stops.sort_by(|a, b| place(a).partial_cmp(&place(b)).unwrap_or(std::cmp::Ordering::Equal));
    stops
}

/// The nearest stop of the next lane that has any.
fn beside<'a>(scene: &Scene, order: &[&'a KeyStop], from: &KeyStop, below: bool) -> Option<&'a KeyStop> {
    let left = rect_of(scene, from).left;
    let mut lanes = order.iter().map(|stop| stop.lane);
    let lane = match below {
        true => lanes.find(|lane| *lane > from.lane)?,
        false => lanes.rfind(|lane| *lane < from.lane)?,
    };
    let in_lane = order.iter().copied().filter(|stop| stop.lane == lane);
    let far = |stop: &&KeyStop| (rect_of(scene, stop).left - left).abs();
    in_lane.min_by(|a, b| far(a).total_cmp(&far(b)))
}

/// What a screen reader has clicked.
#[derive(Default)]
pub struct Clicked {
    /// An item.
    pub item: Option<ItemIdx>,
    /// Something beside the items.
    pub stop: Option<Target>,
}

/// Nodes for all items and stops in view; gives what a screen reader has clicked.
pub fn nodes(ui: &Ui, input: &SceneInput<'_>, scene: &Scene, response: &Response) -> Clicked {
    let mut clicked_on = Clicked::default();
    let mut active = None;
    for node in &scene.nodes {
        let id = response.id.with(("item", node.item, node.lane));
        ui.ctx().accesskit_node_builder(id, |builder| {
            builder.set_role(accesskit::Role::ListItem);
            builder.set_label(spoken::item(input, input.store.item(node.item)));
            builder.set_bounds(bounds(node.rect, response));
            builder.set_selected(input.view.selection.contains(node.item));
            builder.add_action(NodeAction::Click);
        });
        // Screen readers click a node and not a place, so that no pointer event tells.
        if clicked(ui, id) {
            clicked_on.item = Some(node.item);
        }
        if input.touch.focus == Some(node.item) {
            active = Some(id);
        }
    }
    for (place, stop) in scene.stops.iter().enumerate() {
        let id = response.id.with(("stop", place));
        ui.ctx().accesskit_node_builder(id, |builder| {
            builder.set_role(accesskit::Role::Button);
            builder.set_label(spoken::stop(input, scene, stop));
            builder.set_bounds(bounds(rect_of(scene, stop), response));
            if let Target::Rest(unfolds) = target_of(scene, stop) {
                builder.set_expanded(input.view.unfolded.contains(unfolds));
            }
            builder.add_action(NodeAction::Click);
        });
        if clicked(ui, id) {
            clicked_on.stop = Some(target_of(scene, stop).clone());
        }
        if input.touch.stop.as_ref() == Some(target_of(scene, stop)) {
            active = Some(id);
        }
    }
    name_active(ui.ctx(), response, active);
    clicked_on
}

/// Tells screen readers which part of the timeline the keyboard is on.
fn name_active(ctx: &Context, response: &Response, active: Option<Id>) {
    if let Some(active) = active.filter(|_| response.has_focus()) {
        ctx.accesskit_node_builder(response.id, |builder| {
            builder.set_active_descendant(active.accesskit_id())
        });
    }
}

fn clicked(ui: &Ui, id: Id) -> bool {
    ui.input(|input| input.has_accesskit_action_request(id, NodeAction::Click))
}

fn bounds(rect: Rect, response: &Response) -> accesskit::Rect {
    let rect = on_screen(rect, response.rect);
    accesskit::Rect {
        x0: rect.left().into(),
        y0: rect.top().into(),
        x1: rect.right().into(),
        y1: rect.bottom().into(),
    }
}
