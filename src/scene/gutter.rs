//! The labels of the lanes, left of the plot: name, count, and what lies outside the view.

use super::areas::{self, Areas};
use super::canvas::Canvas;
use super::geometry::{Rect, pos};
use super::hit::{HitRegion, Target};
use super::input::{DIMMED, SceneInput};
use super::lanes::{EMPTY_LANE, LaneHead, LaneView};
use super::series::ItemsOutside;
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::tray;
use crate::font::{Face, fit, icon};
use crate::theme::{LaneColor, Paint, Role, Tint};

fn name_style() -> TextStyle {
    TextStyle::new(Face::UiSemiBold, 13.0, Role::Ink)
}

/// Width of the gutter that shows the names of `lanes`, and above them the count of what has no date.
pub fn width(input: &SceneInput, lanes: &[LaneView]) -> f32 {
    let (least, most) = areas::GUTTER;
    let style = name_style();
    let widest = lanes.iter().take(60).map(|lane| style.width(fit::head(&lane.name))).fold(0.0, f32::max);
    (28.0 + widest + 8.0).max(tray::width(input)).clamp(least, most)
}

/// Draws label, count and the counts of what lies outside the view, and the rule under each lane.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, lanes: &[LaneView], areas: &Areas) {
    canvas.drawing.clip(Rect::edges(0.0, areas.plot.top, areas.all.right, areas.plot.bottom));
    let heads =
        lanes.iter().enumerate().filter_map(|(place, lane)| Some((place, lane.head.as_ref()?, lane.color)));
    for (place, head, color) in
        heads.filter(|(_, head, _)| head.rect.overlaps(&Rect { left: 0.0, ..areas.plot }))
    {
        canvas.lane = place;
        draw_head(canvas, input, (head, color), areas);
    }
    for (place, lane) in lanes.iter().enumerate() {
        if lane.is_closed() || !lane.rect.overlaps(&areas.plot) {
            continue;
        }
        canvas.lane = place;
        let rule = lane.rect.bottom;
        if rule < areas.plot.bottom {
            canvas.drawing.line(pos(0.0, rule), pos(areas.all.right, rule), Stroke::solid(1.0, Role::Line));
        }
        let rect = Rect { left: 0.0, right: areas.gutter.right, ..lane.rect };
        let hit = HitRegion::new(rect.intersection(&areas.gutter), Target::Lane(lane.lane.key.clone()));
        canvas.stop(hit, lane.lane.items.len(), String::new());
        draw_label(canvas, input, lane, areas);
    }
}

/// The row of a divided lane: its name and count, and whether its parts are shown.
fn draw_head(canvas: &mut Canvas, input: &SceneInput, (head, color): (&LaneHead, LaneColor), areas: &Areas) {
    let opacity = if input.is_lane_dimmed(head.key) { DIMMED } else { 1.0 };
    canvas.drawing.fill(head.rect, 0.0, Role::Panel);
    let bottom = head.rect.bottom;
    canvas.drawing.line(pos(0.0, bottom), pos(head.rect.right, bottom), Stroke::solid(1.0, Role::Line));
    let baseline = head.rect.top + 17.5;
    swatch(&mut canvas.drawing, Rect::new(12.0, baseline - 9.5, 10.0, 10.0), color, opacity);
    let style = name_style().faded(opacity);
    let count = input.wording.number(head.n_items);
    let meta = TextStyle::new(Face::Ui, 12.0, Role::Ink3).faded(opacity);
    // The name may run on over the plot, where nothing else stands.
    canvas.drawing.text(pos(28.0, baseline), Align::Left, style, &*head.name);
    let after = 28.0 + style.width(&head.name) + 8.0;
    canvas.drawing.text(pos(after, baseline), Align::Left, meta, &*count);
    if head.closed {
        let caret = pos(after + meta.width(&count) + 12.0, head.rect.center().y);
        canvas.drawing.icon(caret, TextStyle::new(Face::Icon, 12.0, Role::Ink3), icon::CARET_DOWN);
    }
    let hit = head.rect.intersection(&Rect { left: 0.0, ..areas.plot });
    canvas.stop(HitRegion::new(hit, Target::Lane(head.key.clone())), head.n_items, String::new());
}

fn draw_label(canvas: &mut Canvas, input: &SceneInput, lane: &LaneView, areas: &Areas) {
    let opacity = if input.is_lane_dimmed(&lane.lane.key) { DIMMED } else { 1.0 };
    // The label stays in sight while its lane is scrolled past the top.
    let top = lane.rect.top.max(areas.plot.top).min((lane.rect.bottom - EMPTY_LANE).max(lane.rect.top));
    let is_low = lane.rect.height() < 48.0;
    let baseline = top + if is_low { 17.0 } else { 22.0 };
    let style = if lane.lane.key.is_part() {
        TextStyle::new(Face::UiMedium, 12.0, Role::Ink2).faded(opacity)
    } else {
        swatch(&mut canvas.drawing, Rect::new(12.0, baseline - 9.5, 10.0, 10.0), lane.color, opacity);
        name_style().faded(opacity)
    };
    let name = fit::fit(style.face, style.size, &lane.name, areas.gutter.right - 28.0 - 4.0);
    canvas.drawing.text(pos(28.0, baseline), Align::Left, style, &*name);
    if lane.rect.height() < 36.0 {
        return;
    }
    let meta = TextStyle::new(Face::Ui, 12.0, Role::Ink3).faded(opacity);
    let count = input.wording.number(lane.lane.items.len());
    let under = baseline + if is_low { 15.0 } else { 17.0 };
    canvas.drawing.text(pos(28.0, under), Align::Left, meta, &*count);
    let left = 28.0 + meta.width(&count) + 8.0;
    draw_outside(canvas, input, lane, Rect::edges(left, under - 12.0, areas.gutter.right - 4.0, under + 4.0));
}

/// What a lane holds on one side of the view.
struct Outside {
    n_items: usize,
    number: String,
    words: String,
    /// The nearest item there.
    time: i64,
    /// Whether it is on the left.
    earlier: bool,
}

/// Distance of the lines in a label.
const LABEL_LINE: f32 = 15.0;
/// Width of a caret with its margin.
const CARET: f32 = 12.0;

fn outside(input: &SceneInput, lane: &LaneView) -> Vec<Outside> {
    let window = input.view.window;
    let before = ("timeline.earlier", lane.series.before(window.start), true);
    let after = ("timeline.later", lane.series.after(window.end), false);
    let side = |(key, ItemsOutside { n_items: n, nearest }, earlier): (&str, ItemsOutside, bool)| {
        let number = input.wording.number(n);
        let words = input.wording.fill(key, &[("n", &number)]);
        Some(Outside { n_items: n, number, words, time: nearest.filter(|_| n > 0)?, earlier })
    };
    [before, after].into_iter().filter_map(side).collect()
}

/// "‹ 1 earlier", "2 later ›": beside the count if there is one that fits, else on lines of their
/// own, else as numbers beside the count. `room` is the room beside the count.
fn draw_outside(canvas: &mut Canvas, input: &SceneInput, lane: &LaneView, mut room: Rect) {
    let sides = outside(input, lane);
    let below = Rect { left: 28.0, ..room }.moved(0.0, LABEL_LINE);
    let fits = |text: &str, room: Rect| outside_style().width(text) + CARET <= room.width();
    if let [side] = &sides[..]
        && fits(&side.words, room)
    {
        return draw_side(canvas, (side, &side.words), room);
    }
    let has_lines = below.bottom + LABEL_LINE * (sides.len() as f32 - 1.0) <= lane.rect.bottom;
    if has_lines && sides.iter().all(|side| fits(&side.words, below)) {
        for (row, side) in sides.iter().enumerate() {
            let line = below.moved(0.0, LABEL_LINE * row as f32);
            draw_side(canvas, (side, &side.words), line);
        }
        return;
    }
    for side in sides.iter().filter(|_| room.bottom <= lane.rect.bottom + 2.0) {
        if fits(&side.number, room) {
            draw_side(canvas, (side, &side.number), room);
            room.left += outside_style().width(&side.number) + CARET + 8.0;
        }
    }
}

fn outside_style() -> TextStyle {
    TextStyle::new(Face::Ui, 11.0, Role::Ink3)
}

fn draw_side(canvas: &mut Canvas, (side, text): (&Outside, &str), room: Rect) {
    let style = outside_style();
    let (width, baseline) = (style.width(text), room.bottom - 4.0);
    let (text_x, caret_x, glyph) = if side.earlier {
        (room.left + 11.0, room.left + 4.0, icon::CARET_LEFT)
    } else {
        (room.left, room.left + width + 6.0, icon::CARET_RIGHT)
    };
    canvas.drawing.text(pos(text_x, baseline), Align::Left, style, text);
    canvas.drawing.icon(pos(caret_x, baseline - 4.0), TextStyle::new(Face::Icon, 10.0, Role::Ink3), glyph);
    let rect = Rect { right: room.left + width + CARET, ..room };
    let hit = HitRegion::new(rect.at_least_high(20.0), Target::Outside { time: side.time });
    canvas.stop(hit, side.n_items, side.words.clone());
}

/// A square in a lane's color; a color used a second time carries a ring.
pub fn swatch(drawing: &mut Drawing, rect: Rect, color: LaneColor, opacity: f32) {
    drawing.fill(rect, 3.0, Paint::lane(color, Tint::Full).faded(opacity));
    if color.ringed() {
        let ring = Stroke::solid(1.5, Role::Surface).faded(opacity);
        drawing.outline(rect.grown(-2.5), 1.5, ring);
    }
}
