//! The lanes: their order, names and colors, and how high they are.

use foldhash::HashMap;

use super::areas::Areas;
use super::geometry::Rect;
use super::input::SceneInput;
use super::level::Level;
use super::series::{LaneTimes, SeriesIndex};
use crate::store::{Lane, LaneKey};
use crate::theme::LaneColor;
use crate::view::lanes_in_order;
use crate::workspace::LanePalette;

/// A slot: a chip and the gap under it.
pub const SLOT: f32 = 24.0;
/// A lane without anything in view: its label and count.
pub const EMPTY_LANE: f32 = 38.0;
/// A lane with one slot.
const ONE_SLOT_LANE: f32 = 40.0;
/// Slots of a lane, on the average, where lanes do not fit and are scrolled.
const SCROLLED_SLOTS: usize = 2;
/// A collapsed lane: its label.
const COLLAPSED_LANE: f32 = 28.0;
/// The row with the name of a lane that is divided, above its parts.
const HEAD: f32 = 26.0;
/// A lane of marks is at least so high: the label row and a row of marks; if it wants more, a number
/// and three rows.
const MIN_MARKS_LANE: (f32, f32) = (46.0, 80.0);
/// The least height of a lane of bars: where lanes have to be scrolled anyway, lower ones leave their bars no room
/// under the labels (seen on 850 articles of 130 countries).
const MIN_DENSITY_LANE: f32 = 48.0;
/// Lane areas lower than this have less padding.
const COMPACT_BELOW: f32 = 560.0;

/// The color of a lane in the palette of the project.
pub fn lane_color(palette: &LanePalette, key: &LaneKey) -> LaneColor {
    palette.slot(key).map_or(LaneColor::NEUTRAL, LaneColor::new)
}

/// The name of a lane that is divided, above its first part.
pub struct LaneHead<'a> {
    /// The whole lane.
    pub key: &'a LaneKey,
    /// Its name in the language of the window.
    pub name: String,
    /// How many items its parts hold.
    pub n_items: usize,
    /// Whether its parts are not shown.
    pub closed: bool,
    /// Its row, over gutter and plot.
    pub rect: Rect,
}

/// A lane in place.
pub struct LaneView<'a> {
    /// The name of the whole, before its first part.
    pub head: Option<LaneHead<'a>>,
    /// What it holds.
    pub lane: &'a Lane,
    /// Its items by time.
    pub series: LaneTimes<'a>,
    /// Its name in the language of the window.
    pub name: String,
    /// Its color in the palette of the project.
    pub color: LaneColor,
    /// Items in view.
    pub n_visible: usize,
    /// Whether only its label is shown.
    pub collapsed: bool,
    /// Its part of the plot; may lie outside it when lanes are scrolled.
    pub rect: Rect,
    /// Slots it may fill.
    pub n_slots: usize,
    /// The height it had in a layout that is kept.
    pub kept_height: Option<f32>,
    /// The height with which all it holds would be seen; 0 where any height will do.
    pub wanted: f32,
    /// Its height in points, once it has its place.
    pub height: f32,
}

impl LaneView<'_> {
    /// Whether it stands only for the name of its whole, whose parts are not shown.
    pub fn is_closed(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.closed)
    }
}

/// What is left free in a lane beside its slots, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlotPadding {
    /// Above the first slot.
    pub above: f32,
    /// Below the last.
    pub below: f32,
}

/// The padding of lanes that share an area of this height.
pub fn padding(area: f32) -> SlotPadding {
    let [above, below] = if area < COMPACT_BELOW { [5.0, 4.0] } else { [8.0, 8.0] };
    SlotPadding { above, below }
}

/// The lanes to be shown, in order, without a place yet. Lanes of which nothing passes are left
/// out, unless they are pinned; of the parts of a collapsed lane the first one stands for all. In a
/// picture, which nobody can pan, lanes of which nothing is in view are left out too.
pub fn ordered<'a>(input: &'a SceneInput<'a>, index: &'a SeriesIndex) -> Vec<LaneView<'a>> {
    let options = &input.view.lanes;
    let window = input.view.window;
    let keys = input.result.lanes.iter().map(|lane| &lane.key);
    let series: HashMap<&LaneKey, LaneTimes> = keys.zip(index.lanes(input.store, input.result)).collect();
    let lanes = lanes_in_order(input.store, input.result, options).into_iter();
    let is_pinned = |key: &LaneKey| options.pinned.contains(key.whole());
    let shown = lanes.filter(|lane| !lane.items.is_empty() || is_pinned(&lane.key));
    let views = shown.filter_map(|lane| {
        let series = *series.get(&lane.key)?;
        let n_visible = series.n_in(window.start, window.end);
        if n_visible == 0 && input.options.whole_lanes {
            return None;
        }
        let whole = lane.key.whole();
        Some(LaneView {
            head: None,
            lane,
            series,
            name: input.wording.lane(input.store, &lane.key),
            color: lane_color(input.palette, &lane.key),
            n_visible,
            collapsed: options.collapsed.contains(&lane.key) || options.collapsed.contains(whole),
            rect: Rect::default(),
            n_slots: 0,
            kept_height: None,
            wanted: 0.0,
            height: 0.0,
        })
    });
    with_heads(input, views.collect())
}

/// Puts the name of each divided lane above its first part.
fn with_heads<'a>(input: &SceneInput, views: Vec<LaneView<'a>>) -> Vec<LaneView<'a>> {
    let mut headed: Vec<LaneView> = Vec::with_capacity(views.len());
    let mut first = 0;
    for mut view in views {
        let key = &view.lane.key;
        let n_items = view.lane.items.len();
        let of_last = headed.get_mut(first).filter(|lane| lane.lane.key.whole() == key.whole());
        // The parts of a lane stand behind each other: the head goes to the first and counts for all of them.
        match of_last.and_then(|lane| lane.head.as_mut()) {
            Some(head) => {
                head.n_items += n_items;
                if head.closed {
                    continue;
                }
            }
            None if key.is_part() => {
                let key = key.whole();
                let closed = input.view.lanes.collapsed.contains(key);
                let name = input.wording.lane(input.store, key);
                view.head = Some(LaneHead { key, name, n_items, closed, rect: Rect::default() });
                first = headed.len();
            }
            None => {}
        }
        headed.push(view);
    }
    headed
}

/// Height of all rows with names of divided lanes.
fn heads_height(lanes: &[LaneView]) -> f32 {
    HEAD * lanes.iter().filter(|lane| lane.head.is_some()).count() as f32
}

/// How many lanes from the top fit the area when each has its least height: with single items, two
/// slots, so that a lane is more than its pills.
pub fn n_fitting(lanes: &[LaneView], level: Level, area: f32) -> usize {
    let least = |lane: &LaneView| match level {
        Level::Items if lane.n_visible > 0 => ONE_SLOT_LANE + SLOT * (lane.n_visible.min(2) - 1) as f32,
        _ => least_height(lane, level, area),
    };
    let bottoms = lanes.iter().scan(0.0, |bottom, lane| {
        *bottom += least(lane) + if lane.head.is_some() { HEAD } else { 0.0 };
        Some(*bottom)
    });
    bottoms.take_while(|bottom| *bottom <= area).count()
}

/// Gives every lane its height, from the top of the plot, moved up by `scroll`. Returns how far
/// lanes can be scrolled.
pub fn place(lanes: &mut [LaneView], areas: &Areas, level: Level, scroll: f32) -> f32 {
    let area = areas.plot.height() - heads_height(lanes);
    let keeps = lanes.iter().all(|lane| lane.kept_height.is_some());
    for lane in lanes.iter_mut() {
        let least = least_height(lane, level, area);
        // What was empty and shows something now needs its least height.
        lane.height = lane.kept_height.filter(|_| keeps).map_or(least, |kept| kept.max(least));
    }
    if !keeps {
        share_out(lanes, area);
    }
    let scrollable = (lanes.iter().map(|lane| lane.height).sum::<f32>() - area).max(0.0);
    let mut top = areas.plot.top - scroll.clamp(0.0, scrollable);
    for lane in lanes {
        if let Some(head) = &mut lane.head {
            head.rect = Rect::edges(0.0, top.round(), areas.plot.right, (top + HEAD).round());
            top += HEAD;
        }
        // Whole points, so that neither slots nor rules fall between pixels.
        let bottom = (top + lane.height).round();
        lane.rect = Rect::edges(areas.plot.left, top.round(), areas.plot.right, bottom);
        top += lane.height;
    }
    // Sums of heights are not exact.
    if scrollable < 0.5 { 0.0 } else { scrollable }
}

/// Gives what is left of the area to the lanes that show something: to those that want more as long
/// as they are the lowest, then to all alike.
fn share_out(lanes: &mut [LaneView], area: f32) {
    let filled = |lane: &LaneView, level: f32| match shares(lane) {
        true => level.clamp(lane.height, lane.wanted.max(lane.height)),
        false => lane.height,
    };
    let sum = |level: f32| lanes.iter().map(|lane| filled(lane, level)).sum::<f32>();
    let (mut low, mut high) = (0.0, area);
    // Halving until it is exact to a fraction of a pixel.
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if sum(middle) <= area { low = middle } else { high = middle }
    }
    lanes.iter_mut().for_each(|lane| lane.height = filled(lane, low));
    let spare = (area - lanes.iter().map(|lane| lane.height).sum::<f32>()).max(0.0);
    let n_sharing = lanes.iter().filter(|lane| shares(lane)).count().max(1) as f32;
    lanes.iter_mut().filter(|lane| shares(lane)).for_each(|lane| lane.height += spare / n_sharing);
}

fn shares(lane: &LaneView) -> bool {
    !lane.collapsed && lane.n_visible > 0
}

fn least_height(lane: &LaneView, level: Level, area: f32) -> f32 {
    let SlotPadding { above, below } = padding(area);
    match level {
        _ if lane.is_closed() => 0.0,
        _ if lane.collapsed => COLLAPSED_LANE,
        Level::Items if lane.n_slots == 0 => EMPTY_LANE,
        Level::Items => (above + SLOT * lane.n_slots as f32 + below).max(ONE_SLOT_LANE),
        Level::Marks if lane.n_visible == 0 => EMPTY_LANE,
        Level::Marks => lane.wanted.clamp(MIN_MARKS_LANE.0, MIN_MARKS_LANE.1),
        Level::Density => MIN_DENSITY_LANE,
    }
}

/// Slots for the lanes that show something and together need `need`. As many as fit beside the lanes
/// that show nothing; if those take too much, as many as fit without them, and lanes are scrolled:
/// what is there must not become a pill because of what is not.
pub fn total_slots(lanes: &[LaneView], area: f32, need: usize) -> usize {
    let height_of = |is_empty: bool| -> f32 {
        let fixed = |lane: &LaneView| match (lane.collapsed, lane.n_visible) {
            _ if lane.is_closed() => 0.0,
            (true, _) => COLLAPSED_LANE,
            (false, 0) => EMPTY_LANE,
            _ => ONE_SLOT_LANE - SLOT,
        };
        lanes.iter().filter(|lane| shares(lane) != is_empty).map(fixed).sum()
    };
    let fitting = |height: f32| (height / SLOT).max(0.0) as usize;
    let alone = area - heads_height(lanes) - height_of(false);
    // Lanes that do not fit at all are scrolled anyway; then each has two slots on the average.
    let scrolled = SCROLLED_SLOTS * lanes.iter().filter(|lane| shares(lane)).count();
    fitting(alone - height_of(true)).max(need.min(fitting(alone).max(scrolled)))
}
