//! Scene → pixels, without a window: the same bytes on every run and every machine.

use std::collections::HashMap;

use tiny_skia::{
    FillRule, GradientStop, LinearGradient, Mask, Paint as Ink, Path, PathBuilder, Pixmap, Point,
    PremultipliedColorU8, SpreadMode, StrokeDash, Transform,
};

use super::outline::glyph_path;
use super::plan::{Drawn, Plan, clip_path, plan, text_bounds};
use crate::font::{Face, shape as shape_text};
use crate::scene::geometry::{Rect, Size};
use crate::scene::shape::{Shape, TextRun};
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
        match plan(shape, self.scale) {
            Some(Plan::Clip(rect)) => self.clip = Clip { rect, mask: None },
            Some(Plan::Path(drawn)) => self.path(&drawn),
            Some(Plan::Fade { rect, bounds, paint }) => self.fade(rect, bounds, paint),
            Some(Plan::Text(run)) => self.text(run),
            None => {}
        }
    }

    /// Fills and strokes a path.
    fn path(&mut self, Drawn { path, bounds, fill, stroke }: &Drawn) {
        if !bounds.overlaps(&self.clip.rect) {
            return;
        }
        if let Some(paint) = fill {
            let ink = ink(self.theme.color(*paint));
            self.fill(path, *bounds, &ink, Transform::identity());
        }
        if let Some(stroke) = stroke {
            let dash = stroke.dash.map(|dash| dash.map(|part| part * self.scale).to_vec());
            let style = tiny_skia::Stroke {
                width: stroke.width * self.scale,
                dash: dash.and_then(|dash| StrokeDash::new(dash, 0.0)),
                ..tiny_skia::Stroke::default()
            };
            let ink = ink(self.theme.color(stroke.paint));
            let (pixmap, mask) = self.target(*bounds);
            pixmap.stroke_path(path, &ink, &style, Transform::identity(), mask);
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
        if let Some(path) = clip_path(clip, self.scale) {
            mask.fill_path(&path, FillRule::Winding, false, Transform::identity());
        }
        Some(mask)
    }

    fn fade(&mut self, rect: tiny_skia::Rect, bounds: Rect, paint: Paint) {
        let color = self.theme.color(paint);
        let stops = vec![GradientStop::new(0.0, sky(color.faded(0.0))), GradientStop::new(1.0, sky(color))];
        let (left, right) = (Point::from_xy(rect.left(), 0.0), Point::from_xy(rect.right(), 0.0));
        if let Some(shader) = LinearGradient::new(left, right, stops, SpreadMode::Pad, Transform::identity())
        {
            let ink = Ink { shader, anti_alias: false, ..Ink::default() };
            self.fill(&PathBuilder::from_rect(rect), bounds, &ink, Transform::identity());
        }
    }

    fn text(&mut self, run: &TextRun) {
        let shaped = shape_text(run.face, &run.text);
        let bounds = text_bounds(run);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::geometry::pos;
    use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
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
