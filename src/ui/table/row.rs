//! One line of the table.

use egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::columns::{Columns, Place};
use crate::store::{Facet, FacetValue, ItemIdx, ItemRef, LaneKey};
use crate::theme::Role;
use crate::ui::compose;
use crate::ui::findings::carry;
use crate::ui::pass::Pass;
use crate::ui::reader::kind_icon;
use crate::ui::style::icon::{self, paint_filled, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{cut_text, hit_label, hline, label_at, paint_quality, paint_swatch};
use crate::view::Column;

/// Height of a line.
pub const ROW: f32 = 32.0;

/// Shows an item's line; `focused` where it has the keyboard. The response is that of a click.
pub fn row_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    idx: ItemIdx,
    rect: Rect,
    columns: &Columns,
    focused: bool,
) -> egui::Response {
    let look = pass.look;
    let item = pass.store().item(idx);
    // The table is one stop of Tab; its rows are not.
    let sense = if pass.shows_findings { Sense::CLICK | Sense::DRAG } else { Sense::CLICK };
    let response = ui.interact(rect, ui.scope_id().with(("row", idx)), sense);
    if response.drag_started() {
        carry::carry(ui, pass, idx);
    }
    let selected = pass.workspace.view().selection.contains(idx);
    let is_news = pass.store().is_news(idx);
    let new = if is_news { pass.say("own.new") } else { "" };
    let said = [new, item.speaker_short_name().unwrap_or_default(), item.label()].join(" ");
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Row, true, selected, said.trim()));
    if selected {
        let ground = look.mix(look.color(Role::Ink), look.color(Role::Canvas), 0.08);
        ui.painter().rect_filled(rect, 0.0, ground);
        let bar = Rect::from_min_size(rect.min, vec2(3.0, ROW));
        ui.painter().rect_filled(bar, 0.0, look.color(Role::Ink));
    } else if response.hovered() || pass.hovered == Some(idx) {
        let ground = look.mix(look.color(Role::Sunk), look.color(Role::Canvas), 0.45);
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    if response.hovered() {
        pass.hovering = Some(idx);
    }
    let glyph = pos2(rect.left() + 21.0, rect.center().y);
    paint_icon(ui.painter(), kind_icon(item.kind()), glyph, 14.0, look.lane(pass.country_color(item)));
    if item.has_star() {
        let at = pos2(rect.left() + 8.0, rect.center().y);
        paint_filled(ui.painter(), icon::STAR, at, 10.0, look.color(Role::Warn));
    }
    if is_news {
        let at = rect.left_center() + vec2(33.0, -8.0);
        ui.painter().circle_filled(at, 3.5, look.color(Role::Accent));
    }
    for place in &columns.places {
        let left = rect.left() + place.left;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(place.width, ROW));
        cell_ui(ui, pass, item, *place, cell);
    }
    if item.removed().is_some() {
        // Over all columns: it is shown, and does not count.
        let y = ui.painter().round_to_pixel_center(rect.center().y);
        let line = (rect.left() + 36.0)..=(rect.right() - 20.0);
        ui.painter().hline(line, y, Stroke::new(1.0, look.color(Role::Ink3)));
    }
    hline(ui, &look, rect, rect.bottom() - 0.5);
    if focused {
        let stroke = Stroke::new(2.0, look.color(Role::Accent));
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
    }
    response
}

fn cell_ui(ui: &Ui, pass: &Pass<'_>, item: ItemRef<'_>, place: Place, cell: Rect) {
    let store = pass.store();
    let regular = || typeface::regular(12.5);
    let text = |words: &str, font, role| {
        hit_label(ui, &pass.look, cell.left_center(), (words, font, role), cell.width(), pass.searched());
    };
    let number = |words: &str| {
        let text = (words, regular(), pass.look.color(Role::Ink2));
        label_at(ui, cell.right_center(), Align2::RIGHT_CENTER, text, cell.width());
    };
    match place.column {
        Column::When => when_ui(ui, pass, item, cell),
        Column::Published => {
            let date = item.published().map(|date| pass.words.date("date.day-year", date));
            plain(ui, pass, cell, &date.unwrap_or_default());
        }
        Column::Who => {
            text(item.speaker_short_name().unwrap_or_default(), typeface::semibold(12.5), Role::Ink)
        }
        Column::With => {
            let names: Vec<&str> = crate::table::with(item).map(|actor| store.short_name(actor)).collect();
            text(&names.join(", "), regular(), Role::Ink2);
        }
        Column::What => text(item.label(), regular(), Role::Ink),
        Column::Of(facet) => {
            value_ui(ui, pass, store.value_of(facet, item.idx), cell, item.country_is_assumed())
        }
        Column::Place => text(item.place().unwrap_or_default(), regular(), Role::Ink2),
        Column::Sources => number(&pass.words.number(item.n_sources())),
        Column::Confidence => number(&format!("{:.0} %", item.confidence() * 100.0)),
        Column::Star if item.has_star() => {
            let center = cell.left_center() + vec2(8.0, 0.0);
            paint_filled(ui.painter(), icon::STAR, center, 14.0, pass.look.color(Role::Warn));
        }
        Column::Star => {}
        Column::Tags => text(&item.tags().collect::<Vec<_>>().join(", "), regular(), Role::Ink2),
        Column::Note => text(&one_line(item.note().unwrap_or_default()), regular(), Role::Ink2),
    }
}

fn plain(ui: &Ui, pass: &Pass<'_>, cell: Rect, words: &str) {
    let text = (words, typeface::regular(12.5), pass.look.color(Role::Ink2));
    label_at(ui, cell.left_center(), Align2::LEFT_CENTER, text, cell.width());
}

/// When it was, behind the texture of how well that is known.
fn when_ui(ui: &Ui, pass: &Pass<'_>, item: ItemRef<'_>, cell: Rect) {
    /// Room for the texture.
    const TEXTURE: f32 = 18.0;
    let look = pass.look;
    let mark = Rect::from_center_size(cell.left_center() + vec2(TEXTURE / 2.0, 0.0), vec2(TEXTURE, 12.0));
    paint_quality(ui.painter(), mark, item.quality(), look.lane(pass.country_color(item)));
    let role = if item.interval().is_some() { Role::Ink } else { Role::Ink3 };
    let text = (&*pass.words.when(item), typeface::regular(12.5), look.color(role));
    let left = pos2(mark.right() + 7.0, cell.center().y);
    label_at(ui, left, Align2::LEFT_CENTER, text, cell.right() - left.x);
}

/// The value of a facet; with the color of its lane where that is a country's, as all over the table.
fn value_ui(ui: &Ui, pass: &Pass<'_>, value: Option<FacetValue>, cell: Rect, assumed: bool) {
    let Some(value) = value else { return };
    let look = pass.look;
    let name = pass.words.facet_value(pass.store(), &value);
    if value.facet() != Facet::Country {
        let words = (&*name, typeface::regular(12.5), Role::Ink2);
        hit_label(ui, &look, cell.left_center(), words, cell.width(), pass.searched());
        return;
    }
    let swatch = Rect::from_center_size(cell.left_center() + vec2(5.0, 0.0), vec2(10.0, 10.0));
    paint_swatch(ui.painter(), swatch, look.lane(pass.lane_color(&LaneKey::Of(value))), assumed);
    let text = (&*name, typeface::regular(12.5), look.color(Role::Ink2));
    let left = pos2(swatch.right() + 7.0, cell.center().y);
    label_at(ui, left, Align2::LEFT_CENTER, text, cell.right() - left.x);
}

/// How wide the heading of a column is, with the room for its caret.
pub fn heading_width(ui: &Ui, pass: &Pass<'_>, column: Column) -> f32 {
    text_width(ui, pass.say(compose::column_key(column)), typeface::semibold(12.0)) + 18.0
}

/// How wide the value of a column is for an item.
pub fn width_of(ui: &Ui, pass: &Pass<'_>, item: ItemRef<'_>, column: Column) -> f32 {
    let store = pass.store();
    let regular = |words: &str| text_width(ui, words, typeface::regular(12.5));
    match column {
        Column::When => regular(&pass.words.when(item)) + 26.0,
        Column::Published => {
            item.published().map_or(0.0, |date| regular(&pass.words.date("date.day-year", date)))
        }
        Column::Who => {
            let name = item.speaker_short_name().unwrap_or_default();
            text_width(ui, name, typeface::semibold(12.5))
        }
        Column::With => {
            let names: Vec<&str> = crate::table::with(item).map(|actor| store.short_name(actor)).collect();
            regular(&names.join(", "))
        }
        Column::What => regular(item.label()),
        Column::Of(facet) => store.value_of(facet, item.idx).map_or(0.0, |value| {
            let swatch = if value.facet() == Facet::Country { 17.0 } else { 0.0 };
            regular(&pass.words.facet_value(store, &value)) + swatch
        }),
        Column::Place => regular(item.place().unwrap_or_default()),
        Column::Sources => regular(&pass.words.number(item.n_sources())),
        Column::Confidence => regular("100 %"),
        Column::Star => 16.0,
        Column::Tags => regular(&item.tags().collect::<Vec<_>>().join(", ")),
        Column::Note => regular(&one_line(item.note().unwrap_or_default())),
    }
}

/// A note of several lines as one.
fn one_line(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_width(ui: &Ui, words: &str, font: egui::FontId) -> f32 {
    cut_text(ui, words, font, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x + 2.0
}
