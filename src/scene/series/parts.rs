//! The items of a lane by kind and by length.

use super::clock::ClockTimes;
use super::edges::Edges;
use super::lengths::length_class;
use super::peaks::Peaks;
use super::runs::{ItemRun, ItemTimes, RunPair};
use crate::store::{Csr, ItemIdx, ItemRef, inverted};

/// The items of one kind and about one length: those that touch a stretch of time begin at most one length before it,
/// and what is day-less in a view is whole parts.
#[derive(Debug)]
pub(super) struct LanePart {
    /// Their class of length.
    pub class: u8,
    /// What they are.
    pub kind: PartKind,
    /// Its items in the order in which they start.
    pub starts: RunPlace,
    /// And in that in which they end: the same where all are of one length.
    ends: RunPlace,
}

/// What the items of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Events at one time, however well that is known.
    Event,
    /// Events that lasted.
    Lasting,
    /// Statements.
    Statement,
}

impl PartKind {
    pub(super) const ALL: [Self; 3] = [Self::Event, Self::Lasting, Self::Statement];

    fn of(item: ItemRef) -> Self {
        match (item.is_event(), item.is_lasting()) {
            (true, true) => Self::Lasting,
            (true, false) => Self::Event,
            (false, _) => Self::Statement,
        }
    }
}

/// The items of a part of a lane that may touch a stretch of time.
pub struct PartRun<'a> {
    /// Their class of length.
    pub class: usize,
    /// What they are.
    pub kind: PartKind,
    /// They themselves; those that began early may have ended before the stretch.
    pub(super) starts: ItemRun<'a, ClockTimes<'a>, false>,
    /// The highest priorities of the lane's items.
    pub(super) peaks: &'a Peaks,
    /// The place of the first of them among the lane's items.
    pub(super) first: usize,
    /// How many touch the stretch.
    pub n_in: usize,
}

impl<'a> PartRun<'a> {
    /// The items, in order of start.
    pub fn list(&self) -> &'a [ItemIdx] {
        self.starts.list
    }

    /// The priority of the item at a place of the list.
    pub(super) fn priority(&self, place: usize) -> u8 {
        self.starts.times.store.item(self.starts.list[place]).priority() as u8
    }

    /// Whether an item that starts at `start` is one of them.
    pub fn holds(&self, idx: ItemIdx, start: i64) -> bool {
        let list = self.starts.list;
        let first = list.partition_point(|other| self.starts.time(*other) < start);
        let mut with_it = list[first..].iter().take_while(|other| self.starts.time(**other) == start);
        with_it.any(|other| *other == idx)
    }

    /// How many of them start before the edge at a place, which the first `from` do.
    pub fn n_before(&self, edges: &Edges, at: usize, from: usize) -> usize {
        edges.n_before(at, &self.starts, from)
    }
}

/// Where items stand among those of the lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RunPlace {
    pub first_item: u32,
    n_items: u32,
}

impl RunPlace {
    pub fn run<'a, const END: bool>(
        self,
        items: &'a [ItemIdx],
        times: ClockTimes<'a>,
    ) -> ItemRun<'a, ClockTimes<'a>, END> {
        let list = &items[self.first_item as usize..][..self.n_items as usize];
        ItemRun { times, list }
    }
}

/// Items in a list for each class of length and kind; each in the order they have.
pub(super) fn lists(times: ClockTimes, items: &[ItemIdx]) -> Csr<ItemIdx> {
    let list = |&idx: &ItemIdx| {
        let class = length_class(times.interval(idx).seconds());
        (PartKind::ALL.len() * class + PartKind::of(times.store.item(idx)) as usize) as u8
    };
    let list_of: Vec<u8> = items.iter().map(list).collect();
    let n_lists = list_of.iter().max().map_or(0, |&last| usize::from(last) + 1);
    let listed = items.iter().zip(&list_of);
    inverted(n_lists, listed.map(|(&idx, &list)| (idx, std::iter::once(usize::from(list)))))
}

impl LanePart {
    /// The part that is a list of [`lists`], whose items `by_start` stand from `first_item` on among those
    /// of the lane; puts their order of end, where that is another, behind the others.
    pub fn new(
        times: ClockTimes,
        list: usize,
        (first_item, by_start): (usize, &[ItemIdx]),
        items: &mut Vec<ItemIdx>,
    ) -> Self {
        let end = |idx: &ItemIdx| times.interval(*idx).end;
        let place =
            |first_item: usize| RunPlace { first_item: first_item as u32, n_items: by_start.len() as u32 };
        let starts = place(first_item);
        let mut ends = starts;
        // Most lists have one order for begins and ends, which is kept once.
        if !by_start.is_sorted_by_key(end) {
            ends = place(items.len());
            let mut by_end = by_start.to_vec();
            by_end.sort_by_cached_key(end);
            items.extend(&by_end);
        }
        let n_kinds = PartKind::ALL.len();
        Self { class: (list / n_kinds) as u8, kind: PartKind::ALL[list % n_kinds], starts, ends }
    }

    pub fn series<'a>(&self, items: &'a [ItemIdx], times: ClockTimes<'a>) -> RunPair<'a, ClockTimes<'a>> {
        RunPair { starts: self.starts.run(items, times), ends: self.ends.run(items, times) }
    }
}
