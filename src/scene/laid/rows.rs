//! How many rows each lane has, and what becomes of the height that is left over.

use std::cmp::Reverse;

use super::before::lane_of;
use super::draft::{Lane, is_scrolled};
use super::made::{HEAD, LaidLane, ROW};
use super::view::InView;
use crate::scene::label::LaneCards;
use crate::scene::place::{self, Cards, LaneNeed, Place};

/// What is left of the area goes to the lanes, to each at most this.
const MOST_SPARE: f32 = 14.0;
/// Rows for one label at most, so that a lane of few labels does not grow for ever.
const ROWS_A_LABEL: usize = 3;

/// Gives every lane its rows.
pub(super) fn share_out(view: &InView, lanes: &mut [Lane], area: f32, n_tests: &mut usize) {
    let heads: f32 = lanes.iter().filter(|lane| view.has_head(&lane.members)).map(|_| HEAD).sum();
    let area = area - heads;
    if is_scrolled(view, lanes, area) {
        lanes.iter_mut().for_each(|lane| lane.n_rows = lane.need.rows);
        return;
    }
    let needs: Vec<LaneNeed> = lanes.iter().map(|lane| lane.need).collect();
    let rows = steady(view, lanes, place::shared_out(&needs, area, ROW), area);
    let used: f32 = needs.iter().zip(&rows).map(|(need, rows)| need.height(*rows, ROW)).sum();
    lanes.iter_mut().zip(rows).for_each(|(lane, rows)| lane.n_rows = rows);
    give_more(view, lanes, area - used, n_tests);
}

/// The rows that lanes had before, where their need is about the same and all of it fits; else `rows`.
fn steady(view: &InView, lanes: &[Lane], rows: Vec<usize>, area: f32) -> Vec<usize> {
    let Some(laid) = view.making.previous else { return rows };
    let kept = |(lane, rows): (&Lane, &usize)| match lane_of(laid, &lane.slot) {
        Some(one) if one.need.abs_diff(lane.need.rows) < 2 && one.unfolded == lane.need.unfolded => {
            one.n_rows
        }
        _ => *rows,
    };
    let steady: Vec<usize> = lanes.iter().zip(&rows).map(kept).collect();
    let height: f32 = lanes.iter().zip(&steady).map(|(lane, rows)| lane.need.height(*rows, ROW)).sum();
    // Neither more than there is room for, nor so few that others would have got more.
    let fits = height <= area + 0.01 && steady.iter().sum::<usize>() >= rows.iter().sum();
    if fits { steady } else { rows }
}

/// Gives rows that are left over to lanes with cut labels, round by round from the lane with most items.
fn give_more(view: &InView, lanes: &mut [Lane], mut left: f32, n_tests: &mut usize) {
    if left < ROW {
        return;
    }
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    order.sort_by_key(|at| Reverse(lanes[*at].n_fine));
    order.retain(|at| !lanes[*at].collapsed && has_cut_labels(view, &lanes[*at], n_tests));
    while left >= ROW && !order.is_empty() {
        let mut given = false;
        for &at in &order {
            let lane = &mut lanes[at];
            let may_grow = lane.n_rows < ROWS_A_LABEL * lane.drafts.len() && lane.n_rows < 3 * lane.need.rows;
            if left >= ROW && may_grow {
                lane.n_rows += 1;
                left -= ROW;
                given = true;
            }
        }
        if !given {
            break;
        }
    }
}

fn has_cut_labels(view: &InView, lane: &Lane, n_tests: &mut usize) -> bool {
    let places = place::placed(&lane.blocks, lane.n_rows, view.plot, n_tests);
    let cards = LaneCards(&lane.drafts);
    let is_cut = |(at, place): (usize, &Option<Place>)| place.is_some_and(|place| cards.is_cut(at, &place));
    places.iter().enumerate().any(is_cut)
}

/// Gives what is left of the area to the lanes: a little to each, what then remains to the last.
pub(super) fn fill(lanes: &mut [LaidLane], area: f32) {
    let used: f32 = lanes.iter().map(|lane| lane.height + if lane.has_head { HEAD } else { 0.0 }).sum();
    let open = |lane: &&mut LaidLane| !lane.collapsed && lane.height > 0.0;
    let n_open = lanes.iter_mut().filter(open).count();
    let spare = area - used;
    if spare <= 0.0 || n_open == 0 {
        return;
    }
    let each = (spare / n_open as f32).min(MOST_SPARE).floor();
    lanes.iter_mut().filter(open).for_each(|lane| lane.height += each);
    if let Some(last) = lanes.iter_mut().filter(open).last() {
        last.height += spare - each * n_open as f32;
    }
}
