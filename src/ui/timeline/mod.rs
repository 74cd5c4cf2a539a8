//! The timeline: one widget over axis, lanes and overview. It builds the scene, paints it, and turns
//! what pointer and wheel do on it into actions; it has a node for each visible item, so that screen
//! readers can walk it.

mod chosen;
mod input;
mod lane_menu;
mod moves;
mod paint;
mod scroll;
mod tooltip;
mod tray;
mod walk;

use std::sync::Arc;

use egui::accesskit;
use egui::{EventFilter, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::blank::nothing::nothing_ui;
use super::input::Action;
use super::pass::Pass;
use super::widget::Button;
use crate::scene::geometry::{Pos, Rect as SceneRect, Size};
use crate::scene::hit::Target;
use crate::scene::{Hint, Lack, Layout, Scene, SceneInput, SceneOptions, Touch, build};
use crate::store::{Bits, FacetValue, ItemIdx, Store};
use crate::theme::Role;
use crate::view::{TimeWindow, ViewState};
use crate::workspace::{Command, ViewCommand};

/// A zoom by wheel rests when this long nothing came, in seconds; then items are packed anew.
const WHEEL_RESTS: f64 = 0.12;

/// What the timeline keeps between passes.
#[derive(Default)]
pub struct Timeline {
    /// The scene of the last pass: what the pointer is on is found in it.
    scene: Option<Scene>,
    scroll: f32,
    gesture: input::Gesture,
    tooltip: tooltip::Hover,
    moves: moves::Moves,
    said: chosen::Said,
    dimmed: Dimmed,
    /// The chosen item that was scrolled to.
    followed: Option<ItemIdx>,
    open_tray: bool,
    open_lane: Option<lane_menu::LaneMenu>,
    item_menu: Option<ItemIdx>,
    /// What the keyboard is on beside the items.
    stop: Option<Target>,
    /// What a key, and what a screen reader asked for: it is carried out as a click there would be.
    entered: Option<Target>,
    asked: Option<Target>,
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

    /// Closes the menu of a lane or the tray; tells whether one was open.
    pub fn close_menus(&mut self) -> bool {
        self.open_lane.take().is_some() | std::mem::take(&mut self.open_tray)
    }

    /// Gives up what is being marked; tells whether something was.
    pub fn cancel_mark(&mut self) -> bool {
        self.gesture.cancel()
    }

    /// Shows the timeline in `rect`; `window` is the stretch of time on its way to the view's.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        pass: &mut Pass<'_>,
        rect: Rect,
        window: TimeWindow,
        emphasis: Option<&FacetValue>,
    ) {
        let response = ui.interact(rect, timeline_id(), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::List, true, pass.say("top.timeline")));
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        self.input(ui, pass, &response);
        let target = self.target_at(&response);
        if let Some(Target::Item(idx)) = target {
            pass.hovering = Some(idx);
        }
        let scene = self.build(ui, pass, (rect, window), &response, (target.clone(), emphasis));
        self.paint(ui, pass, rect, &scene);
        self.scene = Some(scene);
        self.enter_ui(pass, &response);
        self.scroll_bar_ui(ui, pass, rect);
        self.marked_ui(ui, pass, rect);
        self.chosen_ui(ui, pass, rect);
        self.menus(ui, pass, &response);
        self.nothing_ui(ui, pass, rect);
        self.tooltip_ui(ui, pass, &response, target);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, pass.look.color(Role::Accent));
            ui.painter().rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
        }
    }

    fn build(
        &mut self,
        ui: &Ui,
        pass: &mut Pass<'_>,
        (rect, window): (Rect, TimeWindow),
        response: &Response,
        (target, emphasis): (Option<Target>, Option<&FacetValue>),
    ) -> Scene {
        let store = pass.store();
        let bits = self.dimmed.kept(store, emphasis);
        let chosen = pass.workspace.view().selection.primary();
        let touch = Touch {
            hover: target.or(pass.hovered.map(Target::Item)),
            pressed: self.gesture.pressed_item(),
            focus: chosen.filter(|_| response.has_focus()),
            emphasis: bits.as_deref(),
            lane: None,
            stop: self.stop.clone(),
        };
        let view = ViewState { window, ..pass.workspace.view().clone() };
        let input = SceneInput {
            store,
            result: pass.workspace.result(),
            view: &view,
            wording: pass.words,
            palette: pass.workspace.palette(),
            touch: &touch,
            size: Size { width: rect.width(), height: rect.height() },
            options: SceneOptions {
                scroll: self.scroll,
                gesture: window != pass.workspace.view().window || self.is_zooming(ui),
                ..SceneOptions::default()
            },
        };
        let scene = build(&input, self.layout());
        let (item, stop) = walk::nodes(ui, &input, &scene, response);
        item.into_iter().for_each(|item| pass.send(Action::Show(item)));
        self.asked = stop;
        self.follow_chosen(pass, &scene);
        let scroll = self.scroll.clamp(0.0, scene.scrollable);
        if scroll != input.options.scroll {
            ui.ctx().request_repaint();
        }
        self.scroll = scroll;
        scene
    }

    /// Paints the scene, with items on their way to new places and new ones fading in.
    fn paint(&mut self, ui: &Ui, pass: &Pass<'_>, rect: Rect, scene: &Scene) {
        let now = ui.input(|input| input.time);
        self.moves.watch(self.scene.as_ref(), scene, pass.reduce_motion, now);
        let painter = ui.painter().with_clip_rect(rect);
        if self.moves.paint(&painter, &pass.look, rect.min, scene, now) {
            ui.ctx().request_repaint();
        }
    }

    /// Whether a zoom by wheel is under way; wakes the window when it rests.
    fn is_zooming(&self, ui: &Ui) -> bool {
        let now = ui.input(|input| input.time);
        let zooming = self.gesture.wheeled.is_some_and(|since| now - since < WHEEL_RESTS);
        if zooming {
            ui.ctx().request_repaint_after_secs(WHEEL_RESTS as f32);
        }
        zooming
    }

    /// What the pointer is on, in the scene it was last shown.
    fn target_at(&self, response: &Response) -> Option<Target> {
        let pos = response.hover_pos().filter(|_| !self.gesture.is_dragging())?;
        self.scene.as_ref()?.hit(in_scene(pos, response.rect)).cloned()
    }

    /// Where nothing is in view, or little because it has no date, the way out.
    fn nothing_ui(&self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        let Some(Hint { lack, below }) = self.scene.as_ref().and_then(|scene| scene.hint) else { return };
        let top = rect.min + vec2(below.x, below.y);
        let (words, action) = match lack {
            Lack::Nothing => return nothing_ui(ui, pass, top, rect.width()),
            Lack::Beyond => ("empty.fit", Action::Change(Command::View(ViewCommand::Fit))),
            Lack::Undated => {
                let Some(document) = pass.store().undated_documents().next() else { return };
                ("reader.set-date", Action::AskDate(document))
            }
        };
        let center = top + vec2(0.0, 8.0);
        let button = Button::new(pass.say(words)).height(28.0);
        let place = Rect::from_center_size(center, vec2(button.width(ui), 28.0));
        let mut room = ui.new_child(egui::UiBuilder::new().max_rect(place));
        if button.show(&mut room, &pass.look).clicked() {
            pass.send(action);
        }
    }
}

/// The items that stay while the pointer is on a facet's row, found once for each row.
#[derive(Default)]
struct Dimmed {
    of: Option<(FacetValue, u64)>,
    kept: Option<Arc<Bits>>,
}

impl Dimmed {
    fn kept(&mut self, store: &Store, value: Option<&FacetValue>) -> Option<Arc<Bits>> {
        let now = (value?.clone(), store.generation());
        if self.of.as_ref() != Some(&now) {
            self.kept = Some(Arc::new(having(store, &now.0)));
            self.of = Some(now);
        }
        self.kept.clone()
    }
}

/// The items that have a value.
fn having(store: &Store, value: &FacetValue) -> Bits {
    Bits::from_fn(store.len(), |idx| {
        let item = store.item(ItemIdx::new(idx));
        match value {
            FacetValue::Country(country) => item.country() == *country,
            FacetValue::Actor(id) => item.actors().iter().any(|actor| store.actor(*actor).id == *id),
            FacetValue::Kind(kind) => item.kind() == *kind,
            FacetValue::Source(id) => item.documents().iter().any(|one| store.document(*one).id == **id),
        }
    })
}

/// A point of the screen in the scene shown in `rect`.
fn in_scene(pos: egui::Pos2, rect: Rect) -> Pos {
    Pos { x: pos.x - rect.left(), y: pos.y - rect.top() }
}

/// A rectangle of the scene on the screen.
fn on_screen(scene_rect: SceneRect, rect: Rect) -> Rect {
    Rect::from_min_max(
        pos2(rect.left() + scene_rect.left, rect.top() + scene_rect.top),
        pos2(rect.left() + scene_rect.right, rect.top() + scene_rect.bottom),
    )
}
