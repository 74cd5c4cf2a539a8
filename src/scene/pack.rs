//! Who gets which slot: packing the items of a lane, sharing slots out among lanes, and what
//! becomes of the items that find no room. Plain numbers in and out; no store, no text, no colors.
//!
//! ```text
//!            bin            bin
//!  slot 0 │ chip          │ card          │
//!  slot 1 │ chip          │ (second line) │
//!  slot 2 │ pill "+3"     │ chip          │   ← the last slot of a bin with overflow holds a pill
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::geometry::XRange;

/// Nothing stands nearer to its neighbor in a slot than this.
pub const GAP: f32 = 4.0;
/// Every lane with something to show gets this many slots if it needs them, where there are enough
/// for all lanes.
const MIN_SLOTS: usize = 2;
/// A card is at most this many slots high.
pub const MAX_SPAN: usize = 3;
/// In lanes with overflow, cards are allowed only from this many slots on.
const MIN_SLOTS_FOR_CARDS: usize = 6;
/// A block that stands in for its pill is not cut to less than this: a name still fits.
const MIN_CUT: f32 = 90.0;
/// Attempts to turn chips into cards in one group of chips that stand on each other.
const MAX_PROMOTIONS: usize = 60;

/// What an item is to packing, in the order in which items choose their slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockClass {
    /// An event that goes on all through the view.
    Context,
    /// An event that lasted.
    Duration,
    /// An event at one time.
    Instant,
    /// A statement, which may become a card.
    Statement,
}

/// An item to be packed. Blocks come in the order in which they stand: by class, then priority.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// Left end, in points.
    pub x0: f32,
    /// Right end with tail and label, without the gap.
    pub x1: f32,
    /// The right end of its box: without the tail, whisker or label beside it, which are cut where
    /// there is too little room.
    pub body: f32,
    /// The right end below which it cannot be cut even while its place is kept.
    pub least: f32,
    /// What it is.
    pub class: BlockClass,
    /// When it is its turn to be let in, lowest first; who comes late may end up in a pill.
    pub turn: usize,
    /// The bin in which it is counted when it finds no room.
    pub bin: i64,
    /// Slots with which its text would be whole, at most [`MAX_SPAN`]; 1 for all but statements.
    pub wanted: usize,
    /// The slot and span it had in the last layout.
    pub kept: Option<SlotPlace>,
}

/// Where an item stands in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotPlace {
    /// Its first slot, 0 at the top.
    pub slot: usize,
    /// How many slots it takes.
    pub span: usize,
}

/// A lane packed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackedBlocks {
    /// Where each block stands, by index; `None` for those in a pill.
    pub places: Vec<Option<SlotPlace>>,
    /// The blocks that found no room, by bin; each bin has at least one.
    pub overflow: BTreeMap<i64, Vec<usize>>,
    /// Right ends of blocks that are cut off at their bin's end, because they stand in for a pill.
    pub cut: BTreeMap<usize, f32>,
}

impl PackedBlocks {
    /// The right end of a block with what is cut off it.
    fn end(&self, idx: usize, block: &Block) -> f32 {
        self.cut.get(&idx).copied().unwrap_or(block.x1)
    }
}

/// The stretches taken in each slot.
#[derive(Clone)]
struct Slots {
    taken: Vec<Vec<(f32, f32)>>,
}

impl Slots {
    fn new(n_slots: usize) -> Self {
        Self { taken: vec![Vec::new(); n_slots] }
    }

    fn is_free(&self, place: SlotPlace, x0: f32, x1: f32) -> bool {
        let free = |slot: &Vec<(f32, f32)>| slot.iter().all(|&(a, b)| x1 + GAP <= a || b + GAP <= x0);
        self.taken.get(place.slot..place.slot + place.span).is_some_and(|slots| slots.iter().all(free))
    }

    fn take(&mut self, place: SlotPlace, x0: f32, x1: f32) {
        for slot in self.taken.iter_mut().skip(place.slot).take(place.span) {
            slot.push((x0, x1));
        }
    }

    /// How far right of `x` the place is free.
    fn free_until(&self, place: SlotPlace, x: f32) -> f32 {
        let slots = self.taken.iter().skip(place.slot).take(place.span).flatten();
        slots.map(|(a, _)| *a).filter(|a| *a >= x).fold(f32::INFINITY, f32::min) - GAP
    }

    /// The lowest-numbered place that is free, which is taken then.
    fn first_fit(&mut self, span: usize, x0: f32, x1: f32) -> Option<SlotPlace> {
        let places = (0..self.taken.len()).map(|slot| SlotPlace { slot, span });
        let place = places.into_iter().find(|place| self.is_free(*place, x0, x1))?;
        self.take(place, x0, x1);
        Some(place)
    }
}

/// The smallest number of slots at which first-fit puts every block as a one-slot chip.
pub fn need(blocks: &[Block]) -> usize {
    let mut slots = Slots::new(0);
    for block in blocks {
        if slots.first_fit(1, block.x0, block.x1).is_none() {
            slots.taken.push(vec![(block.x0, block.x1)]);
        }
    }
    slots.taken.len()
}

/// Shares `total` slots out: each lane gets two if it needs them, or one where two are too many for
/// all lanes; then slots go one at a time to the lane with need left whose share is smallest against
/// the square root of its need. What is left over goes round the lanes from most items to fewest.
/// Lanes without items (need 0) get none.
pub fn budgets(needs: &[usize], n_items: &[usize], total: usize) -> Vec<usize> {
    let least = |most: usize| needs.iter().map(|need| (*need).min(most)).collect::<Vec<_>>();
    let mut budgets = least(MIN_SLOTS);
    if budgets.iter().sum::<usize>() > total {
        budgets = least(1);
    }
    let mut left = total.saturating_sub(budgets.iter().sum());
    let share = |budget: usize, need: usize| budget as f32 / (need as f32).sqrt();
    while left > 0 {
        let open = (0..needs.len()).filter(|lane| budgets[*lane] < needs[*lane]);
        let poorest =
            open.min_by(|a, b| share(budgets[*a], needs[*a]).total_cmp(&share(budgets[*b], needs[*b])));
        let Some(lane) = poorest else { break };
        budgets[lane] += 1;
        left -= 1;
    }
    let mut by_items: Vec<usize> = (0..needs.len()).filter(|lane| needs[*lane] > 0).collect();
    by_items.sort_by_key(|lane| std::cmp::Reverse(n_items[*lane]));
    for lane in by_items.iter().cycle().take(if by_items.is_empty() { 0 } else { left }) {
        budgets[*lane] += 1;
    }
    budgets
}

/// Packs a lane into `n_slots`. `bin_range` gives where a bin stands; `open` are the
/// stretches of the last slot that belong to the pills of open bins.
pub fn pack(
    blocks: &[Block],
    n_slots: usize,
    bin_range: &impl Fn(i64) -> XRange,
    open: &[XRange],
) -> PackedBlocks {
    let lane = LanePacking { blocks, n_slots, bin_range, open };
    let (spans, reserved) = lane.reserve();
    let mut packed = lane.first_fit(&spans, &reserved);
    lane.promote(&mut packed, &reserved);
    lane.admit_singles(&mut packed);
    packed
}

/// A lane being packed.
struct LanePacking<'a, F> {
    blocks: &'a [Block],
    n_slots: usize,
    bin_range: &'a F,
    open: &'a [XRange],
}

impl<F: Fn(i64) -> XRange> LanePacking<'_, F> {
    /// The span each block asks for and the bins whose last slot is kept for a pill.
    fn reserve(&self) -> (Vec<usize>, BTreeSet<i64>) {
        let mut spans: Vec<usize> =
            self.blocks.iter().map(|block| block.kept.map_or(1, |place| place.span)).collect();
        let mut reserved = BTreeSet::new();
        // Each round reserves at least one bin more, so the rounds end; in practice after two.
        loop {
            let overflow = self.first_fit(&spans, &reserved).overflow;
            let new: Vec<i64> = overflow.keys().copied().filter(|bin| !reserved.contains(bin)).collect();
            if new.is_empty() {
                return (spans, reserved);
            }
            if self.n_slots >= MIN_SLOTS_FOR_CARDS {
                self.lead_cards(&mut spans, &new);
            }
            reserved.extend(new);
        }
    }

    /// In each of `bins`, the statement that chooses first may be a card of two slots.
    fn lead_cards(&self, spans: &mut [usize], bins: &[i64]) {
        for bin in bins {
            let leads = |idx: &usize| {
                self.blocks[*idx].bin == *bin && self.blocks[*idx].class == BlockClass::Statement
            };
            let lead = (0..self.blocks.len()).filter(leads).min_by_key(|idx| self.blocks[*idx].turn);
            if let Some(lead) = lead
                && self.blocks[lead].wanted > 1
                && self.blocks[lead].kept.is_none()
            {
                spans[lead] = 2;
            }
        }
    }

    /// Places kept from the last layout, then everything else first-fit: first by turn, to find who
    /// is let in, then those again in the order in which they stand, so that events come first. If
    /// one of them loses its room that way, all stay where the turns have put them.
    fn first_fit(&self, spans: &[usize], reserved: &BTreeSet<i64>) -> PackedBlocks {
        let mut turns: Vec<usize> = (0..self.blocks.len()).collect();
        turns.sort_by_key(|idx| self.blocks[*idx].turn);
        let all = self.placed(&turns, spans, reserved, true);
        // Where not all find room, none keeps others out by what is beside its box.
        let whole = all.overflow.is_empty() && reserved.is_empty();
        let by_turn = if whole { all } else { self.placed(&turns, spans, reserved, false) };
        let let_in: Vec<usize> =
            (0..self.blocks.len()).filter(|idx| by_turn.places[*idx].is_some()).collect();
        let mut packed = self.placed(&let_in, spans, reserved, whole);
        if !packed.overflow.is_empty() {
            return by_turn;
        }
        packed.overflow = by_turn.overflow;
        packed
    }

    /// The blocks of `order` that have no kept place, each in the first place that is free for all it
    /// draws, or for its box alone.
    fn placed(
        &self,
        order: &[usize],
        spans: &[usize],
        reserved: &BTreeSet<i64>,
        whole: bool,
    ) -> PackedBlocks {
        let mut slots = self.with_reserved(reserved);
        let mut packed = PackedBlocks { places: vec![None; self.blocks.len()], ..PackedBlocks::default() };
        self.keep_places(&mut slots, &mut packed);
        let mut fresh = Vec::new();
        for &idx in order {
            let block = &self.blocks[idx];
            if packed.places[idx].is_some() {
                continue;
            }
            let x1 = if whole { block.x1 } else { block.body };
            packed.places[idx] = slots.first_fit(spans[idx], block.x0, x1);
            match packed.places[idx] {
                Some(_) => fresh.push(idx),
                None => packed.overflow.entry(block.bin).or_default().push(idx),
            }
        }
        if !whole {
            self.stretch(&mut slots, &mut packed, fresh.iter().map(|idx| (*idx, self.blocks[*idx].body)));
        }
        packed.overflow.values_mut().for_each(|members| members.sort_unstable());
        packed
    }

    /// Puts the blocks that had a place before into it, as long as their boxes fit; then each takes
    /// as much of its tail or label as fits too.
    fn keep_places(&self, slots: &mut Slots, packed: &mut PackedBlocks) {
        for (idx, block) in self.blocks.iter().enumerate() {
            if let Some(kept) = block.kept.filter(|kept| slots.is_free(*kept, block.x0, block.least)) {
                slots.take(kept, block.x0, block.least);
                packed.places[idx] = Some(kept);
            }
        }
        let kept = (0..self.blocks.len()).filter(|idx| packed.places[*idx].is_some());
        let kept: Vec<_> = kept.map(|idx| (idx, self.blocks[idx].least)).collect();
        self.stretch(slots, packed, kept);
    }

    /// Lets blocks that have a place up to some x reach as far right as there is room.
    fn stretch(
        &self,
        slots: &mut Slots,
        packed: &mut PackedBlocks,
        placed: impl IntoIterator<Item = (usize, f32)>,
    ) {
        for (idx, end) in placed {
            let Some(place) = packed.places[idx] else { continue };
            let whole = self.blocks[idx].x1;
            let x1 = slots.free_until(place, end).min(whole);
            slots.take(place, end, x1);
            if x1 < whole {
                packed.cut.insert(idx, x1);
            }
        }
    }

    fn with_reserved(&self, reserved: &BTreeSet<i64>) -> Slots {
        let mut slots = self.empty();
        reserved.iter().for_each(|bin| self.take_pill(&mut slots, *bin));
        slots
    }

    /// No item yet, only the pills of open bins.
    fn empty(&self) -> Slots {
        let mut slots = Slots::new(self.n_slots);
        self.open.iter().for_each(|x| slots.take(self.last_slot(), x.left, x.right));
        slots
    }

    fn last_slot(&self) -> SlotPlace {
        SlotPlace { slot: self.n_slots.saturating_sub(1), span: 1 }
    }

    /// Turns chips whose text is cut into cards of two slots, then three, where all that stood
    /// still stands. Only chips that stand on each other are packed anew.
    fn promote(&self, packed: &mut PackedBlocks, reserved: &BTreeSet<i64>) {
        for group in self.groups(packed) {
            let obstacles = self.obstacles(packed, &group, reserved);
            let mut tries = 0;
            for span in 2..=MAX_SPAN {
                for &idx in &group {
                    let Some(place) = packed.places[idx].filter(|place| place.span + 1 == span) else {
                        continue;
                    };
                    if self.blocks[idx].wanted < span
                        || self.blocks[idx].kept.is_some()
                        || tries >= MAX_PROMOTIONS
                    {
                        continue;
                    }
                    tries += 1;
                    packed.places[idx] = Some(SlotPlace { span, ..place });
                    match self.repacked(packed, &group, obstacles.clone()) {
                        Some(places) => {
                            group
                                .iter()
                                .zip(places)
                                .for_each(|(idx, place)| packed.places[*idx] = Some(place));
                        }
                        None => packed.places[idx] = Some(place),
                    }
                }
            }
        }
    }

    /// Placed instant events and statements in groups that overlap in x, in the order of choosing.
    fn groups(&self, packed: &PackedBlocks) -> Vec<Vec<usize>> {
        let mut movable: Vec<usize> = (0..self.blocks.len())
            .filter(|idx| self.blocks[*idx].class >= BlockClass::Instant && packed.places[*idx].is_some())
            .collect();
        movable.sort_by(|a, b| self.blocks[*a].x0.total_cmp(&self.blocks[*b].x0));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for idx in movable {
            let block = &self.blocks[idx];
            match groups.last_mut() {
                Some(group) if block.x0 < end + GAP => group.push(idx),
                _ => groups.push(vec![idx]),
            }
            end = end.max(block.x1);
        }
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }

    /// What the blocks of `group` cannot move: pills, and all other blocks.
    fn obstacles(&self, packed: &PackedBlocks, group: &[usize], reserved: &BTreeSet<i64>) -> Slots {
        let mut slots = self.with_reserved(reserved);
        for (idx, place) in packed.places.iter().enumerate() {
            if let Some(place) = place.filter(|_| group.binary_search(&idx).is_err()) {
                slots.take(place, self.blocks[idx].x0, packed.end(idx, &self.blocks[idx]));
            }
        }
        slots
    }

    /// The places of `group` packed anew with the spans they have now; `None` if one finds none.
    fn repacked(&self, packed: &PackedBlocks, group: &[usize], mut slots: Slots) -> Option<Vec<SlotPlace>> {
        for &idx in group {
            if let Some(kept) = self.blocks[idx].kept.filter(|kept| packed.places[idx] == Some(*kept)) {
                slots.take(kept, self.blocks[idx].x0, packed.end(idx, &self.blocks[idx]));
            }
        }
        let place = |&idx: &usize| {
            let block = &self.blocks[idx];
            // A kept place that is not free any more is given up.
            block
                .kept
                .filter(|kept| packed.places[idx] == Some(*kept))
                .or_else(|| slots.first_fit(packed.places[idx]?.span, block.x0, block.x1))
        };
        group.iter().map(place).collect()
    }

    /// A bin with exactly one left-over shows it in the place of its pill, cut off at the bin's end
    /// if need be; the pills of all other bins stay.
    fn admit_singles(&self, packed: &mut PackedBlocks) {
        let mut slots = self.empty();
        for (idx, (block, place)) in self.blocks.iter().zip(&packed.places).enumerate() {
            if let Some(place) = place {
                slots.take(*place, block.x0, packed.end(idx, block));
            }
        }
        let bins: Vec<i64> = packed.overflow.keys().copied().collect();
        for bin in bins {
            let Some(&[idx]) = packed.overflow.get(&bin).map(Vec::as_slice) else { continue };
            let others = packed.overflow.keys().filter(|other| **other != bin);
            let mut with_pills = slots.clone();
            others.for_each(|other| self.take_pill(&mut with_pills, *other));
            let block = &self.blocks[idx];
            let end = (self.bin_range)(bin).right - GAP;
            let ends = [block.x1, end].into_iter().filter(|x1| *x1 == block.x1 || x1 - block.x0 >= MIN_CUT);
            let found = ends.into_iter().find_map(|x1| Some((with_pills.first_fit(1, block.x0, x1)?, x1)));
            if let Some((place, x1)) = found {
                slots.take(place, block.x0, x1);
                packed.places[idx] = Some(place);
                packed.overflow.remove(&bin);
                if x1 < block.x1 {
                    packed.cut.insert(idx, x1);
                }
            }
        }
    }

    fn take_pill(&self, slots: &mut Slots, bin: i64) {
        let x = (self.bin_range)(bin);
        slots.take(self.last_slot(), x.left, x.right - GAP);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(x0: f32, x1: f32) -> Block {
        Block {
            x0,
            x1,
            body: x1,
            least: x1,
            class: BlockClass::Statement,
            turn: 0,
            bin: (x0 / 100.0) as i64,
            wanted: 1,
            kept: None,
        }
    }

    /// Packs with all bins closed.
    fn pack(blocks: &[Block], n_slots: usize, edges: &impl Fn(i64) -> XRange) -> PackedBlocks {
        super::pack(blocks, n_slots, edges, &[])
    }

    fn edges(bin: i64) -> XRange {
        XRange::new(bin as f32 * 100.0, (bin + 1) as f32 * 100.0)
    }

    fn place(slot: usize, span: usize) -> Option<SlotPlace> {
        Some(SlotPlace { slot, span })
    }

    #[test]
    fn need_counts_what_stands_over_each_other() {
        assert_eq!(need(&[]), 0);
        assert_eq!(need(&[block(0.0, 96.0), block(100.0, 196.0)]), 1);
        assert_eq!(need(&[block(0.0, 96.0); 5]), 5);
    }

    #[test]
    fn budgets_meet_small_needs_first_and_use_every_slot() {
        assert_eq!(budgets(&[2, 2, 2], &[1, 1, 1], 6), [2, 2, 2]);
        assert_eq!(budgets(&[9, 2], &[20, 2], 8), [6, 2]);
        assert_eq!(budgets(&[16, 4, 2], &[20, 5, 1], 14).iter().sum::<usize>(), 14);
        // What is left goes to the lane with most items first.
        assert_eq!(budgets(&[2, 3], &[5, 9], 6), [2, 4]);
        assert_eq!(budgets(&[2, 0], &[5, 0], 6), [6, 0]);
        // A lane that needs one slot does not take two from one that needs many.
        assert_eq!(budgets(&[9, 1, 1], &[9, 1, 1], 6), [4, 1, 1]);
        // Where not all lanes can have two slots, each has one, and what is left goes by need.
        assert_eq!(budgets(&[9, 1, 1], &[9, 1, 1], 5), [3, 1, 1]);
        assert_eq!(budgets(&[9, 9], &[1, 1], 1), [1, 1]);
    }

    #[test]
    fn a_bin_with_overflow_gives_its_last_slot_to_a_pill() {
        let packed = pack(&[block(0.0, 96.0); 5], 3, &edges);
        assert_eq!(packed.places, [place(0, 1), place(1, 1), None, None, None]);
        assert_eq!(packed.overflow[&0], [2, 3, 4]);
    }

    #[test]
    fn who_comes_first_is_let_in_and_events_stand_first() {
        let statement = Block { turn: 0, ..block(0.0, 96.0) };
        let event = |turn: usize| Block { turn, class: BlockClass::Instant, ..block(0.0, 96.0) };
        let packed = pack(&[event(1), event(2), event(3), statement], 3, &edges);
        assert_eq!(packed.places, [place(0, 1), None, None, place(1, 1)]);
        assert_eq!(packed.overflow[&0], [1, 2]);
    }

    #[test]
    fn a_single_left_over_is_shown_itself() {
        let packed = pack(&[block(0.0, 96.0); 3], 3, &edges);
        assert!(packed.overflow.is_empty());
        assert_eq!(packed.places, [place(0, 1), place(1, 1), place(2, 1)]);
    }

    #[test]
    fn where_room_is_short_no_whisker_keeps_others_out() {
        let long = Block { body: 96.0, ..block(0.0, 296.0) };
        let packed = pack(&[long, block(100.0, 196.0), block(100.0, 196.0)], 2, &edges);
        assert_eq!(packed.places, [place(0, 1), place(0, 1), place(1, 1)]);
        assert_eq!(packed.cut.get(&0), Some(&96.0));
        assert_eq!(pack(&[long, block(100.0, 196.0)], 2, &edges).cut.len(), 0);
    }

    #[test]
    fn nothing_stands_on_the_pill_of_an_open_bin() {
        let packed = super::pack(&[block(0.0, 96.0); 3], 3, &edges, &[XRange::new(0.0, 96.0)]);
        assert_eq!(packed.overflow[&0], [2]);
        let packed = super::pack(&[block(0.0, 96.0); 3], 4, &edges, &[XRange::new(0.0, 96.0)]);
        assert_eq!(packed.places, [place(0, 1), place(1, 1), place(2, 1)]);
    }

    #[test]
    fn a_single_left_over_is_cut_at_the_end_of_its_bin() {
        let mut blocks = vec![block(0.0, 96.0); 2];
        blocks.push(block(0.0, 150.0));
        blocks.extend(vec![block(100.0, 196.0); 5]);
        let packed = pack(&blocks, 3, &edges);
        assert_eq!(packed.places[2], place(2, 1));
        assert_eq!(packed.cut.get(&2), Some(&96.0));
    }

    #[test]
    fn other_bins_keep_their_last_slot() {
        let mut blocks = vec![block(0.0, 96.0); 5];
        blocks.extend(vec![block(100.0, 196.0); 3]);
        let packed = pack(&blocks, 3, &edges);
        assert_eq!(packed.overflow.len(), 1);
        assert_eq!(packed.places[7], place(2, 1));
    }

    #[test]
    fn free_slots_turn_cut_chips_into_cards() {
        let blocks = [Block { wanted: 3, ..block(0.0, 96.0) }, Block { wanted: 2, ..block(0.0, 96.0) }];
        assert_eq!(pack(&blocks, 5, &edges).places, [place(0, 3), place(3, 2)]);
        assert_eq!(pack(&blocks, 4, &edges).places, [place(0, 2), place(2, 2)]);
        assert_eq!(pack(&blocks, 3, &edges).places, [place(0, 2), place(2, 1)]);
        assert_eq!(pack(&blocks, 2, &edges).places, [place(0, 1), place(1, 1)]);
    }

    #[test]
    fn with_overflow_only_the_leading_statement_of_a_large_lane_is_a_card() {
        let blocks = [Block { wanted: 3, ..block(0.0, 96.0) }; 12];
        let packed = pack(&blocks, 6, &edges);
        assert_eq!(packed.places[0], place(0, 2));
        assert!(packed.places[1..].iter().flatten().all(|place| place.span == 1));
        assert_eq!(packed.overflow[&0].len(), 8);
        assert_eq!(pack(&blocks, 5, &edges).places[0], place(0, 1));
    }

    #[test]
    fn kept_places_stay_and_newcomers_take_free_slots() {
        let kept = Block { kept: place(1, 1), ..block(0.0, 96.0) };
        let packed = pack(&[block(0.0, 96.0), kept], 2, &edges);
        assert_eq!(packed.places, [place(0, 1), place(1, 1)]);
    }

    #[test]
    fn kept_boxes_stay_though_the_label_of_one_grows() {
        let grown = Block { least: 50.0, kept: place(0, 1), ..block(0.0, 180.0) };
        let other = Block { kept: place(0, 1), ..block(100.0, 196.0) };
        let packed = pack(&[grown, other], 3, &edges);
        assert_eq!(packed.places, [place(0, 1), place(0, 1)]);
        assert_eq!(packed.cut.get(&0), Some(&96.0));
    }

    proptest! {
        #[test]
        fn prop_packed_blocks_never_overlap_and_none_is_lost(
            items in prop::collection::vec((0.0..900.0f32, 20.0..300.0f32, 1..4usize), 0..60),
            n_slots in 2..12usize,
        ) {
            let blocks: Vec<Block> =
                items.iter().map(|&(x0, width, wanted)| Block { wanted, ..block(x0, x0 + width) }).collect();
            let packed = pack(&blocks, n_slots, &edges);
            let in_pills: usize = packed.overflow.values().map(Vec::len).sum();
            prop_assert_eq!(packed.places.iter().flatten().count() + in_pills, blocks.len());
            for (a, place_a) in packed.places.iter().enumerate() {
                for (b, place_b) in packed.places.iter().enumerate().skip(a + 1) {
                    let (Some(p), Some(q)) = (place_a, place_b) else { continue };
                    let slots = p.slot < q.slot + q.span && q.slot < p.slot + p.span;
                    let end = |idx: usize| packed.cut.get(&idx).copied().unwrap_or(blocks[idx].x1);
                    let x = blocks[a].x0 < end(b) + GAP && blocks[b].x0 < end(a) + GAP;
                    prop_assert!(!(slots && x), "{a} and {b} overlap");
                }
                prop_assert!(place_a.is_none_or(|p| p.slot + p.span <= n_slots));
                for bin in packed.overflow.keys() {
                    let end = packed.cut.get(&a).copied().unwrap_or(blocks[a].x1);
                    let under = blocks[a].x0 < edges(*bin).right && edges(*bin).left < end;
                    let last = place_a.is_some_and(|p| p.slot + p.span == n_slots);
                    prop_assert!(!(under && last), "{a} stands on the pill of bin {bin}");
                }
            }
        }

        #[test]
        fn prop_budgets_use_all_slots_there_are(needs in prop::collection::vec(1..30usize, 1..12), total in 0..60usize) {
            let budgets = budgets(&needs, &needs, total);
            prop_assert_eq!(budgets.iter().sum::<usize>(), total.max(needs.len()));
        }
    }
}
