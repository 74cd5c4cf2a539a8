//! Who is let into a lane: first-fit by turn, the last slot of a bin with overflow kept for its pill.

use std::collections::BTreeSet;

use super::block::{BlockClass, PackedBlocks};
use super::lane::LanePacking;
use super::slots::Slots;
use crate::scene::geometry::XRange;

/// In lanes with overflow, cards are allowed only from this many slots on.
const MIN_SLOTS_FOR_CARDS: usize = 6;

impl<F: Fn(i64) -> XRange> LanePacking<'_, F> {
    /// The span each block asks for and the bins whose last slot is kept for a pill.
    pub(super) fn reserve(&self) -> (Vec<usize>, BTreeSet<i64>) {
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
    pub(super) fn first_fit(&self, spans: &[usize], reserved: &BTreeSet<i64>) -> PackedBlocks {
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
        // Those that had a place keep it before anybody chooses one.
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
}
