//! Quotation marks: direct speech of its own, and words within a statement.

use crate::annotate::QuotationKind;
use crate::annotate::addressee::addressee;
use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::cue::Hit;
use crate::language::{Class, Construction, CueClass, NounClass};

use super::draft::{Draft, joined, one};
use super::frame::frame_of;
use super::unit::{Unit, body_start};
use super::{free, told};

/// Words in marks that are many enough to be speech without any cue.
const SURELY_SPEECH: usize = 7;

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
        let around = found.iter().filter(|draft| draft.holds(open)).min_by_key(|draft| draft.len());
        if let Some(around) = around {
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
        let direct = told::signed(clauses, unit, &quote)
            .or_else(|| alone(clauses, unit, &quote))
            .or_else(|| after_name(clauses, unit, &quote))
            .or_else(|| with_cue(clauses, unit, hits, &quote))
            .or_else(|| told::quote_before_verb(clauses, unit, &quote))
            .or_else(|| told::quote_behind_colon(clauses, unit, &quote))
            .or_else(|| long(clauses, unit, hits, &quote));
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

/// Whether the marks hold a name or title: nothing but capitals and the small words between them, behind a
/// noun, article or preposition; or another name in brackets.
fn is_name(clauses: &Clauses, unit: &Unit, open: usize) -> bool {
    const LONGEST_NAME: usize = 10;
    let Some(before) = open.checked_sub(1).filter(|_| open > unit.tokens.start) else { return false };
    let inner = open + 1..clauses.after(open) - 1;
    let small = Class::PREPOSITION
        .with(Class::DETERMINER)
        .with(Class::OBLIQUE)
        .with(Class::GENITIVE)
        .with(Class::COORDINATOR)
        .with(Class::NAME_PARTICLE);
    let first = inner.start;
    // "Die neue Bühne": an article with a capital opens a title that ends in its noun.
    let opened = clauses.is(first, Class::DETERMINER) && clauses.word(first).starts_with(char::is_uppercase);
    let capital =
        clauses.shape(first) != Shape::Small || opened && clauses.shape(inner.end - 1) == Shape::Noun;
    let title = capital
        && inner.len() > 1
        && inner.len() < LONGEST_NAME
        && inner.clone().all(|idx| clauses.shape(idx) != Shape::Small || clauses.is(idx, small));
    let behind_noun = clauses.shape(before) == Shape::Noun;
    let introduced = behind_noun || clauses.is(before, small) || clauses.is_adjective(before, true);
    let bracket = clauses.word(before) == "(";
    let phrase =
        capital && !inner.clone().any(|idx| clauses.is(idx, Class::FINITE) && !clauses.is_attributive(idx));
    // "den Aufsatz „Wie wir wohnen“": what bears a title is no speech.
    let titled =
        behind_noun && clauses.word(first).starts_with(char::is_uppercase) && bears_title(clauses, before);
    bracket || behind_noun && phrase || introduced && title || titled
}

/// Whether the noun at `idx` stands for something that has a title or name, and not for words.
fn bears_title(clauses: &Clauses, idx: usize) -> bool {
    let speech = &clauses.prepared.pack.speech;
    let word = clauses.word(idx);
    let class = clauses.prepared.pack.nouns.class(word);
    let words = speech.clause_nouns.contains(word)
        || speech.infinitive_nouns.contains(word)
        || clauses.is_account(idx);
    !words
        && class
            .is_some_and(|class| matches!(class, NounClass::Document | NounClass::Thing | NounClass::Body))
}

/// A quotation that is a sentence of its own.
fn alone(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let start = body_start(clauses, unit);
    let whole = quote.start == start && quote.end >= unit.body_end;
    // Two words are somebody's where they end like a sentence.
    let ended = clauses.shape(quote.end - 2) == Shape::Stop;
    (whole && words_in(clauses, quote) >= if ended { 2 } else { 3 })
        .then(|| bare(quote.clone(), "direct/alone"))
}

/// "Name: „…“", "Name wörtlich: „…“".
fn after_name(clauses: &Clauses, unit: &Unit, quote: &Tokens) -> Option<Draft> {
    let start = body_start(clauses, unit);
    let colon = quote.start.checked_sub(1).filter(|&at| clauses.word(at) == ":" && at > start)?;
    if clauses.second_verb(&(start..colon)).is_some() {
        return None;
    }
    // "Dazu Minister X:", "Und dann Ulf Sand:".
    let small = |at: &usize| {
        let class = clauses.class(*at);
        let phrase = Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION).with(Class::SUBJECT);
        clauses.shape(*at) == Shape::Small && !class.any(phrase) && !clauses.is_adjective(*at, false)
    };
    let first = (start..colon).find(|at| !small(at)).unwrap_or(start);
    let name = attribution::front_subject(clauses, start..colon)
        .or_else(|| attribution::front_subject(clauses, first..colon))?;
    let draft = bare(quote.clone(), "direct/name");
    Some(Draft { source: vec![name], frame: one(start..quote.start), ..draft })
}

/// A long quotation without a cue.
fn long(clauses: &Clauses, unit: &Unit, hits: &[Hit], quote: &Tokens) -> Option<Draft> {
    let speech = words_in(clauses, quote) >= SURELY_SPEECH && !is_name(clauses, unit, quote.start);
    if !speech {
        return None;
    }
    let mut draft = bare(quote.clone(), "direct/long");
    draft.source = free::speaker_of(clauses, unit, hits, false).into_iter().collect();
    Some(draft)
}

/// Words in marks in the clause of a verb of saying: "warnte vor „…“", "nannte es „…“".
fn with_cue(clauses: &Clauses, unit: &Unit, hits: &[Hit], quote: &Tokens) -> Option<Draft> {
    let hit = hits
        .iter()
        .filter(|hit| hit.cue.takes(Construction::Words) || hit.cue.takes(Construction::Speech))
        .min_by_key(|hit| hit.verb.abs_diff(quote.start))?;
    let count = words_in(clauses, quote);
    let judged = hit.cue.class == CueClass::Judge && hit.cue.needs && !hit.passive;
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
        addressee: addressee(clauses, &frame_range, hit, frame.subject.as_ref()).into_iter().collect(),
        source: frame.subject.into_iter().collect(),
        cue: joined(&hit.words),
        frame: vec![frame_range],
        medium: Some(hit.cue.medium),
        ..bare(quote.clone(), "direct/words")
    })
}

fn bare(quote: Tokens, rule: &'static str) -> Draft {
    Draft::new(QuotationKind::Direct, one(quote), rule)
}
