//! Small figures that several parts of a scene draw.

use super::geometry::{Rect, XRange, pos};
use super::shape::{Drawing, Shape};
use crate::theme::Role;

/// A small triangle that points down, its top edge at `top`.
pub fn triangle(drawing: &mut Drawing, x: f32, top: f32) {
    let points = vec![pos(x - 3.5, top), pos(x + 3.5, top), pos(x, top + 5.0)];
    drawing.shapes.push(Shape::Polygon { points, fill: Role::Ink2.into() });
}

/// A bar of events (dark) under statements on `base`; what is there is at least a point high.
pub fn stacked(drawing: &mut Drawing, x: XRange, base: f32, heights: [f32; 2]) {
    let [events, statements] = heights.map(|height| if height > 0.02 { height.max(1.0) } else { 0.0 });
    let (left, right) = (x.left.round() + 0.5, x.right.round() - 0.5);
    let rect = |bottom: f32, height: f32| Rect::edges(left, bottom - height, right, bottom);
    if statements > 0.0 {
        drawing.fill(rect(base - events, statements), 0.0, Role::Statements);
    }
    if events > 0.0 {
        drawing.fill(rect(base, events), 0.0, Role::Events);
    }
}
