//! From the scene to the screen and back.

use egui::{Rect, pos2};

use crate::scene::geometry::{Pos, Rect as SceneRect};

/// A point of the screen in the scene shown in `rect`.
pub(super) fn in_scene(pos: egui::Pos2, rect: Rect) -> Pos {
    Pos { x: pos.x - rect.left(), y: pos.y - rect.top() }
}

/// A rectangle of the scene on the screen.
pub(super) fn on_screen(scene_rect: SceneRect, rect: Rect) -> Rect {
    Rect::from_min_max(
        pos2(rect.left() + scene_rect.left, rect.top() + scene_rect.top),
        pos2(rect.left() + scene_rect.right, rect.top() + scene_rect.bottom),
    )
}
