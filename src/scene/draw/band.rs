//! The band over the lanes.

use super::chip::quality_edge;
use crate::font::Face;
use crate::scene::areas::Areas;
use crate::scene::band::{BAND_PADDING, BAND_ROW, Band, BandEntry};
use crate::scene::canvas::Canvas;
use crate::scene::geometry::{Rect, pos};
use crate::scene::hit::{HitRegion, ItemNode, Target};
use crate::scene::input::{DIMMED, SceneInput};
use crate::scene::shape::{Align, Stroke, TextStyle};
use crate::scene::words::SIZE;
use crate::theme::{Paint, Role, Tint};
use crate::view::Unfolded;

/// Baseline of a row.
const BASELINE: f32 = 14.0;
/// From square to square of planned time.
const SQUARES: f32 = 4.5;
/// The pill of the count of the rest.
const PILL: f32 = 16.0;

/// Draws the band, its name in the gutter included.
pub fn draw_band(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, band: &Band) {
    let area = areas.band;
    if band.n_rows == 0 {
        return;
    }
    canvas.lane = 0;
    canvas.drawing.clip(area);
    canvas.drawing.fill(area, 0.0, Role::Panel);
    draw_name(canvas, input, areas, band);
    let plot = Rect { left: areas.plot.left, ..area };
    canvas.drawing.clip(plot);
    if band.is_alone {
        let at = pos(plot.left + 8.0, area.top + BAND_PADDING / 2.0 + BASELINE);
        let style = TextStyle::new(Face::Ui, SIZE, Role::Ink2);
        canvas.drawing.text(at, Align::Left, style, input.wording.text("band.only"));
    }
    let rows = Rect { top: area.top + BAND_ROW * band.first_row() as f32, ..area };
    for entry in &band.entries {
        draw_entry(canvas, input, rows, entry);
    }
    let n_rest = band.n_rest();
    let unfolded = !band.is_alone && input.view.unfolded.contains(&Unfolded::Band);
    if n_rest > 0 || unfolded {
        draw_rest(canvas, input, area, n_rest);
    }
    canvas.drawing.clip(areas.all);
    let (left, right) = (0.0, areas.all.right);
    canvas.drawing.line(pos(left, area.bottom), pos(right, area.bottom), Stroke::solid(1.0, Role::Line2));
    canvas.n_in_band = band.n_items;
}

fn draw_name(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, band: &Band) {
    let area = areas.band;
    let name = TextStyle::new(Face::Ui, 12.0, Role::Ink2);
    let meta = TextStyle::new(Face::Ui, 11.0, Role::Ink3);
    let drawing = &mut canvas.drawing;
    let baseline = area.top + BAND_PADDING / 2.0 + BASELINE;
    let words = input.wording.text("band.name");
    drawing.text(pos(28.0, baseline), Align::Left, name, words);
    let count = input.wording.number(band.n_items);
    let behind = 28.0 + name.width(words) + 6.0;
    let has_room = behind + meta.width(&count) + 4.0 <= areas.gutter.right;
    match band.n_rows {
        // In one row the number stands behind the name where it has room; the entries count themselves else.
        1 if has_room => drawing.text(pos(behind, baseline), Align::Left, meta, count),
        1 => {}
        _ => drawing.text(pos(28.0, baseline + 15.0), Align::Left, meta, count),
    }
    let rect = Rect { right: areas.gutter.right, ..area };
    canvas.stop(HitRegion::new(rect, Target::Band), band.n_items, words.to_owned());
}

fn draw_entry(canvas: &mut Canvas, input: &SceneInput, area: Rect, entry: &BandEntry) {
    let begin = canvas.drawing.shapes.len();
    let top = area.top + BAND_PADDING / 2.0 + BAND_ROW * entry.row as f32;
    let rect = Rect::new(entry.x.left, top, entry.x.width(), BAND_ROW);
    let look = input.look(entry.item);
    let opacity = if look.dimmed { DIMMED } else { 1.0 };
    let drawing = &mut canvas.drawing;
    if look.hovered || look.selected || look.focused {
        let role = if look.focused { Role::Accent } else { Role::Ink };
        let ground = rect.grown(-1.0);
        let ground = Rect { left: ground.left - 3.0, right: ground.right + 5.0, ..ground };
        drawing.fill(ground, 4.0, Role::Surface);
        if look.selected || look.focused {
            drawing.outline(ground, 4.0, Stroke::solid(2.0, role));
        }
    }
    let edge = Rect::new(rect.left, rect.top + 4.0, 4.0, 12.0);
    let full = Paint::lane(entry.color, Tint::Full).faded(opacity);
    quality_edge(drawing, entry.quality, edge, full, SQUARES);
    let range = TextStyle::new(Face::Ui, SIZE, Role::Ink3).faded(opacity);
    let baseline = top + BASELINE;
    drawing.text(pos(rect.left + 11.0, baseline), Align::Left, range, entry.range.as_str());
    let mut x = rect.left + entry.words_at;
    for run in &entry.words {
        let style = TextStyle::new(run.face, SIZE, Paint::from(run.role)).faded(opacity);
        drawing.text(pos(x, baseline), Align::Left, style, std::sync::Arc::clone(&run.text));
        x += run.width();
    }
    canvas.hits.push(HitRegion::new(rect, Target::Item(entry.item)));
    let shapes = begin..canvas.drawing.shapes.len();
    canvas.nodes.push(ItemNode { item: entry.item, lane: 0, rect, shapes });
}

/// The count of what found no room; where the band is a list, the way back.
fn draw_rest(canvas: &mut Canvas, input: &SceneInput, area: Rect, n_rest: usize) {
    let style = TextStyle::new(Face::UiSemiBold, 11.0, Role::Ink2);
    let text = match n_rest {
        0 => input.wording.text("lane.fold").to_owned(),
        n => format!("+{}", input.wording.number(n)),
    };
    let width = style.width(&text) + 14.0;
    let top = area.bottom - BAND_PADDING / 2.0 - BAND_ROW + 2.0;
    let pill = Rect::new(area.right - 8.0 - width, top, width, PILL);
    let hovered = input.touch.hover == Some(Target::Band);
    canvas.drawing.fill(pill, PILL / 2.0, if hovered { Role::Line2 } else { Role::Sunk });
    canvas.drawing.text(pos(pill.center().x, pill.top + 12.0), Align::Center, style, text);
    canvas.hits.push(HitRegion::new(pill.at_least_high(20.0), Target::Band));
}
