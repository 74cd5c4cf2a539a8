//! How the phrases of a clause stand to one another.

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Clause, Phrase};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::Class;

use crate::annotate::event::telling::Telling;

/// A phrase with a preposition that was read before another.
pub(super) struct Before {
    pub end: usize,
    /// Whether a place may follow that does not belong to it.
    pub is_place: bool,
    /// Whether it tells of something that happens, to which something may be done: "bei dem Angriff auf Kiew".
    pub is_doing: bool,
    /// Whether it is in the title.
    pub kept: bool,
}

/// Whether what begins at `at` belongs to a clause without a verb that is joined to this one: "wurde in Bern gefasst und
/// der Zweite in Basel".
pub(super) fn is_of_next(clauses: &Clauses, clause: &Clause, at: usize) -> bool {
    let predicate = &clause.predicate;
    let apart = predicate.finite.filter(|&finite| finite < predicate.verb).map(|_| predicate.verb);
    let close = apart.or(predicate.particle);
    close.is_some_and(|close| at > close && (close + 1..at).any(|idx| clauses.is(idx, Class::COORDINATOR)))
}

/// The first of two prepositions before a phrase: "bis zur Grenze".
pub(super) fn opening(clauses: &Clauses, at: usize) -> usize {
    let before = at.checked_sub(1).filter(|&idx| clauses.shape(idx) == Shape::Small);
    let two = before.filter(|&idx| {
        clauses.is(idx, Class::PREPOSITION) && !clauses.is(idx, Class::ADVERB) && !clauses.is_timed(idx)
    });
    two.unwrap_or(at)
}

/// Whether a word joins the preposition at `at` to the phrase that ends before it: "vom Rat und vom Senat".
pub(super) fn joins(clauses: &Clauses, end: usize, at: usize) -> bool {
    end + 1 == at && clauses.is(end, Class::COORDINATOR)
}

/// Whether nothing but an adverb stands between the end of a phrase and the preposition at `at`: "im Stadtteil unweit
/// von Bern".
pub(super) fn touches(clauses: &Clauses, end: usize, at: usize) -> bool {
    let adverb = || {
        end + 1 == at
            && clauses.lower(at) == clauses.prepared.pack.events.title.of
            && clauses.shape(end) == Shape::Small
            && matches!(clauses.prepared.pos[end], Pos::Adv | Pos::Adj | Pos::Adp)
    };
    end == at || adverb() || joins(clauses, end, at)
}

/// Whether a phrase is another object than the one that the verb is about.
pub(super) fn is_other(telling: &Telling, phrase: &Phrase) -> bool {
    telling.object.as_ref().is_some_and(|object| !object.by_pronoun && object.tokens != phrase.tokens)
}
