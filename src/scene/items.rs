//! The level of single items: which box each gets, in which slot, and what goes into pills.

use super::areas::Areas;
use super::canvas::Canvas;
use super::card;
use super::entry::{LaneEntry, pill_unit};
use super::geometry::{Rect, XRange, pos};
use super::hit::{HitRegion, ItemNode, Target};
use super::input::SceneInput;
use super::lanes::{LaneView, SLOT, padding};
use super::pack::{self, Block, BlockClass, GAP, PackedBlocks, SlotPlace};
use super::summary::{NameCount, NameCounts};
use crate::store::{ItemIdx, ItemRef, LaneKey};
use crate::view::BinKey;

/// Lanes with fewer slots than this show context as a band on their edge.
const MIN_SLOTS_FOR_CONTEXT: usize = 4;
/// Height of that band.
const BAND: f32 = 4.0;

/// Lanes packed, ready to be drawn.
pub struct PackedLane<'a> {
    /// Its items, in the order of choosing.
    pub entries: Vec<LaneEntry<'a>>,
    /// Context items that are drawn as a band.
    pub band: Vec<LaneEntry<'a>>,
    /// Where they stand.
    pub packed: PackedBlocks,
}

/// The blocks of a lane's entries.
fn blocks(entries: &[LaneEntry], kept: &impl Fn(ItemIdx) -> Option<SlotPlace>) -> Vec<Block> {
    let block = |entry: &LaneEntry| Block {
        x0: entry.reach.left,
        x1: entry.reach.right,
        body: entry.reach.right.min(entry.ends.right),
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
pub fn need(entries: &[LaneEntry]) -> usize {
    if entries.is_empty() { 0 } else { pack::need(&blocks(entries, &|_| None)) }
}

/// Slots with which nothing of an open pill's bin is left over: those of all that reaches into it,
/// and one for the pill that closes it.
pub fn need_of_bin(entries: &[LaneEntry], bin: &BinKey, areas: &Areas) -> usize {
    let x = bin_range(bin, areas);
    let inside = |block: &Block| block.x0 < x.right && x.left < block.x1;
    let blocks: Vec<Block> = blocks(entries, &|_| None).into_iter().filter(inside).collect();
    pack::need(&blocks) + 1
}

fn bin_range(bin: &BinKey, areas: &Areas) -> XRange {
    areas.scale.x_range(bin.start, bin.end)
}

/// Packs the entries of a lane into its slots.
pub fn packed<'a>(
    entries: Vec<LaneEntry<'a>>,
    n_slots: usize,
    areas: &Areas,
    open: &[&BinKey],
    kept: impl Fn(ItemIdx) -> Option<SlotPlace>,
) -> PackedLane<'a> {
    let crowded = n_slots < MIN_SLOTS_FOR_CONTEXT && need(&entries) > n_slots;
    let goes_to_band = |entry: &LaneEntry| {
        crowded && entry.class == BlockClass::Context && !entry.chosen && kept(entry.item.idx).is_none()
    };
    let (band, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(goes_to_band);
    let blocks = blocks(&entries, &kept);
    let edges = |bin: i64| bin_in_view(bin, areas);
    let open: Vec<_> = open.iter().map(|bin| bin_range(bin, areas)).collect();
    let packed = pack::pack(&blocks, n_slots, &edges, &open);
    for (idx, right) in &packed.cut {
        let entry = &mut entries[*idx];
        entry.reach.right = *right;
        entry.ends.right = entry.ends.right.min(*right);
    }
    PackedLane { entries, band, packed }
}

/// Left and right end of a bin, as far as it is in view.
fn bin_in_view(bin: i64, areas: &Areas) -> XRange {
    let x = areas.scale.x_range(bin, pill_unit(areas).next(bin));
    let left = x.left.max(areas.plot.left);
    XRange::new(left + 2.0, x.right.max(left + 60.0))
}

/// Draws a lane's items and pills.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView, packed: &PackedLane) {
    draw_band(canvas, areas, lane, &packed.band);
    let above = padding(areas.plot.height()).above;
    let top_of = |place: SlotPlace| lane.rect.top + above + SLOT * place.slot as f32;
    for (entry, place) in packed.entries.iter().zip(&packed.packed.places) {
        let Some(place) = place else { continue };
        let top = top_of(*place);
        let rect = Rect::new(entry.ends.left, top, entry.ends.width(), SLOT * place.span as f32 - GAP);
        // Only heights are compared: a lane that is scrolled out of the plot keeps its items in view of time.
        if !rect.overlaps(&Rect { left: rect.left - 1.0, right: rect.right + 1.0, ..areas.plot }) {
            continue;
        }
        let reach = Rect { left: entry.reach.left, right: entry.reach.right, ..rect };
        let look = input.look(entry.item.idx);
        let begin = canvas.drawing.shapes.len();
        card::draw(
            &mut canvas.drawing,
            entry,
            rect,
            &card::Surroundings { input, areas, color: lane.color, look },
        );
        let target = Target::Item(entry.item.idx);
        canvas.hits.push(HitRegion::new(reach.at_least_high(SLOT).intersection(&areas.plot), target));
        canvas.nodes.push(ItemNode {
            item: entry.item.idx,
            lane: canvas.lane,
            rect: reach.intersection(&areas.plot),
            shapes: begin..canvas.drawing.shapes.len(),
        });
    }
    draw_pills(canvas, input, areas, lane, packed);
}

/// The context items of a crowded lane as one band along its top edge.
fn draw_band(canvas: &mut Canvas, areas: &Areas, lane: &LaneView, band: &[LaneEntry]) {
    for entry in band {
        let rect = Rect::new(entry.ends.left, lane.rect.top + 1.0, entry.ends.width(), BAND);
        card::band(&mut canvas.drawing, rect, lane.color);
        let hit = Rect { bottom: rect.top + 8.0, ..rect };
        canvas.hits.push(HitRegion::new(hit.intersection(&areas.plot), Target::Item(entry.item.idx)));
    }
}

fn draw_pills(canvas: &mut Canvas, input: &SceneInput, areas: &Areas, lane: &LaneView, packed: &PackedLane) {
    let above = padding(areas.plot.height()).above;
    let top = lane.rect.top + above + SLOT * (lane.n_slots.max(1) - 1) as f32;
    for (bin, members) in &packed.packed.overflow {
        let XRange { mut left, mut right } = bin_in_view(*bin, areas);
        // In a picture nobody can pan to a pill that is cut off at its edge.
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
        let rect = card::pill(
            &mut canvas.drawing,
            room,
            items.len(),
            &names,
            card::PillLook { color: lane.color, hovered },
        );
        let hit = HitRegion::new(rect.at_least_high(SLOT).intersection(&areas.plot), target);
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
        canvas.stop(HitRegion::new(hit, Target::Pill(bin.clone())), 0, less);
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
    let counts = NameCounts::of(input.wording, items.iter().copied());
    counts.names.into_iter().map(NameCount::with_count).collect()
}
