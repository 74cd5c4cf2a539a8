//! Which items of a lane are looked at one by one: all of them, or of very many the best of each stretch of time.

use super::fine::Sight;
use super::series::lengths::longest;
use super::series::{Edges, PartRun, Stretch, best};
use crate::store::ItemIdx;
use crate::time::DAY;

/// How a lane is looked at.
#[derive(Clone, Copy)]
pub struct Look<'e> {
    /// Up to so many items are looked at one by one.
    pub most: usize,
    /// Of more, the best of each stretch between these times.
    pub edges: &'e Edges,
    /// So many of each stretch.
    pub each: usize,
}

/// Items of a lane that were looked at.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// All there are in sight, or the best.
    pub items: Vec<ItemIdx>,
    /// For each of the best, how many of its stretch are better; none where all were looked at.
    pub turns: Vec<u32>,
    /// Whether `items` are all there are.
    pub is_whole: bool,
}

/// Day-less items that were looked at, each with the place of its lane.
#[derive(Clone, Debug, Default)]
pub struct LookedDayless {
    /// All there are in sight, or the best.
    pub items: Vec<(usize, ItemIdx)>,
    /// Whether they are all there are.
    pub is_whole: bool,
}

impl Sight<'_> {
    /// The fine items of some runs, or the best of them that `leads` holds for.
    pub fn looked(&self, runs: &[PartRun], look: Look, leads: impl Fn(ItemIdx) -> bool) -> Looked {
        if let Some(items) = self.all_fine(runs, look.most) {
            return Looked { items, turns: Vec::new(), is_whole: true };
        }
        let mut looked = Looked::default();
        for places in stretches(runs, look.edges) {
            let found = best(&places, look.each, |idx| self.is_in(idx) && self.is_fine(idx) && leads(idx));
            looked.turns.extend(0..found.len() as u32);
            looked.items.extend(found.into_iter().map(|(_, idx)| idx));
        }
        looked
    }

    /// The day-less items of runs of several lanes, or of more than `most.0` about `most.1`: the shorter ones first, as
    /// `limits` in days tell lengths apart, and of these the best.
    pub fn looked_dayless<'r, 'a>(
        &self,
        runs: &'r mut [(usize, PartRun<'a>)],
        most: (usize, usize),
        limits: &[i64],
    ) -> LookedDayless {
        let passes = |idx: ItemIdx| self.is_in(idx) && !self.is_fine(idx);
        let n_listed: usize = runs.iter().map(|(_, run)| run.list().len()).sum();
        if n_listed <= most.0 {
            let of_run = |(at, run): &(usize, PartRun)| {
                let at = *at;
                run.list().iter().copied().filter(|idx| passes(*idx)).map(move |idx| (at, idx)).collect()
            };
            let items = runs.iter().flat_map::<Vec<_>, _>(of_run).collect();
            return LookedDayless { items, is_whole: true };
        }
        let length = |run: &PartRun| limits.partition_point(|days| longest(run.class) > days * DAY);
        runs.sort_by_key(|(_, run)| length(run));
        let mut items = Vec::new();
        for alike in runs.chunk_by(|a, b| length(&a.1) == length(&b.1)) {
            let whole = |(_, run): &'r (usize, PartRun<'a>)| Stretch { run, places: 0..run.list().len() };
            let stretches: Vec<Stretch> = alike.iter().map(whole).collect();
            let found = best(&stretches, most.1.saturating_sub(items.len()), passes);
            items.extend(found.into_iter().map(|(stretch, idx)| (alike[stretch].0, idx)));
        }
        LookedDayless { items, is_whole: false }
    }
}

/// The items of some runs between consecutive edges; those that start before the first stand with the first.
fn stretches<'r, 'a>(runs: &'r [PartRun<'a>], edges: &Edges) -> Vec<Vec<Stretch<'r, 'a>>> {
    let n_stretches = edges.times().len().saturating_sub(1).max(1);
    let mut stretches: Vec<Vec<Stretch>> = (0..n_stretches).map(|_| Vec::new()).collect();
    for run in runs {
        let mut from = 0;
        for (at, stretch) in stretches.iter_mut().enumerate() {
            let is_last = at + 1 == n_stretches;
            let to = if is_last { run.list().len() } else { run.n_before(edges, at + 1, from) };
            if to > from {
                stretch.push(Stretch { run, places: from..to });
            }
            from = to;
        }
    }
    stretches
}
