//! Which items stand in which lane.

use std::cmp::Reverse;
use std::sync::Arc;

use foldhash::HashMap;

use super::caches::{LaneItems, LaneLists, LaneRequest};
use super::csr::{Csr, inverted};
use super::facet::{CountryRelation, Facet, Grouping, LaneKey};
use super::query::Query;
use super::{Clock, ItemIdx, ItemSet, Store};

/// A lane of a query's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What it holds.
    pub key: LaneKey,
    /// How many items it holds before any filter, those without a date included.
    pub n_all: usize,
    /// The items that pass and have a date on the clock, in the order of their time; while all of a
    /// lane pass, the same list in every result.
    pub items: Arc<[ItemIdx]>,
    /// The items that pass and have none: they stand in the tray.
    pub undated: Arc<[ItemIdx]>,
}

impl LaneRequest {
    /// What the lanes of a query are made of.
    pub fn new(query: &Query) -> Self {
        // Where the relation does not matter, the same lanes serve for all.
        let facets = [query.grouping.by, query.grouping.within];
        let has_relation = facets.into_iter().flatten().any(Facet::has_relation);
        let relation = if has_relation { query.filter.country_relation } else { CountryRelation::default() };
        Self { grouping: query.grouping, relation, clock: query.clock }
    }

    /// The lanes of a facet, or one for all, as they are without a query.
    fn plain(by: Option<Facet>) -> Self {
        let grouping = Grouping { by, within: None };
        Self { grouping, relation: CountryRelation::default(), clock: Clock::default() }
    }
}

/// All items by lane.
pub(super) fn grouped(store: &Store, request: LaneRequest) -> &LaneLists {
    store.caches.lanes.get_or_make(request, || {
        let whole = group(store, request.grouping.by, request.relation);
        let lanes = match request.grouping.within {
            Some(within) => divide(store, &whole, &group(store, Some(within), request.relation)),
            None => whole,
        };
        in_order(store, &lanes, request.clock)
    })
}

/// Lanes, and those of each item.
struct Lanes {
    keys: Vec<LaneKey>,
    of_items: Csr<u32>,
}

/// The lanes of a facet, the last for items that have no value of it; or one for all.
fn group(store: &Store, by: Option<Facet>, relation: CountryRelation) -> Lanes {
    let Some(facet) = by else {
        return Lanes { keys: vec![LaneKey::All], of_items: Csr::of_rows(store.len(), |_| Some(0)) };
    };
    let definition = facet.definition();
    let keys = store.values(facet).map(LaneKey::Of).chain([LaneKey::Without(facet)]).collect();
    Lanes { keys, of_items: definition.lanes(store, relation) }
}

/// The parts into which `inner` divides the lanes of `outer`, as far as there are items in them.
fn divide(store: &Store, outer: &Lanes, inner: &Lanes) -> Lanes {
    let mut places: HashMap<(u32, u32), u32> = HashMap::default();
    let mut keys = Vec::new();
    let of_items = Csr::of_rows(store.len(), |idx| {
        let mut parts = Vec::new();
        for &whole in outer.of_items.get(idx) {
            for &part in inner.of_items.get(idx) {
                parts.push(*places.entry((whole, part)).or_insert_with(|| {
                    let both = (outer.keys[whole as usize].clone(), inner.keys[part as usize].clone());
                    keys.push(LaneKey::Part(Arc::new(both)));
                    keys.len() as u32 - 1
                }));
            }
        }
        parts
    });
    Lanes { keys, of_items }
}

/// The lanes with items, most items first, "none" last, parts of a lane together.
fn order_of(lanes: &Lanes) -> Vec<usize> {
    let keys = &lanes.keys;
    let mut counts = vec![0usize; keys.len()];
    lanes.of_items.values().iter().for_each(|&lane| counts[lane as usize] += 1);
    let mut wholes: HashMap<&LaneKey, (usize, usize)> = HashMap::default();
    for (lane, key) in keys.iter().enumerate() {
        wholes.entry(key.whole()).or_insert((0, lane)).0 += counts[lane];
    }
    let mut order: Vec<usize> = (0..keys.len()).filter(|&lane| counts[lane] > 0).collect();
    order.sort_by_cached_key(|&lane| {
        let key = &keys[lane];
        let (n_items, first) = wholes[key.whole()];
        let whole = (key.whole().is_none(), Reverse(n_items), first);
        (whole, key.part().is_none(), Reverse(counts[lane]), lane)
    });
    order
}

/// Lanes in order; items in the order of the clock.
fn in_order(store: &Store, lanes: &Lanes, clock: Clock) -> LaneLists {
    let Lanes { keys, of_items } = lanes;
    let order = order_of(lanes);
    let mut place = vec![0; keys.len()];
    order.iter().enumerate().for_each(|(at, &lane)| place[lane] = at);
    let mut items: Vec<ItemIdx> = (0..store.len()).map(ItemIdx::new).collect();
    if clock == Clock::Published {
        items.sort_by_key(|idx| store.columns.published(idx.index()));
    }
    let lanes_of = |idx: ItemIdx| of_items.get(idx.index()).iter().map(|&lane| place[lane as usize]);
    let items = inverted(order.len(), items.iter().map(|&idx| (idx, lanes_of(idx))));
    let is_dated = |idx: &ItemIdx| store.columns.is_dated(idx.index(), clock);
    let lists = (0..order.len()).map(|row| {
        let items = items.get(row);
        let (dated, undated) = items.split_at(items.partition_point(is_dated));
        LaneItems { dated: dated.into(), undated: undated.into() }
    });
    LaneLists { keys: order.iter().map(|&lane| keys[lane].clone()).collect(), items: lists.collect() }
}

/// The lanes with what passes of them.
pub(super) fn lanes(grouped: &LaneLists, passing: &ItemSet) -> Vec<Lane> {
    // One room for all lanes: fresh memory for each costs more than copying what is kept.
    let most = grouped.items.iter().map(|all| all.dated.len().max(all.undated.len())).max();
    let mut room = vec![ItemIdx(0); most.unwrap_or(0)];
    let mut kept = |all: &Arc<[ItemIdx]>| match keep(all, passing, &mut room) {
        n_kept if n_kept == all.len() => Arc::clone(all),
        n_kept => room[..n_kept].into(),
    };
    let lane = |(key, all): (&LaneKey, &LaneItems)| Lane {
        key: key.clone(),
        n_all: all.len(),
        items: kept(&all.dated),
        undated: kept(&all.undated),
    };
    grouped.keys.iter().zip(&grouped.items).map(lane).collect()
}

/// Puts those of `all` that pass at the beginning of `room` and tells how many they are. Written
/// without a branch, because what passes is seldom predictable.
fn keep(all: &[ItemIdx], passing: &ItemSet, room: &mut [ItemIdx]) -> usize {
    let mut n_kept = 0;
    for &idx in all {
        room[n_kept] = idx;
        n_kept += usize::from(passing.contains(idx));
    }
    n_kept
}

impl Store {
    /// The lanes of a facet, or the one for all, most items first: the order in which colors are given out.
    pub fn lane_keys(&self, by: Option<Facet>) -> Vec<LaneKey> {
        if let Some(grouped) = self.caches.lanes.get(LaneRequest::plain(by)) {
            return grouped.keys.clone();
        }
        // The lists of items are not needed, and few groupings are ever looked at.
        let lanes = group(self, by, CountryRelation::default());
        order_of(&lanes).into_iter().map(|lane| lanes.keys[lane].clone()).collect()
    }
}
