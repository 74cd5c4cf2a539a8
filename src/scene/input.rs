//! What a scene is made of.

use super::geometry::Size;
use super::hit::Target;
use crate::store::{ItemIdx, ItemSet, LaneKey, QueryResult, Store};
use crate::view::ViewState;
use crate::wording::Wording;
use crate::workspace::LanePalette;

/// Opacity of items beside the ones looked at.
pub const DIMMED: f32 = 0.35;

/// How an item stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemLook {
    /// The pointer is on it, or on its words in the reader.
    pub hovered: bool,
    /// The button is down on it.
    pub pressed: bool,
    /// It is chosen.
    pub selected: bool,
    /// The keyboard is on it.
    pub focused: bool,
    /// Something else is looked at.
    pub dimmed: bool,
}

/// Everything a scene is made of.
#[derive(Clone, Copy)]
pub struct SceneInput<'a> {
    /// What there is.
    pub store: &'a Store,
    /// What passes the filter of `view`.
    pub result: &'a QueryResult,
    /// What is looked at.
    pub view: &'a ViewState,
    /// Words and forms of numbers and dates.
    pub wording: &'a Wording,
    /// The lanes' colors.
    pub palette: &'a LanePalette,
    /// What pointer and keyboard are on.
    pub touch: &'a Touch<'a>,
    /// Size of the scene in points.
    pub size: Size,
    /// What it is drawn for: the window or a picture, scrolled or not.
    pub options: SceneOptions,
}

/// What pointer and keyboard are on.
#[derive(Clone, Debug, Default)]
pub struct Touch<'a> {
    /// What the pointer is on; an item also when its words in the reader are pointed at.
    pub hover: Option<Target>,
    /// The item on which the button is down.
    pub pressed: Option<ItemIdx>,
    /// The item on which the keyboard is.
    pub focus: Option<ItemIdx>,
    /// Items that stay while all others dim.
    pub emphasis: Option<&'a ItemSet>,
    /// The lane that stays while all others dim.
    pub lane: Option<LaneKey>,
    /// What the keyboard is on beside the items.
    pub stop: Option<Target>,
    /// Items that look pointed at for a moment, because they have just been placed.
    pub fresh: Option<&'a ItemSet>,
}

/// Options of a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneOptions {
    /// Whether there is an overview under the lanes.
    pub overview: bool,
    /// How far lanes are scrolled, in points; held within what there is.
    pub scroll: f32,
    /// So many points at the right of the scene lie under something else: no label is put there.
    pub covered: f32,
    /// Whether a pan or a zoom is under way: rows and sides are kept, and only x and the cuts of words follow.
    pub gesture: bool,
    /// Whether it is a picture, which nobody can move or act on: all lanes fit, and it does not say how more
    /// comes into view.
    pub still: bool,
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self { overview: true, scroll: 0.0, covered: 0.0, gesture: false, still: false }
    }
}

impl SceneInput<'_> {
    /// How an item stands out.
    pub fn look(&self, idx: ItemIdx) -> ItemLook {
        ItemLook {
            hovered: self.touch.hover == Some(Target::Item(idx))
                || self.touch.fresh.is_some_and(|bits| bits.contains(idx)),
            pressed: self.touch.pressed == Some(idx),
            selected: self.view.selection.contains(idx),
            focused: self.touch.focus == Some(idx),
            dimmed: self.touch.emphasis.is_some_and(|bits| !bits.contains(idx))
                || self.store.item(idx).removed().is_some(),
        }
    }

    /// Whether another lane is looked at.
    pub fn is_lane_dimmed(&self, key: &LaneKey) -> bool {
        self.touch.lane.as_ref().is_some_and(|lane| lane != key && lane != key.whole())
    }
}
