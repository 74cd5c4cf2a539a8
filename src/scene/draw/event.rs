//! An event at one time: a dot at its time side and its words; no box.

use super::surroundings::{BASELINE, CHIP, LINE, Surroundings, clear_lines, draw_runs, hatch_with};
use crate::annotate::Modality;
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::label::Label;
use crate::scene::place::Side;
use crate::scene::shape::{Drawing, Stroke};
use crate::store::{ItemRef, Quality};
use crate::theme::{Role, Tint};

/// Radius of the dot, and where its middle is from the label's end.
const DOT: f32 = 4.5;
const DOT_AT: f32 = 6.0;
/// From the dot's end of the label to its words, and from the other end.
const WORDS_AT: f32 = 16.0;
const OTHER_WORDS_AT: f32 = 2.0;
/// Radius of the ring around the label that has the keyboard.
const RADIUS: f32 = 5.0;

/// Draws an event into its box.
pub fn event(drawing: &mut Drawing, label: &Label, item: ItemRef, rect: Rect, around: &Surroundings) {
    clear_lines(drawing, around.areas, rect);
    let at_left = label.place.side != Side::Left;
    let (dot_x, words_x) = match at_left {
        true => (rect.left + DOT_AT, rect.left + WORDS_AT),
        false => (rect.right - DOT_AT, rect.left + OTHER_WORDS_AT),
    };
    let center = pos(dot_x, rect.top + CHIP / 2.0);
    let asserted = item.modality() == Modality::Asserted;
    dot(drawing, item.quality(), asserted, center, around);
    if around.look.selected {
        drawing.ring(center, 7.5, Stroke::solid(2.0, around.role(Role::Ink)));
    }
    if around.look.focused {
        drawing.outline(rect.grown(1.0), RADIUS, Stroke::solid(2.0, Role::Accent));
    }
    let ink = (!asserted).then(|| around.role(Role::Ink2));
    for (row, runs) in label.lines.iter().enumerate() {
        let baseline = rect.top + BASELINE + LINE * row as f32;
        let end = draw_runs(drawing, around, pos(words_x, baseline), runs, ink);
        if around.look.hovered || around.look.selected {
            let y = baseline + 2.5;
            drawing.line(pos(words_x, y), pos(end, y), Stroke::solid(1.0, around.role(Role::Ink)));
        }
    }
}

/// The dot of an event.
fn dot(drawing: &mut Drawing, quality: Quality, asserted: bool, center: Pos, around: &Surroundings) {
    let full = around.lane(Tint::Full);
    if !asserted {
        return drawing.ring(center, DOT - 0.8, Stroke::dashed(1.6, full, [2.4, 2.0]));
    }
    match quality {
        Quality::Exact | Quality::Stated => drawing.disc(center, DOT, full),
        Quality::Assumed | Quality::Undated => {
            drawing.ring(center, DOT - 0.8, Stroke::solid(1.6, full));
        }
        Quality::Vague => {
            drawing.disc(center, DOT, around.lane(Tint::VagueMark));
            hatch_with(drawing, Rect::around(center, 3.2), full, (1.6, 3.6));
        }
        Quality::Planned => drawing.ring(center, DOT - 0.8, Stroke::dashed(1.6, full, [2.4, 2.0])),
    }
}
