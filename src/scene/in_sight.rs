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

/// Items that were looked at, each with the place of its lane.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// All there are in sight, or the best.
    pub items: Vec<(usize, ItemIdx)>,
    /// For each of the best, how many of its stretch are better; none where all were looked at.
    pub turns: Vec<u32>,
    /// Whether `items` are all there are.
    pub is_whole: bool,
}

/// A run with the place of its lane.
pub type LaneRun<'r, 'a> = (usize, &'r PartRun<'a>);

impl Sight<'_> {
    /// The fine items of runs of lanes that are shown together, or the best of them that `leads` holds for.
    pub fn looked(&self, runs: &[LaneRun], look: Look, leads: impl Fn(ItemIdx) -> bool) -> Looked {
        let passes = |idx: ItemIdx| self.is_in(idx) && self.is_fine(idx);
        if n_listed(runs) <= look.most {
            return Looked { items: all(runs, passes), turns: Vec::new(), is_whole: true };
        }
        let mut looked = Looked::default();
        for places in stretches(runs, look.edges) {
            let found = best(&places, look.each, |idx| passes(idx) && leads(idx));
            looked.turns.extend(0..found.len() as u32);
            looked.items.extend(found);
        }
        looked
    }

    /// The day-less items of some runs, or of more than `most.0` about `most.1`: the shorter ones first, as `limits` in
    /// days tell lengths apart, and of these the best.
    pub fn looked_dayless<'r, 'a>(
        &self,
        runs: &[LaneRun<'r, 'a>],
        most: (usize, usize),
        limits: &[i64],
    ) -> Looked {
        let passes = |idx: ItemIdx| self.is_in(idx) && !self.is_fine(idx);
        if n_listed(runs) <= most.0 {
            return Looked { items: all(runs, passes), turns: Vec::new(), is_whole: true };
        }
        let length = |run: &LaneRun| limits.partition_point(|days| longest(run.1.class) > days * DAY);
        let mut looked = Looked::default();
        for of_length in 0..=limits.len() {
            let alike = runs.iter().filter(|run| length(run) == of_length);
            let whole =
                |(lane, run): &LaneRun<'r, 'a>| Stretch { lane: *lane, run, places: 0..run.list().len() };
            let stretches: Vec<Stretch> = alike.map(whole).collect();
            let more = best(&stretches, most.1.saturating_sub(looked.items.len()), passes);
            looked.items.extend(more);
        }
        looked
    }
}

fn n_listed(runs: &[LaneRun]) -> usize {
    runs.iter().map(|(_, run)| run.list().len()).sum()
}

/// All items of some runs for which `passes` holds.
fn all(runs: &[LaneRun], passes: impl Fn(ItemIdx) -> bool) -> Vec<(usize, ItemIdx)> {
    let items = runs.iter().flat_map(|(lane, run)| run.list().iter().map(|idx| (*lane, *idx)));
    items.filter(|(_, idx)| passes(*idx)).collect()
}

/// The items of some runs between consecutive edges; those that start before the first stand with the first.
fn stretches<'r, 'a>(runs: &[LaneRun<'r, 'a>], edges: &Edges) -> Vec<Vec<Stretch<'r, 'a>>> {
    let n_stretches = edges.times().len().saturating_sub(1).max(1);
    let mut stretches: Vec<Vec<Stretch>> = (0..n_stretches).map(|_| Vec::new()).collect();
    for &(lane, run) in runs {
        let mut from = 0;
        for (at, stretch) in stretches.iter_mut().enumerate() {
            let is_last = at + 1 == n_stretches;
            let to = if is_last { run.list().len() } else { run.n_before(edges, at + 1, from) };
            if to > from {
                stretch.push(Stretch { lane, run, places: from..to });
            }
            from = to;
        }
    }
    stretches
}
