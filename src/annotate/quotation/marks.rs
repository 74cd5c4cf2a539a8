//! Quotation marks: direct speech of its own, and words within a statement.

use crate::annotate::QuotationKind;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::language::{Class, Construction};

use super::clausal::frame_of;
use super::sourced::body_start;
use super::unit::Unit;
use super::{Draft, joined, medium};

/// Words in marks that are many enough to be speech without any cue.
const SURELY_SPEECH: usize = 7;

/// A quotation and those that follow it with nothing between.
pub(super) fn widened(clauses: &Clauses, unit: &Unit, first: Tokens) -> Vec<Tokens> {
    let mut last = first.end;
    while last < unit.tokens.end && clauses.shape(last) == Shape::Quote {
        last = clauses.after(last);
    }
    vec![first.start..last]
}

/// Adds the quotations in marks of a unit that no draft holds as its own yet.
pub(super) fn in_marks(clauses: &Clauses, unit: &Unit, hits: &[Hit], found: &mut Vec<Draft>) {
    let marks: Vec<usize> = unit.tokens.clone().filter(|&idx| clauses.shape(idx) == Shape::Quote).collect();
    let mut added = Vec::new();
    let mut inside = unit.tokens.start;
    for open in marks {
        let quote = open..clauses.after(open);
        let taken = found.iter().any(|draft| draft.kind == QuotationKind::Direct && draft.holds(open));
        if taken || open < inside || quote.end > unit.tokens.end {
            continue;
        }
        if let Some(around) = found.iter().find(|draft| draft.holds(open)) {
            if words_in(clauses, &quote) >= 2 && !is_name(clauses, unit, open) {
                added.push(Draft {
                    kind: QuotationKind::Direct,
                    content: vec![quote.clone()],
                    rule: "direct/nested",
                    ..around.clone()
                });
                inside = quote.end;
            }
            continue;
        }
        let direct = alone(clauses, unit, &quote)
            .or_else(|| with_cue(clauses, unit, hits, &quote))
            .or_else(|| long(clauses, unit, &quote));
        if let Some(direct) = direct {
            inside = quote.end;
            added.push(direct);
        }
    }
    found.append(&mut added);
}

/// How many words stand in the marks.
fn words_in(clauses: &Clauses, quote: &Tokens) -> usize {
    quote
        .clone()
        .filter(|&idx| matches!(clauses.shape(idx), Shape::Noun | Shape::Small | Shape::Number))
        .count()
}

/// Whether the marks hold a name or title: capitalised, behind a noun that it names.
fn is_name(clauses: &Clauses, unit: &Unit, open: usize) -> bool {
    open > unit.tokens.start
        && clauses.shape(open - 1) == Shape::Noun
        && clauses.shape(open + 1) == Shape::Noun
}

/// A quotation that is a sentence of its own.
fn alone(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let start = body_start(clauses, unit);
    let whole = quote.start == start && quote.end >= unit.body_end;
    (whole && words_in(clauses, quote) >= 3).then(|| bare(quote.clone(), "direct/alone", 0.7))
}

/// "Name: „…“".
fn after_name(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let start = body_start(clauses, unit);
    let colon = quote.start.checked_sub(1).filter(|&at| clauses.word(at) == ":" && at > start)?;
    let name = crate::annotate::attribution::front_subject(clauses, start..colon)?;
    let mut draft = bare(quote.clone(), "direct/name", 0.8);
    draft.frame = vec![start..quote.start];
    (name.end == colon).then(|| Draft { source: vec![name], ..draft })
}

/// A long quotation without a cue.
fn long(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let speech = words_in(clauses, quote) >= SURELY_SPEECH && !is_name(clauses, unit, quote.start);
    if !speech {
        return None;
    }
    let mut draft = bare(quote.clone(), "direct/long", 0.6);
    let start = body_start(clauses, unit);
    let verb = clauses.second_verb(&(start..unit.body_end));
    draft.source = verb
        .and_then(|verb| crate::annotate::attribution::subject(clauses, &(start..unit.body_end), verb))
        .into_iter()
        .collect();
    Some(draft)
}

/// Words in marks in the clause of a verb of saying: "warnte vor „…“", "nannte es „…“".
fn with_cue(clauses: &Clauses, unit: &Unit, hits: &[Hit], quote: &Tokens) -> Option<Draft> {
    let hit = hits
        .iter()
        .filter(|hit| hit.cue.takes(Construction::Words) || hit.cue.takes(Construction::Speech))
        .min_by_key(|hit| hit.verb.abs_diff(quote.start))?;
    let count = words_in(clauses, quote);
    let judged = hit.cue.class == "judge";
    if is_name(clauses, unit, quote.start) || count < if judged { 1 } else { 2 } {
        return None;
    }
    let frame = frame_of(clauses, unit, hit);
    if frame.subject.as_ref().is_some_and(|subject| subject.contains(&quote.start))
        || quote.start < hit.verb && !clauses.is(hit.verb, Class::FINITE)
    {
        return None;
    }
    let frame_range =
        if quote.start > hit.verb { frame.clause.start..quote.start } else { quote.end..unit.body_end };
    Some(Draft {
        source: frame.subject.into_iter().collect(),
        cue: joined(&hit.words),
        frame: vec![frame_range],
        medium: medium(&hit.cue.medium),
        ..bare(quote.clone(), "direct/words", 0.7)
    })
}

fn bare(quote: Tokens, rule: &'static str, confidence: f32) -> Draft {
    Draft {
        kind: QuotationKind::Direct,
        content: vec![quote],
        source: Vec::new(),
        cue: Vec::new(),
        addressee: Vec::new(),
        frame: Vec::new(),
        medium: None,
        rule,
        confidence,
    }
}
