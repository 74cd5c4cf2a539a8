//! Everything that decides what is seen, beside the store and the size of the window.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{Pins, Selection, TableOptions, TimeWindow};
use crate::store::{Clock, Filter, Grouping, Lane, LaneKey, Query, QueryResult, Store, ValueLabel, fold};
use crate::time::TimeInterval;

/// What the middle of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Lanes over an axis of time.
    #[default]
    Timeline,
    /// The same items, a line each.
    Table,
}

/// In which order lanes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaneOrder {
    /// Most items first, as before any filter, so that filtering moves no lane.
    #[default]
    Count,
    /// By their names, countries by their code.
    Name,
    /// The lane of the earliest item first.
    FirstAppearance,
}

/// How lanes are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LaneOptions {
    /// The order in which lanes stand.
    pub order: LaneOrder,
    /// Shown as their label alone.
    pub collapsed: BTreeSet<LaneKey>,
    /// Kept at the top.
    pub pinned: BTreeSet<LaneKey>,
    /// Lanes that are not shown.
    pub hidden: BTreeSet<LaneKey>,
}

/// A stretch of one lane that holds more than there is room for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BinKey {
    /// The lane that the bin is part of.
    pub lane: LaneKey,
    /// First second of the bin.
    pub start: i64,
    /// First second after it.
    pub end: i64,
}

/// What stands in the timeline in short and can be unfolded in place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unfolded {
    /// A lane: all its labels get rows.
    Lane(LaneKey),
    /// The lane that small lanes share.
    Shared,
    /// The band of what is not known to the day: all of it, as a list.
    Band,
}

/// Which quiet stretches of time are folded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FoldOptions {
    /// Whether any is.
    pub on: bool,
    /// Times whose stretch was opened by hand.
    pub open: BTreeSet<i64>,
}

impl Default for FoldOptions {
    fn default() -> Self {
        Self { on: true, open: BTreeSet::new() }
    }
}

impl FoldOptions {
    /// Whether a stretch was opened by hand.
    pub fn is_open(&self, stretch: TimeInterval) -> bool {
        self.open.range(stretch.start..=stretch.end).next().is_some()
    }
}

/// What the user looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The visible stretch of time.
    pub window: TimeWindow,
    /// The filter in force.
    pub filter: Filter,
    /// What makes the lanes, and what divides each of them.
    pub grouping: Grouping,
    /// Which time of an item is shown.
    pub clock: Clock,
    /// Timeline or table.
    pub mode: Mode,
    /// How lanes are shown.
    pub lanes: LaneOptions,
    /// How the table is.
    pub table: TableOptions,
    /// What is unfolded.
    pub unfolded: BTreeSet<Unfolded>,
    /// Which quiet stretches are folded.
    pub folds: FoldOptions,
    /// Whether items that were rejected or hidden are shown too.
    pub shows_removed: bool,
    /// Items that rank before all others.
    pub pinned: Pins,
    /// The chosen items; not part of what undo restores.
    pub selection: Selection,
}

impl ViewState {
    /// What this view asks of a store.
    pub fn query(&self) -> Query {
        Query { filter: self.filter.clone(), grouping: self.grouping.simplified(), clock: self.clock }
    }
}

/// The lanes in the order in which they are shown: pinned ones first, hidden ones not at all, parts
/// of a lane together.
pub fn lanes_in_order<'a>(store: &Store, result: &'a QueryResult, options: &LaneOptions) -> Vec<&'a Lane> {
    let is_hidden = |key: &LaneKey| options.hidden.contains(key) || options.hidden.contains(key.whole());
    let mut lanes: Vec<&Lane> = result.lanes.iter().filter(|lane| !is_hidden(&lane.key)).collect();
    match options.order {
        // The order they have.
        LaneOrder::Count => {}
        LaneOrder::Name => lanes.sort_by_cached_key(|lane| {
            let whole = lane.key.whole();
            (sort_name(store, whole), whole.clone(), sort_name(store, lane.key.part()))
        }),
        LaneOrder::FirstAppearance => {
            let start = |lane: &Lane| {
                let first = store.interval(*lane.items.first()?, result.query.clock)?;
                Some(first.start)
            };
            let mut wholes: HashMap<&LaneKey, i64> = HashMap::new();
            for lane in &lanes {
                let first = wholes.entry(lane.key.whole()).or_insert(i64::MAX);
                *first = start(lane).unwrap_or(i64::MAX).min(*first);
            }
            lanes.sort_by_cached_key(|lane| {
                let whole = lane.key.whole();
                (wholes[whole], whole.clone(), start(lane).unwrap_or(i64::MAX))
            });
        }
    }
    lanes.sort_by_key(|lane| !options.pinned.contains(lane.key.whole()));
    lanes
}

/// What lanes are sorted by when they stand by name: countries by their code, which begins as most
/// of their names do in both languages of the window; what belongs nowhere comes last.
fn sort_name(store: &Store, key: &LaneKey) -> (bool, String) {
    let name = match key {
        LaneKey::Of(value) => match store.label(value) {
            ValueLabel::Country(country) => country.map(|country| country.code().to_owned()),
            ValueLabel::Actor(actor) => Some(fold(store.short_name(actor))),
            ValueLabel::Document(document) => Some(fold(store.document(document).name())),
            ValueLabel::Word(name) => Some(name.to_owned()),
            ValueLabel::Text(text) => Some(fold(&text)),
        },
        LaneKey::Without(_) | LaneKey::All | LaneKey::Part(_) => None,
    };
    (name.is_none(), name.unwrap_or_default())
}
