//! The level of marks, a unit chart: one mark is one item, piled up in bins.

use super::areas::Areas;
use super::canvas::Canvas;
use super::entry::event_style;
use super::excerpt::{excerpt, speaker_name};
use super::geometry::{Pos, Rect, XRange, pos};
use super::hit::{HitRegion, ItemNode, Target};
use super::input::{DIMMED, ItemLook, SceneInput};
use super::lanes::LaneView;
use super::series::Masses;
use super::shape::{Align, Drawing, Stroke, TextStyle};
use super::ticks::{TickUnit, smallest_unit};
use crate::font::{Face, fit};
use crate::store::{ItemRef, Quality};
use crate::theme::{LaneColor, Paint, Role, Tint};
use crate::view::BinKey;

/// Bins of marks.
const BINS: [TickUnit; 7] = [
    TickUnit::SixHours,
    TickUnit::Day,
    TickUnit::Week,
    TickUnit::Month,
    TickUnit::Quarter,
    TickUnit::Year,
    TickUnit::Decade,
];
/// A bin is at least this wide: one column of marks with its margin.
const MIN_BIN: f32 = 14.0;
/// A mark and the grid it stands on.
const MARK: f32 = 8.0;
const GRID: f32 = 10.0;
/// Left margin of a pile in its bin.
const MARGIN: f32 = 4.0;
/// From the lane's bottom to the lowest mark.
const FLOOR: f32 = 9.0;
/// Height of the label row, and of the "+8" over a pile.
const LABEL_ROW: f32 = 26.0;
const REST_ROW: f32 = 15.0;
/// A label is at most this wide, this far from the next, and off its pile by this many bins at most.
const MAX_LABEL: f32 = 190.0;
const LABEL_GAP: f32 = 12.0;
const MAX_SHIFT: f32 = 1.6;
/// Labels in a lane.
const MAX_LABELS: usize = 4;

/// The items of one bin, those at the bottom of the pile first.
pub struct Pile<'a> {
    /// The bin's beginning.
    pub start: i64,
    /// From its beginning to its end.
    pub x: XRange,
    /// Its items, the best event or statement first.
    pub items: Vec<ItemRef<'a>>,
    /// How many of them are drawn as marks.
    pub n_marks: usize,
    /// Marks side by side.
    pub n_columns: usize,
}

impl Pile<'_> {
    /// The middle of a mark.
    fn center(&self, place: usize, floor: f32) -> Pos {
        let (row, column) = (place / self.n_columns, place % self.n_columns);
        let x = self.x.left + MARGIN + MARK / 2.0 + GRID * column as f32;
        pos(x, floor - MARK / 2.0 - GRID * row as f32)
    }

    /// Where the pile with its "+8" ends at the top.
    fn top(&self, floor: f32) -> f32 {
        let rows = self.n_marks.div_ceil(self.n_columns) as f32;
        floor - GRID * rows - if self.n_marks < self.items.len() { REST_ROW } else { 0.0 }
    }
}

/// The unit of the bins at a zoom. Parts of days are told apart where the axis tells them apart: most news knows the day,
/// and one narrow pile at its midnight would leave the rest of the day empty.
pub fn bin_unit(areas: &Areas) -> TickUnit {
    smallest_unit(&BINS, &areas.scale, MIN_BIN).max(areas.ladder.label.min(TickUnit::Day))
}

/// The piles of a lane of which `height` is left for marks.
pub fn piles<'a>(input: &'a SceneInput<'a>, areas: &Areas, lane: &LaneView, height: f32) -> Vec<Pile<'a>> {
    let unit = bin_unit(areas);
    let (window, clock) = (areas.scale.window, input.view.clock);
    let items = lane.series.items_in(window.start, window.end);
    let mut keyed: Vec<_> = items
        .filter_map(|idx| {
            let start = input.store.interval(idx, clock)?.start.max(window.start.floor() as i64);
            let item = input.store.item(idx);
            Some((unit.floor(start), !item.is_event(), std::cmp::Reverse(item.rank()), idx))
        })
        .collect();
    keyed.sort_unstable();
    let bins = keyed.chunk_by(|a, b| a.0 == b.0);
    bins.map(|bin| {
        let start = bin[0].0;
        let x = areas.scale.x_range(start, unit.next(start));
        let items: Vec<ItemRef> = bin.iter().map(|key| input.store.item(key.3)).collect();
        let n_columns = (((x.width() - MARGIN) / GRID) as usize).max(1);
        let n_marks = fitting(items.len(), n_columns, height);
        Pile { start, x, items, n_marks, n_columns }
    })
    .collect()
}

/// How many of `n` marks fit `height`; what does not fit needs a row for its number.
fn fitting(n: usize, n_columns: usize, height: f32) -> usize {
    let rows = |height: f32| (height / GRID).max(1.0) as usize;
    if n <= n_columns * rows(height) { n } else { n_columns * rows(height - REST_ROW) }
}

/// The height of a lane in which every mark finds room.
pub fn wanted_height(areas: &Areas, lane: &LaneView) -> f32 {
    let unit = bin_unit(areas);
    let window = areas.scale.window.interval();
    let edges = unit.boundaries(window.start, window.end);
    let mut starts = Masses::new(edges.len());
    lane.series.add_starts(&edges, None, &mut starts);
    let begun = lane.n_visible as f32 - (0..starts.len()).map(|bin| starts.total(bin)).sum::<f32>();
    let n_columns = ((areas.scale.width_of(unit.seconds() as f64) - MARGIN) / GRID).floor().max(1.0);
    // What began before the view stands in its first bin.
    let in_bin = |bin: usize| starts.total(bin) + if bin == 0 { begun.max(0.0) } else { 0.0 };
    let rows = (0..starts.len()).map(|bin| (in_bin(bin) / n_columns).ceil()).fold(0.0, f32::max);
    LABEL_ROW + GRID * rows + FLOOR
}

/// Draws a lane's piles and its label row.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView) {
    let floor = lane.rect.bottom - FLOOR;
    let piles = piles(input, areas, lane, floor - lane.rect.top - LABEL_ROW);
    let end_of = |pile: &Pile| bin_unit(areas).next(pile.start);
    for pile in &piles {
        let key = BinKey { lane: lane.lane.key.clone(), start: pile.start, end: end_of(pile) };
        let ground = Rect::edges(pile.x.left, pile.top(floor) - 2.0, pile.x.right, lane.rect.bottom);
        let target = Target::Bin(key);
        if input.touch.hover.as_ref() == Some(&target) {
            let pill =
                Rect { left: ground.left + 1.0, right: ground.right - 1.0, bottom: floor + 5.0, ..ground };
            canvas.drawing.fill(pill, 4.0, Paint::lane(lane.color, Tint::VagueGround));
        }
        canvas.stop(
            HitRegion::new(ground.intersection(&areas.plot), target),
            pile.items.len(),
            String::new(),
        );
        draw_pile(canvas, input, areas, lane, pile);
    }
    for label in labels(areas, &piles) {
        draw_label(&mut canvas.drawing, areas, &label, lane.rect.top, &piles, floor);
    }
}

fn draw_pile(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView, pile: &Pile) {
    let floor = lane.rect.bottom - FLOOR;
    for (place, item) in pile.items.iter().take(pile.n_marks).enumerate() {
        let center = pile.center(place, floor);
        let begin = canvas.drawing.shapes.len();
        let look = input.look(item.idx);
        let among_several = input.view.selection.len() > 1;
        draw_mark(&mut canvas.drawing, *item, (center, lane.color), look, among_several);
        let rect = Rect::around(center, GRID / 2.0).intersection(&areas.plot);
        canvas.hits.push(HitRegion::new(rect, Target::Item(item.idx)));
        let shapes = begin..canvas.drawing.shapes.len();
        canvas.nodes.push(ItemNode { item: item.idx, lane: canvas.lane, rect, shapes });
    }
    let rest = pile.items.len() - pile.n_marks;
    if rest > 0 {
        let x = pile.x.left + MARGIN - 1.0 + GRID * pile.n_columns as f32 / 2.0;
        let style = TextStyle::new(Face::UiSemiBold, 11.0, Role::Ink2);
        let text = format!("+{rest}");
        // The number of the first bin stays whole though the bin begins before the view.
        let x = x.max(areas.plot.left + style.width(&text) / 2.0 + 3.0);
        canvas.drawing.text(pos(x, pile.top(floor) + 11.0), Align::Center, style, text);
    }
    canvas.n_single += pile.n_marks;
    canvas.n_in_pills += rest;
}

/// Dot for an event, rounded square for a statement; the outline says how well the time is known. A ring
/// around a chosen one stays in its cell of the grid where it is chosen among several: a pile that is chosen
/// whole would vanish under wide ones.
fn draw_mark(
    drawing: &mut Drawing,
    item: ItemRef,
    (center, color): (Pos, LaneColor),
    look: ItemLook,
    among_several: bool,
) {
    let opacity = if look.dimmed { DIMMED } else { 1.0 };
    let full = Paint::lane(color, Tint::Full).faded(opacity);
    let (fill, stroke) = match item.quality() {
        Quality::Exact | Quality::Stated => (Some(full), None),
        Quality::Assumed | Quality::Undated => (None, Some(Stroke::solid(1.4, full))),
        Quality::Vague => (Some(Paint::lane(color, Tint::VagueMark).faded(opacity)), None),
        Quality::Planned => (None, Some(Stroke::dashed(1.4, full, [2.2, 1.8]))),
    };
    // A stroke stands half outside its line; the mark stays as large as a filled one.
    let inset = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    let half = MARK / 2.0 - inset;
    match (item.is_event(), fill, stroke) {
        (true, Some(fill), _) => drawing.disc(center, half, fill),
        (true, _, Some(stroke)) => drawing.ring(center, half, stroke),
        (false, Some(fill), _) => drawing.fill(Rect::around(center, half), 1.5, fill),
        (false, _, Some(stroke)) => drawing.outline(Rect::around(center, half), 1.5, stroke),
        (_, None, None) => {}
    }
    if look.selected && among_several {
        drawing.outline(Rect::around(center, GRID / 2.0), 2.0, Stroke::solid(1.2, Role::Ink));
    } else if look.selected || look.hovered {
        let ring = Stroke::solid(2.0, if look.selected { Role::Ink } else { Role::Ink3 });
        drawing.outline(Rect::around(center, MARK / 2.0 + 2.5), 3.5, ring);
    }
    if look.focused {
        drawing.outline(Rect::around(center, MARK / 2.0 + 4.5), 5.0, Stroke::solid(2.0, Role::Accent));
    }
}

/// A label over a pile.
#[derive(Clone, Debug, PartialEq)]
pub struct PileLabel {
    /// Left end, in points.
    pub x: f32,
    /// Right end, in points.
    pub end: f32,
    /// Place of its pile.
    pub pile: usize,
    /// The speaker's name, empty for an event.
    pub name: String,
    /// The event's title, or what was said.
    pub text: String,
}

/// Up to four labels for a lane, in the order of priority; none comes near another, crosses the
/// beginning of announced time, or is shifted far from its pile.
pub fn labels(areas: &Areas, piles: &[Pile]) -> Vec<PileLabel> {
    let mut candidates: Vec<(usize, ItemRef)> = Vec::new();
    for (place, pile) in piles.iter().enumerate() {
        // Events and statements are each in order of priority; the best of both may be named.
        let best = pile.items.iter().take(1).chain(pile.items.iter().find(|item| !item.is_event()));
        candidates.extend(best.map(|item| (place, *item)));
    }
    candidates.sort_by_cached_key(|(place, item)| (std::cmp::Reverse(item.rank()), *place));
    let mut placed: Vec<PileLabel> = Vec::new();
    for (pile, item) in candidates {
        if placed.len() == MAX_LABELS {
            break;
        }
        if placed.iter().any(|label| label.pile == pile) {
            continue;
        }
        if let Some(label) = place_label(label_of(item, pile), &piles[pile], areas, &placed) {
            placed.push(label);
        }
    }
    placed
}

fn name_style() -> TextStyle {
    TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink)
}

fn text_style() -> TextStyle {
    TextStyle::new(Face::Ui, 12.0, Role::Ink2)
}

/// The words of a label, at x 0.
fn label_of(item: ItemRef, pile: usize) -> PileLabel {
    if item.is_event() {
        let style = event_style();
        let text = fit::fit(style.face, style.size, item.label(), MAX_LABEL).into_owned();
        return PileLabel { x: 0.0, end: style.width(&text), pile, name: String::new(), text };
    }
    let name = speaker_name(item).to_owned();
    let before = if name.is_empty() { 0.0 } else { name_style().width(&name) + 7.0 };
    let style = text_style();
    let text = fit::fit(style.face, style.size, &excerpt(item), MAX_LABEL - before).into_owned();
    PileLabel { x: 0.0, end: before + style.width(&text), pile, name, text }
}

fn place_label(label: PileLabel, pile: &Pile, areas: &Areas, placed: &[PileLabel]) -> Option<PileLabel> {
    let leader = leader_x(pile);
    let (left, right) = match areas.boundary {
        Some(boundary) if leader < boundary => (areas.plot.left, boundary),
        Some(boundary) => (boundary, areas.plot.right),
        None => (areas.plot.left, areas.plot.right),
    };
    // Its natural place is over the leader; at the right edge it moves back.
    let x = (leader - 4.0).max(left + 4.0).min(right - label.end - 6.0);
    let shift = (leader - 4.0 - x).abs();
    let clear = |other: &PileLabel| x > other.end + LABEL_GAP || x + label.end + LABEL_GAP < other.x;
    // However far it moves back, it stays over its pile.
    let near = shift <= MAX_SHIFT * (pile.x.width()) || leader <= x + label.end;
    let fits = x >= left && near && placed.iter().all(clear);
    (fits && !label.text.is_empty()).then_some(PileLabel { x, end: x + label.end, ..label })
}

/// Where the line from a label to its pile runs.
fn leader_x(pile: &Pile) -> f32 {
    (pile.x.left + MARGIN + MARK / 2.0).round()
}

fn draw_label(drawing: &mut Drawing, areas: &Areas, label: &PileLabel, top: f32, piles: &[Pile], floor: f32) {
    let baseline = top + 18.0;
    let pile = &piles[label.pile];
    let x = leader_x(pile).clamp(label.x, label.end);
    let bottom = pile.top(floor) - 4.0;
    if bottom > top + LABEL_ROW {
        drawing.line(pos(x, top + LABEL_ROW - 2.0), pos(x, bottom), Stroke::solid(1.0, Role::Ink4));
    }
    areas.ground(drawing, Rect::edges(label.x - 3.0, top + 4.0, label.end + 4.0, top + 23.0));
    if label.name.is_empty() {
        drawing.text(pos(label.x, baseline), Align::Left, event_style(), &*label.text);
        return;
    }
    drawing.text(pos(label.x, baseline), Align::Left, name_style(), &*label.name);
    let after = label.x + name_style().width(&label.name) + 7.0;
    drawing.text(pos(after, baseline), Align::Left, text_style(), &*label.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::areas::AreaOptions;
    use crate::scene::geometry::Size;
    use crate::view::TimeWindow;

    #[test]
    fn parts_of_days_are_told_apart_where_the_axis_does() {
        let size = Size { width: 1_900.0, height: 900.0 };
        let options = AreaOptions { size, gutter: 100.0, strip: false, overview: false };
        let unit = |days: f64| bin_unit(&Areas::new(options, TimeWindow::new(0.0, days * 86_400.0), None));
        assert_eq!((unit(2.0), unit(28.0), unit(200.0)), (TickUnit::SixHours, TickUnit::Day, TickUnit::Week));
    }

    #[test]
    fn what_does_not_fit_leaves_room_for_its_number() {
        assert_eq!(fitting(6, 2, 30.0), 6);
        assert_eq!(fitting(7, 2, 30.0), 2);
        assert_eq!(fitting(7, 2, 45.0), 7);
        assert_eq!(fitting(100, 1, 5.0), 1);
    }
}
