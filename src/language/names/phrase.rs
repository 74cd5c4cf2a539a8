//! Names of one or several words, found in a text in one pass whatever their case endings.

use std::cmp::Reverse;
use std::ops::Range;

use foldhash::HashMap;

use super::Inflection;
use crate::text::{Token, tokens};

/// Names with what they stand for, by their first words.
#[derive(Debug)]
pub struct Phrases<E> {
    /// All of one first word behind each other, longer ones first.
    all: Box<[Phrase<E>]>,
    /// Where in `all` those of a first word stand.
    by_first: HashMap<&'static str, Range<u32>>,
    /// The words of all of them. A list for each of them would take three times the memory.
    words: Box<[&'static str]>,
}

#[derive(Clone, Copy, Debug)]
struct Phrase<E> {
    /// Its first word in `words`.
    begin: u32,
    n_words: u8,
    entry: E,
}

/// No name in the tables has more words; a guard for hand-made rows.
const LONGEST: usize = 12;

/// Names that are being gathered.
pub struct PhraseList<E> {
    /// Each with the key of its first word.
    all: Vec<(&'static str, Phrase<E>)>,
    words: Vec<&'static str>,
}

impl<E> Default for PhraseList<E> {
    fn default() -> Self {
        Self { all: Vec::new(), words: Vec::new() }
    }
}

impl<E: Copy> PhraseList<E> {
    /// Adds `name`; the same name may stand for several entries.
    pub fn add(&mut self, inflection: &Inflection, name: &'static str, entry: E) {
        let begin = self.words.len();
        self.words.extend(tokens(name).iter().take(LONGEST).map(|token| token.of(name)));
        let Some(first) = self.words.get(begin) else { return };
        let n_words = (self.words.len() - begin) as u8;
        let key = if n_words > 1 { inflection.adjective_stem(first) } else { first };
        self.all.push((key, Phrase { begin: begin as u32, n_words, entry }));
    }

    /// The names by their first words. Longer ones come before shorter ones; of equal ones the first added
    /// stays the first, since its entry is the likelier one.
    pub fn finish(mut self) -> Phrases<E> {
        self.all.sort_by_key(|(key, phrase)| (*key, Reverse(phrase.n_words)));
        let groups = || self.all.chunk_by(|(one, _), (other, _)| one == other);
        let mut by_first = HashMap::default();
        by_first.reserve(groups().count());
        let mut begin = 0;
        for group in groups() {
            let end = begin + group.len() as u32;
            by_first.insert(group[0].0, begin..end);
            begin = end;
        }
        let all = self.all.iter().map(|(_, phrase)| *phrase).collect();
        Phrases { all, by_first, words: self.words.into() }
    }
}

impl<E: Copy + PartialEq> Phrases<E> {
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
        let of_key = |key| self.by_first.get(key).map(|Range { start, end }| *start as usize..*end as usize);
        for phrase in inflection.keys(first).filter_map(of_key).flat_map(|found| &self.all[found]) {
            let n = usize::from(phrase.n_words);
            let words = &self.words[phrase.begin as usize..][..n];
            let fits = n >= longest
                && words.iter().enumerate().all(|(i, word)| {
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
