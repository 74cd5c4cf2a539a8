//! Shapes → SVG: paths are paths, and text is text.

use std::collections::HashMap;
use std::fmt::Write as _;

use tiny_skia::{Path, PathSegment, Point, Transform};

use super::letters::{Letter, is_icons, letters};
use super::svg_text::Parts;
use super::xml::{number, xml_escaped};
use crate::export::outline::glyph_path;
use crate::export::plan::{Drawn, Plan, plan, text_bounds};
use crate::export::sheet::{About, Sheet};
use crate::scene::geometry::Rect;
use crate::scene::shape::{Shape, TextRun};
use crate::theme::{Color, Paint, Theme};

/// A file of SVG with a picture, as large as on a screen.
pub fn svg(sheet: &Sheet, theme: &Theme, about: &About) -> String {
    let size = sheet.size;
    let mut pen = Pen {
        theme,
        clip: Rect::new(0.0, 0.0, size.width, size.height),
        is_clipping: false,
        body: String::new(),
        definitions: String::new(),
        clips: HashMap::new(),
        n_fades: 0,
        parts: Parts::default(),
    };
    sheet.shapes.iter().for_each(|shape| pen.draw(shape));
    pen.end_clip();
    let (width, height) = (number(size.width), number(size.height));
    let (title, account) = (xml_escaped(&about.title), xml_escaped(&sheet.account));
    let (language, style, definitions, body) = (about.language, pen.parts.style(), pen.definitions, pen.body);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" xml:lang=\"{language}\" xml:space=\"preserve\" role=\"img\" \
         aria-labelledby=\"title\" aria-describedby=\"account\">\n\
         <title id=\"title\">{title}</title>\n<desc id=\"account\">{account}</desc>\n\
         <style>\ntext{{white-space:pre;font-kerning:none;font-variant-ligatures:none}}\n{style}</style>\n\
         <defs>\n{definitions}</defs>\n{body}</svg>\n"
    )
}

struct Pen<'a> {
    theme: &'a Theme,
    /// What follows is cut off here.
    clip: Rect,
    /// Whether the group that is cut off there is open.
    is_clipping: bool,
    body: String,
    definitions: String,
    /// The clips that are defined, by their edges.
    clips: HashMap<[u32; 4], usize>,
    n_fades: usize,
    parts: Parts,
}

// Writing into a string does not fail, so what `write!` returns says nothing.
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
            self.body.push_str("</g>\n");
        }
    }

    /// Opens the group that is cut off, before the first thing in it.
    fn begin_clip(&mut self) {
        if std::mem::replace(&mut self.is_clipping, true) {
            return;
        }
        let Rect { left, top, right, bottom } = self.clip;
        let next = self.clips.len();
        let id = *self.clips.entry([left, top, right, bottom].map(f32::to_bits)).or_insert(next);
        if id == next {
            let [left, top, right, bottom] = [left, top, right, bottom].map(f32::round);
            let (width, height) = (number(right - left), number(bottom - top));
            let _ = writeln!(
                self.definitions,
                "<clipPath id=\"c{id}\"><rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\"/></clipPath>",
                number(left),
                number(top),
            );
        }
        let _ = writeln!(self.body, "<g clip-path=\"url(#c{id})\">");
    }

    fn path(&mut self, Drawn { path, fill, stroke, .. }: &Drawn) {
        self.begin_clip();
        let fill = match fill {
            Some(paint) => self.paint("fill", *paint),
            None => " fill=\"none\"".to_owned(),
        };
        let _ = write!(self.body, "<path d=\"{}\"{fill}", path_data(path));
        if let Some(stroke) = stroke {
            let paint = self.paint("stroke", stroke.paint);
            let _ = write!(self.body, "{paint} stroke-width=\"{}\"", number(stroke.width));
            if let Some([on, off]) = stroke.dash {
                let _ = write!(self.body, " stroke-dasharray=\"{} {}\"", number(on), number(off));
            }
        }
        self.body.push_str("/>\n");
    }

    fn fade(&mut self, rect: tiny_skia::Rect, paint: Paint) {
        self.begin_clip();
        let id = self.n_fades;
        self.n_fades += 1;
        let Color { r, g, b, a } = self.theme.color(paint);
        let color = format!("stop-color=\"#{r:02x}{g:02x}{b:02x}\"");
        let opacity = number(f32::from(a) / 255.0);
        let _ = writeln!(
            self.definitions,
            "<linearGradient id=\"f{id}\"><stop offset=\"0\" {color} stop-opacity=\"0\"/>\
             <stop offset=\"1\" {color} stop-opacity=\"{opacity}\"/></linearGradient>"
        );
        let [x, y, width, height] = [rect.left(), rect.top(), rect.width(), rect.height()].map(number);
        let _ = writeln!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"url(#f{id})\"/>"
        );
    }

    fn text(&mut self, run: &TextRun) {
        self.begin_clip();
        let (fill, y) = (self.paint("fill", run.paint), run.at.y.round());
        let (icons, words): (Vec<Letter>, Vec<Letter>) =
            letters(run.face, &run.text).into_iter().partition(|letter| is_icons(letter.face));
        for icon in icons {
            let path = icon.glyph.and_then(|glyph| glyph_path(icon.face, glyph, run.size));
            let place = Transform::from_translate(run.at.x + icon.x * run.size, y + icon.y * run.size);
            if let Some(path) = path.and_then(|path| path.transform(place)) {
                let _ = writeln!(self.body, "<path d=\"{}\"{fill}/>", path_data(&path));
            }
        }
        if !words.is_empty() {
            let _ = write!(self.body, "<text y=\"{}\" font-size=\"{}\"{fill}>", number(y), number(run.size));
            self.parts.push(&mut self.body, &words, (run.at.x, y), run.size);
            self.body.push_str("</text>\n");
        }
    }

    /// A paint as an attribute, with its opacity where it is not opaque.
    fn paint(&self, attribute: &str, paint: Paint) -> String {
        let Color { r, g, b, a } = self.theme.color(paint);
        let opacity = match a {
            255 => String::new(),
            a => format!(" {attribute}-opacity=\"{}\"", number(f32::from(a) / 255.0)),
        };
        format!(" {attribute}=\"#{r:02x}{g:02x}{b:02x}\"{opacity}")
    }
}

fn path_data(path: &Path) -> String {
    let mut data = String::new();
    let at = |to: Point| format!("{} {}", number(to.x), number(to.y));
    for segment in path.segments() {
        let _ = match segment {
            PathSegment::MoveTo(to) => write!(data, "M{}", at(to)),
            PathSegment::LineTo(to) => write!(data, "L{}", at(to)),
            PathSegment::QuadTo(a, to) => write!(data, "Q{} {}", at(a), at(to)),
            PathSegment::CubicTo(a, b, to) => write!(data, "C{} {} {}", at(a), at(b), at(to)),
            PathSegment::Close => write!(data, "Z"),
        };
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Face, icon};
    use crate::scene::geometry::{Size, pos};
    use crate::scene::shape::{Align, Drawing, TextStyle};
    use crate::theme::{Role, Shade};

    fn drawn(fill: impl FnOnce(&mut Drawing)) -> String {
        let mut drawing = Drawing::default();
        fill(&mut drawing);
        let about = About {
            title: "Wer & wann".to_owned(),
            language: "de",
            made: chrono::DateTime::parse_from_rfc3339("2025-12-01T00:30:00+01:00").unwrap(),
        };
        let size = Size { width: 200.0, height: 100.0 };
        let sheet = Sheet { shapes: drawing.shapes, size, on_paper: 1.0, account: "1 von 2".to_owned() };
        svg(&sheet, Theme::of(Shade::Light), &about)
    }

    #[test]
    fn text_is_text_with_a_place_for_each_letter() {
        let style = TextStyle::new(Face::Ui, 12.0, Role::Ink);
        let file = drawn(|drawing| drawing.text(pos(10.0, 20.2), Align::Left, style, "A<V"));
        assert!(file.contains("<title id=\"title\">Wer &amp; wann</title>"));
        let line = file.lines().find(|line| line.starts_with("<text")).unwrap();
        assert!(line.contains("<text y=\"20\"") && line.ends_with(">A&lt;V</tspan></text>"), "{line}");
        assert!(line.contains("class=\"ui\" x=\"10 "));
        assert!(file.contains("@font-face{font-family:\"zeitstrahl-ui\""));
    }

    #[test]
    fn two_shapes_of_a_letter_are_in_two_parts() {
        let style = TextStyle::new(Face::Ui, 12.0, Role::Ink);
        let file = drawn(|drawing| {
            drawing.text(pos(10.0, 20.0), Align::Left, style, "ab: c");
            drawing.text(pos(10.0, 40.0), Align::Left, style, "12:30");
        });
        assert!(file.contains("<tspan class=\"ui-1\""), "the colon between digits is another one: {file}");
    }

    #[test]
    fn icons_are_paths() {
        let style = TextStyle::new(Face::Icon, 12.0, Role::Ink);
        let file = drawn(|drawing| drawing.icon(pos(20.0, 20.0), style, icon::FOLDER_OPEN));
        assert!(file.contains("<path d=\"M") && !file.contains("<text "));
    }

    #[test]
    fn what_is_outside_the_clip_is_not_there() {
        let file = drawn(|drawing| {
            drawing.clip(Rect::new(0.0, 0.0, 50.0, 50.0));
            drawing.fill(Rect::new(60.0, 60.0, 10.0, 10.0), 0.0, Role::Ink);
            drawing.fill(Rect::new(40.0, 40.0, 20.0, 20.0), 0.0, Role::Ink);
        });
        assert_eq!(file.matches("<path").count(), 1);
        assert!(
            file.contains(
                "<clipPath id=\"c0\"><rect x=\"0\" y=\"0\" width=\"50\" height=\"50\"/></clipPath>"
            )
        );
    }
}
