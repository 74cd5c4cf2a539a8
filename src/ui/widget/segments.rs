//! A row of choices of which one is active.

use egui::{
    Align2, Color32, CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::{cut_text, focus_ring};
use crate::theme::Role;
use crate::ui::icon::{self, paint_icon};
use crate::ui::look::Look;
use crate::ui::typeface;

const HEIGHT: f32 = 30.0;

/// Shows `choices` (an icon and words; the words alone are read where `icons_only`) in a track of the
/// given width, or as wide as they need; gives the index of the one that was clicked.
pub fn segments(
    ui: &mut Ui,
    look: &Look,
    choices: &[(Option<char>, &str)],
    active: usize,
    width: Option<f32>,
) -> Option<usize> {
    let natural: Vec<f32> = choices.iter().map(|choice| natural_width(ui, *choice)).collect();
    let extra = width.map_or(0.0, |width| (width - 4.0 - natural.iter().sum::<f32>()) / natural.len() as f32);
    let total: f32 = natural.iter().map(|natural| natural + extra).sum();
    let (track, _) = ui.allocate_exact_size(vec2(total + 4.0, HEIGHT), Sense::hover());
    ui.painter().rect_filled(track, 6.0, look.color(Role::SegmentTrack));
    let mut left = track.left() + 2.0;
    let mut clicked = None;
    for (idx, (choice, natural)) in choices.iter().zip(natural).enumerate() {
        let rect = Rect::from_min_size(pos2(left, track.top() + 2.0), vec2(natural + extra, HEIGHT - 4.0));
        if segment(ui, look, rect, *choice, idx == active) {
            clicked = Some(idx);
        }
        left = rect.right();
    }
    clicked
}

fn natural_width(ui: &Ui, (icon, words): (Option<char>, &str)) -> f32 {
    let text = cut_text(ui, words, typeface::medium(13.0), Color32::PLACEHOLDER, f32::INFINITY);
    text.size().x.ceil() + 24.0 + if icon.is_some() { 24.0 } else { 0.0 }
}

fn segment(ui: &mut Ui, look: &Look, rect: Rect, (icon, words): (Option<char>, &str), active: bool) -> bool {
    let id = ui.id().with(("segment", words));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, active, words));
    if active {
        let border = Stroke::new(1.0, look.color(Role::Line));
        ui.painter().rect(rect, 5.0, look.color(Role::SegmentOn), border, StrokeKind::Inside);
    }
    let ink = look.color(if active || response.hovered() { Role::Ink } else { Role::Ink3 });
    let galley = cut_text(ui, words, typeface::medium(13.0), ink, rect.width());
    let before = if icon.is_some() { 24.0 } else { 0.0 };
    let left = rect.center().x - (galley.size().x + before) / 2.0;
    if let Some(icon) = icon {
        paint_icon(ui.painter(), icon, pos2(left + 8.0, rect.center().y), 16.0, ink);
    }
    let text = Align2::LEFT_CENTER.anchor_size(pos2(left + before, rect.center().y), galley.size());
    ui.painter().galley(text.min, galley, ink);
    focus_ring(ui, look, &response, 5.0);
    response.clicked()
}
