//! The parts of the dialog for formats: which one, and for data its begin.

use egui::{Align2, FontId, Rect, Ui, UiBuilder, pos2, vec2};

use super::data_job::Begin;
use super::slide_ui::heading;
use crate::export::{Format, FormatGroup};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{label, label_at, paragraph, segments};

/// Height of a line of data, in points.
const LINE: f32 = 17.0;

/// The formats in their groups; gives the one that was clicked.
pub fn format_ui(ui: &mut Ui, pass: &Pass<'_>, chosen: Format) -> Option<Format> {
    let look = pass.look;
    let mut clicked = None;
    for group in FormatGroup::ALL {
        let entries: Vec<_> = group.entries().collect();
        heading(ui, pass, group_key(group));
        let words: Vec<(Option<char>, &str)> = entries.iter().map(|entry| (None, entry.label)).collect();
        let active = entries.iter().position(|entry| entry.format == chosen).unwrap_or(usize::MAX);
        if let Some(at) = segments(ui, &look, &words, active, false) {
            clicked = entries.get(at).map(|entry| entry.format);
        }
    }
    ui.add_space(8.0);
    paragraph(ui, pass.say(holds_key(chosen)), typeface::regular(12.5), 18.0, look.color(Role::Ink3));
    clicked
}

fn group_key(group: FormatGroup) -> &'static str {
    match group {
        FormatGroup::Picture => "export.group-picture",
        FormatGroup::Data => "export.group-data",
        FormatGroup::Text => "export.group-text",
        FormatGroup::Program => "export.group-program",
    }
}

fn holds_key(format: Format) -> &'static str {
    match format {
        Format::Png => "export.holds-png",
        Format::Svg => "export.holds-svg",
        Format::Pdf => "export.holds-pdf",
        Format::Csv => "export.holds-csv",
        Format::Json => "export.holds-json",
        Format::JsonLines => "export.holds-jsonl",
        Format::Markdown => "export.holds-markdown",
        Format::Html => "export.holds-html",
        Format::TimelineJs => "export.holds-timelinejs",
        Format::Ics => "export.holds-ics",
        Format::Dna => "export.holds-dna",
    }
}

/// The begin of data on a sheet, and under it what it says about the whole.
pub fn begin_ui(ui: &mut Ui, pass: &Pass<'_>, rect: Rect, begin: &Begin) {
    let look = pass.look;
    let room = rect.shrink2(vec2(24.0, 22.0));
    let (sheet, under) = room.split_top_bottom_at_y(room.bottom() - 44.0);
    ui.painter().add(look.shadow().as_shape(sheet, 4));
    ui.painter().rect_filled(sheet, 4.0, look.color(Role::Canvas));
    let inner = sheet.shrink2(vec2(16.0, 12.0));
    let font: FontId = typeface::regular(12.0);
    for (at, line) in begin.lines.iter().enumerate() {
        let top = inner.top() + LINE * at as f32;
        if top + LINE > inner.bottom() {
            break;
        }
        let text = (line.as_str(), font.clone(), look.color(Role::Ink2));
        label_at(ui, pos2(inner.left(), top), Align2::LEFT_TOP, text, inner.width());
    }
    let mut words = ui.new_child(UiBuilder::new().max_rect(under.with_min_y(under.top() + 10.0)));
    if begin.lines.is_empty() {
        label(&mut words, pass.say("export.being-made"), typeface::regular(12.5), look.color(Role::Ink3));
    } else {
        paragraph(&mut words, &begin.account, typeface::regular(12.5), 17.0, look.color(Role::Ink3));
    }
}
