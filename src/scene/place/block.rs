//! What asks for a place, and what a place is.

use crate::scene::geometry::XRange;
use crate::scene::words::LabelWidths;

/// An interval at least so wide holds its labels inside.
pub const WIDE: f32 = 140.0;

/// Two labels of a row are at least so far apart.
pub const APART: f32 = 3.5;

/// Between columns of one interval.
const GUTTER: f32 = 6.0;
/// A column is at least so wide, with the gap to the next, where there are several.
const COLUMN: f32 = 242.0;

/// Whether two stretches of a row are too near.
pub(super) fn meet(one: XRange, other: XRange) -> bool {
    one.left < other.right + APART && other.left < one.right + APART
}

/// How a label stands to its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It begins at its time and runs right.
    Right,
    /// It ends at its time and runs left.
    Left,
    /// It stands inside its interval.
    Column,
    /// It fills its interval: an event that lasted.
    Bar,
}

/// A label that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its interval; not cut off at the plot's edges.
    pub span: XRange,
    /// Whether it lasted, so that it fills its interval where that is wide.
    pub lasts: bool,
    /// How wide it is.
    pub widths: LabelWidths,
    /// Where it stood before, which it keeps where that is free.
    pub kept: Option<(Side, usize)>,
}

impl Block {
    /// The part of its interval that is in sight, with the margin of a label inside it.
    pub(super) fn inside(&self, plot: XRange) -> XRange {
        XRange::new(
            (self.span.left + 2.0).max(plot.left + 2.0),
            (self.span.right - 2.0).min(plot.right - 2.0),
        )
    }

    /// The columns of its interval, in which labels stand side by side.
    pub(super) fn columns(&self, plot: XRange) -> Columns {
        let inside = self.inside(plot);
        let n = match self.lasts {
            true => 1,
            false => ((inside.width() + GUTTER) / COLUMN).floor().max(1.0) as usize,
        };
        let width = (inside.width() - GUTTER * (n as f32 - 1.0)) / n as f32;
        Columns { left: inside.left, n, width }
    }

    /// Whether it stands inside its interval.
    pub(super) fn is_wide(&self, plot: XRange) -> bool {
        self.span.width() >= WIDE && self.inside(plot).width() >= WIDE - 4.0
    }
}

/// The columns of a wide interval.
pub(super) struct Columns {
    left: f32,
    /// How many there are.
    pub n: usize,
    /// How wide each is.
    pub width: f32,
}

impl Columns {
    /// Left and right end of one.
    pub fn x(&self, at: usize) -> XRange {
        let left = self.left + (self.width + GUTTER) * at as f32;
        XRange::new(left, left + self.width)
    }
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// How it stands to its time.
    pub side: Side,
    /// Its first row, from the top.
    pub row: usize,
    /// How many rows it takes.
    pub n_rows: usize,
    /// Left and right end.
    pub x: XRange,
}

impl Place {
    /// Whether two would stand in each other's way.
    pub fn meets(&self, other: &Self) -> bool {
        self.shares_row(other) && meet(self.x, other.x)
    }

    /// Whether two share a row.
    pub(super) fn shares_row(&self, other: &Self) -> bool {
        self.row < other.row + other.n_rows && other.row < self.row + self.n_rows
    }
}

/// Places of the blocks of a lane, in the order of the blocks; `None` for what found none.
pub type Places = Vec<Option<Place>>;
