//! What the reader lies over: labels leave it once the hand rests, not while somebody clicks from item to item.

use egui::{Event, Ui};

/// So long nothing is pressed or turned before labels leave what is covered, in seconds.
const RESTS: f64 = 0.4;

/// How much of the timeline's right is covered for the layout.
#[derive(Default)]
pub struct Covered {
    /// In points, as the layout has it.
    points: f32,
    /// When something was pressed or turned last.
    touched: f64,
}

impl Covered {
    /// How many points at the right the layout keeps clear of labels, where `points` are covered. More is kept clear
    /// once nothing has been pressed for a while; less at once. `is_moving` while the view is on its way.
    pub fn rested(&mut self, ui: &Ui, points: f32, is_moving: bool) -> f32 {
        let now = ui.input(|input| input.time);
        if is_moving || ui.input(|input| input.pointer.any_down() || input.events.iter().any(is_deed)) {
            self.touched = now;
        }
        let left = RESTS - (now - self.touched);
        if points < self.points || left <= 0.0 {
            self.points = points;
        } else if points > self.points {
            ui.ctx().request_repaint_after_secs(left as f32);
        }
        self.points
    }
}

/// Whether somebody does something, other than moving the pointer.
fn is_deed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::Zoom(_)
            | Event::Touch { .. }
    )
}
