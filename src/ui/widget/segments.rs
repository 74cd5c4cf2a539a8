//! A row of choices of which one is active.

use egui::{
    Align2, Color32, CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::{cut_text, focus_ring};
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::icon::paint_icon;
use crate::ui::style::typeface;

const HEIGHT: f32 = 30.0;

/// Shows `choices` (an icon and words, of which only the icon is drawn where `icons_only`) in a track
/// as wide as they need; gives the index of the one that was clicked.
pub fn segments(
    ui: &mut Ui,
    look: &Look,
    choices: &[(Option<char>, &str)],
    active: usize,
    icons_only: bool,
) -> Option<usize> {
    let widths: Vec<f32> = choices.iter().map(|choice| width_of(ui, *choice, icons_only)).collect();
    let total: f32 = widths.iter().sum();
    let (track, _) = ui.allocate_exact_size(vec2(total + 4.0, HEIGHT), Sense::hover());
    ui.painter().rect_filled(track, 6.0, look.color(Role::SegmentTrack));
    let mut left = track.left() + 2.0;
    let mut clicked = None;
    for (idx, (choice, width)) in choices.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, track.top() + 2.0), vec2(width, HEIGHT - 4.0));
        if segment(ui, look, rect, *choice, (idx == active, icons_only)) {
            clicked = Some(idx);
        }
        left = rect.right();
    }
    clicked
}

fn width_of(ui: &Ui, (icon, words): (Option<char>, &str), icons_only: bool) -> f32 {
    if icons_only {
        return 38.0;
    }
    let text = cut_text(ui, words, typeface::medium(13.0), Color32::PLACEHOLDER, f32::INFINITY);
    text.size().x.ceil() + 24.0 + if icon.is_some() { 24.0 } else { 0.0 }
}

fn segment(
    ui: &mut Ui,
    look: &Look,
    rect: Rect,
    (icon, words): (Option<char>, &str),
    (active, icons_only): (bool, bool),
) -> bool {
    let id = ui.scope_id().with(("segment", words));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, active, words));
    if active {
        let border = Stroke::new(1.0, look.color(Role::Line));
        ui.painter().rect(rect, 5.0, look.color(Role::SegmentOn), border, StrokeKind::Inside);
    }
    let ink = look.color(if active || response.hovered() { Role::Ink } else { Role::Ink3 });
    focus_ring(ui, look, &response, 5.0);
    // Where there is only room for the icon, its name is told on hovering.
    if let Some(icon) = icon.filter(|_| icons_only) {
        paint_icon(ui.painter(), icon, rect.center(), 16.0, ink);
        return response.on_hover_text(words).clicked();
    }
    let galley = cut_text(ui, words, typeface::medium(13.0), ink, rect.width());
    let before = if icon.is_some() { 24.0 } else { 0.0 };
    let left = rect.center().x - (galley.size().x + before) / 2.0;
    if let Some(icon) = icon {
        paint_icon(ui.painter(), icon, pos2(left + 8.0, rect.center().y), 16.0, ink);
    }
    let text = Align2::LEFT_CENTER.anchor_size(pos2(left + before, rect.center().y), galley.size());
    ui.painter().galley(text.min, galley, ink);
    response.clicked()
}
