//! An arranged slide as shapes.

use super::arrange::{Arranged, PlacedCard};
use super::input::{SlideInput, SlideOptions};
use crate::font::{Face, fit};
use crate::scene::geometry::{Rect, pos};
use crate::scene::shape::{Align, Drawing, Shape, Stroke, TextStyle};
use crate::theme::{Paint, Role, Tint};

/// Width of a leader.
const LEADER: f32 = 2.0;

/// The shapes of a slide.
pub fn shapes(input: &SlideInput, options: &SlideOptions, slide: &Arranged) -> Vec<Shape> {
    let size = options.paper.size();
    let mut drawing = Drawing::default();
    drawing.fill(Rect::new(0.0, 0.0, size.width, size.height), 0.0, Role::Canvas);
    head(&mut drawing, options, slide);
    slide.strip.draw(&mut drawing, input.wording, slide.strip_top);
    for card in &slide.cards {
        leader(&mut drawing, slide, card);
    }
    for placed in &slide.cards {
        placed.card.draw(&mut drawing, &placed.material, placed.rect);
    }
    slide.footer.draw(&mut drawing, slide.footer_top);
    drawing.shapes
}

fn head(drawing: &mut Drawing, options: &SlideOptions, slide: &Arranged) {
    let paper = options.paper;
    let (left, title) = (paper.margin(), paper.title());
    let style = TextStyle::new(Face::UiSemiBold, title, Role::Ink);
    let mut y = paper.margin() + 0.78 * title;
    for line in &slide.title {
        drawing.text(pos(left - 2.0, y), Align::Left, style, line.as_str());
        y += 1.15 * title;
    }
    y += -0.85 * title + 1.12 * slide.body;
    let style = TextStyle::new(Face::Ui, (1.05 * slide.body).round(), Role::Ink3);
    let room = paper.size().width - 2.0 * left;
    drawing.text(
        pos(left, y),
        Align::Left,
        style,
        &*fit::fit(style.face, style.size, &options.subtitle, room),
    );
}

/// The line from a card to its day, bent once where the day is not under the card.
fn leader(drawing: &mut Drawing, slide: &Arranged, placed: &PlacedCard) {
    let paint = Paint::lane(placed.material.color, Tint::Full);
    let stroke = Stroke::solid(LEADER, paint);
    let (from, to) = if placed.is_above {
        (placed.rect.bottom, slide.strip_top)
    } else {
        (placed.rect.top, slide.strip_top + slide.strip.height())
    };
    // Straight wherever the day is under the card, but for its round corners.
    let side = 10.0;
    let x = placed.day_x.clamp(placed.rect.left + side, placed.rect.right - side);
    if (x - placed.day_x).abs() < 1.0 {
        drawing.line(pos(placed.day_x, from), pos(placed.day_x, to), stroke);
    } else {
        let middle = (from + to) / 2.0;
        drawing.line(pos(x, from), pos(x, middle), stroke);
        let (a, b) = (x.min(placed.day_x), x.max(placed.day_x));
        drawing.line(pos(a - LEADER / 2.0, middle), pos(b + LEADER / 2.0, middle), stroke);
        drawing.line(pos(placed.day_x, middle), pos(placed.day_x, to), stroke);
    }
    drawing.disc(pos(placed.day_x, to), 0.24 * slide.body, paint);
}
