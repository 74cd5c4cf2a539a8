//! Whom the words are said to: a phrase in the clause of a verb of saying.

use crate::language::{Cases, Class, CueClass};

use super::clause::{Clauses, Reach, Shape, Tokens};
use super::cue::Hit;

/// Whom `hit` addresses in `clause`, outside its subject: a phrase behind a preposition of address, the partner of
/// an interview, the object of a verb that takes the one addressed, or a dative.
pub(super) fn addressee(
    clauses: &Clauses,
    clause: &Tokens,
    hit: &Hit,
    subject: Option<&Tokens>,
) -> Option<Tokens> {
    let free = |found: &Tokens| {
        let shared = |other: &Tokens| found.start < other.end && other.start < found.end;
        !subject.is_some_and(shared) && !hit.words.iter().any(|word| found.contains(word))
    };
    let mut at = clause.start;
    let mut object = None;
    while at < clause.end {
        if let Some(subject) = subject.filter(|subject| subject.contains(&at)) {
            at = subject.end;
            continue;
        }
        if clauses.is(at, Class::PREPOSITION) {
            let phrase = clauses.noun_phrase(at + 1, clause.end, Reach::Close);
            let phrase = phrase.map_or(at + 1..at + 1, |end| at + 1..end);
            if !phrase.is_empty() && addresses(clauses, at, &phrase) && free(&phrase) {
                return Some(phrase);
            }
            at = phrase.end;
            continue;
        }
        let phrase = clauses.noun_phrase(at, clause.end, Reach::Close).map(|end| at..end);
        match phrase.filter(|phrase| object.is_none() && free(phrase)) {
            Some(phrase) if is_addressed(clauses, &phrase, hit, subject) => {
                at = phrase.end;
                object = Some(phrase);
            }
            _ => at = clauses.after(at),
        }
    }
    object
}

/// Whether the preposition at `at` makes `phrase` the one addressed: "gegenüber", "zur" and "vor" with somebody
/// who listens, "im Interview mit", "in einem Brief an".
fn addresses(clauses: &Clauses, at: usize, phrase: &Tokens) -> bool {
    let speech = &clauses.prepared.pack.speech;
    let word = clauses.lower(at);
    let exchange = || at > 0 && speech.exchange.contains(clauses.word(at - 1));
    speech.particles.addressee.has(&word)
        || speech.particles.audience.has(&word) && listens(clauses, phrase)
        || speech.particles.partner.has(&word) && exchange()
}

/// Whether a phrase names somebody, or a public such as the press.
fn listens(clauses: &Clauses, phrase: &Tokens) -> bool {
    let audience = &clauses.prepared.pack.speech.audience;
    phrase.clone().any(|at| audience.contains(clauses.word(at)))
        || clauses
            .core(phrase.start, phrase.end)
            .is_some_and(|core| (phrase.start..core).any(|at| clauses.is_named(at)))
}

/// Whether a phrase without a preposition is the one addressed.
fn is_addressed(clauses: &Clauses, phrase: &Tokens, hit: &Hit, subject: Option<&Tokens>) -> bool {
    let first = phrase.start;
    let reflexive = clauses.is(first, Class::OBJECT) && clauses.is(first, Class::SUBJECT);
    if clauses.is_timed(first) || reflexive || hit.words.contains(&first) {
        return false;
    }
    if hit.cue.passive {
        let named = clauses.shape(phrase.end - 1) == Shape::Noun || clauses.is(first, Class::OBJECT);
        return !hit.passive && named && clauses.shape(first) != Shape::Quote;
    }
    let behind =
        subject.filter(|subject| subject.start > hit.verb).map_or(hit.verb + 1, |subject| subject.end);
    let tells =
        matches!(hit.cue.class, CueClass::Say | CueClass::Write | CueClass::Announce | CueClass::Demand);
    let bare = clauses.shape(first) == Shape::Noun && listens(clauses, phrase) && first == behind;
    tells && (bare || is_dative(clauses, phrase) && first == behind)
}

/// Whether the article of a phrase shows the dative. One that may be an accusative too is that unless its noun
/// has the ending of the dative plural.
fn is_dative(clauses: &Clauses, phrase: &Tokens) -> bool {
    let first = phrase.start;
    let oblique = clauses.is(first, Class::OBLIQUE.with(Class::GENITIVE));
    let core = clauses.core(first, phrase.end).unwrap_or(phrase.end);
    let cases = clauses.prepared.pack.grammar.declension.word(&clauses.lower(first));
    let ambiguous = cases.is_some_and(|cases| cases.any(Cases::ACCUSATIVE));
    oblique && phrase.len() > 1 && (!ambiguous || clauses.word(core - 1).ends_with('n'))
}
