//! The lanes with what asks for a place in them, the most important first, and the rows that this needs.

use super::before::Before;
use super::made::{COLLAPSED, Making, PADDING, ROW};
use super::view::InView;
use crate::scene::candidate::{Candidate, Sources, Subject, in_order};
use crate::scene::in_sight::{Look, Looked};
use crate::scene::label::{Draft, is_close_up};
use crate::scene::lanes::{LaneSlot, Seen};
use crate::scene::place::{self, Block, LaneNeed};
use crate::scene::strip::StripKind;
use crate::view::Unfolded;

/// Candidates of a lane: so many for each row of the area, shared by the lanes, within these bounds.
const CANDIDATES_A_ROW: usize = 12;
const CANDIDATES: (usize, usize) = (40, 120);
/// Candidates of a lane that shows all it has.
const ALL: usize = 480;
/// Of a lane, so many times its candidates are looked at one by one, and so many for each that shares it; of more items,
/// the best.
const LOOKED_AT: usize = 4;
const OF_MEMBER: usize = 12;
/// A lane needs at most so many rows, and an unfolded one has at most as many as the second.
const ROWS: (usize, usize) = (28, 200);
/// Close up, lanes may be scrolled over so many areas before anything is left to the strip.
const CLOSE_UP_AREAS: f32 = 2.0;
/// A label takes about so much of a row at least, with the gap beside it.
const LEAST_LABEL: f32 = 72.0;

/// A lane while it is laid out.
pub(super) struct Lane {
    pub slot: LaneSlot,
    /// Places of its members among all lanes.
    pub members: Vec<usize>,
    /// What was looked at of its members.
    pub looked: Looked,
    pub drafts: Vec<Draft>,
    pub blocks: Vec<Block>,
    /// What is just beyond the view, the most important first.
    pub beside: Vec<Candidate>,
    /// Where its labels stood before.
    pub before: Before,
    pub n_fine: usize,
    pub need: LaneNeed,
    pub n_rows: usize,
    pub collapsed: bool,
}

/// The lanes that are seen, without rows yet.
pub(super) fn drafted(view: &InView, seen: &Seen, area: f32, n_tests: &mut usize) -> Vec<Lane> {
    let key = |at: &usize| view.making.lanes[*at].lane.key.clone();
    let alone = seen.alone.iter().map(|at| (LaneSlot::One(key(at)), vec![*at]));
    let shared = (!seen.shared.is_empty())
        .then(|| (LaneSlot::Shared(seen.shared.iter().map(key).collect()), seen.shared.clone()));
    let slots: Vec<(LaneSlot, Vec<usize>)> = alone.chain(shared).collect();
    let n_lanes = slots.len().max(1);
    let few = (CANDIDATES_A_ROW * (area / ROW) as usize / n_lanes).clamp(CANDIDATES.0, CANDIDATES.1);
    let mut lanes = |n_candidates: usize| -> Vec<Lane> {
        let lane =
            |(slot, members): &(LaneSlot, Vec<usize>)| lane(view, (slot, members), n_candidates, n_tests);
        slots.iter().map(lane).collect()
    };
    // Close up, all get words where all may be scrolled to.
    if may_show_all(view, area) {
        let all = lanes(ALL);
        if height(&all) <= CLOSE_UP_AREAS * area {
            return all;
        }
    }
    lanes(few)
}

/// Whether lanes can be scrolled so far that everything has words, as far as this is known without a look at each.
fn may_show_all(view: &InView, area: f32) -> bool {
    let n_fine: usize = view.n_fine.iter().sum();
    let least = n_fine as f32 * LEAST_LABEL / view.plot.width() * ROW;
    is_close_up(view.making.scale) && least <= CLOSE_UP_AREAS * area
}

/// Height of lanes in which nothing is left over, in points.
pub(super) fn height(lanes: &[Lane]) -> f32 {
    lanes.iter().map(|lane| lane.need.height(lane.need.rows, ROW)).sum()
}

/// Whether lanes are scrolled over rather than that something is left to their strips.
pub(super) fn is_scrolled(view: &InView, lanes: &[Lane], area: f32) -> bool {
    let all = height(lanes);
    let may_scroll = is_close_up(view.making.scale) && !view.making.input.options.still;
    may_scroll && all > area && all <= CLOSE_UP_AREAS * area
}

fn lane(
    view: &InView,
    (slot, members): (&LaneSlot, &[usize]),
    n_candidates: usize,
    n_tests: &mut usize,
) -> Lane {
    let Making { input, lanes, scale, .. } = *view.making;
    let collapsed = members.len() == 1 && lanes[members[0]].collapsed;
    let unfolded = match slot {
        LaneSlot::One(key) => input.view.unfolded.contains(&Unfolded::Lane(key.clone())),
        LaneSlot::Shared(_) => input.view.unfolded.contains(&Unfolded::Shared),
    };
    let n_candidates = if unfolded { ALL } else { n_candidates };
    let (looked, in_view, beside) = candidates(view, members, look(view, members.len(), n_candidates));
    let n_all = in_view.len();
    let before = Before::of(view, slot);
    let ordered = in_order(in_view, n_candidates, |one| before.had_words(one.subject));
    let is_shared = matches!(slot, LaneSlot::Shared(_));
    let drafts = drafts(view, ordered, is_shared);
    let block = |draft: &Draft| draft.block(scale, input.store, before.place(draft.candidate.subject));
    let blocks: Vec<Block> = drafts.iter().map(block).collect();
    let most = if unfolded { ROWS.1 } else { ROWS.0 };
    let rows = if collapsed { 0 } else { place::need(&blocks, view.plot, most, n_tests) };
    // Headlines never stand for all items, and candidates may be fewer than there are.
    let is_bars = matches!(view.strip, StripKind::Bars(_));
    let stays = !looked.is_whole || n_all > drafts.len() || (is_bars && view.headlines.is_some());
    let strip = view.strip.height();
    let need = match (collapsed, stays) {
        (true, _) => LaneNeed { rows, fixed: COLLAPSED, strip: 0.0, unfolded },
        (false, true) => LaneNeed { rows, fixed: PADDING + strip, strip: 0.0, unfolded },
        (false, false) => LaneNeed { rows, fixed: PADDING, strip, unfolded },
    };
    Lane {
        n_fine: members.iter().map(|at| view.n_fine[*at]).sum(),
        slot: slot.clone(),
        members: members.to_vec(),
        looked,
        drafts,
        blocks,
        beside,
        before,
        need,
        n_rows: 0,
        collapsed,
    }
}

/// How a lane of so many members is looked at.
fn look<'e>(view: &'e InView, n_members: usize, n_candidates: usize) -> Look<'e> {
    // The stretches beyond the view are about as many as those in it.
    let n_stretches = view.stretches.times().len().saturating_sub(1).div_ceil(2).max(1);
    Look {
        most: (LOOKED_AT * n_candidates).max(OF_MEMBER * n_members),
        edges: &view.stretches,
        each: (n_candidates * 3 / 2).div_ceil(n_stretches).max(2),
    }
}

/// What is looked at of a lane, its candidates in view, and those just beyond it.
fn candidates(view: &InView, members: &[usize], look: Look) -> (Looked, Vec<Candidate>, Vec<Candidate>) {
    let Making { input, lanes, utterances, .. } = *view.making;
    let headlines = view.headlines.as_deref();
    let sources = Sources { input, sight: view.wide, utterances, headlines };
    let mut found: Vec<Candidate> =
        members.iter().flat_map(|at| sources.headlines(*at, &lanes[*at], look)).collect();
    // A lane has headlines or items.
    let speaks = |at: &usize| found.iter().any(|one| one.lane == *at);
    let silent: Vec<usize> = members.iter().copied().filter(|at| !speaks(at)).collect();
    let runs = view.runs_of(&silent);
    let mut looked = view.wide.looked(&runs, look, |idx| utterances.leader(idx) == idx);
    looked.is_whole &= silent.len() == members.len();
    found.extend(sources.items(&silent, lanes, &looked));
    let is_in_view = |one: &Candidate| match one.subject {
        Subject::Item(idx) => view.sight.is_in(idx),
        Subject::Headline(_) => view.sight.window.overlaps(one.time),
    };
    let (in_view, beside) = found.into_iter().partition(is_in_view);
    (looked, in_view, beside)
}

/// Candidates with their words.
pub(super) fn drafts(view: &InView, candidates: Vec<Candidate>, is_shared: bool) -> Vec<Draft> {
    let Making { input, words, lanes, .. } = *view.making;
    let of = (input.store, input.wording);
    let lane = |one: &Candidate| {
        let own = &lanes[one.lane];
        is_shared.then_some((&own.lane.key, &*own.name))
    };
    let width = view.plot.width();
    words.read(of, &candidates, lane, width);
    let draft = |one: Candidate| {
        let lane = lane(&one);
        words.draft(of, one, lane, width)
    };
    candidates.into_iter().map(draft).collect()
}
