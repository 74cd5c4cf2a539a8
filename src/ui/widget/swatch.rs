//! The square in the color of a lane: full where the country is known, hollow where it is only assumed.

use egui::{Color32, Painter, Rect, Stroke, StrokeKind};

/// Paints it into `rect`.
pub fn paint_swatch(painter: &Painter, rect: Rect, color: Color32, assumed: bool) {
    const ROUNDING: f32 = 3.0;
    const EDGE: f32 = 1.75;
    match assumed {
        true => painter.rect_stroke(rect, ROUNDING, Stroke::new(EDGE, color), StrokeKind::Inside),
        false => painter.rect_filled(rect, ROUNDING, color),
    };
}
