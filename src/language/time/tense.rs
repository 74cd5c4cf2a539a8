//! What tells a clause of the past from one about what is to come.

use std::collections::HashSet;

use super::schema::Tense;

/// The words and endings of the tenses.
#[derive(Debug)]
pub struct TenseWords {
    past: HashSet<String>,
    not_past: HashSet<String>,
    perfect: HashSet<String>,
    future: HashSet<String>,
    present: HashSet<String>,
    before_adjective: HashSet<String>,
    boundaries: HashSet<String>,
    endings: Tense,
}

impl TenseWords {
    pub(super) fn new(tense: Tense) -> Self {
        let set = |words: &[String]| words.iter().cloned().collect();
        Self {
            past: set(&tense.past),
            not_past: set(&tense.not_past),
            perfect: set(&tense.perfect),
            future: set(&tense.future),
            present: set(&tense.present),
            before_adjective: set(&tense.before_adjective),
            boundaries: set(&tense.boundaries),
            endings: tense,
        }
    }

    /// Whether `word`, with `before` before it, by itself puts its clause in the past.
    pub fn is_past(&self, before: &str, word: &str) -> bool {
        self.past.contains(word)
            || (word.len() > 4
                && !self.before_adjective.contains(before)
                && word.chars().next().is_some_and(char::is_lowercase)
                && self.endings.past_endings.iter().any(|ending| word.ends_with(ending.as_str()))
                && !self.not_past.contains(word))
    }

    /// Whether `word` with a participle makes a past.
    pub fn is_perfect(&self, word: &str) -> bool {
        self.perfect.contains(word)
    }

    /// Whether `word` looks like a participle.
    pub fn is_participle(&self, word: &str) -> bool {
        let begins = |beginning: &String| word.contains(beginning.as_str());
        let ends = |ending: &String| word.ends_with(ending.as_str());
        word.len() > 4
            && word.chars().next().is_some_and(char::is_lowercase)
            && self.endings.participle_beginnings.iter().any(begins)
            && self.endings.participle_endings.iter().any(ends)
    }

    /// Whether `word` points ahead.
    pub fn is_future(&self, word: &str) -> bool {
        self.future.contains(word)
    }

    /// Whether `word` is a finite verb of the present.
    pub fn is_present(&self, word: &str) -> bool {
        self.present.contains(word)
    }

    /// Whether a clause ends at `word`.
    pub fn is_boundary(&self, word: &str) -> bool {
        self.boundaries.contains(word)
    }
}
