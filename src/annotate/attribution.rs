//! Who said it: the noun phrase that is the subject of a verb of saying.

use crate::language::Class;

use super::clause::structure::ClauseKind;
use super::clause::{Clauses, Reach, Shape, Tokens};

/// The subject of the verb at `verb`, with its attributes and appositions, at most to `end`.
pub(super) fn subject(clauses: &Clauses, verb: usize, end: usize) -> Option<Tokens> {
    let subject = &clauses.subject_of(verb)?.tokens;
    if subject.len() == 1 && clauses.shape(subject.start) == Shape::Small {
        return Some(subject.clone());
    }
    if subject.start < verb {
        // Before a verb in last place other phrases of the clause may stand too.
        let main = clauses.clause_at(verb).is_none_or(|clause| clause.kind == ClauseKind::Main);
        let reach = if main { Reach::Whole } else { Reach::Close };
        let phrase = clauses.noun_phrase(subject.start, verb, reach).unwrap_or(subject.end);
        let last = with_appositions(clauses, phrase.max(subject.end), verb);
        return Some(trim(clauses, subject.start..last));
    }
    let phrase = clauses.noun_phrase(subject.start, end, Reach::Close).unwrap_or(subject.end);
    let phrase = with_second(clauses, phrase, &(verb + 1..end));
    Some(trim(clauses, subject.start..with_apposition(clauses, phrase, end)))
}

/// The noun phrase that fills the place before the verb, whatever its case.
pub(super) fn fronted(clauses: &Clauses, front: Tokens) -> Option<Tokens> {
    let end = clauses.noun_phrase(front.start, front.end, Reach::Whole)?;
    (end == front.end).then_some(front)
}

/// The subject that fills the place before the verb, if it is one.
pub(super) fn front_subject(clauses: &Clauses, front: Tokens) -> Option<Tokens> {
    let mut start = front.start;
    while start < front.end && skippable(clauses, start) {
        start += 1;
    }
    if start >= front.end || !may_be_subject(clauses, start) {
        return None;
    }
    let lone = start + 1 == front.end;
    if lone && clauses.is(start, Class::DEMONSTRATIVE) {
        return None;
    }
    let phrase = clauses.noun_phrase(start, front.end, Reach::Whole)?;
    let core = clauses.core(start, front.end).unwrap_or(phrase);
    if clauses.is_timed(start) && clauses.is_timed(core - 1) {
        return None;
    }
    let end = with_appositions(clauses, phrase, front.end);
    Some(trim(clauses, start..end))
}

/// Takes in "und" with another phrase where the verb before `range` is a plural: "sagten A und B".
fn with_second(clauses: &Clauses, phrase: usize, range: &Tokens) -> usize {
    let plural = range.start > 0 && clauses.word(range.start - 1).ends_with('n');
    if !plural || phrase >= range.end || !clauses.is(phrase, Class::COORDINATOR) {
        return phrase;
    }
    clauses.noun_phrase(phrase + 1, range.end, Reach::Close).unwrap_or(phrase)
}

/// The source of an impersonal cue, "in dem Bericht heißt es": a phrase with a preposition.
pub(super) fn place_of_words(clauses: &Clauses, clause: &Tokens) -> Option<Tokens> {
    places(clauses, clause).next()
}

/// Something written that a phrase with a preposition names: "in dem Bericht".
pub(super) fn written_source(clauses: &Clauses, clause: &Tokens) -> Option<Tokens> {
    let speech = &clauses.prepared.pack.speech;
    places(clauses, clause).find(|place| place.clone().any(|at| speech.is_written(clauses.word(at))))
}

/// The phrases with a preposition in `clause` that are no time.
fn places<'c>(clauses: &'c Clauses, clause: &Tokens) -> impl Iterator<Item = Tokens> + 'c {
    let end = clause.end;
    clauses.outer(clause.clone()).filter_map(move |at| {
        let preposition = clauses.is(at, Class::PREPOSITION) && clauses.shape(at) == Shape::Small;
        let timed = clauses.is_timed(at) || clauses.is_timed(at + 1);
        let reached =
            if preposition && !timed { clauses.noun_phrase(at + 1, end, Reach::Close) } else { None };
        reached.map(|reached| at + 1..reached)
    })
}

/// Whether a noun phrase in the nominative can begin at `at`.
fn may_be_subject(clauses: &Clauses, at: usize) -> bool {
    let class = clauses.class(at);
    match clauses.shape(at) {
        _ if clauses.is_particle_of_name(at) => true,
        Shape::Noun | Shape::Number => true,
        Shape::Quote => clauses.is_name_quote(at) && clauses.shape(clauses.after(at)) != Shape::Break,
        Shape::Small if class.any(Class::OBLIQUE) && !class.any(Class::DETERMINER.with(Class::SUBJECT)) => {
            false
        }
        Shape::Small if class.any(Class::PREPOSITION.with(Class::SUBORDINATOR)) => false,
        Shape::Small if class.any(Class::DETERMINER.with(Class::SUBJECT)) => true,
        Shape::Small => clauses.is_adjective(at, false),
        _ => false,
    }
}

/// Words before a subject that are not part of it: "Auch", "und", marks.
fn skippable(clauses: &Clauses, at: usize) -> bool {
    matches!(clauses.shape(at), Shape::Mark | Shape::Break | Shape::Stop)
        || clauses.is(at, Class::FOCUS.with(Class::CLAUSE_COORDINATOR))
}

/// The end of a subject that begins with the phrase up to `phrase` and runs, by appositions and relative
/// clauses, at most to `end`. Relative clauses are left out, appositions belong to it.
pub(super) fn with_appositions(clauses: &Clauses, phrase: usize, end: usize) -> usize {
    let mut last = phrase;
    let mut at = phrase;
    while at < end && clauses.shape(at) == Shape::Break {
        let close = clauses.outer(at + 1..end).find(|&idx| clauses.shape(idx) == Shape::Break).unwrap_or(end);
        let piece = at + 1..close;
        if piece.is_empty() {
            break;
        }
        if clauses.is_relative(&piece) || clauses.is_subordinate(&piece) {
            at = close;
            continue;
        }
        match clauses.noun_phrase(piece.start, close, Reach::Whole) {
            Some(reached) if reached + 2 >= close => last = reached,
            _ => break,
        }
        at = close;
    }
    last
}

/// Likewise behind the verb, where an apposition must end at a break or the end of the sentence.
fn with_apposition(clauses: &Clauses, phrase: usize, end: usize) -> usize {
    if clauses.shape(phrase) != Shape::Break || clauses.word(phrase) != "," || phrase >= end {
        return phrase;
    }
    let next = phrase + 1;
    if clauses.is(next, Class::RELATIVE) && !clauses.is(next, Class::DETERMINER) {
        return phrase;
    }
    match clauses.noun_phrase(next, end, Reach::Whole) {
        Some(reached) if reached >= end || matches!(clauses.shape(reached), Shape::Break | Shape::Stop) => {
            reached
        }
        _ => phrase,
    }
}

/// Without breaks and adverbs at its end.
fn trim(clauses: &Clauses, range: Tokens) -> Tokens {
    let mut end = range.end;
    while end > range.start + 1
        && (clauses.shape(end - 1) == Shape::Break || clauses.is(end - 1, Class::ADVERB))
    {
        end -= 1;
    }
    range.start..end
}
