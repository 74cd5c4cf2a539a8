//! Which lane has which color.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::store::{Grouping, LaneKey, Store};

/// The color slot of every lane: given out by item count when lanes are first seen, then kept for
/// the life of the project, so that a lane never changes its color.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(LaneKey, usize)>", into = "Vec<(LaneKey, usize)>")]
pub struct LanePalette {
    slots: HashMap<LaneKey, usize>,
    /// The next free slot of each grouping.
    next: HashMap<Grouping, usize>,
}

impl LanePalette {
    /// The slot of a lane, counted from 0 without end (the theme wraps around its colors); `None`
    /// for lanes of what belongs nowhere, which are neutral. A part has its whole lane's.
    pub fn slot(&self, key: &LaneKey) -> Option<usize> {
        self.slots.get(key.whole()).copied()
    }

    /// Gives a slot to every lane of `store` that has none.
    pub fn assign(&mut self, store: &Store) {
        for grouping in Grouping::ALL {
            for key in store.lane_keys(grouping) {
                if !key.is_none() && !self.slots.contains_key(&key) {
                    let next = self.next.entry(grouping).or_default();
                    self.slots.insert(key, *next);
                    *next += 1;
                }
            }
        }
    }
}

/// The grouping whose lanes have this kind of key.
fn grouping_of(key: &LaneKey) -> Grouping {
    match key {
        LaneKey::Country(_) => Grouping::Country,
        LaneKey::Actor(_) => Grouping::Actor,
        LaneKey::Source(_) => Grouping::Source,
        LaneKey::Kind(_) => Grouping::Kind,
        LaneKey::All => Grouping::None,
        LaneKey::Part(keys) => grouping_of(&keys.0),
    }
}

impl From<Vec<(LaneKey, usize)>> for LanePalette {
    fn from(slots: Vec<(LaneKey, usize)>) -> Self {
        let mut next: HashMap<Grouping, usize> = HashMap::new();
        for (key, slot) in &slots {
            let next = next.entry(grouping_of(key)).or_default();
            *next = (*next).max(slot + 1);
        }
        Self { slots: slots.into_iter().collect(), next }
    }
}

impl From<LanePalette> for Vec<(LaneKey, usize)> {
    fn from(palette: LanePalette) -> Self {
        let mut slots: Vec<_> = palette.slots.into_iter().collect();
        slots.sort_unstable_by_key(|(key, slot)| (grouping_of(key), *slot));
        slots
    }
}
