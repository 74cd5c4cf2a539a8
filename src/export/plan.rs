//! Shapes → paths with their edges on pixels: what dots, SVG and PDF draw alike.

use tiny_skia::{Path, PathBuilder, Point};

use crate::scene::geometry::{Pos, Rect};
use crate::scene::shape::{Shape, Stroke, TextRun};
use crate::theme::Paint;

/// A shape ready to be drawn. Paths are in pixels, all else is in points.
pub enum Plan<'a> {
    /// All that follows is cut off at this rectangle.
    Clip(Rect),
    /// A path that is filled, stroked or both.
    Path(Drawn),
    /// A rectangle whose paint comes in from left to right.
    Fade {
        /// Where, in pixels.
        rect: tiny_skia::Rect,
        /// Where, in points.
        bounds: Rect,
        /// The paint at its right edge.
        paint: Paint,
    },
    /// A line of text.
    Text(&'a TextRun),
}

/// A path with its paint.
pub struct Drawn {
    /// The path, in pixels.
    pub path: Path,
    /// What holds all of it.
    pub bounds: Rect,
    /// What it is filled with.
    pub fill: Option<Paint>,
    /// What it is stroked with; widths and dashes in points.
    pub stroke: Option<Stroke>,
}

/// How a shape is drawn at `scale` pixels a point; `None` where nothing of it can be.
pub fn plan(shape: &Shape, scale: f32) -> Option<Plan<'_>> {
    let grid = Grid(scale);
    let drawn = match shape {
        Shape::Clip(rect) => return Some(Plan::Clip(*rect)),
        Shape::Text(run) => return Some(Plan::Text(run)),
        Shape::Fade { rect, paint } => {
            return Some(Plan::Fade { rect: grid.snapped(*rect, None)?, bounds: *rect, paint: *paint });
        }
        Shape::Rect { rect, radius, fill, stroke } => grid.rect(*rect, *radius, *fill, *stroke),
        Shape::Line { from, to, stroke } => grid.line(*from, *to, *stroke),
        Shape::Polygon { points, fill } => grid.polygon(points, *fill),
        Shape::Circle { center, radius, fill, stroke } => {
            let at = grid.pixel(*center);
            let path = PathBuilder::from_circle(at.x, at.y, radius * scale)?;
            let bounds = Rect::around(*center, radius + 2.0);
            Some(Drawn { path, bounds, fill: *fill, stroke: *stroke })
        }
        Shape::Hatch { rect, paint, stripe, period } => grid.hatch(*rect, *paint, *stripe, *period),
    };
    drawn.map(Plan::Path)
}

/// The rectangle that a clip cuts off at, in pixels.
pub fn clip_path(rect: Rect, scale: f32) -> Option<Path> {
    Grid(scale).snapped(rect, None).map(PathBuilder::from_rect)
}

/// What holds a line of text, in points.
pub fn text_bounds(run: &TextRun) -> Rect {
    let right = run.at.x + crate::font::width(run.face, run.size, &run.text);
    Rect::edges(run.at.x, run.at.y - run.size, right, run.at.y + run.size * 0.4).grown(2.0)
}

/// Pixels, so many a point.
struct Grid(f32);

impl Grid {
    fn pixel(&self, at: Pos) -> Point {
        Point::from_xy(at.x * self.0, at.y * self.0)
    }

    /// The rectangle on the nearest pixels: a fill's edges, or the outer edges of a stroke.
    fn snapped(&self, rect: Rect, stroke: Option<Stroke>) -> Option<tiny_skia::Rect> {
        let width = stroke.map_or(0.0, |stroke| (stroke.width * self.0).round().max(1.0));
        // Half a pixel for odd widths, so that the stroke's own edges stand on pixels.
        let inset = (width / 2.0).fract();
        let edge = |points: f32| (points * self.0).round();
        let (left, top) = (edge(rect.left) + inset, edge(rect.top) + inset);
        let (right, bottom) = (edge(rect.right) - inset, edge(rect.bottom) - inset);
        tiny_skia::Rect::from_ltrb(left, top, right.max(left + 0.01), bottom.max(top + 0.01))
    }

    fn rect(&self, rect: Rect, radius: f32, fill: Option<Paint>, stroke: Option<Stroke>) -> Option<Drawn> {
        // Small marks and time edges look better where they are than on the nearest pixel.
        let is_small = rect.width() < 9.0 && radius > 0.0;
        let snapped = if is_small {
            let [left, top, right, bottom] =
                [rect.left, rect.top, rect.right, rect.bottom].map(|side| side * self.0);
            tiny_skia::Rect::from_ltrb(left, top, right, bottom)
        } else {
            self.snapped(rect, stroke)
        };
        let path = match stroke {
            Some(stroke) if stroke.dash.is_some() && !is_small => dashable_rect(snapped?),
            _ => rounded_rect(snapped?, radius * self.0),
        };
        Some(Drawn { path: path?, bounds: rect.grown(2.0), fill, stroke })
    }

    fn line(&self, from: Pos, to: Pos, stroke: Stroke) -> Option<Drawn> {
        let width = (stroke.width * self.0).round().max(1.0);
        let on_pixels = |points: f32| (points * self.0 - width / 2.0).round() + width / 2.0;
        let (mut a, mut b) = (self.pixel(from), self.pixel(to));
        if from.x == to.x {
            (a.x, b.x) = (on_pixels(from.x), on_pixels(to.x));
        }
        if from.y == to.y {
            (a.y, b.y) = (on_pixels(from.y), on_pixels(to.y));
        }
        let mut builder = PathBuilder::new();
        builder.move_to(a.x, a.y);
        builder.line_to(b.x, b.y);
        let straight = from.x == to.x || from.y == to.y;
        let stroke = if straight { Stroke { width: width / self.0, ..stroke } } else { stroke };
        let bounds = Rect::edges(from.x.min(to.x), from.y.min(to.y), from.x.max(to.x), from.y.max(to.y));
        Some(Drawn { path: builder.finish()?, bounds: bounds.grown(2.0), fill: None, stroke: Some(stroke) })
    }

    fn polygon(&self, points: &[Pos], fill: Paint) -> Option<Drawn> {
        let mut builder = PathBuilder::new();
        let mut bounds = Rect::around(*points.first()?, 1.0);
        let pixels: Vec<(f32, f32)> =
            points.iter().map(|at| self.pixel(*at)).map(|at| (at.x, at.y)).collect();
        push_polygon(&mut builder, &pixels);
        for point in points {
            bounds = Rect::edges(
                bounds.left.min(point.x),
                bounds.top.min(point.y),
                bounds.right.max(point.x),
                bounds.bottom.max(point.y),
            );
        }
        Some(Drawn { path: builder.finish()?, bounds, fill: Some(fill), stroke: None })
    }

    /// Stripes at 45° as parallelograms, cut off at the rectangle.
    fn hatch(&self, rect: Rect, paint: Paint, stripe: f32, period: f32) -> Option<Drawn> {
        let px = self.snapped(rect, None)?;
        let (step, slant) = (period * self.0, px.height());
        // A stripe of this thickness is √2 as wide along the horizontal.
        let width = stripe * self.0 * std::f32::consts::SQRT_2;
        let mut builder = PathBuilder::new();
        let mut x = px.left() - (slant / step).ceil() * step;
        while x < px.right() {
            let (top, bottom) = (px.top(), px.bottom());
            let corners = [(x, bottom), (x + width, bottom), (x + width + slant, top), (x + slant, top)];
            push_polygon(&mut builder, &between(&corners, px.left(), px.right()));
            x += step;
        }
        Some(Drawn { path: builder.finish()?, bounds: rect, fill: Some(paint), stroke: None })
    }
}

fn push_polygon(builder: &mut PathBuilder, corners: &[(f32, f32)]) {
    for (place, (x, y)) in corners.iter().enumerate() {
        if place == 0 { builder.move_to(*x, *y) } else { builder.line_to(*x, *y) }
    }
    if !corners.is_empty() {
        builder.close();
    }
}

/// The part of a convex polygon between two vertical lines.
fn between(corners: &[(f32, f32)], left: f32, right: f32) -> Vec<(f32, f32)> {
    cut(&cut(corners, left, |x| x >= left), right, |x| x <= right)
}

/// The part of a convex polygon whose x is `inside`, which changes at `edge`.
fn cut(corners: &[(f32, f32)], edge: f32, inside: impl Fn(f32) -> bool) -> Vec<(f32, f32)> {
    let mut kept = Vec::with_capacity(corners.len() + 2);
    for (place, to) in corners.iter().enumerate() {
        let from = corners[(place + corners.len() - 1) % corners.len()];
        if inside(from.0) != inside(to.0) {
            let share = (edge - from.0) / (to.0 - from.0);
            kept.push((edge, from.1 + (to.1 - from.1) * share));
        }
        if inside(to.0) {
            kept.push(*to);
        }
    }
    kept
}

/// How far from a quarter circle's corner its Bézier handles are, in radii.
const HANDLE: f32 = 1.0 - 0.552_284_8;

fn rounded_rect(rect: tiny_skia::Rect, radius: f32) -> Option<Path> {
    let r = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    if r <= 0.0 {
        return Some(PathBuilder::from_rect(rect));
    }
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let h = r * HANDLE;
    let mut path = PathBuilder::new();
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    path.cubic_to(right - h, top, right, top + h, right, top + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - h, right - h, bottom, right - r, bottom);
    path.line_to(left + r, bottom);
    path.cubic_to(left + h, bottom, left, bottom - h, left, bottom - r);
    path.line_to(left, top + r);
    path.cubic_to(left, top + h, left + h, top, left + r, top);
    path.close();
    path.finish()
}

/// A rectangle of four lines that each begin at a corner, so that the dashes of every side do as well.
fn dashable_rect(rect: tiny_skia::Rect) -> Option<Path> {
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let mut path = PathBuilder::new();
    for side in corners.windows(2) {
        path.move_to(side[0].0, side[0].1);
        path.line_to(side[1].0, side[1].1);
    }
    path.finish()
}
