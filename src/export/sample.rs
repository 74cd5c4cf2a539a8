//! The samples of a legend: how well a time is known, and the kinds of items.

use crate::scene::geometry::{Pos, Rect, pos};
use crate::scene::shape::{Align, Drawing, Shape, Stroke, TextStyle};
use crate::scene::{KindIcon, kind_icon};
use crate::store::{ItemKind, Quality};
use crate::theme::Role;
use crate::wording::Wording;

/// Figures narrower than this explain the kinds by their shapes alone.
const MIN_KINDS_WIDTH: f32 = 1_080.0;
/// The line of a quality, and the room of a kind's glyph.
const LINE: f32 = 24.0;
const GLYPH: f32 = 9.0;
/// From them to their words.
const TO_WORDS: f32 = 6.0;

/// A sample and its words.
#[derive(Clone, Debug)]
pub struct Sample {
    what: What,
    words: String,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Quality(Quality),
    Glyph(ItemKind),
}

/// What a figure of this width explains, from left to right.
pub fn samples(wording: &Wording, width: f32) -> Vec<Sample> {
    let qualities = [Quality::Stated, Quality::Assumed, Quality::Vague, Quality::Planned];
    let qualities = qualities
        .map(|quality| Sample { what: What::Quality(quality), words: wording.quality(quality).to_owned() });
    let kinds: Vec<Sample> = if width < MIN_KINDS_WIDTH {
        Vec::new()
    } else {
        let glyph = |kind| Sample { what: What::Glyph(kind), words: wording.kind(kind).to_owned() };
        ItemKind::ALL.map(glyph).to_vec()
    };
    kinds.into_iter().chain(qualities).collect()
}

impl Sample {
    fn shape_width(&self) -> f32 {
        match self.what {
            What::Quality(_) => LINE,
            What::Glyph(_) => GLYPH,
        }
    }

    /// Its width with its words in `style`.
    pub fn width(&self, style: TextStyle) -> f32 {
        self.shape_width() + TO_WORDS + style.width(&self.words)
    }

    /// Draws it from `at`, the middle of its left edge.
    pub fn draw(&self, drawing: &mut Drawing, at: Pos, style: TextStyle) {
        let style = TextStyle { paint: Role::Ink2.into(), ..style };
        let center = pos(at.x + GLYPH / 2.0, at.y);
        match self.what {
            What::Quality(quality) => {
                quality_line(drawing, Rect::edges(at.x, at.y - 2.0, at.x + LINE, at.y + 2.0), quality);
            }
            What::Glyph(ItemKind::Event) => {
                drawing.disc(center, 4.5, Role::Ink2);
            }
            What::Glyph(kind) => {
                let KindIcon { face, glyph } = kind_icon(kind);
                drawing.icon(center, TextStyle::new(face, 14.0, Role::Ink2), glyph);
            }
        }
        let left = at.x + self.shape_width() + TO_WORDS;
        drawing.text(pos(left, at.y + 4.5), Align::Left, style, self.words.as_str());
    }
}

/// The line of a quality.
fn quality_line(drawing: &mut Drawing, rect: Rect, quality: Quality) {
    match quality {
        Quality::Exact | Quality::Stated => {
            drawing.fill(Rect { top: rect.top + 0.5, bottom: rect.bottom - 0.5, ..rect }, 1.5, Role::Ink2)
        }
        Quality::Assumed | Quality::Undated => {
            drawing.outline(rect.grown(-0.2), 2.0, Stroke::solid(1.2, Role::Ink2))
        }
        Quality::Vague => {
            let paint = Role::Ink2.into();
            drawing.shapes.push(Shape::Hatch { rect, paint, stripe: 1.8, period: 4.5 });
        }
        Quality::Planned => {
            for part in 0..3 {
                let left = rect.left + 9.0 * part as f32;
                let dash = Rect::edges(left, rect.top + 0.5, left + 6.0, rect.bottom - 0.5);
                drawing.fill(dash, 0.5, Role::Ink2);
            }
        }
    }
}
