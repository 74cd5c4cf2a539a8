//! What was said stands behind its cue: ", dass …", ": „…“", ", er habe …", ", … zu tun".

use crate::annotate::QuotationKind;
use crate::annotate::addressee::addressee;
use crate::annotate::attribution;
use crate::annotate::clause::structure::{Mood, Tense};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::language::{Class, Construction, CueClass};

use super::draft::Draft;
use super::frame::{Frame, draft, widened};
use super::unit::Unit;

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
        if clauses.word(before) == ";" {
            break;
        }
        if hit.verb_final && clauses.is(piece.start, Class::FINITE) && !clauses.is_reported(piece.start) {
            break;
        }
        let Some(kind) = opens_content(clauses, unit, hit, at, behind) else {
            // "X kritisierte den Plan: So sagte Y: „…“": what is announced anew is Y's.
            let anew = clauses.word(before) == ":" && clauses.word(piece.end) == ":";
            if anew || clauses.is(piece.start, Class::CLAUSE_COORDINATOR) {
                break;
            }
            behind = true;
            continue;
        };
        let content = piece.start..content_end(clauses, unit, hit, at);
        let mut found = draft(clauses, hit, vec![content.clone()], frame.clause.start..before + 1, frame);
        found.addressee = addressee(clauses, &(frame.clause.start..before), hit, frame.subject.as_ref())
            .into_iter()
            .collect();
        if hit.passive && hit.cue.passive {
            let front = attribution::fronted(clauses, frame.clause.start..hit.verb);
            found.addressee = attribution::subject(clauses, hit.verb, before).or(front).into_iter().collect();
        }
        found.rule = kind;
        if clauses.shape(content.start) == Shape::Quote && clauses.after(content.start) + 1 >= content.end {
            found.kind = QuotationKind::Direct;
            found.rule = "direct/following";
            found.content = widened(clauses, unit, content.start..clauses.after(content.start));
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
    let strong = cue.takes(Construction::Speech)
        && matches!(cue.class, CueClass::Say | CueClass::Think | CueClass::Write | CueClass::Impersonal);
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
    // "er rief auf – so der Vorwurf –, das Haus zu räumen": what is put in between dashes.
    let dash = |at: usize| matches!(clauses.word(at), "–" | "—" | "-");
    let piece = &unit.pieces[at];
    if at > 0 && dash(piece.start - 1) && piece.end < unit.body_end && dash(piece.end) {
        return false;
    }
    // "Grundsätze, denen zufolge davon auszugehen sei": a clause with a verb of its own.
    let first = unit.pieces[at].start;
    let after = &clauses.prepared.pack.speech.particles.after;
    let describes = clauses.is(first, Class::RELATIVE) && after.has(clauses.word(first + 1));
    if describes {
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
        let first = unit.pieces[from].start;
        let joint = second_cue(clauses, piece, first).or_else(|| resumed(clauses, piece, first));
        if let Some(joint) = joint {
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
    let mood = Class::REPORTED.with(Class::REPORTED_WEAK);
    let verb = piece.start + usize::from(clauses.is(piece.start, Class::CLAUSE_COORDINATOR));
    let indicative = clauses.is(verb, Class::FINITE) && !clauses.is(verb, mood);
    let told = clauses.reported(content..piece.start).is_some()
        || clauses.second_verb(&(content..piece.start)).is_some_and(|verb| clauses.is(verb, mood));
    indicative && !clauses.is(content, Class::THAT) && told
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

/// The "und" in `piece` behind which the announcing clause goes on as a fact, or another one begins: "…, sie müssten sparen
/// [und] verwies auf …", "…, dass es regnet [und] warnte vor …".
fn resumed(clauses: &Clauses, piece: &Tokens, first: usize) -> Option<usize> {
    let speech = &clauses.prepared.pack.speech;
    let verb_last = clauses.is(first, Class::THAT);
    let reported = clauses.clause_at(first).is_some_and(|clause| clause.predicate.mood != Mood::Indicative);
    clauses.outer(piece.clone()).filter(|&idx| idx > first && clauses.is(idx, Class::COORDINATOR)).find(
        |&idx| {
            let Some(clause) = clauses.clause_at(idx + 1) else { return false };
            let Some(verb) = clause.predicate.finite.filter(|verb| *verb > idx && *verb < piece.end) else {
                return false;
            };
            let begins = clause.parts.first().is_some_and(|part| part.start >= idx);
            let told = clause.predicate.mood == Mood::Indicative && clause.predicate.tense == Tense::Past;
            let says = !speech.forms(&clauses.lower(verb)).is_empty() && !clauses.is(verb, Class::INFINITIVE);
            // In a clause with its verb at the end a second verb that comes first is none of it.
            let leads = verb == idx + 1 && verb + 1 < piece.end;
            let new = says && !clause.is_subject_shared;
            begins && told && if verb_last { leads && says } else { reported && (leads || new) }
        },
    )
}
