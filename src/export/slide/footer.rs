//! The foot of a slide: lanes, kinds and time qualities that occur, numbered sources, how many items there are.

use super::input::SlideInput;
use super::legend::{Explained, kinds, lanes, row, width_of};
use super::material::Material;
use super::sources::Sources;
use crate::font::Face;
use crate::scene::geometry::pos;
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::theme::Role;

/// Size of its letters, and distance of its lines, in sizes of the cards' text and its own.
const SIZE: f32 = 0.72;
const LINE: f32 = 1.6;
/// Between two sources.
const SOURCES_APART: f32 = 1.1;

/// A source in its place.
#[derive(Clone, Debug)]
struct Placed {
    x: f32,
    line: usize,
    number: String,
    words: String,
}

/// The foot of a slide, laid out.
#[derive(Clone, Debug)]
pub struct Footer {
    lanes: Vec<Explained>,
    kinds: Vec<Explained>,
    /// Whether the kinds stand under the lanes.
    is_stacked: bool,
    heading: String,
    sources: Vec<Placed>,
    counted: String,
    counted_line: usize,
    size: f32,
    body: f32,
    left: f32,
    right: f32,
}

impl Footer {
    /// The foot of a slide with these cards between `left` and `right`, beside text of size `body`.
    pub fn new(
        input: &SlideInput,
        shown: &[Material],
        sources: &Sources,
        (left, right): (f32, f32),
        (body, least): (f32, f32),
    ) -> Self {
        let size = (SIZE * body).round().max(least);
        let mut lanes = lanes(input, shown);
        let kinds = kinds(input, shown);
        let room = right - left;
        // More lanes than fit are told by their cards alone.
        while lanes.len() > 1 && width_of(&lanes, size) > room {
            lanes.pop();
        }
        let is_stacked = width_of(&lanes, size) + width_of(&kinds, size) + 2.0 * size > room;
        let heading = input.wording.text("figure.sources").to_owned();
        let mut footer = Self {
            lanes,
            kinds,
            is_stacked,
            heading,
            sources: Vec::new(),
            counted: counted(input, shown.len()),
            counted_line: 0,
            size,
            body,
            left,
            right,
        };
        footer.place(input, sources);
        footer
    }

    /// Its height, from the line over it.
    pub fn height(&self) -> f32 {
        let n_lines = 1 + usize::from(self.is_stacked) + self.counted_line + 1;
        0.9 * self.body + (n_lines as f32 * LINE + 0.6) * self.size
    }

    /// Draws it from `top` down.
    pub fn draw(&self, drawing: &mut Drawing, top: f32) {
        drawing.line(pos(self.left, top), pos(self.right, top), Stroke::solid(1.0, Role::Line2));
        let mut y = top + 0.9 * self.body + 0.7 * self.size;
        row(drawing, &self.lanes, self.size, (self.left, y));
        if self.is_stacked {
            y += LINE * self.size;
            row(drawing, &self.kinds, self.size, (self.left, y));
        } else {
            row(drawing, &self.kinds, self.size, (self.right - width_of(&self.kinds, self.size), y));
        }
        y += (LINE + 0.5) * self.size;
        let bold = |role| TextStyle::new(Face::UiSemiBold, self.size, role);
        let plain = TextStyle::new(Face::Ui, self.size, Role::Ink3);
        drawing.text(pos(self.left, y), Align::Left, bold(Role::Ink2), self.heading.as_str());
        for source in &self.sources {
            let line = y + source.line as f32 * LINE * self.size;
            drawing.text(pos(source.x, line), Align::Left, bold(Role::Ink3), source.number.as_str());
            let x = source.x + self.number_width(&source.number);
            drawing.text(pos(x, line), Align::Left, plain, source.words.as_str());
        }
        let line = y + self.counted_line as f32 * LINE * self.size;
        drawing.text(pos(self.right, line), Align::Right, plain, self.counted.as_str());
    }

    /// How many items there are of how many.
    pub fn counted(&self) -> &str {
        &self.counted
    }

    fn number_width(&self, number: &str) -> f32 {
        crate::font::width(Face::UiSemiBold, self.size, number) + 0.35 * self.size
    }

    /// Puts the sources into lines, and what is counted behind them.
    fn place(&mut self, input: &SlideInput, sources: &Sources) {
        let plain = TextStyle::new(Face::Ui, self.size, Role::Ink3);
        let begin =
            self.left + crate::font::width(Face::UiSemiBold, self.size, &self.heading) + 0.9 * self.size;
        let (mut x, mut line) = (begin, 0);
        for (number, words) in sources.lines(input, plain, self.right - begin) {
            let width = self.number_width(&number) + plain.width(&words);
            if x + width > self.right && x > begin {
                (x, line) = (begin, line + 1);
            }
            self.sources.push(Placed { x, line, number, words });
            x += width + SOURCES_APART * self.size;
        }
        self.counted_line = if x + plain.width(&self.counted) > self.right { line + 1 } else { line };
    }
}

/// "10 von 276 Einträgen aus 9 Artikeln · Zeitstrahl".
fn counted(input: &SlideInput, n_shown: usize) -> String {
    let wording = input.wording;
    let articles = wording.count("timeline.articles-of", input.store.n_documents());
    let (shown, all) = (wording.number(n_shown), wording.number(input.store.len()));
    wording.fill("slide.counted", &[("shown", &shown), ("all", &all), ("articles", &articles)])
}
