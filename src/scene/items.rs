//! The level of single items: which box each gets, in which slot, and what goes into pills.

use super::areas::Areas;
use super::canvas::Canvas;
use super::card;
use super::entry::{Entry, pill_unit};
use super::geometry::{Rect, pos};
use super::hit::{Hit, Node, Target};
use super::input::SceneInput;
use super::lanes::{LaneView, SLOT, padding};
use super::pack::{self, Block, Class, GAP, Packed, Place};
use super::summary::{names_by_count, with_count};
use crate::store::{ItemIdx, ItemRef, LaneKey};
use crate::view::BinKey;

/// Lanes with fewer slots than this show context as a band on their edge.
const MIN_SLOTS_FOR_CONTEXT: usize = 4;
/// Height of that band.
const BAND: f32 = 4.0;

/// Lanes packed, ready to be drawn.
pub struct PackedLane<'a> {
    /// Its items, in the order of choosing.
    pub entries: Vec<Entry<'a>>,
    /// Context items that are drawn as a band.
    pub band: Vec<Entry<'a>>,
    /// Where they stand.
    pub packed: Packed,
}

/// The blocks of a lane's entries.
fn blocks(entries: &[Entry], kept: &impl Fn(ItemIdx) -> Option<Place>) -> Vec<Block> {
    let block = |entry: &Entry| Block {
        x0: entry.reach.0,
        x1: entry.reach.1,
        body: entry.reach.1.min(entry.ends.1),
        least: entry.least(),
        class: entry.class,
        turn: entry.turn,
        bin: entry.bin,
        wanted: entry.wanted,
        kept: kept(entry.item.idx),
    };
    entries.iter().map(block).collect()
}

/// Smallest number of slots that shows every entry as a one-slot chip.
pub fn need(entries: &[Entry]) -> usize {
    if entries.is_empty() { 0 } else { pack::need(&blocks(entries, &|_| None)) }
}

/// Slots with which nothing of an open pill's bin is left over: those of all that reaches into it,
/// and one for the pill that closes it.
pub fn need_of_bin(entries: &[Entry], bin: &BinKey, areas: &Areas) -> usize {
    let (x0, x1) = bin_span(bin, areas);
    let inside = |block: &Block| block.x0 < x1 && x0 < block.x1;
    let blocks: Vec<Block> = blocks(entries, &|_| None).into_iter().filter(inside).collect();
    pack::need(&blocks) + 1
}

fn bin_span(bin: &BinKey, areas: &Areas) -> (f32, f32) {
    (areas.scale.x_from_time(bin.start as f64), areas.scale.x_from_time(bin.end as f64))
}

/// Packs the entries of a lane into its slots.
pub fn packed<'a>(
    entries: Vec<Entry<'a>>,
    n_slots: usize,
    areas: &Areas,
    open: &[&BinKey],
    kept: impl Fn(ItemIdx) -> Option<Place>,
) -> PackedLane<'a> {
    let crowded = n_slots < MIN_SLOTS_FOR_CONTEXT && need(&entries) > n_slots;
    let goes_to_band = |entry: &Entry| {
        crowded && entry.class == Class::Context && !entry.chosen && kept(entry.item.idx).is_none()
    };
    let (band, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(goes_to_band);
    let blocks = blocks(&entries, &kept);
    let edges = |bin: i64| bin_edges(bin, areas);
    let open: Vec<_> = open.iter().map(|bin| bin_span(bin, areas)).collect();
    let packed = pack::pack(&blocks, n_slots, &edges, &open);
    for (idx, right) in &packed.cut {
        let entry = &mut entries[*idx];
        entry.reach.1 = *right;
        entry.ends.1 = entry.ends.1.min(*right);
    }
    PackedLane { entries, band, packed }
}

/// Left and right end of a bin, as far as it is in view.
fn bin_edges(bin: i64, areas: &Areas) -> (f32, f32) {
    let end = pill_unit(areas).next(bin);
    let (x0, x1) = (areas.scale.x_from_time(bin as f64), areas.scale.x_from_time(end as f64));
    let left = x0.max(areas.plot.left);
    (left + 2.0, x1.max(left + 60.0))
}

/// Draws a lane's items and pills.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView, packed: &PackedLane) {
    draw_band(canvas, areas, lane, &packed.band);
    let (above, _) = padding(areas.plot.height());
    let top_of = |place: Place| lane.rect.top + above + SLOT * place.slot as f32;
    for (entry, place) in packed.entries.iter().zip(&packed.packed.places) {
        let Some(place) = place else { continue };
        let top = top_of(*place);
        let rect = Rect::new(entry.ends.0, top, entry.ends.1 - entry.ends.0, SLOT * place.span as f32 - GAP);
        if !rect.overlaps(&Rect { left: rect.left - 1.0, right: rect.right + 1.0, ..areas.plot }) {
            continue;
        }
        let reach = Rect { left: entry.reach.0, right: entry.reach.1, ..rect };
        let look = input.look(entry.item.idx);
        let begin = canvas.drawing.shapes.len();
        card::draw(
            &mut canvas.drawing,
            entry,
            rect,
            &card::Surroundings { input, areas, color: lane.color, look },
        );
        let target = Target::Item(entry.item.idx);
        canvas.hits.push(Hit::new(reach.at_least_high(SLOT).intersection(&areas.plot), target));
        canvas.nodes.push(Node {
            item: entry.item.idx,
            lane: canvas.lane,
            rect: reach.intersection(&areas.plot),
            shapes: begin..canvas.drawing.shapes.len(),
        });
    }
    draw_pills(canvas, input, areas, lane, packed);
}

/// The context items of a crowded lane as one band along its top edge.
fn draw_band(canvas: &mut Canvas, areas: &Areas, lane: &LaneView, band: &[Entry]) {
    for entry in band {
        let rect = Rect::new(entry.ends.0, lane.rect.top + 1.0, entry.ends.1 - entry.ends.0, BAND);
        card::band(&mut canvas.drawing, rect, lane.color);
        let hit = Rect { bottom: rect.top + 8.0, ..rect };
        canvas.hits.push(Hit::new(hit.intersection(&areas.plot), Target::Item(entry.item.idx)));
    }
}

fn draw_pills(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView, packed: &PackedLane) {
    let (above, _) = padding(areas.plot.height());
    let top = lane.rect.top + above + SLOT * (lane.n_slots.max(1) - 1) as f32;
    for (bin, members) in &packed.packed.overflow {
        let (mut left, mut right) = bin_edges(*bin, areas);
        if input.options.still {
            right = right.min(areas.plot.right);
            left = left.min(right - GAP - card::least_pill(members.len()));
        }
        let items: Vec<ItemRef> = members.iter().map(|member| packed.entries[*member].item).collect();
        let key = BinKey { lane: lane.lane.key.clone(), start: *bin, end: pill_unit(areas).next(*bin) };
        let target = Target::Pill(key);
        let hovered = input.touch.hover.as_ref() == Some(&target);
        let names = pill_names(input, &items);
        let room = Rect::edges(left, top, right - GAP, top + card::PILL);
        let rect = card::pill(&mut canvas.drawing, room, items.len(), &names, (lane.color, hovered));
        let hit = Hit::new(rect.at_least_high(SLOT).intersection(&areas.plot), target);
        canvas.stop(hit, items.len(), names.join(", "));
        canvas.n_in_pills += items.len();
    }
    canvas.n_single += packed.packed.places.iter().flatten().count() + packed.band.len();
    draw_open_pills(canvas, input, areas, lane, top);
}

/// The pills that close open bins, in the lane's last slot.
fn draw_open_pills(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView, top: f32) {
    for bin in open_bins(input, &lane.lane.key, areas) {
        let left = areas.scale.x_from_time(bin.start as f64).max(areas.plot.left) + 2.0;
        let rect = card::open_pill(&mut canvas.drawing, pos(left, top), input.wording.text("timeline.less"));
        let hit = rect.at_least_high(SLOT).intersection(&areas.plot);
        let less = input.wording.text("timeline.less").to_owned();
        canvas.stop(Hit::new(hit, Target::Pill(bin.clone())), 0, less);
    }
}

/// The open bins of a lane that are in view.
pub fn open_bins<'a>(
    input: &SceneInput<'a>,
    key: &'a LaneKey,
    areas: &Areas,
) -> impl Iterator<Item = &'a BinKey> + use<'a> {
    let window = areas.scale.window;
    let in_view = move |bin: &&BinKey| (bin.start as f64) < window.end && bin.end as f64 > window.start;
    input.view.expanded.iter().filter(move |bin| bin.lane == *key).filter(in_view)
}

/// Who is in a pill: short names by count, events as such. A pill of events alone names them.
fn pill_names(input: &SceneInput, items: &[ItemRef]) -> Vec<String> {
    if items.iter().all(|item| item.is_event()) {
        return items.iter().map(|item| item.label().to_owned()).collect();
    }
    let (_, names) = names_by_count(input.wording, items.iter().copied());
    names.into_iter().map(|(name, n)| with_count(name, n)).collect()
}
