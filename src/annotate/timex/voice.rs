//! In which voice an expression is told: the article's own, or as what was before, beside or said.

use std::ops::Range;

use super::surroundings::Surroundings;
use crate::annotate::{Pos, Prepared};
use crate::language::Class;
use crate::text::Span;

/// Words before an expression among which the preposition stands that leads it.
const LEAD: usize = 2;

/// So many words the verbs at the end of a clause may take: "gewechselt worden ist".
const GROUP: usize = 3;

/// How an expression is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// Told as what was before: "hatte am Montag gewarnt".
    pub before: bool,
    /// In a clause that describes: "der im Juli gekommen war", "weil es im Mai brannte".
    pub aside: bool,
    /// The bound of something lasting, or an attribute: "seit 2013", "das Gutachten vom Herbst".
    pub bound: bool,
    /// In Konjunktiv: somebody's words.
    pub reported: bool,
    /// In a clause of saying: "sagte er am Montag", "so Ahlers am Montag".
    pub saying: bool,
}

impl Voice {
    /// The voice of the clause round `span`.
    pub fn of(prepared: &Prepared, span: Span) -> Self {
        let Some(round) = Surroundings::of(prepared, span) else { return Self::default() };
        let clause = round.clause();
        Self {
            before: is_before(&round, &clause),
            aside: is_aside(&round, &clause),
            bound: is_bound(&round),
            reported: clause.clone().any(|idx| is_reported(&round, idx)),
            saying: is_saying(&round, &clause),
        }
    }

    /// Whether the article goes on from here: the expression may date what follows it.
    pub fn leads(self) -> bool {
        !self.before && !self.aside && !self.bound
    }
}

/// Whether the token is a verb in Konjunktiv; forms like "habe" are, unless somebody says "ich".
fn is_reported(round: &Surroundings, idx: usize) -> bool {
    let class = round.prepared.pack.grammar.class(round.word(idx));
    let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
    round.prepared.pos[idx].is_subjunctive() || class.any(Class::REPORTED) && class.any(auxiliary)
}

/// Whether the clause is in the pluperfect.
fn is_before(round: &Surroundings, clause: &Range<usize>) -> bool {
    let any = |told: &dyn Fn(&str) -> bool| clause.clone().any(|idx| told(round.word(idx)));
    let participle = || clause.clone().any(|idx| is_participle(round, idx));
    let words = round.words;
    any(&|word| words.is_pluperfect(word)) && participle()
        || any(&|word| words.is_pluperfect_of_being(word)) && any(&|word| words.is_of_motion(word))
}

fn is_participle(round: &Surroundings, idx: usize) -> bool {
    matches!(round.prepared.pos[idx], Pos::Participle | Pos::AuxNonfinite)
}

/// Whether the clause ends with its verb and describes something or somebody, or gives a reason.
fn is_aside(round: &Surroundings, clause: &Range<usize>) -> bool {
    let Range { start, end } = *clause;
    let opened = start.checked_sub(1).filter(|before| *before >= round.sentence.start);
    let conjunction = opened.is_some_and(|before| round.words.is_aside(round.word(before)));
    let class = |idx: usize| round.prepared.pack.grammar.class(round.word(idx));
    let relative = || {
        let comma = opened.is_some_and(|before| round.word(before) == ",");
        let led = (start..end).take(LEAD).any(|idx| class(idx).any(Class::RELATIVE));
        comma && led
    };
    let late = || {
        let mut verbs = (start..end).filter(|idx| round.prepared.pos[*idx].is_finite());
        verbs.next().is_none_or(|verb| verb + GROUP >= end)
    };
    (conjunction || round.words.is_aside(round.word(start)) || relative()) && late()
}

/// Whether the preposition before the expression makes it the bound of something lasting or an attribute.
fn is_bound(round: &Surroundings) -> bool {
    let article = |idx: &usize| round.prepared.pos[*idx] == Pos::Det;
    let before = (round.sentence.start..round.expression.start).rev().find(|idx| !article(idx));
    [before, Some(round.expression.start)]
        .into_iter()
        .flatten()
        .any(|idx| round.words.describes(round.word(idx)))
}

/// Whether a verb of saying stands in the clause, or a word like "so" opens it and no verb follows.
fn is_saying(round: &Surroundings, clause: &Range<usize>) -> bool {
    let speech = &round.prepared.pack.speech;
    let verb = |idx: usize| round.prepared.pos[idx].is_finite() && !speech.forms(round.word(idx)).is_empty();
    clause.clone().any(verb) || is_attribution(round, clause)
}

/// "so Ahlers am Montag".
pub(super) fn is_attribution(round: &Surroundings, clause: &Range<usize>) -> bool {
    let opens = clause.start > round.sentence.start && round.words.attributes(round.word(clause.start));
    opens && !round.is_finite(clause.clone())
}
