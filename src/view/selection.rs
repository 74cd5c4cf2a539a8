//! Which items are chosen.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::store::ItemIdx;

/// The chosen items: one that the reader shows, and all that are marked. Copies share the set until
/// one of them changes: the view is copied in every frame, and everything may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The item the reader shows; always one of `items`.
    primary: Option<ItemIdx>,
    items: Arc<BTreeSet<ItemIdx>>,
}

impl Selection {
    /// One item alone.
    pub fn one(idx: ItemIdx) -> Self {
        Self { primary: Some(idx), items: Arc::new(BTreeSet::from([idx])) }
    }

    /// Several items; the first is the one the reader shows.
    pub fn many(items: impl IntoIterator<Item = ItemIdx>) -> Self {
        let mut items = items.into_iter().peekable();
        Self { primary: items.peek().copied(), items: Arc::new(items.collect()) }
    }

    /// The item the reader shows.
    pub fn primary(&self) -> Option<ItemIdx> {
        self.primary
    }

    /// All chosen items, in time order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ItemIdx> + '_ {
        self.items.iter().copied()
    }

    /// How many are chosen.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether none is chosen.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether the item is chosen.
    pub fn contains(&self, idx: ItemIdx) -> bool {
        self.items.contains(&idx)
    }

    /// Adds the item, or takes it away where it is chosen.
    pub fn toggle(&mut self, idx: ItemIdx) {
        let items = Arc::make_mut(&mut self.items);
        if items.remove(&idx) {
            if self.primary == Some(idx) {
                self.primary = items.first().copied();
            }
        } else {
            items.insert(idx);
            self.primary = Some(idx);
        }
    }

    /// Goes on to the item: it is added, or, where it is chosen already, the one before it goes.
    pub fn extend(&mut self, idx: ItemIdx) {
        let items = Arc::make_mut(&mut self.items);
        if !items.insert(idx)
            && let Some(left) = self.primary.filter(|left| *left != idx)
        {
            items.remove(&left);
        }
        self.primary = Some(idx);
    }

    /// The same items in another store, where `map` still finds them.
    pub fn map(&self, mut map: impl FnMut(ItemIdx) -> Option<ItemIdx>) -> Self {
        let items: BTreeSet<_> = self.items.iter().filter_map(|&idx| map(idx)).collect();
        let primary = self.primary.and_then(map).or(items.first().copied());
        Self { primary, items: Arc::new(items) }
    }
}
