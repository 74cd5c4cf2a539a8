//! Names of one or several words, found in a text in one pass whatever their case endings.

use foldhash::HashMap;

use super::Inflection;
use crate::text::{Token, tokens};

/// Names with what they stand for, by their first words.
#[derive(Debug)]
pub struct Phrases<E> {
    by_first: HashMap<&'static str, Vec<Phrase<E>>>,
}

#[derive(Debug)]
struct Phrase<E> {
    words: Vec<&'static str>,
    entry: E,
}

/// No name in the tables has more words; a guard for hand-made rows.
const LONGEST: usize = 12;

impl<E> Default for Phrases<E> {
    fn default() -> Self {
        Self { by_first: HashMap::default() }
    }
}

impl<E: Copy + PartialEq> Phrases<E> {
    /// Adds `name`; the same name may stand for several entries.
    pub fn add(&mut self, inflection: &Inflection, name: &'static str, entry: E) {
        let words: Vec<&str> = tokens(name).iter().take(LONGEST).map(|token| token.of(name)).collect();
        let Some(first) = words.first() else { return };
        let key = if words.len() > 1 { inflection.adjective_stem(first) } else { first };
        let phrases = self.by_first.entry(key).or_default();
        if !phrases.iter().any(|phrase| phrase.words == words && phrase.entry == entry) {
            phrases.push(Phrase { words, entry });
        }
    }

    /// Puts longer names before shorter ones, so that a look-up may stop at the first that fits.
    pub fn finish(&mut self) {
        for phrases in self.by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
    }

    /// Whether a name may begin with `word`.
    pub fn begin_with(&self, inflection: &Inflection, word: &str) -> bool {
        inflection.keys(word).any(|key| self.by_first.contains_key(key))
    }

    /// The longest name that begins at token `at`: how many tokens it has, and all it stands for.
    pub fn longest(
        &self,
        inflection: &Inflection,
        text: &str,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, Vec<E>)> {
        let first = tokens.get(at)?.of(text);
        let mut longest = 0;
        let mut entries = Vec::new();
        for phrase in inflection.keys(first).filter_map(|key| self.by_first.get(key)).flatten() {
            let n = phrase.words.len();
            let fits = n >= longest
                && phrase.words.iter().enumerate().all(|(i, word)| {
                    tokens.get(at + i).is_some_and(|token| inflection.same(word, token.of(text), i + 1 == n))
                });
            if fits && n > longest {
                longest = n;
                entries.clear();
            }
            if fits && !entries.contains(&phrase.entry) {
                entries.push(phrase.entry);
            }
        }
        (longest > 0).then_some((longest, entries))
    }
}
