//! Positions in a store: of items, documents and actors.

/// Position of an item in a store; rises with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIdx(pub u32);

/// Position of a document in a store, in the order of opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentIdx(pub u32);

/// Position of an actor in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorIdx(pub u32);

impl ItemIdx {
    /// From a position; stores hold fewer than 2³² items.
    pub fn new(idx: usize) -> Self {
        Self(idx as u32)
    }

    /// For indexing.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl DocumentIdx {
    /// For indexing.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl ActorIdx {
    /// For indexing.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
