//! The best of many items, found without a look at each: by the highest priority of each block of them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::parts::PartRun;
use super::peaks::BLOCK;
use crate::store::ItemIdx;

/// Neighboring items of a run.
pub struct Stretch<'r, 'a> {
    /// The place of their lane among all.
    pub lane: usize,
    /// The run.
    pub run: &'r PartRun<'a>,
    /// Their places in it.
    pub places: Range<usize>,
}

/// Something that may hold the best item, by its highest priority; of equal ones an item comes before a block, so that
/// few are opened, and then what is earlier.
type Node = (u8, Level, Reverse<(usize, usize)>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Heap,
    Block,
    Item,
}

impl Level {
    /// Items that one of the level holds.
    fn n_items(self) -> usize {
        match self {
            Self::Heap => BLOCK * BLOCK,
            Self::Block => BLOCK,
            Self::Item => 1,
        }
    }
}

/// The `n` best of some stretches for which `passes` holds, the best first, each with the place of its lane.
pub fn best(stretches: &[Stretch], n: usize, passes: impl Fn(ItemIdx) -> bool) -> Vec<(usize, ItemIdx)> {
    let mut nodes: BinaryHeap<Node> = BinaryHeap::new();
    if n == 0 {
        return Vec::new();
    }
    for (at, stretch) in stretches.iter().enumerate() {
        let level = if stretch.places.len() > 2 * BLOCK * BLOCK { Level::Heap } else { Level::Block };
        open(&mut nodes, (at, stretch), level, &within(stretch));
    }
    let mut found = Vec::new();
    while found.len() < n
        && let Some((_, level, Reverse((at, place)))) = nodes.pop()
    {
        let stretch = &stretches[at];
        let held = place * level.n_items()..(place + 1) * level.n_items();
        match level {
            Level::Heap => open(&mut nodes, (at, stretch), Level::Block, &held),
            Level::Block => open(&mut nodes, (at, stretch), Level::Item, &held),
            Level::Item => {
                let idx = stretch.run.list()[place - stretch.run.first];
                if passes(idx) {
                    found.push((stretch.lane, idx));
                }
            }
        }
    }
    found
}

/// The places of a stretch among all items of its lane.
fn within(stretch: &Stretch) -> Range<usize> {
    stretch.run.first + stretch.places.start..stretch.run.first + stretch.places.end
}

/// Adds what of a level lies in a stretch and in `held`.
fn open(nodes: &mut BinaryHeap<Node>, (at, stretch): (usize, &Stretch), level: Level, held: &Range<usize>) {
    let all = within(stretch);
    let (start, end) = (all.start.max(held.start), all.end.min(held.end));
    if start >= end {
        return;
    }
    let run = stretch.run;
    let n = level.n_items();
    nodes.extend((start / n..end.div_ceil(n)).map(|place| {
        let priority = match level {
            Level::Heap => run.peaks.heaps[place],
            Level::Block => run.peaks.blocks[place],
            Level::Item => run.priority(place - run.first),
        };
        (priority, level, Reverse((at, place)))
    }));
}
