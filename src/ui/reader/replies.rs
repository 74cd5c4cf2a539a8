//! What a statement answers, and what answers it: each a line that leads there.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{CursorIcon, Sense, Ui, WidgetInfo, accesskit};

use super::field::field_ui;
use crate::store::{ItemIdx, ItemRef};
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::focus_ring;

/// So many lines of the words are shown.
const MOST_ROWS: usize = 2;

/// Shows the fields, where there is something to show.
pub(super) fn replies_fields(ui: &mut Ui, pass: &mut Pass<'_>, item: ItemRef<'_>) {
    let answered: Vec<ItemIdx> = item.answered().into_iter().collect();
    for (key, items) in [("reader.answers", answered), ("reader.answered-by", item.replies())] {
        if !items.is_empty() {
            field_ui(ui, pass, key, |ui, pass| items.iter().for_each(|idx| statement_ui(ui, pass, *idx)));
        }
    }
}

/// Who said what, when; a click goes there.
fn statement_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: ItemIdx) {
    let look = pass.look;
    let item = pass.store().item(idx);
    let name = item.speaker().map_or("", |speaker| pass.store().actor(speaker).name.as_str());
    let first = format!("{name}, {}: ", pass.when(item));
    let words = item.form().told(item.text(), item.language());
    let mut job = LayoutJob::default();
    for (text, font, role) in
        [(&*first, typeface::medium(12.5), Role::Ink), (&*words, typeface::serif(13.0), Role::Ink2)]
    {
        let format = TextFormat { line_height: Some(18.0), ..TextFormat::simple(font, look.color(role)) };
        job.append(text, 0.0, format);
    }
    job.wrap =
        TextWrapping { max_width: ui.available_width(), max_rows: MOST_ROWS, ..TextWrapping::default() };
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Link, true, format!("{first}{words}")));
    match response.hovered() {
        true => ui.painter().galley_with_override_text_color(rect.min, galley, look.color(Role::Accent)),
        false => ui.painter().galley(rect.min, galley, look.color(Role::Ink)),
    }
    if response.hovered() {
        pass.hovering = Some(idx);
    }
    focus_ring(ui, &look, &response, 4.0);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.send(Action::Read(idx));
    }
}
