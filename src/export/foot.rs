//! What stands under the timeline of a figure: how many items, what was left out, and the legend. On
//! one line where all fits, otherwise the sentences first, wrapped, and the legend on lines below.

use super::sample::{Sample, samples};
use crate::font::{Face, fit};
use crate::scene::geometry::{Rect, Size, pos};
use crate::scene::shape::{Align, Drawing, TextStyle};
use crate::theme::Role;
use crate::wording::Wording;

/// Left and right margin.
const MARGIN: f32 = 16.0;
/// Height with one line, and of each further one.
pub const ONE_LINE: f32 = 44.0;
const LINE: f32 = 18.0;
/// It takes at most this share of the figure; a long list of filters is cut then.
const MAX_SHARE: f32 = 0.4;
/// Between the sentences and the legend beside them.
const APART: f32 = 24.0;
/// From the words of a sample to the next sample.
const BETWEEN: f32 = 14.0;

/// The foot of a figure, laid out.
pub struct Foot {
    /// The sentences; on one line with the legend where that is on one, too.
    lines: Vec<String>,
    legend: Vec<Row>,
    beside: bool,
}

/// What explains the timeline, on one line.
enum Row {
    /// What a bar's height means.
    Note(String),
    /// What lines and shapes mean.
    Samples(Vec<Sample>),
}

impl Row {
    fn width(&self) -> f32 {
        match self {
            Self::Note(text) => style().width(text),
            Self::Samples(samples) => {
                let gaps = BETWEEN * samples.len().saturating_sub(1) as f32;
                samples.iter().map(|sample| sample.width(style())).sum::<f32>() + gaps
            }
        }
    }

    fn draw(&self, drawing: &mut Drawing, left: f32, y: f32) {
        match self {
            Self::Note(text) => drawing.text(pos(left, y + 4.5), Align::Left, style(), text.as_str()),
            Self::Samples(samples) => {
                let mut x = left;
                for sample in samples {
                    sample.draw(drawing, pos(x, y), style());
                    x += sample.width(style()) + BETWEEN;
                }
            }
        }
    }
}

/// What the legend of a figure explains.
pub enum Legend<'a> {
    /// No legend is drawn.
    None,
    /// What a bar's height means.
    Note(&'a str),
    /// The shapes of items.
    Shapes,
}

impl Foot {
    /// The foot of a figure of this size that says `counted`.
    pub fn new(wording: &Wording, size: Size, counted: &str, legend: &Legend) -> Self {
        let room = size.width - 2.0 * MARGIN;
        let most = 1 + ((size.height * MAX_SHARE - ONE_LINE) / LINE).max(1.0) as usize;
        let rows = match legend {
            Legend::None => Vec::new(),
            Legend::Note(note) => wrapped(note, room, 2).into_iter().map(Row::Note).collect(),
            Legend::Shapes => flowed(samples(wording, size.width), room),
        };
        let legend_width = rows.iter().map(Row::width).fold(0.0, f32::max);
        let beside = if rows.is_empty() { 0.0 } else { legend_width + APART };
        let fits = rows.len() <= 1 && style().width(counted) + beside <= room;
        let lines = if fits {
            vec![counted.to_owned()]
        } else {
            wrapped(counted, room, most.saturating_sub(rows.len()).max(1))
        };
        Self { lines, legend: rows, beside: fits }
    }

    /// Its height, in points.
    pub fn height(&self) -> f32 {
        let n_lines = if self.beside { 1 } else { self.lines.len() + self.legend.len() };
        ONE_LINE + LINE * n_lines.saturating_sub(1) as f32
    }

    /// Draws it from the top of `area`.
    pub fn draw(&self, drawing: &mut Drawing, area: Rect) {
        let row = |at: usize| area.top + ONE_LINE / 2.0 + LINE * at as f32;
        for (at, line) in self.lines.iter().enumerate() {
            drawing.text(pos(MARGIN, row(at) + 4.5), Align::Left, style(), line.as_str());
        }
        for (at, legend) in self.legend.iter().enumerate() {
            match self.beside {
                true => legend.draw(drawing, area.right - MARGIN - legend.width(), row(0)),
                false => legend.draw(drawing, MARGIN, row(self.lines.len() + at)),
            }
        }
    }
}

fn style() -> TextStyle {
    TextStyle::new(Face::Ui, 12.0, Role::Ink3)
}

fn wrapped(text: &str, room: f32, most: usize) -> Vec<String> {
    fit::wrap(style().face, style().size, text, room, most)
}

/// Samples on as many rows as they need.
fn flowed(samples: Vec<Sample>, room: f32) -> Vec<Row> {
    let mut rows: Vec<Vec<Sample>> = Vec::new();
    let mut taken = f32::INFINITY;
    for sample in samples {
        let width = BETWEEN + sample.width(style());
        if taken + width > room {
            rows.push(Vec::new());
            taken = -BETWEEN;
        }
        taken += width;
        rows.last_mut().into_iter().for_each(|row| row.push(sample.clone()));
    }
    rows.into_iter().map(Row::Samples).collect()
}
