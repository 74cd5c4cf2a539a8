//! Lanes with their labels in place, and under them the strip of what got no words.

use foldhash::HashSet;

use super::draft::{Lane, drafts};
use super::made::{BEYOND, COLLAPSED, LaidLane, PADDING, ROW};
use super::view::InView;
use crate::scene::candidate::{Candidate, Subject, in_order};
use crate::scene::geometry::XRange;
use crate::scene::label::{Draft, Label, LaneCards};
use crate::scene::lanes::LaneSlot;
use crate::scene::place::{self, Block, Place, Places};
use crate::scene::series::Masses;
use crate::scene::strip::{self, CrowdedLane, MarkBin, Strip, StripKind};
use crate::scene::ticks::TickUnit;
use crate::store::ItemIdx;

/// After so many comparisons of two labels, no label is tried in further rows.
const MOST_TESTS: usize = 100_000;
/// Labels beyond either edge of the view, for each row.
const BESIDE_A_ROW: usize = 5;

/// All lanes with their labels and strips.
pub(super) fn finished(view: &InView, lanes: &[Lane], n_tests: &mut usize) -> Vec<LaidLane> {
    let n_lanes = lanes.len();
    let lane = |(at, lane): (usize, &Lane)| {
        let most_tests = MOST_TESTS.saturating_sub(*n_tests) / (n_lanes - at);
        laid_lane(view, lane, most_tests, n_tests)
    };
    lanes.iter().enumerate().map(lane).collect()
}

fn laid_lane(view: &InView, lane: &Lane, most_tests: usize, n_tests: &mut usize) -> LaidLane {
    let is_closed = matches!(lane.members[..], [own] if view.making.lanes[own].is_closed());
    let (mut labels, mut beside, mut left) = (Vec::new(), Vec::new(), Vec::new());
    let (mut strip, mut n_rest) = (Strip::None, lane.n_fine);
    if !lane.collapsed {
        let cards = LaneCards(&lane.drafts);
        let rows = (lane.n_rows, view.plot);
        let places = place::promoted(&lane.blocks, rows, &cards, most_tests, n_tests);
        labels = labelled(&lane.drafts, &places);
        let is_left = |(draft, place): (&Draft, &Option<Place>)| place.is_none().then(|| draft.clone());
        left = lane.drafts.iter().zip(&places).filter_map(is_left).collect();
        beside = labels_beside(view, lane, &places, n_tests);
        let with_words: usize = labels.iter().map(|label| label.candidate.n_items).sum();
        n_rest = lane.n_fine.saturating_sub(with_words);
        if n_rest > 0 || view.headlines.is_some() {
            strip = strip_of(view, lane, labels.iter().chain(&beside));
        }
    }
    let strip_height = if strip == Strip::None { 0.0 } else { view.strip.height() };
    let height = match (is_closed, lane.collapsed) {
        (true, _) => 0.0,
        (_, true) => COLLAPSED,
        _ => PADDING + ROW * lane.n_rows as f32 + strip_height,
    };
    LaidLane {
        slot: lane.slot.clone(),
        members: lane.members.clone(),
        has_head: view.has_head(&lane.members),
        collapsed: lane.collapsed,
        unfolded: lane.need.unfolded,
        n_rows: lane.n_rows,
        need: lane.need.rows,
        labels,
        beside,
        left,
        strip,
        n_fine: lane.n_fine,
        n_rest,
        height,
    }
}

fn labelled(drafts: &[Draft], places: &Places) -> Vec<Label> {
    let placed = drafts.iter().zip(places).filter_map(|(draft, place)| Some((draft, (*place)?)));
    placed.map(|(draft, place)| draft.placed(place)).collect()
}

/// Labels just beyond the view, in rows that those in view leave free.
fn labels_beside(view: &InView, lane: &Lane, places: &Places, n_tests: &mut usize) -> Vec<Label> {
    if view.making.input.options.still || lane.beside.is_empty() {
        return Vec::new();
    }
    let is_shared = matches!(lane.slot, LaneSlot::Shared(_));
    let reach = view.plot.width() * BEYOND as f32;
    // Each stays on its side, so that nothing of it is seen before the view moves.
    let sides = [
        XRange::new(view.plot.left - reach, view.plot.left),
        XRange::new(view.plot.right, view.plot.right + reach),
    ];
    let mut labels = Vec::new();
    for side in sides {
        let is_left = side.left < view.plot.left;
        let is_here = |one: &&Candidate| (one.time.end as f64 <= view.sight.window.start) == is_left;
        let here: Vec<Candidate> = lane.beside.iter().filter(is_here).cloned().collect();
        let ordered = in_order(here, BESIDE_A_ROW * lane.n_rows, |_| false);
        let drafts = drafts(view, ordered, is_shared);
        let (scale, store) = (view.making.scale, view.making.input.store);
        let block = |draft: &Draft| draft.block(scale, store, lane.before.place(draft.candidate.subject));
        let blocks: Vec<Block> = drafts.iter().map(block).collect();
        let found = place::placed_beside(&blocks, places, lane.n_rows, side, n_tests);
        labels.extend(labelled(&drafts, &found));
    }
    labels
}

/// The strip of a lane of which `labels` have words.
fn strip_of<'l>(view: &InView, lane: &Lane, labels: impl Iterator<Item = &'l Label>) -> Strip {
    match view.strip {
        StripKind::Bars(_) => Strip::Bars(bars(view, lane)),
        StripKind::Marks(unit) => Strip::Marks(marks(view, lane, unit, &with_words(view, labels))),
    }
}

fn bars(view: &InView, lane: &Lane) -> Masses {
    let edges = &view.bar_edges;
    if lane.looked.is_whole {
        return strip::counted(&view.wide, edges.times(), lane.looked.items.iter().map(|(_, idx)| *idx));
    }
    let mut masses = Masses::new(edges.times().len());
    for &at in &lane.members {
        masses.add(&strip::summed(&view.wide, edges, view.making.lanes[at].series));
    }
    masses
}

fn marks(view: &InView, lane: &Lane, unit: TickUnit, with_words: &HashSet<ItemIdx>) -> Vec<MarkBin> {
    let scale = view.making.scale;
    if lane.looked.is_whole {
        let items = lane.looked.items.iter().map(|(at, idx)| (*idx, *at));
        let rest = items.filter(|(idx, _)| !with_words.contains(idx));
        return strip::mark_bins(&view.sight, scale, unit, rest);
    }
    let runs = view.runs_of(&lane.members);
    let crowd = CrowdedLane { runs: &runs, sights: [view.sight, view.wide], n_fine: lane.n_fine };
    crowd.mark_bins(scale, unit, with_words)
}

/// All items that labels stand for.
fn with_words<'l>(view: &InView, labels: impl Iterator<Item = &'l Label>) -> HashSet<ItemIdx> {
    let mut with_words = HashSet::default();
    for label in labels {
        match (label.candidate.subject, &view.headlines) {
            (Subject::Item(idx), _) => {
                with_words.insert(idx);
                with_words.extend(view.making.utterances.inner(idx));
            }
            (Subject::Headline(document), Some(headlines)) => {
                with_words.extend(headlines.get(document).into_iter().flat_map(|one| &one.items));
            }
            (Subject::Headline(_), None) => {}
        }
    }
    with_words
}
