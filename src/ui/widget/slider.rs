//! A value between 0 and 1 that is drawn along a track.

use egui::{
    CursorIcon, EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::focus_ring;
use crate::theme::Role;
use crate::ui::style::Look;

const HEIGHT: f32 = 24.0;
const KNOB: f32 = 7.0;
/// How far an arrow key goes.
const STEP: f32 = 0.05;

/// Shows the slider as wide as there is room; changes `value` by drag, click and arrow keys, in whole
/// steps. The response says whether it changed, and whether a drag ended.
pub fn slider(ui: &mut Ui, look: &Look, value: &mut f32, name: &str) -> Response {
    let (rect, mut response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click_and_drag());
    let before = *value;
    let track = Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * KNOB, 4.0));
    if let Some(pointer) = response.interact_pointer_pos() {
        let share = (pointer.x - track.left()) / track.width().max(1.0);
        *value = stepped(share);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        // Otherwise the arrows would move the focus to the next widget.
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
        let steps = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
        *value = if steps == 0.0 { *value } else { stepped(*value + steps * STEP) };
    }
    if *value != before {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::slider(true, f64::from(*value), name));
    let knob = pos2(track.left() + track.width() * *value, track.center().y);
    ui.painter().rect_filled(track, 2.0, look.color(Role::Sunk));
    let done = Rect::from_min_max(track.min, pos2(knob.x, track.bottom()));
    ui.painter().rect_filled(done, 2.0, look.color(Role::Accent));
    let border = Stroke::new(1.2, look.color(if *value > 0.0 { Role::Accent } else { Role::Line3 }));
    let square = Rect::from_center_size(knob, vec2(2.0 * KNOB, 2.0 * KNOB));
    ui.painter().rect(square, KNOB, look.color(Role::Surface), border, StrokeKind::Inside);
    focus_ring(ui, look, &response, 6.0);
    response.on_hover_and_drag_cursor(CursorIcon::PointingHand)
}

fn stepped(value: f32) -> f32 {
    ((value / STEP).round() * STEP).clamp(0.0, 1.0)
}
