//! What one scene hands to the next: where items stood, and what need not be made anew.

use foldhash::HashMap;

use super::areas::Areas;
use super::density::LaneBins;
use super::entry::{self, LaneEntry};
use super::geometry::Size;
use super::input::SceneInput;
use super::items::{self, PackedLane};
use super::lanes::{self, LaneView};
use super::level::Level;
use super::pack::{self, SlotPlace};
use super::prepared::PreparedResult;
use crate::store::{ItemIdx, LaneKey, Query};
use crate::view::TimeWindow;

/// Where everything stood. Panning keeps every slot; so does a zoom while it is under way.
#[derive(Clone)]
pub struct Layout {
    pub(super) level: Level,
    prepared: PreparedResult,
    generation: u64,
    query: Query,
    size: Size,
    /// The window for which slots were last given out anew.
    packed: TimeWindow,
    n_expanded: usize,
    places: HashMap<(LaneKey, ItemIdx), SlotPlace>,
    budgets: HashMap<LaneKey, usize>,
    /// Height of each lane.
    heights: HashMap<LaneKey, f32>,
    /// What bars showed.
    pub(super) bins: LaneBins,
    /// How many shapes, hits and nodes there were.
    pub(super) n_drawn: [usize; 3],
}

/// Index, overview and publication days: those of `previous` where they are of the same result.
pub(super) fn prepare(input: &SceneInput, previous: Option<&Layout>) -> PreparedResult {
    match previous {
        Some(layout) if layout.is_of_result(input) => match layout.prepared.clone() {
            prepared if layout.size.width == input.size.width => prepared,
            prepared => prepared.with_overview_of(input),
        },
        _ => PreparedResult::new(input, previous.map(|layout| &layout.prepared)),
    }
}

impl Layout {
    pub(super) fn new(input: &SceneInput, prepared: &PreparedResult, level: Level, areas: &Areas) -> Self {
        Self {
            level,
            prepared: prepared.clone(),
            generation: input.store.generation(),
            query: input.result.query.clone(),
            size: input.size,
            packed: areas.scale.window,
            n_expanded: input.view.expanded.len(),
            places: HashMap::default(),
            budgets: HashMap::default(),
            heights: HashMap::default(),
            bins: LaneBins::default(),
            n_drawn: [0; 3],
        }
    }

    /// Bytes that are held for each item: the index of the items by time.
    pub fn n_bytes(&self) -> usize {
        self.prepared.index.bytes()
    }

    pub(super) fn is_of_result(&self, input: &SceneInput) -> bool {
        self.generation == input.store.generation() && self.query == input.result.query
    }

    /// Whether lanes keep the heights, and items the slots, that they have here.
    pub(super) fn holds_for(&self, input: &SceneInput, areas: &Areas, level: Level) -> bool {
        let window = areas.scale.window;
        let same_zoom = (self.packed.seconds() / window.seconds() - 1.0).abs() < 1e-9;
        // Once nothing is left of what was seen then, slots are given out for what is seen now.
        let in_sight = self.packed.start < window.end && window.start < self.packed.end;
        in_sight
            && self.level == level
            && self.is_of_result(input)
            && self.size == input.size
            && self.n_expanded == input.view.expanded.len()
            && (same_zoom || input.options.gesture)
    }

    /// Gives every lane the height it had in `previous`, a layout that still holds.
    pub(super) fn keep_heights(&mut self, lanes: &mut [LaneView], previous: Option<&Layout>) {
        if let Some(layout) = previous {
            self.packed = layout.packed;
            lanes.iter_mut().for_each(|lane| lane.kept_height = layout.heights.get(&lane.lane.key).copied());
        }
    }

    /// Gives every lane its slots and every item its place; those of `previous`, a layout that still
    /// holds, are kept.
    pub(super) fn pack_lanes<'a>(
        &mut self,
        input: &'a SceneInput<'a>,
        areas: &Areas,
        lanes: &mut [LaneView<'a>],
        previous: Option<&Layout>,
    ) -> Vec<PackedLane<'a>> {
        let entries: Vec<_> = lanes
            .iter()
            .map(|lane| if lane.collapsed { Vec::new() } else { entry::entries(input, areas, lane) })
            .collect();
        let needs: Vec<usize> = entries.iter().map(|entries| items::need(entries)).collect();
        let n_items: Vec<usize> = lanes.iter().map(|lane| lane.n_visible).collect();
        // Nobody can scroll a picture.
        let need = if input.options.whole_lanes { 0 } else { needs.iter().sum() };
        let total = lanes::total_slots(lanes, areas.plot.height(), need);
        let budgets = pack::budgets(&needs, &n_items, total);
        let mut packed = Vec::with_capacity(lanes.len());
        for (place, (lane, entries)) in lanes.iter_mut().zip(entries).enumerate() {
            let key = &lane.lane.key;
            let kept = previous.filter(|layout| layout.shows_selected(input, key, &entries));
            let budget = previous.and_then(|layout| layout.budgets.get(key).copied());
            // A lane that was empty has room for one slot until slots are given out anew.
            let kept_slots = budget.map(|slots| if needs[place] > 0 { slots.max(1) } else { slots });
            lane.n_slots = kept_slots.unwrap_or(budgets[place]);
            let open: Vec<_> = items::open_bins(input, key, areas).collect();
            let opened = open.iter().map(|bin| items::need_of_bin(&entries, bin, areas)).max().unwrap_or(0);
            if opened > lane.n_slots {
                lane.n_slots = opened;
                lane.kept_height = None;
            }
            let place_of = |idx| kept.and_then(|layout| layout.places.get(&(key.clone(), idx)).copied());
            packed.push(items::packed(entries, lane.n_slots, areas, &open, place_of));
        }
        self.remember(lanes, &packed);
        packed
    }

    /// Whether the selected item, if it is in this lane's view, has a slot here; if it had none it
    /// comes first, and the lane is packed anew.
    fn shows_selected(&self, input: &SceneInput, key: &LaneKey, entries: &[LaneEntry]) -> bool {
        let Some(selected) = input.view.selection.primary() else { return true };
        let in_lane = entries.iter().any(|entry| entry.item.idx == selected);
        !in_lane || self.places.contains_key(&(key.clone(), selected))
    }

    fn remember(&mut self, lanes: &[LaneView], packed: &[PackedLane]) {
        for (lane, packed) in lanes.iter().zip(packed) {
            self.budgets.insert(lane.lane.key.clone(), lane.n_slots);
            for (entry, place) in packed.entries.iter().zip(&packed.packed.places) {
                if let Some(place) = place {
                    self.places.insert((lane.lane.key.clone(), entry.item.idx), *place);
                }
            }
        }
    }
}

impl Layout {
    /// Keeps the heights of placed lanes.
    pub(super) fn remember_heights(&mut self, lanes: &[LaneView]) {
        self.heights = lanes.iter().map(|lane| (lane.lane.key.clone(), lane.height)).collect();
    }
}
