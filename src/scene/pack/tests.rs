use proptest::prelude::*;

use super::{Block, BlockClass, GAP, PackedBlocks, SlotPlace, budgets, need};
use crate::scene::geometry::XRange;

fn block(x0: f32, x1: f32) -> Block {
    Block {
        x0,
        x1,
        body: x1,
        least: x1,
        class: BlockClass::Statement,
        turn: 0,
        bin: (x0 / 100.0) as i64,
        wanted: 1,
        kept: None,
    }
}

/// Packs with all bins closed.
fn pack(blocks: &[Block], n_slots: usize, edges: &impl Fn(i64) -> XRange) -> PackedBlocks {
    super::pack(blocks, n_slots, edges, &[])
}

fn edges(bin: i64) -> XRange {
    XRange::new(bin as f32 * 100.0, (bin + 1) as f32 * 100.0)
}

fn place(slot: usize, span: usize) -> Option<SlotPlace> {
    Some(SlotPlace { slot, span })
}

#[test]
fn need_counts_what_stands_over_each_other() {
    assert_eq!(need(&[]), 0);
    assert_eq!(need(&[block(0.0, 96.0), block(100.0, 196.0)]), 1);
    assert_eq!(need(&[block(0.0, 96.0); 5]), 5);
}

#[test]
fn budgets_meet_small_needs_first_and_use_every_slot() {
    assert_eq!(budgets(&[2, 2, 2], &[1, 1, 1], 6), [2, 2, 2]);
    assert_eq!(budgets(&[9, 2], &[20, 2], 8), [6, 2]);
    assert_eq!(budgets(&[16, 4, 2], &[20, 5, 1], 14).iter().sum::<usize>(), 14);
    // What is left goes to the lane with most items first.
    assert_eq!(budgets(&[2, 3], &[5, 9], 6), [2, 4]);
    assert_eq!(budgets(&[2, 0], &[5, 0], 6), [6, 0]);
    // A lane that needs one slot does not take two from one that needs many.
    assert_eq!(budgets(&[9, 1, 1], &[9, 1, 1], 6), [4, 1, 1]);
    // Where not all lanes can have two slots, each has one, and what is left goes by need.
    assert_eq!(budgets(&[9, 1, 1], &[9, 1, 1], 5), [3, 1, 1]);
    assert_eq!(budgets(&[9, 9], &[1, 1], 1), [1, 1]);
}

#[test]
fn a_bin_with_overflow_gives_its_last_slot_to_a_pill() {
    let packed = pack(&[block(0.0, 96.0); 5], 3, &edges);
    assert_eq!(packed.places, [place(0, 1), place(1, 1), None, None, None]);
    assert_eq!(packed.overflow[&0], [2, 3, 4]);
}

#[test]
fn who_comes_first_is_let_in_and_events_stand_first() {
    let statement = Block { turn: 0, ..block(0.0, 96.0) };
    let event = |turn: usize| Block { turn, class: BlockClass::Instant, ..block(0.0, 96.0) };
    let packed = pack(&[event(1), event(2), event(3), statement], 3, &edges);
    assert_eq!(packed.places, [place(0, 1), None, None, place(1, 1)]);
    assert_eq!(packed.overflow[&0], [1, 2]);
}

#[test]
fn a_single_left_over_is_shown_itself() {
    let packed = pack(&[block(0.0, 96.0); 3], 3, &edges);
    assert!(packed.overflow.is_empty());
    assert_eq!(packed.places, [place(0, 1), place(1, 1), place(2, 1)]);
}

#[test]
fn where_room_is_short_no_whisker_keeps_others_out() {
    let long = Block { body: 96.0, ..block(0.0, 296.0) };
    let packed = pack(&[long, block(100.0, 196.0), block(100.0, 196.0)], 2, &edges);
    assert_eq!(packed.places, [place(0, 1), place(0, 1), place(1, 1)]);
    assert_eq!(packed.cut.get(&0), Some(&96.0));
    assert_eq!(pack(&[long, block(100.0, 196.0)], 2, &edges).cut.len(), 0);
}

#[test]
fn nothing_stands_on_the_pill_of_an_open_bin() {
    let packed = super::pack(&[block(0.0, 96.0); 3], 3, &edges, &[XRange::new(0.0, 96.0)]);
    assert_eq!(packed.overflow[&0], [2]);
    let packed = super::pack(&[block(0.0, 96.0); 3], 4, &edges, &[XRange::new(0.0, 96.0)]);
    assert_eq!(packed.places, [place(0, 1), place(1, 1), place(2, 1)]);
}

#[test]
fn a_single_left_over_is_cut_at_the_end_of_its_bin() {
    let mut blocks = vec![block(0.0, 96.0); 2];
    blocks.push(block(0.0, 150.0));
    blocks.extend(vec![block(100.0, 196.0); 5]);
    let packed = pack(&blocks, 3, &edges);
    assert_eq!(packed.places[2], place(2, 1));
    assert_eq!(packed.cut.get(&2), Some(&96.0));
}

#[test]
fn other_bins_keep_their_last_slot() {
    let mut blocks = vec![block(0.0, 96.0); 5];
    blocks.extend(vec![block(100.0, 196.0); 3]);
    let packed = pack(&blocks, 3, &edges);
    assert_eq!(packed.overflow.len(), 1);
    assert_eq!(packed.places[7], place(2, 1));
}

#[test]
fn free_slots_turn_cut_chips_into_cards() {
    let blocks = [Block { wanted: 3, ..block(0.0, 96.0) }, Block { wanted: 2, ..block(0.0, 96.0) }];
    assert_eq!(pack(&blocks, 5, &edges).places, [place(0, 3), place(3, 2)]);
    assert_eq!(pack(&blocks, 4, &edges).places, [place(0, 2), place(2, 2)]);
    assert_eq!(pack(&blocks, 3, &edges).places, [place(0, 2), place(2, 1)]);
    assert_eq!(pack(&blocks, 2, &edges).places, [place(0, 1), place(1, 1)]);
}

#[test]
fn with_overflow_only_the_leading_statement_of_a_large_lane_is_a_card() {
    let blocks = [Block { wanted: 3, ..block(0.0, 96.0) }; 12];
    let packed = pack(&blocks, 6, &edges);
    assert_eq!(packed.places[0], place(0, 2));
    assert!(packed.places[1..].iter().flatten().all(|place| place.span == 1));
    assert_eq!(packed.overflow[&0].len(), 8);
    assert_eq!(pack(&blocks, 5, &edges).places[0], place(0, 1));
}

#[test]
fn kept_places_stay_and_newcomers_take_free_slots() {
    let kept = Block { kept: place(1, 1), ..block(0.0, 96.0) };
    let packed = pack(&[block(0.0, 96.0), kept], 2, &edges);
    assert_eq!(packed.places, [place(0, 1), place(1, 1)]);
}

#[test]
fn kept_boxes_stay_though_the_label_of_one_grows() {
    let grown = Block { least: 50.0, kept: place(0, 1), ..block(0.0, 180.0) };
    let other = Block { kept: place(0, 1), ..block(100.0, 196.0) };
    let packed = pack(&[grown, other], 3, &edges);
    assert_eq!(packed.places, [place(0, 1), place(0, 1)]);
    assert_eq!(packed.cut.get(&0), Some(&96.0));
}

proptest! {
    #[test]
    fn prop_packed_blocks_never_overlap_and_none_is_lost(
        items in prop::collection::vec((0.0..900.0f32, 20.0..300.0f32, 1..4usize), 0..60),
        n_slots in 2..12usize,
    ) {
        let blocks: Vec<Block> =
            items.iter().map(|&(x0, width, wanted)| Block { wanted, ..block(x0, x0 + width) }).collect();
        let packed = pack(&blocks, n_slots, &edges);
        let in_pills: usize = packed.overflow.values().map(Vec::len).sum();
        prop_assert_eq!(packed.places.iter().flatten().count() + in_pills, blocks.len());
        for (a, place_a) in packed.places.iter().enumerate() {
            for (b, place_b) in packed.places.iter().enumerate().skip(a + 1) {
                let (Some(p), Some(q)) = (place_a, place_b) else { continue };
                let slots = p.slot < q.slot + q.span && q.slot < p.slot + p.span;
                let end = |idx: usize| packed.cut.get(&idx).copied().unwrap_or(blocks[idx].x1);
                let x = blocks[a].x0 < end(b) + GAP && blocks[b].x0 < end(a) + GAP;
                prop_assert!(!(slots && x), "{a} and {b} overlap");
            }
            prop_assert!(place_a.is_none_or(|p| p.slot + p.span <= n_slots));
            for bin in packed.overflow.keys() {
                let end = packed.cut.get(&a).copied().unwrap_or(blocks[a].x1);
                let under = blocks[a].x0 < edges(*bin).right && edges(*bin).left < end;
                let last = place_a.is_some_and(|p| p.slot + p.span == n_slots);
                prop_assert!(!(under && last), "{a} stands on the pill of bin {bin}");
            }
        }
    }

    #[test]
    fn prop_budgets_use_all_slots_there_are(needs in prop::collection::vec(1..30usize, 1..12), total in 0..60usize) {
        let budgets = budgets(&needs, &needs, total);
        prop_assert_eq!(budgets.iter().sum::<usize>(), total.max(needs.len()));
    }
}
