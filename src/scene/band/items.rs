//! What may stand in the band, in the order in which it gets room.

use std::cmp::Reverse;

use crate::scene::candidate::{Candidate, Subject};
use crate::scene::fine::Sight;
use crate::scene::in_sight::LaneRun;
use crate::scene::lanes::LaneView;
use crate::scene::series::PartRun;
use crate::store::{ItemIdx, Quality};
use crate::time::DAY;

/// Up to the first number of items are looked at one by one; of more, as many of the best as the second.
const LOOKED_AT: (usize, usize) = (600, 120);
/// Ranges up to so many days come before longer ones.
const LENGTHS: [i64; 4] = [12, 45, 100, 400];

/// An item that may stand in the band.
pub struct BandCandidate {
    /// What it is.
    pub candidate: Candidate,
    /// How well its time is known.
    pub quality: Quality,
    order: (bool, usize, Reverse<u32>, i64, ItemIdx),
}

/// The day-less items of all lanes, each once, in the order in which they get room, `first` before all others; and how many
/// there are.
pub fn candidates(sight: &Sight, lanes: &[LaneView], first: Option<ItemIdx>) -> (Vec<BandCandidate>, usize) {
    let runs: Vec<Vec<PartRun>> = lanes.iter().map(|lane| sight.dayless_runs(lane.series)).collect();
    let all: Vec<LaneRun> =
        runs.iter().enumerate().flat_map(|(at, runs)| runs.iter().map(move |run| (at, run))).collect();
    let looked = sight.looked_dayless(&all, LOOKED_AT, &LENGTHS);
    let mut n_items = looked.items.len();
    if !looked.is_whole {
        n_items = lanes.iter().map(|lane| sight.n_dayless(lane.series)).sum();
    }
    let is_more = |idx: &ItemIdx| looked.items.iter().all(|(_, other)| other != idx);
    let lane_of = |idx: ItemIdx| lanes.iter().position(|lane| lane.series.holds(idx));
    let more = first.filter(is_more).and_then(|idx| Some((lane_of(idx)?, idx)));
    let items = looked.items.iter().copied().chain(more);
    let mut found: Vec<BandCandidate> =
        items.filter_map(|(at, idx)| candidate(sight, (at, &lanes[at]), idx)).collect();
    found.sort_by_key(|one| (Some(one.order.4) != first, one.order));
    let n_found = found.len();
    let mut before = None;
    // An item that stands in several lanes is one item.
    found.retain(|one| before.replace(one.order.4) != Some(one.order.4));
    let n_twice = n_found - found.len();
    (found, n_items - n_twice)
}

fn candidate(sight: &Sight, (at, lane): (usize, &LaneView), idx: ItemIdx) -> Option<BandCandidate> {
    let item = sight.store.item(idx);
    let time = sight.interval(idx)?;
    let days = time.seconds() / DAY;
    let length = LENGTHS.iter().position(|most| days <= *most).unwrap_or(LENGTHS.len());
    let asserted = item.is_asserted();
    let order = (!asserted, length, Reverse(item.priority()), time.start, idx);
    let candidate = Candidate::plain(Subject::Item(idx), time, at, lane.color);
    Some(BandCandidate { candidate, quality: item.quality(), order })
}
