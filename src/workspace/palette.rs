//! Which lane has which color.

use std::collections::HashMap;

use crate::store::{Facet, Grouping, LaneKey, Store};

/// The color slot of every lane: given out by item count when lanes are first seen, then kept for
/// the life of the project, so that a lane never changes its color.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanePalette {
    slots: HashMap<LaneKey, usize>,
    /// The next free slot among the lanes of each facet.
    next: HashMap<Option<Facet>, usize>,
}

impl LanePalette {
    /// The slot of a lane, counted from 0 without end (the theme wraps around its colors); `None`
    /// for lanes of what belongs nowhere, which are neutral. A part has its whole lane's.
    pub fn slot(&self, key: &LaneKey) -> Option<usize> {
        self.slots.get(key.whole()).copied()
    }

    /// Gives a slot to every lane of `store` that has none.
    pub fn assign(&mut self, store: &Store) {
        for by in Grouping::choices() {
            for key in store.lane_keys(by) {
                if !key.is_none() && !self.slots.contains_key(&key) {
                    let next = self.next.entry(by).or_default();
                    self.slots.insert(key, *next);
                    *next += 1;
                }
            }
        }
    }
}
