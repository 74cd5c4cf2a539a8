//! What goes on from the statement before without a cue, and sentences that report a statement as such.

use crate::annotate::clause::{Clauses, Tokens};
use crate::annotate::cue::Hit;
use crate::annotate::{Medium, QuotationKind};
use crate::language::{Class, Construction};

use super::clausal::frame_of;
use super::sourced::body_start;
use super::unit::Unit;
use super::{Draft, medium};

/// Who spoke last.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    source: Vec<Tokens>,
    medium: Option<Medium>,
    /// Units since then.
    age: usize,
    /// Whether the last unit held a statement.
    fresh: bool,
}

impl Carried {
    /// Gives its source to quotations in marks that stand alone.
    pub fn lend(&self, found: &mut [Draft]) {
        for draft in found.iter_mut().filter(|draft| draft.rule == "direct/alone" && draft.source.is_empty())
        {
            draft.source = self.source.clone();
            draft.medium = self.medium;
        }
    }

    /// Takes note of what a unit said.
    pub fn update(&mut self, clauses: &Clauses, unit: &Unit, found: &[Draft], continued: bool) {
        self.age += 1;
        self.fresh = continued;
        if continued {
            return;
        }
        let Some(last) = found.iter().rev().find(|draft| !draft.source.is_empty()).or(found.last()) else {
            if self.age > 2
                && let Some(subject) = subject_of(clauses, unit)
            {
                self.source = vec![subject];
                self.age = 1;
            }
            return;
        };
        self.fresh = true;
        if !last.source.is_empty() {
            self.source = last.source.clone();
            self.medium = last.medium;
            self.age = 1;
        }
    }
}

/// The subject of a sentence without a statement: it may be who speaks in the next.
fn subject_of(clauses: &Clauses, unit: &Unit) -> Option<Tokens> {
    let start = body_start(clauses, unit);
    let verb = clauses.second_verb(&(start..unit.body_end))?;
    let subject = crate::annotate::attribution::subject(clauses, &(start..unit.body_end), verb)?;
    (!clauses.is(subject.start, Class::DEMONSTRATIVE) || subject.len() > 1).then_some(subject)
}

/// Konjunktiv in the main clause of a sentence without a cue: what was said goes on. Neighbouring sentences
/// become one quotation. Gives whether it did.
pub(super) fn continue_statement(
    clauses: &Clauses,
    unit: &Unit,
    carried: &Carried,
    drafts: &mut [Draft],
    found: &mut Vec<Draft>,
) -> bool {
    let start = body_start(clauses, unit);
    let body = start..unit.body_end;
    let Some(verb) = main_verb(clauses, unit, &body) else { return false };
    let strong = clauses.is_reported(verb) || (carried.fresh && later_reported(clauses, unit));
    let weak = clauses.is(verb, Class::REPORTED_WEAK) && carried.fresh;
    let hearsay = clauses.is(verb, Class::HEARSAY) && (has_perfect(clauses, &body) || carried.fresh);
    if !strong && !weak && !hearsay {
        return false;
    }
    let kind = if strong || weak { QuotationKind::IndirectFreeIndirect } else { QuotationKind::FreeIndirect };
    if let Some(last) = drafts.last_mut().filter(|last| {
        last.kind == kind
            && !unit.new_line
            && last.content.last().is_some_and(|range| range.end == unit.tokens.start)
    }) {
        if let Some(range) = last.content.last_mut() {
            range.end = unit.tokens.end;
        }
        return true;
    }
    found.push(Draft {
        kind,
        content: vec![start..unit.tokens.end],
        source: carried.source.clone(),
        cue: Vec::new(),
        addressee: Vec::new(),
        frame: Vec::new(),
        medium: carried.medium.or(Some(Medium::Speech)),
        rule: if hearsay { "free/hearsay" } else { "free/reported" },
        confidence: if strong { 0.85 } else { 0.6 },
    });
    true
}

/// Whether a later main clause of the sentence has Konjunktiv I.
fn later_reported(clauses: &Clauses, unit: &Unit) -> bool {
    unit.pieces
        .iter()
        .any(|piece| !clauses.is_subordinate(piece) && clauses.reported(piece.clone()).is_some())
}

/// The finite verb of the first main clause: past a subordinate clause at its head.
fn main_verb(clauses: &Clauses, unit: &Unit, body: &Tokens) -> Option<usize> {
    for piece in &unit.pieces {
        let piece = piece.start.max(body.start)..piece.end;
        if piece.is_empty() || clauses.is_subordinate(&piece) {
            continue;
        }
        if let Some(verb) = clauses.second_verb(&piece) {
            return Some(verb);
        }
    }
    None
}

/// "soll … gesagt haben", "soll … gewesen sein".
fn has_perfect(clauses: &Clauses, body: &Tokens) -> bool {
    let perfect = Class::HAVE.with(Class::BE);
    clauses.outer(body.clone()).any(|idx| {
        clauses.is(idx, Class::PARTICIPLE) && (clauses.is(idx + 1, perfect) || clauses.is(idx + 2, perfect))
    })
}

/// A sentence whose verb of saying has no clause: "X forderte den Rücktritt der Regierung."
pub(super) fn reported(clauses: &Clauses, unit: &Unit, hits: &[Hit]) -> Option<Draft> {
    let hit =
        hits.iter().find(|hit| hit.cue.takes(Construction::Report) && !hit.passive && !hit.verb_final)?;
    let start = body_start(clauses, unit);
    let frame = frame_of(clauses, unit, hit);
    let subject = frame.subject?;
    Some(Draft {
        kind: QuotationKind::Reported,
        content: vec![start..unit.tokens.end],
        source: vec![subject],
        cue: Vec::new(),
        addressee: Vec::new(),
        frame: Vec::new(),
        medium: medium(&hit.cue.medium),
        rule: "report/verb",
        confidence: 0.5,
    })
}
