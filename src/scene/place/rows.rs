//! Rows of labels, and the free places in them.

use super::block::{APART, Block, Place, Side, meet};
use crate::scene::geometry::XRange;

/// A label that grows stays so far from the next.
const CLEAR: f32 = 7.0;
/// A gap below this is lost for other labels.
const ROOM: f32 = 150.0;
/// What running left costs, and what each row further down does, in points of lost room.
const LEFT_COSTS: f32 = 20.0;
const ROW_COSTS: f32 = 2.0;
/// What taking the place costs that another label had before.
const KEPT_COSTS: f32 = 1_000.0;

/// The rows of a lane while labels find their places.
pub struct Rows {
    plot: XRange,
    /// What is taken in each row, from the left.
    taken: Vec<Vec<XRange>>,
    /// Where labels stood before that have no place yet.
    kept: Vec<Vec<XRange>>,
}

impl Rows {
    /// Empty rows on a plot.
    pub fn new(n_rows: usize, plot: XRange) -> Self {
        Self { plot, taken: vec![Vec::new(); n_rows], kept: Vec::new() }
    }

    /// Keeps in mind where blocks stood before, so that others find their place elsewhere if they can.
    pub fn keep(&mut self, blocks: &[Block]) {
        self.kept = vec![Vec::new(); self.taken.len()];
        for block in blocks {
            let Some((side, row)) = block.kept.filter(|(_, row)| *row < self.taken.len()) else { continue };
            let x = match side {
                Side::Column | Side::Bar => block.inside(self.plot),
                side => self.beside_time(block, side, block.widths.full),
            };
            self.kept[row].push(x);
        }
    }

    /// Whether another label stood there before.
    fn was_taken(&self, row: usize, x: XRange) -> bool {
        self.kept.get(row).is_some_and(|row| row.iter().any(|other| meet(x, *other)))
    }

    /// From one end to the other of a label that runs right or left from its time.
    fn beside_time(&self, block: &Block, side: Side, width: f32) -> XRange {
        if side == Side::Left {
            let right = (block.span.right - 2.0).max(block.span.left + 12.0).min(self.plot.right - 2.0);
            return XRange::new(right - width, right);
        }
        let left = block.span.left.max(self.plot.left) + 2.0;
        XRange::new(left, left + width)
    }

    /// Takes what `places` take, and nothing else.
    pub fn refill<'p>(&mut self, places: impl Iterator<Item = &'p Place>) {
        self.taken.iter_mut().for_each(Vec::clear);
        places.for_each(|place| self.take(place));
    }

    /// From the label before to the label behind, in all rows of a label that has its place.
    pub(super) fn room(&self, place: &Place, tests: &mut usize) -> XRange {
        let mut room = XRange::new(self.plot.left + 2.0, self.plot.right - 6.0);
        for row in self.taken.iter().skip(place.row).take(place.n_rows) {
            *tests += 1;
            let at = row.partition_point(|other| other.left < place.x.left);
            if let Some(before) = at.checked_sub(1).map(|before| row[before]) {
                room.left = room.left.max(before.right + CLEAR);
            }
            if let Some(behind) = row.get(at + 1) {
                room.right = room.right.min(behind.left - CLEAR);
            }
        }
        room
    }

    /// Gives a label that has its place another width.
    pub(super) fn widen(&mut self, place: &Place, x: XRange) {
        for row in self.taken.iter_mut().skip(place.row).take(place.n_rows) {
            let at = row.partition_point(|other| other.left < place.x.left);
            if let Some(own) = row.get_mut(at) {
                *own = x;
            }
        }
    }

    fn take(&mut self, place: &Place) {
        for row in self.taken.iter_mut().skip(place.row).take(place.n_rows) {
            let at = row.partition_point(|other| other.left < place.x.left);
            row.insert(at, place.x);
        }
    }

    /// Whether `n_rows` rows from `row` on are free between two x.
    fn is_free(&self, row: usize, n_rows: usize, x: XRange, tests: &mut usize) -> bool {
        let Some(rows) = self.taken.get(row..row + n_rows) else { return false };
        rows.iter().all(|row| {
            // Only the first that ends behind the left end can be in the way.
            let at = row.partition_point(|other| other.right <= x.left - APART);
            *tests += 1;
            row.get(at).is_none_or(|other| other.left >= x.right + APART)
        })
    }

    /// Room that a label would take from others without using it: gaps beside it that are too narrow for one.
    fn lost(&self, row: usize, x: XRange) -> f32 {
        let row = &self.taken[row];
        let at = row.partition_point(|other| other.left < x.left);
        let before = at.checked_sub(1).map_or(self.plot.left, |before| row[before].right);
        let after = row.get(at).map_or(self.plot.right, |after| after.left);
        [x.left - before, after - x.right].into_iter().filter(|gap| *gap < ROOM).sum()
    }

    /// Gives a block the place it had, at its full width, if that is free.
    pub fn place_again(&mut self, block: &Block, n_rows: usize, tests: &mut usize) -> Option<Place> {
        let (side, row) = block.kept?;
        let is_wide = block.is_wide(self.plot);
        if is_wide != matches!(side, Side::Column | Side::Bar) {
            return None;
        }
        let place = match is_wide {
            true => self.inside(block, n_rows, tests).filter(|place| place.row == row)?,
            false => self.at_side(block, (side, row), block.widths.full, n_rows, tests)?,
        };
        self.take(&place);
        Some(place)
    }

    /// Gives a block its place at `width`, if there is any.
    pub fn place(&mut self, block: &Block, width: f32, n_rows: usize, tests: &mut usize) -> Option<Place> {
        let found = match block.is_wide(self.plot) {
            true => self.inside(block, n_rows, tests),
            false => self.at_its_time(block, width, n_rows, tests),
        };
        if let Some(place) = &found {
            self.take(place);
        }
        found
    }

    /// Columns of an interval: in the lowest row, then the leftmost.
    fn inside(&self, block: &Block, n_rows: usize, tests: &mut usize) -> Option<Place> {
        let side = if block.lasts { Side::Bar } else { Side::Column };
        let columns = block.columns(self.plot);
        let kept = block.kept.filter(|kept| kept.0 == side).map(|kept| kept.1);
        let rows = kept.into_iter().chain(0..self.taken.len());
        let mut places = rows.flat_map(|row| (0..columns.n).map(move |at| (row, at)));
        let (row, at) = places.find(|(row, at)| self.is_free(*row, n_rows, columns.x(*at), tests))?;
        Some(Place { side, row, n_rows, x: columns.x(at) })
    }

    /// The place of a label that runs right or left from its time in a row, if it is free.
    fn at_side(
        &self,
        block: &Block,
        (side, row): (Side, usize),
        width: f32,
        n_rows: usize,
        tests: &mut usize,
    ) -> Option<Place> {
        let x = self.beside_time(block, side, width);
        let fits = x.left >= self.plot.left + 1.0 && x.right <= self.plot.right - 1.0;
        (fits && self.is_free(row, n_rows, x, tests)).then_some(Place { side, row, n_rows, x })
    }

    /// The place at a block's time that takes least from others: running right or left, in any row.
    fn at_its_time(&self, block: &Block, width: f32, n_rows: usize, tests: &mut usize) -> Option<Place> {
        let mut place = |at: (Side, usize)| self.at_side(block, at, width, n_rows, tests);
        let kept = block.kept.filter(|(side, _)| matches!(side, Side::Right | Side::Left));
        if let Some(place) = kept.and_then(&mut place) {
            return Some(place);
        }
        let mut best: Option<(f32, Place)> = None;
        for side in [Side::Right, Side::Left] {
            for row in 0..self.taken.len() {
                let Some(place) = place((side, row)) else { continue };
                let turned = if side == Side::Left { LEFT_COSTS } else { 0.0 };
                let kept = if self.was_taken(row, place.x) { KEPT_COSTS } else { 0.0 };
                let cost = self.lost(row, place.x) + turned + kept + ROW_COSTS * row as f32;
                // Of equal ones the lower row, then right before left.
                let is_better = best.is_none_or(|(least, other)| {
                    cost < least - 1e-4 || (cost < least + 1e-4 && row < other.row)
                });
                if is_better {
                    best = Some((cost, place));
                }
            }
        }
        best.map(|(_, place)| place)
    }

    /// Whether `block` would find a place in these rows; nothing is taken.
    pub fn has_room(&self, block: &Block, width: f32, tests: &mut usize) -> bool {
        match block.is_wide(self.plot) {
            true => self.inside(block, 1, tests).is_some(),
            false => self.at_its_time(block, width, 1, tests).is_some(),
        }
    }
}
