//! The steps in which labels find their places.

use super::block::{Block, Place, Places, Side};
use super::rows::Rows;
use crate::scene::geometry::XRange;

/// Labels grow to this before what is left over is tried once more, and to the second at the end.
const COMFORTABLE: f32 = 250.0;
const LONGEST: f32 = 560.0;

/// Places `blocks`, the most important first, in `n_rows` rows. `tests` counts the comparisons of two labels.
pub fn placed(blocks: &[Block], n_rows: usize, plot: XRange, tests: &mut usize) -> Places {
    let mut rows = Rows::new(n_rows, plot);
    rows.keep(blocks);
    let first = FirstPass::new(blocks, &mut rows, tests);
    finished(blocks, &mut rows, first.places, tests)
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
    rows.refill(taken.iter().flatten());
    blocks.iter().map(|block| rows.place(block, block.widths.full, 1, tests)).collect()
}

/// The places of labels at their full width, before any grows.
#[derive(Clone)]
pub(super) struct FirstPass {
    /// In how many rows each stands.
    pub heights: Vec<usize>,
    /// Where each stands.
    pub places: Places,
    /// The step in which each found its place: those that keep an old one come first, then all others.
    steps: Vec<usize>,
}

impl FirstPass {
    /// One row for each block.
    pub fn new(blocks: &[Block], rows: &mut Rows, tests: &mut usize) -> Self {
        let n = blocks.len();
        let mut pass = Self { heights: vec![1; n], places: vec![None; n], steps: vec![0; n] };
        pass.run(blocks, rows, 0, |_| true, tests);
        pass
    }

    /// The same with another height of the block `at`; `None` where that finds no place so high, or where one that had
    /// a place would lose it. What came before it stands where it stood.
    pub fn with_height(
        &self,
        (at, height): (usize, usize),
        blocks: &[Block],
        rows: &mut Rows,
        tests: &mut usize,
    ) -> Option<Self> {
        self.places[at]?;
        let first = self.steps[at];
        let mut pass = self.clone();
        pass.heights[at] = height;
        for (place, step) in pass.places.iter_mut().zip(&self.steps) {
            if *step >= first {
                *place = None;
            }
        }
        rows.refill(pass.places.iter().flatten());
        let holds = pass.run(blocks, rows, first, |lost| self.places[lost].is_none(), tests);
        holds.then_some(pass)
    }

    /// The steps from one on; ends with false at the first block without a place that `may_lose` does not hold for.
    fn run(
        &mut self,
        blocks: &[Block],
        rows: &mut Rows,
        from: usize,
        may_lose: impl Fn(usize) -> bool,
        tests: &mut usize,
    ) -> bool {
        // Of those that are important enough to have words, who had a place keeps it.
        let n_kept = blocks.iter().filter(|block| block.kept.is_some()).count();
        for step in from..n_kept + blocks.len() {
            let again = step < n_kept;
            let at = if again { step } else { step - n_kept };
            if self.places[at].is_some() {
                continue;
            }
            let (block, height) = (&blocks[at], self.heights[at]);
            self.places[at] = match again {
                true => rows.place_again(block, height, tests),
                false => rows.place(block, block.widths.full, height, tests),
            };
            self.steps[at] = step;
            if !again && self.places[at].is_none() && !may_lose(at) {
                return false;
            }
        }
        true
    }
}

/// Lets labels grow, places what is left over in the room that is left, and lets them grow again. `rows` hold `places`.
pub(super) fn finished(blocks: &[Block], rows: &mut Rows, mut places: Places, tests: &mut usize) -> Places {
    grow(blocks, rows, &mut places, COMFORTABLE, tests);
    for (place, block) in places.iter_mut().zip(blocks) {
        if place.is_none() && block.widths.short < block.widths.full {
            *place = rows.place(block, block.widths.short, 1, tests);
        }
    }
    grow(blocks, rows, &mut places, LONGEST, tests);
    places
}

/// Lets every label grow towards its open side, in the order placed, up to `most` points or all its words.
fn grow(blocks: &[Block], rows: &mut Rows, places: &mut Places, most: f32, tests: &mut usize) {
    for (place, block) in places.iter_mut().zip(blocks) {
        let Some(place) = place else { continue };
        let wanted = block.widths.natural.min(most);
        if matches!(place.side, Side::Column | Side::Bar) || place.x.width() >= wanted {
            continue;
        }
        let grown = grown(rows, place, wanted, tests);
        rows.widen(place, grown);
        place.x = grown;
    }
}

/// A label at `wanted` points, or as many as it has room for.
fn grown(rows: &Rows, place: &Place, wanted: f32, tests: &mut usize) -> XRange {
    let room = rows.room(place, tests);
    match place.side {
        Side::Left => XRange::new(place.x.left.min((place.x.right - wanted).max(room.left)), place.x.right),
        _ => XRange::new(place.x.left, place.x.right.max((place.x.left + wanted).min(room.right))),
    }
}
