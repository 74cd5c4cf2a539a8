//! The textures of how well a time is known, as in the legend.

use egui::{Color32, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::store::Quality;

/// Paints the texture of `quality` in the middle of `rect`; nothing for items without a date.
pub fn paint_quality(painter: &Painter, rect: Rect, quality: Quality, color: Color32) {
    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 4.0));
    match quality {
        Quality::Exact => {
            painter.circle_filled(rect.center(), 4.0, color);
        }
        Quality::Stated => {
            painter.rect_filled(bar.shrink2(vec2(0.0, 0.5)), 1.5, color);
        }
        Quality::Assumed => {
            painter.rect_stroke(bar, 2.0, Stroke::new(1.2, color), StrokeKind::Middle);
        }
        Quality::Vague => {
            // The slanted lines are longer than the bar is high and are cut at its edges.
            let stripes = painter.with_clip_rect(bar.intersect(painter.clip_rect()));
            for step in 0..5 {
                let x = bar.left() + step as f32 * 5.0;
                let ends = [pos2(x - 1.0, bar.bottom() + 1.0), pos2(x + 5.0, bar.top() - 1.0)];
                stripes.line_segment(ends, Stroke::new(2.0, color));
            }
        }
        Quality::Planned => {
            let ends = [bar.left_center(), bar.right_center()];
            painter.extend(Shape::dashed_line(&ends, Stroke::new(3.0, color), 5.0, 3.5));
        }
        Quality::Undated => {}
    }
}
