//! Verbs of saying with what depends on them: a clause, an infinitive, or direct speech, before or after.

use crate::annotate::QuotationKind;
use crate::annotate::addressee::addressee;
use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::language::{Class, Construction, CueClass, NounClass};

use super::draft::{Draft, joined, one};
use super::following::following;
use super::frame::{Frame, agent, draft, frame_of, impersonal, is_quote, own_subject, tells_of_writing};
use super::preceding::preceding;
use super::unit::{Unit, body_start};

/// The quotations that `hit` announces.
pub(super) fn with_clause(clauses: &Clauses, unit: &Unit, hit: &Hit, before: Option<&Unit>) -> Vec<Draft> {
    let at = unit.piece_of(hit.verb);
    let piece = &unit.pieces[at];
    if clauses.is_reported(hit.verb) {
        // What is said in Konjunktiv itself goes on from the statement before.
        return Vec::new();
    }
    // "Die Zahlen belegen, dass …": nobody says it.
    let speaks = |subject: &Tokens| clauses.class_of_head(subject).is_none_or(NounClass::can_speak);
    let shown = || frame_of(clauses, unit, hit).subject.is_some_and(|subject| !speaks(&subject));
    if hit.cue.class == CueClass::Show && shown() {
        return Vec::new();
    }
    let written = || tells_of_writing(hit) && frame_of(clauses, unit, hit).subject.is_some();
    if tells_of_writing(hit) && (hit.verb_final || hit.verb == piece.start || !written()) {
        return Vec::new();
    }
    if let Some(first) = as_clause_start(clauses, unit, hit, at) {
        return as_clause(clauses, unit, hit, first..at);
    }
    // "…: So sagte X: „…“" announces what stands behind it.
    if is_so_clause(clauses, piece, hit) && at > 0 && clauses.word(unit.break_before(at)) != ":" {
        return preceding(clauses, unit, hit, unit.break_before(at));
    }
    let points = clauses.is(piece.start, Class::DEMONSTRATIVE) && clauses.shape(hit.verb + 1) != Shape::Break;
    if hit.verb == piece.start + 1 && points {
        return pointing_back(clauses, unit, hit, before);
    }
    if clauses.shape(piece.start) == Shape::Quote && clauses.after(piece.start) == hit.verb {
        // „Der Bote“ berichtet, dass …: the name of who speaks.
        let named = if clauses.is_name_quote(piece.start) {
            following(clauses, unit, hit, &frame_of(clauses, unit, hit))
        } else {
            Vec::new()
        };
        return if named.is_empty() { preceding(clauses, unit, hit, hit.verb) } else { named };
    }
    let frame = frame_of(clauses, unit, hit);
    if hit.verb == piece.start
        && at > 0
        && frame.subject.as_ref().is_none_or(|subject| subject.start > hit.verb)
    {
        let found = preceding(clauses, unit, hit, unit.break_before(at));
        if !found.is_empty() && !answers(clauses, unit, hit, &frame) {
            return found;
        }
    }
    following(clauses, unit, hit, &frame)
}

/// Whether a clause that depends on the cue stands behind it, so that what stands before is no content.
fn answers(clauses: &Clauses, unit: &Unit, hit: &Hit, frame: &Frame) -> bool {
    clauses.is_subordinate(&unit.pieces[0]) && !following(clauses, unit, hit, frame).is_empty()
}

/// The first piece of the clause "wie X, der Sprecher, berichtet", if the cue at piece `at` ends one.
fn as_clause_start(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize) -> Option<usize> {
    let wie = &clauses.prepared.pack.speech.particles.wie;
    let opens = |at: &usize| wie.has(&clauses.lower(unit.pieces[*at].start));
    let final_verb = hit.verb_final || hit.verb == unit.pieces[at].start;
    let farthest = if final_verb { at.saturating_sub(4) } else { at };
    let first = (farthest..=at).rev().find(opens)?;
    let clear = unit.pieces[first..at].iter().all(|piece| {
        clauses.is_relative(piece)
            || !clauses.outer(piece.clone()).any(|idx| {
                clauses.is(idx, Class::FINITE)
                    && clauses.shape(idx) == Shape::Small
                    && !clauses.is_attributive(idx)
            })
    });
    clear.then_some(first)
}

/// ", so glaubt man".
fn is_so_clause(clauses: &Clauses, piece: &Tokens, hit: &Hit) -> bool {
    hit.verb == piece.start + 1 && clauses.prepared.pack.speech.particles.so.has(&clauses.lower(piece.start))
}

/// "Das sagte X": what was said is the sentence before, or the clause before in the same sentence.
fn pointing_back(clauses: &Clauses, unit: &Unit, hit: &Hit, before: Option<&Unit>) -> Vec<Draft> {
    let at = unit.piece_of(hit.verb);
    if !hit.cue.takes(Construction::Clause) || hit.passive {
        return Vec::new();
    }
    if at > 0 {
        return preceding(clauses, unit, hit, unit.break_before(at));
    }
    let Some(before) =
        before.filter(|before| before.tokens.end == unit.tokens.start && before.body_end < before.tokens.end)
    else {
        return Vec::new();
    };
    let pointer = hit.verb - 1;
    // What points back is no subject: "Das teilte die Stadt mit."
    let subject =
        attribution::subject(clauses, hit.verb, unit.body_end).filter(|subject| subject.start > pointer);
    let subject = own_subject(clauses, unit, hit, subject);
    let clause = Frame { clause: hit.verb..unit.body_end, subject };
    let content = vec![body_start(clauses, before)..before.tokens.end, pointer..hit.verb];
    let mut found = draft(clauses, hit, content, hit.verb..unit.body_end, &clause);
    found.addressee = addressee(clauses, &clause.clause, hit, clause.subject.as_ref()).into_iter().collect();
    found.rule = "clause/pointing";
    vec![found]
}

/// "so groß, wie er sagt": a comparison, not a source.
fn compares(clauses: &Clauses, unit: &Unit, at: usize) -> bool {
    let so = &clauses.prepared.pack.speech.particles.so;
    let before = at.checked_sub(1).map(|before| unit.pieces[before].clone());
    before.is_some_and(|piece| piece.clone().any(|idx| idx > piece.start && so.has(clauses.word(idx))))
}

/// "Wie X berichtet, ist …" and "…, wie X berichtet". The clause fills `pieces`, its verb stands in the last.
fn as_clause(clauses: &Clauses, unit: &Unit, hit: &Hit, pieces: Tokens) -> Vec<Draft> {
    let takes = hit.cue.takes(Construction::Clause) || hit.cue.takes(Construction::Speech);
    let piece = unit.pieces[pieces.start].start..unit.pieces[pieces.end].end;
    if !takes || hit.verb == piece.start + 1 || compares(clauses, unit, pieces.start) {
        return Vec::new();
    }
    // ", wie sich zeigte": nobody says it.
    if impersonal(hit) && hit.cue.needs {
        return Vec::new();
    }
    // "wie Lohm von dem Blatt zitiert wird": whose words are passed on is the subject.
    let subject = match hit.passive && hit.cue.class != CueClass::Cite {
        true => agent(clauses, unit, hit),
        false => attribution::subject(clauses, hit.verb, piece.end)
            .or(Some(piece.start + 1..hit.words[0].max(piece.start + 2))),
    };
    let (frame, content) = if pieces.start == 0 {
        let next = (piece.end + 1).min(unit.body_end);
        (piece.start..next, one(next..unit.body_end))
    } else {
        let before = unit.break_before(pieces.start);
        let after = if piece.end < unit.body_end { piece.end + 1 } else { unit.body_end };
        (before..piece.end, vec![body_start(clauses, unit)..before, after..unit.body_end])
    };
    let cue = std::iter::once(piece.start).chain(hit.words.iter().copied()).collect::<Vec<_>>();
    let mut draft = draft(clauses, hit, content, frame, &Frame { clause: piece, subject });
    draft.addressee = addressee(clauses, &draft.frame[0], hit, draft.source.first()).into_iter().collect();
    draft.cue = joined(&cue);
    draft.rule = "clause/as";
    draft.content.retain(|range| !range.is_empty());
    let Some(first) = draft.content.first().cloned() else { return Vec::new() };
    if draft.content.len() == 1 && is_quote(clauses, &first) {
        draft.kind = QuotationKind::Direct;
    }
    vec![draft]
}
