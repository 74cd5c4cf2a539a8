//! Which items stand in which lane.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::csr::{Csr, inverted};
use super::{Bits, Clock, CountryRelation, ItemIdx, ItemKind, Store};
use crate::item::ActorId;
use crate::language::Country;

/// What makes the lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// A lane for each country; an item stands in its country's lane, or, where the filter asks for
    /// countries spoken of, once in the lane of each.
    #[default]
    Country,
    /// A lane for each speaker, and for whoever an event names first.
    Actor,
    /// A lane for each document; an item told in several stands in the earliest one's.
    Source,
    /// A lane for each kind of item.
    Kind,
    /// One lane for all.
    None,
}

impl Grouping {
    /// All, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Country, Self::Actor, Self::Source, Self::Kind, Self::None];
}

/// What a lane holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaneKey {
    /// A country; `None` for items that stand in none.
    Country(Option<Country>),
    /// An actor; `None` for items that name none.
    Actor(Option<ActorId>),
    /// A document, by its identifier.
    Source(Arc<str>),
    /// A kind of item.
    Kind(ItemKind),
    /// Everything.
    All,
    /// What a lane and a lane of a second grouping both hold: a part of the first.
    Part(Arc<(LaneKey, LaneKey)>),
}

impl LaneKey {
    /// The lane that this is a part of; itself, where it is whole.
    pub fn whole(&self) -> &Self {
        match self {
            Self::Part(keys) => &keys.0,
            key => key,
        }
    }

    /// What it holds of its whole; itself, where it is whole.
    pub fn part(&self) -> &Self {
        match self {
            Self::Part(keys) => &keys.1,
            key => key,
        }
    }

    /// Whether it is a part of another.
    pub fn is_part(&self) -> bool {
        matches!(self, Self::Part(_))
    }

    /// Whether it holds what belongs nowhere.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Country(None) | Self::Actor(None))
    }
}

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

/// All items of a store by lane, in the order of a clock.
#[derive(Debug)]
pub(super) struct Grouped {
    /// Most items first.
    pub keys: Vec<LaneKey>,
    /// What each of them holds.
    pub lists: Vec<Lists>,
}

/// The items of a lane: those with a date on the clock, in the order of their time, and those without.
#[derive(Debug)]
pub(super) struct Lists {
    dated: Arc<[ItemIdx]>,
    undated: Arc<[ItemIdx]>,
}

impl Lists {
    fn len(&self) -> usize {
        self.dated.len() + self.undated.len()
    }
}

/// Groups made so far; each is made when it is first asked for.
#[derive(Debug)]
pub(super) struct LaneIndex {
    made: Box<[OnceLock<Grouped>]>,
}

/// A grouping and how lanes are divided, which may be by every grouping or not at all.
const N_GROUPED: usize = Grouping::ALL.len() * (Grouping::ALL.len() + 1) * 3 * 2;

impl Default for LaneIndex {
    fn default() -> Self {
        Self { made: (0..N_GROUPED).map(|_| OnceLock::new()).collect() }
    }
}

impl LaneIndex {
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        let lists = self.made.iter().filter_map(OnceLock::get).flat_map(|grouped| &grouped.lists);
        lists.map(|lists| lists.len() * size_of::<ItemIdx>()).sum()
    }
}

/// What makes the lanes, and what divides each of them.
pub(super) type Groupings = (Grouping, Option<Grouping>);

/// All items by lane; `relation` matters for countries alone.
pub(super) fn grouped(
    store: &Store,
    (grouping, within): Groupings,
    relation: CountryRelation,
    clock: Clock,
) -> &Grouped {
    let by_country = grouping == Grouping::Country || within == Some(Grouping::Country);
    let relation = if by_country { relation } else { CountryRelation::Stands };
    store.lanes.made[place((grouping, within), relation, clock)].get_or_init(|| {
        let whole = group(store, grouping, relation);
        let (keys, lanes_of) = match within {
            Some(within) => divide(store, &whole, &group(store, within, relation)),
            None => whole,
        };
        in_order(store, keys, &lanes_of, clock)
    })
}

/// The place of a grouping among those made.
fn place((grouping, within): Groupings, relation: CountryRelation, clock: Clock) -> usize {
    let divided = within.map_or(0, |within| within as usize + 1);
    let groupings = grouping as usize * (Grouping::ALL.len() + 1) + divided;
    (groupings * 3 + relation as usize) * 2 + clock as usize
}

/// Lanes, and those of each item.
type Lanes = (Vec<LaneKey>, Csr<u32>);

fn group(store: &Store, grouping: Grouping, relation: CountryRelation) -> Lanes {
    let columns = &store.columns;
    match grouping {
        Grouping::Country => (
            columns.country_values.iter().map(|&country| LaneKey::Country(country)).collect(),
            rows(store, |idx| columns.countries(idx, relation).map(u32::from)),
        ),
        Grouping::Actor => (
            std::iter::once(None)
                .chain(store.actors.iter().map(|actor| Some(actor.id.clone())))
                .map(LaneKey::Actor)
                .collect(),
            rows(store, |idx| Some(columns.actors.get(idx).first().map_or(0, |actor| actor.0 + 1))),
        ),
        Grouping::Source => (
            store.documents().map(|(_, document)| LaneKey::Source(document.id.as_str().into())).collect(),
            rows(store, |idx| Some(columns.documents.first(idx).0)),
        ),
        Grouping::Kind => {
            (ItemKind::ALL.map(LaneKey::Kind).to_vec(), rows(store, |idx| Some(columns.kind[idx] as u32)))
        }
        Grouping::None => (vec![LaneKey::All], rows(store, |_| Some(0))),
    }
}

/// The parts into which `inner` divides the lanes of `outer`, as far as there are items in them.
fn divide(store: &Store, outer: &Lanes, inner: &Lanes) -> Lanes {
    let mut places: HashMap<(u32, u32), u32> = HashMap::default();
    let mut keys = Vec::new();
    let lanes_of = rows(store, |idx| {
        let mut parts = Vec::new();
        for &whole in outer.1.get(idx) {
            for &part in inner.1.get(idx) {
                parts.push(*places.entry((whole, part)).or_insert_with(|| {
                    let both = (outer.0[whole as usize].clone(), inner.0[part as usize].clone());
                    keys.push(LaneKey::Part(Arc::new(both)));
                    keys.len() as u32 - 1
                }));
            }
        }
        parts
    });
    (keys, lanes_of)
}

/// The lanes of each item.
fn rows<R: IntoIterator<Item = u32>>(store: &Store, mut lanes_of: impl FnMut(usize) -> R) -> Csr<u32> {
    let mut rows = Csr::with_capacity(store.len(), store.len());
    (0..store.len()).for_each(|idx| rows.push(lanes_of(idx)));
    rows
}

/// The lanes with items, most items first, "none" last, parts of a lane together.
fn order_of(keys: &[LaneKey], lanes_of: &Csr<u32>) -> Vec<usize> {
    let mut counts = vec![0usize; keys.len()];
    lanes_of.values().iter().for_each(|&lane| counts[lane as usize] += 1);
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
fn in_order(store: &Store, keys: Vec<LaneKey>, lanes_of: &Csr<u32>, clock: Clock) -> Grouped {
    let order = order_of(&keys, lanes_of);
    let mut place = vec![0; keys.len()];
    order.iter().enumerate().for_each(|(at, &lane)| place[lane] = at);
    let mut items: Vec<ItemIdx> = (0..store.len()).map(ItemIdx::new).collect();
    if clock == Clock::Published {
        items.sort_by_key(|idx| store.columns.published(idx.index()));
    }
    let lanes_of = |idx: ItemIdx| lanes_of.get(idx.index()).iter().map(|&lane| place[lane as usize]);
    let items = inverted(order.len(), items.iter().map(|&idx| (idx, lanes_of(idx))));
    let is_dated = |idx: &ItemIdx| store.columns.is_dated(idx.index(), clock);
    let lists = (0..order.len()).map(|row| {
        let items = items.get(row);
        let (dated, undated) = items.split_at(items.partition_point(is_dated));
        Lists { dated: dated.into(), undated: undated.into() }
    });
    Grouped { keys: order.iter().map(|&lane| keys[lane].clone()).collect(), lists: lists.collect() }
}

/// The lanes with what passes of them.
pub(super) fn lanes(grouped: &Grouped, passing: &Bits) -> Vec<Lane> {
    // One room for all lanes: fresh memory for each costs more than copying what is kept.
    let most = grouped.lists.iter().map(|lists| lists.dated.len().max(lists.undated.len())).max();
    let mut room = vec![ItemIdx(0); most.unwrap_or(0)];
    let mut kept = |all: &Arc<[ItemIdx]>| match keep(all, passing, &mut room) {
        n_kept if n_kept == all.len() => Arc::clone(all),
        n_kept => room[..n_kept].into(),
    };
    let lane = |(key, lists): (&LaneKey, &Lists)| Lane {
        key: key.clone(),
        n_all: lists.len(),
        items: kept(&lists.dated),
        undated: kept(&lists.undated),
    };
    grouped.keys.iter().zip(&grouped.lists).map(lane).collect()
}

/// Puts those of `all` that pass at the beginning of `room` and tells how many they are. Written
/// without a branch, because what passes is seldom predictable.
fn keep(all: &[ItemIdx], passing: &Bits, room: &mut [ItemIdx]) -> usize {
    let mut n_kept = 0;
    for &idx in all {
        room[n_kept] = idx;
        n_kept += usize::from(passing.contains(idx));
    }
    n_kept
}

impl Store {
    /// The lanes of a grouping, most items first: the order in which colors are given out.
    pub fn lane_keys(&self, grouping: Grouping) -> Vec<LaneKey> {
        let at = place((grouping, None), CountryRelation::Stands, Clock::Happened);
        if let Some(grouped) = self.lanes.made[at].get() {
            return grouped.keys.clone();
        }
        // The lists of items are not needed, and few groupings are ever looked at.
        let (keys, lanes_of) = group(self, grouping, CountryRelation::Stands);
        order_of(&keys, &lanes_of).into_iter().map(|lane| keys[lane].clone()).collect()
    }
}
