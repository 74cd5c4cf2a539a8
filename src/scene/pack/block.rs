//! What is packed, and where it stands then.

use std::collections::BTreeMap;

/// A card is at most this many slots high.
pub const MAX_SPAN: usize = 3;

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
    pub(super) fn end(&self, idx: usize, block: &Block) -> f32 {
        self.cut.get(&idx).copied().unwrap_or(block.x1)
    }
}
