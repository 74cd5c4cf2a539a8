//! The highest priority of each block of items.

/// Items of a block, and blocks of a heap of blocks.
pub const BLOCK: usize = 32;

/// The highest priority of each block of items, and of each heap of blocks.
#[derive(Debug, Default)]
pub struct Peaks {
    /// Of each block of items.
    pub blocks: Box<[u8]>,
    /// Of each heap of blocks.
    pub heaps: Box<[u8]>,
}

impl Peaks {
    /// The peaks of items of these priorities.
    pub fn new(priorities: impl Iterator<Item = u8>) -> Self {
        let mut blocks = Vec::new();
        for (at, priority) in priorities.enumerate() {
            if at % BLOCK == 0 {
                blocks.push(0);
            }
            if let Some(last) = blocks.last_mut() {
                *last = priority.max(*last);
            }
        }
        let heaps = blocks.chunks(BLOCK).map(|heap| heap.iter().copied().max().unwrap_or(0)).collect();
        Self { blocks: blocks.into(), heaps }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.blocks.len() + self.heaps.len()
    }
}
