//! The runs of a label, and the widths that show some of its words.

use super::run::{Run, SIZE, ellipsis, end_of_word, n_words};
use crate::font::{Face, Shaped, shape_once};
use crate::theme::Role;

/// What stands between a word put before a label and the label, and between a title and its sentence.
pub(super) const APART: &str = "  ";

/// The words of a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The runs in the order in which they are read.
    pub runs: Vec<Run>,
    /// How many runs at the front name the lane.
    pub(super) n_lane: usize,
    /// How many runs an event's title ends after; none for other labels.
    pub(super) title_end: usize,
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
        Ruler::new(self).first(n)
    }

    /// Width of an event's title with all that stands before it, in points; 0 for other labels.
    pub fn title(&self) -> f32 {
        Ruler::new(self).title()
    }
}

/// Words that are measured in several ways: each run is shaped once, and nothing of it is kept, since most words that
/// are measured are never drawn.
pub(super) struct Ruler<'w> {
    words: &'w Words,
    shaped: Vec<Shaped>,
}

impl<'w> Ruler<'w> {
    pub fn new(words: &'w Words) -> Self {
        Self { words, shaped: words.runs.iter().map(|run| shape_once(run.face, &run.text)).collect() }
    }

    /// Width of all runs.
    pub fn natural(&self) -> f32 {
        width(&self.shaped)
    }

    /// Width of the lane's name with the blanks behind it; 0 without one.
    fn lane_width(&self) -> f32 {
        width(&self.shaped[..self.words.n_lane])
    }

    /// See [`Words::first`].
    pub fn first(&self, n: usize) -> f32 {
        /// So that rounding does not cost a letter.
        const SPARE: f32 = 1.0;
        let natural = self.natural();
        let mut left = self.lane_width();
        let mut n_left = n;
        for (run, shaped) in self.words.runs.iter().zip(&self.shaped).skip(self.words.n_lane) {
            match end_of_word(&run.text, n_left) {
                Ok(end) => {
                    return (left + run.width_before_in(shaped, end) + ellipsis() + SPARE).min(natural);
                }
                Err(n_words) => n_left -= n_words,
            }
            left += shaped.width * SIZE;
        }
        natural
    }

    /// See [`Words::title`].
    pub fn title(&self) -> f32 {
        let n = self.words.title_end;
        let Some((last, before)) = self.words.runs[..n].split_last() else { return 0.0 };
        let end = last.text.trim_end().len();
        width(&self.shaped[..before.len()]) + last.width_before_in(&self.shaped[before.len()], end)
    }
}

fn width(shaped: &[Shaped]) -> f32 {
    shaped.iter().map(|shaped| shaped.width * SIZE).sum()
}

#[cfg(test)]
pub(super) mod tests {
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
