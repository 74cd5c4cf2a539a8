//! Which items stand on their day, and which are only known to be somewhere in what is seen; and the best
//! of either, found without a look at each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::input::SceneInput;
use super::series::{LaneTimes, MIN_SECONDS, PartKind, PartRun, RANK_BLOCK, length_class};
use super::time_scale::TimeScale;
use crate::store::{Clock, ItemIdx, Store};
use crate::time::{DAY, TimeInterval};
use crate::view::TimeWindow;

/// An item whose interval is at least this share of the view has no place in it.
const DAYLESS_SHARE: f64 = 0.1;
/// Up to so many items are looked at one by one; of more, the best are searched for.
const LOOKED_AT: usize = 1_500;

/// What is seen, and what is fine in it.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// What there is.
    pub store: &'a Store,
    /// Which time of an item counts.
    pub clock: Clock,
    /// The stretch in which items are looked for.
    pub window: TimeWindow,
    /// The stretch that is seen: what covers all of it says nothing of where in it anything was.
    pub seen: TimeWindow,
    /// An item at least so long, in seconds, is day-less: an item in view that is not is fine.
    pub dayless: i64,
}

/// Items of a lane that are in sight.
#[derive(Clone, Debug, Default)]
pub struct InSight {
    /// How many there are.
    pub n_items: usize,
    /// All of them, in order of start, or the best where there are very many.
    pub items: Vec<ItemIdx>,
}

impl InSight {
    /// Whether `items` are all there are.
    pub fn is_whole(&self) -> bool {
        self.items.len() == self.n_items
    }
}

/// From which length on an item is day-less, where so many seconds are seen: a tenth of the view, and longer than
/// a day.
pub fn dayless_from(seconds_seen: f64) -> i64 {
    ((seconds_seen * DAYLESS_SHARE) as i64).max(DAY + 1)
}

impl<'a> Sight<'a> {
    /// What is seen of a view on a scale.
    pub fn of_view(input: &SceneInput<'a>, scale: &TimeScale) -> Self {
        Self {
            store: input.store,
            clock: input.view.clock,
            window: scale.window,
            seen: scale.window,
            dayless: dayless_from(f64::from(scale.width()) / scale.density()),
        }
    }

    /// The interval of an item that has one.
    pub fn interval(&self, idx: ItemIdx) -> Option<TimeInterval> {
        self.store.interval(idx, self.clock)
    }

    /// Whether an item is in sight: with the hour that a clock time takes at least.
    pub fn is_in(&self, idx: ItemIdx) -> bool {
        let with_hour =
            |time: TimeInterval| TimeInterval { end: time.end.max(time.start + MIN_SECONDS), ..time };
        self.interval(idx).map(with_hour).is_some_and(|time| self.window.overlaps(time))
    }

    /// Whether an item stands on its day, or lasted and began or ended in what is seen.
    pub fn is_fine(&self, idx: ItemIdx) -> bool {
        let Some(time) = self.interval(idx) else { return false };
        let covers = time.start as f64 <= self.seen.start && self.seen.end <= time.end as f64;
        time.seconds() < self.dayless || (self.store.item(idx).is_lasting() && !covers)
    }

    /// The fine items of a lane: all of them, or the `n_best` of very many.
    pub fn fine(&self, lane: LaneTimes<'a>, n_best: usize) -> InSight {
        self.of_kind(lane, n_best, true)
    }

    /// The day-less items of a lane: all of them, or the `n_best` of very many.
    pub fn dayless(&self, lane: LaneTimes<'a>, n_best: usize) -> InSight {
        self.of_kind(lane, n_best, false)
    }

    fn of_kind(&self, lane: LaneTimes<'a>, n_best: usize, fine: bool) -> InSight {
        let TimeWindow { start, end } = self.window;
        let limit = length_class(self.dayless);
        let (mut runs, mut n_items) = (Vec::new(), 0);
        for run in lane.runs_in(start, end).filter(|run| run.n_in > 0) {
            // Of the class in which the limit lies, and of what lasted, each item is looked at; of the others, none.
            let all = match run.class.cmp(&limit) {
                _ if run.kind == PartKind::Lasting => None,
                std::cmp::Ordering::Less => Some(true),
                std::cmp::Ordering::Greater => Some(false),
                std::cmp::Ordering::Equal => None,
            };
            match all {
                Some(all) if all == fine => n_items += run.n_in,
                Some(_) => continue,
                None => n_items += run.list.iter().filter(|idx| self.passes(**idx, fine)).count(),
            }
            runs.push(run);
        }
        if n_best == 0 {
            return InSight { n_items, items: Vec::new() };
        }
        let passes = |idx: ItemIdx| self.passes(idx, fine);
        let n_listed: usize = runs.iter().map(|run| run.list.len()).sum();
        let mut items: Vec<ItemIdx> = if n_listed <= LOOKED_AT.max(n_best) {
            runs.iter().flat_map(|run| run.list.iter().copied()).filter(|idx| passes(*idx)).collect()
        } else {
            self.best(&runs, n_best, passes)
        };
        items.sort_by_cached_key(|idx| (self.store.start(*idx, self.clock), *idx));
        InSight { n_items, items }
    }

    fn passes(&self, idx: ItemIdx, fine: bool) -> bool {
        self.is_in(idx) && self.is_fine(idx) == fine
    }

    /// The `n` best of some runs for which `passes` holds: blocks are opened in the order of their highest priority.
    fn best(&self, runs: &[PartRun<'a>], n: usize, passes: impl Fn(ItemIdx) -> bool) -> Vec<ItemIdx> {
        let mut heap = BinaryHeap::new();
        for (at, run) in runs.iter().enumerate() {
            let blocks = run.first / RANK_BLOCK..(run.first + run.list.len()).div_ceil(RANK_BLOCK);
            heap.extend(blocks.map(|block| (run.maxima[block], Reverse(at), Reverse(block), None)));
        }
        let mut found = Vec::with_capacity(n);
        while found.len() < n
            && let Some((_, Reverse(at), Reverse(place), item)) = heap.pop()
        {
            if let Some(idx) = item {
                found.push(idx);
                continue;
            }
            let run = &runs[at];
            let first = (place * RANK_BLOCK).max(run.first) - run.first;
            let last = ((place + 1) * RANK_BLOCK).min(run.first + run.list.len()) - run.first;
            for (at_item, &idx) in run.list[first..last].iter().enumerate() {
                if passes(idx) {
                    let priority = self.store.item(idx).priority() as u8;
                    // Of equal ones the first in time comes first; an item before the rest of its block.
                    let order = run.first + first + at_item;
                    heap.push((priority, Reverse(at), Reverse(order / RANK_BLOCK), Some(idx)));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_a_tenth_of_the_view_is_dayless_but_never_a_day() {
        assert_eq!(dayless_from(100.0 * DAY as f64), 10 * DAY);
        assert_eq!(dayless_from(3_600.0), DAY + 1);
    }
}
