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

    /// As a position in a slice of all items.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl DocumentIdx {
    /// The document at a position in a slice of all documents.
    pub fn new(position: usize) -> Self {
        Self(position as u32)
    }

    /// As a position in a slice of all documents.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl ActorIdx {
    /// As a position in a slice of all actors.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
