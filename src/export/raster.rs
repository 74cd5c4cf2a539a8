//! Scene → pixels, without a window: the same bytes on every run and every machine.

use std::collections::HashMap;

use tiny_skia::{
    FillRule, GradientStop, LinearGradient, Mask, Paint as Ink, Path, PathBuilder, Pixmap, Point,
    PremultipliedColorU8, SpreadMode, StrokeDash, Transform,
};

use crate::font::{Face, OutlinePen, draw_glyph, shape as shape_text};
use crate::scene::geometry::{Pos, Rect, Size};
use crate::scene::shape::{Shape, Stroke, TextRun};
use crate::theme::{Color, Paint, Theme};

/// The most pixels that a side of a picture has.
pub const MAX_SIDE: f32 = 20_000.0;

/// Draws shapes on a picture of `size` points at `scale` pixels a point; `None` where the picture
/// would have a side without a pixel or with more than [`MAX_SIDE`].
pub fn rasterize(shapes: &[Shape], size: Size, scale: f32, theme: &Theme) -> Option<Pixmap> {
    let (width, height) = ((size.width * scale).round(), (size.height * scale).round());
    if !(1.0..=MAX_SIDE).contains(&width) || !(1.0..=MAX_SIDE).contains(&height) {
        return None;
    }
    let mut canvas = Canvas {
        pixmap: Pixmap::new(width as u32, height as u32)?,
        scale,
        theme,
        clip: Clip { rect: Rect::new(0.0, 0.0, size.width, size.height), mask: None },
        glyphs: HashMap::new(),
    };
    shapes.iter().for_each(|shape| canvas.draw(shape));
    Some(canvas.pixmap)
}

/// The bytes of a PNG file with this picture, in 8 bits a channel without alpha.
///
/// # Errors
///
/// Where the encoder fails; it writes to memory, so that no disk can be full.
pub fn png_bytes(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let pixels: Vec<u8> = pixmap.pixels().iter().flat_map(|pixel| opaque(*pixel)).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The color of a pixel. Every picture has an opaque ground, so its alpha says nothing.
fn opaque(pixel: PremultipliedColorU8) -> [u8; 3] {
    let color = pixel.demultiply();
    [color.red(), color.green(), color.blue()]
}

/// The rectangle that shapes are cut off at now. Its mask is made when the first shape reaches over the edge.
struct Clip {
    rect: Rect,
    mask: Option<Mask>,
}

struct Canvas<'a> {
    pixmap: Pixmap,
    scale: f32,
    theme: &'a Theme,
    clip: Clip,
    glyphs: HashMap<(Face, u32, u32), Option<Path>>,
}

impl Canvas<'_> {
    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Clip(rect) => self.clip = Clip { rect: *rect, mask: None },
            Shape::Rect { rect, radius, fill, stroke } => self.rect(*rect, *radius, *fill, *stroke),
            Shape::Line { from, to, stroke } => self.line(*from, *to, *stroke),
            Shape::Polygon { points, fill } => self.polygon(points, *fill),
            Shape::Circle { center, radius, fill, stroke } => {
                let at = self.pixel(*center);
                let path = PathBuilder::from_circle(at.x, at.y, radius * self.scale);
                self.path(path, Rect::around(*center, radius + 2.0), *fill, *stroke);
            }
            Shape::Hatch { rect, paint, stripe, period } => self.hatch(*rect, *paint, *stripe, *period),
            Shape::Fade { rect, paint } => self.fade(*rect, *paint),
            Shape::Text(run) => self.text(run),
        }
    }

    fn pixel(&self, at: Pos) -> Point {
        Point::from_xy(at.x * self.scale, at.y * self.scale)
    }

    /// The rectangle on the nearest pixels: a fill's edges, or the outer edges of a stroke.
    fn snapped(&self, rect: Rect, stroke: Option<Stroke>) -> Option<tiny_skia::Rect> {
        let width = stroke.map_or(0.0, |stroke| (stroke.width * self.scale).round().max(1.0));
        // Half a pixel for odd widths, so that the stroke's own edges stand on pixels.
        let inset = (width / 2.0).fract();
        let edge = |points: f32| (points * self.scale).round();
        let (left, top) = (edge(rect.left) + inset, edge(rect.top) + inset);
        let (right, bottom) = (edge(rect.right) - inset, edge(rect.bottom) - inset);
        tiny_skia::Rect::from_ltrb(left, top, right.max(left + 0.01), bottom.max(top + 0.01))
    }

    fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Paint>, stroke: Option<Stroke>) {
        // Small marks and time edges look better where they are than on the nearest pixel.
        let is_small = rect.width() < 9.0 && radius > 0.0;
        let snapped = if is_small {
            let [left, top, right, bottom] =
                [rect.left, rect.top, rect.right, rect.bottom].map(|side| side * self.scale);
            tiny_skia::Rect::from_ltrb(left, top, right, bottom)
        } else {
            self.snapped(rect, stroke)
        };
        let Some(snapped) = snapped else { return };
        let path = match stroke {
            Some(stroke) if stroke.dash.is_some() && !is_small => dashable_rect(snapped),
            _ => rounded_rect(snapped, radius * self.scale),
        };
        self.path(path, rect.grown(2.0), fill, stroke);
    }

    fn line(&mut self, from: Pos, to: Pos, stroke: Stroke) {
        let width = (stroke.width * self.scale).round().max(1.0);
        let on_pixels = |points: f32| (points * self.scale - width / 2.0).round() + width / 2.0;
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
        let stroke = if straight { Stroke { width: width / self.scale, ..stroke } } else { stroke };
        let bounds = Rect::edges(from.x.min(to.x), from.y.min(to.y), from.x.max(to.x), from.y.max(to.y));
        self.path(builder.finish(), bounds.grown(2.0), None, Some(stroke));
    }

    fn polygon(&mut self, points: &[Pos], fill: Paint) {
        let Some(first) = points.first() else { return };
        let mut builder = PathBuilder::new();
        let mut bounds = Rect::around(*first, 1.0);
        for (place, point) in points.iter().enumerate() {
            let at = self.pixel(*point);
            if place == 0 {
                builder.move_to(at.x, at.y)
            } else {
                builder.line_to(at.x, at.y)
            }
            bounds = Rect::edges(
                bounds.left.min(point.x),
                bounds.top.min(point.y),
                bounds.right.max(point.x),
                bounds.bottom.max(point.y),
            );
        }
        builder.close();
        self.path(builder.finish(), bounds, Some(fill), None);
    }

    /// Fills and strokes a path given in pixels. `bounds` in points hold all of it.
    fn path(&mut self, path: Option<Path>, bounds: Rect, fill: Option<Paint>, stroke: Option<Stroke>) {
        let Some(path) = path.filter(|_| bounds.overlaps(&self.clip.rect)) else { return };
        if let Some(paint) = fill {
            let ink = ink(self.theme.color(paint));
            self.fill(&path, bounds, &ink, Transform::identity());
        }
        if let Some(stroke) = stroke {
            let dash = stroke.dash.map(|dash| dash.map(|part| part * self.scale).to_vec());
            let style = tiny_skia::Stroke {
                width: stroke.width * self.scale,
                dash: dash.and_then(|dash| StrokeDash::new(dash, 0.0)),
                ..tiny_skia::Stroke::default()
            };
            let ink = ink(self.theme.color(stroke.paint));
            let (pixmap, mask) = self.target(bounds);
            pixmap.stroke_path(&path, &ink, &style, Transform::identity(), mask);
        }
    }

    fn fill(&mut self, path: &Path, bounds: Rect, ink: &Ink, at: Transform) {
        let (pixmap, mask) = self.target(bounds);
        pixmap.fill_path(path, ink, FillRule::Winding, at, mask);
    }

    /// The pixels and, where `bounds` reach over the clip's edge, its mask.
    fn target(&mut self, bounds: Rect) -> (&mut Pixmap, Option<&Mask>) {
        let clip = self.clip.rect;
        let inside = clip.left <= bounds.left
            && clip.top <= bounds.top
            && bounds.right <= clip.right
            && bounds.bottom <= clip.bottom;
        if inside {
            return (&mut self.pixmap, None);
        }
        if self.clip.mask.is_none() {
            self.clip.mask = self.mask_of(clip);
        }
        (&mut self.pixmap, self.clip.mask.as_ref())
    }

    fn mask_of(&self, clip: Rect) -> Option<Mask> {
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())?;
        if let Some(rect) = self.snapped(clip, None) {
            mask.fill_path(&PathBuilder::from_rect(rect), FillRule::Winding, false, Transform::identity());
        }
        Some(mask)
    }

    /// Stripes at 45° as parallelograms, cut off at the rectangle.
    fn hatch(&mut self, rect: Rect, paint: Paint, stripe: f32, period: f32) {
        let Some(px) = self.snapped(rect, None) else { return };
        let (step, slant) = (period * self.scale, px.height());
        // A stripe of this thickness is √2 as wide along the horizontal.
        let width = stripe * self.scale * std::f32::consts::SQRT_2;
        let mut builder = PathBuilder::new();
        let mut x = px.left() - (slant / step).ceil() * step;
        while x < px.right() {
            let (top, bottom) = (px.top(), px.bottom());
            let corners = [(x, bottom), (x + width, bottom), (x + width + slant, top), (x + slant, top)];
            push_polygon(&mut builder, &between(&corners, px.left(), px.right()));
            x += step;
        }
        self.path(builder.finish(), rect, Some(paint), None);
    }

    fn fade(&mut self, rect: Rect, paint: Paint) {
        let Some(px) = self.snapped(rect, None) else { return };
        let color = self.theme.color(paint);
        let stops = vec![GradientStop::new(0.0, sky(color.faded(0.0))), GradientStop::new(1.0, sky(color))];
        let (left, right) = (Point::from_xy(px.left(), 0.0), Point::from_xy(px.right(), 0.0));
        if let Some(shader) = LinearGradient::new(left, right, stops, SpreadMode::Pad, Transform::identity())
        {
            let ink = Ink { shader, anti_alias: false, ..Ink::default() };
            self.fill(&PathBuilder::from_rect(px), rect, &ink, Transform::identity());
        }
    }

    fn text(&mut self, run: &TextRun) {
        let shaped = shape_text(run.face, &run.text);
        let right = run.at.x + shaped.width * run.size;
        let bounds = Rect::edges(run.at.x, run.at.y - run.size, right, run.at.y + run.size * 0.4).grown(2.0);
        if !bounds.overlaps(&self.clip.rect) {
            return;
        }
        let ink = ink(self.theme.color(run.paint));
        let size = run.size * self.scale;
        // Baselines stand on pixels, so that all lines of text are equally sharp.
        let (x, y) = (run.at.x * self.scale, (run.at.y * self.scale).round());
        for glyph in &shaped.glyphs {
            if let Some(path) = self.glyph(glyph.face, glyph.id, size) {
                let at = Transform::from_translate(x + glyph.x * size, y + glyph.y * size);
                self.fill(&path, bounds, &ink, at);
            }
        }
    }

    fn glyph(&mut self, face: Face, id: u32, size: f32) -> Option<Path> {
        let key = (face, id, size.to_bits());
        self.glyphs.entry(key).or_insert_with(|| glyph_path(face, id, size)).clone()
    }
}

fn sky(color: Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(color.r, color.g, color.b, color.a)
}

fn ink(color: Color) -> Ink<'static> {
    let mut ink = Ink { anti_alias: true, ..Ink::default() };
    ink.set_color(sky(color));
    ink
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

/// Collects an outline, y turned down.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, -cy, x, -y);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, -ay, bx, -by, x, -y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

fn glyph_path(face: Face, id: u32, size: f32) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    draw_glyph(face, id, size, &mut pen);
    pen.0.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::geometry::pos;
    use crate::scene::shape::{Align, Drawing, TextStyle};
    use crate::theme::{Role, Shade};

    const SIZE: Size = Size { width: 40.0, height: 30.0 };
    const CANVAS: [u8; 3] = [0xFC, 0xFC, 0xFB];
    const INK: [u8; 3] = [0x1A, 0x1C, 0x20];

    fn draw(fill: impl FnOnce(&mut Drawing)) -> Pixmap {
        let mut drawing = Drawing::default();
        drawing.fill(Rect::new(0.0, 0.0, 40.0, 30.0), 0.0, Role::Canvas);
        fill(&mut drawing);
        rasterize(&drawing.shapes, SIZE, 1.0, Theme::of(Shade::Light)).unwrap()
    }

    fn color(pixmap: &Pixmap, x: u32, y: u32) -> [u8; 3] {
        opaque(pixmap.pixel(x, y).unwrap())
    }

    #[test]
    fn hairlines_are_one_sharp_pixel() {
        let pixmap = draw(|d| d.line(pos(10.3, 2.0), pos(10.3, 28.0), Stroke::solid(1.0, Role::Ink)));
        assert_eq!(color(&pixmap, 10, 15), INK);
        assert_eq!((color(&pixmap, 9, 15), color(&pixmap, 11, 15)), (CANVAS, CANVAS));
    }

    #[test]
    fn what_is_outside_the_clip_is_not_drawn() {
        let pixmap = draw(|d| {
            d.clip(Rect::new(10.0, 10.0, 10.0, 10.0));
            d.fill(Rect::new(0.0, 0.0, 40.0, 30.0), 0.0, Role::Ink);
        });
        assert_eq!((color(&pixmap, 9, 15), color(&pixmap, 10, 15)), (CANVAS, INK));
        assert_eq!((color(&pixmap, 19, 19), color(&pixmap, 20, 19)), (INK, CANVAS));
    }

    #[test]
    fn stripes_stay_inside_their_rectangle() {
        let (rect, paint) = (Rect::new(10.0, 10.0, 20.0, 8.0), Role::Ink.into());
        let pixmap = draw(|d| d.shapes.push(Shape::Hatch { rect, paint, stripe: 2.0, period: 6.0 }));
        let inked = |x: u32, y: u32| color(&pixmap, x, y) != CANVAS;
        let n_inside =
            (10..30).flat_map(|x| (10..18).map(move |y| (x, y))).filter(|(x, y)| inked(*x, *y)).count();
        assert!(n_inside > 60 && n_inside < 150, "{n_inside}");
        assert!(!(0..40).any(|x| inked(x, 9) || inked(x, 18)));
        assert!(!(0..30).any(|y| inked(9, y) || inked(30, y)));
    }

    #[test]
    fn text_stands_on_its_baseline() {
        let style = TextStyle::new(Face::UiSemiBold, 16.0, Role::Ink);
        let pixmap = draw(|d| d.text(pos(4.0, 20.0), Align::Left, style, "H"));
        let inked = |y: u32| (0..40).any(|x| color(&pixmap, x, y) == INK);
        assert!(inked(19) && inked(10));
        assert!(!inked(20) && !inked(6));
    }

    #[test]
    fn the_same_scene_gives_the_same_bytes() {
        let style = TextStyle::new(Face::Ui, 12.0, Role::Ink);
        let picture = || png_bytes(&draw(|d| d.text(pos(2.0, 20.0), Align::Left, style, "Grüße"))).unwrap();
        assert_eq!(picture(), picture());
    }

    #[test]
    fn pictures_of_no_or_absurd_size_are_refused() {
        let theme = Theme::of(Shade::Light);
        for width in [0.0, 1e9, f32::NAN] {
            assert!(rasterize(&[], Size { width, height: 10.0 }, 1.0, theme).is_none());
        }
    }
}
