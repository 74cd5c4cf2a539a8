//! Whether what was typed may mean a name: its letters stand in it in that order. The better they
//! stand together and at the beginnings of words, the higher the score.

use crate::store::fold;

/// How well a name fits, and which of its characters do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The higher the better.
    pub score: i32,
    /// Positions of the characters that were typed, in order.
    pub places: Vec<usize>,
}

/// Worth of a letter that begins a word.
const BEGINS: i32 = 8;
/// Worth of a letter right behind the last one.
const FOLLOWS: i32 = 5;
/// Cost of a word's worth of letters passed over.
const GAP: i32 = 1;

/// How well `typed` fits `name`; `None` where it does not. Nothing typed fits everything.
pub fn fit(typed: &str, name: &str) -> Option<Fit> {
    // Every letter as it is compared, with the character of the name that it comes from.
    let mut letters: Vec<(usize, char)> = Vec::new();
    for (place, c) in name.chars().enumerate() {
        let mut buffer = [0; 4];
        letters.extend(fold(c.encode_utf8(&mut buffer)).chars().map(|letter| (place, letter)));
    }
    let mut fit = Fit { score: 0, places: Vec::new() };
    for word in fold(typed).split_whitespace() {
        let found = word_fit(word, &letters)?;
        fit.score += found.score;
        fit.places.extend(found.places.into_iter().map(|at| letters[at].0));
    }
    // Of two that fit alike, the shorter is meant.
    fit.score = fit.score * 64 - letters.len() as i32;
    fit.places.sort_unstable();
    fit.places.dedup();
    Some(fit)
}

/// The best of all ways to begin with the word's first letter.
fn word_fit(word: &str, letters: &[(usize, char)]) -> Option<Fit> {
    let first = word.chars().next()?;
    let begins = (0..letters.len()).filter(|at| letters[*at].1 == first);
    begins.filter_map(|at| fit_from(word, letters, at)).max_by_key(|fit| fit.score)
}

/// The letters of `word`, each as early as it comes from `start` on, those that begin a word first.
fn fit_from(word: &str, letters: &[(usize, char)], start: usize) -> Option<Fit> {
    let mut fit = Fit { score: 0, places: Vec::new() };
    let mut from = start;
    for wanted in word.chars() {
        let rest = || (from..letters.len()).filter(|at| letters[*at].1 == wanted);
        let next = rest().next()?;
        let follows = fit.places.last().is_some_and(|last| last + 1 == next);
        let at = if follows { next } else { rest().find(|at| begins_word(letters, *at)).unwrap_or(next) };
        fit.score += match (follows, begins_word(letters, at)) {
            (_, true) => BEGINS,
            (true, false) => FOLLOWS,
            (false, false) => 1,
        };
        if !fit.places.is_empty() && !follows {
            fit.score -= GAP * (1 + (at - from) as i32 / 8);
        }
        fit.places.push(at);
        from = at + 1;
    }
    Some(fit)
}

fn begins_word(letters: &[(usize, char)], at: usize) -> bool {
    at == 0 || !letters[at - 1].1.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that fit, best first.
    fn ranked<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<_> =
            names.iter().filter_map(|name| Some((fit(typed, name)?.score, *name))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn beginnings_of_words_come_first() {
        let names = ["Export picture", "Go to a date", "Group by actor", "Light or dark", "Zoom to fit"];
        assert_eq!(ranked("gd", &names)[0], "Go to a date");
        assert_eq!(ranked("group", &names), ["Group by actor"]);
        assert_eq!(ranked("dark", &names), ["Light or dark"]);
        assert_eq!(ranked("fit zoom", &names), ["Zoom to fit"]);
        assert!(ranked("xyz", &names).is_empty());
        assert_eq!(ranked("", &names).len(), names.len());
    }

    #[test]
    fn umlauts_need_not_be_typed() {
        assert!(fit("offnen", "Dateien öffnen").is_some());
        assert!(fit("ÖFFNEN", "Dateien öffnen").is_some());
        assert!(fit("gross", "Text größer").is_some());
    }

    #[test]
    fn the_letters_that_fit_are_told() {
        assert_eq!(fit("zf", "Zoom to fit").unwrap().places, [0, 8]);
        assert_eq!(fit("fit", "Zoom to fit").unwrap().places, [8, 9, 10]);
    }
}
