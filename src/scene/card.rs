//! How one item looks: chip, card, dot, bar, band, pill. Shape says the kind, the left edge says
//! how well the time is known.

use super::areas::Areas;
use super::entry::{
    BAR_PADDING, CARD_LEFT, CARD_RIGHT, CHIP_FURNITURE, DOT, LabelSide, LaneEntry, NAME_GAP, dot_center,
    event_style,
};
use super::excerpt::speaker_name;
use super::geometry::{Pos, Rect, pos};
use super::input::{DIMMED, ItemLook, SceneInput};
use super::lanes::SLOT;
use super::pack::{BlockClass, GAP};
use super::shape::{Align, Drawing, Shape, Stroke, TextStyle};
use crate::font::{Face, fit, icon};
use crate::store::{ItemKind, Quality};
use crate::theme::{LaneColor, Paint, Role, Tint};

/// Radius of chips and cards.
const RADIUS: f32 = 5.0;
/// Radius of bars.
const BAR_RADIUS: f32 = 4.0;
/// Height of a pill.
pub const PILL: f32 = 19.0;
/// Height of the chip's line in a card.
const HEAD: f32 = 20.0;
/// Distance of the lines of a card.
const LINE: f32 = 18.0;
/// A chip narrower than this shows its glyph alone, narrower than the second its edge alone.
const MIN_NAME_CHIP: f32 = 56.0;
const MIN_GLYPH_CHIP: f32 = 28.0;
/// An excerpt shorter than this is left out, so that the name stays whole.
const MIN_EXCERPT: f32 = 24.0;
/// A name in a pill is not cut to less than this.
const MIN_PILL_NAME: f32 = 48.0;
/// Stripes of vague time: thickness and distance.
const STRIPES: (f32, f32) = (2.0, 6.0);
/// Dashes of planned time.
const DASH: [f32; 2] = [5.0, 3.5];
/// A vague bar fades over this width where it ends in view.
const FADE: f32 = 72.0;

/// What an item is drawn in.
pub struct Surroundings<'a> {
    /// The scene's input.
    pub input: &'a SceneInput<'a>,
    /// The areas of the scene, for what runs to the plot's edges.
    pub areas: &'a Areas,
    /// The lane's color.
    pub color: LaneColor,
    /// How it stands out.
    pub look: ItemLook,
}

impl Surroundings<'_> {
    fn lane(&self, tint: Tint) -> Paint {
        self.fade(Paint::lane(self.color, tint))
    }

    fn role(&self, role: Role) -> Paint {
        self.fade(role.into())
    }

    fn fade(&self, paint: Paint) -> Paint {
        if self.look.dimmed { paint.faded(DIMMED) } else { paint }
    }

    fn text(&self, face: Face, size: f32, role: Role) -> TextStyle {
        TextStyle::new(face, size, self.role(role))
    }
}

/// Draws an item into its box.
pub fn draw(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    match entry.class {
        BlockClass::Statement => statement(drawing, entry, rect, around),
        BlockClass::Instant => instant(drawing, entry, rect, around),
        BlockClass::Duration | BlockClass::Context => bar(drawing, entry, rect, around),
    }
}

fn statement(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
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

/// A wash behind the words that were searched for.
fn mark_hits(drawing: &mut Drawing, around: &Surroundings, style: TextStyle, at: Pos, text: &str) {
    let query = around.input.view.filter.text.trim();
    if query.is_empty() {
        return;
    }
    for span in crate::store::matches_in(text, query) {
        let (Some(before), found) = (text.get(..span.begin as usize), span.of(text)) else { continue };
        let left = at.x + style.width(before);
        let rect = Rect::edges(left - 1.0, at.y - style.size, left + style.width(found) + 1.0, at.y + 4.0);
        drawing.fill(rect, 2.0, around.role(Role::StatementCurrent));
    }
}

fn instant(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
    let style = event_style();
    let style = TextStyle { paint: around.role(Role::Ink), ..style };
    let room = (entry.reach.right - rect.left - DOT).max(0.0);
    let label = fit::fit(style.face, style.size, &entry.text, room);
    let (left, baseline) = (rect.left + DOT, rect.top + 14.4);
    let end = left + style.width(&label);
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

fn bar(drawing: &mut Drawing, entry: &LaneEntry, rect: Rect, around: &Surroundings) {
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
    let room =
        if rect.right - left < style.width(&entry.text) + BAR_PADDING || entry.side != LabelSide::Inside {
            room
        } else {
            f32::INFINITY
        };
    let label = fit::fit(style.face, style.size, &entry.text, room);
    let end = left + style.width(&label);
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

fn hatch(drawing: &mut Drawing, rect: Rect, paint: Paint) {
    hatch_with(drawing, rect, paint, STRIPES);
}

fn hatch_with(drawing: &mut Drawing, rect: Rect, paint: Paint, (stripe, period): (f32, f32)) {
    if rect.width() > 0.0 {
        drawing.shapes.push(Shape::Hatch { rect, paint, stripe, period });
    }
}

/// How a pill stands out.
#[derive(Clone, Copy, Debug)]
pub struct PillLook {
    /// The lane's color.
    pub color: LaneColor,
    /// Whether the pointer is on it.
    pub hovered: bool,
}

/// A pill for items that found no room, at the left of `room`; returns where it is.
pub fn pill(
    drawing: &mut Drawing,
    room: Rect,
    n: usize,
    names: &[String],
    PillLook { color, hovered }: PillLook,
) -> Rect {
    let bold = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink);
    let plain = TextStyle::new(Face::Ui, 12.0, Role::Ink2);
    let count = format!("+{n}");
    let text_left = least_pill(n) - 11.0;
    let mut text = String::new();
    for name in names {
        let longer = if text.is_empty() { name.clone() } else { format!("{text}, {name}") };
        let text_room = room.width() - text_left - NAME_GAP - 11.0;
        if plain.width(&longer) > text_room {
            // A first name that is too long is cut; further ones are left out.
            if text.is_empty() && text_room > MIN_PILL_NAME {
                text = fit::fit(plain.face, plain.size, name, text_room).into_owned();
            }
            break;
        }
        text = longer;
    }
    let names_width = if text.is_empty() { 0.0 } else { NAME_GAP + plain.width(&text) };
    let rect = Rect::new(room.left, room.top, text_left + names_width + 11.0, PILL);
    let border = Paint::lane(color, Tint::HoverBorder);
    drawing.fill(rect, PILL / 2.0, Paint::lane(color, Tint::Pill));
    if hovered {
        drawing.outline(rect, PILL / 2.0, Stroke::solid(1.0, border));
    }
    let baseline = rect.top + 13.9;
    drawing.icon(
        pos(rect.left + 16.0, rect.top + PILL / 2.0),
        TextStyle::new(Face::Icon, 13.0, Role::Ink2),
        icon::STACK,
    );
    drawing.text(pos(rect.left + 25.0, baseline), Align::Left, bold, count);
    drawing.text(pos(rect.left + text_left - 1.0 + NAME_GAP, baseline), Align::Left, plain, text);
    rect
}

/// The width of a pill of `n` items that names none of them.
pub fn least_pill(n: usize) -> f32 {
    let bold = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink);
    26.0 + bold.width(&format!("+{n}")) + 11.0
}

/// The pill that closes an open bin, at the left top corner `at`; returns where it is.
pub fn open_pill(drawing: &mut Drawing, at: Pos, text: &str) -> Rect {
    let style = TextStyle::new(Face::UiSemiBold, 12.0, Role::Canvas);
    let rect = Rect::new(at.x, at.y, 26.0 + style.width(text) + 11.0, PILL);
    drawing.fill(rect, PILL / 2.0, Role::Ink);
    drawing.icon(
        pos(rect.left + 16.0, rect.top + PILL / 2.0),
        TextStyle::new(Face::Icon, 12.0, Role::Canvas),
        icon::CARET_UP,
    );
    drawing.text(pos(rect.left + 26.0, rect.top + 13.9), Align::Left, style, text);
    rect
}
