//! What pointer and wheel do on the timeline.

use egui::{CursorIcon, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, Response, Ui, Vec2};

use super::gesture::{Drag, MarkedArea};
use super::place::{in_scene, on_screen};
use super::state::{LaneMenu, Timeline};
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::ui::findings::carry;
use crate::ui::input::Action;
use crate::ui::motion::STEP_ENDS;
use crate::ui::pass::Pass;
use crate::ui::preferences::Wheel;
use crate::view::{TimeWindow, Unfolded};
use crate::workspace::{Command, FilterCommand, SelectCommand, ViewCommand};

/// Points that one notch of a wheel stands for.
const NOTCH: f32 = 100.0;
/// How much closer one point of the wheel comes.
const ZOOM_A_POINT: f64 = 1.0015;
/// A stretch that is marked by less than this many points is a slip of the hand.
const LEAST_MARK: f32 = 4.0;

impl Timeline {
    /// Turns what pointer and wheel did in this pass into actions.
    pub(super) fn input(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        let Some(scene) = self.scene.take() else { return };
        if response.contains_pointer() {
            self.wheel(ui, pass, response, &scene);
        }
        self.end_wheel(ui, pass);
        self.touch(ui, pass, response, &scene);
        self.drag(ui, pass, response, &scene);
        self.click(ui, pass, response, &scene);
        self.cursor(ui, response, &scene);
        self.scene = Some(scene);
    }

    fn wheel(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene) {
        let Some(pointer) = response.hover_pos() else { return };
        let events = ui.input(|input| input.events.clone());
        for event in events {
            match event {
                Event::MouseWheel { unit, delta, modifiers, .. } => {
                    let points = match unit {
                        MouseWheelUnit::Point => delta,
                        MouseWheelUnit::Line => delta * NOTCH,
                        MouseWheelUnit::Page => delta * NOTCH * 5.0,
                    };
                    self.turn(ui, pass, scene, (pointer, response), (points, unit, modifiers));
                }
                Event::Zoom(factor) => self.pinch(ui, pass, scene, (x_at(scene, pointer, response), factor)),
                _ => {}
            }
        }
    }

    fn pinch(&mut self, ui: &Ui, pass: &mut Pass<'_>, scene: &Scene, (x, factor): (f32, f32)) {
        pass.change(zoomed(pass, scene, x, f64::from(factor)));
        self.wheeled(ui);
    }

    /// Two fingers on a touch screen: their middle pans and scrolls, their distance zooms.
    fn touch(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene) {
        let Some(touch) = ui.input(|input| input.multi_touch()) else { return };
        if !response.rect.contains(touch.center_pos) {
            return;
        }
        // The first finger has begun a drag, which the second ends.
        self.gesture.drag = None;
        self.scroll -= touch.translation_delta.y;
        // One of both in a pass: each starts from what is seen.
        if (touch.zoom_delta - 1.0).abs() > 1e-3 {
            self.pinch(ui, pass, scene, (x_at(scene, touch.center_pos, response), touch.zoom_delta));
        } else {
            pass.change(panned(scene, -touch.translation_delta.x));
        }
    }

    fn turn(
        &mut self,
        ui: &Ui,
        pass: &mut Pass<'_>,
        scene: &Scene,
        (pointer, response): (Pos2, &Response),
        (points, unit, modifiers): (Vec2, MouseWheelUnit, Modifiers),
    ) {
        let in_gutter = pointer.x < on_screen(scene.plot, response.rect).left();
        let pan = |points: f32| panned(scene, -points);
        // Touchpads turn by points, wheels by lines: fingers scroll and pan, a wheel zooms.
        let by_fingers = !modifiers.command
            && match pass.wheel {
                Wheel::Automatic => unit == MouseWheelUnit::Point,
                Wheel::Zooms => false,
                Wheel::Scrolls => true,
            };
        if modifiers.alt || (in_gutter && scene.scrollable > 0.0) {
            self.scroll -= points.y;
        } else if modifiers.shift {
            let along = if points.x == 0.0 { points.y } else { points.x };
            pass.change(pan(along));
        } else if by_fingers && points.x.abs() > points.y.abs() {
            pass.change(pan(points.x));
        } else if by_fingers && scene.scrollable > 0.0 {
            self.scroll -= points.y;
        } else if pass.wheel == Wheel::Scrolls && !modifiers.command {
            pass.change(pan(points.y));
        } else {
            let factor = ZOOM_A_POINT.powf(f64::from(points.y));
            if points.y != 0.0 {
                pass.change(zoomed(pass, scene, x_at(scene, pointer, response), factor));
            } else if points.x != 0.0 {
                pass.change(pan(points.x));
            }
        }
        self.wheeled(ui);
    }

    fn wheeled(&mut self, ui: &Ui) {
        self.gesture.wheeled = Some(ui.input(|input| input.time));
        ui.ctx().request_repaint_after_secs(STEP_ENDS as f32);
    }

    /// A rest of the wheel ends the step.
    fn end_wheel(&mut self, ui: &Ui, pass: &mut Pass<'_>) {
        let now = ui.input(|input| input.time);
        if self.gesture.wheeled.is_some_and(|since| now - since >= STEP_ENDS) {
            self.gesture.wheeled = None;
            pass.change(Command::EndGesture);
        }
    }

    fn drag(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene) {
        if response.drag_started_by(PointerButton::Primary) {
            self.gesture.drag = ui
                .input(|input| input.pointer.press_origin())
                .map(|origin| drag_at(scene, origin, response, ui.input(|input| input.modifiers)))
                .map(|drag| carried(ui, pass, drag));
        }
        let Some(drag) = self.gesture.drag.clone() else { return };
        self.gesture.pointer = response.interact_pointer_pos();
        if response.dragged() {
            self.dragged(pass, response, scene, &drag);
        }
        if response.drag_stopped() {
            if let Some(MarkedArea { time, lanes }) = self.gesture.area(scene, response.rect) {
                pass.change(Command::Select(SelectCommand::Area { time, lanes }));
            }
            self.gesture.drag = None;
            self.dropped(ui, pass, response, scene, &drag);
        }
    }

    fn dragged(&mut self, pass: &mut Pass<'_>, response: &Response, scene: &Scene, drag: &Drag) {
        let Some(pointer) = response.interact_pointer_pos() else { return };
        let window = scene.scale.window;
        let over = scene.overview.time_from_x(in_scene(pointer, response.rect).x);
        let view = match drag {
            Drag::Pan(_) if response.drag_delta() == Vec2::ZERO => return,
            Drag::Pan(_) => {
                let moved = response.drag_delta();
                self.scroll -= moved.y;
                ViewCommand::SetWindow(scene.scale.panned(-moved.x))
            }
            Drag::Carry(_) | Drag::Mark(_) | Drag::MarkOverview(_) | Drag::Area(_) => return,
            Drag::Brush(grabbed) => ViewCommand::SetWindow(window.centered_on(over - grabbed)),
            Drag::BrushStart => ViewCommand::SetWindow(TimeWindow::new(over.min(window.end), window.end)),
            Drag::BrushEnd => ViewCommand::SetWindow(TimeWindow::new(window.start, over.max(window.start))),
        };
        if view != ViewCommand::SetWindow(window) {
            pass.change(Command::View(view));
        }
    }

    fn dropped(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene, drag: &Drag) {
        if let Drag::Pan(_) = drag {
            let speed = ui.input(|input| input.pointer.velocity().x) / scene.plot.width().max(1.0);
            pass.send(Action::Glide(-f64::from(speed)));
            return;
        }
        pass.change(Command::EndGesture);
        let Some(to) = self.gesture.pointer else { return };
        let x = |at: f32| at - response.rect.left();
        let (from, at): (f32, &dyn Fn(f32) -> f64) = match drag {
            Drag::Mark(from) => (*from, &|at| scene.scale.time_from_x(x(at))),
            Drag::MarkOverview(from) => (*from, &|at| scene.overview.time_from_x(x(at))),
            _ => return,
        };
        if (from - to.x).abs() > LEAST_MARK {
            mark(pass, TimeWindow::new(at(from), at(to.x)), ui.input(|input| input.modifiers.alt));
        }
    }

    fn click(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene) {
        let Some(pointer) = response.interact_pointer_pos() else { return };
        let target = scene.hit(in_scene(pointer, response.rect)).cloned();
        if response.secondary_clicked() {
            self.item_menu = None;
            match target {
                Some(Target::Item(idx)) => {
                    self.item_menu = Some(idx);
                    // A menu on one of several that are chosen leaves them chosen.
                    if !pass.workspace.view().selection.contains(idx) {
                        pass.change(Command::Select(SelectCommand::One(idx)));
                    }
                }
                Some(Target::Lane(key)) => self.open_lane = Some(LaneMenu::new(key, pointer)),
                _ => {}
            }
        } else if response.double_clicked() {
            double_click(pass, scene, target, x_at(scene, pointer, response));
        } else if response.clicked() {
            self.stop = None;
            let modifiers = ui.input(|input| input.modifiers);
            self.single_click(pass, response, scene, (target, pointer), modifiers);
        }
    }

    pub(super) fn single_click(
        &mut self,
        pass: &mut Pass<'_>,
        response: &Response,
        scene: &Scene,
        (target, pointer): (Option<Target>, Pos2),
        modifiers: Modifiers,
    ) {
        match target {
            Some(Target::Item(idx)) if modifiers.command => {
                pass.change(Command::Select(SelectCommand::Toggle(idx)));
            }
            Some(Target::Item(idx)) => pass.send(Action::Show(idx)),
            Some(Target::Headline(document)) => {
                let items = scene.items_of_headline(document);
                pass.change(Command::Select(SelectCommand::Many(items)));
            }
            Some(Target::Rest(what)) => pass.change(Command::View(ViewCommand::ToggleUnfolded(what))),
            Some(Target::Shared) => pass.change(Command::View(ViewCommand::ToggleUnfolded(Unfolded::Shared))),
            Some(Target::Band) => pass.change(Command::View(ViewCommand::ToggleUnfolded(Unfolded::Band))),
            Some(Target::Fold { start, end }) => {
                pass.change(Command::View(ViewCommand::OpenFold(start.midpoint(end))));
            }
            Some(Target::Foot) => self.open_foot = !self.open_foot,
            Some(Target::Below) => self.scroll += scene.plot.height() * 0.8,
            Some(Target::Bin(bin)) => pass.change(Command::Select(SelectCommand::Bin(bin))),
            Some(Target::Lane(key)) => {
                self.open_lane = Some(LaneMenu::new(key, pointer));
            }
            Some(Target::Outside { time }) => {
                pass.change(Command::View(ViewCommand::GoTo(time)));
            }
            Some(Target::Tray) => self.open_tray = !self.open_tray,
            Some(Target::Overview) => {
                let time = scene.overview.shown_time_from_x(in_scene(pointer, response.rect).x);
                pass.change(Command::View(ViewCommand::GoTo(time as i64)));
            }
            // With the key held somebody is choosing several and has missed one.
            Some(Target::Plot) if !modifiers.command => {
                pass.change(Command::Select(SelectCommand::Clear));
            }
            Some(Target::Plot | Target::Axis | Target::Brush | Target::BrushStart | Target::BrushEnd)
            | None => {}
        }
    }

    fn cursor(&self, ui: &Ui, response: &Response, scene: &Scene) {
        let icon = match &self.gesture.drag {
            Some(Drag::Pan(_) | Drag::Brush(_) | Drag::Carry(_)) => CursorIcon::Grabbing,
            Some(Drag::BrushStart | Drag::BrushEnd) => CursorIcon::ResizeHorizontal,
            Some(Drag::Mark(_) | Drag::MarkOverview(_) | Drag::Area(_)) => CursorIcon::Crosshair,
            None => {
                let Some(pointer) = response.hover_pos() else { return };
                match scene.hit(in_scene(pointer, response.rect)) {
                    Some(Target::BrushStart | Target::BrushEnd) => CursorIcon::ResizeHorizontal,
                    Some(Target::Brush) => CursorIcon::Grab,
                    Some(Target::Plot | Target::Axis) | None => CursorIcon::Default,
                    Some(_) => CursorIcon::PointingHand,
                }
            }
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

/// What a drag that begins at `origin` does.
fn drag_at(scene: &Scene, origin: Pos2, response: &Response, modifiers: Modifiers) -> Drag {
    let at = in_scene(origin, response.rect);
    let target = scene.hit(at);
    match target {
        Some(Target::BrushStart) => Drag::BrushStart,
        Some(Target::BrushEnd) => Drag::BrushEnd,
        Some(Target::Brush) => Drag::Brush(scene.overview.time_from_x(at.x) - scene.scale.window.middle()),
        Some(Target::Overview) => Drag::MarkOverview(origin.x),
        _ if modifiers.command => Drag::Area(origin),
        _ if modifiers.shift => Drag::Mark(origin.x),
        Some(Target::Item(idx)) => Drag::Pan(Some(*idx)),
        _ => Drag::Pan(None),
    }
}

/// A drag from a chosen item carries all of them where there are findings to put them to.
fn carried(ui: &Ui, pass: &Pass<'_>, drag: Drag) -> Drag {
    match drag {
        Drag::Pan(Some(idx)) if carry::carry(ui, pass, idx) => Drag::Carry(idx),
        drag => drag,
    }
}

fn double_click(pass: &mut Pass<'_>, scene: &Scene, target: Option<Target>, x: f32) {
    let time = scene.scale.time_from_x(x);
    let command = match target {
        Some(Target::Item(idx)) => ViewCommand::ZoomToItem(idx),
        Some(Target::Headline(document)) => {
            let items = scene.items_of_headline(document);
            pass.change(Command::Select(SelectCommand::Many(items)));
            ViewCommand::ZoomToSelection
        }
        Some(Target::Bin(bin)) => {
            ViewCommand::JumpTo(TimeWindow::new(bin.start as f64, bin.end as f64).zoom_at(time, 0.4))
        }
        Some(Target::Plot | Target::Axis) => {
            ViewCommand::JumpTo(scene.zoomed(&pass.workspace.view().folds, x, 2.0))
        }
        _ => return,
    };
    pass.change(Command::View(command));
}

/// Zooms to a stretch that was marked, or lets only what was in it pass.
fn mark(pass: &mut Pass<'_>, marked: TimeWindow, filters: bool) {
    if filters {
        let range = FilterCommand::SetTimeRange(Some(marked.interval()));
        pass.change(Command::Filter(range));
        pass.change(Command::EndGesture);
    } else {
        pass.change(Command::View(ViewCommand::JumpTo(marked)));
    }
}

/// x of a point of the screen in the plot.
fn x_at(scene: &Scene, pointer: Pos2, response: &Response) -> f32 {
    in_scene(pointer, response.rect).x.max(scene.plot.left)
}

/// What moves everything by `points` to the left.
fn panned(scene: &Scene, points: f32) -> Command {
    Command::View(ViewCommand::SetWindow(scene.scale.panned(points)))
}

/// What comes closer round the time at `x`, which stays where it is.
fn zoomed(pass: &Pass<'_>, scene: &Scene, x: f32, factor: f64) -> Command {
    let window = scene.zoomed(&pass.workspace.view().folds, x, factor);
    Command::View(ViewCommand::SetWindow(window))
}
