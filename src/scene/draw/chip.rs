//! A statement: a chip with its words, in one row or several. The edge at its time side says how well its time is known.

use super::surroundings::{BASELINE, CHIP, LINE, Surroundings, draw_runs, hatch_with};
use crate::font::{Face, icon};
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::input::ItemLook;
use crate::scene::label::Label;
use crate::scene::place::Side;
use crate::scene::shape::{Drawing, Stroke, TextStyle};
use crate::store::{ItemKind, ItemRef, Quality};
use crate::theme::{Paint, Role, Tint};

/// Radius of chips.
const RADIUS: f32 = 5.0;
/// Size of the glyph of a kind.
const GLYPH: f32 = 12.0;
/// From the side of a chip with the edge to its glyph and its words, and from the other side.
const GLYPH_AT: f32 = 17.0;
const WORDS_AT: f32 = 26.0;
const OTHER_GLYPH_AT: f32 = 12.0;
const OTHER_WORDS_AT: f32 = 21.0;
/// From square to square of planned time.
const SQUARES: f32 = 6.0;
/// Dashes of what is planned or possible.
const DASH: [f32; 2] = [3.0, 2.5];

/// Draws a statement into its box.
pub fn chip(drawing: &mut Drawing, label: &Label, item: ItemRef, rect: Rect, around: &Surroundings) {
    let asserted = item.modality() == crate::annotate::Modality::Asserted;
    chip_box(drawing, rect, asserted, around);
    let left_edge = label.place.side != Side::Left;
    time_edge(drawing, item.quality(), rect, left_edge, around);
    let (glyph_at, words_at) =
        if left_edge { (GLYPH_AT, WORDS_AT) } else { (OTHER_GLYPH_AT, OTHER_WORDS_AT) };
    kind_glyph(drawing, item.kind(), pos(rect.left + glyph_at, rect.top + CHIP / 2.0), around);
    let ink = (!asserted).then(|| around.role(Role::Ink2));
    for (row, runs) in label.lines.iter().enumerate() {
        let at = pos(rect.left + words_at, rect.top + BASELINE + LINE * row as f32);
        draw_runs(drawing, around, at, runs, ink);
    }
}

fn chip_box(drawing: &mut Drawing, rect: Rect, asserted: bool, around: &Surroundings) {
    let look = around.look;
    if look.selected && !look.dimmed {
        drawing.fill(rect.moved(0.0, 2.0).grown(1.0), RADIUS + 1.0, Role::Shadow2);
    }
    if look.focused {
        drawing.outline(rect.grown(3.0), RADIUS + 3.0, Stroke::solid(2.0, Role::Accent));
    }
    let fill = match look {
        ItemLook { pressed: true, .. } => around.lane(Tint::Pressed),
        ItemLook { hovered: true, .. } => around.lane(Tint::Hover),
        _ => around.role(if asserted { Role::Surface } else { Role::Canvas }),
    };
    let border = match look {
        ItemLook { selected: true, .. } => Stroke::solid(2.0, around.role(Role::Ink)),
        ItemLook { hovered: true, .. } | ItemLook { pressed: true, .. } => {
            Stroke::solid(1.0, around.lane(Tint::HoverBorder))
        }
        _ if !asserted => Stroke::dashed(1.0, around.role(Role::Line3), DASH),
        _ => Stroke::solid(1.0, around.role(Role::Line2)),
    };
    drawing.boxed(rect, RADIUS, fill, border);
}

/// The edge at the side of a chip's time: how well it is known.
fn time_edge(drawing: &mut Drawing, quality: Quality, rect: Rect, left: bool, around: &Surroundings) {
    let full = around.lane(Tint::Full);
    let x = if left { rect.left + 3.5 } else { rect.right - 7.5 };
    let edge = Rect::edges(x, rect.top + 3.5, x + 4.0, rect.bottom - 3.5);
    quality_edge(drawing, quality, edge, full, SQUARES);
    if quality == Quality::Exact {
        // A clock time is known: a dot in the edge.
        let center = pos(edge.center().x, rect.top + CHIP / 2.0);
        drawing.disc(center, 3.6, full);
        drawing.disc(center, 1.4, around.role(Role::Surface));
    }
}

/// A line at the side of words that says how well their time is known; that of planned time is squares `step` apart.
pub(super) fn quality_edge(drawing: &mut Drawing, quality: Quality, edge: Rect, paint: Paint, step: f32) {
    match quality {
        Quality::Exact | Quality::Stated => drawing.fill(edge, 2.0, paint),
        Quality::Assumed => drawing.outline(edge.grown(-0.6), 1.6, Stroke::solid(1.2, paint)),
        Quality::Vague => hatch_with(drawing, edge, paint, (1.8, 4.0)),
        Quality::Planned => {
            let mut top = edge.top;
            while top + 3.0 <= edge.bottom + 0.5 {
                drawing.fill(Rect::new(edge.left, top, 4.0, 3.0), 0.5, paint);
                top += step;
            }
        }
        Quality::Undated => {}
    }
}

/// A glyph of a face of icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindIcon {
    /// The face, filled or in outline.
    pub face: Face,
    /// The letter of the face.
    pub glyph: char,
}

/// The glyph of a kind of statement.
pub fn kind_icon(kind: ItemKind) -> KindIcon {
    let (face, glyph) = match kind {
        ItemKind::Event => (Face::IconFill, icon::CIRCLE),
        ItemKind::Direct => (Face::IconFill, icon::QUOTES),
        ItemKind::Indirect => (Face::Icon, icon::CHAT_TEARDROP_TEXT),
        ItemKind::Position => (Face::Icon, icon::FLAG_PENNANT),
    };
    KindIcon { face, glyph }
}

fn kind_glyph(drawing: &mut Drawing, kind: ItemKind, center: Pos, around: &Surroundings) {
    let KindIcon { face, glyph } = kind_icon(kind);
    drawing.icon(center, TextStyle::new(face, GLYPH, around.lane(Tint::Glyph)), glyph);
}
