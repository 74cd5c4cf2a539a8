//! What lies under the pointer, and what a screen reader walks through.

use super::geometry::{Pos, Rect};
use crate::store::{DocumentIdx, ItemIdx, LaneKey};
use crate::view::{BinKey, Unfolded};

/// Something that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A label, an entry of the band, or a mark.
    Item(ItemIdx),
    /// The headline of an article; a click selects its items.
    Headline(DocumentIdx),
    /// The ground of a bin of marks, or a bar; a click selects the bin's items.
    Bin(BinKey),
    /// What of a lane got no words: a click unfolds the lane, or folds it again.
    Rest(Unfolded),
    /// A quiet stretch that is folded; a click opens it.
    Fold {
        /// First second of the stretch.
        start: i64,
        /// First second after it.
        end: i64,
    },
    /// The band, or the count of what is not in it; a click shows it as a list.
    Band,
    /// The line with the lanes of which nothing is in view; a click lists them.
    Foot,
    /// The line that says how many lanes are further down; a click scrolls.
    Below,
    /// The name of the lane that small lanes share.
    Shared,
    /// A lane's label.
    Lane(LaneKey),
    /// "‹ 1 earlier", "2 later ›": a click moves the view so that `time` is in it.
    Outside {
        /// The nearest item beyond the view.
        time: i64,
    },
    /// The axis.
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
