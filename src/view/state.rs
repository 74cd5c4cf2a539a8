//! Everything that decides what is seen, beside the store and the size of the window.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, Months, NaiveDate};

use super::{Pins, Selection, TableOptions, TimeWindow};
use crate::store::{Clock, Filter, Grouping, Lane, LaneKey, Query, QueryResult, Store, ValueLabel, fold};
use crate::time::{DAY, TimeInterval, first_of_month, seconds_of};

/// What the middle of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Lanes over an axis of time.
    #[default]
    Timeline,
    /// The same items, a line each.
    Table,
}

/// In which order lanes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unfolded {
    /// A lane: all its labels get rows.
    Lane(LaneKey),
    /// The lane that small lanes share.
    Shared,
    /// The band of what is not known to the day: all of it, as a list.
    Band,
}

/// Which quiet stretches of time are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// The share of items that the first view must hold.
const FIT_SHARE: f64 = 0.8;
/// Room after the last publication date, where announcements stand.
const ROOM_AFTER: f64 = 0.12;

/// The first view: the shortest window that holds 80 % of the starts of what passes, without lasting
/// events, widened to whole calendar units, and with room after the last publication date.
pub fn fit(store: &Store, result: &QueryResult) -> Option<TimeWindow> {
    let clock = result.query.clock;
    let of_window = |lasting: bool| {
        let items = result.items().filter(move |&idx| lasting || !store.item(idx).is_lasting());
        items.filter_map(move |idx| store.interval(idx, clock)).collect::<Vec<_>>()
    };
    let mut intervals = of_window(false);
    if intervals.is_empty() {
        intervals = of_window(true);
    }
    intervals.sort_unstable();
    let needed = (intervals.len() as f64 * FIT_SHARE).ceil() as usize;
    let shortest =
        intervals.windows(needed.max(1)).min_by_key(|run| run[run.len() - 1].start - run[0].start)?;
    let window = with_days_before(widened(stretch(shortest)?), shortest);
    Some(with_room_after(window, store.last_published()))
}

/// The stretch in which the chosen items begin, to the end of the last one.
pub fn stretch_of(store: &Store, selection: &Selection, clock: Clock) -> Option<TimeInterval> {
    let mut intervals: Vec<_> = selection.iter().filter_map(|idx| store.interval(idx, clock)).collect();
    intervals.sort_unstable();
    stretch(&intervals)
}

/// From the first start of `items`, which are in the order of their starts, to the end of the last one:
/// a longer one before it does not count, and it counts no longer itself than most of them, or than a
/// quarter of the whole.
fn stretch(items: &[TimeInterval]) -> Option<TimeInterval> {
    let (first, last) = (items.first()?, items.last()?);
    let step = longest_step(last.start - first.start).max(usual_length(items));
    Some(TimeInterval { start: first.start, end: last.end.min(last.start + step) })
}

/// Items known to the day are looked at among the days before them, not hour by hour.
fn with_days_before(window: TimeInterval, items: &[TimeInterval]) -> TimeInterval {
    let n_days = items.iter().filter(|item| item.seconds() >= DAY).count();
    let start =
        if 2 * n_days > items.len() { window.start.min(window.end - LEAST_DAYS * DAY) } else { window.start };
    TimeInterval { start, ..window }
}

/// The first view of items known to the day shows at least so many days.
const LEAST_DAYS: i64 = 3;

/// The length of the item in the middle: where most are known to the year, a view shows the year.
fn usual_length(items: &[TimeInterval]) -> i64 {
    let mut lengths: Vec<i64> = items.iter().map(TimeInterval::seconds).collect();
    lengths.sort_unstable();
    // Of two the shorter one.
    lengths.get(lengths.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

/// How far the last item may reach beyond its start: a coarse one must not double the view.
fn longest_step(seconds: i64) -> i64 {
    (seconds / 4).max(DAY)
}

/// All items that pass, whole.
pub fn show_all(store: &Store, result: &QueryResult) -> Option<TimeWindow> {
    let intervals = result.items().filter_map(|idx| store.interval(idx, result.query.clock));
    let hull = intervals.reduce(|hull, interval| hull.hull(&interval))?;
    Some(TimeWindow::around(hull, 0.02))
}

/// The whole calendar units around `interval`: days up to three months, months up to eight years,
/// then years, then decades.
fn widened(interval: TimeInterval) -> TimeInterval {
    let (first, last) = (interval.first_day(), interval.last_day());
    let days = interval.seconds() / DAY;
    let months = |date: NaiveDate, n: u32| date.checked_add_months(Months::new(n)).unwrap_or(date);
    let (first, after) = match days {
        0..=92 => (first, last.succ_opt().unwrap_or(last)),
        93..=2_922 => (first_of_month(first), months(first_of_month(last), 1)),
        2_923..=29_220 => (first_of_years(first, 1), months(first_of_years(last, 1), 12)),
        _ => (first_of_years(first, 10), months(first_of_years(last, 10), 120)),
    };
    let second = |date: NaiveDate| seconds_of(date.and_time(chrono::NaiveTime::MIN));
    TimeInterval { start: second(first), end: second(after) }
}

/// The first day of the year, decade or century that holds `date`.
fn first_of_years(date: NaiveDate, n_years: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.year().div_euclid(n_years) * n_years, 1, 1).unwrap_or(date)
}

/// Longer at the end if the last publication day is in view or near.
fn with_room_after(interval: TimeInterval, published: Option<NaiveDate>) -> TimeWindow {
    let mut end = interval.end as f64;
    if let Some(day) = published.map(TimeInterval::day) {
        let near = interval.start <= day.end && day.start <= interval.end + interval.seconds() / 4;
        if near {
            end = end.max(day.end as f64 + interval.seconds() as f64 * ROOM_AFTER);
        }
    }
    TimeWindow::new(interval.start as f64, end)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: i64, last: i64) -> TimeInterval {
        TimeInterval { start: first * DAY, end: (last + 1) * DAY }
    }

    #[test]
    fn a_year_among_days_does_not_widen_what_is_chosen() {
        assert_eq!(stretch(&[days(3, 3), days(3, 367), days(5, 5), days(7, 7)]), Some(days(3, 7)));
        assert_eq!(stretch(&[days(3, 3), days(4, 4), days(7, 371)]), Some(days(3, 7)));
        assert_eq!(stretch(&[days(3, 3)]), Some(days(3, 3)));
        assert_eq!(stretch(&[]), None);
    }

    #[test]
    fn years_alone_are_shown_whole() {
        assert_eq!(stretch(&[days(0, 364)]), Some(days(0, 364)));
        assert_eq!(stretch(&[days(0, 364), days(365, 729)]), Some(days(0, 729)));
    }
}
