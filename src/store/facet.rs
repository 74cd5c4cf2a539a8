//! How many items each value of a facet has, before and after filtering.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::columns::Columns;
use super::filter::{ActorMatch, CountryRelation, Facet, FacetFilter, FacetValue, Filter, ItemKind};
use super::{Bits, QueryResult, Store};

/// Counts of one facet, by position of the value: of `Store::countries`, of `Store::actors`, of
/// `ItemKind::ALL`, of `Store::documents`.
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
    /// The values of `facet` that any item has or that are filtered by, most items first, "none" last.
    pub fn rows(&self, store: &Store, facet: Facet) -> Vec<FacetRow> {
        let counts = self.counts(facet);
        let filter = self.query.filter.facet(facet);
        let state = |value: &FacetValue| match value {
            value if filter.include.contains(value) => FacetState::Included,
            value if filter.exclude.contains(value) => FacetState::Excluded,
            _ => FacetState::Neutral,
        };
        let row = |(at, (&all, &filtered)): (usize, (&u32, &u32))| {
            let value = value_at(store, facet, at)?;
            let state = state(&value);
            (all > 0 || state != FacetState::Neutral).then_some(FacetRow { value, all, filtered, state })
        };
        let mut rows: Vec<_> = counts.all.iter().zip(&counts.filtered).enumerate().filter_map(row).collect();
        if facet != Facet::Kind {
            rows.sort_by_key(|row| (row.value == FacetValue::Country(None), std::cmp::Reverse(row.all)));
        }
        rows
    }
}

/// The value at a position of a facet's counts.
fn value_at(store: &Store, facet: Facet, at: usize) -> Option<FacetValue> {
    Some(match facet {
        Facet::Country => FacetValue::Country(*store.countries().get(at)?),
        Facet::Actor => FacetValue::Actor(store.actors().get(at)?.id.clone()),
        Facet::Kind => FacetValue::Kind(*ItemKind::ALL.get(at)?),
        Facet::Source => FacetValue::Source(store.extractions.get(at)?.document.id.as_str().into()),
    })
}

/// The position of a value in its facet's counts; `None` where no item of this store has it.
pub(super) fn position_of(store: &Store, value: &FacetValue) -> Option<usize> {
    match value {
        FacetValue::Country(country) => store.countries().iter().position(|known| known == country),
        FacetValue::Actor(id) => store.actor_idx(id).map(|actor| actor.index()),
        FacetValue::Kind(kind) => Some(*kind as usize),
        FacetValue::Source(id) => store.document_idx(id).map(|document| document.index()),
    }
}

/// How many positions the counts of a facet have.
fn n_values(store: &Store, facet: Facet) -> usize {
    match facet {
        Facet::Country => store.countries().len(),
        Facet::Actor => store.actors().len(),
        Facet::Kind => ItemKind::ALL.len(),
        Facet::Source => store.n_documents(),
    }
}

/// Counts before any filter, made when first asked for: one for each facet, and for countries one
/// for each relation.
#[derive(Debug, Default)]
pub(super) struct Totals([OnceLock<Arc<[u32]>>; 6]);

/// How many of all items have each value.
fn totals(store: &Store, facet: Facet, relation: CountryRelation) -> &Arc<[u32]> {
    let at = if facet == Facet::Country { 3 + relation as usize } else { facet as usize - 1 };
    store.totals.0[at].get_or_init(|| tally(store, facet, relation, &Bits::all(store.len())).into())
}

/// How many of all items, and of those in `passing`, have each value. What is rarer is counted:
/// what passes or what does not.
pub(super) fn count(store: &Store, facet: Facet, relation: CountryRelation, passing: &Bits) -> FacetCounts {
    let all = Arc::clone(totals(store, facet, relation));
    let n_passing = passing.count();
    let filtered = if n_passing == store.len() {
        all.to_vec()
    } else if n_passing > store.len() / 2 {
        let missing = tally(store, facet, relation, &passing.complement());
        all.iter().zip(missing).map(|(all, missing)| all - missing).collect()
    } else {
        tally(store, facet, relation, passing)
    };
    FacetCounts { all, filtered }
}

/// How many of `items` have each value, by looking at each.
fn tally(store: &Store, facet: Facet, relation: CountryRelation, items: &Bits) -> Vec<u32> {
    let mut counts = vec![0u32; n_values(store, facet)];
    let columns = &store.columns;
    match facet {
        Facet::Country if relation == CountryRelation::Stands => {
            items.for_each(|idx| counts[columns.country[idx] as usize] += 1);
        }
        Facet::Country => items.for_each(|idx| {
            columns.countries(idx, relation).for_each(|at| counts[at as usize] += 1);
        }),
        Facet::Actor => tally_actors(columns, items, &mut counts),
        Facet::Kind => {
            let of_kind = columns.items_of_kind.iter().map(|kind| kind.count_shared(items) as u32);
            counts = of_kind.collect();
        }
        Facet::Source => {
            items.for_each(|idx| counts[columns.documents.first(idx).index()] += 1);
            columns.documents.for_each_more(items, |at| counts[at.index()] += 1);
        }
    }
    counts
}

/// Adds up the actors of `items`. Rows have one to five actors, which no processor predicts, so the
/// actors of 64 items are read as one run, and each adds the bit of its item.
fn tally_actors(columns: &Columns, items: &Bits, counts: &mut [u32]) {
    for (block, &word) in items.words().iter().enumerate().filter(|(_, word)| **word != 0) {
        let (actors, bits) = columns.actors_of_block(block);
        for (actor, bit) in actors.iter().zip(bits) {
            counts[actor.index()] += (word >> bit & 1) as u32;
        }
    }
}

/// The items that pass `facet` alone; `None` where it lets everything pass.
pub(super) fn passing(store: &Store, facet: Facet, filter: &Filter) -> Option<Bits> {
    let wanted = filter.facet(facet);
    if wanted.is_empty() {
        return None;
    }
    let columns = &store.columns;
    let relation = filter.country_relation;
    Some(match facet {
        Facet::Country => {
            let included = marked(store, facet, &wanted.include);
            let excluded = marked(store, facet, &wanted.exclude);
            let any = wanted.include.is_empty();
            if relation == CountryRelation::Stands {
                let keep: Vec<bool> = included.iter().zip(excluded).map(|(i, x)| (any || *i) && !x).collect();
                return Some(Bits::from_column(&columns.country, |&at| keep[at as usize]));
            }
            Bits::from_fn(store.len(), |idx| {
                let mut countries = columns.countries(idx, relation);
                (any || countries.clone().any(|at| included[at as usize]))
                    && !countries.any(|at| excluded[at as usize])
            })
        }
        Facet::Actor => naming(store, wanted, filter.actor_match),
        Facet::Kind => {
            let mut bits = Bits::none(store.len());
            for (kind, items) in ItemKind::ALL.into_iter().zip(&columns.items_of_kind) {
                let value = FacetValue::Kind(kind);
                let included = wanted.include.is_empty() || wanted.include.contains(&value);
                if included && !wanted.exclude.contains(&value) {
                    bits.unite(items);
                }
            }
            bits
        }
        Facet::Source => told_in(store, wanted),
    })
}

/// For each position of the facet's values whether it is one of `values`.
fn marked(store: &Store, facet: Facet, values: &BTreeSet<FacetValue>) -> Vec<bool> {
    let mut marked = vec![false; n_values(store, facet)];
    values.iter().filter_map(|value| position_of(store, value)).for_each(|at| marked[at] = true);
    marked
}

/// The items that pass by who is named in them.
fn naming(store: &Store, wanted: &FacetFilter, needed: ActorMatch) -> Bits {
    let naming =
        |values: &BTreeSet<FacetValue>| store.columns.items_naming(&marked(store, Facet::Actor, values));
    let mut bits = match needed {
        _ if wanted.include.is_empty() => Bits::all(store.len()),
        ActorMatch::Any => naming(&wanted.include),
        ActorMatch::All => {
            let each = wanted.include.iter().map(|one| naming(&BTreeSet::from([one.clone()])));
            each.fold(Bits::all(store.len()), |all, one| all.intersection(&one))
        }
    };
    if !wanted.exclude.is_empty() {
        bits.intersect(&naming(&wanted.exclude).complement());
    }
    bits
}

/// The items that pass by the documents that tell them.
fn told_in(store: &Store, wanted: &FacetFilter) -> Bits {
    let items_of = |value: &FacetValue| {
        position_of(store, value).map_or(&[][..], |at| store.columns.items_of_document.get(at))
    };
    let mut bits = if wanted.include.is_empty() { Bits::all(store.len()) } else { Bits::none(store.len()) };
    wanted.include.iter().flat_map(items_of).for_each(|&idx| bits.insert(idx));
    wanted.exclude.iter().flat_map(items_of).for_each(|&idx| bits.remove(idx));
    bits
}
