//! The steps in which labels find their places.

use super::block::{Block, Places};
use super::grow;
use super::rows::Rows;
use crate::scene::geometry::XRange;

/// Labels grow to this before what is left over is tried once more, and to the second at the end.
const COMFORTABLE: f32 = 250.0;
const LONGEST: f32 = 560.0;

/// Places `blocks`, the most important first, in `n_rows` rows. `heights` says in how many rows each stands; where it
/// ends, in one. `tests` counts the comparisons of two labels.
pub fn placed(blocks: &[Block], n_rows: usize, plot: XRange, heights: &[usize], tests: &mut usize) -> Places {
    let mut rows = Rows::new(n_rows, plot);
    rows.keep(blocks);
    let height = |at: usize| heights.get(at).copied().unwrap_or(1);
    let mut places: Places = vec![None; blocks.len()];
    // Of those that are important enough to have words, who had a place keeps it.
    let n_kept = blocks.iter().filter(|block| block.kept.is_some()).count();
    for (at, block) in blocks.iter().enumerate().take(n_kept) {
        places[at] = rows.place_again(block, height(at), tests);
    }
    for (at, block) in blocks.iter().enumerate() {
        if places[at].is_none() {
            places[at] = rows.place(block, block.widths.full, height(at), tests);
        }
    }
    grow::grow(blocks, &mut places, plot, COMFORTABLE, tests);
    if places.iter().any(Option::is_none) {
        rows.refill(&places);
        for (at, block) in
            blocks.iter().enumerate().filter(|(_, block)| block.widths.short < block.widths.full)
        {
            if places[at].is_none() {
                places[at] = rows.place(block, block.widths.short, 1, tests);
            }
        }
    }
    grow::grow(blocks, &mut places, plot, LONGEST, tests);
    places
}

/// Places more blocks beside those that have their places, which stay: what lies just beyond the plot.
pub fn placed_beside(
    blocks: &[Block],
    taken: &Places,
    n_rows: usize,
    plot: XRange,
    tests: &mut usize,
) -> Places {
    let mut rows = Rows::new(n_rows, plot);
    rows.refill(taken);
    blocks.iter().map(|block| rows.place(block, block.widths.full, 1, tests)).collect()
}
