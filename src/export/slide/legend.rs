//! What the foot of a slide explains: lanes, kinds and time qualities that occur.

use super::card::time_edge;
use super::input::SlideInput;
use super::material::Material;
use crate::font::Face;
use crate::scene::geometry::{Rect, pos};
use crate::scene::kind_icon;
use crate::scene::shape::{Align, Drawing, TextStyle};
use crate::store::{ItemKind, LaneKey, Quality};
use crate::theme::{LaneColor, Paint, Role, Tint};

/// Between two samples, in sizes of the text.
const APART: f32 = 1.5;

/// Something that the foot explains.
#[derive(Clone, Debug)]
enum Sample {
    Lane(LaneColor),
    Kind(ItemKind),
    Quality(Quality),
}

/// A sample with its words.
#[derive(Clone, Debug)]
pub struct Explained {
    sample: Sample,
    words: String,
}

/// Draws samples in a row from `x` on, with their words on the baseline `y`.
pub fn row(drawing: &mut Drawing, samples: &[Explained], size: f32, (mut x, y): (f32, f32)) {
    for one in samples {
        one.sample.draw(drawing, size, (x, y));
        x += one.sample.width(size) + 0.45 * size;
        let style = TextStyle::new(Face::Ui, size, Role::Ink2);
        drawing.text(pos(x, y), Align::Left, style, one.words.as_str());
        x += style.width(&one.words) + APART * size;
    }
}

impl Sample {
    fn width(&self, size: f32) -> f32 {
        if matches!(self, Self::Lane(_)) { 0.85 * size } else { 1.1 * size }
    }

    /// Draws it beside words whose baseline begins at `x`, `y`.
    fn draw(&self, drawing: &mut Drawing, size: f32, (x, y): (f32, f32)) {
        match self {
            Self::Lane(color) => {
                let square = Rect::new(x, y - 0.78 * size, 0.85 * size, 0.85 * size);
                drawing.fill(square, 4.0, Paint::lane(*color, Tint::Full));
            }
            Self::Kind(ItemKind::Event) => {
                drawing.disc(pos(x + 0.55 * size, y - 0.34 * size), 0.4 * size, Role::Ink2)
            }
            Self::Kind(kind) => {
                let icon = kind_icon(*kind);
                let style = TextStyle::new(icon.face, 1.1 * size, Role::Ink2);
                drawing.icon(pos(x + 0.55 * size, y - 0.36 * size), style, icon.glyph);
            }
            Self::Quality(quality) => {
                let edge = Rect::new(x + 0.4 * size, y - 0.86 * size, 6.0, 1.05 * size);
                time_edge(drawing, edge, *quality, Role::Ink2.into());
            }
        }
    }
}

/// Width of samples in a row.
pub fn width_of(samples: &[Explained], size: f32) -> f32 {
    let of = |one: &Explained| {
        one.sample.width(size) + 0.45 * size + crate::font::width(Face::Ui, size, &one.words)
    };
    samples.iter().map(of).sum::<f32>() + APART * size * samples.len().saturating_sub(1) as f32
}

/// The lanes of the cards, in the order in which they are seen.
pub fn lanes(input: &SlideInput, shown: &[Material]) -> Vec<Explained> {
    let mut keys: Vec<&LaneKey> = Vec::new();
    for one in shown {
        if one.lane != LaneKey::All && !keys.contains(&&one.lane) {
            keys.push(&one.lane);
        }
    }
    let place = |key: &LaneKey| input.result.lanes.iter().position(|lane| lane.key.whole() == key);
    keys.sort_by_key(|key| place(key));
    let explained = |key: &LaneKey| Explained {
        sample: Sample::Lane(input.color(key)),
        words: input.wording.lane(input.store, key),
    };
    keys.into_iter().map(explained).collect()
}

/// The kinds and the qualities of the times of statements that occur.
pub fn kinds(input: &SlideInput, shown: &[Material]) -> Vec<Explained> {
    let has_kind = |kind: &ItemKind| shown.iter().any(|one| one.kind == *kind);
    let has =
        |quality: &Quality| shown.iter().any(|one| one.kind != ItemKind::Event && one.quality == *quality);
    let kind = |kind: ItemKind| Explained {
        sample: Sample::Kind(kind),
        words: input.wording.text(kind_key(kind)).to_owned(),
    };
    let quality = |quality: Quality| Explained {
        sample: Sample::Quality(quality),
        words: input.wording.text(quality_key(quality)).to_owned(),
    };
    let mut qualities: Vec<Quality> =
        [Quality::Stated, Quality::Exact, Quality::Assumed, Quality::Vague, Quality::Planned]
            .into_iter()
            .filter(has)
            .collect();
    // They look alike.
    if qualities.contains(&Quality::Stated) {
        qualities.retain(|one| *one != Quality::Exact);
    }
    ItemKind::ALL.into_iter().filter(has_kind).map(kind).chain(qualities.into_iter().map(quality)).collect()
}

fn kind_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Event => "slide.event",
        ItemKind::Direct => "slide.direct",
        ItemKind::Indirect => "slide.indirect",
        ItemKind::Position => "slide.position",
    }
}

fn quality_key(quality: Quality) -> &'static str {
    match quality {
        Quality::Exact | Quality::Stated => "slide.stated",
        Quality::Assumed => "slide.assumed",
        Quality::Vague | Quality::Undated => "slide.vague",
        Quality::Planned => "slide.planned",
    }
}
