//! The phrases of a title behind its verb.

mod joined;
mod loose;
mod object;
mod piece;
mod prepositional;
mod standing;

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Clause, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::Class;

use super::factuality::is_denied;
use super::telling::Telling;
use super::verb::words as words_of;
use super::wording::Brevity;

pub(super) use piece::{Piece, Spare};

/// The phrases behind the verb, in the order of the text. Given are whether the title is told as what was done, and the preposition of the phrase that stands with the subject already. Told with them is whether
/// they may lack the object.
pub(super) fn phrases(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (done, of_subject): (bool, Option<usize>),
    brevity: Brevity,
) -> (Vec<Piece>, bool) {
    let (mut pieces, ends) = object::objects(clauses, clause, telling, done, brevity);
    let words = &clauses.prepared.pack.events.title;
    // "erklärt sich bereit": a word of the verb's own that stands in no phrase.
    let in_phrase = |word: &String| {
        let mut phrases = clause.arguments.iter().flat_map(|argument| {
            let preposition = match argument.role {
                Role::Prepositional(at) => Some(at),
                _ => None,
            };
            argument.phrase.tokens.clone().chain(preposition)
        });
        *word == words.reflexive || phrases.any(|idx| clauses.word(idx) == word.as_str())
    };
    let own = telling.with.as_ref().filter(|word| !in_phrase(word));
    pieces.extend(own.map(|word| {
        let at =
            words_of(clauses, clause).find(|&idx| clauses.word(idx) == word.as_str()).unwrap_or_default();
        Piece::must(word.clone()).at(at..at + 1)
    }));
    pieces.extend(negation(clauses, clause));
    pieces.extend(manner(clauses, clause).filter(|_| telling.object.is_none() && !done));
    pieces.extend(prepositional::prepositional(clauses, clause, telling, (&ends, of_subject), brevity));
    let said = |score: &Piece| pieces.iter().any(|piece| piece.text.contains(score.text.as_str()));
    let score = score(clauses, clause).filter(|score| !said(score));
    pieces.extend(score);
    loose::attach(clauses, clause, telling, &mut pieces);
    put_in_order(clauses, &mut pieces);
    (pieces, loose::hides_object(clauses, clause, telling))
}

/// Puts the phrases in the order of the text, in which nothing is torn from what it belongs to; first a reflexive, and an
/// object of one word behind which nothing belongs to it ("betritt Mond als erster Mensch").
fn put_in_order(clauses: &Clauses, pieces: &mut [Piece]) {
    let reflexive = &clauses.prepared.pack.events.title.reflexive;
    let starts: Vec<usize> = pieces.iter().map(|piece| piece.tokens.start).collect();
    pieces.sort_by_key(|piece| {
        let alone = piece.is_object && !piece.text.contains(' ') && !starts.contains(&piece.tokens.end);
        (!(alone || piece.text == *reflexive), piece.tokens.start)
    });
}

/// The result of a game: "3:1".
fn score(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let is_score = |idx: &usize| {
        clauses.shape(*idx) == Shape::Number && !clauses.is_timed(*idx) && clauses.word(*idx).contains(':')
    };
    let at = words_of(clauses, clause).find(is_score)?;
    Some(Piece::may(clauses.word(at).to_owned(), Spare::Last).at(at..at + 1))
}

/// The word that negates the clause, where it is no article.
fn negation(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let negates = |idx: &usize| {
        clauses.is(*idx, Class::NEGATION) && !clauses.is(*idx, article) && clauses.shape(*idx) == Shape::Small
    };
    let idx = words_of(clauses, clause).find(negates).filter(|_| is_denied(clauses, clause))?;
    (clauses.shape(idx + 1) != Shape::Noun)
        .then(|| Piece::must(clauses.word(idx).to_owned()).at(idx..idx + 1))
}

/// How it is done, in one word straight before the verb at the end: "verlief ergebnislos".
fn manner(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let predicate = &clause.predicate;
    let at_end = || clause.parts.last().map(|part| part.end);
    let nonfinite = predicate.finite.is_some_and(|finite| finite != predicate.verb);
    let behind = if nonfinite { Some(predicate.verb) } else { predicate.particle.or_else(at_end) };
    let idx = behind?.checked_sub(1).filter(|&idx| idx != predicate.verb)?;
    let inside = clause.parts.iter().any(|part| part.contains(&idx));
    let adjective = clauses.shape(idx) == Shape::Small
        && clauses.prepared.pos[idx] == Pos::Adj
        && !clauses.is_inflected(idx)
        && !clauses.is_timed(idx)
        && !clauses.is(idx, Class::NEGATION.with(Class::ADVERB).with(Class::FOCUS).with(Class::PREPOSITION));
    (inside && adjective).then(|| Piece::may(clauses.lower(idx), Spare::Where).at(idx..idx + 1))
}
