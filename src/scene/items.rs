//! The level of single items: which box each gets, in which slot, and what goes into pills.

use std::borrow::Cow;

use foldhash::HashMap;

use super::card;
use super::frame::Frame;
use super::geometry::{Rect, pos};
use super::hit::{Hit, Node, Target};
use super::lanes::{LaneView, SLOT, padding};
use super::pack::{self, Block, Class, GAP, MAX_SPAN, Packed, Place};
use super::shape::TextStyle;
use super::summary::{names_by_count, with_count};
use super::ticks::{Unit, smallest_unit};
use super::{Canvas, SceneInput, excerpt};
use crate::font::{Face, fit};
use crate::store::{ItemIdx, ItemRef, LaneKey};
use crate::theme::Role;
use crate::time::TimeInterval;
use crate::view::BinKey;

/// A statement whose interval is at least this wide stays inside it.
pub const COLUMN: f32 = 140.0;
/// A statement in a narrower interval may be this wide.
const NARROW_CHIP: f32 = 150.0;
/// A bare label takes at most this much.
const MAX_LABEL: f32 = 190.0;
/// A label right of a bar takes at most this much.
const MAX_SIDE_LABEL: f32 = 170.0;
/// From the left end of an instant event to its label.
pub const DOT: f32 = 20.0;
/// The label of an instant event is not cut to less than this while its place is kept.
const MIN_INSTANT_LABEL: f32 = 24.0;
/// Padding of a label inside a bar.
pub const BAR_PADDING: f32 = 9.0;
/// Room in a chip that is not text: time edge, glyph and right padding.
pub const CHIP_FURNITURE: f32 = 29.0 + 7.0;
/// Between name and excerpt of a chip.
pub const NAME_GAP: f32 = 6.0;
/// Text in a card begins here and ends as far from the right.
pub const CARD_PADDING: (f32, f32) = (13.0, 9.0);
/// An event that covers this share of the view, and is this many times as long as the median
/// item, is context: it says what went on, not what happened.
const CONTEXT_SHARE: f64 = 0.6;
const CONTEXT_MEDIANS: f64 = 30.0;
/// Lanes with fewer slots than this show context as a band on their edge.
const MIN_SLOTS_FOR_CONTEXT: usize = 4;
/// Height of that band.
const BAND: f32 = 4.0;

/// Bins of pills are at least this wide.
const MIN_PILL_BIN: f32 = 140.0;
const PILL_UNITS: [Unit; 10] = [
    Unit::Hour,
    Unit::SixHours,
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
    Unit::FiveYears,
    Unit::Decade,
    Unit::Century,
];

/// Where the label of a bar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On the bar.
    Inside,
    /// Right of it.
    Right,
    /// Left of it.
    Left,
    /// Nowhere; the tooltip has it.
    None,
}

/// An item of a lane with the room it takes.
pub struct Entry<'a> {
    /// The item.
    pub item: ItemRef<'a>,
    /// Its class.
    pub class: Class,
    /// Its interval in x; not cut off at the view's edges.
    pub span: (f32, f32),
    /// Left and right end of its box.
    pub ends: (f32, f32),
    /// Left and right end of all it draws, label and tail included.
    pub reach: (f32, f32),
    /// Where a bar's label stands.
    pub side: Side,
    /// The beginning of its bin.
    bin: i64,
    /// When it is its turn to be let in.
    turn: usize,
    /// Whether it is the chosen item, which is never hidden in a band.
    chosen: bool,
    /// What it says, in one line.
    pub text: Cow<'a, str>,
    /// Slots with which its text would be whole.
    wanted: usize,
}

impl Entry<'_> {
    /// Right end of what must be seen of it.
    fn least(&self) -> f32 {
        match self.class {
            Class::Instant => self.reach.1.min(self.ends.0 + DOT + MIN_INSTANT_LABEL),
            Class::Context | Class::Duration | Class::Statement => self.reach.1.min(self.ends.1),
        }
    }

    /// Ends its box and its words at `right`, where they would reach beyond.
    fn end_at(&mut self, right: f32) {
        self.ends.1 = self.ends.1.min(right.max(self.ends.0));
        self.reach.1 = self.reach.1.min(right.max(self.reach.0));
    }

    /// Whether a hatched tail runs from the chip to the end of the interval.
    pub fn has_tail(&self) -> bool {
        self.class == Class::Statement && self.reach.1 > self.ends.1 + 1.0
    }
}

/// Lanes packed, ready to be drawn.
pub struct PackedLane<'a> {
    /// Its items, in the order of choosing.
    pub entries: Vec<Entry<'a>>,
    /// Context items that are drawn as a band.
    pub band: Vec<Entry<'a>>,
    /// Where they stand.
    pub packed: Packed,
}

/// The items of a lane that are in view, with their boxes, in the order of choosing.
pub fn entries<'a>(input: &'a SceneInput<'a>, frame: &Frame, lane: &LaneView<'a>) -> Vec<Entry<'a>> {
    let window = frame.scale.window;
    let clock = input.view.clock;
    let idxs: Vec<_> = lane.series.items_in(window.start, window.end).collect();
    let median = median_seconds(input, &idxs);
    let mut entries: Vec<Entry> = idxs
        .into_iter()
        .filter_map(|idx| {
            let interval = input.store.interval(idx, clock)?;
            let item = input.store.item(idx);
            let chosen = input.view.selection.primary() == Some(idx);
            let class = class_of(item, interval, frame, median);
            let mut entry = Entry { chosen, ..entry(item, interval, class, frame) };
            if input.options.still {
                entry.end_at(frame.plot.right - 2.0);
            }
            Some(entry)
        })
        .collect();
    entries.sort_by_cached_key(|entry| {
        let idx = entry.item.idx;
        let first = input.view.selection.primary() == Some(idx);
        let pinned = input.view.pinned.contains(&idx);
        let (priority, place) = entry.item.rank();
        let start = input.store.interval(idx, clock).map(|interval| interval.start);
        (!first, entry.class, !pinned, std::cmp::Reverse(priority), start, std::cmp::Reverse(place))
    });
    give_turns(input, &mut entries);
    entries
}

/// Who is let in before whom: the chosen item, pinned ones, what lasts; then, in each bin, the best
/// event and the best statement, the next best of both, and so on. By class alone, as boxes stand,
/// a lane with few slots would show events and hide all that was said.
fn give_turns(input: &SceneInput, entries: &mut [Entry]) {
    let mut ranks: HashMap<(i64, Class), usize> = HashMap::default();
    let mut order: Vec<_> = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let rank = ranks.entry((entry.bin, entry.class)).or_default();
        let pinned = input.view.pinned.contains(&entry.item.idx);
        let lasts = entry.class < Class::Instant;
        let priority = std::cmp::Reverse(entry.item.rank());
        order.push((!entry.chosen, !pinned, !lasts, *rank, priority, at));
        *rank += 1;
    }
    order.sort_unstable();
    order.into_iter().enumerate().for_each(|(turn, key)| entries[key.5].turn = turn);
}

fn median_seconds(input: &SceneInput, idxs: &[ItemIdx]) -> f64 {
    let interval = |idx: &ItemIdx| input.store.interval(*idx, input.view.clock);
    let mut seconds: Vec<i64> = idxs.iter().filter_map(interval).map(|interval| interval.seconds()).collect();
    let middle = seconds.len() / 2;
    if seconds.is_empty() { 0.0 } else { *seconds.select_nth_unstable(middle).1 as f64 }
}

fn class_of(item: ItemRef, interval: TimeInterval, frame: &Frame, median: f64) -> Class {
    if !item.is_event() {
        return Class::Statement;
    }
    if !item.is_lasting() {
        return Class::Instant;
    }
    let window = frame.scale.window;
    let seen = (interval.end as f64).min(window.end) - (interval.start as f64).max(window.start);
    let covered = seen / window.seconds();
    let long = interval.seconds() as f64 > CONTEXT_MEDIANS * median;
    if covered >= 0.999 || (covered >= CONTEXT_SHARE && long) { Class::Context } else { Class::Duration }
}

fn entry<'a>(item: ItemRef<'a>, interval: TimeInterval, class: Class, frame: &Frame) -> Entry<'a> {
    let span = (frame.scale.x_from_time(interval.start as f64), frame.scale.x_from_time(interval.end as f64));
    let seen_from = interval.start.max(frame.scale.window.start.floor() as i64);
    let mut entry = Entry {
        item,
        class,
        span,
        ends: span,
        reach: span,
        side: Side::None,
        bin: pill_unit(frame).floor(seen_from),
        turn: 0,
        chosen: false,
        text: excerpt(item),
        wanted: 1,
    };
    match class {
        Class::Statement => place_statement(&mut entry, frame),
        Class::Instant => place_instant(&mut entry, frame),
        Class::Duration => place_bar(&mut entry, frame),
        Class::Context => {
            entry.ends = (span.0.max(frame.plot.left + 2.0), span.1.min(frame.plot.right));
            entry.reach = entry.ends;
            entry.side = Side::Inside;
        }
    }
    entry
}

/// The left end of a box whose interval begins at `span.0`: in view as long as the interval is.
fn sticky_left(span: (f32, f32), frame: &Frame) -> f32 {
    let left = span.0.max(frame.plot.left) + 2.0;
    if span.1 - span.0 >= COLUMN { left.min(span.1 - GAP - COLUMN) } else { span.0 + 2.0 }
}

/// The width that a statement may fill: a unit of the axis' lower row, but always a day, because
/// that is how well most times are known.
fn column_width(frame: &Frame) -> f32 {
    let day = frame.scale.width_of(Unit::Day.seconds() as f64);
    frame.ladder.label_width(&frame.scale).max(day)
}

fn place_statement(entry: &mut Entry, frame: &Frame) {
    let bin = column_width(frame);
    let x0 = sticky_left(entry.span, frame);
    let ext = entry.span.1 - x0 - GAP;
    let name = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink).width(card::name_of(entry.item));
    let text = TextStyle::new(Face::Ui, 12.0, Role::Ink).width(fit::head(&entry.text));
    let natural = CHIP_FURNITURE + name + NAME_GAP + text;
    let width = if ext < COLUMN - 1.0 {
        ext.max(natural.min(NARROW_CHIP))
    } else if ext <= 1.2 * bin {
        ext
    } else {
        natural.min(bin.max(COLUMN) - GAP).max(COLUMN).min(ext)
    };
    entry.ends = (x0, x0 + width);
    entry.reach = (x0, (x0 + width).max(if ext >= COLUMN - 1.0 { entry.span.1 - GAP } else { 0.0 }));
    // A tail shorter than its first stripe says nothing.
    if entry.reach.1 - entry.ends.1 < 12.0 {
        entry.reach.1 = entry.ends.1;
    }
    entry.wanted = wanted_slots(natural, text, width, name == 0.0);
}

/// Slots with which a text is whole, at most three. A card without a name has a line more.
fn wanted_slots(natural: f32, text: f32, width: f32, nameless: bool) -> usize {
    let left = if nameless { CHIP_FURNITURE } else { CARD_PADDING.0 + CARD_PADDING.1 };
    // Wrapping loses about a word a line.
    let lines = if nameless { 1.9 } else { 1.0 };
    // Card text is half a point larger than chip text.
    match text * 12.5 / 12.0 {
        _ if natural <= width => 1,
        text if text <= (width - left) * lines => 2,
        _ => MAX_SPAN,
    }
}

fn place_instant(entry: &mut Entry, frame: &Frame) {
    let bin = column_width(frame);
    let label = card::event_style().width(fit::head(&entry.text));
    let x0 =
        if entry.span.1 - entry.span.0 >= COLUMN { sticky_left(entry.span, frame) } else { entry.span.0 };
    let ext = entry.span.1 - x0 - GAP;
    let natural = DOT + label + 6.0;
    let width = ext.min(bin - GAP).max(natural.min(MAX_LABEL));
    entry.ends = (x0, x0 + width);
    // A label that stays inside its interval leaves room for the whisker to the interval's end.
    entry.reach = if natural + 14.0 <= ext { (x0, entry.span.1 - GAP) } else { entry.ends };
}

fn place_bar(entry: &mut Entry, frame: &Frame) {
    let label = card::event_style().width(fit::head(&entry.text)) + 8.0;
    let (left, right) = (entry.span.0.max(frame.plot.left + 2.0), entry.span.1.min(frame.plot.right));
    entry.ends = (left, right.max(left + 4.0));
    let inside = entry.ends.1 - entry.ends.0 >= label + 2.0 * BAR_PADDING;
    let beside = label.min(MAX_SIDE_LABEL);
    entry.side = if inside || entry.span.1 > frame.plot.right && entry.ends.1 - entry.ends.0 > COLUMN {
        Side::Inside
    } else if entry.ends.1 + beside <= frame.plot.right {
        Side::Right
    } else if entry.ends.0 - beside >= frame.plot.left {
        Side::Left
    } else {
        Side::None
    };
    entry.reach = match entry.side {
        Side::Right => (entry.ends.0, entry.ends.1 + beside),
        Side::Left => (entry.ends.0 - beside, entry.ends.1),
        Side::Inside | Side::None => entry.ends,
    };
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
pub fn need_of_bin(entries: &[Entry], bin: &BinKey, frame: &Frame) -> usize {
    let (x0, x1) = bin_span(bin, frame);
    let inside = |block: &Block| block.x0 < x1 && x0 < block.x1;
    let blocks: Vec<Block> = blocks(entries, &|_| None).into_iter().filter(inside).collect();
    pack::need(&blocks) + 1
}

fn bin_span(bin: &BinKey, frame: &Frame) -> (f32, f32) {
    (frame.scale.x_from_time(bin.start as f64), frame.scale.x_from_time(bin.end as f64))
}

/// Packs the entries of a lane into its slots.
pub fn packed<'a>(
    entries: Vec<Entry<'a>>,
    n_slots: usize,
    frame: &Frame,
    open: &[&BinKey],
    kept: impl Fn(ItemIdx) -> Option<Place>,
) -> PackedLane<'a> {
    let crowded = n_slots < MIN_SLOTS_FOR_CONTEXT && need(&entries) > n_slots;
    let goes_to_band = |entry: &Entry| {
        crowded && entry.class == Class::Context && !entry.chosen && kept(entry.item.idx).is_none()
    };
    let (band, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(goes_to_band);
    let blocks = blocks(&entries, &kept);
    let edges = |bin: i64| bin_edges(bin, frame);
    let open: Vec<_> = open.iter().map(|bin| bin_span(bin, frame)).collect();
    let packed = pack::pack(&blocks, n_slots, &edges, &open);
    for (idx, right) in &packed.cut {
        let entry = &mut entries[*idx];
        entry.reach.1 = *right;
        entry.ends.1 = entry.ends.1.min(*right);
    }
    PackedLane { entries, band, packed }
}

/// The unit of the bins in which what found no room is counted: wide enough for a pill with a name.
fn pill_unit(frame: &Frame) -> Unit {
    smallest_unit(&PILL_UNITS, &frame.scale, MIN_PILL_BIN)
}

/// Left and right end of a bin, as far as it is in view.
fn bin_edges(bin: i64, frame: &Frame) -> (f32, f32) {
    let end = pill_unit(frame).next(bin);
    let (x0, x1) = (frame.scale.x_from_time(bin as f64), frame.scale.x_from_time(end as f64));
    let left = x0.max(frame.plot.left);
    (left + 2.0, x1.max(left + 60.0))
}

/// Draws a lane's items and pills.
pub fn draw(canvas: &mut Canvas, input: &SceneInput, frame: &Frame, lane: &LaneView, packed: &PackedLane) {
    draw_band(canvas, frame, lane, &packed.band);
    let (above, _) = padding(frame.plot.height());
    let top_of = |place: Place| lane.rect.top + above + SLOT * place.slot as f32;
    for (entry, place) in packed.entries.iter().zip(&packed.packed.places) {
        let Some(place) = place else { continue };
        let top = top_of(*place);
        let rect = Rect::new(entry.ends.0, top, entry.ends.1 - entry.ends.0, SLOT * place.span as f32 - GAP);
        if !rect.overlaps(&Rect { left: rect.left - 1.0, right: rect.right + 1.0, ..frame.plot }) {
            continue;
        }
        let reach = Rect { left: entry.reach.0, right: entry.reach.1, ..rect };
        let look = input.look(entry.item.idx);
        let begin = canvas.drawing.shapes.len();
        card::draw(
            &mut canvas.drawing,
            entry,
            rect,
            &card::Surroundings { input, frame, color: lane.color, look },
        );
        let target = Target::Item(entry.item.idx);
        canvas.hits.push(Hit::new(reach.at_least_high(SLOT).intersection(&frame.plot), target));
        canvas.nodes.push(Node {
            item: entry.item.idx,
            lane: canvas.lane,
            rect: reach.intersection(&frame.plot),
            shapes: begin..canvas.drawing.shapes.len(),
        });
    }
    draw_pills(canvas, input, frame, lane, packed);
}

/// The context items of a crowded lane as one band along its top edge.
fn draw_band(canvas: &mut Canvas, frame: &Frame, lane: &LaneView, band: &[Entry]) {
    for entry in band {
        let rect = Rect::new(entry.ends.0, lane.rect.top + 1.0, entry.ends.1 - entry.ends.0, BAND);
        card::band(&mut canvas.drawing, rect, lane.color);
        let hit = Rect { bottom: rect.top + 8.0, ..rect };
        canvas.hits.push(Hit::new(hit.intersection(&frame.plot), Target::Item(entry.item.idx)));
    }
}

fn draw_pills(canvas: &mut Canvas, input: &SceneInput, frame: &Frame, lane: &LaneView, packed: &PackedLane) {
    let (above, _) = padding(frame.plot.height());
    let top = lane.rect.top + above + SLOT * (lane.n_slots.max(1) - 1) as f32;
    for (bin, members) in &packed.packed.overflow {
        let (mut left, mut right) = bin_edges(*bin, frame);
        if input.options.still {
            right = right.min(frame.plot.right);
            left = left.min(right - GAP - card::least_pill(members.len()));
        }
        let items: Vec<ItemRef> = members.iter().map(|member| packed.entries[*member].item).collect();
        let key = BinKey { lane: lane.lane.key.clone(), start: *bin, end: pill_unit(frame).next(*bin) };
        let target = Target::Pill(key);
        let hovered = input.touch.hover.as_ref() == Some(&target);
        let names = pill_names(input, &items);
        let room = Rect::edges(left, top, right - GAP, top + card::PILL);
        let rect = card::pill(&mut canvas.drawing, room, items.len(), &names, (lane.color, hovered));
        let hit = Hit::new(rect.at_least_high(SLOT).intersection(&frame.plot), target);
        canvas.stop(hit, items.len(), names.join(", "));
        canvas.n_in_pills += items.len();
    }
    canvas.n_single += packed.packed.places.iter().flatten().count() + packed.band.len();
    draw_open_pills(canvas, input, frame, lane, top);
}

/// The pills that close open bins, in the lane's last slot.
fn draw_open_pills(canvas: &mut Canvas, input: &SceneInput, frame: &Frame, lane: &LaneView, top: f32) {
    for bin in open_bins(input, &lane.lane.key, frame) {
        let left = frame.scale.x_from_time(bin.start as f64).max(frame.plot.left) + 2.0;
        let rect = card::open_pill(&mut canvas.drawing, pos(left, top), input.wording.text("timeline.less"));
        let hit = rect.at_least_high(SLOT).intersection(&frame.plot);
        let less = input.wording.text("timeline.less").to_owned();
        canvas.stop(Hit::new(hit, Target::Pill(bin.clone())), 0, less);
    }
}

/// The open bins of a lane that are in view.
pub fn open_bins<'a>(
    input: &SceneInput<'a>,
    key: &'a LaneKey,
    frame: &Frame,
) -> impl Iterator<Item = &'a BinKey> + use<'a> {
    let window = frame.scale.window;
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

/// The center of the dot of an instant event in `rect`.
pub fn dot_center(rect: Rect) -> super::geometry::Pos {
    pos(rect.left + 9.0, rect.top + 10.0)
}
