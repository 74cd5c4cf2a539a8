//! Where the columns of the table stand, and their headings.

use egui::{Align2, CursorIcon, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::theme::Role;
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::preferences::{ColumnWidths, Preference};
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{focus_ring, hline, label_at, vline};
use crate::view::Column;
use crate::workspace::{Command, ViewCommand};

/// Height of the headings.
pub const HEADER: f32 = 34.0;
/// Room for the glyph of the kind, at the left.
const KIND: f32 = 42.0;
/// Room at the right end.
const END: f32 = 20.0;
/// Room between two columns.
const GAP: f32 = 14.0;
/// The least room for the words.
const WORDS: f32 = 220.0;

/// Where a column stands, from the left edge of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The column that stands there.
    pub column: Column,
    /// Its left edge.
    pub left: f32,
    /// Its width, without the gap behind it.
    pub width: f32,
}

/// The columns that are shown, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// Each column with its place.
    pub places: Vec<Place>,
    /// How wide they are together; more than there is room for where they do not fit.
    pub width: f32,
}

impl Columns {
    /// The columns of a table that has `room`; those in `drawn` are as wide as there, and the words take what the
    /// others leave.
    pub fn of(shown: impl Iterator<Item = Column>, room: f32, drawn: &ColumnWidths) -> Self {
        let shown: Vec<Column> = shown.collect();
        let width_of = |column: Column| drawn.get(column.name()).copied().or(width_of(column));
        let fixed: f32 = shown.iter().map(|column| width_of(*column).unwrap_or(0.0) + GAP).sum();
        let words = (room - KIND - END + GAP - fixed).max(WORDS);
        let mut left = KIND;
        let mut places = Vec::new();
        for column in shown {
            let width = width_of(column).unwrap_or(words);
            places.push(Place { column, left, width });
            left += width + GAP;
        }
        Self { places, width: left - GAP + END }
    }
}

/// How wide a column is; `None` for the one that takes what is left.
fn width_of(column: Column) -> Option<f32> {
    Some(match column {
        Column::When => 188.0,
        Column::Published => 92.0,
        Column::Who | Column::With => 118.0,
        Column::What => return None,
        Column::Of(facet) if facet.has_long_names() => 168.0,
        Column::Of(_) => 118.0,
        Column::Place => 104.0,
        Column::Sources => 62.0,
        Column::Confidence => 58.0,
        Column::Star => 46.0,
        Column::Tags => 132.0,
        Column::Note => 168.0,
    })
}

/// The narrowest and the widest that a column can be drawn, in points.
const DRAWN: std::ops::RangeInclusive<f32> = 40.0..=1_600.0;

/// The headings in `rect`, moved left by `scrolled`: a click sorts, the same again turns round. Their edges are
/// drawn; a double click on one makes the column as wide as `fitting` says.
pub fn header_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    rect: Rect,
    (columns, scrolled): (&Columns, f32),
    fitting: impl Fn(&Ui, &Pass<'_>, Column) -> f32,
) {
    let look = pass.look;
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    inner.set_clip_rect(rect.intersect(ui.clip_rect()));
    for place in &columns.places {
        let left = rect.left() + place.left - scrolled;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(place.width, rect.height()));
        heading_ui(&mut inner, pass, place.column, cell);
    }
    // Over the headings, whose clicks end before the edges.
    for place in &columns.places {
        let right = rect.left() + place.left + place.width - scrolled;
        let asked = edge_ui(&mut inner, pass, place, (right, rect), &fitting);
        let asked = asked.map(|width| width.clamp(*DRAWN.start(), *DRAWN.end()));
        if let Some(width) = asked.filter(|width| (width - place.width).abs() > 0.5) {
            pass.send(Action::Prefer(Preference::ColumnWidth(place.column, width)));
        }
    }
    hline(ui, &look, rect, rect.bottom() - 0.5);
}

/// The right edge of a column's heading, which can be drawn; gives the width that was asked for.
fn edge_ui(
    ui: &mut Ui,
    pass: &Pass<'_>,
    place: &Place,
    (right, header): (f32, Rect),
    fitting: &impl Fn(&Ui, &Pass<'_>, Column) -> f32,
) -> Option<f32> {
    let middle = right + GAP / 2.0;
    let edge = Rect::from_x_y_ranges(middle - GAP / 2.0..=middle + GAP / 2.0, header.y_range());
    let id = ui.scope_id().with(("column-edge", place.column));
    let response = ui.interact(edge, id, Sense::click_and_drag());
    let name = pass.words.fill("table.width", &[("column", pass.say(compose::column_key(place.column)))]);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Splitter, true, &name));
    if response.hovered() || response.dragged() {
        vline(ui, &pass.look, middle, header.shrink2(vec2(0.0, 6.0)));
    }
    let drawn = response.interact_pointer_pos().filter(|_| response.dragged());
    let asked = match response.double_clicked() {
        true => Some(fitting(ui, pass, place.column)),
        false => drawn.map(|pos| pos.x - GAP / 2.0 - (right - place.width)),
    };
    response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    asked
}

fn heading_ui(ui: &mut Ui, pass: &mut Pass<'_>, column: Column, cell: Rect) {
    let look = pass.look;
    let sort = pass.workspace.view().table.sort;
    let sorted = sort.column == column;
    let response = ui.interact(cell, ui.scope_id().with(("heading", column)), Sense::click());
    let name = pass.say(compose::column_key(column));
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::ColumnHeader, true, sorted, name));
    let ink = look.color(if sorted || response.hovered() { Role::Ink } else { Role::Ink2 });
    let words = (name, typeface::semibold(12.0), ink);
    let caret = if sort.descending { icon::CARET_DOWN } else { icon::CARET_UP };
    let middle = cell.center().y;
    if column.is_number() {
        let text = label_at(ui, pos2(cell.right(), middle), Align2::RIGHT_CENTER, words, cell.width() - 14.0);
        if sorted {
            paint_icon(ui.painter(), caret, pos2(text.left() - 9.0, middle), 12.0, ink);
        }
    } else {
        let text = label_at(ui, cell.left_center(), Align2::LEFT_CENTER, words, cell.width() - 16.0);
        if sorted {
            paint_icon(ui.painter(), caret, pos2(text.right() + 10.0, middle), 12.0, ink);
        }
    }
    focus_ring(ui, &look, &response.clone().with_new_rect(cell.shrink2(vec2(0.0, 5.0))), 4.0);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.change(Command::View(ViewCommand::SortBy(column)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_follow_each_other_and_the_words_take_the_rest() {
        let of = |room| Columns::of(Column::all(), room, &ColumnWidths::new());
        for room in [300.0, 832.0, 1_600.0, 2_400.0] {
            let columns = of(room);
            assert!(columns.width >= room);
            let ends = columns.places.windows(2).all(|two| two[0].left + two[0].width + GAP == two[1].left);
            assert!(ends, "{columns:?}");
        }
        let words =
            |columns: &Columns| columns.places.iter().find(|one| one.column == Column::What).unwrap().width;
        assert!(words(&of(2_400.0)) > words(&of(300.0)));
        assert_eq!(of(2_400.0).width, 2_400.0);
        let drawn = ColumnWidths::from([("who".to_owned(), 300.0), ("what".to_owned(), 500.0)]);
        let wide = Columns::of(Column::all(), 832.0, &drawn);
        let width = |column| wide.places.iter().find(|one| one.column == column).unwrap().width;
        assert_eq!((width(Column::Who), width(Column::What)), (300.0, 500.0));
    }
}
