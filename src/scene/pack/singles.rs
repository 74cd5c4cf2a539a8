//! What is left over alone in its bin is shown itself.

use super::block::PackedBlocks;
use super::lane::LanePacking;
use super::slots::GAP;
use crate::scene::geometry::XRange;

/// A block that stands in for its pill is not cut to less than this: a name still fits.
const MIN_CUT: f32 = 90.0;

impl<F: Fn(i64) -> XRange> LanePacking<'_, F> {
    /// A bin with exactly one left-over shows it in the place of its pill, cut off at the bin's end
    /// if need be; the pills of all other bins stay.
    pub(super) fn admit_singles(&self, packed: &mut PackedBlocks) {
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
            // Whole if there is room, else cut, but never so short that no name fits.
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
}
