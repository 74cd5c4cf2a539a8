//! A statement: a chip with its name and excerpt, or a card with more lines of it. The left edge says how
//! well its time is known.

use super::surroundings::{HEAD, Surroundings, hatch, hatch_with, mark_hits};
use crate::font::{Face, fit, icon};
use crate::scene::entry::{CARD_LEFT, CARD_RIGHT, CHIP_FURNITURE, LaneEntry, NAME_GAP};
use crate::scene::excerpt::speaker_name;
use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::input::ItemLook;
use crate::scene::lanes::SLOT;
use crate::scene::pack::GAP;
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::store::{ItemKind, Quality};
use crate::theme::{Paint, Role, Tint};

/// Radius of chips and cards.
const RADIUS: f32 = 5.0;
/// Distance of the lines of a card.
const LINE: f32 = 18.0;
/// A chip narrower than this shows its glyph alone, narrower than the second its edge alone.
const MIN_NAME_CHIP: f32 = 56.0;
const MIN_GLYPH_CHIP: f32 = 28.0;
/// An excerpt shorter than this is left out, so that the name stays whole.
const MIN_EXCERPT: f32 = 24.0;

/// Draws a statement into its box.
pub fn statement(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    if entry.has_tail() {
        let y = rect.top + 8.0;
        let tail =
            Rect::edges(rect.right + GAP + 1.0, y, entry.reach.right.min(around.areas.plot.right), y + 4.0);
        hatch(drawing, tail, around.lane(Tint::Tail));
    }
    chip_box(drawing, rect, around);
    time_edge(drawing, entry.item.quality(), rect, around);
    if rect.width() < MIN_GLYPH_CHIP {
        return;
    }
    kind_glyph(drawing, entry.item.kind(), pos(rect.left + 19.0, rect.top + 10.0), around);
    if rect.width() < MIN_NAME_CHIP {
        return;
    }
    if rect.height() > HEAD + 1.0 {
        card_text(drawing, entry, rect, around)
    } else {
        chip_text(drawing, entry, rect, around)
    }
}

fn chip_box(drawing: &mut Drawing, rect: Rect, around: &Surroundings) {
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
        _ => around.role(Role::Surface),
    };
    let border = match look {
        ItemLook { selected: true, .. } => Stroke::solid(2.0, around.role(Role::Ink)),
        ItemLook { hovered: true, .. } | ItemLook { pressed: true, .. } => {
            Stroke::solid(1.0, around.lane(Tint::HoverBorder))
        }
        _ => Stroke::solid(1.0, around.role(Role::Line2)),
    };
    drawing.boxed(rect, RADIUS, fill, border);
}

/// The left edge of a chip: how well its time is known.
fn time_edge(drawing: &mut Drawing, quality: Quality, rect: Rect, around: &Surroundings) {
    let full = around.lane(Tint::Full);
    let edge = Rect::edges(rect.left + 4.0, rect.top + 4.0, rect.left + 8.0, rect.bottom - 4.0);
    match quality {
        Quality::Exact => {
            let center = pos(rect.left, rect.top + HEAD / 2.0);
            drawing.disc(center, 6.0, around.role(Role::Canvas));
            drawing.disc(center, 4.5, full);
        }
        Quality::Stated => drawing.fill(edge, 2.0, full),
        Quality::Assumed => drawing.outline(edge.grown(-0.6), 1.6, Stroke::solid(1.2, full)),
        Quality::Vague => hatch_with(drawing, edge, full, (1.8, 4.0)),
        Quality::Planned => planned_edge(drawing, edge, full),
        Quality::Undated => {}
    }
}

/// Squares as far apart as they are high.
fn planned_edge(drawing: &mut Drawing, edge: Rect, paint: Paint) {
    let mut top = edge.top;
    while top + 3.5 <= edge.bottom + 0.5 {
        drawing.fill(Rect::new(edge.left, top, 4.0, 3.5), 0.5, paint);
        top += 8.0;
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
    drawing.icon(center, TextStyle::new(face, 13.0, around.lane(Tint::Glyph)), glyph);
}

fn chip_text(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    let (left, baseline) = (rect.left + 29.0, rect.top + 14.4);
    let room = rect.width() - CHIP_FURNITURE;
    let bold = around.text(Face::UiSemiBold, 12.0, Role::Ink);
    let plain = around.text(Face::Ui, 12.0, Role::Ink2);
    let name = speaker_name(entry.item);
    let name_width = bold.width(name);
    let gap = if name.is_empty() { 0.0 } else { NAME_GAP };
    let text_room = room - name_width - gap;
    if text_room < MIN_EXCERPT {
        let name = fit::fit(bold.face, bold.size, name, room);
        drawing.text(pos(left, baseline), Align::Left, bold, &*name);
        return;
    }
    drawing.text(pos(left, baseline), Align::Left, bold, name);
    let text = fit::fit(plain.face, plain.size, &entry.text, text_room);
    let x = left + name_width + gap;
    mark_hits(drawing, around, plain, pos(x, baseline), &text);
    drawing.text(pos(x, baseline), Align::Left, plain, &*text);
}

fn card_text(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    let n_lines = ((rect.height() + GAP) / SLOT).round() as usize;
    if speaker_name(entry.item).is_empty() {
        // Nobody is named: the text begins beside the glyph.
        return lines(drawing, entry, pos(rect.left + 29.0, rect.top + 15.4), (rect.right, n_lines), around);
    }
    card_head(drawing, entry, rect, around);
    lines(drawing, entry, pos(rect.left + CARD_LEFT, rect.top + 34.4), (rect.right, n_lines - 1), around);
}

/// Name and number of sources.
fn card_head(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    let baseline = rect.top + 15.4;
    let bold = around.text(Face::UiSemiBold, 12.0, Role::Ink);
    let meta = around.text(Face::Ui, 11.0, Role::Ink3);
    let room = rect.width() - CHIP_FURNITURE;
    let name = fit::fit(bold.face, bold.size, speaker_name(entry.item), room);
    drawing.text(pos(rect.left + 29.0, baseline), Align::Left, bold, &*name);
    let n_sources = entry.item.n_sources();
    let sources = around.input.wording.count("timeline.sources", n_sources);
    if n_sources > 1 && bold.width(&name) + 12.0 + meta.width(&sources) <= room {
        drawing.text(pos(rect.right - CARD_RIGHT, baseline), Align::Right, meta, sources);
    }
}

/// The text of a card, from its first baseline, as far as `right` and in so many lines.
fn lines(
    drawing: &mut Drawing,
    entry: &LaneEntry,
    at: Pos,
    (right, n_lines): (f32, usize),
    around: &Surroundings,
) {
    let style = around.text(Face::Ui, 12.5, Role::Ink);
    let room = right - CARD_RIGHT - at.x;
    for (row, line) in fit::wrap(style.face, style.size, &entry.text, room, n_lines).into_iter().enumerate() {
        let at = pos(at.x, at.y + LINE * row as f32);
        mark_hits(drawing, around, style, at, &line);
        drawing.text(at, Align::Left, style, line);
    }
}
