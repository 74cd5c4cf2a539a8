//! The announcing clause of a verb of saying: where it lies, who its subject is, and the statement it makes.

use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Reach, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::annotate::{Medium, QuotationKind};
use crate::language::{Class, CueClass};

use super::draft::{Draft, joined, one};
use super::unit::{Unit, body_start};

/// Where the clause of a cue lies and who its subject is.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// From its first word to its last.
    pub clause: Tokens,
    /// Who speaks.
    pub subject: Option<Tokens>,
}

/// The clause of a cue and its subject, wherever in the sentence it stands.
pub(super) fn frame_of(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Frame {
    let at = unit.piece_of(hit.verb);
    let piece = &unit.pieces[at];
    let subject = attribution::subject(clauses, hit.verb, unit.body_end);
    let start = if hit.verb == piece.start && at > 0 {
        let before = subject.as_ref().filter(|subject| subject.start < hit.verb);
        before.map_or_else(|| body_start(clauses, unit), |subject| subject.start)
    } else {
        let first = if at == 0 { body_start(clauses, unit).max(piece.start) } else { piece.start };
        (first..hit.verb).find(|&idx| !clauses.is(idx, Class::CLAUSE_COORDINATOR)).unwrap_or(first)
    };
    Frame { clause: start..unit.body_end, subject: own_subject(clauses, unit, hit, subject) }
}

/// Whether a main clause stands before the cue's piece.
fn is_content_before(clauses: &Clauses, unit: &Unit, hit: &Hit) -> bool {
    has_main_clause(clauses, unit, unit.piece_of(hit.verb))
}

/// "Es heißt": the subject says nothing about who speaks.
pub(super) fn impersonal(hit: &Hit) -> bool {
    hit.cue.class == CueClass::Impersonal
}

/// "In dem Brief steht": something written that says it, and nobody else.
pub(super) fn tells_of_writing(hit: &Hit) -> bool {
    impersonal(hit) && hit.cue.medium == Medium::Writing
}

/// The subject, but for an impersonal cue the place of the words, and for a passive its agent.
pub(super) fn own_subject(
    clauses: &Clauses,
    unit: &Unit,
    hit: &Hit,
    subject: Option<Tokens>,
) -> Option<Tokens> {
    let piece = unit.pieces[unit.piece_of(hit.verb)].clone();
    if tells_of_writing(hit) {
        return attribution::written_source(clauses, &piece);
    }
    if impersonal(hit) {
        let front = body_start(clauses, unit)..piece.end;
        let here = attribution::place_of_words(clauses, &piece);
        return here.or_else(|| {
            attribution::place_of_words(clauses, &front)
                .filter(|_| hit.verb == piece.start && !is_content_before(clauses, unit, hit))
        });
    }
    if hit.passive && hit.cue.class != CueClass::Cite {
        return agent(clauses, unit, hit).or_else(|| attribution::written_source(clauses, &piece));
    }
    subject
}

/// "von X" in a passive.
pub(super) fn agent(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Option<Tokens> {
    let particles = &clauses.prepared.pack.speech.particles;
    let piece = &unit.pieces[unit.piece_of(hit.verb)];
    let by = clauses
        .outer(piece.clone())
        .find(|&idx| particles.agent.has(&clauses.lower(idx)) && clauses.is(idx, Class::PREPOSITION))?;
    // "Der Partei unter der Führung von X wird vorgeworfen": before the verb stands one phrase, and it is part of that.
    let inside = by < hit.verb && !hit.verb_final;
    if inside && (piece.start..by).any(|at| clauses.shape(at) == Shape::Noun) {
        return None;
    }
    let end = clauses.noun_phrase(by + 1, piece.end, Reach::Close)?;
    (!clauses.is_timed(by + 1)).then_some(by + 1..end)
}

/// Whether one quotation in marks fills `range`.
pub(super) fn is_quote(clauses: &Clauses, range: &Tokens) -> bool {
    clauses.shape(range.start) == Shape::Quote && clauses.after(range.start) == range.end
}

pub(super) fn draft(
    clauses: &Clauses,
    hit: &Hit,
    content: Vec<Tokens>,
    frame: Tokens,
    clause: &Frame,
) -> Draft {
    let is_negated = clauses.clause_at(hit.verb).is_some_and(|clause| clause.predicate.is_negated);
    Draft {
        source: clause.subject.iter().cloned().collect(),
        cue: joined(&hit.words),
        frame: vec![frame],
        medium: Some(hit.cue.medium),
        refuses: hit.cue.class == CueClass::Deny || is_negated,
        ..Draft::new(QuotationKind::Indirect, content, "clause/following")
    }
}

/// Whether a main clause stands before piece `at`.
pub(super) fn has_main_clause(clauses: &Clauses, unit: &Unit, at: usize) -> bool {
    // A small word that may be a verb no table names.
    let unknown_verb = |piece: &Tokens| clauses.outer(piece.clone()).any(|idx| clauses.looks_finite(idx));
    let mut open = false;
    unit.pieces[..at].iter().any(|piece| {
        let subordinate = clauses.is_subordinate(piece);
        let relative = clauses.is_relative(piece);
        // A subordinate clause that a relative clause interrupts ends with the piece behind it.
        let rest = open && !relative;
        open = (subordinate || open) && (relative || !clauses.is_verb_final(piece));
        let verb = || clauses.second_verb(piece).is_some() || unknown_verb(piece);
        !subordinate && !rest && verb() || clauses.is_infinitive(piece)
    })
}

/// A quotation and those that follow it with nothing between.
pub(super) fn widened(clauses: &Clauses, unit: &Unit, first: Tokens) -> Vec<Tokens> {
    let mut last = first.end;
    while last < unit.tokens.end && clauses.shape(last) == Shape::Quote {
        last = clauses.after(last);
    }
    one(first.start..last)
}
