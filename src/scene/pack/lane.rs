//! A lane being packed, and where its pills stand.

use std::collections::BTreeSet;

use super::block::{Block, SlotPlace};
use super::slots::{GAP, Slots};
use crate::scene::geometry::XRange;

/// A lane being packed.
pub struct LanePacking<'a, F> {
    pub blocks: &'a [Block],
    pub n_slots: usize,
    /// Where a bin stands.
    pub bin_range: &'a F,
    /// The stretches of the last slot that belong to the pills of open bins.
    pub open: &'a [XRange],
}

impl<F: Fn(i64) -> XRange> LanePacking<'_, F> {
    /// The pills of open bins and of `reserved` ones.
    pub(super) fn with_reserved(&self, reserved: &BTreeSet<i64>) -> Slots {
        let mut slots = self.empty();
        reserved.iter().for_each(|bin| self.take_pill(&mut slots, *bin));
        slots
    }

    /// No item yet, only the pills of open bins.
    pub(super) fn empty(&self) -> Slots {
        let mut slots = Slots::new(self.n_slots);
        self.open.iter().for_each(|x| slots.take(self.last_slot(), x.left, x.right));
        slots
    }

    pub(super) fn last_slot(&self) -> SlotPlace {
        SlotPlace { slot: self.n_slots.saturating_sub(1), span: 1 }
    }

    /// Takes the place of the pill of `bin`.
    pub(super) fn take_pill(&self, slots: &mut Slots, bin: i64) {
        let x = (self.bin_range)(bin);
        slots.take(self.last_slot(), x.left, x.right - GAP);
    }
}
