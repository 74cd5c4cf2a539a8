//! Which lane has which color.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::store::{Facet, FacetValue, Grouping, LaneKey, Store};

/// The lanes of a facet, in the order of their color slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaletteList {
    /// The facet whose values make these lanes; `None` for the one lane of all items.
    pub by: Option<Facet>,
    /// The lanes; that of slot 0 first.
    pub lanes: Vec<LaneKey>,
}

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

    /// The colors that lanes have got so far: of each facet its lanes, in the order of their slots.
    pub fn lists(&self) -> Vec<PaletteList> {
        let mut lists: Vec<PaletteList> = Vec::new();
        for by in Grouping::choices() {
            let of_facet = |key: &&LaneKey| key.value().map(FacetValue::facet) == by;
            let mut lanes: Vec<&LaneKey> = self.slots.keys().filter(of_facet).collect();
            lanes.sort_by_key(|key| self.slots[*key]);
            if !lanes.is_empty() {
                lists.push(PaletteList { by, lanes: lanes.into_iter().cloned().collect() });
            }
        }
        lists
    }

    /// The palette in which lanes have these colors.
    pub fn of_lists(lists: &[PaletteList]) -> Self {
        let slots = lists
            .iter()
            .flat_map(|list| list.lanes.iter().cloned().enumerate().map(|(slot, key)| (key, slot)));
        let next = lists.iter().map(|list| (list.by, list.lanes.len()));
        Self { slots: slots.collect(), next: next.collect() }
    }

    /// Gives a slot to every lane of `store` that has none.
    pub fn assign(&mut self, store: &Store) {
        // Lanes of what nobody did are not looked for.
        let is_work = |by: &Option<Facet>| by.is_some_and(Facet::is_work);
        self.assign_to(store, Grouping::choices().filter(|by| store.has_work() || !is_work(by)));
    }

    /// The same of what a person did with the items alone.
    pub fn assign_work(&mut self, store: &Store) {
        self.assign_to(store, Grouping::choices().filter(|by| by.is_some_and(Facet::is_work)));
    }

    fn assign_to(&mut self, store: &Store, groupings: impl Iterator<Item = Option<Facet>>) {
        for by in groupings {
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
