//! An event that lasted: a bar over its interval with its words on it.

use super::surroundings::{BASELINE, Surroundings, draw_runs, hatch};
use crate::font::{Face, icon};
use crate::scene::geometry::{Rect, XRange, pos};
use crate::scene::label::Label;
use crate::scene::shape::{Drawing, Stroke, TextStyle};
use crate::store::{ItemRef, Quality};
use crate::theme::{Paint, Role, Tint};

/// Radius of bars.
const RADIUS: f32 = 4.0;
/// Dashes of planned time.
const DASH: [f32; 2] = [5.0, 3.5];
/// From the bar's end to its words.
const PADDING: f32 = 9.0;
/// So far past the plot's edge runs a bar that goes on there, so that no rounded end suggests it stops.
const PAST: f32 = 8.0;

/// Draws a bar into its box; `span` is its whole interval.
pub fn bar(
    drawing: &mut Drawing,
    label: &Label,
    item: ItemRef,
    (rect, span): (Rect, XRange),
    around: &Surroundings,
) {
    let plot = around.areas.plot;
    let goes_on = (span.left < plot.left - 1.0, span.right > plot.right + 1.0);
    let body = Rect {
        left: if goes_on.0 { plot.left - PAST } else { rect.left },
        right: if goes_on.1 { plot.right + PAST } else { rect.right },
        ..rect
    };
    let ink = bar_body(drawing, item.quality(), body, around);
    let mut left = rect.left + PADDING;
    if goes_on.0 {
        let caret = TextStyle::new(Face::Icon, 12.0, ink);
        drawing.icon(pos(rect.left + 8.0, rect.center().y), caret, icon::CARET_LEFT);
        left += 10.0;
    }
    let end = match label.lines.first() {
        Some(runs) => draw_runs(drawing, around, pos(left, rect.top + BASELINE), runs, Some(ink)),
        None => left,
    };
    if item.quality() == Quality::Vague {
        hatch(drawing, Rect { left: end + 8.0, ..body }, around.lane(Tint::VagueStripe));
    }
    if goes_on.1 {
        let caret = TextStyle::new(Face::Icon, 12.0, ink);
        drawing.icon(pos(plot.right - 10.0, rect.center().y), caret, icon::CARET_RIGHT);
    }
    if around.look.selected {
        drawing.outline(body.grown(2.0), RADIUS + 2.0, Stroke::solid(2.0, around.role(Role::Ink)));
    }
    if around.look.focused {
        drawing.outline(body.grown(4.0), RADIUS + 4.0, Stroke::solid(2.0, Role::Accent));
    }
}

/// Draws a bar without its words; returns the paint for text on it.
fn bar_body(drawing: &mut Drawing, quality: Quality, body: Rect, around: &Surroundings) -> Paint {
    let ink = around.role(Role::Ink);
    let full = around.lane(if around.look.hovered { Tint::HoverBar } else { Tint::Full });
    match quality {
        Quality::Exact | Quality::Stated => {
            drawing.fill(body, RADIUS, full);
            around.lane(Tint::Text)
        }
        Quality::Assumed | Quality::Undated => {
            drawing.boxed(body.grown(-0.6), RADIUS, around.role(Role::Canvas), Stroke::solid(1.2, full));
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
