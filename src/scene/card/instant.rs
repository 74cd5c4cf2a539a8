//! An event at one time: a dot, its label, and a whisker to the end of the time in which it was.

use super::surroundings::{HEAD, Surroundings, hatch_with, mark_hits};
use crate::font::fit;
use crate::scene::entry::{DOT, LaneEntry, dot_center, event_style};
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::pack::GAP;
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::store::Quality;
use crate::theme::{Role, Tint};

/// Radius of the ring around the label that has the keyboard.
const RADIUS: f32 = 5.0;

/// Draws an event at one time into its box.
pub fn instant(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    let style = event_style();
    let style = TextStyle { paint: around.role(Role::Ink), ..style };
    let room = (entry.reach.right - rect.left - DOT).max(0.0);
    let label = fit::fit(style.face, style.size, &entry.text, room);
    let (left, baseline) = (rect.left + DOT, rect.top + 14.4);
    let end = left + style.width(&label);
    // The lines of the grid would run through the words.
    around.areas.ground(drawing, Rect::edges(rect.left + 1.0, rect.top + 2.0, end + 3.0, rect.top + 18.0));
    let center = dot_center(rect);
    dot(drawing, entry.item.quality(), center, around);
    if around.look.selected {
        drawing.ring(center, 8.5, Stroke::solid(2.0, around.role(Role::Ink)));
    }
    if around.look.focused {
        drawing.outline(
            Rect::edges(rect.left - 1.0, rect.top, end + 4.0, rect.top + HEAD),
            RADIUS,
            Stroke::solid(2.0, Role::Accent),
        );
    }
    mark_hits(drawing, around, style, pos(left, baseline), &label);
    drawing.text(pos(left, baseline), Align::Left, style, &*label);
    if around.look.hovered {
        drawing.line(pos(left, baseline + 2.5), pos(end, baseline + 2.5), Stroke::solid(1.0, style.paint));
    }
    whisker(drawing, entry, end + 7.0, center.y, around);
}

/// The dot of an instant event.
fn dot(drawing: &mut Drawing, quality: Quality, center: Pos, around: &Surroundings) {
    let full = around.lane(Tint::Full);
    match quality {
        Quality::Exact | Quality::Stated => drawing.disc(center, 5.5, full),
        Quality::Assumed | Quality::Undated => drawing.ring(center, 4.6, Stroke::solid(2.0, full)),
        Quality::Vague => {
            drawing.disc(center, 5.5, around.lane(Tint::VagueMark));
            let half = Rect::around(center, 3.9);
            hatch_with(drawing, half, full, (1.8, 4.0));
        }
        Quality::Planned => drawing.ring(center, 4.6, Stroke::dashed(2.0, full, [2.6, 2.2])),
    }
}

/// From an instant event's label to the end of the time in which it was, where there is room.
fn whisker(drawing: &mut Drawing, entry: &LaneEntry, from: f32, y: f32, around: &Surroundings) {
    let to = (entry.span.right - GAP).min(around.areas.plot.right);
    if entry.reach.right < entry.span.right - GAP - 1.0 || to - from < 14.0 {
        return;
    }
    let tint = around.lane(Tint::Whisker);
    let stroke = match entry.item.quality() {
        Quality::Exact | Quality::Stated => Stroke::solid(1.5, tint),
        _ => Stroke::dashed(1.5, tint, [3.0, 3.0]),
    };
    drawing.line(pos(from, y), pos(to, y), stroke);
    if entry.span.right <= around.areas.plot.right {
        drawing.line(pos(to, y - 3.5), pos(to, y + 3.5), Stroke::solid(1.5, tint));
    }
}
