//! Lines of text, cut where they do not fit.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, FontId, Galley, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit, vec2,
};

use crate::store::matches_in;
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::typeface;

/// One line of text, cut with "…" where it is wider than `width`.
pub fn cut_text(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap =
        TextWrapping { max_width: width.max(0.0), max_rows: 1, break_anywhere: true, ..Default::default() };
    ui.painter().layout_job(job)
}

/// Paints one line at `pos`, cut at `width`; gives the place it takes.
pub fn label_at(ui: &Ui, pos: Pos2, align: Align2, text: (&str, FontId, Color32), width: f32) -> Rect {
    let (text, font, color) = text;
    let galley = cut_text(ui, text, font, color, width);
    let rect = align.anchor_size(pos, galley.size());
    ui.painter().galley(rect.min, galley, color);
    rect
}

/// Paints one line from `left` on, cut at `width`, with a wash behind what was searched for.
pub fn hit_label(
    ui: &Ui,
    look: &Look,
    left: Pos2,
    (text, font, role): (&str, FontId, Role),
    width: f32,
    searched: &str,
) -> Rect {
    let galley = cut_text(ui, text, font, look.color(role), width);
    let rect = Align2::LEFT_CENTER.anchor_size(left, galley.size());
    if !searched.is_empty() {
        for hit in hits_in(&galley, text, searched) {
            let hit = hit.translate(rect.min.to_vec2()).expand2(vec2(1.0, 0.0));
            ui.painter().rect_filled(hit, 2.0, look.color(Role::StatementCurrent));
        }
    }
    ui.painter().galley(rect.min, galley, look.color(role));
    rect
}

/// Where the words that were searched for stand in a galley of `text`, a rectangle for each line.
pub fn hits_in(galley: &Galley, text: &str, searched: &str) -> Vec<Rect> {
    let mut found = Vec::new();
    for hit in matches_in(text, searched) {
        let first = text[..hit.begin as usize].chars().count();
        let last = first + hit.of(text).chars().count();
        let mut begin = 0;
        for row in &galley.rows {
            let end = begin + row.glyphs.len();
            let inside = (first.max(begin), last.min(end));
            if let (true, Some(from), Some(to)) = (
                inside.0 < inside.1,
                row.glyphs.get(inside.0 - begin),
                row.glyphs.get(inside.1.saturating_sub(begin + 1)),
            ) {
                let left = row.pos.x + from.pos.x;
                let right = row.pos.x + to.pos.x + to.advance_width;
                found.push(Rect::from_x_y_ranges(left..=right, row.rect().y_range()));
            }
            begin = end + usize::from(row.ends_with_newline);
        }
    }
    found
}

/// One line of text that screen readers read, as wide as there is room.
pub fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let galley = cut_text(ui, text, font, color, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, text));
    ui.painter().galley(rect.min, galley, color);
    response
}

/// Wrapped text as wide as there is room, with the given line height.
pub fn paragraph(ui: &mut Ui, text: &str, font: FontId, line_height: f32, color: Color32) -> Response {
    let mut format = TextFormat::simple(font, color);
    format.line_height = Some(line_height);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let size = vec2(ui.available_width().min(galley.size().x.ceil()), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, text));
    ui.painter().galley(rect.min, galley, color);
    response
}

/// The name of a key in the outline of a key, its right edge in the middle at `right`; gives its place.
pub fn key_cap(ui: &Ui, look: &Look, right: Pos2, key: &str) -> Rect {
    let text = (key, typeface::medium(11.0), look.color(Role::Ink2));
    let words = label_at(ui, right - vec2(6.0, 0.0), Align2::RIGHT_CENTER, text, 150.0);
    let cap = words.expand2(vec2(6.0, 3.0));
    ui.painter().rect_stroke(cap, 4.0, Stroke::new(1.0, look.color(Role::Line2)), StrokeKind::Inside);
    cap
}
