//! The strip under the rows of a lane: marks, or bars of all that is there.

use super::surroundings::Surroundings;
use crate::font::Face;
use crate::scene::canvas::Canvas;
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::hit::{HitRegion, ItemNode, Target};
use crate::scene::input::{DIMMED, ItemLook};
use crate::scene::lanes::{LaneSlot, LaneView};
use crate::scene::series::Masses;
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::scene::strip::{BARS, MARK_GRID, MARKS, MarkBin, Strip};
use crate::store::{ItemRef, Quality};
use crate::theme::{LaneColor, Paint, Role, Tint};
use crate::view::BinKey;

/// A mark.
const MARK: f32 = 6.0;
/// From the bin's left end to its first mark.
const MARGIN: f32 = 3.0;
/// The highest bar, the lowest, and what stays free under them.
const HIGHEST_BAR: f32 = 21.0;
const LOWEST_BAR: f32 = 1.5;
const FLOOR: f32 = 2.0;

/// What the strip of a lane is drawn with.
pub struct StripDraw<'a> {
    /// All lanes of the result.
    pub lanes: &'a [LaneView<'a>],
    /// The slot of the lane.
    pub slot: &'a LaneSlot,
    /// Edges of the bins of bars, and the largest bin of all lanes.
    pub bars: (&'a [i64], f32),
    /// The lane's place in the scene, from rows' end to its lower rule.
    pub rect: Rect,
}

/// Draws a strip at the lower edge of a lane; counts what it shows.
pub fn draw_strip(canvas: &mut Canvas, strip: &Strip, with: &StripDraw, around: &Surroundings) {
    match strip {
        Strip::None => {}
        Strip::Marks(bins) => {
            for bin in bins {
                draw_marks(canvas, bin, with, around);
            }
        }
        Strip::Bars(masses) => draw_bars(canvas, masses, with, around),
    }
}

fn draw_marks(canvas: &mut Canvas, bin: &MarkBin, with: &StripDraw, around: &Surroundings) {
    let input = around.input;
    let x = around.areas.scale.x_range(bin.time.start, bin.time.end);
    if x.right <= around.areas.plot.left + 0.5 || x.left >= around.areas.plot.right - 0.5 {
        return;
    }
    let top = with.rect.bottom - 4.0 - MARKS;
    let ground = Rect::edges(x.left, top - 2.0, x.right, with.rect.bottom).intersection(&around.areas.plot);
    let lane = bin.items.first().map_or(with.slot.keys()[0].clone(), |(_, lane)| match with.slot {
        LaneSlot::One(key) => key.clone(),
        LaneSlot::Shared(_) => with.lanes[*lane].lane.key.clone(),
    });
    let key = BinKey { lane, start: bin.time.start, end: bin.time.end };
    canvas.stop(HitRegion::new(ground, Target::Bin(key)), bin.n_items, String::new());
    for (at, (idx, lane)) in bin.items.iter().take(bin.n_marks).enumerate() {
        let center = pos(x.left + MARGIN + MARK / 2.0 + MARK_GRID * at as f32, top + MARK / 2.0);
        let begin = canvas.drawing.shapes.len();
        let color = with.lanes[*lane].color;
        draw_mark(&mut canvas.drawing, input.store.item(*idx), center, color, input.look(*idx));
        let rect = Rect::around(center, MARK_GRID / 2.0 + 0.5);
        canvas.hits.push(HitRegion::new(
            rect.at_least_high(14.0).intersection(&around.areas.plot),
            Target::Item(*idx),
        ));
        let shapes = begin..canvas.drawing.shapes.len();
        canvas.nodes.push(ItemNode { item: *idx, lane: canvas.lane, rect, shapes });
    }
    let rest = bin.n_items - bin.n_marks;
    if rest > 0 {
        let style = TextStyle::new(Face::UiSemiBold, 10.5, around.role(Role::Ink2));
        let text = if bin.n_marks > 0 { format!("+{rest}") } else { input.wording.number(rest) };
        let plot = around.areas.plot;
        let left = x.left + MARGIN + MARK_GRID * bin.n_marks as f32;
        // The number of a bin at the edge stays whole.
        let left = left.min(plot.right - 2.0 - style.width(&text)).max(plot.left + 2.0);
        canvas.drawing.text(pos(left, top + 6.5), Align::Left, style, text);
    }
    canvas.n_single += bin.n_marks;
    canvas.n_in_pills += rest;
}

/// A dot for an event, a rounded square for a statement; the outline says how well the time is known.
fn draw_mark(drawing: &mut Drawing, item: ItemRef, center: Pos, color: LaneColor, look: ItemLook) {
    let opacity = if look.dimmed { DIMMED } else { 1.0 };
    let full = Paint::lane(color, Tint::Full).faded(opacity);
    let (fill, stroke) = match item.quality() {
        Quality::Exact | Quality::Stated => (Some(full), None),
        Quality::Assumed | Quality::Undated => (None, Some(Stroke::solid(1.2, full))),
        Quality::Vague => (Some(Paint::lane(color, Tint::VagueMark).faded(opacity)), None),
        Quality::Planned => (None, Some(Stroke::dashed(1.2, full, [1.8, 1.5]))),
    };
    // A stroke stands half outside its line; the mark stays as large as a filled one.
    let half = MARK / 2.0 - stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    match (item.is_event(), fill, stroke) {
        (true, Some(fill), _) => drawing.disc(center, half, fill),
        (true, _, Some(stroke)) => drawing.ring(center, half, stroke),
        (false, Some(fill), _) => drawing.fill(Rect::around(center, half), 0.8, fill),
        (false, _, Some(stroke)) => drawing.outline(Rect::around(center, half), 0.8, stroke),
        (_, None, None) => {}
    }
    if look.selected || look.hovered || look.focused {
        let role = match look {
            ItemLook { focused: true, .. } => Role::Accent,
            ItemLook { selected: true, .. } => Role::Ink,
            _ => Role::Ink3,
        };
        drawing.outline(Rect::around(center, MARK / 2.0 + 1.5), 2.5, Stroke::solid(1.5, role));
    }
}

fn draw_bars(canvas: &mut Canvas, masses: &Masses, with: &StripDraw, around: &Surroundings) {
    let (edges, most) = with.bars;
    let scale = &around.areas.scale;
    let plot = around.areas.plot;
    let floor = with.rect.bottom - FLOOR;
    let hovered = |key: &BinKey| around.input.touch.hover == Some(Target::Bin(key.clone()));
    for bin in 0..masses.len().min(edges.len().saturating_sub(1)) {
        let total = masses.total(bin);
        let x = scale.x_range(edges[bin], edges[bin + 1]);
        if total <= 0.0 || x.right <= plot.left || x.left >= plot.right {
            continue;
        }
        let key = BinKey { lane: with.slot.keys()[0].clone(), start: edges[bin], end: edges[bin + 1] };
        let height = ((total / most.max(1.0)).sqrt() * HIGHEST_BAR).max(LOWEST_BAR);
        let events = height * masses.events[bin] / total;
        let (light, dark) = match hovered(&key) {
            true => (around.role(Role::Ink2), around.role(Role::Ink)),
            false => (around.lane(Tint::Density), around.lane(Tint::Full)),
        };
        // Whole points: bars of equal width with a seam of one.
        let bar = Rect::edges(x.left.round(), floor - height, x.right.round() - 1.0, floor);
        canvas.drawing.fill(Rect { bottom: bar.bottom - events, ..bar }, 0.0, light);
        if events > 0.05 {
            canvas.drawing.fill(Rect { top: bar.bottom - events, ..bar }, 0.0, dark);
        }
        let hit = Rect { top: floor - BARS + 2.0, bottom: with.rect.bottom, right: x.right, ..bar }
            .intersection(&plot);
        canvas.stop(HitRegion::new(hit, Target::Bin(key)), total.round().max(1.0) as usize, String::new());
    }
}
