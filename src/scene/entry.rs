//! The items of a lane that are in view, each with the room it takes.

use std::borrow::Cow;

use foldhash::HashMap;

use super::areas::Areas;
use super::excerpt::{excerpt, speaker_name};
use super::geometry::{Pos, Rect, XRange, pos};
use super::input::SceneInput;
use super::lanes::LaneView;
use super::pack::{BlockClass, GAP, MAX_SPAN};
use super::shape::TextStyle;
use super::ticks::{TickUnit, smallest_unit};
use crate::font::{Face, fit};
use crate::store::{ItemIdx, ItemRank, ItemRef};
use crate::theme::Role;
use crate::time::TimeInterval;

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
/// From the left edge of a card to its text.
pub const CARD_LEFT: f32 = 13.0;
/// From the text of a card to its right edge.
pub const CARD_RIGHT: f32 = 9.0;
/// An event that covers this share of the view, and is this many times as long as the median
/// item, is context: it says what went on, not what happened.
const CONTEXT_SHARE: f64 = 0.6;
const CONTEXT_MEDIANS: f64 = 30.0;

/// Bins of pills are at least this wide.
const MIN_PILL_BIN: f32 = 140.0;
const PILL_UNITS: [TickUnit; 10] = [
    TickUnit::Hour,
    TickUnit::SixHours,
    TickUnit::Day,
    TickUnit::Week,
    TickUnit::Month,
    TickUnit::Quarter,
    TickUnit::Year,
    TickUnit::FiveYears,
    TickUnit::Decade,
    TickUnit::Century,
];

/// Where the label of a bar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
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
pub struct LaneEntry<'a> {
    /// The item that is drawn.
    pub item: ItemRef<'a>,
    /// What it is to packing, which decides how it is drawn.
    pub class: BlockClass,
    /// Its interval; not cut off at the view's edges.
    pub span: XRange,
    /// Left and right end of its box.
    pub ends: XRange,
    /// Left and right end of all it draws, label and tail included.
    pub reach: XRange,
    /// Where a bar's label stands.
    pub side: LabelSide,
    /// The beginning of its bin.
    pub bin: i64,
    /// When it is its turn to be let in.
    pub turn: usize,
    /// Whether it is the chosen item, which is never hidden in a band.
    pub chosen: bool,
    /// What it says, in one line.
    pub text: Cow<'a, str>,
    /// Slots with which its text would be whole.
    pub wanted: usize,
}

impl LaneEntry<'_> {
    /// Right end of what must be seen of it.
    pub fn least(&self) -> f32 {
        match self.class {
            BlockClass::Instant => self.reach.right.min(self.ends.left + DOT + MIN_INSTANT_LABEL),
            BlockClass::Context | BlockClass::Duration | BlockClass::Statement => {
                self.reach.right.min(self.ends.right)
            }
        }
    }

    /// Ends its box and its words at `right`, where they would reach beyond.
    fn end_at(&mut self, right: f32) {
        self.ends.right = self.ends.right.min(right.max(self.ends.left));
        self.reach.right = self.reach.right.min(right.max(self.reach.left));
    }

    /// Whether a hatched tail runs from the chip to the end of the interval.
    pub fn has_tail(&self) -> bool {
        self.class == BlockClass::Statement && self.reach.right > self.ends.right + 1.0
    }
}

/// The style of event labels.
pub fn event_style() -> TextStyle {
    TextStyle::new(Face::UiMedium, 12.0, Role::Ink)
}

/// The items of a lane that are in view, with their boxes, in the order of choosing.
pub fn entries<'a>(input: &'a SceneInput<'a>, areas: &Areas, lane: &LaneView<'a>) -> Vec<LaneEntry<'a>> {
    let window = areas.scale.window;
    let clock = input.view.clock;
    let idxs: Vec<_> = lane.series.items_in(window.start, window.end).collect();
    let median = median_seconds(input, &idxs);
    let mut entries: Vec<LaneEntry> = idxs
        .into_iter()
        .filter_map(|idx| {
            let interval = input.store.interval(idx, clock)?;
            let item = input.store.item(idx);
            let chosen = input.view.selection.primary() == Some(idx);
            let class = class_of(item, interval, areas, median);
            let mut entry = LaneEntry { chosen, ..entry(item, interval, class, areas) };
            if input.options.still {
                entry.end_at(areas.plot.right - 2.0);
            }
            Some(entry)
        })
        .collect();
    // Who comes first finds its slot first. Beginning and place last keep the order the same from build to build.
    entries.sort_by_cached_key(|entry| {
        let idx = entry.item.idx;
        let first = input.view.selection.primary() == Some(idx);
        let pinned = input.view.pinned.contains(&idx);
        let ItemRank { priority, place } = entry.item.rank();
        let start = input.store.interval(idx, clock).map(|interval| interval.start);
        (!first, entry.class, !pinned, std::cmp::Reverse(priority), start, std::cmp::Reverse(place))
    });
    give_turns(input, &mut entries);
    entries
}

/// Who is let in before whom: the chosen item, pinned ones, what lasts; then, in each bin, the best
/// event and the best statement, the next best of both, and so on. By class alone, as boxes stand,
/// a lane with few slots would show events and hide all that was said.
fn give_turns(input: &SceneInput, entries: &mut [LaneEntry]) {
    let mut ranks: HashMap<(i64, BlockClass), usize> = HashMap::default();
    let mut order: Vec<_> = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let rank = ranks.entry((entry.bin, entry.class)).or_default();
        let pinned = input.view.pinned.contains(&entry.item.idx);
        let lasts = entry.class < BlockClass::Instant;
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

fn class_of(item: ItemRef, interval: TimeInterval, areas: &Areas, median: f64) -> BlockClass {
    if !item.is_event() {
        return BlockClass::Statement;
    }
    if !item.is_lasting() {
        return BlockClass::Instant;
    }
    let window = areas.scale.window;
    let seen = (interval.end as f64).min(window.end) - (interval.start as f64).max(window.start);
    let covered = seen / window.seconds();
    let long = interval.seconds() as f64 > CONTEXT_MEDIANS * median;
    if covered >= 0.999 || (covered >= CONTEXT_SHARE && long) {
        BlockClass::Context
    } else {
        BlockClass::Duration
    }
}

fn entry<'a>(item: ItemRef<'a>, interval: TimeInterval, class: BlockClass, areas: &Areas) -> LaneEntry<'a> {
    let span = areas.scale.x_range(interval.start, interval.end);
    // What began before the view is counted in its first bin, where a pill for it can be seen.
    let seen_from = interval.start.max(areas.scale.window.start.floor() as i64);
    let mut entry = LaneEntry {
        item,
        class,
        span,
        ends: span,
        reach: span,
        side: LabelSide::None,
        bin: pill_unit(areas).floor(seen_from),
        turn: 0,
        chosen: false,
        text: excerpt(item),
        wanted: 1,
    };
    match class {
        BlockClass::Statement => place_statement(&mut entry, areas),
        BlockClass::Instant => place_instant(&mut entry, areas),
        BlockClass::Duration => place_bar(&mut entry, areas),
        BlockClass::Context => {
            entry.ends = XRange::new(span.left.max(areas.plot.left + 2.0), span.right.min(areas.plot.right));
            entry.reach = entry.ends;
            entry.side = LabelSide::Inside;
        }
    }
    entry
}

/// The left end of a box whose interval begins at `span.left`: in view as long as the interval is.
fn sticky_left(span: XRange, areas: &Areas) -> f32 {
    let left = span.left.max(areas.plot.left) + 2.0;
    if span.width() >= COLUMN { left.min(span.right - GAP - COLUMN) } else { span.left + 2.0 }
}

/// The width that a statement may fill: a unit of the axis' lower row, but always a day, because
/// that is how well most times are known.
fn column_width(areas: &Areas) -> f32 {
    let day = areas.scale.width_of(TickUnit::Day.seconds() as f64);
    areas.ladder.label_width(&areas.scale).max(day)
}

fn place_statement(entry: &mut LaneEntry, areas: &Areas) {
    let bin = column_width(areas);
    let x0 = sticky_left(entry.span, areas);
    let ext = entry.span.right - x0 - GAP;
    let name = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink).width(speaker_name(entry.item));
    let text = TextStyle::new(Face::Ui, 12.0, Role::Ink).width(fit::head(&entry.text));
    let natural = CHIP_FURNITURE + name + NAME_GAP + text;
    let width = if ext < COLUMN - 1.0 {
        ext.max(natural.min(NARROW_CHIP))
    } else if ext <= 1.2 * bin {
        ext
    } else {
        natural.min(bin.max(COLUMN) - GAP).max(COLUMN).min(ext)
    };
    entry.ends = XRange::new(x0, x0 + width);
    let tail_end = if ext >= COLUMN - 1.0 { entry.span.right - GAP } else { 0.0 };
    entry.reach = XRange::new(x0, (x0 + width).max(tail_end));
    // A tail shorter than its first stripe says nothing.
    if entry.reach.right - entry.ends.right < 12.0 {
        entry.reach.right = entry.ends.right;
    }
    entry.wanted = wanted_slots(natural, text, width, name == 0.0);
}

/// Slots with which a text is whole, at most three. A card without a name has a line more.
fn wanted_slots(natural: f32, text: f32, width: f32, nameless: bool) -> usize {
    let left = if nameless { CHIP_FURNITURE } else { CARD_LEFT + CARD_RIGHT };
    // Wrapping loses about a word a line.
    let lines = if nameless { 1.9 } else { 1.0 };
    // Card text is half a point larger than chip text.
    match text * 12.5 / 12.0 {
        _ if natural <= width => 1,
        text if text <= (width - left) * lines => 2,
        _ => MAX_SPAN,
    }
}

fn place_instant(entry: &mut LaneEntry, areas: &Areas) {
    let bin = column_width(areas);
    let label = event_style().width(fit::head(&entry.text));
    let x0 = if entry.span.width() >= COLUMN { sticky_left(entry.span, areas) } else { entry.span.left };
    let ext = entry.span.right - x0 - GAP;
    let natural = DOT + label + 6.0;
    let width = ext.min(bin - GAP).max(natural.min(MAX_LABEL));
    entry.ends = XRange::new(x0, x0 + width);
    // A label that stays inside its interval leaves room for the whisker to the interval's end.
    entry.reach = if natural + 14.0 <= ext { XRange::new(x0, entry.span.right - GAP) } else { entry.ends };
}

fn place_bar(entry: &mut LaneEntry, areas: &Areas) {
    let label = event_style().width(fit::head(&entry.text)) + 8.0;
    let (left, right) = (entry.span.left.max(areas.plot.left + 2.0), entry.span.right.min(areas.plot.right));
    entry.ends = XRange::new(left, right.max(left + 4.0));
    let inside = entry.ends.width() >= label + 2.0 * BAR_PADDING;
    let beside = label.min(MAX_SIDE_LABEL);
    entry.side = if inside || entry.span.right > areas.plot.right && entry.ends.width() > COLUMN {
        LabelSide::Inside
    } else if entry.ends.right + beside <= areas.plot.right {
        LabelSide::Right
    } else if entry.ends.left - beside >= areas.plot.left {
        LabelSide::Left
    } else {
        LabelSide::None
    };
    entry.reach = match entry.side {
        LabelSide::Right => XRange::new(entry.ends.left, entry.ends.right + beside),
        LabelSide::Left => XRange::new(entry.ends.left - beside, entry.ends.right),
        LabelSide::Inside | LabelSide::None => entry.ends,
    };
}

/// The unit of the bins in which what found no room is counted: wide enough for a pill with a name.
pub fn pill_unit(areas: &Areas) -> TickUnit {
    smallest_unit(&PILL_UNITS, &areas.scale, MIN_PILL_BIN)
}

/// The center of the dot of an instant event in `rect`.
pub fn dot_center(rect: Rect) -> Pos {
    pos(rect.left + 9.0, rect.top + 10.0)
}
