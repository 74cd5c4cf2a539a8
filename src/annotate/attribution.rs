//! Who said it: the noun phrase that is the subject of a verb of saying.

use crate::language::Class;

use super::clause::{Clauses, Reach, Shape, Tokens};

/// The subject of the finite verb at `verb`, in the clause `clause` (from its first token to its end).
pub(super) fn subject(clauses: &Clauses, clause: &Tokens, verb: usize) -> Option<Tokens> {
    if let Some(pronoun) = pronoun_behind(clauses, verb, clause.end) {
        return Some(pronoun);
    }
    let behind = || subject_behind(clauses, verb + 1..clause.end);
    if clause.start < verb
        && let Some(front) = front_subject(clauses, clause.start..verb)
    {
        // A name alone is no subject of a plural.
        let plural = clauses.word(verb).ends_with('n');
        let speaker = (!plural && may_be_object(clauses, &front))
            .then(behind)
            .flatten()
            .filter(|behind| is_nominative(clauses, behind) && clauses.may_speak(behind));
        return speaker.or(Some(front));
    }
    behind().or_else(|| unknown_front(clauses, clause.start..verb))
}

/// A personal pronoun straight behind the verb, which is its subject.
pub(super) fn pronoun_behind(clauses: &Clauses, verb: usize, end: usize) -> Option<Tokens> {
    let next = verb + 1;
    let pronoun = next < end && clauses.is(next, Class::SUBJECT) && clauses.shape(next) == Shape::Small;
    (pronoun && !clauses.is(next, Class::OBJECT.with(Class::DETERMINER))).then_some(next..next + 1)
}

/// Whether what stands before the verb may be its object: no word shows the nominative, and it names nobody
/// who could speak.
fn may_be_object(clauses: &Clauses, front: &Tokens) -> bool {
    let pronoun = front.len() == 1 && clauses.is(front.start, Class::SUBJECT.with(Class::DEMONSTRATIVE));
    !pronoun && !clauses.is(front.start, Class::GENITIVE) && !clauses.may_speak(front)
}

/// Whether the first word of a phrase shows the nominative: "der", or a name.
fn is_nominative(clauses: &Clauses, phrase: &Tokens) -> bool {
    let der = clauses.is(phrase.start, Class::GENITIVE) && clauses.is(phrase.start, Class::DETERMINER);
    der || clauses.is_named(phrase.start)
}

/// What stands before the verb where nothing else can be its subject: names the reader does not see through.
fn unknown_front(clauses: &Clauses, front: Tokens) -> Option<Tokens> {
    const LONGEST: usize = 12;
    let other = Class::PREPOSITION
        .with(Class::ADVERB)
        .with(Class::SUBORDINATOR)
        .with(Class::OBLIQUE)
        .with(Class::DEMONSTRATIVE);
    let small = clauses.shape(front.start) == Shape::Small && clauses.class(front.start).is_empty();
    let fits = !front.is_empty() && front.len() <= LONGEST && !clauses.is(front.start, other) && !small;
    fits.then_some(front)
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

/// The subject behind the verb, past reflexive pronouns, adverbs and phrases with a preposition.
pub(super) fn subject_behind(clauses: &Clauses, range: Tokens) -> Option<Tokens> {
    const FARTHEST: usize = 30;
    let end = range.end.min(range.start + FARTHEST);
    let mut at = range.start;
    while at < end {
        if may_be_subject(clauses, at) && !clauses.is(at, Class::ADVERB) && !is_object(clauses, at) {
            let phrase = clauses.noun_phrase(at, range.end, Reach::Close)?;
            if !(clauses.is_timed(at) && clauses.is_timed(phrase - 1)) {
                let phrase = with_second(clauses, phrase, &range);
                let end = with_apposition(clauses, phrase, range.end);
                return Some(trim(clauses, at..end));
            }
            at = phrase;
            continue;
        }
        at = match clauses.shape(at) {
            Shape::Small if clauses.is(at, Class::PREPOSITION) => {
                clauses.noun_phrase(at + 1, end, Reach::Close).unwrap_or(at + 1)
            }
            Shape::Small if clauses.is(at, Class::OBLIQUE) => {
                clauses.noun_phrase(at, end, Reach::Close).unwrap_or(at + 1)
            }
            Shape::Small | Shape::Number | Shape::Mark | Shape::Bracket => clauses.after(at),
            _ => return None,
        };
    }
    None
}

/// Takes in "und" with another phrase where the verb before `range` is a plural: "sagten A und B".
fn with_second(clauses: &Clauses, phrase: usize, range: &Tokens) -> usize {
    let plural = range.start > 0 && clauses.word(range.start - 1).ends_with('n');
    if !plural || phrase >= range.end || !clauses.is(phrase, Class::COORDINATOR) {
        return phrase;
    }
    clauses.noun_phrase(phrase + 1, range.end, Reach::Close).unwrap_or(phrase)
}

/// The subject of a clause with its verb at the end, which fills `clause`: behind the conjunction, or the
/// relative pronoun itself.
pub(super) fn subject_of_final(clauses: &Clauses, clause: &Tokens, verb: usize) -> Option<Tokens> {
    let pronoun = verb.checked_sub(1).filter(|&at| at > clause.start);
    let pronoun = pronoun.filter(|&at| clauses.is(at, Class::SUBJECT) && !clauses.is(at, Class::DETERMINER));
    if let Some(at) = pronoun {
        return Some(at..at + 1);
    }
    let first = clause.start + 1;
    let relative = clauses.is_relative(clause) && !clauses.is(clause.start, Class::PREPOSITION);
    // "der" is hardly ever a dative.
    let masculine = clauses.is(clause.start, Class::GENITIVE) && !clauses.is(clause.start, Class::OBLIQUE);
    let other = clauses.is(first, Class::SUBJECT) && !clauses.is(first, Class::DETERMINER);
    if relative && masculine && !other {
        return Some(clause.start..first);
    }
    if relative && !(first < verb && may_be_subject(clauses, first) && !clauses.is(first, Class::OBLIQUE)) {
        return Some(clause.start..first);
    }
    subject_behind(clauses, first..clause.end)
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

/// A pronoun in the place of an object: "sich", "es" as the thing said.
fn is_object(clauses: &Clauses, at: usize) -> bool {
    clauses.is(at, Class::OBJECT) && !clauses.is(at, Class::DETERMINER.with(Class::SUBJECT))
        || (clauses.is(at, Class::DEMONSTRATIVE)
            && clauses.shape(at + 1) != Shape::Noun
            && !clauses.is_adjective(at + 1, true))
}

/// Whether a noun phrase in the nominative can begin at `at`.
fn may_be_subject(clauses: &Clauses, at: usize) -> bool {
    let class = clauses.class(at);
    match clauses.shape(at) {
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

/// The subject before a verb that stands straight behind a comma: a phrase with its appositions and relative
/// clauses that reaches the verb from `start`. `None` where a clause of its own stands there.
pub(super) fn subject_chain(clauses: &Clauses, start: usize, verb: usize) -> Option<Tokens> {
    let mut first = start;
    while first < verb && skippable(clauses, first) {
        first += 1;
    }
    if first >= verb || !may_be_subject(clauses, first) {
        return None;
    }
    let phrase = clauses.noun_phrase(first, verb, Reach::Whole)?;
    let mut at = phrase;
    let mut last = phrase;
    while at + 1 < verb {
        if clauses.shape(at) != Shape::Break {
            return None;
        }
        let close = clauses.outer(at + 1..verb).find(|&idx| clauses.shape(idx) == Shape::Break)?;
        let piece = at + 1..close;
        if !clauses.is_relative(&piece) && !clauses.is_subordinate(&piece) {
            match clauses.noun_phrase(piece.start, close, Reach::Whole) {
                Some(reached) if reached + 2 >= close => last = reached,
                // "zuständig für den Verkauf": an attribute without a verb.
                _ if clauses.second_verb(&piece).is_none() => {}
                _ => return None,
            }
        }
        at = close;
    }
    (at + 1 == verb).then(|| trim(clauses, first..last))
}
