//! What must hold of places, on generated blocks.

use proptest::prelude::*;

use super::*;
use crate::scene::geometry::XRange;
use crate::scene::words::LabelWidths;

const PLOT: XRange = XRange::new(100.0, 1_100.0);

fn block(left: f32, width: f32, full: f32) -> Block {
    let widths = LabelWidths { natural: full * 2.0, full, short: full * 0.7 };
    Block { span: XRange::new(left, left + width), lasts: false, widths, kept: None }
}

fn at_once(blocks: &[Block], n_rows: usize) -> Places {
    placed(blocks, n_rows, PLOT, &mut 0)
}

#[test]
fn a_label_runs_right_and_at_the_right_edge_left() {
    let places = at_once(&[block(200.0, 30.0, 180.0), block(1_070.0, 30.0, 180.0)], 1);
    let sides: Vec<_> = places.iter().flatten().map(|place| (place.side, place.row)).collect();
    assert_eq!(sides, [(Side::Right, 0), (Side::Left, 0)]);
    assert_eq!(places[0].unwrap().x.left, 202.0);
    assert_eq!(places[1].unwrap().x.right, 1_098.0);
}

#[test]
fn what_is_left_over_is_tried_shorter() {
    let mut wide = block(330.0, 30.0, 300.0);
    wide.widths.natural = 300.0;
    let places = at_once(&[wide.clone(), Block { span: XRange::new(100.0, 130.0), ..wide }], 1);
    assert!(places[1].is_some_and(|place| place.x.width() < 300.0), "{places:?}");
}

#[test]
fn a_wide_day_holds_its_labels_side_by_side() {
    let day = || block(200.0, 500.0, 120.0);
    let places = at_once(&[day(), day(), day()], 2);
    let rows: Vec<_> = places.iter().flatten().map(|place| place.row).collect();
    assert_eq!(rows, [0, 0, 1]);
    assert!(places.iter().flatten().all(|place| place.side == Side::Column));
    assert!(places.iter().flatten().all(|place| place.x.left >= 202.0 && place.x.right <= 698.0));
}

#[test]
fn what_lasted_fills_its_interval() {
    let lasting = Block { lasts: true, ..block(50.0, 900.0, 120.0) };
    let place = at_once(&[lasting], 1)[0].unwrap();
    assert_eq!((place.side, place.x), (Side::Bar, XRange::new(102.0, 948.0)));
}

#[test]
fn a_label_keeps_its_row_where_that_is_free() {
    let kept = Block { kept: Some((Side::Left, 2)), ..block(500.0, 30.0, 150.0) };
    let place = at_once(&[kept], 4)[0].unwrap();
    assert_eq!((place.side, place.row), (Side::Left, 2));
}

#[test]
fn rows_go_first_to_the_lane_that_lacks_most() {
    let lane = |rows| LaneNeed { rows, fixed: 8.0, strip: 7.0, unfolded: false };
    assert_eq!(shared_out(&[lane(1), lane(2)], 200.0, 20.0), [1, 2]);
    let rows = shared_out(&[lane(10), lane(4)], 200.0, 20.0);
    assert!(rows[0] > rows[1] && rows[0] + rows[1] == 8, "{rows:?}");
    assert_eq!(shared_out(&[LaneNeed { unfolded: true, ..lane(20) }], 100.0, 20.0), [20]);
}

struct AllCut;

impl Cards for AllCut {
    fn is_cut(&self, _: usize, _: &Place) -> bool {
        true
    }
    fn may_stand(&self, _: usize, _: Side) -> bool {
        true
    }
}

#[test]
fn a_cut_label_gets_the_rows_that_are_free() {
    let places = promoted(&[block(200.0, 30.0, 180.0)], (3, PLOT), &AllCut, 1_000, &mut 0);
    assert_eq!(places[0].unwrap().n_rows, 3);
    // One label for each row: nothing is free for a second one.
    let crowd = vec![block(200.0, 30.0, 980.0), block(210.0, 30.0, 870.0)];
    assert!(
        promoted(&crowd, (2, PLOT), &AllCut, 1_000, &mut 0).iter().flatten().all(|place| place.n_rows == 1)
    );
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let one =
        (0.0..1_200.0f32, prop_oneof![Just(0.0f32), Just(37.0), Just(200.0), Just(600.0)], 96.0..300.0f32);
    prop::collection::vec(one.prop_map(|(left, width, full)| block(left, width, full)), 1..40)
}

proptest! {
    #[test]
    fn prop_no_two_labels_overlap_and_none_leaves_the_plot(blocks in blocks(), n_rows in 1..8usize) {
        let places = at_once(&blocks, n_rows);
        let placed: Vec<&Place> = places.iter().flatten().collect();
        for (at, one) in placed.iter().enumerate() {
            prop_assert!(one.x.left >= PLOT.left && one.x.right <= PLOT.right && one.row < n_rows);
            for other in &placed[..at] {
                let apart = one.x.left >= other.x.right + 3.0 || other.x.left >= one.x.right + 3.0;
                prop_assert!(apart || !one.shares_row(other), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn prop_nothing_is_left_over_where_its_full_width_is_free(blocks in blocks(), n_rows in 1..8usize) {
        let places = at_once(&blocks, n_rows);
        let mut rows = Rows::new(n_rows, PLOT);
        rows.refill(places.iter().flatten());
        for (block, place) in blocks.iter().zip(&places) {
            let is_free = rows.has_room(block, block.widths.full, &mut 0);
            prop_assert!(place.is_some() || !is_free, "{block:?} has room");
        }
    }

    #[test]
    fn prop_no_label_that_grows_meets_another_or_loses_its_place(blocks in blocks(), n_rows in 2..8usize) {
        let places = promoted(&blocks, (n_rows, PLOT), &AllCut, 100_000, &mut 0);
        let before = at_once(&blocks, n_rows);
        for (one, before) in places.iter().zip(&before) {
            prop_assert!(before.is_none() || one.is_some());
        }
        let placed: Vec<&Place> = places.iter().flatten().collect();
        for (at, one) in placed.iter().enumerate() {
            prop_assert!(one.row + one.n_rows <= n_rows && one.x.right <= PLOT.right);
            prop_assert!(placed[..at].iter().all(|other| !one.meets(other)));
        }
    }

    #[test]
    fn prop_its_need_leaves_nothing_over(blocks in blocks()) {
        let n_rows = need(&blocks, PLOT, 28, &mut 0);
        let places = at_once(&blocks, n_rows);
        let alone = Rows::new(1, PLOT);
        let lost = blocks.iter().zip(&places).filter(|(block, place)| {
            place.is_none() && alone.has_room(block, block.widths.full, &mut 0)
        });
        prop_assert!(n_rows == 28 || lost.count() == 0);
    }
}
