//! Several who do the same: "die Ministerin Rita Kolb und der Rat".

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Clause, ClauseKind, Phrase};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::Class;

use super::who::is_plural;

/// Whether a phrase is one name that nothing joins to another.
pub(super) fn is_one_name(clauses: &Clauses, clause: &Clause, phrase: &Phrase) -> bool {
    let tokens = with_joined(clauses, clause, phrase);
    let joined = tokens.clone().any(|idx| clauses.is(idx, Class::COORDINATOR));
    !joined
        && clauses.is(tokens.end, Class::COORDINATOR) | (clauses.shape(tokens.end) == Shape::Break)
        && (clauses.is_named(phrase.head) || clauses.prepared.pos[phrase.head] == Pos::Propn)
}

/// The whole row of which a subject in the plural is the first: all that stands before the verb of a main clause.
pub(super) fn row(clauses: &Clauses, clause: &Clause, phrase: &Phrase) -> Option<Tokens> {
    let verb =
        clause.predicate.finite.filter(|_| clause.kind == ClauseKind::Main && is_plural(clauses, clause))?;
    let part = clause.parts.first()?;
    let leads = part.start == phrase.tokens.start && part.contains(&verb) && verb > phrase.tokens.end;
    if !leads || with_joined(clauses, clause, phrase).end == verb {
        return None;
    }
    let mut between = clauses.outer(phrase.tokens.end..verb);
    let joined = clauses
        .outer(phrase.tokens.end..verb)
        .any(|idx| clauses.is(idx, Class::COORDINATOR) && !clauses.is_named(idx));
    let plain = between.all(|idx| {
        matches!(
            clauses.shape(idx),
            Shape::Noun | Shape::Small | Shape::Break | Shape::Bracket | Shape::Number
        ) && !clauses.is_timed(idx)
            && !clauses.is(idx, Class::RELATIVE.with(Class::SUBORDINATOR))
                | clauses.is(idx, Class::DETERMINER)
    });
    // "…, in der Mehrzahl Kinder, kamen": a row ends with a noun.
    (joined && plain && clauses.shape(verb - 1) == Shape::Noun).then_some(phrase.tokens.start..verb)
}

/// The words of a subject; of one in the plural with what "und" joins to its first.
pub(super) fn with_joined(clauses: &Clauses, clause: &Clause, phrase: &Phrase) -> Tokens {
    let end = phrase.tokens.end;
    let joins = is_plural(clauses, clause)
        && clauses.is(end, Class::COORDINATOR)
        && clauses.shape(end + 1) == Shape::Noun
        && clause.parts.iter().any(|part| part.contains(&end) && part.contains(&(end + 1)));
    let further = if joins { clauses.core(end + 1, end + 1 + 6) } else { None };
    // "Papst Coelestin V.".
    let numbered = clauses.is_named(end - 1) && clauses.is_roman(end);
    phrase.tokens.start..further.unwrap_or(if numbered { end + 1 } else { end })
}
