//! How many items each value of a facet has, before and after filtering, and which items its filter
//! lets pass.

use std::sync::Arc;

use super::facet::{CountryRelation, Facet, FacetValue, having};
use super::filter::{ActorMatch, Filter};
use super::{ItemSet, Store};

/// Counts of one facet, by position of the value in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// How many items have the value before any filter.
    pub all: Arc<[u32]>,
    /// How many of those pass the filters of all other dimensions.
    pub filtered: Vec<u32>,
    /// How many of those have it only by assumption; empty for facets that assume nothing.
    pub assumed: Vec<u32>,
}

/// How many of all items have each value.
fn totals(store: &Store, facet: Facet, relation: CountryRelation) -> &Arc<[u32]> {
    // Where the relation does not matter, one count is enough.
    let kept_under = if facet.has_relation() { relation } else { CountryRelation::default() };
    let tally = || facet.definition().tally(store, relation, &ItemSet::all(store.len())).into();
    store.caches.totals.get_or_make(facet, kept_under, tally)
}

/// How many of all items, and of those in `passing`, have each value. What is rarer is counted:
/// what passes or what does not.
pub(super) fn count(
    store: &Store,
    facet: Facet,
    relation: CountryRelation,
    passing: &ItemSet,
) -> FacetCounts {
    let all = Arc::clone(totals(store, facet, relation));
    let n_passing = passing.count();
    let tally = |items: &ItemSet| facet.definition().tally(store, relation, items);
    let filtered = if n_passing == store.len() {
        all.to_vec()
    } else if n_passing > store.len() / 2 {
        let missing = tally(&passing.complement());
        all.iter().zip(missing).map(|(all, missing)| all - missing).collect()
    } else {
        tally(passing)
    };
    FacetCounts { all, filtered, assumed: facet.definition().tally_assumed(store, relation, passing) }
}

/// The items that pass `facet` alone; `None` where it lets everything pass.
pub(super) fn passing(store: &Store, facet: Facet, filter: &Filter) -> Option<ItemSet> {
    let wanted = filter.facet(facet);
    if wanted.is_empty() {
        return None;
    }
    let with =
        |values: &mut dyn Iterator<Item = &FacetValue>| having(store, facet, filter.country_relation, values);
    let all_needed = facet.has_several() && filter.actor_match == ActorMatch::All;
    let mut bits = if wanted.include.is_empty() {
        ItemSet::all(store.len())
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
