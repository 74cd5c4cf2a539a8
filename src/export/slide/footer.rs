//! The foot of a slide: lanes, kinds and time qualities that occur, numbered sources, how many items there are.

use chrono::NaiveDate;

use super::input::SlideInput;
use super::legend::{Explained, kinds, lanes, row, width_of};
use super::material::Material;
use super::sources::Sources;
use crate::export::data;
use crate::font::{Face, fit};
use crate::scene::geometry::pos;
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::theme::Role;

/// Size of its letters, and distance of its lines, in sizes of the cards' text and its own.
const SIZE: f32 = 0.72;
const LINE: f32 = 1.6;
/// Between two sources.
const SOURCES_APART: f32 = 1.1;
/// What is counted and filtered by takes at most so many lines; a longer list of filters is cut.
const MOST_COUNTED: usize = 3;

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
    /// The same in lines, and the line that the first of them stands on.
    counted_lines: Vec<String>,
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
        made: Option<NaiveDate>,
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
        let counted = counted(input, shown.len(), made);
        let mut footer = Self {
            lanes,
            kinds,
            is_stacked,
            heading,
            sources: Vec::new(),
            counted_lines: fit::wrap(Face::Ui, size, &counted, room, MOST_COUNTED),
            counted,
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
        let n_lines = 1 + usize::from(self.is_stacked) + self.counted_line + self.counted_lines.len();
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
        for (at, counted) in self.counted_lines.iter().enumerate() {
            let line = y + (self.counted_line + at) as f32 * LINE * self.size;
            drawing.text(pos(self.right, line), Align::Right, plain, counted.as_str());
        }
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
        let fits = x + plain.width(&self.counted) <= self.right;
        self.counted_line = if fits { line } else { line + 1 };
    }
}

/// "10 von 276 Einträgen aus 9 Artikeln. Nur: Russland. 194 ausgeblendet. Zeitstrahl 0.1.0, exportiert am …".
fn counted(input: &SlideInput, n_shown: usize, made: Option<NaiveDate>) -> String {
    let wording = input.wording;
    let articles = wording.count("timeline.articles-of", input.store.n_documents());
    let (shown, all) = (wording.number(n_shown), wording.number(input.store.len()));
    let values = [("shown", &*shown), ("all", &*all), ("articles", &*articles)];
    let mut sentences = vec![wording.fill("figure.counted", &values)];
    let filters = wording.filter(input.store, &input.result.query.filter);
    if !filters.is_empty() {
        sentences.push(wording.fill("figure.filtered", &[("filters", &filters.join(" · "))]));
    }
    let n_hidden = input.store.len().saturating_sub(input.result.n_passing);
    if n_hidden > 0 {
        sentences.push(wording.count("account.hidden", n_hidden));
    }
    sentences.push(match made {
        Some(day) => data::made(wording, day),
        None => wording.text("slide.program").to_owned(),
    });
    sentences.join(". ") + "."
}
