//! The drag and the turn of the wheel under way.

use egui::{Pos2, Rect, pos2};

use super::place::on_screen;
use crate::scene::{PlacedLane, Scene};
use crate::store::{ItemIdx, LaneKey};
use crate::time::TimeInterval;
use crate::view::TimeWindow;

/// What a drag does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Drag {
    /// Moves the window; the item under the pointer when it began is only pressed.
    Pan(Option<ItemIdx>),
    /// Carries the chosen items, of which this one is under the pointer, to a finding.
    Carry(ItemIdx),
    /// Marks a stretch, from this x.
    Mark(f32),
    /// Marks a stretch of the overview, from this x.
    MarkOverview(f32),
    /// Draws an area over lanes, from this point.
    Area(Pos2),
    /// Moves the brush of the overview: how far the pointer was from its middle, in seconds.
    Brush(f64),
    /// Moves its left edge.
    BrushStart,
    /// Moves its right edge.
    BrushEnd,
}

/// The drag and the turn of the wheel under way.
#[derive(Default)]
pub struct Gesture {
    pub(super) drag: Option<Drag>,
    pub(super) pointer: Option<Pos2>,
    /// When the wheel last turned.
    pub wheeled: Option<f64>,
}

/// An area of the timeline that is being drawn.
pub struct MarkedArea {
    /// From its left edge to its right one.
    pub time: TimeInterval,
    /// The lanes that it touches.
    pub lanes: Vec<LaneKey>,
}

impl Gesture {
    /// Whether a drag is under way.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// The item on which the button went down.
    pub fn pressed_item(&self) -> Option<ItemIdx> {
        match self.drag {
            Some(Drag::Pan(item)) => item,
            Some(Drag::Carry(item)) => Some(item),
            _ => None,
        }
    }

    /// What is being marked in a window in which the timeline stands in `rect`.
    pub fn marked(&self, scene: &Scene, rect: Rect) -> Option<Rect> {
        let plot = on_screen(scene.plot, rect);
        let overview = on_screen(scene.overview_area, rect);
        let to = self.pointer?;
        let (marked, within) = match self.drag.as_ref()? {
            Drag::Mark(from) => {
                (Rect::from_two_pos(pos2(*from, rect.top()), pos2(to.x, plot.bottom())), rect)
            }
            Drag::MarkOverview(from) => {
                let ends = [pos2(*from, overview.top() + 2.0), pos2(to.x, overview.bottom() - 2.0)];
                (Rect::from_two_pos(ends[0], ends[1]), overview)
            }
            Drag::Area(from) => (Rect::from_two_pos(*from, to), plot),
            _ => return None,
        };
        Some(marked.intersect(Rect::from_x_y_ranges(plot.x_range(), within.y_range())))
    }

    /// The time and the lanes of the area that is being drawn.
    pub fn area(&self, scene: &Scene, rect: Rect) -> Option<MarkedArea> {
        let Some(Drag::Area(_)) = self.drag else { return None };
        let marked = self.marked(scene, rect)?;
        let at = |x: f32| scene.scale.time_from_x(x - rect.left());
        let time = TimeWindow { start: at(marked.left()), end: at(marked.right()) }.interval();
        let touched = |lane: &&PlacedLane| {
            on_screen(lane.rect, rect).y_range().intersection(marked.y_range()).span() > 0.0
        };
        let lanes = scene.lanes.iter().filter(touched).flat_map(|lane| lane.slot.keys().to_vec()).collect();
        Some(MarkedArea { time, lanes })
    }

    /// Gives up the drag under way; tells whether it was one that marks.
    pub fn cancel(&mut self) -> bool {
        let marks = matches!(self.drag, Some(Drag::Mark(_) | Drag::MarkOverview(_) | Drag::Area(_)));
        if marks {
            self.drag = None;
        }
        marks
    }
}
