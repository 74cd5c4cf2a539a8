//! Where there is room left, chips become cards.

use std::collections::BTreeSet;

use super::block::{BlockClass, MAX_SPAN, PackedBlocks, SlotPlace};
use super::lane::LanePacking;
use super::slots::{GAP, Slots};
use crate::scene::geometry::XRange;

/// Attempts to turn chips into cards in one group of chips that stand on each other.
const MAX_PROMOTIONS: usize = 60;

impl<F: Fn(i64) -> XRange> LanePacking<'_, F> {
    /// Turns chips whose text is cut into cards of two slots, then three, where all that stood
    /// still stands. Only chips that stand on each other are packed anew.
    pub(super) fn promote(&self, packed: &mut PackedBlocks, reserved: &BTreeSet<i64>) {
        for group in self.groups(packed) {
            let obstacles = self.obstacles(packed, &group, reserved);
            let mut tries = 0;
            // All have their chance of two slots before one gets three. Each try packs the group anew, so
            // tries are bounded.
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
}
