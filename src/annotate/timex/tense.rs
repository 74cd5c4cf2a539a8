//! Whether a clause tells what has happened or what is to come.

use crate::annotate::Prepared;
use crate::language::pattern::Readable;
use crate::language::time::{TenseWords, Value};
use crate::time::Toward;

/// How many words either side may tell the tense, so that a text without full stops stays cheap.
const REACH: usize = 40;

/// Where the time of the clause round `lexemes` lies.
pub(super) fn toward(prepared: &Prepared, text: &Readable<Value>, lexemes: std::ops::Range<usize>) -> Toward {
    let words = &prepared.pack.time.tense;
    let (clause, sentence) = surroundings(prepared, text, words, lexemes);
    let lean = |range: std::ops::Range<usize>| {
        tense_of(range.map(|at| text.lexemes[at].span.of(prepared.text())), words)
    };
    lean(clause).or_else(|| lean(sentence)).unwrap_or(Toward::Nearest)
}

/// The clause and the sentence round `lexemes`, both cut at [`REACH`].
fn surroundings(
    prepared: &Prepared,
    text: &Readable<Value>,
    words: &TenseWords,
    lexemes: std::ops::Range<usize>,
) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let word = |at: usize| text.lexemes[at].span.of(prepared.text());
    let ends = |at: usize| ends_sentence(prepared, text, at);
    let mut sentence = lexemes.clone();
    let first = lexemes.start.saturating_sub(REACH);
    while sentence.start > first && !ends(sentence.start - 1) && !text.lexemes[sentence.start].starts_line {
        sentence.start -= 1;
    }
    let last = text.lexemes.len().min(lexemes.end + REACH);
    while sentence.end < last && !ends(sentence.end) && !text.lexemes[sentence.end].starts_line {
        sentence.end += 1;
    }
    let mut clause = lexemes;
    while clause.start > sentence.start && !words.is_boundary(word(clause.start - 1)) {
        clause.start -= 1;
    }
    while clause.end < sentence.end && !words.is_boundary(word(clause.end)) {
        clause.end += 1;
    }
    (clause, sentence)
}

/// Whether the lexeme at `at` ends a sentence; the dot of an ordinal does not.
pub(super) fn ends_sentence(prepared: &Prepared, text: &Readable<Value>, at: usize) -> bool {
    let word = text.lexemes[at].span.of(prepared.text());
    matches!(word, "." | "!" | "?") && !is_ordinal_dot(prepared, text, at)
}

fn is_ordinal_dot(prepared: &Prepared, text: &Readable<Value>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text.lexemes[before].span.of(prepared.text()));
    text.lexemes[at].glued && before.is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()))
}

/// The tense that the words agree on; `None` where they say nothing.
fn tense_of<'w>(words: impl Iterator<Item = &'w str> + Clone, tense: &TenseWords) -> Option<Toward> {
    let before = std::iter::once("").chain(words.clone());
    if before.zip(words.clone()).any(|(before, word)| tense.is_past(before, word)) {
        return Some(Toward::Past);
    }
    if words.clone().any(|word| tense.is_future(word)) {
        return Some(Toward::Future);
    }
    let perfect = words.clone().any(|word| tense.is_perfect(word));
    if perfect && words.clone().any(|word| tense.is_participle(word)) {
        return Some(Toward::Past);
    }
    words.clone().any(|word| tense.is_present(word)).then_some(Toward::Future)
}
