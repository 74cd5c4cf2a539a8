//! A card: its words in lines, its height, and how it is drawn.

use super::lines::{lines, text_lines};
use super::material::Material;
use crate::font::{Face, width};
use crate::scene::geometry::{Rect, pos};
use crate::scene::kind_icon;
use crate::scene::shape::{Align, Drawing, Shape, Stroke, TextStyle};
use crate::store::{ItemKind, Quality};
use crate::theme::{Paint, Role, Tint};

/// Distance of lines, in sizes of the text.
const LINE: f32 = 1.36;
/// Sizes of the circumstance, of what comes next and of the numbers, in sizes of the text.
const BESIDE: f32 = 0.8;
const MORE: f32 = 0.9;
const NUMBERS: f32 = 0.62;
/// Nothing but the time edge comes nearer to an edge of the card.
const CLEAR: f32 = 12.0;
/// How a card is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Size of the text.
    pub body: f32,
    /// Width of the card.
    pub width: f32,
    /// The smallest size there may be.
    pub least: f32,
    /// Whether it says what comes next.
    pub more: bool,
}

/// A card in lines.
#[derive(Clone, Debug)]
pub struct Card {
    setting: Setting,
    name: Vec<String>,
    text: Vec<String>,
    circumstance: Vec<String>,
    more: Vec<String>,
    numbers: String,
    /// Whether the numbers stand in a line of their own.
    numbers_below: bool,
    is_event: bool,
    /// Its height.
    pub height: f32,
}

impl Setting {
    fn small(&self, share: f32) -> f32 {
        (share * self.body).round().max(self.least)
    }

    /// From the edge of the card to its words.
    fn left(&self) -> f32 {
        self.body * 0.98 + 8.0
    }

    /// Width of the words.
    fn inner(&self) -> f32 {
        self.width - self.left() - self.body * 0.8
    }

    fn glyph(&self) -> f32 {
        self.body * 0.92 + self.body * 0.3
    }
}

impl Card {
    /// The card of `material`, whose articles have these `numbers`.
    pub fn new(material: &Material, numbers: &[usize], setting: Setting) -> Self {
        let Setting { body, .. } = setting;
        let is_event = material.kind == ItemKind::Event;
        let face = if is_event { Face::UiMedium } else { Face::Ui };
        let numbers = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let numbers_width = width(Face::Ui, setting.small(NUMBERS), &numbers) + 0.28 * body;
        let name = material.name.as_deref().filter(|_| !is_event).unwrap_or_default();
        let name = lines(name, Face::UiSemiBold, body, setting.inner() - setting.glyph());
        // Beyond the lines there is room on the right as far as the edge is clear.
        let most = setting.width - setting.left() - CLEAR - numbers_width;
        let (text, numbers_below) = text_lines(&material.text, (face, body), setting.inner(), most);
        let circumstance = lines(
            material.circumstance.as_deref().unwrap_or_default(),
            Face::Ui,
            setting.small(BESIDE),
            setting.inner(),
        );
        let more = material.more.as_deref().filter(|_| setting.more).unwrap_or_default();
        let more = lines(more, Face::Ui, setting.small(MORE), setting.inner());
        let mut card =
            Self { setting, name, text, circumstance, more, numbers, numbers_below, is_event, height: 0.0 };
        card.height = card.measured();
        card
    }

    /// Its width.
    pub fn width(&self) -> f32 {
        self.setting.width
    }

    fn measured(&self) -> f32 {
        let body = self.setting.body;
        let of = |n: usize, size: f32| n as f32 * (LINE * size).round();
        let n_lines = self.name.len() + self.text.len();
        let mut height =
            1.1 * body + of(n_lines, body) + of(self.circumstance.len(), self.setting.small(BESIDE));
        if self.numbers_below {
            height += of(1, self.setting.small(NUMBERS));
        }
        if !self.more.is_empty() {
            height += 0.4 * body + of(self.more.len(), self.setting.small(MORE));
        }
        // Letters with a tail end below their line.
        height + 0.04 * body
    }

    /// Draws the card with its left top corner at the left top of `rect`.
    pub fn draw(&self, drawing: &mut Drawing, material: &Material, rect: Rect) {
        let Setting { body, .. } = self.setting;
        let full = Paint::lane(material.color, Tint::Full);
        if self.is_event {
            drawing.disc(pos(rect.left + 0.36 * body + 5.0, rect.top + 1.17 * body), 0.34 * body, full);
        } else {
            drawing.boxed(rect, 8.0, Role::Surface, Stroke::solid(1.0, Role::Line2));
            let edge = Rect::edges(
                rect.left + 0.36 * body,
                rect.top + 0.42 * body,
                rect.left + 0.36 * body + 7.0,
                rect.bottom - 0.42 * body,
            );
            time_edge(drawing, edge, material.quality, full);
        }
        self.draw_words(drawing, material, rect);
    }

    fn draw_words(&self, drawing: &mut Drawing, material: &Material, rect: Rect) {
        let Setting { body, .. } = self.setting;
        let x = rect.left + self.setting.left();
        let mut y = rect.top + 1.53 * body;
        let line = (LINE * body).round();
        if !self.name.is_empty() {
            let icon = kind_icon(material.kind);
            let style = TextStyle::new(icon.face, 0.92 * body, Paint::lane(material.color, Tint::Glyph));
            drawing.icon(pos(x + 0.46 * body, y - 0.36 * body), style, icon.glyph);
        }
        let bold = TextStyle::new(Face::UiSemiBold, body, Role::Ink);
        for name in &self.name {
            drawing.text(pos(x + self.setting.glyph(), y), Align::Left, bold, name.as_str());
            y += line;
        }
        let face = if self.is_event { Face::UiMedium } else { Face::Ui };
        let style = TextStyle::new(face, body, Role::Ink);
        for text in &self.text {
            drawing.text(pos(x, y), Align::Left, style, text.as_str());
            y += line;
        }
        self.draw_numbers(drawing, style, (x, &mut y));
        y += small_shift(body, self.setting.small(BESIDE));
        let beside = TextStyle::new(Face::Ui, self.setting.small(BESIDE), Role::Ink3);
        draw_lines(drawing, &self.circumstance, beside, (x, &mut y));
        y += 0.4 * body;
        let more = TextStyle::new(Face::Ui, self.setting.small(MORE), Role::Ink2);
        draw_lines(drawing, &self.more, more, (x, &mut y));
    }

    fn draw_numbers(&self, drawing: &mut Drawing, text: TextStyle, (x, y): (f32, &mut f32)) {
        let Setting { body, .. } = self.setting;
        let style = TextStyle::new(Face::Ui, self.setting.small(NUMBERS), Role::Ink3);
        if self.numbers_below {
            let line = (LINE * style.size).round();
            drawing.text(pos(x, *y - 0.3 * body), Align::Left, style, self.numbers.as_str());
            *y += line;
            return;
        }
        let last = self.text.last().map_or("", String::as_str);
        let at = pos(x + text.width(last) + 0.28 * body, *y - (LINE * body).round() - 0.34 * body);
        drawing.text(at, Align::Left, style, self.numbers.as_str());
    }
}

/// How much higher a smaller line may stand behind one of size `body`.
fn small_shift(body: f32, small: f32) -> f32 {
    -0.35 * (body - small)
}

fn draw_lines(drawing: &mut Drawing, lines: &[String], style: TextStyle, (x, y): (f32, &mut f32)) {
    for line in lines {
        drawing.text(pos(x, *y), Align::Left, style, line.as_str());
        *y += (LINE * style.size).round();
    }
}

/// The left edge of a statement's card: how well its time is known.
pub fn time_edge(drawing: &mut Drawing, edge: Rect, quality: Quality, paint: Paint) {
    match quality {
        Quality::Exact | Quality::Stated => drawing.fill(edge, 2.5, paint),
        Quality::Assumed => drawing.outline(edge.grown(-1.0), 2.5, Stroke::solid(2.0, paint)),
        Quality::Vague => {
            drawing.shapes.push(Shape::Hatch { rect: edge, paint, stripe: 2.4, period: 6.0 });
        }
        Quality::Planned => {
            let side = edge.width();
            let mut top = edge.top;
            while top + side <= edge.bottom + 0.5 {
                drawing.fill(Rect::new(edge.left, top, side, side), 1.0, paint);
                top += 2.0 * side;
            }
        }
        Quality::Undated => {}
    }
}
