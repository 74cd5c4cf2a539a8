//! Verbs of saying with what depends on them: a clause, an infinitive, or direct speech, before or after.

use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::annotate::{Medium, QuotationKind};
use crate::language::{Class, Construction};

use super::sourced::body_start;
use super::unit::Unit;
use super::{Draft, joined, marks, medium};

/// Where the clause of a cue lies and who its subject is.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// From its first word to its last.
    pub clause: Tokens,
    /// Who speaks.
    pub subject: Option<Tokens>,
}

/// The quotations that `hit` announces.
pub(super) fn with_clause(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Vec<Draft> {
    let at = unit.piece_of(hit.verb);
    let piece = &unit.pieces[at];
    if is_as_clause(clauses, piece) {
        return as_clause(clauses, unit, hit, at);
    }
    let quote_first = clauses.shape(piece.start) == Shape::Quote && clauses.after(piece.start) == hit.verb;
    if hit.verb == piece.start && at > 0 || quote_first {
        let start = if quote_first { None } else { chain_start(clauses, unit, at) };
        let chain = start.and_then(|start| attribution::subject_chain(clauses, start, hit.verb));
        if let Some(subject) = chain {
            let clause = subject.start..unit.body_end;
            return following(clauses, unit, hit, &Frame { clause, subject: Some(subject) });
        }
        let fronted = clauses.is_subordinate(&unit.pieces[0]) && !quote_first;
        if fronted {
            let clause = body_start(clauses, unit)..unit.body_end;
            let subject = attribution::subject_behind(clauses, hit.verb + 1..unit.body_end);
            let found = following(clauses, unit, hit, &Frame { clause, subject });
            if !found.is_empty() {
                return found;
            }
        }
        return preceding(clauses, unit, hit, quote_first);
    }
    let frame = main_frame(clauses, unit, hit, at);
    following(clauses, unit, hit, &frame)
}

/// Where a subject could begin whose verb opens piece `at`: behind the last strong break.
fn chain_start(clauses: &Clauses, unit: &Unit, at: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    let mut start = at;
    while start > 0 && at - start < FARTHEST {
        start -= 1;
        if start > 0 && clauses.word(unit.break_before(start)) != "," {
            break;
        }
    }
    let piece = &unit.pieces[start];
    let skip = clauses.is(piece.start, Class::CLAUSE_COORDINATOR);
    Some(piece.start + usize::from(skip))
}

/// The clause of a cue that stands inside its piece, and its subject.
pub(super) fn main_frame(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize) -> Frame {
    let piece = &unit.pieces[at];
    let mut start = piece.start;
    if at == 0 {
        start = start.max(body_start(clauses, unit));
    }
    while clauses.is(start, Class::CLAUSE_COORDINATOR) && start < hit.verb {
        start += 1;
    }
    let clause = start..unit.body_end;
    let subject = if hit.passive {
        agent(clauses, unit, hit)
    } else if clauses.is(start, Class::SUBORDINATOR) || hit.verb_final {
        let first = start + usize::from(clauses.is(start, Class::SUBORDINATOR));
        attribution::subject_behind(clauses, first..piece.end)
    } else if hit.verb > start && clauses.is(hit.verb - 1, Class::CLAUSE_COORDINATOR) {
        earlier_subject(clauses, unit, hit.verb - 1)
    } else {
        subject_of(clauses, start, hit.verb, piece.end)
    };
    Frame { clause, subject }
}

/// The subject of a verb in second place; a second verb behind "und" shares that of the first.
fn subject_of(clauses: &Clauses, start: usize, verb: usize, end: usize) -> Option<Tokens> {
    let front = start..verb;
    let other = clauses.second_verb(&front);
    match other {
        Some(first) => attribution::subject(clauses, &(start..verb), first),
        None => attribution::subject(clauses, &(start..end), verb),
    }
}

/// The subject of the clause that ends before `end`, which the verb behind it shares.
fn earlier_subject(clauses: &Clauses, unit: &Unit, end: usize) -> Option<Tokens> {
    let start = body_start(clauses, unit);
    let verb = clauses.second_verb(&(start..end))?;
    attribution::subject(clauses, &(start..end), verb)
}

/// "von X" in a passive.
fn agent(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Option<Tokens> {
    let particles = &clauses.prepared.pack.speech.particles;
    let piece = &unit.pieces[unit.piece_of(hit.verb)];
    let by = clauses
        .outer(piece.clone())
        .find(|&idx| particles.agent.has(&clauses.lower(idx)) && clauses.is(idx, Class::PREPOSITION))?;
    let end = clauses.noun_phrase(by + 1, piece.end, crate::annotate::clause::Reach::Close)?;
    (!clauses.is_timed(by + 1)).then_some(by + 1..end)
}

/// "wie X berichtet".
fn is_as_clause(clauses: &Clauses, piece: &Tokens) -> bool {
    clauses.prepared.pack.speech.particles.wie.has(&clauses.lower(piece.start))
}

/// "Wie X berichtet, ist …" and "…, wie X berichtet".
fn as_clause(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize) -> Vec<Draft> {
    let takes = hit.cue.takes(Construction::Clause) || hit.cue.takes(Construction::Speech);
    let piece = unit.pieces[at].clone();
    if !takes || hit.verb == piece.start + 1 {
        return Vec::new();
    }
    let subject = match hit.passive {
        true => agent(clauses, unit, hit),
        false => attribution::subject_behind(clauses, piece.start + 1..piece.end),
    };
    let (frame, content) = if at == 0 {
        let next = (piece.end + 1).min(unit.body_end);
        (piece.start..next, vec![next..unit.body_end])
    } else {
        let before = unit.break_before(at);
        let after = if piece.end < unit.body_end { piece.end + 1 } else { unit.body_end };
        (before..piece.end, vec![body_start(clauses, unit)..before, after..unit.body_end])
    };
    let cue = std::iter::once(piece.start).chain(hit.words.iter().copied()).collect::<Vec<_>>();
    let mut draft = draft(hit, content, frame, &Frame { clause: piece, subject });
    draft.cue = joined(&cue);
    draft.rule = "clause/as";
    draft.content.retain(|range| !range.is_empty());
    let Some(first) = draft.content.first().cloned() else { return Vec::new() };
    if draft.content.len() == 1 && is_quote(clauses, &first) {
        draft.kind = QuotationKind::Direct;
    }
    vec![draft]
}

/// Whether one quotation in marks fills `range`.
fn is_quote(clauses: &Clauses, range: &Tokens) -> bool {
    clauses.shape(range.start) == Shape::Quote && clauses.after(range.start) == range.end
}

fn draft(hit: &Hit, content: Vec<Tokens>, frame: Tokens, clause: &Frame) -> Draft {
    Draft {
        kind: QuotationKind::Indirect,
        content,
        source: clause.subject.iter().cloned().collect(),
        cue: joined(&hit.words),
        addressee: Vec::new(),
        frame: vec![frame],
        medium: medium(&hit.cue.medium).or(Some(Medium::SW)),
        rule: "clause/following",
        confidence: 0.85,
    }
}

/// What was said stands before its cue: "…, sagte X".
fn preceding(clauses: &Clauses, unit: &Unit, hit: &Hit, quote_first: bool) -> Vec<Draft> {
    let takes = hit.cue.takes(Construction::Clause) || hit.cue.takes(Construction::Speech);
    if !takes || hit.passive && hit.cue.passive {
        return Vec::new();
    }
    let at = unit.piece_of(hit.verb);
    let before = if quote_first { hit.verb } else { unit.break_before(at) };
    let start = body_start(clauses, unit);
    let content = start..before;
    if content.is_empty() {
        return Vec::new();
    }
    let frame_end = frame_end(clauses, unit, hit, at);
    let subject = match hit.passive {
        true => agent(clauses, unit, hit),
        false => attribution::subject_behind(clauses, hit.verb + 1..frame_end),
    };
    let clause = Frame { clause: hit.verb..frame_end, subject };
    let quoted = is_quote(clauses, &content);
    let mut found = draft(hit, vec![content.clone()], before..frame_end, &clause);
    found.addressee = attribution::addressee(clauses, &(hit.verb..frame_end), hit.verb).into_iter().collect();
    found.rule = if quoted { "direct/preceding" } else { "clause/preceding" };
    if quoted {
        found.kind = QuotationKind::Direct;
        found.content = marks::widened(clauses, unit, content);
    } else if !hit.cue.takes(Construction::Clause)
        || clauses.second_verb(&found.content[0]).is_none() && !has_unknown_verb(clauses, &found.content[0])
    {
        return Vec::new();
    }
    resume(clauses, unit, frame_end, &mut found);
    vec![found]
}

/// Whether a small word in `range` may be a verb that no table names.
fn has_unknown_verb(clauses: &Clauses, range: &Tokens) -> bool {
    clauses.outer(range.clone()).any(|idx| clauses.looks_finite(idx))
}

/// Where the announcing clause ends behind what was said: at a break behind which what was said goes on,
/// else with the sentence.
fn frame_end(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize) -> usize {
    for piece in &unit.pieces[at..] {
        let end = piece.end;
        if end <= hit.last() || end >= unit.body_end {
            continue;
        }
        let next = end + 1;
        let resumes = clauses.shape(next) == Shape::Quote
            || clauses.is(next, Class::THAT)
            || clauses.word(end) == ":"
            || unit
                .pieces
                .get(unit.piece_of(next))
                .is_some_and(|piece| clauses.reported(piece.clone()).is_some());
        if resumes {
            return end;
        }
    }
    unit.body_end
}

/// What was said goes on behind its announcing clause.
fn resume(clauses: &Clauses, unit: &Unit, frame_end: usize, found: &mut Draft) {
    if frame_end >= unit.body_end {
        return;
    }
    let next = frame_end + 1;
    if found.kind == QuotationKind::Direct && clauses.shape(next) == Shape::Quote {
        found.content.push(next..clauses.after(next));
        found.frame = vec![found.frame[0].start..next];
    } else if found.kind == QuotationKind::Indirect {
        found.content.push(next..unit.body_end);
        found.frame = vec![found.frame[0].start..next];
    }
}

/// What was said stands behind its cue: ", dass …", ": „…“", ", er habe …", ", … zu tun".
pub(super) fn following(clauses: &Clauses, unit: &Unit, hit: &Hit, frame: &Frame) -> Vec<Draft> {
    let first = unit.piece_of(hit.verb.max(hit.last()));
    let subject_behind = frame.subject.as_ref().is_some_and(|subject| subject.start > hit.verb);
    let mut behind = subject_behind;
    for at in first + 1..unit.pieces.len().min(first + 8) {
        let before = unit.break_before(at);
        if before < hit.verb || before < frame.subject.as_ref().map_or(0, |subject| subject.end) {
            continue;
        }
        let piece = &unit.pieces[at];
        let Some(kind) = opens_content(clauses, unit, hit, at, behind) else {
            if clauses.is(piece.start, Class::CLAUSE_COORDINATOR) {
                break;
            }
            behind = true;
            continue;
        };
        let content = piece.start..content_end(clauses, unit, at);
        let mut found = draft(hit, vec![content.clone()], frame.clause.start..before + 1, frame);
        found.addressee =
            attribution::addressee(clauses, &(frame.clause.start..before), hit.verb).into_iter().collect();
        if hit.passive && hit.cue.passive {
            let whole = frame.clause.start..before;
            found.addressee = attribution::subject(clauses, &whole, hit.verb).into_iter().collect();
        }
        found.rule = kind;
        if clauses.shape(content.start) == Shape::Quote && clauses.after(content.start) + 1 >= content.end {
            found.kind = QuotationKind::Direct;
            found.rule = "direct/following";
            found.content = marks::widened(clauses, unit, content.start..clauses.after(content.start));
        }
        return vec![found];
    }
    Vec::new()
}

/// The rule by which piece `at` begins what was said, if it does. `behind` says that a piece with no claim to
/// be content may be an apposition.
fn opens_content(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize, behind: bool) -> Option<&'static str> {
    let piece = &unit.pieces[at];
    if piece.is_empty() {
        return None;
    }
    let cue = hit.cue;
    let colon = clauses.word(unit.break_before(at)) == ":";
    let clause = cue.takes(Construction::Clause);
    if clauses.shape(piece.start) == Shape::Quote && (colon || clause) && cue.takes(Construction::Speech) {
        return Some("clause/following");
    }
    if clauses.is(piece.start, Class::THAT) {
        return (clause || cue.takes(Construction::Infinitive)).then_some("clause/that");
    }
    if clauses.is(piece.start, Class::INTERROGATIVE) && !clauses.is_relative(piece) {
        return (cue.takes(Construction::Wh) || clause && clauses.reported(piece.clone()).is_some())
            .then_some("clause/question");
    }
    if is_infinitive_from(clauses, unit, at) {
        return (clause || cue.takes(Construction::Infinitive)).then_some("clause/infinitive");
    }
    if !clause
        || clauses.is(piece.start, Class::CLAUSE_COORDINATOR.with(Class::PURPOSE))
        || clauses.is_relative(piece)
    {
        return None;
    }
    if clauses.is_subordinate(piece) {
        let next = unit.pieces.get(at + 1)?;
        let main = clauses.is(next.start, Class::FINITE);
        return (main && clauses.reported(next.clone()).is_some()).then_some("clause/reported");
    }
    if clauses.reported(piece.clone()).is_some() {
        return Some("clause/reported");
    }
    let verb = clauses.second_verb(piece);
    let weak = verb.is_some_and(|verb| clauses.is(verb, Class::REPORTED_WEAK));
    let later = unit.pieces[at + 1..].iter().take(3).any(|next| clauses.is_reported(next.start));
    if weak || (later && !behind) {
        return Some("clause/reported");
    }
    (verb.is_some() && !hit.passive && !hit.verb_final).then_some("clause/second")
}

/// Whether an infinitive with "zu" begins with piece `at`; clauses may stand inside it.
fn is_infinitive_from(clauses: &Clauses, unit: &Unit, at: usize) -> bool {
    let piece = &unit.pieces[at];
    if clauses.is_infinitive(piece) {
        return !clauses.is(piece.start, Class::CLAUSE_COORDINATOR);
    }
    false
}

/// Where what was said ends: before another verb of saying that goes on with the announcing clause, else
/// with the sentence.
fn content_end(clauses: &Clauses, unit: &Unit, from: usize) -> usize {
    let speech = &clauses.prepared.pack.speech;
    for at in from..unit.pieces.len() {
        let piece = &unit.pieces[at];
        for idx in clauses.outer(piece.clone()) {
            let joint = clauses.is(idx, Class::COORDINATOR) && idx > unit.pieces[from].start;
            let cue = joint
                && !speech.forms(&clauses.lower(idx + 1)).is_empty()
                && clauses.is(idx + 1, Class::FINITE)
                && !clauses.is_reported(idx + 1)
                && !clauses.is(idx + 1, Class::INFINITIVE);
            if cue {
                let colon = clauses.word(piece.end) == ":" || clauses.word(piece.end) == ",";
                if colon {
                    return if clauses.shape(idx - 1) == Shape::Break { idx - 1 } else { idx };
                }
            }
        }
    }
    unit.body_end
}
