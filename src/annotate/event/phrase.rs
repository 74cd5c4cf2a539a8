//! The noun phrases around a verb that announces an event.

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::Class;

use super::frame::Frame;

/// The first phrase that can be the subject, and the first behind it that can be the object. Word order decides;
/// an article that is never a subject's moves the phrase to the objects.
pub(super) fn subject_and_object(
    clauses: &Clauses,
    frame: &Frame,
    at: usize,
    passive: bool,
) -> (Option<Tokens>, Option<Tokens>) {
    let mut phrases = bare_phrases(clauses, frame, at, passive);
    let never = |phrase: &Tokens| {
        clauses.shape(phrase.start) == Shape::Small
            && clauses.is(phrase.start, Class::OBLIQUE)
            && !clauses.is(phrase.start, Class::DETERMINER.with(Class::GENITIVE))
    };
    // A pronoun is the subject where there is one: then every phrase is an object.
    let free = !has_pronoun_subject(clauses, frame, at) && !clauses.is_infinitive(frame.piece_of(at));
    let subject = phrases.iter().position(|phrase| free && !never(phrase)).map(|idx| phrases.remove(idx));
    let behind = phrases.iter().position(|phrase| phrase.start > at).unwrap_or(0);
    (subject, phrases.into_iter().nth(behind))
}

/// Whether a pronoun is the subject of the clause: "sie", "man", or the relative pronoun that opens it.
fn has_pronoun_subject(clauses: &Clauses, frame: &Frame, at: usize) -> bool {
    let piece = frame.piece_of(at);
    piece.clone().any(|idx| {
        let lone = clauses.shape(idx) == Shape::Small
            && clauses.is(idx, Class::SUBJECT)
            && !clauses.is(idx, Class::ADVERB)
            && clauses.core(idx, piece.end) == Some(idx + 1);
        lone && !clauses.is_timed(idx)
    })
}

/// The noun phrases of the part of the clause that holds `at` that have no preposition and tell no time.
fn bare_phrases(clauses: &Clauses, frame: &Frame, at: usize, passive: bool) -> Vec<Tokens> {
    let mut found = Vec::new();
    for piece in frame.pieces.iter().filter(|piece| !frame.subordinate || piece.contains(&at)) {
        let mut idx = piece.start;
        while idx < piece.end {
            let preposition = clauses.is(idx, Class::PREPOSITION) && clauses.shape(idx) == Shape::Small;
            let first = if preposition { idx + 1 } else { idx };
            let skipped = idx == piece.start
                && !clauses.is_infinitive(piece)
                && frame.subordinate
                && !preposition
                && clauses.is(idx, Class::RELATIVE.with(Class::SUBORDINATOR));
            let end = if skipped { None } else { clauses.core(first, piece.end) };
            let Some(mut end) = end else {
                idx = clauses.after(idx);
                continue;
            };
            end = genitives_end(clauses, split_row(clauses, first, end), piece.end, passive);
            if !preposition {
                end = joined_end(clauses, end, piece.end);
                let timed = (first..end).any(|idx| clauses.is_timed(idx));
                let source = clauses.prepared.pack.speech.particles.after.has(clauses.word(end));
                // A verb may look like an adjective.
                let first = if (first..end).contains(&at) { at + 1 } else { first };
                if first < end && !timed && !source && !pronoun(clauses, first, end) {
                    found.push(first..end);
                }
            }
            idx = end.max(idx + 1);
        }
    }
    found
}

/// Takes in one more phrase that "und" joins.
fn joined_end(clauses: &Clauses, from: usize, end: usize) -> usize {
    let joins =
        from + 1 < end && clauses.is(from, Class::COORDINATOR) && clauses.shape(from + 1) == Shape::Noun;
    if joins { clauses.core(from + 1, end).unwrap_or(from) } else { from }
}

/// Whether the phrase is a pronoun that names nobody.
fn pronoun(clauses: &Clauses, first: usize, end: usize) -> bool {
    end == first + 1 && clauses.shape(first) == Shape::Small
}

/// Where a row of nouns ends: before one that announces an event, which is no part of a name.
fn split_row(clauses: &Clauses, first: usize, end: usize) -> usize {
    let events = &clauses.prepared.pack.events;
    let noun = |idx: usize| clauses.shape(idx) == Shape::Noun;
    let splits = |idx: &usize| noun(*idx) && noun(*idx - 1) && events.noun_use(clauses.word(*idx)).is_some();
    // "des Dienstes 25 Menschen": a number begins another phrase.
    let counts = |idx: &usize| clauses.shape(*idx) == Shape::Number && noun(*idx - 1) && noun(*idx + 1);
    (first + 1..end).find(|idx| splits(idx) || counts(idx)).unwrap_or(end)
}

/// Takes in the genitives behind a noun, and what "von" joins to it; in the passive that may be who does it.
fn genitives_end(clauses: &Clauses, from: usize, end: usize, passive: bool) -> usize {
    let mut at = from;
    while at < end && clauses.shape(at) == Shape::Small {
        let genitive = clauses.is(at, Class::GENITIVE);
        let of = !passive && clauses.word(at) == clauses.prepared.pack.events.title.of;
        let first = if of { at + 1 } else { at };
        if !(genitive || of) || clauses.is_timed(first) {
            break;
        }
        match clauses.core(first, end) {
            Some(next) if next > first + 1 || clauses.shape(first) == Shape::Noun => at = next,
            _ => break,
        }
    }
    at
}

/// The words of some tokens as they stand in the text; empty for none.
pub(super) fn text<'a>(clauses: &Clauses<'a>, tokens: Tokens) -> &'a str {
    if tokens.is_empty() {
        return "";
    }
    clauses.prepared.span(tokens).of(clauses.prepared.text())
}
