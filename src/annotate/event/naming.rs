//! Nouns that name an event in a clause that tells something else of it, or only that it happens.

use crate::annotate::clause::structure::{Argument, Clause, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{Annotations, TimexKind};
use crate::language::{Class, NounUse};
use crate::text::beginning_in;

use super::verb::lemma_of;
use super::wording::is_adjective_of_name;

/// A noun that names an event.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// Which noun.
    pub noun: NounUse,
    /// Its phrase, with article and attributes.
    pub phrase: Tokens,
    /// The noun.
    pub head: usize,
    /// The preposition before the phrase.
    pub preposition: Option<usize>,
    /// How it stands in its clause.
    pub standing: Standing,
    /// The time expression that its phrase holds or that follows it.
    pub timex: Option<usize>,
}

/// How a noun that names an event stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The clause says that it happens.
    Told,
    /// The clause is about it: its subject.
    Subject,
    /// Behind a preposition: what went before, or where something else happened.
    Background,
    /// Anything else.
    Other,
}

/// The nouns of the clause at `index` that name events, with their token and frame. Beside a verb that tells an event
/// only those with a time of their own do; `arranged` is the time for which the clause arranges its object.
pub(super) fn nouns(
    clauses: &Clauses,
    found: &Annotations,
    index: usize,
    with_verb: bool,
    arranged: Option<usize>,
) -> Vec<(usize, usize, Naming)> {
    let clause = &clauses.list[index];
    if !clause.predicate.has_verb {
        return Vec::new();
    }
    let events = &clauses.prepared.pack.events;
    let mut named = Vec::new();
    let subject = clause.subject.iter().map(|phrase| (phrase, None, true));
    let others = clause.arguments.iter().map(|argument| match argument.role {
        Role::Prepositional(at) => (&argument.phrase, Some(at), false),
        _ => (&argument.phrase, None, false),
    });
    let verb = lemma_of(clauses, clause).map(|lemma| lemma.key()).unwrap_or_default();
    for (phrase, preposition, is_subject) in subject.chain(others) {
        let Some((head, noun)) = event_noun(clauses, &phrase.tokens) else { continue };
        let own = own_time(clauses, found, clause, (phrase, preposition));
        // "mit Beginn der Schicht": only when.
        let phase = clauses.prepared.pack.events.title.adverbial.contains(clauses.word(head));
        let only_when = preposition.is_some_and(|at| phase || own.is_none() && is_counted_from(clauses, at));
        if only_when || is_idiom(clauses, phrase, preposition, head) {
            continue;
        }
        let object = preposition.is_none() && !is_subject;
        let timex = own.or(arranged.filter(|_| object));
        let standing = standing(clauses, clause, &verb, preposition, is_subject);
        let told = standing == Standing::Told;
        // "zum Tod verurteilt": the verb tells it, and the noun is a part of that.
        let titles = &clauses.prepared.pack.events.title;
        let asked = preposition.map(|idx| clauses.lower(idx));
        let asked = asked.is_some_and(|word| titles.needs(&verb, &word) || titles.keeps(&verb, &word));
        if asked && own.is_none() && with_verb && !told {
            continue;
        }
        // "Die Konferenz der Behörden teilte mit": it speaks.
        let joint = events.frames[events.nouns[noun.noun].frame].joint;
        let speaks = joint && is_subject && timex.is_none() && events.is_state(&verb, |_| false);
        if speaks {
            continue;
        }
        let beside = standing == Standing::Background
            || standing == Standing::Subject && !with_verb && !clause.predicate.is_copula;
        let listed = preposition.is_none() || standing == Standing::Background || standing == Standing::Told;
        let adjective = (phrase.tokens.start..head).any(|idx| clauses.is_adjective(idx, false));
        let attributed =
            (adjective || phrase.tokens.end > head + 1) && !with_verb && !clause.predicate.is_copula;
        // "zum Tod durch den Strang verurteilt": it belongs to what the verb says.
        let words = &events.title;
        let asked = preposition.map(|at| clauses.lower(at));
        let asked = asked.is_some_and(|word| words.needs(&verb, &word) || words.keeps(&verb, &word));
        if asked && !told && timex.is_none() {
            continue;
        }
        if told || timex.is_some() && listed || beside || attributed {
            let naming = Naming { noun, phrase: phrase.tokens.clone(), head, preposition, standing, timex };
            named.push((head, events.nouns[noun.noun].frame, naming));
        }
    }
    named
}

/// The event that the noun of a phrase names.
pub(super) fn event_noun(clauses: &Clauses, tokens: &Tokens) -> Option<(usize, NounUse)> {
    let pack = clauses.prepared.pack;
    let core = clauses.core(tokens.start, tokens.end)?.min(tokens.end);
    let head = (tokens.start..core)
        .find(|&idx| clauses.shape(idx) == Shape::Noun && !is_adjective_of_name(clauses, idx))?;
    if clauses.is_named(head) || clauses.is_timed(head) {
        return None;
    }
    let noun = pack.events.noun_use(clauses.word(head), |word| pack.names.is_noun(word))?;
    Some((head, noun))
}

/// Whether what stands behind the preposition at `at` is only what a time is counted from: "zwei Stunden nach dem Start",
/// "kurz vor Beginn".
fn is_counted_from(clauses: &Clauses, at: usize) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let counts = mood.followed.contains(&clauses.lower(at)) || mood.bounds.contains(&clauses.lower(at));
    let length = at > 0
        && (clauses.is_timed(at - 1) && !clauses.is_timed(at)
            || mood.shortly.contains(&clauses.lower(at - 1)));
    counts && length
}

/// Whether preposition and noun are a fixed phrase in which the noun is no event.
fn is_idiom(clauses: &Clauses, phrase: &Phrase, preposition: Option<usize>, head: usize) -> bool {
    let from = preposition.unwrap_or(phrase.tokens.start).min(head);
    let word = |idx: usize| if idx == from { clauses.lower(idx) } else { clauses.word(idx).into() };
    let words: Vec<String> = (from..head + 1).map(word).collect();
    words.len() <= 4 && clauses.prepared.pack.events.mood.idioms.contains(&words.join(" "))
}

/// The day in the phrase of a noun, or straight behind it: "die Wahl am 7. September".
fn own_time(
    clauses: &Clauses,
    found: &Annotations,
    clause: &Clause,
    (phrase, preposition): (&Phrase, Option<usize>),
) -> Option<usize> {
    /// A preposition and an article stand before the time.
    const BEHIND: usize = 3;
    let part = clause.parts.iter().find(|part| part.contains(&phrase.tokens.start))?;
    let end = attributes_end(clauses, clause, phrase.tokens.end);
    let causes = &clauses.prepared.pack.events.mood.causes;
    let reason = preposition.is_some_and(|idx| causes.contains(clauses.lower(idx).as_str()));
    let behind = (end..(end + BEHIND).min(part.end)).find(|&idx| clauses.is_timed(idx) && !reason);
    let between = |idx: usize| {
        (end..idx).all(|idx| clauses.is(idx, Class::PREPOSITION.with(Class::OBLIQUE).with(Class::DETERMINER)))
    };
    let to =
        behind.filter(|&idx| between(idx) && clauses.is(end, Class::PREPOSITION)).map_or(end, |idx| idx + 1);
    let span = clauses.prepared.span(phrase.tokens.start..to);
    beginning_in(&found.timexes, span, |timex| timex.span).into_iter().find(|&idx| {
        let timex = &found.timexes[idx];
        timex.point && timex.interval.is_some() && timex.kind != TimexKind::Duration
    })
}

/// Where the phrases with a preposition end that follow a noun one behind the other: "Treffen mit Trump in Bern".
fn attributes_end(clauses: &Clauses, clause: &Clause, end: usize) -> usize {
    let mut end = end;
    for Argument { role, phrase } in &clause.arguments {
        let timed = phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        if *role == Role::Prepositional(end) && !timed {
            end = phrase.tokens.end;
        }
    }
    end
}

fn standing(
    clauses: &Clauses,
    clause: &Clause,
    verb: &str,
    preposition: Option<usize>,
    is_subject: bool,
) -> Standing {
    let mood = &clauses.prepared.pack.events.mood;
    let before = preposition.map(|idx| clauses.lower(idx));
    let there_is = mood.there_is.contains(verb)
        && clause.subject.as_ref().is_none_or(|phrase| clauses.is_neuter(phrase.head));
    let is_now = clause.predicate.is_copula && is_subject;
    match &before {
        None if is_subject
            && (mood.occurrence.contains(verb) || is_now && has_time_only(clauses, clause)) =>
        {
            Standing::Told
        }
        None if there_is => Standing::Told,
        Some(before) if mood.leads_to.contains(before) && mood.leads.contains(verb) => Standing::Told,
        None if is_subject => Standing::Subject,
        Some(before) if mood.background.contains(before) => Standing::Background,
        _ => Standing::Other,
    }
}

/// "Am 13. September ist Kommunalwahl": the clause says nothing else.
fn has_time_only(clauses: &Clauses, clause: &Clause) -> bool {
    clause.arguments.iter().all(|argument| argument.phrase.tokens.clone().any(|idx| clauses.is_timed(idx)))
}
