//! The marks of a lane with very many items: counted without a look at each, and of each bin the best are found.

use super::{MarkBin, n_marks};
use crate::scene::fine::Sight;
use crate::scene::in_sight::LaneRun;
use crate::scene::series::{Edges, PartKind, PartRun, Stretch, best};
use crate::scene::ticks::TickUnit;
use crate::scene::time_scale::TimeScale;
use crate::store::ItemIdx;
use crate::time::TimeInterval;
use foldhash::HashSet;

/// A lane with very many items.
pub struct CrowdedLane<'r, 'a> {
    /// Runs that hold its fine items in the second sight.
    pub runs: &'r [LaneRun<'r, 'a>],
    /// What is seen, and that with what lies just beyond it.
    pub sights: [Sight<'a>; 2],
    /// How many of them are in view.
    pub n_fine: usize,
}

impl<'r, 'a> CrowdedLane<'r, 'a> {
    /// The bins of marks without the items `with_words`. What reaches into the view stands in its first bin.
    pub fn mark_bins(
        &self,
        scale: &TimeScale,
        unit: TickUnit,
        with_words: &HashSet<ItemIdx>,
    ) -> Vec<MarkBin> {
        let [sight, wide] = &self.sights;
        let bounds = unit.boundaries(wide.window.start.floor() as i64, wide.window.end.ceil() as i64);
        let view = [sight.window.start, sight.window.end].map(|edge| edge.ceil() as i64);
        let edges = edges(&bounds, view);
        let edges = Edges::new(sight.store, sight.clock, edges);
        let places: Vec<Vec<usize>> = self.runs.iter().map(|(_, run)| places(run, &edges)).collect();
        let place_of = |time: i64| edges.times().partition_point(|edge| *edge <= time).saturating_sub(1);
        let n_between = |from: usize, to: usize| places.iter().map(|run| run[to] - run[from]).sum::<usize>();
        let first_in_view = place_of(view[0]);
        // What is in view and began before it.
        let n_reaching = self.n_fine.saturating_sub(n_between(first_in_view, place_of(view[1])));
        let bin_of = |time: i64| bounds.partition_point(|edge| *edge <= time).saturating_sub(1);
        let mut without = vec![0; bounds.len()];
        for &idx in with_words {
            let Some(time) = sight.interval(idx).filter(|_| wide.is_in(idx) && wide.is_fine(idx)) else {
                continue;
            };
            if self.holds(idx) {
                without[bin_of(if sight.is_in(idx) { time.start.max(view[0]) } else { time.start })] += 1;
            }
        }
        let bins = bounds.windows(2).enumerate().map(|(bin, pair)| {
            let is_first = bin_of(view[0]) == bin;
            let from = if is_first { first_in_view } else { place_of(pair[0]) };
            let to = place_of(pair[1]);
            let n_all = n_between(from, to) + if is_first { n_reaching } else { 0 };
            let n_items = n_all.saturating_sub(without[bin]);
            let time = TimeInterval { start: pair[0], end: pair[1] };
            let n_marks = n_marks(n_items, scale.x_range(time.start, time.end).width());
            let held = |run: &[usize]| if is_first { 0..run[to] } else { run[from]..run[to] };
            let passes = |idx| {
                let seen = if is_first { sight } else { wide };
                seen.is_in(idx) && seen.is_fine(idx) && !with_words.contains(&idx)
            };
            let items = self.best(&places, held, n_marks, passes);
            MarkBin { time, items, n_items, n_marks }
        });
        bins.filter(|bin| bin.n_items > 0)
            .map(|bin| MarkBin { n_marks: bin.n_marks.min(bin.items.len()), ..bin })
            .collect()
    }

    /// Whether the lane holds an item that is in sight.
    fn holds(&self, idx: ItemIdx) -> bool {
        let start = self.sights[0].store.start(idx, self.sights[0].clock);
        self.runs.iter().any(|(_, run)| run.holds(idx, start))
    }

    /// The best of a bin, events first.
    fn best(
        &self,
        places: &[Vec<usize>],
        held: impl Fn(&[usize]) -> std::ops::Range<usize>,
        n: usize,
        passes: impl Fn(ItemIdx) -> bool,
    ) -> Vec<(ItemIdx, usize)> {
        let mut found = Vec::new();
        if n == 0 {
            return found;
        }
        for events in [true, false] {
            let runs = self.runs.iter().zip(places);
            let of_kind = runs.filter(|((_, run), _)| (run.kind != PartKind::Statement) == events);
            let stretch = |((lane, run), places): (&LaneRun<'r, 'a>, &Vec<usize>)| Stretch {
                lane: *lane,
                run,
                places: held(places),
            };
            let stretches: Vec<Stretch> = of_kind.map(stretch).collect();
            let more = best(&stretches, n - found.len(), &passes);
            found.extend(more.into_iter().map(|(lane, idx)| (idx, lane)));
        }
        found
    }
}

/// The bounds of the bins with the ends of the view.
fn edges(bounds: &[i64], view: [i64; 2]) -> Vec<i64> {
    let mut edges: Vec<i64> = bounds.iter().copied().chain(view).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// How many of a run start before each edge.
fn places(run: &PartRun, edges: &Edges) -> Vec<usize> {
    let mut before = 0;
    let place = |at| {
        before = run.n_before(edges, at, before);
        before
    };
    (0..edges.times().len()).map(place).collect()
}
