//! Who gets which slot: packing the items of a lane, sharing slots out among lanes, and what
//! becomes of the items that find no room. Plain numbers in and out; no store, no text, no colors.
//!
//! ```text
//!            bin            bin
//!  slot 0 │ chip          │ card          │
//!  slot 1 │ chip          │ (second line) │
//!  slot 2 │ pill "+3"     │ chip          │   ← the last slot of a bin with overflow holds a pill
//! ```

mod admission;
mod block;
mod budget;
mod cards;
mod lane;
mod singles;
mod slots;

use super::geometry::XRange;
use lane::LanePacking;

pub use block::{Block, BlockClass, MAX_SPAN, PackedBlocks, SlotPlace};
pub use budget::{budgets, need};
pub use slots::GAP;

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

#[cfg(test)]
mod tests;
