//! A software rasteriser of egui's tessellated meshes: the window drawn without a GPU, the same bytes
//! on every machine. It follows what egui's own painters do: premultiplied colours in gamma space,
//! pixel centres at halves, the top-left rule, bilinear sampling of the font texture.

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Fixed-point steps per pixel: coverage is decided in whole numbers, so it cannot differ.
const STEPS: f32 = 256.0;

/// Draws what a pass of egui gave out.
#[derive(Default)]
pub struct Rasterizer {
    textures: HashMap<TextureId, Texture>,
    to_free: Vec<TextureId>,
}

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    linear: bool,
}

impl TestRenderer for Rasterizer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.to_free.drain(..) {
            self.textures.remove(&id);
        }
        for (id, deltas) in delta.set.drain() {
            for part in deltas {
                self.set_texture(id, &part);
            }
        }
        self.to_free.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            self.draw(&mut canvas, &primitive, scale);
        }
        let bytes = canvas.pixels.iter().flat_map(|pixel| pixel.to_srgba_unmultiplied()).collect();
        RgbaImage::from_raw(canvas.width as u32, canvas.height as u32, bytes).ok_or_else(|| "size".to_owned())
    }
}

impl Rasterizer {
    fn set_texture(&mut self, id: TextureId, delta: &egui::epaint::ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        let linear = delta.options.magnification == TextureFilter::Linear;
        match (delta.pos, self.textures.get_mut(&id)) {
            (Some([left, top]), Some(texture)) => {
                for (row, pixels) in image.pixels.chunks(width).enumerate() {
                    let at = (top + row) * texture.width + left;
                    texture.pixels[at..at + width].copy_from_slice(pixels);
                }
            }
            _ => {
                let pixels = image.pixels.clone();
                self.textures.insert(id, Texture { width, height, pixels, linear });
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas, clipped: &ClippedPrimitive, scale: f32) {
        let Primitive::Mesh(mesh) = &clipped.primitive else { return };
        let Some(texture) = self.textures.get(&mesh.texture_id) else { return };
        let pixel = |points: f32, limit: usize| ((points * scale).round().max(0.0) as i64).min(limit as i64);
        let clip = Bounds {
            left: pixel(clipped.clip_rect.min.x, canvas.width),
            top: pixel(clipped.clip_rect.min.y, canvas.height),
            right: pixel(clipped.clip_rect.max.x, canvas.width),
            bottom: pixel(clipped.clip_rect.max.y, canvas.height),
        };
        for corners in triangles(mesh) {
            if let Some(triangle) = Triangle::new(corners, scale) {
                triangle.draw(canvas, texture, &clip);
            }
        }
    }
}

fn triangles(mesh: &Mesh) -> impl Iterator<Item = [&Vertex; 3]> {
    mesh.indices.chunks_exact(3).map(|idx| [0, 1, 2].map(|i| &mesh.vertices[idx[i] as usize]))
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![Color32::BLACK; width * height] }
    }
}

/// Pixels from left and top up to right and bottom, the last two excluded.
struct Bounds {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// Three corners in fixed-point pixels, clockwise on the screen, with twice their area.
struct Triangle<'m> {
    vertices: [&'m Vertex; 3],
    corners: [(i64, i64); 3],
    area: i64,
}

impl<'m> Triangle<'m> {
    fn new(mut vertices: [&'m Vertex; 3], scale: f32) -> Option<Self> {
        let fixed = |points: f32| (points * scale * STEPS).round() as i64;
        let mut corners = vertices.map(|v| (fixed(v.pos.x), fixed(v.pos.y)));
        let [a, b, c] = corners;
        let mut area = (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
        if area < 0 {
            vertices.swap(1, 2);
            corners.swap(1, 2);
            area = -area;
        }
        (area > 0).then_some(Self { vertices, corners, area })
    }

    fn draw(&self, canvas: &mut Canvas, texture: &Texture, clip: &Bounds) {
        let xs = self.corners.map(|c| c.0);
        let ys = self.corners.map(|c| c.1);
        let (min, max) =
            (|v: [i64; 3]| v.into_iter().min().unwrap(), |v: [i64; 3]| v.into_iter().max().unwrap());
        let (left, right) = ((min(xs) >> 8).max(clip.left), ((max(xs) >> 8) + 1).min(clip.right));
        let (top, bottom) = ((min(ys) >> 8).max(clip.top), ((max(ys) >> 8) + 1).min(clip.bottom));
        for y in top..bottom {
            for x in left..right {
                if let Some(weights) = self.weights_at(x * 256 + 128, y * 256 + 128) {
                    let source = self.color(weights, texture);
                    blend(&mut canvas.pixels[y as usize * canvas.width + x as usize], source);
                }
            }
        }
    }

    /// How near a point is to each corner, summing to 1; `None` outside.
    fn weights_at(&self, x: i64, y: i64) -> Option<[f32; 3]> {
        let mut weights = [0.0; 3];
        for (corner, weight) in weights.iter_mut().enumerate() {
            let (a, b) = (self.corners[(corner + 1) % 3], self.corners[(corner + 2) % 3]);
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let edge = dx * (y - a.1) - dy * (x - a.0);
            let top_left = dy < 0 || (dy == 0 && dx > 0);
            if edge < 0 || (edge == 0 && !top_left) {
                return None;
            }
            *weight = edge as f32 / self.area as f32;
        }
        Some(weights)
    }

    fn color(&self, weights: [f32; 3], texture: &Texture) -> [u32; 4] {
        let mixed = |of: &dyn Fn(&Vertex) -> f32| -> f32 {
            self.vertices.iter().zip(weights).map(|(vertex, weight)| of(vertex) * weight).sum()
        };
        let sample = texture.at(mixed(&|v| v.uv.x), mixed(&|v| v.uv.y));
        std::array::from_fn(|channel| {
            let tint = mixed(&|v| f32::from(v.color.to_array()[channel]));
            over_255((tint + 0.5) as u32 * sample[channel])
        })
    }
}

impl Texture {
    fn at(&self, u: f32, v: f32) -> [u32; 4] {
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if !self.linear {
            return self.pixel(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = ((x * STEPS).round() as i64 - 128, (y * STEPS).round() as i64 - 128);
        let (right, down) = ((x & 255) as u32, (y & 255) as u32);
        let corner = |dx: i64, dy: i64| self.pixel((x >> 8) + dx, (y >> 8) + dy);
        let (a, b, c, d) = (corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1));
        std::array::from_fn(|i| {
            let above = a[i] * (256 - right) + b[i] * right;
            let below = c[i] * (256 - right) + d[i] * right;
            (above * (256 - down) + below * down + 32768) >> 16
        })
    }

    fn pixel(&self, x: i64, y: i64) -> [u32; 4] {
        let x = x.clamp(0, self.width as i64 - 1) as usize;
        let y = y.clamp(0, self.height as i64 - 1) as usize;
        self.pixels[y * self.width + x].to_array().map(u32::from)
    }
}

/// Puts a premultiplied colour over another.
fn blend(under: &mut Color32, over: [u32; 4]) {
    let below = under.to_array();
    let [r, g, b, a] = std::array::from_fn(|channel| {
        (over[channel] + over_255(u32::from(below[channel]) * (255 - over[3]))).min(255) as u8
    });
    *under = Color32::from_rgba_premultiplied(r, g, b, a);
}

/// A product of two bytes, rounded back to a byte.
fn over_255(product: u32) -> u32 {
    let rounded = product + 128;
    (rounded + (rounded >> 8)) >> 8
}
