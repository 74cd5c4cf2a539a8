//! How far reading is, in words.

use crate::pipeline::Expected;
use crate::wording::Wording;

/// How many articles there are: "850", "about 2,400".
pub fn expected(words: &Wording, all: Expected) -> String {
    match all {
        Expected::Exactly(n) => words.number(n),
        Expected::About(n) => {
            // Two digits: more would only flicker.
            let unit = 10_usize.pow(n.max(1).ilog10().saturating_sub(1));
            let n = (n + unit / 2) / unit * unit;
            words.fill("status.about", &[("n", &words.number(n))])
        }
    }
}

/// How many articles are read, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadCounts {
    /// Those that are done.
    pub done: usize,
    /// All of them, as far as that is known.
    pub expected: Expected,
}

/// How far reading is: "312 of about 2,400 articles"; before the first is done, that it is under way.
pub fn reading(words: &Wording, counts: ReadCounts) -> String {
    match (counts.done, counts.expected) {
        (0, Expected::Exactly(1)) => words.text("loading.file-reading").to_owned(),
        (done, all) => {
            words.fill("status.reading", &[("n", &words.number(done)), ("all", &expected(words, all))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Tongue;

    #[test]
    fn how_far_reading_is_says_no_more_than_is_known() {
        let (en, de) = (Wording::of(Tongue::English), Wording::of(Tongue::German));
        assert_eq!(reading(en, ReadCounts { done: 0, expected: Expected::Exactly(1) }), "Reading …");
        assert_eq!(
            reading(en, ReadCounts { done: 312, expected: Expected::About(2_387) }),
            "Reading 312 of about 2,400 articles"
        );
        assert_eq!(
            reading(de, ReadCounts { done: 7, expected: Expected::Exactly(850) }),
            "7 von 850 Artikeln gelesen"
        );
        assert_eq!(expected(en, Expected::About(0)), "about 0");
        assert_eq!(expected(de, Expected::About(95)), "etwa 95");
    }
}
