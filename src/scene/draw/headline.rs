//! A headline: a pill with the number of its items at its time side, and its words.

use super::surroundings::{BASELINE, Surroundings, clear_lines, draw_runs};
use crate::font::Face;
use crate::scene::geometry::{Rect, pos};
use crate::scene::label::{Label, pill_width};
use crate::scene::place::Side;
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::theme::{Role, Tint};

/// Height of the pill, and its distance from the words.
const PILL: f32 = 16.0;
const GAP: f32 = 7.0;
const MARGIN: f32 = 2.0;

/// Draws a headline into its box.
pub fn headline(drawing: &mut Drawing, label: &Label, rect: Rect, around: &Surroundings) {
    clear_lines(drawing, around.areas, rect);
    let wording = around.input.wording;
    let width = pill_width(wording, label.candidate.n_items);
    let (pill_x, words_x) = match label.place.side {
        Side::Left => (rect.right - width, rect.left + MARGIN),
        _ => (rect.left, rect.left + width + GAP),
    };
    let pill = Rect::new(pill_x, rect.top + 1.0, width, PILL);
    let look = around.look;
    if look.selected {
        drawing.outline(pill.grown(2.0), PILL / 2.0 + 2.0, Stroke::solid(2.0, around.role(Role::Ink)));
    }
    drawing.fill(pill, PILL / 2.0, around.lane(if look.hovered { Tint::Pressed } else { Tint::Pill }));
    let number = TextStyle { face: Face::UiSemiBold, size: 11.0, paint: around.role(Role::Ink) };
    let baseline = pill.top + 12.0;
    let count = wording.number(label.candidate.n_items);
    drawing.text(pos(pill.center().x, baseline), Align::Center, number, count);
    let Some(runs) = label.lines.first() else { return };
    let end = draw_runs(drawing, around, pos(words_x, rect.top + BASELINE), runs, None);
    if look.hovered || look.selected {
        let y = rect.top + BASELINE + 2.5;
        drawing.line(pos(words_x, y), pos(end, y), Stroke::solid(1.0, around.role(Role::Ink)));
    }
}
