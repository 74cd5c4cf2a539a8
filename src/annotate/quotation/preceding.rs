//! What was said stands before its cue: "…, sagte X".

use crate::annotate::QuotationKind;
use crate::annotate::addressee::addressee;
use crate::annotate::attribution;
use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::language::{Class, Construction};

use super::draft::{Draft, one};
use super::frame::{Frame, draft, has_main_clause, is_quote, own_subject, widened};
use super::unit::{Unit, body_start};

/// What was said stands before its cue: "…, sagte X".
pub(super) fn preceding(clauses: &Clauses, unit: &Unit, hit: &Hit, before: usize) -> Vec<Draft> {
    let asks = hit.cue.takes(Construction::Wh) && clauses.is(body_start(clauses, unit), Class::INTERROGATIVE);
    let takes = asks || hit.cue.takes(Construction::Clause) || hit.cue.takes(Construction::Speech);
    if !takes || hit.passive && hit.cue.passive {
        return Vec::new();
    }
    let at = unit.piece_of(hit.verb);
    let start = body_start(clauses, unit);
    let last =
        unit.pieces.get(at.wrapping_sub(1)).filter(|piece| piece.end == before && is_quote(clauses, piece));
    let last = last.filter(|quote| !goes_on(clauses, start..quote.start, quote));
    // "Man gab sich wortkarg: Man kenne die Lage, hieß es dort."
    let colon = clauses.outer(start..before).filter(|&at| clauses.word(at) == ":").last();
    let start = colon.map_or(start, |colon| colon + 1);
    let start = last.map_or(start, |quote| quote.start);
    let content = start..before;
    if clauses.is(hit.verb + 1, Class::CLAUSE_COORDINATOR) || is_time(clauses, &content) {
        return Vec::new();
    }
    let whole =
        is_quote(clauses, &content) || clauses.is(start, Class::THAT) || asks || clauses.word(before) != ",";
    let described = is_described_front(clauses, unit, &content, (at, hit.verb));
    let is_front = clauses.second_verb(&content).is_none() || described;
    let frame_end = frame_end(clauses, unit, hit, at, is_front);
    let is_front = is_front && frame_end < unit.body_end;
    let reply = is_reply(clauses, hit, &content) && at == 1 && frame_end == unit.body_end;
    // "Die Brücke, die dort steht, sagte sie, sei sicher": its verb stands behind the announcing words.
    let described = described && !(is_front && clauses.is(frame_end + 1, Class::FINITE));
    if content.is_empty()
        || described && !whole
        || !whole && !reply && !is_front && !has_main_clause(clauses, unit, at)
    {
        return Vec::new();
    }
    let subject = attribution::subject(clauses, hit.verb, frame_end);
    let subject = own_subject(clauses, unit, hit, subject);
    let clause = Frame { clause: hit.verb..frame_end, subject };
    let quoted = is_quote(clauses, &content);
    let mut found = draft(clauses, hit, vec![content.clone()], before..frame_end, &clause);
    found.addressee =
        addressee(clauses, &(hit.verb..frame_end), hit, clause.subject.as_ref()).into_iter().collect();
    found.rule = if quoted { "direct/preceding" } else { "clause/preceding" };
    if quoted {
        found.kind = QuotationKind::Direct;
        found.content = widened(clauses, unit, content);
    } else if !asks
        && !reply
        && !is_front
        && (!hit.cue.takes(Construction::Clause)
            || clauses.second_verb(&found.content[0]).is_none()
                && !clauses.outer(found.content[0].clone()).any(|idx| clauses.looks_finite(idx)))
    {
        return Vec::new();
    }
    resume(clauses, unit, frame_end, &mut found);
    vec![found]
}

/// Whether `content` says no more than when: "Am Mittwoch, 3. September, sagte sie".
fn is_time(clauses: &Clauses, content: &Tokens) -> bool {
    let small = Class::PREPOSITION.with(Class::DETERMINER).with(Class::OBLIQUE);
    let beside = |at: usize| clauses.shape(at) == Shape::Break || clauses.is(at, small);
    let mut words = clauses.outer(content.clone()).filter(|at| !beside(*at)).peekable();
    words.peek().is_some() && words.all(|at| clauses.is_timed(at))
}

/// Whether what stands before the cue at piece `at` is a phrase with a relative clause and no clause of its own: "Für die
/// Brücke, die dort steht, nannte sie einen Preis."
fn is_described_front(clauses: &Clauses, unit: &Unit, content: &Tokens, (at, verb): (usize, usize)) -> bool {
    let pieces = &unit.pieces[unit.piece_of(content.start)..at];
    let Some((first, rest)) = pieces.split_first() else { return false };
    let first = first.start.max(content.start)..first.end;
    let bare = clauses.second_verb(&first).is_none()
        && !clauses.outer(first.clone()).any(|idx| clauses.looks_finite(idx))
        && !clauses.is_infinitive(&first)
        && !clauses.is_subordinate(&first);
    let relative = |piece: &Tokens| {
        let read = clauses.clause_at(piece.start).filter(|clause| clause.opener == Some(piece.start));
        clauses.is_relative(piece) || read.is_some_and(|clause| clause.kind == ClauseKind::Relative)
    };
    // The front of the announcing clause itself, by its words.
    let own = || clauses.index_at(first.start).is_some_and(|own| clauses.index_at(verb) == Some(own));
    (bare || own()) && !rest.is_empty() && rest.iter().all(relative)
}

/// Whether words in marks go on what was said before them: "Sie seien froh, „aber nicht beruhigt“".
fn goes_on(clauses: &Clauses, before: Tokens, quote: &Tokens) -> bool {
    let small = clauses.word(quote.start + 1).starts_with(char::is_lowercase);
    small && !before.is_empty() && clauses.second_verb(&before).is_some()
}

/// Whether a few words without a verb may be all that was said: "Nur zum Lesen, antwortete sie."
fn is_reply(clauses: &Clauses, hit: &Hit, content: &Tokens) -> bool {
    const LONGEST: usize = 6;
    hit.cue.takes(Construction::Speech)
        && !clauses.is_subordinate(content)
        && clauses.second_verb(content).is_none()
        && content.len() <= LONGEST
        && clauses.breaks(content.clone()).is_empty()
        && content.clone().any(|at| matches!(clauses.shape(at), Shape::Noun | Shape::Small))
}

/// Where the announcing clause ends behind what was said: at a break behind which what was said goes on,
/// else with the sentence. `is_front` says that no more than the front of what was said stands before it.
fn frame_end(clauses: &Clauses, unit: &Unit, hit: &Hit, at: usize, is_front: bool) -> usize {
    for piece in &unit.pieces[at..] {
        let end = piece.end;
        if end <= hit.last() || end >= unit.body_end {
            continue;
        }
        let next = end + 1;
        let resumes = clauses.shape(next) == Shape::Quote
            || is_front && clauses.is(next, Class::FINITE)
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
