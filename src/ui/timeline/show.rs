//! Showing the timeline: the scene is built, painted, and what is asked for on it becomes actions.

use std::sync::Arc;

use egui::accesskit;
use egui::{EventFilter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::place::in_scene;
use super::state::{Timeline, timeline_id};
use super::walk;
use crate::scene::geometry::Size;
use crate::scene::hit::Target;
use crate::scene::{Hint, Lack, Scene, SceneInput, SceneOptions, Touch, build};
use crate::store::{FacetValue, ItemSet};
use crate::theme::Role;
use crate::ui::blank::nothing::nothing_ui;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::widget::Button;
use crate::view::{TimeWindow, ViewState};
use crate::workspace::{Command, ViewCommand};

/// A zoom by wheel rests when this long nothing came, in seconds; then items are packed anew.
const WHEEL_RESTS: f64 = 0.12;

impl Timeline {
    /// Shows the timeline in `rect`, of which something lies over what is not `clear`; `window` is the stretch of time
    /// on its way to the view's.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        pass: &mut Pass<'_>,
        (rect, clear): (Rect, Rect),
        window: TimeWindow,
        emphasis: Option<&FacetValue>,
    ) {
        let response = ui.interact(rect, timeline_id(), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::List, true, pass.say("top.timeline")));
        if response.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        // Input meets the scene of the last pass, which is the one that is seen.
        self.input(ui, pass, &response);
        let target = self.target_at(&response);
        if let Some(Target::Item(idx)) = target {
            pass.hovering = Some(idx);
        }
        let is_moving = window != pass.workspace.view().window || self.gesture.is_dragging();
        let covered = self.covered.rested(ui, rect.right() - clear.right(), is_moving);
        let scene = self.build(ui, pass, (rect, covered, window), &response, (target.clone(), emphasis));
        self.paint(ui, pass, rect, &scene);
        self.scene = Some(scene);
        self.news_ui(ui, pass, rect);
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
        (rect, covered, window): (Rect, f32, TimeWindow),
        response: &Response,
        (target, emphasis): (Option<Target>, Option<&FacetValue>),
    ) -> Scene {
        let store = pass.store();
        let bits = self.dimmed.kept(store, emphasis, pass.workspace.view().filter.country_relation);
        let chosen = pass.workspace.view().selection.primary();
        let fresh = self.fresh_items(ui, store.len());
        let touch = Touch {
            hover: target.or(pass.hovered.map(Target::Item)),
            pressed: self.gesture.pressed_item(),
            focus: chosen.filter(|_| response.has_focus()),
            emphasis: bits.as_deref(),
            lane: None,
            stop: self.stop.clone(),
            fresh: fresh.as_deref(),
        };
        // While a move is under way, the window on screen is not the one of the workspace.
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
                covered,
                gesture: window != pass.workspace.view().window
                    || self.gesture.is_dragging()
                    || self.is_zooming(ui),
                ..SceneOptions::default()
            },
        };
        let scene = build(&input, self.layout());
        let clicked = walk::nodes(ui, &input, &scene, response);
        clicked.item.into_iter().for_each(|item| pass.send(Action::Show(item)));
        self.asked = clicked.stop;
        self.follow_chosen(pass, &scene);
        // Only the scene knows how far there is to scroll.
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

    /// What was placed just now, of a store of `n_items`; wakes the window when that ends.
    fn fresh_items(&self, ui: &Ui, n_items: usize) -> Option<Arc<ItemSet>> {
        let left = |until: f64| until - ui.input(|input| input.time);
        let (items, until) = self.fresh.as_ref()?;
        if left(*until) <= 0.0 || items.n_items() != n_items {
            return None;
        }
        ui.ctx().request_repaint_after_secs(left(*until) as f32);
        Some(Arc::clone(items))
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
