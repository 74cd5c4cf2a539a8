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

/// How far reading is: "312 of about 2,400 articles"; before the first is done, that it is under way.
pub fn reading(words: &Wording, (done, all): (usize, Expected)) -> String {
    match (done, all) {
        (0, Expected::Exactly(1)) => words.text("loading.file-reading").to_owned(),
        _ => words.fill("status.reading", &[("n", &words.number(done)), ("all", &expected(words, all))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Tongue;

    #[test]
    fn how_far_reading_is_says_no_more_than_is_known() {
        let (en, de) = (Wording::of(Tongue::English), Wording::of(Tongue::German));
        assert_eq!(reading(en, (0, Expected::Exactly(1))), "Reading …");
        assert_eq!(reading(en, (312, Expected::About(2_387))), "Reading 312 of about 2,400 articles");
        assert_eq!(reading(de, (7, Expected::Exactly(850))), "7 von 850 Artikeln gelesen");
        assert_eq!(expected(en, Expected::About(0)), "about 0");
        assert_eq!(expected(de, Expected::About(95)), "etwa 95");
    }
}
