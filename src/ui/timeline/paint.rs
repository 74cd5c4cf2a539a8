//! A scene's shapes → egui's, with edges on the screen's pixels.

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect, Shape as EguiShape, Stroke as EguiStroke, StrokeKind, pos2, vec2};

use crate::scene::geometry::{Pos, Rect as SceneRect};
use crate::scene::shape::{Shape, Stroke, TextRun};
use crate::ui::style::Look;
use crate::ui::style::typeface;

/// Paints shapes of a scene whose top left corner is at `origin`.
pub fn paint_shapes(painter: &Painter, look: &Look, origin: Pos2, shapes: &[Shape]) {
    paint_clipped(painter, painter.clip_rect(), look, origin, shapes);
}

/// Paints a part of a scene, beginning with the clip of `painter`; clips of the scene hold within
/// `whole`. Gives the clip it ends with.
pub fn paint_clipped(painter: &Painter, whole: Rect, look: &Look, origin: Pos2, shapes: &[Shape]) -> Rect {
    let mut brush = Brush { painter: painter.clone(), whole, look, origin };
    for shape in shapes {
        brush.paint(shape);
    }
    brush.painter.clip_rect()
}

struct Brush<'a> {
    painter: Painter,
    /// What may be painted at all; a clip of the scene only narrows it.
    whole: Rect,
    look: &'a Look,
    origin: Pos2,
}

impl Brush<'_> {
    fn paint(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, radius, fill, stroke } => {
                let fill = fill.map_or(Color32::TRANSPARENT, |paint| self.look.paint(paint));
                self.rect(self.place(*rect), *radius, fill, *stroke);
            }
            Shape::Line { from, to, stroke } => self.line(self.point(*from), self.point(*to), *stroke),
            Shape::Polygon { points, fill } => {
                let points = points.iter().map(|at| self.point(*at)).collect();
                let fill = self.look.paint(*fill);
                self.painter.add(EguiShape::convex_polygon(points, fill, EguiStroke::NONE));
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let fill = fill.map_or(Color32::TRANSPARENT, |paint| self.look.paint(paint));
                let stroke = stroke.map_or(EguiStroke::NONE, |stroke| self.stroke(stroke));
                self.painter.circle(self.point(*center), *radius, fill, stroke);
            }
            Shape::Hatch { rect, paint, stripe, period } => {
                self.hatch(self.place(*rect), EguiStroke::new(*stripe, self.look.paint(*paint)), *period);
            }
            Shape::Fade { rect, paint } => self.fade(self.place(*rect), self.look.paint(*paint)),
            Shape::Text(run) => self.text(run),
            Shape::Clip(rect) => self.painter.set_clip_rect(self.place(*rect).intersect(self.whole)),
        }
    }

    fn rect(&self, rect: Rect, radius: f32, fill: Color32, stroke: Option<Stroke>) {
        let width = stroke.map_or(0.0, |stroke| stroke.width);
        let rect = self.snapped(rect, width);
        match stroke {
            Some(stroke) if stroke.dash.is_some() => {
                self.painter.rect_filled(rect, radius, fill);
                let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
                let closed = corners.iter().copied().chain([corners[0]]).collect();
                self.dashes(closed, stroke);
            }
            Some(stroke) => {
                self.painter.rect(rect, radius, fill, self.stroke(stroke), StrokeKind::Middle);
            }
            None => {
                self.painter.rect_filled(rect, radius, fill);
            }
        }
    }

    fn line(&self, from: Pos2, to: Pos2, stroke: Stroke) {
        let (mut from, mut to) = (from, to);
        if from.x == to.x {
            from.x = self.snap(from.x, stroke.width);
            to.x = from.x;
        } else if from.y == to.y {
            from.y = self.snap(from.y, stroke.width);
            to.y = from.y;
        }
        if stroke.dash.is_some() {
            self.dashes(vec![from, to], stroke);
        } else {
            self.painter.line_segment([from, to], self.stroke(stroke));
        }
    }

    fn dashes(&self, path: Vec<Pos2>, stroke: Stroke) {
        if let Some([dash, gap]) = stroke.dash {
            self.painter.extend(EguiShape::dashed_line(&path, self.stroke(stroke), dash, gap));
        }
    }

    /// Stripes that rise to the right, each drawn past the edges and cut off there.
    fn hatch(&self, rect: Rect, stroke: EguiStroke, period: f32) {
        let visible = rect.intersect(self.painter.clip_rect());
        if visible.is_negative() || period <= 0.0 {
            return;
        }
        let height = rect.height();
        // Only the stripes in view: a bar may reach far beyond the window.
        let first = ((visible.left() - rect.left() - height) / period).floor() as i64;
        let last = ((visible.right() - rect.left()) / period).ceil() as i64;
        let stripes = self.painter.with_clip_rect(visible);
        for stripe in first..=last {
            let x = rect.left() + stripe as f32 * period;
            let over = stroke.width;
            let (low, high) =
                (pos2(x - over, rect.bottom() + over), pos2(x + height + over, rect.top() - over));
            stripes.line_segment([low, high], stroke);
        }
    }

    fn fade(&self, rect: Rect, color: Color32) {
        let mut mesh = Mesh::default();
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        for (corner, color) in
            corners.into_iter().zip([Color32::TRANSPARENT, color, color, Color32::TRANSPARENT])
        {
            mesh.colored_vertex(corner, color);
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        self.painter.add(EguiShape::mesh(mesh));
    }

    fn text(&self, run: &TextRun) {
        let color = self.look.paint(run.paint);
        let galley =
            self.painter.layout_no_wrap(run.text.to_string(), typeface::font(run.face, run.size), color);
        let baseline = galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y));
        let at = self.point(run.at);
        self.painter.galley(at - vec2(0.0, baseline.unwrap_or(run.size)), galley, color);
    }

    fn stroke(&self, stroke: Stroke) -> EguiStroke {
        EguiStroke::new(stroke.width, self.look.paint(stroke.paint))
    }

    fn point(&self, at: Pos) -> Pos2 {
        self.origin + vec2(at.x, at.y)
    }

    fn place(&self, rect: SceneRect) -> Rect {
        Rect::from_min_max(
            self.origin + vec2(rect.left, rect.top),
            self.origin + vec2(rect.right, rect.bottom),
        )
    }

    fn snapped(&self, rect: Rect, stroke_width: f32) -> Rect {
        Rect::from_min_max(
            pos2(self.snap(rect.left(), stroke_width), self.snap(rect.top(), stroke_width)),
            pos2(self.snap(rect.right(), stroke_width), self.snap(rect.bottom(), stroke_width)),
        )
    }

    /// To a pixel's edge, or to its middle for lines an odd number of pixels wide.
    fn snap(&self, at: f32, stroke_width: f32) -> f32 {
        let scale = self.painter.pixels_per_point();
        let odd = (stroke_width * scale).round() as i64 % 2 == 1;
        if odd { ((at * scale).floor() + 0.5) / scale } else { (at * scale).round() / scale }
    }
}
