//! What lies under the pointer, and what a screen reader walks through.

use super::geometry::{Pos, Rect};
use crate::store::{ItemIdx, LaneKey};
use crate::view::BinKey;

/// Something that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A chip, card, bar, dot or mark.
    Item(ItemIdx),
    /// An overflow pill; a click opens it in place, or closes it where it is open.
    Pill(BinKey),
    /// The ground of a bin of marks or a bar of density; a click selects the bin's items.
    Bin(BinKey),
    /// A lane's label.
    Lane(LaneKey),
    /// "‹ 1 earlier", "2 later ›": a click moves the view so that `time` is in it.
    Outside {
        /// The nearest item beyond the view.
        time: i64,
    },
    /// The axis and its strip.
    Axis,
    /// The lanes' ground.
    Plot,
    /// The overview beside its brush; a click centers the view there.
    Overview,
    /// The brush over the overview; dragging it pans.
    Brush,
    /// The left handle of the brush.
    BrushStart,
    /// The right handle of the brush.
    BrushEnd,
    /// The count of items without a date.
    Tray,
}

/// A region with what is there.
#[derive(Clone, Debug, PartialEq)]
pub struct HitRegion {
    /// Where the pointer must be.
    pub rect: Rect,
    /// What is there, and so what a click acts on.
    pub target: Target,
}

impl HitRegion {
    /// The region `rect`, in which `target` is.
    pub fn new(rect: Rect, target: Target) -> Self {
        Self { rect, target }
    }
}

/// What is at a point: the last that was drawn there.
pub fn hit(hits: &[HitRegion], at: Pos) -> Option<&Target> {
    hits.iter().rev().find(|hit| hit.rect.contains(at)).map(|hit| &hit.target)
}

/// Something beside the items that can be acted on: a lane's name, a pill, a bar, a count at the edge.
/// For screen readers and for going from one to the next by key; what a screen reader says of it is
/// `super::spoken::stop`.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyStop {
    /// Its place among the hits.
    pub hit: usize,
    /// Its lane, by place in the scene; the tray is before the first.
    pub lane: usize,
    /// How many items it stands for; none where what it does is all there is to say.
    pub n_items: usize,
    /// What is written on it beside their number.
    pub words: String,
}

/// An item in view, for screen readers and for moving between items by key; what a screen reader
/// says of it is `super::spoken::item`.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemNode {
    /// The item that is drawn there.
    pub item: ItemIdx,
    /// Its lane, by place in the scene.
    pub lane: usize,
    /// Where it is drawn.
    pub rect: Rect,
    /// Its shapes in the scene, so that the window can move or fade them alone.
    pub shapes: std::ops::Range<usize>,
}
