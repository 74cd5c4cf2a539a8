//! Lines of text, cut where they do not fit.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontId, Galley, Pos2, Rect, Response, Sense, Ui, WidgetInfo, accesskit, vec2};

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
