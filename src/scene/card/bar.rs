//! An event that lasted: a bar with its label on it or beside it; context as a band along the lane's edge.

use super::surroundings::{HEAD, Surroundings, hatch, mark_hits};
use crate::font::{Face, fit, icon};
use crate::scene::entry::{BAR_PADDING, LabelSide, LaneEntry, event_style};
use crate::scene::geometry::{Rect, pos};
use crate::scene::shape::{Align, Drawing, Shape, Stroke, TextStyle};
use crate::store::Quality;
use crate::theme::{LaneColor, Paint, Role, Tint};

/// Radius of bars.
const BAR_RADIUS: f32 = 4.0;
/// Dashes of planned time.
const DASH: [f32; 2] = [5.0, 3.5];
/// A vague bar fades over this width where it ends in view.
const FADE: f32 = 72.0;

/// Draws an event that lasted into its box.
pub fn bar(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    let areas = around.areas;
    let goes_on = (entry.span.left < areas.plot.left, entry.span.right > areas.plot.right);
    // A bar that goes on runs past the edge, so that no rounded end suggests it stops there.
    let left = if goes_on.0 { areas.plot.left - 8.0 } else { rect.left };
    let right = if goes_on.1 { areas.plot.right + 8.0 } else { rect.right };
    let body = Rect { left, right, bottom: rect.top + HEAD, ..rect };
    let quality = entry.item.quality();
    let ink = bar_body(drawing, quality, body, around);
    let label_end = bar_label(drawing, entry, rect, (goes_on.0, ink), around);
    if quality == Quality::Vague {
        vague_end(drawing, body, label_end, goes_on.1, around);
    }
    if goes_on.1 {
        let caret = TextStyle::new(Face::Icon, 12.0, ink);
        drawing.icon(pos(areas.plot.right - 12.0, rect.top + HEAD / 2.0), caret, icon::CARET_RIGHT);
    }
    if around.look.selected {
        drawing.outline(body.grown(2.0), BAR_RADIUS + 2.0, Stroke::solid(2.0, around.role(Role::Ink)));
    }
    if around.look.focused {
        drawing.outline(body.grown(4.0), BAR_RADIUS + 4.0, Stroke::solid(2.0, Role::Accent));
    }
}

/// Draws a bar without its label; returns the paint for text on it.
fn bar_body(drawing: &mut Drawing, quality: Quality, body: Rect, around: &Surroundings) -> Paint {
    let ink = around.role(Role::Ink);
    let full = around.lane(if around.look.hovered { Tint::HoverBar } else { Tint::Full });
    match quality {
        Quality::Exact | Quality::Stated => {
            drawing.fill(body, BAR_RADIUS, full);
            around.lane(Tint::Text)
        }
        Quality::Assumed | Quality::Undated => {
            drawing.boxed(body.grown(-0.6), BAR_RADIUS, around.role(Role::Canvas), Stroke::solid(1.2, full));
            ink
        }
        Quality::Vague => {
            drawing.fill(body, 0.0, around.lane(Tint::VagueGround));
            ink
        }
        Quality::Planned => {
            let stroke = Stroke::dashed(1.5, full, DASH);
            drawing.boxed(body.grown(-0.75), 2.0, around.lane(Tint::Planned), stroke);
            ink
        }
    }
}

/// Draws the label of a bar; returns where it ends.
fn bar_label(
    drawing: &mut Drawing,
    entry: &LaneEntry,
    rect: Rect,
    (caret, ink): (bool, Paint),
    around: &Surroundings,
) -> f32 {
    let baseline = rect.top + 14.4;
    let inside = TextStyle { paint: ink, ..event_style() };
    let outside = TextStyle { paint: around.role(Role::Ink), ..event_style() };
    let (style, left, room) = match entry.side {
        LabelSide::Inside => {
            let left = rect.left + if caret { 22.0 } else { BAR_PADDING };
            (inside, left, rect.right - left - BAR_PADDING - 14.0)
        }
        LabelSide::Right => (outside, rect.right + 7.0, entry.reach.right - rect.right - 8.0),
        LabelSide::Left => (outside, entry.reach.left, rect.left - entry.reach.left - 7.0),
        LabelSide::None => return rect.left,
    };
    if caret && entry.side == LabelSide::Inside {
        drawing.icon(
            pos(rect.left + 10.0, rect.top + HEAD / 2.0),
            TextStyle { face: Face::Icon, ..style },
            icon::CARET_LEFT,
        );
    }
    // A label that fits inside is not cut, however little is left at its end.
    let room =
        if rect.right - left < style.width(&entry.text) + BAR_PADDING || entry.side != LabelSide::Inside {
            room
        } else {
            f32::INFINITY
        };
    let label = fit::fit(style.face, style.size, &entry.text, room);
    let end = left + style.width(&label);
    // Outside of its bar a label stands on the lines of the grid, which would run through it.
    if entry.side != LabelSide::Inside && !label.is_empty() {
        around.areas.ground(drawing, Rect::edges(left - 2.0, rect.top + 2.0, end + 3.0, rect.top + 18.0));
    }
    mark_hits(drawing, around, style, pos(left, baseline), &label);
    drawing.text(pos(left, baseline), Align::Left, style, &*label);
    if around.look.hovered && entry.side != LabelSide::Inside {
        drawing.line(pos(left, baseline + 2.5), pos(end, baseline + 2.5), Stroke::solid(1.0, style.paint));
    }
    if entry.side == LabelSide::Inside { end } else { rect.left }
}

/// The part of a vague bar behind its label: stripes that fade out where the bar ends in view.
fn vague_end(drawing: &mut Drawing, body: Rect, label_end: f32, goes_on: bool, around: &Surroundings) {
    let right = body.right.min(around.areas.plot.right);
    let stripes = Rect { left: label_end + 8.0, right, ..body };
    if stripes.width() <= 0.0 {
        return;
    }
    hatch(drawing, stripes, around.lane(Tint::VagueStripe));
    if !goes_on {
        let fade = Rect { left: stripes.left.max(right - FADE), ..stripes };
        drawing
            .shapes
            .push(Shape::Fade { rect: fade, paint: around.areas.ground_at(fade.right - 1.0).into() });
    }
}

/// Context along a crowded lane's edge.
pub fn band(drawing: &mut Drawing, rect: Rect, color: LaneColor) {
    drawing.fill(rect, 0.0, Paint::lane(color, Tint::VagueGround));
    hatch(drawing, rect, Paint::lane(color, Tint::Tail));
}
