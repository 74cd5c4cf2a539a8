//! Words of a clause that stand in none of its phrases.

use crate::annotate::clause::structure::{Clause, Role, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::Class;

use super::piece::Piece;
use crate::annotate::event::telling::Telling;
use crate::annotate::event::verb::words as words_of;
use crate::annotate::event::wording;

/// Adds nouns, numbers and names that stand in no phrase to the one that they follow: "an Bern und [Basel]", "in dem Club
/// [„911“]".
pub(super) fn attach(clauses: &Clauses, clause: &Clause, telling: &Telling, pieces: &mut [Piece]) {
    for idx in words_of(clauses, clause) {
        if !tells(clauses, idx) || is_read(clause, telling, idx) {
            continue;
        }
        let follows = |piece: &&mut Piece| {
            piece.tokens.end > 0 && piece.tokens.end <= idx && joins(clauses, piece.tokens.end..idx)
        };
        if let Some(piece) = pieces.iter_mut().find(follows) {
            let end = clauses.after(idx).max(idx + 1);
            piece.text = format!("{} {}", piece.text, wording::text(clauses, piece.tokens.end..end));
            piece.tokens.end = end;
        }
    }
}

/// Whether a noun stands in no phrase of a clause that has no object, straight behind a phrase with a preposition: it may be
/// the object ("reichten beim Gericht in Bern [Klage] ein").
pub(super) fn hides_object(clauses: &Clauses, clause: &Clause, telling: &Telling) -> bool {
    let behind = |idx: usize| {
        clause.arguments.iter().any(|argument| {
            matches!(argument.role, Role::Prepositional(_)) && argument.phrase.tokens.end == idx
        })
    };
    telling.object.is_none()
        && clause.predicate.voice == Voice::Active
        && words_of(clauses, clause).any(|idx| {
            clauses.shape(idx) == Shape::Noun
                && !clauses.is_timed(idx)
                && !is_read(clause, telling, idx)
                && behind(idx)
        })
}

/// Whether a word is one that a title has to say.
fn tells(clauses: &Clauses, idx: usize) -> bool {
    matches!(clauses.shape(idx), Shape::Noun | Shape::Number | Shape::Quote)
        && !clauses.is_timed(idx)
        && !clauses.is_years(idx)
}

/// Whether a word is a verb of the clause or stands in one of its phrases.
fn is_read(clause: &Clause, telling: &Telling, idx: usize) -> bool {
    let predicate = &clause.predicate;
    let subject = clause.subject.iter().any(|phrase| phrase.tokens.contains(&idx));
    let party = telling.subject.party().is_some_and(|party| party.tokens.contains(&idx));
    let verbs = [Some(predicate.verb), predicate.finite, predicate.particle];
    let inside = || {
        clause.arguments.iter().any(|argument| {
            let from = match argument.role {
                Role::Prepositional(at) => at.min(argument.phrase.tokens.start),
                _ => argument.phrase.tokens.start,
            };
            (from..argument.phrase.tokens.end).contains(&idx)
        })
    };
    subject || party || verbs.contains(&Some(idx)) || inside()
}

/// Whether nothing but a genitive, an adjective or what joins two stands in `gap`.
fn joins(clauses: &Clauses, gap: Tokens) -> bool {
    let joined = clauses.is(gap.start, Class::COORDINATOR);
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    gap.into_iter().all(|idx| {
        let genitive = clauses.is(idx, Class::GENITIVE);
        let opens = clauses.is(idx, Class::COORDINATOR) || genitive || joined && clauses.is(idx, article);
        let adjective = clauses.is_inflected(idx) && !clauses.is(idx, article);
        clauses.shape(idx) == Shape::Small && (opens || adjective)
    })
}
