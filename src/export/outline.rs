//! Glyphs → paths.

use tiny_skia::{Path, PathBuilder};

use crate::font::{Face, OutlinePen, draw_glyph};

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

/// The outline of a glyph at `size`, from its origin on the baseline; `None` where it has no ink.
pub fn glyph_path(face: Face, id: u32, size: f32) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    draw_glyph(face, id, size, &mut pen);
    pen.0.finish()
}
