//! The names of the lanes, left of the plot: how many items of each are in view, what lies outside, and what of them got
//! no words.

mod outside;

use outside::{NAME_AT, draw_outside, meta_style, outside};

use super::areas::Areas;
use super::canvas::Canvas;
use super::geometry::{Rect, pos};
use super::hit::{HitRegion, Target};
use super::input::{DIMMED, SceneInput};
use super::laid::{Laid, LaidLane};
use super::lanes::{LaneHead, LaneSlot, LaneView};
use super::shape::{Align, Drawing, Stroke, TextStyle};
use crate::font::{Face, fit, icon};
use crate::theme::{LaneColor, Paint, Role, Tint};
use crate::view::Unfolded;

/// Baselines of the name, of the line under it, and of the line under that, in a lane that has room.
const BASELINES: [f32; 3] = [18.0, 34.0, 49.0];
/// Heights from which there is a second line, and a third.
const SECOND_AT: f32 = 40.0;
const THIRD_AT: f32 = 56.0;
/// A lane needs so much for the line that unfolds it beside the others.
const REST_AT: f32 = 56.0;
const REST_AT_THREE: f32 = 76.0;

/// The lanes with their places.
pub struct Gutter<'a, 'b> {
    /// All lanes of the result.
    pub lanes: &'a [LaneView<'b>],
    /// Their layout.
    pub laid: &'a Laid,
    /// Where each lane of the layout stands in the plot.
    pub rects: &'a [Rect],
}

impl Gutter<'_, '_> {
    /// The lanes that stand in a lane of the layout.
    fn members(&self, lane: &LaidLane) -> Vec<&LaneView<'_>> {
        lane.members.iter().map(|at| &self.lanes[*at]).collect()
    }
}

fn name_style() -> TextStyle {
    TextStyle::new(Face::UiSemiBold, 13.0, Role::Ink)
}

/// Draws names and counts, and the rule under each lane.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, gutter: &Gutter, areas: &Areas) {
    canvas.drawing.clip(Rect::edges(0.0, areas.plot.top, areas.all.right, areas.plot.bottom));
    for (place, (lane, rect)) in gutter.laid.lanes.iter().zip(gutter.rects).enumerate() {
        canvas.lane = place;
        let members = gutter.members(lane);
        let Some(first) = members.first() else { continue };
        if let Some(head) = &first.head
            && head.rect.overlaps(&Rect { left: 0.0, ..areas.plot })
        {
            draw_head(canvas, input, (head, first.color), areas);
        }
        if lane.height <= 0.0 || !rect.overlaps(&areas.plot) {
            continue;
        }
        let rule = rect.bottom;
        if rule < areas.plot.bottom {
            canvas.drawing.line(pos(0.0, rule), pos(areas.all.right, rule), Stroke::solid(1.0, Role::Line));
        }
        draw_label(canvas, input, &Lane { laid: lane, members, rect: *rect }, areas);
    }
}

/// A lane to be named.
struct Lane<'a> {
    laid: &'a LaidLane,
    members: Vec<&'a LaneView<'a>>,
    rect: Rect,
}

impl Lane<'_> {
    fn unfolds(&self) -> Unfolded {
        match &self.laid.slot {
            LaneSlot::One(key) => Unfolded::Lane(key.clone()),
            LaneSlot::Shared(_) => Unfolded::Shared,
        }
    }

    fn n_visible(&self) -> usize {
        self.members.iter().map(|lane| lane.n_visible()).sum()
    }

    fn n_items(&self) -> usize {
        self.members.iter().map(|lane| lane.lane.items.len()).sum()
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
    canvas.drawing.text(pos(NAME_AT, baseline), Align::Left, style, &*head.name);
    let after = NAME_AT + style.width(&head.name) + 8.0;
    canvas.drawing.text(pos(after, baseline), Align::Left, meta, &*count);
    if head.closed {
        let caret = pos(after + meta.width(&count) + 12.0, head.rect.center().y);
        canvas.drawing.icon(caret, TextStyle::new(Face::Icon, 12.0, Role::Ink3), icon::CARET_DOWN);
    }
    let hit = head.rect.intersection(&Rect { left: 0.0, ..areas.plot });
    canvas.stop(HitRegion::new(hit, Target::Lane(head.key.clone())), head.n_items, String::new());
}

fn draw_label(canvas: &mut Canvas, input: &SceneInput, lane: &Lane, areas: &Areas) {
    let key = match &lane.laid.slot {
        LaneSlot::One(key) => Some(key),
        LaneSlot::Shared(_) => None,
    };
    let opacity = if key.is_some_and(|key| input.is_lane_dimmed(key)) { DIMMED } else { 1.0 };
    let area = Rect { left: 0.0, right: areas.gutter.right, ..lane.rect };
    let target = key.map_or(Target::Shared, |key| Target::Lane(key.clone()));
    let n_items = lane.n_items();
    canvas.stop(HitRegion::new(area.intersection(&areas.gutter), target), n_items, String::new());
    // The name stays in sight while its lane is scrolled past the top.
    let least = BASELINES[0] + 12.0;
    let top = lane.rect.top.max(areas.plot.top).min((lane.rect.bottom - least).max(lane.rect.top));
    let height = lane.rect.bottom - top;
    let end = draw_name(canvas, input, lane, (areas, top, opacity));
    let meta = meta_style().faded(opacity);
    let n_visible = lane.n_visible();
    let count = input.wording.number(n_visible);
    if height < SECOND_AT {
        // On one line, behind the name.
        if end + 8.0 + meta.width(&count) < areas.gutter.right - 4.0 {
            canvas.drawing.text(pos(end + 6.0, top + BASELINES[0]), Align::Left, meta, count);
        }
        return;
    }
    canvas.drawing.text(pos(NAME_AT, top + BASELINES[1]), Align::Left, meta, &*count);
    let room = Rect::edges(
        NAME_AT + meta.width(&count) + 8.0,
        top + BASELINES[1] - 11.0,
        areas.gutter.right - 4.0,
        top + BASELINES[1] + 4.0,
    );
    let sides = outside(input, &lane.members);
    let n_lines = draw_outside(canvas, input, &sides, room, height >= THIRD_AT);
    let needs = if n_lines > 1 { REST_AT_THREE } else { REST_AT };
    if height >= needs {
        draw_rest(canvas, input, lane, areas);
    }
}

/// Draws the name of a lane; returns where it ends.
fn draw_name(
    canvas: &mut Canvas,
    input: &SceneInput,
    lane: &Lane,
    (areas, top, opacity): (&Areas, f32, f32),
) -> f32 {
    let baseline = top + BASELINES[0];
    let is_part = lane.members.first().is_some_and(|one| one.lane.key.is_part());
    let mut style = name_style().faded(opacity);
    let name = match &lane.laid.slot {
        LaneSlot::Shared(keys) => {
            let icon_style = TextStyle::new(Face::Icon, 14.0, Role::Ink2);
            canvas.drawing.icon(pos(17.0, baseline - 4.5), icon_style, icon::STACK);
            input.wording.count("lane.shared", keys.len())
        }
        LaneSlot::One(_) => {
            if is_part {
                style = TextStyle::new(Face::UiMedium, 12.0, Role::Ink2).faded(opacity);
            } else if let Some(one) = lane.members.first() {
                let square = Rect::new(12.0, baseline - 9.5, 10.0, 10.0);
                swatch(&mut canvas.drawing, square, one.color, opacity);
            }
            lane.members.first().map(|one| one.name.clone()).unwrap_or_default()
        }
    };
    let name = fit::fit(style.face, style.size, &name, areas.gutter.right - NAME_AT - 4.0);
    canvas.drawing.text(pos(NAME_AT, baseline), Align::Left, style, &*name);
    NAME_AT + style.width(&name)
}

/// "34 ausklappen" at the lower end of a lane, "einklappen" where it is unfolded.
fn draw_rest(canvas: &mut Canvas, input: &SceneInput, lane: &Lane, areas: &Areas) {
    let unfolds = lane.unfolds();
    let is_open = input.view.unfolded.contains(&unfolds);
    let n_rest = lane.laid.n_rest;
    if input.options.still || lane.laid.collapsed || (n_rest == 0 && !is_open) {
        return;
    }
    let style = meta_style();
    let room = areas.gutter.right - NAME_AT - 4.0;
    let (glyph, words) = match is_open {
        true => (icon::CARET_UP, input.wording.text("lane.fold").to_owned()),
        false => {
            let n = input.wording.number(n_rest);
            let long = input.wording.fill("lane.unfold", &[("n", &n)]);
            let short = input.wording.fill("lane.unfold-short", &[("n", &n)]);
            (icon::CARET_DOWN, if style.width(&long) <= room { long } else { short })
        }
    };
    let baseline = lane.rect.bottom.min(areas.plot.bottom) - 8.0;
    let target = Target::Rest(unfolds);
    let hovered = input.touch.hover.as_ref() == Some(&target);
    let role = if hovered { Role::Ink } else { Role::Ink3 };
    canvas.drawing.icon(pos(17.0, baseline - 4.0), TextStyle::new(Face::Icon, 11.0, role), glyph);
    canvas.drawing.text(
        pos(NAME_AT, baseline),
        Align::Left,
        TextStyle { paint: role.into(), ..style },
        words.as_str(),
    );
    let hit = Rect::edges(8.0, baseline - 13.0, areas.gutter.right - 2.0, baseline + 6.0);
    canvas.stop(HitRegion::new(hit, target), n_rest, words);
}

/// A square in a lane's color; a color used a second time carries a ring.
pub fn swatch(drawing: &mut Drawing, rect: Rect, color: LaneColor, opacity: f32) {
    drawing.fill(rect, 3.0, Paint::lane(color, Tint::Full).faded(opacity));
    if color.ringed() {
        let ring = Stroke::solid(1.5, Role::Surface).faded(opacity);
        drawing.outline(rect.grown(-2.5), 1.5, ring);
    }
}
