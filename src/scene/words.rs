//! The words of a label, as runs of text that read as a sentence.
//!
//! No zoom and no width is in them, so they can be kept as long as their store. All widths are in points, of text
//! set at [`SIZE`]; who sets it larger divides by as much.

mod cutting;
mod headline;
mod item;
mod sentence;
#[cfg(test)]
pub(in crate::scene) mod tests;
mod widths;
mod wrapping;

use std::sync::Arc;

use crate::font::{Face, shape, width};
use crate::theme::Role;

pub use cutting::Cut;
pub use item::modality;
pub use sentence::{next_sentence, sentence_of};
pub use widths::{LabelWidths, widths};
pub use wrapping::Wrapped;

/// The size at which words are measured, in points.
pub const SIZE: f32 = 12.0;
/// What stands between a word put before a label and the label, and between a title and its sentence.
const APART: &str = "  ";

/// Words of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words, with the blanks between them and the next run.
    pub text: Arc<str>,
    /// Their face.
    pub face: Face,
    /// What their color is for.
    pub role: Role,
}

/// The words of a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The runs in the order in which they are read.
    pub runs: Vec<Run>,
    /// How many runs at the front name the lane.
    n_lane: usize,
    /// How many runs an event's title ends after; none for other labels.
    title_end: usize,
}

impl Run {
    /// Words in a face.
    pub fn new(text: impl Into<Arc<str>>, face: Face, role: Role) -> Self {
        Self { text: text.into(), face, role }
    }

    /// Its width in points.
    pub fn width(&self) -> f32 {
        width(self.face, SIZE, &self.text)
    }

    /// Width of its words before byte `end`, in points.
    fn width_before(&self, end: usize) -> f32 {
        let shaped = shape(self.face, &self.text);
        let in_order = shaped.glyphs.is_sorted_by_key(|glyph| glyph.byte);
        match shaped.glyphs.iter().find(|glyph| glyph.byte >= end) {
            Some(glyph) if in_order => glyph.x * SIZE,
            // Words that run from right to left.
            Some(_) => width(self.face, SIZE, &self.text[..end]),
            None => self.width(),
        }
    }
}

impl Words {
    /// Words without a lane's name and without a title.
    pub fn of_runs(runs: Vec<Run>) -> Self {
        Self { runs, n_lane: 0, title_end: 0 }
    }

    /// The same behind the name of the lane, for a lane that is shared; as they are where they hold it. The name
    /// counts as no word.
    pub fn with_lane(mut self, name: &str) -> Self {
        if name.is_empty() || self.n_lane > 0 || self.text().contains(name) {
            return self;
        }
        self.runs.insert(0, Run::new(format!("{name}{APART}"), Face::Ui, Role::Ink3));
        self.n_lane = 1;
        self.title_end += usize::from(self.title_end > 0);
        self
    }

    /// All of it as one text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| &*run.text).collect()
    }

    /// Width of all runs, in points.
    pub fn natural(&self) -> f32 {
        self.runs.iter().map(Run::width).sum()
    }

    /// Width of the lane's name with the blanks behind it, in points; 0 without one.
    pub fn lane_width(&self) -> f32 {
        self.runs[..self.n_lane].iter().map(Run::width).sum()
    }

    /// How many words there are, without the lane's name.
    pub fn n_words(&self) -> usize {
        n_words(&self.runs[self.n_lane..])
    }

    /// How many of `runs`, a cut or a line of these words, are words, without the lane's name.
    pub fn n_words_of(&self, runs: &[Run]) -> usize {
        n_words(runs.get(self.n_lane..).unwrap_or_default())
    }

    /// Width in which the first `n` words can be read, with the sign that more follow, in points; of all where
    /// there are no more. [`Self::cut`] to it keeps these words.
    pub fn first(&self, n: usize) -> f32 {
        /// So that rounding does not cost a letter.
        const SPARE: f32 = 1.0;
        let natural = self.natural();
        let mut left = self.lane_width();
        let mut n_left = n;
        for run in &self.runs[self.n_lane..] {
            match end_of_word(&run.text, n_left) {
                Ok(end) => return (left + run.width_before(end) + cutting::ellipsis() + SPARE).min(natural),
                Err(n_words) => n_left -= n_words,
            }
            left += run.width();
        }
        natural
    }

    /// Width of an event's title with all that stands before it, in points; 0 for other labels.
    pub fn title(&self) -> f32 {
        let runs = &self.runs[..self.title_end];
        let Some((last, before)) = runs.split_last() else { return 0.0 };
        before.iter().map(Run::width).sum::<f32>() + last.width_before(last.text.trim_end().len())
    }
}

/// How many words `runs` are, read as one text.
pub fn n_words(runs: &[Run]) -> usize {
    let mut in_word = false;
    let mut counted = false;
    let mut n_words = 0;
    for letter in runs.iter().flat_map(|run| run.text.chars()) {
        if letter.is_whitespace() {
            in_word = false;
        } else {
            counted &= in_word;
            in_word = true;
            if letter.is_alphanumeric() && !counted {
                counted = true;
                n_words += 1;
            }
        }
    }
    n_words
}

/// Where word number `n` of `text` ends; how many words there are where there are fewer.
fn end_of_word(text: &str, n: usize) -> Result<usize, usize> {
    let mut n_words = 0;
    let mut begin = 0;
    while n_words < n {
        let rest = &text[begin..];
        let word = begin + (rest.len() - rest.trim_start().len());
        if word == text.len() {
            return Err(n_words);
        }
        let end = text[word..].find(char::is_whitespace).map_or(text.len(), |at| word + at);
        n_words += usize::from(text[word..end].contains(char::is_alphanumeric));
        begin = end;
    }
    Ok(begin)
}

#[cfg(test)]
mod measured {
    use super::*;

    pub(in crate::scene::words) fn words() -> Words {
        Words::of_runs(vec![
            Run::new("von der Leyen: ", Face::UiSemiBold, Role::Ink),
            Run::new("Die Ukraine müsse zu einem „stählernen Stachelschwein“ werden", Face::Ui, Role::Ink2),
        ])
    }

    #[test]
    fn words_are_counted_across_runs() {
        assert_eq!(words().n_words(), 11);
        let cut_name = vec![
            Run::new("Putin", Face::UiSemiBold, Role::Ink),
            Run::new("s Angebot – ein Bluff", Face::Ui, Role::Ink2),
        ];
        assert_eq!(n_words(&cut_name), 4);
    }

    #[test]
    fn the_first_words_are_measured_with_the_sign_that_more_follow() {
        let words = words();
        let widths: Vec<f32> = (0..14).map(|n| words.first(n)).collect();
        assert!(widths.is_sorted() && widths[3] < widths[4]);
        assert_eq!(widths[11], words.natural());
        for n in 3..11 {
            let cut = words.cut(words.first(n));
            assert!(n_words(&cut.runs) >= n, "{n}: {:?}", cut.runs);
        }
    }

    #[test]
    fn the_name_of_the_lane_counts_as_no_word_and_is_not_said_twice() {
        let plain = words();
        let named = plain.clone().with_lane("EU");
        assert_eq!(named.runs[0], Run::new("EU  ", Face::Ui, Role::Ink3));
        assert_eq!(named.n_words(), plain.n_words());
        assert!((named.first(5) - plain.first(5) - named.lane_width()).abs() < 0.01);
        assert_eq!(plain.clone().with_lane("Ukraine"), plain);
        assert_eq!(named.clone().with_lane("EU"), named);
    }

    #[test]
    fn a_label_without_a_title_has_no_width_of_one() {
        assert_eq!(words().title(), 0.0);
    }
}
