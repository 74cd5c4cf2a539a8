//! Infinitives with "zu" that no comma sets apart: "Sie versuchte den Wagen zu stoppen."

use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::clause::surface::{Shape, Surface};
use crate::language::Class;

use super::level::{Draft, Level};
use super::verbs::{AUXILIARY, Form};

/// Makes clauses of their own of the infinitives inside main clauses, behind all others, so that no index changes.
pub(super) fn set_apart(surface: &Surface, level: &Level, mut drafts: Vec<Draft>) -> Vec<Draft> {
    for parent in 0..drafts.len() {
        let Some((from, to)) = stretch(surface, level, &drafts[parent]) else { continue };
        let inside = |at: &usize| (from..to).contains(at);
        let (at, left): (Vec<usize>, Vec<usize>) = drafts[parent].at.iter().copied().partition(inside);
        drafts[parent].at = left;
        let first = at.first().map(|&first| level.tokens[first]);
        let opener = first.filter(|&first| surface.is(first, Class::PURPOSE));
        drafts.push(Draft {
            kind: ClauseKind::Infinitive,
            opener,
            at,
            parent: Some(parent),
            finite: None,
            joined_to: None,
            is_shared: false,
            helpers: Vec::new(),
        });
    }
    drafts
}

/// The positions of an infinitive with what belongs to it, inside a main clause.
fn stretch(surface: &Surface, level: &Level, draft: &Draft) -> Option<(usize, usize)> {
    let finite = draft.finite.filter(|_| draft.kind == ClauseKind::Main)?;
    let word = level.tokens[finite];
    let grammar = &surface.prepared.pack.grammar;
    if surface.is(word, AUXILIARY) || grammar.takes_infinitive(&surface.lower(word)) {
        return None;
    }
    let behind = draft.at.iter().copied().filter(|&at| at > finite);
    let run: Vec<usize> =
        behind.zip(finite + 1..).take_while(|(at, next)| at == next).map(|(at, _)| at).collect();
    let verb = run.iter().copied().find(|&at| level.forms[at] == Some(Form::WithZu))?;
    let purpose = (finite + 1..verb).find(|&at| surface.is(level.tokens[at], Class::PURPOSE));
    let from = purpose.unwrap_or_else(|| behind_subject(surface, level, draft, finite, verb));
    (from < verb + 1).then_some((from, verb + 1))
}

/// Where, behind a finite verb, what belongs to an infinitive begins: behind the subject and a pronoun.
fn behind_subject(surface: &Surface, level: &Level, draft: &Draft, finite: usize, verb: usize) -> usize {
    let position = |idx: usize| level.tokens.partition_point(|&token| token < idx);
    let before = draft.at.iter().copied().filter(|&at| at < finite).map(|at| level.tokens[at]);
    let opens = |idx: usize| surface.is(idx, Class::PREPOSITION.with(Class::ADVERB).with(Class::COORDINATOR));
    let nominal = |idx: usize| surface.shape(idx) == Shape::Noun || surface.is(idx, Class::SUBJECT);
    let words: Vec<usize> = before.collect();
    let has_subject =
        words.first().is_some_and(|&first| !opens(first)) && words.iter().any(|&idx| nominal(idx));
    let mut at = finite + 1;
    if !has_subject {
        let idx = level.tokens[at];
        at = surface.core(idx, level.tokens[verb]).map_or(at, position);
    }
    let pronoun = |at: usize| {
        surface.is(level.tokens[at], Class::OBJECT) && surface.shape(level.tokens[at + 1]) != Shape::Noun
    };
    while at + 1 < verb && pronoun(at) {
        at += 1;
    }
    // The small word before the verb belongs to it.
    at.min(verb)
}
