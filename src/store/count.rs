//! How many items each value of a facet has, before and after filtering, and which items its filter
//! lets pass.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use super::facet::{CountryRelation, Facet, FacetValue, having};
use super::filter::{ActorMatch, Filter};
use super::{Bits, QueryResult, Store};

/// Counts of one facet, by position of the value in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// How many items have the value before any filter.
    pub all: Arc<[u32]>,
    /// How many of those pass the filters of all other dimensions.
    pub filtered: Vec<u32>,
}

/// Whether a value is filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FacetState {
    /// Not at all.
    #[default]
    Neutral,
    /// Items need it.
    Included,
    /// Items must not have it.
    Excluded,
}

/// A line of the filter panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// The value.
    pub value: FacetValue,
    /// How many items have it before any filter.
    pub all: u32,
    /// How many of those pass the filters of all other dimensions.
    pub filtered: u32,
    /// Whether it is filtered by.
    pub state: FacetState,
}

impl QueryResult {
    /// The values of `facet` that any item has or that are filtered by, most items first, "none" last;
    /// in their own order where they have one.
    pub fn rows(&self, store: &Store, facet: Facet) -> Vec<FacetRow> {
        let (counts, room) = (self.counts(facet), facet.room());
        let filter = self.query.filter.facet(facet);
        let state = |value: &FacetValue| match value {
            value if filter.include.contains(value) => FacetState::Included,
            value if filter.exclude.contains(value) => FacetState::Excluded,
            _ => FacetState::Neutral,
        };
        let row = |(at, (&all, &filtered)): (usize, (&u32, &u32))| {
            let value = room.value_at(store, at)?;
            let state = state(&value);
            (all > 0 || state != FacetState::Neutral).then_some(FacetRow { value, all, filtered, state })
        };
        let mut rows: Vec<_> = counts.all.iter().zip(&counts.filtered).enumerate().filter_map(row).collect();
        if !room.is_ordered() {
            rows.sort_by_key(|row| (row.value.is_none(), Reverse(row.all)));
        }
        rows
    }
}

/// Counts before any filter, made when first asked for, for each facet and relation.
#[derive(Debug, Default)]
pub(super) struct Totals([[OnceLock<Arc<[u32]>>; CountryRelation::ALL.len()]; Facet::ALL.len()]);

/// How many of all items have each value.
fn totals(store: &Store, facet: Facet, relation: CountryRelation) -> &Arc<[u32]> {
    // Where the relation does not matter, one count is enough.
    let place = if facet.has_relation() { relation as usize } else { 0 };
    let kept = &store.totals.0[facet as usize][place];
    kept.get_or_init(|| facet.room().tally(store, relation, &Bits::all(store.len())).into())
}

/// How many of all items, and of those in `passing`, have each value. What is rarer is counted:
/// what passes or what does not.
pub(super) fn count(store: &Store, facet: Facet, relation: CountryRelation, passing: &Bits) -> FacetCounts {
    let all = Arc::clone(totals(store, facet, relation));
    let n_passing = passing.count();
    let tally = |items: &Bits| facet.room().tally(store, relation, items);
    let filtered = if n_passing == store.len() {
        all.to_vec()
    } else if n_passing > store.len() / 2 {
        let missing = tally(&passing.complement());
        all.iter().zip(missing).map(|(all, missing)| all - missing).collect()
    } else {
        tally(passing)
    };
    FacetCounts { all, filtered }
}

/// The items that pass `facet` alone; `None` where it lets everything pass.
pub(super) fn passing(store: &Store, facet: Facet, filter: &Filter) -> Option<Bits> {
    let wanted = filter.facet(facet);
    if wanted.is_empty() {
        return None;
    }
    let with =
        |values: &mut dyn Iterator<Item = &FacetValue>| having(store, facet, filter.country_relation, values);
    let all_needed = facet.has_several() && filter.actor_match == ActorMatch::All;
    let mut bits = if wanted.include.is_empty() {
        Bits::all(store.len())
    } else if all_needed {
        let each = wanted.include.iter().map(|value| with(&mut std::iter::once(value)));
        each.reduce(|all, one| all.intersection(&one))?
    } else {
        with(&mut wanted.include.iter())
    };
    if !wanted.exclude.is_empty() {
        bits.intersect(&with(&mut wanted.exclude.iter()).complement());
    }
    Some(bits)
}
