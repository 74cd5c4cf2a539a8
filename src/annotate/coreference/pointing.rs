//! Pronouns that point to a word near them: "…, die", "dieser", "letztere" → whom that word names.

use super::form::{Form, fits};
use super::look::Look;
use super::roster::Roster;
use super::{named, phrase};
use crate::annotate::clause::Tokens;
use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::{Mention, MentionKind, Pos};
use crate::language::{ActorWords, Cases, NounClass};
use crate::text::Span;

/// What is known of the one to whom a pronoun points.
pub(super) enum Pointed {
    /// The member at this index, or a thing that is nobody.
    At(Option<usize>),
    /// The pronoun points to no word near it.
    Nowhere,
}

/// To whom the pronoun at `span`, which has this `form`, points by its place or meaning.
pub(super) fn pointed(roster: &mut Roster, look: &Look, span: Span, form: Form) -> Pointed {
    let words = &roster.prepared.pack.actors;
    let word = span.of(roster.prepared.text());
    let (latter, former) = (ActorWords::is(&words.latter, word), ActorWords::is(&words.former, word));
    if latter || former {
        return one_of_those(roster, look.mentions, span, form, latter)
            .map_or(Pointed::Nowhere, |idx| Pointed::At(Some(idx)));
    }
    let described = described(roster, look, span, form);
    if let Pointed::At(_) = described {
        return described;
    }
    if ActorWords::is(&words.nearest, word) && form == Form::One(Cases::MASCULINE) {
        return last_told(roster, look, span);
    }
    Pointed::Nowhere
}

/// The first or the last of those named in the nearest sentence before that names somebody whom the form fits: "so letztere".
fn one_of_those(
    roster: &Roster,
    mentions: &[Mention],
    span: Span,
    form: Form,
    latter: bool,
) -> Option<usize> {
    /// They stand so many sentences before.
    const FARTHEST: usize = 3;
    let prepared = roster.prepared;
    let own = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
    (own.saturating_sub(FARTHEST)..=own).rev().find_map(|nth| {
        let sentence = prepared.sentences.get(nth)?.span;
        let zone = Span { begin: sentence.begin, end: sentence.end.min(span.begin) };
        let told = |mention: &&Mention| {
            matches!(mention.kind, MentionKind::Per | MentionKind::Org)
                && !named::is_quoted(prepared, mention.span)
        };
        let named = named::mentions_in(mentions, zone).iter().filter(told).filter_map(|one| one.actor);
        let mut fitting = named.filter(|idx| fits(prepared, roster.member(*idx), form));
        if latter { fitting.next_back() } else { fitting.next() }
    })
}

/// Whom the noun straight before the comma names that a relative pronoun at `span` describes: "der Anwalt, [der] …"; nobody
/// where it stands for a thing.
fn described(roster: &mut Roster, look: &Look, span: Span, form: Form) -> Pointed {
    let (clauses, prepared) = (roster.clauses, roster.prepared);
    let at = phrase::tokens_in(prepared, span).start;
    let relative = clauses
        .clause_at(at)
        .is_some_and(|clause| clause.kind == ClauseKind::Relative && clause.opener == Some(at));
    let comma = at.checked_sub(1).filter(|comma| relative && prepared.word(*comma) == ",");
    let Some(comma) = comma.filter(|comma| *comma > 0) else { return Pointed::Nowhere };
    let last = prepared.tokens[comma - 1].span;
    let named = named::mentions_in(look.mentions, prepared.span(comma.saturating_sub(LONGEST)..comma)).last();
    let named = named.filter(|mention| mention.span.end == last.end).and_then(|mention| mention.actor);
    if let Some(idx) = named {
        let fits = fits(prepared, roster.member(idx), form);
        return if fits { Pointed::At(Some(idx)) } else { Pointed::Nowhere };
    }
    told_by(roster, look, comma - 1, form)
}

/// No phrase of a noun with its adjectives and article is longer.
const LONGEST: usize = 6;

/// Whom the noun at `at` with its article means, where the form fits it.
fn told_by(roster: &mut Roster, look: &Look, at: usize, form: Form) -> Pointed {
    let prepared = roster.prepared;
    let noun = prepared.word(at);
    let genders = match form {
        Form::One(genders) => genders,
        Form::Several => Cases::PLURAL,
    };
    let declined = prepared.pack.grammar.declension.noun(noun);
    if prepared.pos[at] != Pos::Noun || !declined.any(genders) {
        return Pointed::Nowhere;
    }
    let class = prepared.pack.nouns.class(noun);
    let office = prepared.info(at).office.is_some();
    match class {
        Some(class) if !office && !class.can_speak() => return Pointed::At(None),
        None if !office => return Pointed::Nowhere,
        _ => {}
    }
    let Some(deeper) = look.deeper() else { return Pointed::Nowhere };
    let tokens = with_article(roster, at);
    Pointed::At(deeper.phrase(roster, tokens))
}

/// The noun at `at` with the adjectives and the article before it.
fn with_article(roster: &Roster, at: usize) -> Tokens {
    let pos = &roster.prepared.pos;
    let adjective = |at: &usize| matches!(pos[*at], Pos::Adj | Pos::Num);
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(adjective).last().unwrap_or(at);
    let article = first.checked_sub(1).filter(|before| pos[*before] == Pos::Det);
    article.unwrap_or(first)..at + 1
}

/// Who is named or described last in the sentence before: "Sie verklagte einen Detektiv. [Dieser] behauptete …".
fn last_told(roster: &mut Roster, look: &Look, span: Span) -> Pointed {
    let prepared = roster.prepared;
    let own = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
    let before = own.checked_sub(1).and_then(|before| prepared.sentences.get(before));
    let opens = prepared.sentences.get(own).is_some_and(|own| own.span.begin == span.begin);
    let Some(before) = before.filter(|_| opens) else { return Pointed::Nowhere };
    let form = Form::One(Cases::MASCULINE);
    let persons = named::mentions_in(look.mentions, before.span).iter();
    let persons = persons.filter(|one| one.kind == MentionKind::Per && !named::is_quoted(prepared, one.span));
    let named = persons.filter_map(|one| Some((phrase::tokens_in(prepared, one.span).end, one.actor?)));
    let mut fitting = named.filter(|(_, idx)| fits(prepared, roster.member(*idx), form));
    let named = fitting.next_back();
    let class = |at: usize| prepared.pack.nouns.class(prepared.word(at));
    let masculine = |at: usize| {
        let cases = prepared.pack.grammar.declension.noun(prepared.word(at));
        cases.any(Cases::MASCULINE) && !cases.any(Cases::FEMININE) && !cases.any(Cases::NEUTER)
    };
    let somebody = |at: &usize| {
        let (at, next) = (*at, *at + 1);
        let human = prepared.info(at).office.is_some() || class(at) == Some(NounClass::Human);
        let body = class(at) == Some(NounClass::Body);
        // Before a name it belongs to that.
        let alone = prepared.pos.get(next) != Some(&Pos::Propn);
        prepared.pos[at] == Pos::Noun && (human || body) && alone && masculine(at)
    };
    let described = before.tokens.clone().rev().find(somebody);
    let described = described.filter(|at| named.is_none_or(|(end, _)| *at >= end));
    // Several are no one: "die Fahrer".
    let words = &prepared.pack.actors;
    let one = described.map(|at| with_article(roster, at)).filter(|tokens| {
        let article = prepared.word(tokens.start).to_lowercase();
        tokens.len() > 1
            && matches!(words.gender_behind(&article, prepared.word(tokens.start + 1)), Some('m'))
    });
    let found = match one {
        Some(tokens) => look.deeper().and_then(|deeper| deeper.phrase(roster, tokens)),
        None => named.map(|(_, idx)| idx),
    };
    found.map_or(Pointed::Nowhere, |idx| Pointed::At(Some(idx)))
}
