//! How far a file of many articles is.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many articles a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// All of them are known.
    Exactly(usize),
    /// The file is not read to its end; its articles so far are about as long as the rest.
    About(usize),
}

/// So often it is told how far a part is.
const STEPS: usize = 100;

/// Articles of a file that were read at once.
pub(super) struct Part {
    /// Articles of the file before them.
    pub n_before: usize,
    /// How many they are.
    pub n_articles: usize,
    /// The share of the file before them, and with them.
    pub shares: Range<f32>,
    n_done: AtomicUsize,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Advance {
    pub articles: usize,
    pub expected: Expected,
    pub share: f32,
}

impl Part {
    pub(super) fn new(n_before: usize, n_articles: usize, shares: Range<f32>) -> Self {
        Self { n_before, n_articles, shares, n_done: AtomicUsize::new(0) }
    }

    /// Notes that one more is done; where it is time to tell it, how far the file is.
    pub(super) fn advance(&self) -> Option<Advance> {
        let n_done = self.n_done.fetch_add(1, Ordering::Relaxed) + 1;
        let is_told = n_done == self.n_articles || n_done.is_multiple_of(self.n_articles.div_ceil(STEPS));
        is_told.then(|| self.at(n_done))
    }

    fn at(&self, n_done: usize) -> Advance {
        let articles = self.n_before + n_done;
        let of_part = n_done as f32 / self.n_articles as f32;
        let share = self.shares.start + (self.shares.end - self.shares.start) * of_part;
        let all = self.n_before + self.n_articles;
        let expected = match self.shares.end {
            end if end < 1.0 => Expected::About((all as f32 / end).round() as usize),
            _ => Expected::Exactly(all),
        };
        Advance { articles, expected, share }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_read_whole_knows_its_articles() {
        let part = Part::new(0, 3, 0.0..1.0);
        let told: Vec<_> = (0..3).filter_map(|_| part.advance()).collect();
        assert_eq!(told.iter().map(|one| one.articles).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(told.iter().all(|one| one.expected == Expected::Exactly(3)));
        assert_eq!(told[2].share, 1.0);
    }

    #[test]
    fn a_file_read_in_pieces_is_estimated_until_its_end() {
        let first = Part::new(0, 400, 0.0..0.25).at(200);
        assert_eq!(first, Advance { articles: 200, expected: Expected::About(1_600), share: 0.125 });
        let last = Part::new(1_200, 300, 0.75..1.0).at(300);
        assert_eq!(last, Advance { articles: 1_500, expected: Expected::Exactly(1_500), share: 1.0 });
    }

    #[test]
    fn many_articles_are_told_of_a_hundred_times() {
        let part = Part::new(0, 12_345, 0.0..1.0);
        let told: Vec<_> = (0..12_345).filter_map(|_| part.advance()).collect();
        assert!((99..=101).contains(&told.len()), "{}", told.len());
        assert_eq!(told.last().map(|one| one.articles), Some(12_345));
    }
}
