//! What of all there is is in view: the fine items of each lane, the band, and which lanes are seen.

use std::sync::Arc;

use foldhash::HashSet;

use super::made::{BEYOND, FOOT, Making};
use crate::scene::band::{self, Band, BandRoom};
use crate::scene::fine::Sight;
use crate::scene::geometry::XRange;
use crate::scene::headlines::Headlines;
use crate::scene::in_sight::LaneRun;
use crate::scene::input::SceneInput;
use crate::scene::lanes::{LaneSlot, LaneView, LaneWeight, Seen, seen};
use crate::scene::series::{Edges, PartRun};
use crate::scene::strip::{self, StripKind};
use crate::scene::ticks::{BAR_UNITS, TickUnit, smallest_unit};
use crate::store::LaneKey;
use crate::time::DAY;
use crate::view::{TimeWindow, Unfolded};

/// Days narrower than this let headlines speak; once they do, until days are as wide as the second.
const HEADLINES_BELOW: (f32, f32) = (8.0, 10.0);
/// Up to so many items of a lane, its sentences are counted.
const COUNTED: usize = 64;
/// Of very many items, the best of each stretch of time at least so wide are looked at.
const STRETCH: f32 = 40.0;

/// What is in view.
pub(super) struct InView<'a> {
    pub making: &'a Making<'a>,
    pub sight: Sight<'a>,
    /// The same with what is just beyond the view.
    pub wide: Sight<'a>,
    pub headlines: Option<Arc<Headlines>>,
    pub strip: StripKind,
    pub plot: XRange,
    /// Runs that hold the fine items of each lane, with those just beyond the view.
    pub runs: Vec<Vec<PartRun<'a>>>,
    /// How many of them are in view, and clear of what lies over it.
    pub n_fine: Vec<usize>,
    /// Whether any of them is in view, under what lies over it or not.
    is_seen: Vec<bool>,
    /// Stretches of time of which the best items are looked at.
    pub stretches: Edges,
    /// The bins of bars; none where there are marks.
    pub bar_edges: Edges,
}

impl<'a> InView<'a> {
    pub fn new(making: &'a Making<'a>) -> Self {
        let Making { input, scale, lanes, .. } = *making;
        let whole = Sight::of_view(input, scale);
        // What lies under the reader is in view, but labels stand where they can be read.
        let right = (scale.right - input.options.covered).max(scale.left);
        let sight = match input.options.covered > 0.0 {
            true => Sight { window: TimeWindow { end: scale.time_from_x(right), ..whole.window }, ..whole },
            false => whole,
        };
        let n_fine: Vec<usize> = lanes.iter().map(|lane| sight.n_fine(lane.series)).collect();
        let is_under = |lane: &LaneView| sight.window != whole.window && whole.n_fine(lane.series) > 0;
        let reach = scale.width() * BEYOND as f32;
        let beyond = TimeWindow {
            start: scale.time_from_x(scale.left - reach),
            end: scale.time_from_x(scale.right + reach),
        };
        let wide = Sight { window: beyond, ..sight };
        let day = scale.width_of(DAY as f64);
        let spoke = making.previous.is_some_and(|laid| laid.headlines);
        let far_out = day < if spoke { HEADLINES_BELOW.1 } else { HEADLINES_BELOW.0 };
        let strip = StripKind::at(scale);
        let edges = |times: Vec<i64>| Edges::new(input.store, input.view.clock, times);
        let unit = smallest_unit(&BAR_UNITS, scale, STRETCH).max(TickUnit::Day);
        Self {
            is_seen: lanes.iter().zip(&n_fine).map(|(lane, n_fine)| *n_fine > 0 || is_under(lane)).collect(),
            n_fine,
            runs: lanes.iter().map(|lane| wide.fine_runs(lane.series)).collect(),
            headlines: far_out.then(|| (making.headlines)()),
            stretches: edges(strip::bar_edges(unit, beyond)),
            bar_edges: match strip {
                StripKind::Bars(unit) => edges(strip::bar_edges(unit, beyond)),
                StripKind::Marks(_) => Edges::default(),
            },
            strip,
            plot: XRange::new(scale.left, right),
            sight,
            wide,
            making,
        }
    }

    /// The band, which is a list where nothing else is in view; and the height that it and the foot line leave.
    pub fn band(&self) -> (Band, f32) {
        let Making { input, lanes, words, area, .. } = *self.making;
        let mut all = 0..lanes.len();
        let is_alone = all.clone().all(|at| self.is_empty(at));
        let room = match is_alone {
            true => BandRoom::All,
            false if input.view.unfolded.contains(&Unfolded::Band) => BandRoom::Half,
            false => BandRoom::Short,
        };
        let found = band::candidates(&self.sight, lanes, self.making.first_in_band);
        let laid = band::laid_out(found, band::rows(area, room), self.plot, input.wording, |candidate| {
            words.draft((input.store, input.wording), candidate, None, self.plot.width()).measured
        });
        let band = Band { is_alone: is_alone && laid.n_items > 0, ..laid };
        let foot = if all.any(|at| self.is_empty(at) && !self.is_in_band(at)) { FOOT } else { 0.0 };
        let left = (area - band.height() - foot).max(0.0);
        (band, left)
    }

    /// Whether nothing of the lane at a place stands in view, and it has no place of its own whatever is in view.
    fn is_empty(&self, at: usize) -> bool {
        !self.is_seen[at] && !is_kept(self.making.input, &self.making.lanes[at])
    }

    /// Whether something of the lane at a place is in the band.
    pub fn is_in_band(&self, at: usize) -> bool {
        self.sight.n_dayless(self.making.lanes[at].series) > 0
    }

    /// Which lanes are seen, by what of them is in view.
    pub fn seen(&self, area: f32) -> Seen {
        let Making { input, lanes, .. } = *self.making;
        let shared: HashSet<&LaneKey> = self.making.previous.map_or_else(HashSet::default, |laid| {
            let slots = laid.lanes.iter().map(|lane| &lane.slot);
            slots.filter(|slot| matches!(slot, LaneSlot::Shared(_))).flat_map(LaneSlot::keys).collect()
        });
        let weight = |(at, lane): (usize, &LaneView)| LaneWeight {
            n_sentences: self.n_sentences(at),
            kept: is_kept(input, lane),
            shared: shared.contains(&lane.lane.key),
        };
        let weights: Vec<LaneWeight> = lanes.iter().enumerate().map(weight).collect();
        seen(&weights, area)
    }

    /// Sentences of a lane in view; of very many, items.
    fn n_sentences(&self, at: usize) -> usize {
        let n_fine = self.n_fine[at];
        let least = usize::from(self.is_seen[at]);
        if n_fine == 0 || n_fine > COUNTED {
            return n_fine.max(least);
        }
        let runs = self.sight.fine_runs(self.making.lanes[at].series);
        let Some(items) = self.sight.all_fine(&runs, 8 * COUNTED) else { return n_fine };
        let n_led = items.iter().filter(|idx| self.making.utterances.leader(**idx) == **idx).count();
        n_led.max(least)
    }

    /// Runs that hold the fine items of some lanes.
    pub fn runs_of(&self, lanes: &[usize]) -> Vec<LaneRun<'_, 'a>> {
        lanes.iter().flat_map(|at| self.runs[*at].iter().map(move |run| (*at, run))).collect()
    }

    /// Whether the lane at a place is one of a divided lane, whose name stands above it.
    pub fn has_head(&self, members: &[usize]) -> bool {
        matches!(members, [own] if self.making.lanes[*own].head.is_some())
    }
}

/// Whether a lane has a place of its own whatever is in view.
fn is_kept(input: &SceneInput, lane: &LaneView) -> bool {
    let key = &lane.lane.key;
    lane.head.is_some()
        || key.is_part()
        || lane.collapsed
        || input.view.lanes.pinned.contains(key.whole())
        || input.view.unfolded.contains(&Unfolded::Lane(key.clone()))
}
