//! One value of a facet: its mark, its name, its counts and a bar.

use egui::{
    Align2, Color32, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::{cut_text, focus_ring, label_at, paint_check, paint_swatch};
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::typeface;

const HEIGHT: f32 = 27.0;
const MARK: f32 = 14.0;
const TEXT_LEFT: f32 = 22.0;

/// What stands before the name.
#[derive(Clone, Copy)]
pub enum FacetMark {
    /// The swatch of a lane.
    Swatch(Color32),
    /// A plain box.
    Box,
}

/// Whether the filter names the value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// It does not.
    Neutral,
    /// It asks for it.
    Included,
    /// It asks for what is not it.
    Excluded,
}

/// How many items have a value only by assumption.
pub struct Assumed<'a> {
    /// The number.
    pub number: &'a str,
    /// The whole count as words.
    pub words: &'a str,
}

/// One value of a facet.
pub struct FacetRow<'a> {
    /// The name of the value.
    pub name: &'a str,
    /// What stands before the name.
    pub mark: FacetMark,
    /// Whether the filter names it.
    pub state: RowState,
    /// Items left by the filters.
    pub left: usize,
    /// Items in all.
    pub all: usize,
    /// The largest `all` in the facet, for the bar.
    pub most: usize,
    /// The counts as shown: "20" or "12 / 20".
    pub counts: &'a str,
    /// Of those shown how many have the value only by assumption, with that as words: "20, davon 6 angenommen".
    pub assumed: Option<Assumed<'a>>,
    /// The word on the link that excludes.
    pub exclude: &'a str,
}

/// What was done to a row.
pub struct FacetRowResponse {
    /// Of the whole row.
    pub response: Response,
    /// Whether the pointer is on "exclude" rather than on the row.
    pub on_exclude: bool,
}

/// Shows the row.
pub fn facet_row(ui: &mut Ui, look: &Look, row: &FacetRow<'_>) -> FacetRowResponse {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let included = row.state == RowState::Included;
    let counted = row.assumed.as_ref().map_or(row.counts, |assumed| assumed.words);
    let read = format!("{}, {counted}", row.name);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, included, &read));
    if response.hovered() {
        let ground = look.mix(look.color(Role::Sunk), look.color(Role::Panel), 0.6);
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 5.0, ground);
    }
    let mark = Rect::from_min_size(pos2(rect.left(), rect.top() + 5.0), vec2(MARK, MARK));
    paint_mark(ui, look, row, mark);
    let middle = mark.center().y;
    let counts = (row.counts, typeface::regular(12.0), look.color(Role::Ink3));
    let counts_left = label_at(ui, pos2(rect.right(), middle), Align2::RIGHT_CENTER, counts, 90.0).left();
    // From right to left: counts, what is assumed, the link to exclude; the name takes what they leave.
    let counts_left = row.assumed.as_ref().map_or(counts_left, |assumed| {
        paint_assumed(ui, look, row, assumed.number, pos2(counts_left - 8.0, middle))
    });
    let exclude = response.hovered().then(|| exclude_link(ui, look, row, pos2(counts_left - 8.0, middle)));
    let names_right = exclude.map_or(counts_left, |link| link.left()) - 8.0;
    paint_name(ui, look, row, rect.left() + TEXT_LEFT, names_right, middle);
    paint_bar(ui, look, row, Rect::from_min_max(rect.min + vec2(TEXT_LEFT, 0.0), rect.max));
    focus_ring(ui, look, &response, 5.0);
    let pointer = response.interact_pointer_pos();
    let on_exclude = exclude.zip(pointer).is_some_and(|(link, pos)| link.expand(4.0).contains(pos));
    let response = match &row.assumed {
        Some(assumed) => response.on_hover_text(assumed.words),
        None => response,
    };
    FacetRowResponse { response: response.on_hover_cursor(CursorIcon::PointingHand), on_exclude }
}

/// A hollow swatch with how many are assumed, left of `right`; gives its left edge.
fn paint_assumed(ui: &Ui, look: &Look, row: &FacetRow<'_>, number: &str, right: egui::Pos2) -> f32 {
    const SIDE: f32 = 8.0;
    let words = (number, typeface::regular(12.0), look.color(Role::Ink3));
    let left = label_at(ui, right, Align2::RIGHT_CENTER, words, 60.0).left();
    let square = Rect::from_center_size(pos2(left - 4.0 - SIDE / 2.0, right.y), vec2(SIDE, SIDE));
    let color = match row.mark {
        FacetMark::Swatch(color) => color,
        FacetMark::Box => look.color(Role::Ink3),
    };
    paint_swatch(ui.painter(), square, color, true);
    square.left()
}

fn exclude_link(ui: &Ui, look: &Look, row: &FacetRow<'_>, right: egui::Pos2) -> Rect {
    let words = (row.exclude, typeface::medium(12.0), look.color(Role::Accent));
    label_at(ui, right, Align2::RIGHT_CENTER, words, 120.0)
}

fn paint_name(ui: &Ui, look: &Look, row: &FacetRow<'_>, left: f32, right: f32, middle: f32) {
    let excluded = row.state == RowState::Excluded;
    let ink = look.color(if excluded { Role::Ink3 } else { Role::Ink });
    let galley = cut_text(ui, row.name, typeface::regular(12.5), ink, right - left);
    let text = Align2::LEFT_CENTER.anchor_size(pos2(left, middle), galley.size());
    ui.painter().galley(text.min, galley, ink);
    if excluded {
        let y = ui.painter().round_to_pixel_center(middle);
        ui.painter().hline(text.x_range(), y, Stroke::new(1.0, ink));
    }
}

fn paint_mark(ui: &Ui, look: &Look, row: &FacetRow<'_>, rect: Rect) {
    let painter = ui.painter();
    let color = match row.mark {
        FacetMark::Swatch(color) => color,
        FacetMark::Box => look.color(Role::Accent),
    };
    let filled = row.state == RowState::Included
        || (row.state == RowState::Neutral && matches!(row.mark, FacetMark::Swatch(_)));
    if filled {
        painter.rect_filled(rect, 4.0, color);
        if row.state == RowState::Included {
            paint_check(ui, rect, look.on_lane(color));
        }
        return;
    }
    let excluded = row.state == RowState::Excluded;
    let line = match row.mark {
        FacetMark::Swatch(color) => color,
        FacetMark::Box if excluded => look.color(Role::Ink2),
        FacetMark::Box => look.color(Role::Line3),
    };
    painter.rect(rect, 4.0, look.color(Role::Surface), Stroke::new(1.2, line), StrokeKind::Inside);
    if excluded {
        let middle = painter.round_to_pixel_center(rect.center().y);
        painter.hline(rect.shrink(3.5).x_range(), middle, Stroke::new(1.4, line));
    }
}

/// The bar at the foot of the row: pale for all items, solid for those the filters leave.
fn paint_bar(ui: &Ui, look: &Look, row: &FacetRow<'_>, room: Rect) {
    let color = match row.mark {
        FacetMark::Swatch(color) => color,
        FacetMark::Box => look.color(Role::Statements),
    };
    let pale = look.mix(color, look.color(Role::Panel), 0.22);
    let bar = |count: usize, color: Color32| {
        let width = room.width() * count as f32 / row.most.max(1) as f32;
        let least = if count == 0 { 0.0 } else { 3.0 };
        let size = vec2(width.max(least), 3.0);
        ui.painter().rect_filled(
            Rect::from_min_size(pos2(room.left(), room.bottom() - 3.0), size),
            1.5,
            color,
        );
    };
    bar(row.all, pale);
    if row.state != RowState::Excluded {
        bar(row.left, color);
    }
}
