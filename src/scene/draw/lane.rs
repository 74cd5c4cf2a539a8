//! A lane: its labels at their places, and its strip.

use super::strip::StripDraw;
use super::surroundings::{CHIP, Surroundings};
use super::{bar, chip, event, headline, strip};
use crate::scene::areas::Areas;
use crate::scene::candidate::Subject;
use crate::scene::canvas::Canvas;
use crate::scene::geometry::{Rect, XRange};
use crate::scene::headlines::Headlines;
use crate::scene::hit::{HitRegion, ItemNode, Target};
use crate::scene::input::{ItemLook, SceneInput};
use crate::scene::label::{Label, LabelKind};
use crate::scene::laid::{LaidLane, PADDING, ROW};
use crate::scene::lanes::LaneView;
use crate::scene::place::Side;
use crate::scene::strip::Strip;
use crate::scene::utterances::Utterances;
use crate::theme::LaneColor;

/// What lanes are drawn with.
pub struct LaneDraw<'a> {
    /// The scene's input.
    pub input: &'a SceneInput<'a>,
    /// The areas of the scene.
    pub areas: &'a Areas,
    /// All lanes of the result.
    pub lanes: &'a [LaneView<'a>],
    /// Which items are one sentence.
    pub utterances: &'a Utterances,
    /// Headlines, where they speak.
    pub headlines: Option<&'a Headlines>,
    /// How far labels stand right of where the layout has them.
    pub shift: f32,
    /// Edges of the bins of bars, and the largest bin of all lanes.
    pub bars: (&'a [i64], f32),
}

/// Draws a lane into its part of the plot. `hidden` are labels that make way for the chosen one, `chosen`, where that has
/// no place of its own.
pub fn draw_lane(
    canvas: &mut Canvas,
    laid: &LaidLane,
    rect: Rect,
    (hidden, chosen): (&[usize], Option<&Label>),
    with: &LaneDraw,
) {
    let color = match laid.members[..] {
        [own] => with.lanes[own].color,
        _ => LaneColor::NEUTRAL,
    };
    let dimmed = laid.slot.keys().iter().all(|key| with.input.is_lane_dimmed(key));
    let around = Surroundings {
        input: with.input,
        areas: with.areas,
        color,
        look: ItemLook { dimmed, ..ItemLook::default() },
    };
    let strip = StripDraw { lanes: with.lanes, slot: &laid.slot, bars: with.bars, rect };
    strip::draw_strip(canvas, &laid.strip, &strip, &around);
    let shown = laid.labels.iter().enumerate().filter(|(at, _)| !hidden.contains(at)).map(|(_, label)| label);
    let mut labels: Vec<&Label> = shown.chain(&laid.beside).chain(chosen).collect();
    // The end of a label lies over the begin of the next, should they ever touch.
    labels.sort_by(|a, b| b.place.x.left.total_cmp(&a.place.x.left));
    for label in labels {
        draw_label(canvas, label, rect, with);
    }
    let of_items = laid.labels.iter().filter(|label| matches!(label.candidate.subject, Subject::Item(_)));
    let n_single: usize = of_items.map(|label| label.candidate.n_items).sum();
    canvas.n_single += n_single;
    // Bars are of all that has no words of its own; a headline has those of its article.
    if matches!(laid.strip, Strip::Bars(_)) {
        canvas.n_in_pills += laid.n_fine - n_single;
    }
}

fn draw_label(canvas: &mut Canvas, label: &Label, lane: Rect, with: &LaneDraw) {
    let plot = with.areas.plot;
    let top = lane.top + PADDING / 2.0 + ROW * label.place.row as f32;
    let height = ROW * label.place.n_rows as f32 - (ROW - CHIP);
    let mut rect = Rect::new(label.place.x.left + with.shift, top + 1.0, label.place.x.width(), height);
    if matches!(label.place.side, Side::Column | Side::Bar) {
        // What lies in its interval stays in sight as long as the interval is.
        rect.left = rect.left.max(plot.left + 2.0).min(rect.right - 24.0);
    }
    if rect.right < plot.left || rect.left > plot.right {
        return;
    }
    let begin = canvas.drawing.shapes.len();
    let look = look(label, with);
    let around = Surroundings { input: with.input, areas: with.areas, color: label.candidate.color, look };
    let drawing = &mut canvas.drawing;
    let target = match label.candidate.subject {
        Subject::Item(idx) => {
            let item = with.input.store.item(idx);
            match (label.measured.kind, label.place.side) {
                (LabelKind::Chip, _) => chip::chip(drawing, label, item, rect, &around),
                (_, Side::Bar) => {
                    let time = label.candidate.time;
                    let span: XRange = with.areas.scale.x_range(time.start, time.end);
                    bar::bar(drawing, label, item, (rect, span), &around);
                }
                _ => event::event(drawing, label, item, rect, &around),
            }
            Target::Item(idx)
        }
        Subject::Headline(document) => {
            headline::headline(drawing, label, rect, &around);
            Target::Headline(document)
        }
    };
    let hit = Rect { top, bottom: top + ROW * label.place.n_rows as f32, ..rect };
    let hit =
        Rect { left: hit.left - 3.0, right: hit.right + 3.0, ..hit }.intersection(&plot).intersection(&lane);
    match label.candidate.subject {
        Subject::Item(item) => {
            canvas.hits.push(HitRegion::new(hit, target));
            let shapes = begin..canvas.drawing.shapes.len();
            let rect = rect.intersection(&plot);
            // What else the sentence says is there too.
            for &inner in with.utterances.inner(item) {
                canvas.nodes.push(ItemNode { item: inner, lane: canvas.lane, rect, shapes: shapes.clone() });
            }
            canvas.nodes.push(ItemNode { item, lane: canvas.lane, rect, shapes });
        }
        Subject::Headline(_) => {
            let words = label.measured.words.text();
            canvas.stop(HitRegion::new(hit, target), label.candidate.n_items, words);
        }
    }
}

/// How a label stands out: as any of the items it stands for does.
fn look(label: &Label, with: &LaneDraw) -> ItemLook {
    let input = with.input;
    match label.candidate.subject {
        Subject::Item(idx) => {
            let inner = with.utterances.inner(idx).iter().map(|inner| input.look(*inner));
            inner.fold(input.look(idx), |look, inner| ItemLook {
                hovered: look.hovered || inner.hovered,
                selected: look.selected || inner.selected,
                focused: look.focused || inner.focused,
                pressed: look.pressed || inner.pressed,
                dimmed: look.dimmed && inner.dimmed,
            })
        }
        Subject::Headline(document) => {
            let headline = with.headlines.and_then(|headlines| headlines.get(document));
            let Some(headline) = headline else { return ItemLook::default() };
            let selection = &input.view.selection;
            let emphasis = input.touch.emphasis;
            ItemLook {
                hovered: input.touch.hover == Some(Target::Headline(headline.document)),
                selected: selection.primary().is_some_and(|idx| headline.items.contains(&idx)),
                dimmed: emphasis.is_some_and(|set| !headline.items.iter().any(|idx| set.contains(*idx))),
                ..ItemLook::default()
            }
        }
    }
}
