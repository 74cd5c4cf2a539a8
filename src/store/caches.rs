//! What a store makes when it is first asked for, and keeps: lanes, sets of items, counts, bins.
//!
//! Here stands only what is kept and under which key; how each is made stands with what asks for it.

use std::sync::{Arc, OnceLock};

use super::clock::Clock;
use super::facet::{CountryRelation, Facet, Grouping, LaneKey};
use super::item_set::ItemSet;
use super::position::ItemIdx;
use crate::time::TimeInterval;

/// How many clocks there are.
const N_CLOCKS: usize = 2;

/// All that one store has made so far.
#[derive(Debug, Default)]
pub struct Caches {
    /// Lanes, for each request.
    pub lanes: LaneCache,
    /// Items of each value, for each facet whose values are known beforehand.
    pub sets: ValueSets,
    /// Counts before any filter, for each facet and relation.
    pub totals: Totals,
    /// Bins of the histogram, for each clock.
    pub bins: BinCache,
}

impl Caches {
    /// What of it does not depend on what a person did with the items.
    pub fn without_work(&self) -> Self {
        Self {
            lanes: self.lanes.without_work(),
            sets: ValueSets(Facet::ALL.map(|facet| kept(facet, &self.sets.0[facet as usize]))),
            totals: Totals(
                Facet::ALL
                    .map(|facet| self.totals.0[facet as usize].each_ref().map(|totals| kept(facet, totals))),
            ),
            bins: self.bins.clone(),
        }
    }

    /// Bytes held by what grows with the number of items.
    pub fn bytes(&self) -> usize {
        self.lanes.bytes() + self.sets.bytes() + self.bins.bytes()
    }
}

/// What was made for a facet, unless it depends on what a person did with the items.
fn kept<T: Clone>(facet: Facet, made: &OnceLock<T>) -> OnceLock<T> {
    if facet.is_work() { OnceLock::new() } else { made.clone() }
}

/// What lanes are made of.
#[derive(Clone, Copy, Debug)]
pub struct LaneRequest {
    /// What makes the lanes, and what divides each of them.
    pub grouping: Grouping,
    /// How an item is connected with the countries whose lanes it stands in.
    pub relation: CountryRelation,
    /// Whose time orders the items of a lane.
    pub clock: Clock,
}

impl LaneRequest {
    /// How many there are: grouped by a facet or not at all, divided by a facet or not at all, for each
    /// relation and clock.
    const N: usize = (Facet::ALL.len() + 1).pow(2) * CountryRelation::ALL.len() * N_CLOCKS;

    /// Whether the lanes depend on what a person did with the items.
    fn is_work(self) -> bool {
        [self.grouping.by, self.grouping.within].into_iter().flatten().any(Facet::is_work)
    }

    /// All there are.
    fn all() -> impl Iterator<Item = Self> {
        let facets = || Facet::ALL.into_iter().map(Some).chain([None]);
        let groupings = facets().flat_map(move |by| facets().map(move |within| Grouping { by, within }));
        let with_relations = groupings
            .flat_map(|grouping| CountryRelation::ALL.into_iter().map(move |relation| (grouping, relation)));
        with_relations.flat_map(|(grouping, relation)| {
            [Clock::Happened, Clock::Published].into_iter().map(move |clock| Self {
                grouping,
                relation,
                clock,
            })
        })
    }

    /// Its number, below [`Self::N`].
    fn number(self) -> usize {
        let number = |facet: Option<Facet>| facet.map_or(0, |facet| facet as usize + 1);
        let grouping = number(self.grouping.by) * (Facet::ALL.len() + 1) + number(self.grouping.within);
        (grouping * CountryRelation::ALL.len() + self.relation as usize) * N_CLOCKS + self.clock as usize
    }
}

/// All items of a store by lane, in the order of a clock.
#[derive(Clone, Debug)]
pub struct LaneLists {
    /// The lane with most items first.
    pub keys: Vec<LaneKey>,
    /// What each of them holds.
    pub items: Vec<LaneItems>,
}

/// All items of a lane.
#[derive(Clone, Debug)]
pub struct LaneItems {
    /// Those with a date on the clock, in the order of their time.
    pub dated: Arc<[ItemIdx]>,
    /// Those without a date on the clock, in the order of the store.
    pub undated: Arc<[ItemIdx]>,
}

impl LaneItems {
    /// How many items the lane holds.
    pub fn len(&self) -> usize {
        self.dated.len() + self.undated.len()
    }
}

/// The lanes of each request that was made so far.
#[derive(Debug)]
pub struct LaneCache(Box<[OnceLock<LaneLists>]>);

impl Default for LaneCache {
    fn default() -> Self {
        Self((0..LaneRequest::N).map(|_| OnceLock::new()).collect())
    }
}

impl LaneCache {
    /// The lanes, if anybody asked for them before.
    pub fn get(&self, request: LaneRequest) -> Option<&LaneLists> {
        self.0[request.number()].get()
    }

    /// The lanes, from `make` where nobody asked for them before.
    pub fn get_or_make(&self, request: LaneRequest, make: impl FnOnce() -> LaneLists) -> &LaneLists {
        self.0[request.number()].get_or_init(make)
    }

    fn without_work(&self) -> Self {
        let kept = Self::default();
        for request in LaneRequest::all().filter(|request| !request.is_work()) {
            if let Some(lanes) = self.get(request) {
                kept.get_or_make(request, || lanes.clone());
            }
        }
        kept
    }

    fn bytes(&self) -> usize {
        let items = self.0.iter().filter_map(OnceLock::get).flat_map(|lanes| &lanes.items);
        items.map(|items| items.len() * size_of::<ItemIdx>()).sum()
    }
}

/// The items of each value, for each facet whose values are known beforehand.
#[derive(Debug, Default)]
pub struct ValueSets([OnceLock<Vec<ItemSet>>; Facet::ALL.len()]);

impl ValueSets {
    /// A set for each value of `facet`, from `make` where nobody asked before.
    pub fn get_or_make(&self, facet: Facet, make: impl FnOnce() -> Vec<ItemSet>) -> &[ItemSet] {
        self.0[facet as usize].get_or_init(make)
    }

    fn bytes(&self) -> usize {
        self.0.iter().filter_map(OnceLock::get).flatten().map(ItemSet::bytes).sum()
    }
}

/// How many items have each value before any filter, for each facet and relation.
#[derive(Debug, Default)]
pub struct Totals([[OnceLock<Arc<[u32]>>; CountryRelation::ALL.len()]; Facet::ALL.len()]);

impl Totals {
    /// A count for each value of `facet`, from `make` where nobody asked before.
    pub fn get_or_make(
        &self,
        facet: Facet,
        relation: CountryRelation,
        make: impl FnOnce() -> Arc<[u32]>,
    ) -> &Arc<[u32]> {
        self.0[facet as usize][relation as usize].get_or_init(make)
    }
}

/// The items of a store in bins of time.
#[derive(Clone, Debug)]
pub struct Binning {
    /// From the first start to the last end of all items.
    pub extent: TimeInterval,
    /// Which items start in which bin.
    pub bins: ItemBins,
}

/// Which items start in which bin.
#[derive(Clone, Debug)]
pub enum ItemBins {
    /// Items stand in the order of the clock: bin `n` is items `bounds[n]..bounds[n + 1]`.
    Ranges(Vec<usize>),
    /// They do not: the bin of each item; for items without a date, the number of bins.
    Each(Vec<u16>),
}

/// The bins on each clock; `None` where no item has a date on it.
#[derive(Clone, Debug, Default)]
pub struct BinCache([OnceLock<Option<Binning>>; N_CLOCKS]);

impl BinCache {
    /// The bins, from `make` where nobody asked for them before.
    pub fn get_or_make(&self, clock: Clock, make: impl FnOnce() -> Option<Binning>) -> Option<&Binning> {
        self.0[clock as usize].get_or_init(make).as_ref()
    }

    fn bytes(&self) -> usize {
        let made = self.0.iter().filter_map(|binning| binning.get()?.as_ref());
        made.map(|binning| match &binning.bins {
            ItemBins::Ranges(bounds) => bounds.len() * size_of::<usize>(),
            ItemBins::Each(bins) => bins.len() * size_of::<u16>(),
        })
        .sum()
    }
}
