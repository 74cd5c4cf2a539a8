//! Items that rank before all others.

use std::collections::BTreeMap;

use crate::store::{ItemIdx, Store};

/// Items that rank before all others, by identifier, so that a pin outlives the store: it waits
/// while its document is away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins(BTreeMap<String, Option<ItemIdx>>);

impl Pins {
    /// Whether the item is pinned.
    pub fn contains(&self, idx: &ItemIdx) -> bool {
        self.0.values().any(|pinned| pinned.as_ref() == Some(idx))
    }

    /// The identifiers of all pinned items.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Pins the item, or no longer.
    pub fn toggle(&mut self, store: &Store, idx: ItemIdx) {
        let id = store.item(idx).id();
        if self.0.remove(&id).is_none() {
            self.0.insert(id, Some(idx));
        }
    }

    /// Takes the place of each item from `find`.
    pub fn follow(&mut self, find: impl Fn(&str) -> Option<ItemIdx>) {
        self.0.iter_mut().for_each(|(id, idx)| *idx = find(id));
    }
}
