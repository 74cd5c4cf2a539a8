//! Shapes → PDF: a page for each picture, with text that is selected and searched.

use std::collections::HashMap;
use std::fmt;

use chrono::{Datelike, Timelike};
use krilla::geom::{Path as PdfPath, PathBuilder, Point, Size as PdfSize, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LinearGradient, SpreadMethod, Stop, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings, color::rgb};
use tiny_skia::{Path, PathSegment};

use super::letters::{clusters, is_icons};
use crate::export::outline::glyph_path;
use crate::export::plan::{Drawn, Plan, clip_path, plan, text_bounds};
use crate::export::sheet::{About, Sheet};
use crate::font::{Face, Glyph, Shaped, shape as shape_text};
use crate::scene::geometry::Rect;
use crate::scene::shape::{Shape, Stroke as Line, TextRun};
use crate::theme::{Color, Paint, Theme};

/// Why there is no PDF.
#[derive(Debug)]
pub enum PdfError {
    /// A picture has no size.
    Size,
    /// The writer refused what was drawn; holds what it says.
    Refused(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size => f.write_str("the page has no size"),
            Self::Refused(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for PdfError {}

/// A file of PDF with a page for each of `sheets`.
///
/// # Errors
///
/// [`PdfError::Size`] where a sheet has no size, [`PdfError::Refused`] where what is drawn breaks a bound of the
/// format, which pictures of this program do not.
pub fn pdf(sheets: &[Sheet], theme: &Theme, about: &About) -> Result<Vec<u8>, PdfError> {
    written(sheets, theme, about, true)
}

/// The same; only tests read what is not compressed.
fn written(sheets: &[Sheet], theme: &Theme, about: &About, compressed: bool) -> Result<Vec<u8>, PdfError> {
    let settings = SerializeSettings {
        compress_content_streams: compressed,
        ascii_compatible: false,
        enable_tagging: false,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(about, sheets));
    let mut fonts = HashMap::new();
    for sheet in sheets {
        let (width, height) = (sheet.size.width * sheet.on_paper, sheet.size.height * sheet.on_paper);
        let size = PdfSize::from_wh(width, height).ok_or(PdfError::Size)?;
        let mut page = document.start_page_with(PageSettings::new(size));
        draw(sheet, page.surface(), theme, &mut fonts);
        page.finish();
    }
    document.finish().map_err(|error| PdfError::Refused(error.to_string()))
}

fn draw(sheet: &Sheet, mut surface: Surface, theme: &Theme, fonts: &mut HashMap<Face, Option<Font>>) {
    surface.push_transform(&Transform::from_scale(sheet.on_paper, sheet.on_paper));
    let clip = Rect::new(0.0, 0.0, sheet.size.width, sheet.size.height);
    let mut pen = Pen { surface, fonts, theme, clip, is_clipping: false };
    sheet.shapes.iter().for_each(|shape| pen.draw(shape));
    pen.end_clip();
    pen.surface.pop();
    pen.surface.finish();
}

fn metadata(about: &About, sheets: &[Sheet]) -> Metadata {
    let (day, time) = (about.made.date_naive(), about.made.time());
    // Before the year 0 no file was made.
    let made = DateTime::new(u16::try_from(day.year()).unwrap_or(0))
        .month(day.month() as u8)
        .day(day.day() as u8)
        .hour(time.hour() as u8)
        .minute(time.minute() as u8)
        .second(time.second() as u8)
        .utc_offset_hour((about.made.offset().local_minus_utc() / 3600) as i8)
        .utc_offset_minute((about.made.offset().local_minus_utc().abs() / 60 % 60) as u8);
    let program = format!("Zeitstrahl {}", crate::export::data::VERSION);
    Metadata::new()
        .title(about.title.clone())
        .description(sheets.first().map(|sheet| sheet.account.clone()).unwrap_or_default())
        .language(about.language.to_owned())
        .creator(program.clone())
        .producer(program)
        .creation_date(made)
}

struct Pen<'a> {
    surface: Surface<'a>,
    fonts: &'a mut HashMap<Face, Option<Font>>,
    theme: &'a Theme,
    /// What follows is cut off here.
    clip: Rect,
    /// Whether the page is cut off there already.
    is_clipping: bool,
}

impl Pen<'_> {
    fn draw(&mut self, shape: &Shape) {
        match plan(shape, 1.0) {
            Some(Plan::Clip(rect)) if rect != self.clip => {
                self.end_clip();
                self.clip = rect;
            }
            Some(Plan::Path(drawn)) if drawn.bounds.overlaps(&self.clip) => self.path(&drawn),
            Some(Plan::Fade { rect, bounds, paint }) if bounds.overlaps(&self.clip) => self.fade(rect, paint),
            Some(Plan::Text(run)) if text_bounds(run).overlaps(&self.clip) => self.text(run),
            _ => {}
        }
    }

    fn end_clip(&mut self) {
        if std::mem::take(&mut self.is_clipping) {
            self.surface.pop();
        }
    }

    /// Cuts the page off, before the first thing that is drawn.
    fn begin_clip(&mut self) {
        if self.is_clipping {
            return;
        }
        if let Some(path) = clip_path(self.clip, 1.0).as_ref().and_then(pdf_path) {
            self.surface.push_clip_path(&path, &FillRule::NonZero);
            self.is_clipping = true;
        }
    }

    fn path(&mut self, Drawn { path, fill, stroke, .. }: &Drawn) {
        self.begin_clip();
        let fill = fill.map(|paint| filled(self.theme.color(paint)));
        let stroke = stroke.map(|line| stroked(line, self.theme.color(line.paint)));
        self.draw_path(path, fill, stroke);
    }

    fn draw_path(&mut self, path: &Path, fill: Option<Fill>, stroke: Option<Stroke>) {
        // Without either the writer would fill with black.
        if (fill.is_some() || stroke.is_some())
            && let Some(path) = pdf_path(path)
        {
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    fn fade(&mut self, rect: tiny_skia::Rect, paint: Paint) {
        self.begin_clip();
        let color = self.theme.color(paint);
        let stop = |at: f32, part: f32| Stop {
            offset: normalized(at),
            color: rgb::Color::new(color.r, color.g, color.b).into(),
            opacity: normalized(f32::from(color.a) / 255.0 * part),
        };
        let gradient = LinearGradient {
            x1: rect.left(),
            y1: 0.0,
            x2: rect.right(),
            y2: 0.0,
            transform: Transform::identity(),
            spread_method: SpreadMethod::Pad,
            stops: vec![stop(0.0, 0.0), stop(1.0, 1.0)],
            anti_alias: false,
        };
        let fill = Fill { paint: gradient.into(), ..Fill::default() };
        self.draw_path(&tiny_skia::PathBuilder::from_rect(rect), Some(fill), None);
    }

    fn text(&mut self, run: &TextRun) {
        self.begin_clip();
        let shaped = shape_text(run.face, &run.text);
        let (x, y) = (run.at.x, run.at.y.round());
        let fill = filled(self.theme.color(run.paint));
        let placed = placed(&shaped, &run.text);
        let mut rest = placed.as_slice();
        for same in shaped.glyphs.chunk_by(|a, b| a.face == b.face) {
            let (glyphs, behind) = rest.split_at(same.len());
            rest = behind;
            let face = same[0].face;
            if is_icons(face) {
                same.iter().for_each(|icon| self.icon(icon, run.size, (x, y), &fill));
            } else if let Some(font) = self.font(face) {
                self.surface.set_fill(Some(fill.clone()));
                self.surface.set_stroke(None);
                let start = Point::from_xy(x + same[0].x * run.size, y);
                self.surface.draw_glyphs(start, glyphs, font, &run.text, run.size, false);
            }
        }
    }

    fn icon(&mut self, icon: &Glyph, size: f32, (x, y): (f32, f32), fill: &Fill) {
        let place = tiny_skia::Transform::from_translate(x + icon.x * size, y + icon.y * size);
        let path = glyph_path(icon.face, icon.id, size).and_then(|path| path.transform(place));
        if let Some(path) = path {
            self.draw_path(&path, Some(fill.clone()), None);
        }
    }

    fn font(&mut self, face: Face) -> Option<Font> {
        self.fonts.entry(face).or_insert_with(|| Font::new(face.bytes().into(), 0)).clone()
    }
}

/// The glyphs as the writer takes them: each as wide as it is to the next one.
fn placed(shaped: &Shaped, text: &str) -> Vec<KrillaGlyph> {
    let clusters = clusters(shaped, text);
    let ends = shaped.glyphs.iter().skip(1).map(|next| next.x).chain([shaped.width]);
    let glyph = |(glyph, end): (&Glyph, f32)| {
        let cluster = clusters.iter().find(|bytes| bytes.contains(&glyph.byte));
        KrillaGlyph {
            glyph_id: GlyphId::new(glyph.id),
            text_range: cluster.cloned().unwrap_or(glyph.byte..glyph.byte),
            x_advance: end - glyph.x,
            x_offset: 0.0,
            y_offset: -glyph.y,
            y_advance: 0.0,
            location: None,
        }
    };
    shaped.glyphs.iter().zip(ends).map(glyph).collect()
}

fn filled(color: Color) -> Fill {
    let paint = rgb::Color::new(color.r, color.g, color.b).into();
    Fill { paint, opacity: normalized(f32::from(color.a) / 255.0), ..Fill::default() }
}

fn stroked(line: Line, color: Color) -> Stroke {
    Stroke {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        width: line.width,
        // As tiny-skia draws corners.
        miter_limit: 4.0,
        opacity: normalized(f32::from(color.a) / 255.0),
        dash: line.dash.map(|dash| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
        ..Stroke::default()
    }
}

fn normalized(part: f32) -> NormalizedF32 {
    NormalizedF32::new(part.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn pdf_path(path: &Path) -> Option<PdfPath> {
    let mut builder = PathBuilder::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => builder.move_to(to.x, to.y),
            PathSegment::LineTo(to) => builder.line_to(to.x, to.y),
            PathSegment::QuadTo(a, to) => builder.quad_to(a.x, a.y, to.x, to.y),
            PathSegment::CubicTo(a, b, to) => builder.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y),
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests;
