//! What pointer and wheel do on the timeline.

use egui::{CursorIcon, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, Response, Ui, Vec2};

use super::lane_menu::LaneMenu;
use super::{Timeline, in_scene, on_screen};
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::store::ItemIdx;
use crate::ui::action::Action;
use crate::ui::pass::Pass;
use crate::view::{BinKey, TimeWindow};
use crate::workspace::{Command, SelectCommand, ViewCommand};

/// Points that one notch of a wheel stands for.
const NOTCH: f32 = 100.0;
/// How much closer one point of the wheel comes.
const ZOOM_A_POINT: f64 = 1.0015;
/// How long after the last turn of the wheel the zoom counts as one step for undo, in seconds.
const STEP_ENDS: f64 = 0.6;

/// What a drag does.
#[derive(Clone, Debug, PartialEq)]
enum Drag {
    /// Moves the window; the item under the pointer when it began is only pressed.
    Pan(Option<ItemIdx>),
    /// Marks a stretch, from this x.
    Mark(f32),
    /// Moves the brush of the overview: how far the pointer was from its middle, in seconds.
    Brush(f64),
    /// Moves its left edge.
    BrushStart,
    /// Moves its right edge.
    BrushEnd,
}

/// The drag and the turn of the wheel under way.
#[derive(Default)]
pub struct Gesture {
    drag: Option<Drag>,
    pointer: Option<Pos2>,
    /// When the wheel last turned.
    pub wheeled: Option<f64>,
}

impl Gesture {
    /// Whether a drag is under way.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// The item on which the button went down.
    pub fn pressed_item(&self) -> Option<ItemIdx> {
        match self.drag {
            Some(Drag::Pan(item)) => item,
            _ => None,
        }
    }

    /// The stretch that is being marked, as two x.
    pub fn brushed(&self) -> Option<(f32, f32)> {
        match (&self.drag, self.pointer) {
            (Some(Drag::Mark(from)), Some(to)) => Some((*from, to.x)),
            _ => None,
        }
    }
}

impl Timeline {
    /// Turns what pointer and wheel did in this pass into actions.
    pub(super) fn input(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        let Some(scene) = self.scene.take() else { return };
        if response.contains_pointer() {
            self.wheel(ui, pass, response, &scene);
        }
        self.end_wheel(ui, pass);
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
                Event::Zoom(factor) => {
                    let time = time_at(scene, pointer, response);
                    pass.change(Command::View(ViewCommand::ZoomAt { time, factor: f64::from(factor) }));
                    self.wheeled(ui);
                }
                _ => {}
            }
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
        let seconds_a_point = scene.scale.window.seconds() / f64::from(scene.plot.width().max(1.0));
        let in_gutter = pointer.x < on_screen(scene.plot, response.rect).left();
        let pan = |points: f32| Command::View(ViewCommand::Pan(-f64::from(points) * seconds_a_point));
        let by_fingers = unit == MouseWheelUnit::Point && !modifiers.command;
        if modifiers.alt || (in_gutter && scene.scrollable > 0.0) {
            self.scroll -= points.y;
        } else if modifiers.shift {
            let along = if points.x == 0.0 { points.y } else { points.x };
            pass.change(pan(along));
        } else if by_fingers && points.x.abs() > points.y.abs() {
            pass.change(pan(points.x));
        } else if by_fingers && scene.scrollable > 0.0 {
            self.scroll -= points.y;
        } else {
            let factor = ZOOM_A_POINT.powf(f64::from(points.y));
            let time = time_at(scene, pointer, response);
            pass.change(Command::View(ViewCommand::ZoomAt { time, factor }));
            if points.x != 0.0 {
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
                .map(|origin| drag_at(scene, origin, response, ui.input(|input| input.modifiers)));
        }
        let Some(drag) = self.gesture.drag.clone() else { return };
        self.gesture.pointer = response.interact_pointer_pos();
        if response.dragged() {
            self.dragged(pass, response, scene, &drag);
        }
        if response.drag_stopped() {
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
                let share = f64::from(moved.x / scene.plot.width().max(1.0));
                ViewCommand::Pan(-share * window.seconds())
            }
            Drag::Mark(_) => return,
            Drag::Brush(grabbed) => ViewCommand::SetWindow(window.centered_on(over - grabbed)),
            Drag::BrushStart => ViewCommand::SetWindow(TimeWindow::new(over.min(window.end), window.end)),
            Drag::BrushEnd => ViewCommand::SetWindow(TimeWindow::new(window.start, over.max(window.start))),
        };
        if view != ViewCommand::SetWindow(window) {
            pass.change(Command::View(view));
        }
    }

    fn dropped(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene, drag: &Drag) {
        match (drag, self.gesture.pointer) {
            (Drag::Mark(from), Some(to)) if (from - to.x).abs() > 4.0 => {
                let at = |x: f32| scene.scale.time_from_x(x - response.rect.left());
                let marked = TimeWindow::new(at(*from), at(to.x));
                if ui.input(|input| input.modifiers.alt) {
                    let range = Some(marked.interval());
                    pass.change(Command::Filter(crate::workspace::FilterCommand::SetTimeRange(range)));
                } else {
                    pass.send(Action::ZoomTo(marked));
                }
            }
            (Drag::Pan(_), _) => {
                let speed = ui.input(|input| input.pointer.velocity().x) / scene.plot.width().max(1.0);
                pass.send(Action::Glide(-f64::from(speed)));
                return;
            }
            _ => {}
        }
        pass.change(Command::EndGesture);
    }

    fn click(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response, scene: &Scene) {
        let Some(pointer) = response.interact_pointer_pos() else { return };
        let target = scene.hit(in_scene(pointer, response.rect)).cloned();
        if response.secondary_clicked() {
            self.item_menu = match target {
                Some(Target::Item(idx)) => {
                    pass.change(Command::Select(SelectCommand::One(idx)));
                    Some(idx)
                }
                _ => None,
            };
        } else if response.double_clicked() {
            double_click(pass, scene, target, time_at(scene, pointer, response));
        } else if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            self.single_click(pass, response, scene, (target, pointer), modifiers);
        }
    }

    fn single_click(
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
            Some(Target::Pill(bin)) => pass.change(Command::View(ViewCommand::ToggleBin(bin))),
            Some(Target::Bin(bin)) => {
                pass.change(Command::Select(SelectCommand::Many(items_in(pass, &bin))));
            }
            Some(Target::Lane(key)) => {
                self.open_lane = Some(LaneMenu::new(key, pointer));
            }
            Some(Target::Outside { time, .. }) => {
                pass.change(Command::View(ViewCommand::GoTo(time)));
            }
            Some(Target::Tray) => self.open_tray = !self.open_tray,
            Some(Target::Overview) => {
                let time = scene.overview.time_from_x(in_scene(pointer, response.rect).x);
                pass.change(Command::View(ViewCommand::GoTo(time as i64)));
            }
            Some(Target::Plot) => pass.change(Command::Select(SelectCommand::Clear)),
            Some(Target::Axis | Target::Brush | Target::BrushStart | Target::BrushEnd) | None => {}
        }
    }

    fn cursor(&self, ui: &Ui, response: &Response, scene: &Scene) {
        let icon = match &self.gesture.drag {
            Some(Drag::Pan(_) | Drag::Brush(_)) => CursorIcon::Grabbing,
            Some(Drag::BrushStart | Drag::BrushEnd) => CursorIcon::ResizeHorizontal,
            Some(Drag::Mark(_)) => CursorIcon::Crosshair,
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
        Some(Target::Overview) => Drag::Brush(0.0),
        _ if modifiers.shift => Drag::Mark(origin.x),
        Some(Target::Item(idx)) => Drag::Pan(Some(*idx)),
        _ => Drag::Pan(None),
    }
}

fn double_click(pass: &mut Pass<'_>, scene: &Scene, target: Option<Target>, time: f64) {
    let command = match target {
        Some(Target::Item(idx)) => ViewCommand::ZoomToItem(idx),
        Some(Target::Bin(bin)) => {
            ViewCommand::JumpTo(TimeWindow::new(bin.start as f64, bin.end as f64).zoom_at(time, 0.4))
        }
        Some(Target::Plot | Target::Axis) => ViewCommand::JumpTo(scene.scale.window.zoom_at(time, 2.0)),
        _ => return,
    };
    pass.change(Command::View(command));
}

/// The items of a lane that start in a bin.
fn items_in(pass: &Pass<'_>, bin: &BinKey) -> Vec<ItemIdx> {
    let (store, result) = (pass.store(), pass.workspace.result());
    let clock = pass.workspace.view().clock;
    let starts_in = |idx: &ItemIdx| {
        store.interval(*idx, clock).is_some_and(|at| bin.start <= at.start && at.start < bin.end)
    };
    result.lane(&bin.lane).map_or(Vec::new(), |lane| lane.items.iter().copied().filter(starts_in).collect())
}

/// The time under a point of the screen.
fn time_at(scene: &Scene, pointer: Pos2, response: &Response) -> f64 {
    scene.scale.time_from_x(in_scene(pointer, response.rect).x.max(scene.plot.left))
}
