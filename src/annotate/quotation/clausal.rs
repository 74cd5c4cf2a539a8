//! Verbs of saying with what depends on them: a clause, an infinitive, or direct speech, before or after.

use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::annotate::{Medium, QuotationKind};
use crate::language::{Class, Construction};

use super::sourced::body_start;
use super::unit::Unit;
use super::{Draft, joined, marks, medium, one};

/// Where the clause of a cue lies and who its subject is.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// From its first word to its last.
    pub clause: Tokens,
    /// Who speaks.
    pub subject: Option<Tokens>,
}

/// The quotations that `hit` announces.
pub(super) fn with_clause(clauses: &Clauses, unit: &Unit, hit: &Hit, before: Option<&Unit>) -> Vec<Draft> {
    let at = unit.piece_of(hit.verb);
    let piece = &unit.pieces[at];
    if clauses.is_reported(hit.verb) {
        // What is said in Konjunktiv itself goes on from the statement before.
        return Vec::new();
    }
    if let Some(first) = as_clause_start(clauses, unit, hit, at) {
        return as_clause(clauses, unit, hit, first..at);
    }
    if is_so_clause(clauses, piece, hit) && at > 0 {
        return preceding(clauses, unit, hit, unit.break_before(at));
    }
    let points = clauses.is(piece.start, Class::DEMONSTRATIVE) && clauses.shape(hit.verb + 1) != Shape::Break;
    if hit.verb == piece.start + 1 && points {
        return pointing_back(clauses, unit, hit, before);
    }
    if clauses.shape(piece.start) == Shape::Quote && clauses.after(piece.start) == hit.verb {
        return preceding(clauses, unit, hit, hit.verb);
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

/// The clause of a cue and its subject, wherever in the sentence it stands.
pub(super) fn frame_of(clauses: &Clauses, unit: &Unit, hit: &Hit) -> Frame {
    let at = unit.piece_of(hit.verb);
    let piece = &unit.pieces[at];
    if hit.verb > piece.start || at == 0 {
        return main_frame(clauses, unit, hit, at);
    }
    let chain =
        chain_start(clauses, unit, at).and_then(|start| attribution::subject_chain(clauses, start, hit.verb));
    if let Some(subject) = chain {
        return Frame { clause: subject.start..unit.body_end, subject: Some(subject) };
    }
    let clause = body_start(clauses, unit)..unit.body_end;
    let fronted = (0..at).all(|piece| clauses.is_subordinate(&unit.pieces[piece]));
    let shared = clauses.is(hit.verb + 1, Class::CLAUSE_COORDINATOR);
    let behind = attribution::subject_behind(clauses, hit.verb + 1..piece.end).filter(|_| !shared);
    let subject = match behind {
        Some(subject) if fronted || impersonal(hit) => Some(subject),
        Some(subject) if !hit.words.contains(&subject.start) && nominative(clauses, &subject) => {
            Some(subject)
        }
        _ => earlier_subject(clauses, unit, hit.verb),
    };
    Frame { clause, subject: own_subject(clauses, unit, hit, subject) }
}

/// Whether a main clause stands before the cue's piece.
fn is_content_before(clauses: &Clauses, unit: &Unit, hit: &Hit) -> bool {
    has_main_clause(clauses, unit, unit.piece_of(hit.verb))
}

/// Whether a phrase shows by its first word that it can be a subject.
fn nominative(clauses: &Clauses, phrase: &Tokens) -> bool {
    !clauses.is(phrase.start, Class::OBLIQUE)
        || clauses.is(phrase.start, Class::DETERMINER.with(Class::SUBJECT))
}

/// "Es heißt": the subject says nothing about who speaks.
fn impersonal(hit: &Hit) -> bool {
    hit.cue.class == "impersonal"
}

/// The subject, but for an impersonal cue the place of the words, and for a passive its agent.
fn own_subject(clauses: &Clauses, unit: &Unit, hit: &Hit, subject: Option<Tokens>) -> Option<Tokens> {
    let piece = unit.pieces[unit.piece_of(hit.verb)].clone();
    if impersonal(hit) {
        let front = body_start(clauses, unit)..piece.end;
        let here = attribution::place_of_words(clauses, &piece);
        return here.or_else(|| {
            attribution::place_of_words(clauses, &front)
                .filter(|_| hit.verb == piece.start && !is_content_before(clauses, unit, hit))
        });
    }
    if hit.passive && hit.cue.class != "cite" {
        return agent(clauses, unit, hit).or_else(|| attribution::written_source(clauses, &piece));
    }
    subject
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
fn main_frame(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize) -> Frame {
    let piece = &unit.pieces[at];
    let mut start = piece.start;
    if at == 0 {
        start = start.max(body_start(clauses, unit));
    }
    while clauses.is(start, Class::CLAUSE_COORDINATOR) && start < hit.verb {
        start += 1;
    }
    let clause = start..unit.body_end;
    let subject = if hit.verb_final {
        attribution::subject_of_final(clauses, &(start..piece.end), hit.verb)
    } else if hit.verb > start && clauses.is(hit.verb - 1, Class::CLAUSE_COORDINATOR) {
        earlier_subject(clauses, unit, hit.verb - 1)
    } else if hit.verb == start && at > 0 {
        earlier_subject(clauses, unit, start)
    } else {
        subject_of(clauses, start, hit.verb, piece.end)
    };
    Frame { clause, subject: own_subject(clauses, unit, hit, subject) }
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

/// The subject of the nearest main clause before `end`, which the verb behind it shares.
fn earlier_subject(clauses: &Clauses, unit: &Unit, end: usize) -> Option<Tokens> {
    let start = body_start(clauses, unit);
    for piece in unit.pieces.iter().rev().filter(|piece| piece.start < end) {
        let piece = piece.start.max(start)..piece.end.min(end);
        if piece.is_empty() || clauses.is_subordinate(&piece) {
            continue;
        }
        if let Some(verb) = clauses.second_verb(&piece) {
            let chain = attribution::subject_chain(clauses, start, verb).filter(|_| verb == piece.start);
            return chain.or_else(|| attribution::subject(clauses, &piece, verb));
        }
    }
    None
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
    let subject = attribution::subject_behind(clauses, hit.verb + 1..unit.body_end);
    let subject = own_subject(clauses, unit, hit, subject);
    let clause = Frame { clause: hit.verb..unit.body_end, subject };
    let content = vec![body_start(clauses, before)..before.tokens.end, pointer..hit.verb];
    let mut found = draft(hit, content, hit.verb..unit.body_end, &clause);
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
    let subject = match hit.passive {
        true => agent(clauses, unit, hit),
        false => attribution::subject_behind(clauses, piece.start + 1..piece.end)
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
    }
}

/// What was said stands before its cue: "…, sagte X".
fn preceding(clauses: &Clauses, unit: &Unit, hit: &Hit, before: usize) -> Vec<Draft> {
    let takes = hit.cue.takes(Construction::Clause) || hit.cue.takes(Construction::Speech);
    if !takes || hit.passive && hit.cue.passive {
        return Vec::new();
    }
    let at = unit.piece_of(hit.verb);
    let start = body_start(clauses, unit);
    let last =
        unit.pieces.get(at.wrapping_sub(1)).filter(|piece| piece.end == before && is_quote(clauses, piece));
    let start = last.map_or(start, |quote| quote.start);
    let content = start..before;
    if clauses.is(hit.verb + 1, Class::CLAUSE_COORDINATOR) {
        return Vec::new();
    }
    let whole = is_quote(clauses, &content) || clauses.is(start, Class::THAT) || clauses.word(before) != ",";
    if content.is_empty() || !whole && !has_main_clause(clauses, unit, at) {
        return Vec::new();
    }
    let frame_end = frame_end(clauses, unit, hit, at);
    let subject = attribution::subject_behind(clauses, hit.verb + 1..frame_end);
    let subject = own_subject(clauses, unit, hit, subject);
    let clause = Frame { clause: hit.verb..frame_end, subject };
    let quoted = is_quote(clauses, &content);
    let mut found = draft(hit, vec![content.clone()], before..frame_end, &clause);
    found.addressee =
        attribution::addressee(clauses, &(hit.verb..frame_end), hit.verb, clause.subject.as_ref())
            .into_iter()
            .collect();
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

/// Whether a main clause stands before piece `at`.
fn has_main_clause(clauses: &Clauses, unit: &Unit, at: usize) -> bool {
    let mut open = false;
    unit.pieces[..at].iter().any(|piece| {
        let subordinate = clauses.is_subordinate(piece);
        let relative = clauses.is_relative(piece);
        // A subordinate clause that a relative clause interrupts ends with the piece behind it.
        let rest = open && !relative;
        open = (subordinate || open) && (relative || !clauses.is_verb_final(piece));
        let verb = || clauses.second_verb(piece).is_some() || has_unknown_verb(clauses, piece);
        !subordinate && !rest && verb() || clauses.is_infinitive(piece)
    })
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
        found.frame = one(found.frame[0].start..next);
    } else if found.kind == QuotationKind::Indirect {
        found.content.push(next..unit.body_end);
        found.frame = one(found.frame[0].start..next);
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
        if hit.verb_final && clauses.is(piece.start, Class::FINITE) && !clauses.is_reported(piece.start) {
            break;
        }
        let Some(kind) = opens_content(clauses, unit, hit, at, behind) else {
            if clauses.is(piece.start, Class::CLAUSE_COORDINATOR) {
                break;
            }
            behind = true;
            continue;
        };
        let content = piece.start..content_end(clauses, unit, hit, at);
        let mut found = draft(hit, vec![content.clone()], frame.clause.start..before + 1, frame);
        found.addressee =
            attribution::addressee(clauses, &(frame.clause.start..before), hit.verb, frame.subject.as_ref())
                .into_iter()
                .collect();
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
    let strong = cue.takes(Construction::Speech) && matches!(cue.class.as_str(), "say" | "think" | "write");
    let bare = !behind
        && !clauses
            .outer(hit.verb + 1..unit.break_before(at))
            .any(|idx| clauses.shape(idx) == Shape::Noun && !clauses.is_timed(idx));
    (verb.is_some() && strong && bare && !hit.passive && !hit.verb_final).then_some("clause/second")
}

/// Whether an infinitive with "zu" begins with piece `at`; clauses may stand inside it.
pub(super) fn is_infinitive_from(clauses: &Clauses, unit: &Unit, at: usize) -> bool {
    const FARTHEST: usize = 5;
    if clauses
        .is(unit.pieces[at].start, Class::CLAUSE_COORDINATOR.with(Class::PURPOSE).with(Class::SUBORDINATOR))
    {
        return false;
    }
    for piece in unit.pieces.iter().skip(at).take(FARTHEST) {
        if clauses.is_infinitive(piece) {
            return true;
        }
        let aside = piece.start > unit.pieces[at].start && clauses.is_subordinate(piece);
        if !aside && clauses.second_verb(piece).is_some() {
            return false;
        }
    }
    false
}

/// Where what was said ends: before another verb of saying that goes on with the announcing clause, behind a
/// subordinate clause of saying where the main clause goes on, else with the sentence.
fn content_end(clauses: &Clauses, unit: &Unit, hit: &Hit, from: usize) -> usize {
    for at in from..unit.pieces.len() {
        let piece = &unit.pieces[at];
        if at > from
            && hit.verb_final
            && (clauses.is(piece.start, Class::FINITE) || clauses.looks_finite(piece.start))
            && !clauses.is_reported(piece.start)
        {
            return unit.break_before(at);
        }
        let added = at > from
            && clauses.is(piece.start, Class::CONTINUING)
            && clauses.is_infinitive(&unit.pieces[from]);
        if added {
            return unit.break_before(at);
        }
        let strong_break = at > from
            && (clauses.word(unit.break_before(at)) == ";" && clauses.reported(piece.clone()).is_none()
                || clauses.word(unit.break_before(at)) == ":" && clauses.shape(piece.start) == Shape::Quote
                || opposes(clauses, piece));
        if strong_break {
            return unit.break_before(at);
        }
        let follows_main = at > from && !clauses.is_subordinate(&unit.pieces[at - 1]);
        if follows_main && goes_back(clauses, piece, unit.pieces[from].start) {
            return unit.break_before(at);
        }
        if let Some(joint) = second_cue(clauses, piece, unit.pieces[from].start) {
            return if clauses.shape(joint - 1) == Shape::Break { joint - 1 } else { joint };
        }
    }
    unit.body_end
}

/// ", doch Y sagte": another speaker's clause.
fn opposes(clauses: &Clauses, piece: &Tokens) -> bool {
    let speech = &clauses.prepared.pack.speech;
    let verb =
        clauses.is(piece.start, Class::CLAUSE_COORDINATOR).then(|| clauses.second_verb(piece)).flatten();
    verb.is_some_and(|verb| {
        !clauses.is_reported(verb)
            && !speech.forms(&clauses.lower(verb)).is_empty()
            && !clauses.is(verb, Class::INFINITIVE)
    })
}

/// Whether a piece that opens with its verb in the indicative takes up the announcing clause again, behind
/// content in Konjunktiv.
fn goes_back(clauses: &Clauses, piece: &Tokens, content: usize) -> bool {
    let indicative = clauses.is(piece.start, Class::FINITE)
        && !clauses.is(piece.start, Class::REPORTED.with(Class::REPORTED_WEAK));
    indicative && !clauses.is(content, Class::THAT) && clauses.reported(content..piece.start).is_some()
}

/// The "und" before another verb of saying in `piece`, behind which something is said too.
fn second_cue(clauses: &Clauses, piece: &Tokens, first: usize) -> Option<usize> {
    let speech = &clauses.prepared.pack.speech;
    let goes_on = matches!(clauses.word(piece.end), ":" | ",");
    clauses.outer(piece.clone()).filter(|&idx| goes_on && idx > first).find(|&idx| {
        clauses.is(idx, Class::COORDINATOR)
            && !speech.forms(&clauses.lower(idx + 1)).is_empty()
            && clauses.is(idx + 1, Class::FINITE)
            && !clauses.is_reported(idx + 1)
            && !clauses.is(idx + 1, Class::INFINITIVE)
    })
}
