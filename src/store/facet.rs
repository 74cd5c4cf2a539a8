//! How many items each value of a facet has, before and after filtering.

use super::csr::Csr;
use super::filter::{CountryRelation, Facet, FacetValue, Filter, ItemKind};
use super::lanes::related;
use super::{Bits, ItemIdx, QueryResult, Store};

/// Counts of one facet, by position of the value: of `Store::countries`, of `Store::actors`, of
/// `ItemKind::ALL`, of `Store::documents`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// How many items have the value before any filter.
    pub all: Vec<u32>,
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

/// How many of `items` have each value.
pub(super) fn count(store: &Store, facet: Facet, relation: CountryRelation, items: &Bits) -> Vec<u32> {
    let mut counts = vec![0; n_values(store, facet)];
    let columns = &store.columns;
    let mut add = |at: usize| counts[at] += 1;
    for idx in items.iter().map(ItemIdx::index) {
        match facet {
            Facet::Country => {
                related(columns.countries.get(idx), relation).iter().for_each(|&at| add(at as usize));
            }
            Facet::Actor => columns.actors.get(idx).iter().for_each(|at| add(at.index())),
            Facet::Kind => add(columns.kind[idx] as usize),
            Facet::Source => columns.documents.get(idx).iter().for_each(|at| add(at.index())),
        }
    }
    counts
}

/// The items that pass `facet` alone; `None` where it lets everything pass.
pub(super) fn passing(store: &Store, facet: Facet, filter: &Filter) -> Option<Bits> {
    let wanted = filter.facet(facet);
    if wanted.is_empty() {
        return None;
    }
    let having = |value: &FacetValue| having(store, value, filter.country_relation);
    let mut bits = if wanted.include.is_empty() {
        Bits::all(store.len())
    } else {
        let all_needed = facet == Facet::Actor && filter.actor_match == super::ActorMatch::All;
        let mut sets = wanted.include.iter().map(having);
        let first = sets.next().unwrap_or_else(|| Bits::all(store.len()));
        sets.fold(first, |mut bits, set| {
            if all_needed {
                bits.intersect(&set)
            } else {
                bits.unite(&set)
            }
            bits
        })
    };
    for value in &wanted.exclude {
        bits.intersect(&having(value).complement());
    }
    Some(bits)
}

/// The items that have `value`.
fn having(store: &Store, value: &FacetValue, relation: CountryRelation) -> Bits {
    let columns = &store.columns;
    let Some(at) = position_of(store, value) else { return Bits::none(store.len()) };
    let listed = |rows: &Csr<ItemIdx>| {
        let mut bits = Bits::none(store.len());
        rows.get(at).iter().for_each(|&idx| bits.insert(idx));
        bits
    };
    match value {
        FacetValue::Country(_) => {
            let at = at as u16;
            Bits::from_fn(store.len(), |idx| related(columns.countries.get(idx), relation).contains(&at))
        }
        FacetValue::Actor(_) => listed(&columns.items_of_actor),
        FacetValue::Kind(kind) => Bits::from_fn(store.len(), |idx| columns.kind[idx] == *kind),
        FacetValue::Source(_) => listed(&columns.items_of_document),
    }
}
