//! How many rows a lane needs, and how the rows there are get shared out.

use super::block::Block;
use super::rows::Rows;
use crate::scene::geometry::XRange;

/// A lane gets its next row before another whose share of its need is larger; the power lets large lanes wait less.
const NEED_POWER: f32 = 0.75;

/// The least rows, `most` at most, in which every block finds a place at its full width. What finds none in a row of its
/// own does not count. At least one.
pub fn need(blocks: &[Block], plot: XRange, most: usize, tests: &mut usize) -> usize {
    let row = Rows::new(1, plot);
    let alone: Vec<&Block> =
        blocks.iter().filter(|block| row.has_room(block, block.widths.full, &mut 0)).collect();
    let mut fit = |n_rows: usize| {
        let mut rows = Rows::new(n_rows, plot);
        alone.iter().all(|block| rows.place(block, block.widths.full, 1, tests).is_some())
    };
    let width = |block: &&Block| match block.is_wide(plot) {
        true => block.columns(plot).width,
        false => block.widths.full,
    };
    let all: f32 = alone.iter().map(width).sum();
    // So many rows are full before all have their places: fewer are not tried.
    let mut low = ((all / plot.width()) as usize).clamp(1, most.max(1));
    let mut high = most.min(alone.len()).max(low);
    // Mostly a few more are enough: upwards in growing steps, then halved.
    let mut step = 1 + low / 4;
    while low < high {
        let tried = (low + step - 1).min((low + high) / 2);
        if fit(tried) {
            high = tried;
        } else {
            low = tried + 1;
            step *= 2;
        }
    }
    low
}

/// What a lane asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneNeed {
    /// Rows in which nothing is left over.
    pub rows: usize,
    /// Height beside rows and strip, in points.
    pub fixed: f32,
    /// Height of the strip while something is left over.
    pub strip: f32,
    /// Whether it gets all it needs, whatever the area.
    pub unfolded: bool,
}

impl LaneNeed {
    /// Height with so many rows.
    pub fn height(&self, rows: usize, row: f32) -> f32 {
        self.fixed + row * rows as f32 + if rows < self.rows { self.strip } else { 0.0 }
    }
}

/// Rows for every lane on an area of `area` points, where a row is `row` high: one each, then row by row to the lane that
/// has least of its need.
pub fn shared_out(needs: &[LaneNeed], area: f32, row: f32) -> Vec<usize> {
    let mut rows: Vec<usize> = needs.iter().map(|need| if need.unfolded { need.rows } else { 1 }).collect();
    let mut used: f32 = needs.iter().zip(&rows).map(|(need, rows)| need.height(*rows, row)).sum();
    let mut open: Vec<usize> = (0..needs.len()).filter(|at| rows[*at] < needs[*at].rows).collect();
    while !open.is_empty() {
        let share = |at: &usize| rows[*at] as f32 / (needs[*at].rows as f32).powf(NEED_POWER);
        let least = open.iter().enumerate().min_by(|a, b| share(a.1).total_cmp(&share(b.1)));
        let Some((place, &at)) = least else { break };
        let more = needs[at].height(rows[at] + 1, row) - needs[at].height(rows[at], row);
        if used + more > area + 0.01 {
            // A lane whose last row takes its strip away may still fit.
            open.remove(place);
            continue;
        }
        rows[at] += 1;
        used += more;
        if rows[at] == needs[at].rows {
            open.remove(place);
        }
    }
    rows
}
