//! The words of a quotation that read by themselves: what a statement shows.
//!
//! Most read as they are. A conjunction at their head is left out. Where the announcing words carry the meaning
//! ("lehnte ab", "fragte, ob"), or what was said is no sentence without them, the clause is taken as a whole.

use crate::annotate::QuotationKind;
use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::Class;

use super::draft::{Draft, one};
use super::unit::{Unit, body_start, unit_at};

/// The parts of the text that `draft` reads as, in text order; they lie in one unit unless its content does not.
pub(super) fn readable(clauses: &Clauses, units: &[Unit], draft: &Draft) -> Vec<Tokens> {
    let mut parts: Vec<Tokens> = draft.content.iter().filter(|part| !part.is_empty()).cloned().collect();
    parts.sort_by_key(|part| part.start);
    let Some(first) = parts.first().cloned() else { return parts };
    let Some(unit) = unit_at(units, first.start) else { return parts };
    match draft.kind {
        QuotationKind::Direct if is_embedded(clauses, unit, &first) => one(own_clause(clauses, unit, &first)),
        QuotationKind::Reported => {
            let told = draft.source.first().filter(|source| unit.tokens.contains(&source.start));
            one(own_clause(clauses, unit, told.unwrap_or(&first)))
        }
        QuotationKind::Indirect => indirect(clauses, unit, draft, parts),
        _ => parts,
    }
}

/// Of what depends on announcing words.
fn indirect(clauses: &Clauses, unit: &Unit, draft: &Draft, mut parts: Vec<Tokens>) -> Vec<Tokens> {
    // "Das Museum öffnet. Das teilte die Stadt mit.": the pointer says nothing itself.
    let whole = parts[0].clone();
    parts.retain(|part| part.start == whole.start || part.len() > 1 || unit.tokens.contains(&part.start));
    let first = parts[0].start;
    let behind_colon = first > 0 && clauses.word(first - 1) == ":";
    let refused = draft.refuses && (!behind_colon || refuses_something(clauses, draft));
    if refused || is_question(clauses, draft, &whole) {
        return one(hull(clauses, unit, draft, &parts));
    }
    if clauses.is(first, Class::THAT) {
        parts[0].start += 1;
        return parts;
    }
    // "…; nach Angaben der Stadt 120 Meter": without a verb it reads with the words for its source.
    let verb = |at: usize| clauses.is(at, Class::FINITE) && clauses.shape(at) == Shape::Small;
    if draft.is_phrased(clauses) && !parts.iter().cloned().flatten().any(verb) {
        return one(hull(clauses, unit, draft, &parts));
    }
    let piece = &unit.pieces[unit.piece_of(first)];
    if piece.start == first && clauses.is_relative(piece) && !clauses.is_infinitive(piece) {
        return one(own_clause(clauses, unit, &whole));
    }
    let behind = first > body_start(clauses, unit) && !behind_colon;
    let bare = behind && clauses.is(first, Class::FINITE) && clauses.shape(first) == Shape::Small;
    let parted = parts.len() > 1 && draft.is_phrased(clauses);
    if bare || parted { one(hull(clauses, unit, draft, &parts)) } else { parts }
}

/// Whether the announcing words name what is refused, beside the one who does.
fn refuses_something(clauses: &Clauses, draft: &Draft) -> bool {
    let of_source = |at: usize| draft.source.iter().any(|source| source.contains(&at));
    let named = |at: usize| clauses.shape(at) == Shape::Noun && !clauses.is_timed(at) && !of_source(at);
    draft.frame.iter().cloned().flatten().any(named)
}

/// Whether what was said is an indirect question alone: "ob sie kommt", not "wer kommt, der bleibt".
fn is_question(clauses: &Clauses, draft: &Draft, content: &Tokens) -> bool {
    let announced = draft.frame.iter().any(|frame| frame.start < content.start);
    clauses.is(content.start, Class::INTERROGATIVE)
        && (announced || clauses.breaks(content.clone()).is_empty())
}

/// From the first of content and announcing words to the last.
fn hull(clauses: &Clauses, unit: &Unit, draft: &Draft, parts: &[Tokens]) -> Tokens {
    // "Das lehnte X ab" stands behind the sentence of which it tells.
    let inside = |range: &Tokens| unit.tokens.contains(&range.start);
    let parted = !draft.content.iter().all(inside);
    let frame = draft.frame.iter().filter(|frame| parted || inside(frame));
    let all = || parts.iter().chain(frame.clone());
    let start = all().map(|range| range.start).min().unwrap_or(unit.tokens.start);
    let end = all().map(|range| range.end).max().unwrap_or(unit.body_end);
    trimmed(clauses, start.max(body_start(clauses, unit))..end)
}

/// Without the breaks at its ends.
fn trimmed(clauses: &Clauses, range: Tokens) -> Tokens {
    let is_break = |at: usize| clauses.shape(at) == Shape::Break;
    let start = range.clone().find(|&at| !is_break(at)).unwrap_or(range.start);
    let end = range.clone().rev().find(|&at| !is_break(at)).map_or(range.end, |at| at + 1);
    start..end
}

/// Whether words in marks are a part of the clause round them and no sentence themselves.
fn is_embedded(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> bool {
    let words = |at: usize| matches!(clauses.shape(at), Shape::Noun | Shape::Small | Shape::Number);
    let inside = quote.start > body_start(clauses, unit) && words(quote.start - 1);
    let inner = quote.start + 1..quote.end.saturating_sub(1);
    let opens = clauses.word(inner.start).starts_with(char::is_uppercase);
    inside && !(opens && clauses.second_verb(&inner).is_some())
}

/// The main clause with all that depends on it in which the words of `told` stand.
fn own_clause(clauses: &Clauses, unit: &Unit, told: &Tokens) -> Tokens {
    let begins = |piece: &&Tokens| {
        clauses.clause_at(piece.start).is_some_and(|clause| {
            clause.kind == ClauseKind::Main
                && !clause.is_subject_shared
                && clause.parts[0].start >= piece.start
                && clause.predicate.finite.is_some_and(|verb| verb > piece.start)
        })
    };
    let body = body_start(clauses, unit);
    let start = unit.pieces.iter().filter(begins).rfind(|piece| piece.start <= told.start);
    let start = start.map_or(body, |piece| piece.start.max(body));
    let next = unit.pieces.iter().filter(begins).find(|piece| piece.start >= told.end.max(start + 1));
    let end = next.map_or(unit.tokens.end, |piece| piece.start - 1);
    trimmed(clauses, start..end)
}
