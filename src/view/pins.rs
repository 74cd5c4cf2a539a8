//! Items that rank before all others.

use std::collections::BTreeMap;

use crate::store::{ItemIdx, Store};

/// Items that rank before all others, by identifier, so that a pin outlives the store: it waits
/// while its document is away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins(BTreeMap<String, Option<ItemIdx>>);

impl Pins {
    /// Whether nothing is pinned.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the item is pinned.
    pub fn contains(&self, idx: &ItemIdx) -> bool {
        self.0.values().any(|pinned| pinned.as_ref() == Some(idx))
    }

    /// The pinned items whose documents are open.
    pub fn items(&self) -> impl Iterator<Item = ItemIdx> {
        self.0.values().flatten().copied()
    }

    /// Pins by the identifiers of their items; each finds its item once it follows into a store.
    pub fn of_ids(ids: impl IntoIterator<Item = String>) -> Self {
        Self(ids.into_iter().map(|id| (id, None)).collect())
    }

    /// The identifiers of all pinned items.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Pins the item, or no longer.
    pub fn toggle(&mut self, store: &Store, idx: ItemIdx) {
        let n_before = self.0.len();
        self.0.retain(|_, pinned| *pinned != Some(idx));
        if self.0.len() == n_before {
            self.0.insert(store.item(idx).id(), Some(idx));
        }
    }

    /// Takes the place of each item from `find`, which is given its identifier and the place it had.
    pub fn follow(&mut self, mut find: impl FnMut(&str, Option<ItemIdx>) -> Option<ItemIdx>) {
        self.0.iter_mut().for_each(|(id, idx)| *idx = find(id, *idx));
    }
}
