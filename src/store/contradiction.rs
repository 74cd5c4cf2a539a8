//! Items of a store that may contradict one another.

use foldhash::{HashMap, HashSet};

use super::{ItemIdx, Store};
use crate::effort::Effort;
use crate::item::{Conflict, contradictions};

/// Two items that may contradict one another: told of the same, by different articles, and alike but for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MayContradict {
    /// The items, the earlier one first.
    pub items: [ItemIdx; 2],
    /// In what.
    pub conflict: Conflict,
}

/// Among more items nobody is made to wait for it.
const MOST_ITEMS: usize = 50_000;

impl Store {
    /// The items that may contradict one another, in the order of time; none among so many items that looking would take
    /// longer than a moment.
    pub fn contradictions(&self) -> Vec<MayContradict> {
        if self.len() > MOST_ITEMS || self.extractions.len() < 2 {
            return Vec::new();
        }
        let mut item_of = HashMap::default();
        for item in self.items().filter(|item| item.removed().is_none()) {
            item_of
                .extend(item.tellings().map(|one| ((one.document.index() as u32, one.at as u32), item.idx)));
        }
        let mut known = HashSet::default();
        let mut found = Vec::new();
        for pair in contradictions(&self.extractions, &Effort::unlimited()) {
            let [one, other] = pair.told.map(|told| item_of.get(&(told.document, told.item)).copied());
            let (Some(one), Some(other)) = (one, other) else { continue };
            let items = [one.min(other), one.max(other)];
            if one != other && known.insert(items) {
                found.push(MayContradict { items, conflict: pair.conflict });
            }
        }
        found.sort_by_key(|pair| pair.items);
        found
    }
}
