//! Nouns of saying with what depends on them: "die Behauptung, dass …", "ein Bericht, wonach …".

use crate::annotate::QuotationKind;
use crate::annotate::attribution;
use crate::annotate::clause::{Clauses, Reach, Shape, Tokens};
use crate::language::Class;

use super::draft::{Draft, one};
use super::following::is_infinitive_from;
use super::unit::{Unit, body_start};

/// The quotations of a unit whose content depends on a noun.
pub(super) fn with_noun(clauses: &Clauses, unit: &Unit) -> Vec<Draft> {
    (1..unit.pieces.len()).filter_map(|at| noun_before(clauses, unit, at)).take(3).collect()
}

/// The quotation that begins with piece `at`, if a noun of saying stands before it.
fn noun_before(clauses: &Clauses, unit: &Unit, at: usize) -> Option<Draft> {
    let speech = &clauses.prepared.pack.speech;
    let piece = &unit.pieces[at];
    let before = &unit.pieces[at - 1];
    if clauses.word(before.end) != "," || piece.is_empty() {
        return None;
    }
    if let Some(draft) = told_relative(clauses, unit, at) {
        return Some(draft);
    }
    let relative = speech.particles.relative.has(&clauses.lower(piece.start));
    if relative {
        let phrase = phrase_to(clauses, before, before.end)?;
        let draft = draft(clauses, unit, at, piece.start..piece.start + 1, Some(phrase), piece.start + 1);
        return Some(Draft {
            frame: one(body_start(clauses, unit)..piece.start + 1),
            rule: "noun/relative",
            ..draft
        });
    }
    let infinitive = is_infinitive_from(clauses, unit, at);
    let noun = noun_of_saying(clauses, before, infinitive)?;
    let clause =
        clauses.is(piece.start, Class::THAT) || (!clauses.is_subordinate(piece) && is_told(clauses, piece));
    if !clause && !infinitive {
        return None;
    }
    let start = article_of(clauses, before, noun);
    let own = attribute_of(clauses, noun + 1..before.end);
    // "wandte sich gegen die Behauptung, …": who is against it does not say it.
    let against = start.checked_sub(1).is_some_and(|at| speech.particles.against.has(&clauses.lower(at)));
    let refuses = against && own.is_none();
    let source = own.or_else(|| subject_beside(clauses, unit, before, noun)).or(Some(start..noun + 1));
    Some(Draft { refuses, ..draft(clauses, unit, at, start..noun + 1, source, piece.start) })
}

/// Whether a piece is told as another's words: in Konjunktiv I, or with its first verb in Konjunktiv II.
fn is_told(clauses: &Clauses, piece: &Tokens) -> bool {
    let weak = clauses.second_verb(piece).is_some_and(|verb| clauses.is(verb, Class::REPORTED_WEAK));
    weak || clauses.reported(piece.clone()).is_some()
}

/// "Gerüchte, nach denen …": the relative clause has what the noun before it tells.
fn told_relative(clauses: &Clauses, unit: &Unit, at: usize) -> Option<Draft> {
    let speech = &clauses.prepared.pack.speech;
    let (piece, before) = (&unit.pieces[at], &unit.pieces[at - 1]);
    let word = clauses.lower(piece.start);
    let pronoun = piece.start + 1;
    let opens = (speech.particles.nach.has(&word) || speech.particles.before.has(&word))
        && clauses.is(pronoun, Class::RELATIVE)
        && clauses.is_relative(piece);
    let told = |idx: usize| {
        let noun = clauses.word(idx);
        clauses.shape(idx) == Shape::Noun
            && (speech.is_source_noun(noun) || speech.is_written(noun) || speech.clause_nouns.contains(noun))
    };
    const FARTHEST: usize = 8;
    let near = before.start.max(before.end.saturating_sub(FARTHEST))..before.end;
    if !opens || !near.clone().any(told) {
        return None;
    }
    let draft = draft(clauses, unit, at, piece.start..pronoun, Some(pronoun..pronoun + 1), pronoun + 1);
    Some(Draft { frame: one(piece.start..pronoun + 1), rule: "noun/relative", ..draft })
}

/// The noun of saying that ends `piece`, or whose attributes do.
fn noun_of_saying(clauses: &Clauses, piece: &Tokens, infinitive: bool) -> Option<usize> {
    const FARTHEST: usize = 12;
    let window = piece.start.max(piece.end.saturating_sub(FARTHEST))..piece.end;
    let speech = &clauses.prepared.pack.speech;
    let nouns = if infinitive { &speech.infinitive_nouns } else { &speech.clause_nouns };
    window.rev().find(|&idx| {
        let named = clauses.shape(idx) == Shape::Noun && nouns.contains(clauses.word(idx));
        named
            && (idx + 1 == piece.end || clauses.noun_phrase(idx, piece.end, Reach::Whole) == Some(piece.end))
    })
}

/// Where the phrase of the noun begins: with its article and adjectives.
fn article_of(clauses: &Clauses, piece: &Tokens, noun: usize) -> usize {
    let from = piece.start.max(noun.saturating_sub(4));
    (from..noun).find(|&at| clauses.core(at, noun + 1) == Some(noun + 1)).unwrap_or(noun)
}

/// Who is named in the attribute of the noun: "des Ministers", "von X".
fn attribute_of(clauses: &Clauses, range: Tokens) -> Option<Tokens> {
    let first = range.start;
    let by = clauses.is(first, Class::ATTRIBUTIVE);
    let start = first + usize::from(by);
    (start < range.end && (by || clauses.is(first, Class::GENITIVE))).then_some(start..range.end)
}

/// The subject of the clause in which the noun is something else.
fn subject_beside(clauses: &Clauses, unit: &Unit, piece: &Tokens, noun: usize) -> Option<Tokens> {
    let start = piece.start.max(body_start(clauses, unit));
    let verb = clauses.second_verb(&(start..piece.end)).filter(|&verb| !clauses.is(verb, Class::BECOME))?;
    attribution::subject(clauses, verb, piece.end).filter(|subject| !subject.contains(&noun))
}

/// The noun phrase of `piece` that ends at `end`.
fn phrase_to(clauses: &Clauses, piece: &Tokens, end: usize) -> Option<Tokens> {
    const FARTHEST: usize = 20;
    let from = piece.start.max(end.saturating_sub(FARTHEST));
    let start = (from..end).find(|&at| {
        !clauses.is(at, Class::ADVERB.with(Class::PREPOSITION))
            && clauses.noun_phrase(at, end, Reach::Whole) == Some(end)
    })?;
    Some(start..end)
}

fn draft(
    clauses: &Clauses,
    unit: &Unit,
    at: usize,
    cue: Tokens,
    source: Option<Tokens>,
    first: usize,
) -> Draft {
    let end = end_of(clauses, unit, at);
    Draft {
        source: source.into_iter().collect(),
        cue: vec![cue],
        frame: one(body_start(clauses, unit)..unit.pieces[at].start),
        medium: Some(crate::annotate::Medium::SW),
        ..Draft::new(QuotationKind::Indirect, one(first..end), "noun/clause")
    }
}

/// Where what depends on a noun ends: before the first piece that no more belongs to it.
fn end_of(clauses: &Clauses, unit: &Unit, from: usize) -> usize {
    let belongs = |piece: &Tokens| {
        clauses.is_subordinate(piece)
            || clauses.is_infinitive(piece)
            || (clauses.reported(piece.clone()).is_some() && !clauses.is(piece.start, Class::FINITE))
    };
    let infinitive = clauses.is_infinitive(&unit.pieces[from]);
    let begun = (from..unit.pieces.len())
        .find(|&at| !infinitive || clauses.is_infinitive(&unit.pieces[at]))
        .unwrap_or(from);
    (begun + 1..unit.pieces.len())
        .find(|&at| !belongs(&unit.pieces[at]))
        .map_or(unit.body_end, |at| unit.break_before(at))
}
