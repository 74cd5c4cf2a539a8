//! Time expressions that date something else than what their clause tells.

use crate::annotate::Timex;
use crate::annotate::clause::structure::{Argument, Clause, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::Class;
use crate::time::Grain;

use super::naming::event_noun;
use super::nearness::is_just_over;
use super::wording;

/// Whether an expression only tells what something is compared with ("um ein Fünftel gegenüber dem Vorjahr") or which
/// thing is meant ("laut dem Gesetz von 1961"): it dates nothing that the clause tells.
pub(super) fn is_aside(clauses: &Clauses, clause: &Clause, timex: &Timex) -> bool {
    /// The word that compares stands so many words before, a thing's article and adjectives so many.
    const NEAR: usize = 3;
    const FAR: usize = 6;
    let mood = &clauses.prepared.pack.events.mood;
    let first = clauses.tokens_of(timex.span).start;
    let within = |idx: &usize| clause.parts.iter().any(|part| part.contains(idx));
    let holds = |words: &foldhash::HashSet<String>, idx: usize| words.contains(clauses.word(idx));
    if is_of_attribute(clauses, clause, first)
        || is_of_noun(clauses, clause, timex)
        || is_before_now(clauses, clause, timex)
    {
        return true;
    }
    let near = (first.saturating_sub(NEAR)..first).rev().take_while(within);
    if near.filter(|idx| clause.opener != Some(*idx)).any(|idx| holds(&mood.compared, idx)) {
        return true;
    }
    let determined = |idx: usize| clauses.is(idx, Class::DETERMINER.with(Class::OBLIQUE));
    // The expression begins with its preposition, or behind it.
    let opens = clauses.is(first, Class::PREPOSITION.with(Class::OBLIQUE));
    let of = if opens { Some(first) } else { first.checked_sub(1) };
    let of = of.map(|of| if determined(of) && of > 0 && !opens { of - 1 } else { of });
    let Some(of) = of.filter(|&of| of > 0 && within(&of) && within(&(of - 1))) else { return false };
    let noun = clauses.shape(of - 1) == Shape::Noun && !clauses.is_timed(of - 1);
    if !noun || timex.range.is_some() || !clauses.is(of, Class::PREPOSITION.with(Class::OBLIQUE)) {
        return false;
    }
    // "die Zahl der Opfer des Anschlags in Oslo vom 22. Juli": the place belongs to the thing as well.
    let placed = clauses.is_named(of - 1) && of > 1 && clauses.is(of - 2, Class::PREPOSITION);
    let end = if placed { of - 2 } else { of };
    let before = (end.saturating_sub(FAR)..end).rev().take_while(within);
    let mut prepositions = before.filter(|&idx| clauses.is(idx, Class::PREPOSITION));
    let preposition = prepositions.next();
    // "im Zusammenhang mit den Anschlägen vom Donnerstag": nothing of it happens in them.
    let linked = preposition.and_then(|at| at.checked_sub(1)).is_some_and(|at| holds(&mood.linked, at));
    let preposition = preposition.map(|idx| clauses.lower(idx));
    let held = preposition.as_ref().map(|word| mood.held.contains(word) && !linked);
    let followed = preposition.as_ref().is_some_and(|word| mood.followed.contains(word));
    let event = event_noun(clauses, &(of - 1..of)).is_some();
    let coarse = timex.grain > Some(Grain::Month);
    match () {
        // "zu einem Anschlag auf ein Hotel in Kuba im Jahr 1997".
        () if coarse && hangs_on_chain(clauses, clause, of) => true,
        // "einen Vertrag bis 2006".
        () if coarse && mood.lasting.contains(clauses.lower(of).as_str()) => true,
        // "die Opfer der Anschläge am 11. September": the noun has its day, and what is done to it another.
        () if event => held == Some(false) && !followed,
        () if mood.of_thing.contains(clauses.lower(of).as_str()) => held != Some(true),
        // "die Zahlen für das zweite Quartal".
        () => coarse && mood.of_stretch.contains(clauses.lower(of).as_str()),
    }
}

/// Whether a clause tells what is so by now, and the expression what was long before: "hat nun nach der Abstimmung am 1.
/// Juli den Bundestag aufgelöst".
fn is_before_now(clauses: &Clauses, clause: &Clause, timex: &Timex) -> bool {
    let now = &clauses.prepared.pack.events.mood.now;
    let told =
        || clause.parts.iter().flat_map(|part| part.clone()).any(|idx| now.contains(clauses.word(idx)));
    !is_just_over(clauses.prepared, timex) && told()
}

/// Whether the phrase at `of` is the last of a row of phrases with prepositions that follow each other, the first of
/// which tells what something is about: it may be the time of that as well.
fn hangs_on_chain(clauses: &Clauses, clause: &Clause, of: usize) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let before = |end: usize| {
        clause.arguments.iter().find_map(|Argument { role, phrase }| match *role {
            Role::Prepositional(at) if phrase.tokens.end == end => Some(at),
            _ => None,
        })
    };
    let Some(last) = before(of) else { return false };
    let mut first = last;
    while let Some(at) = before(first) {
        first = at;
    }
    let place = |at: usize| {
        let word = clauses.lower(at);
        mood.held.contains(&word) || clauses.prepared.pack.events.title.places.contains(&word)
    };
    first < last && !place(first) && first > clause.predicate.finite.unwrap_or(0)
}

/// Whether an expression stands in quotation marks, or straight behind a noun that it only describes: "im Bericht
/// „Wald 2013“", "am letzten Spieltag der Saison 2006/07". What happens in the thing has its time: "bei der
/// Weltmeisterschaft 2006".
fn is_of_noun(clauses: &Clauses, clause: &Clause, timex: &Timex) -> bool {
    /// A thing's article and adjectives stand so many words before.
    const FAR: usize = 5;
    let tokens = clauses.tokens_of(timex.span);
    let first = tokens.start;
    let part = clause.parts.iter().find(|part| part.contains(&first));
    let Some(part) = part else { return false };
    let around = |idx: usize| clauses.shape(idx) == Shape::Bracket && clauses.after(idx) > first;
    let bracket = (part.start..first).any(around);
    if !bracket && !clauses.outer(part.clone()).any(|idx| idx == first) {
        return true;
    }
    let Some(noun) = first.checked_sub(1).filter(|noun| part.contains(noun)) else { return false };
    // "beim ersten Endspiel des Jahres".
    let whose = clauses.is(first, Class::GENITIVE) && !clauses.is(first, Class::PREPOSITION);
    if whose && clauses.shape(noun) == Shape::Noun && !clauses.is_timed(noun) {
        return true;
    }
    let coarse = timex.grain.is_some_and(|grain| grain > Grain::Month);
    let described = coarse && clauses.shape(noun) == Shape::Noun && !clauses.is_timed(noun);
    if !described || event_noun(clauses, &(noun..noun + 1)).is_some() {
        return false;
    }
    let mood = &clauses.prepared.pack.events.mood;
    let before = (noun.saturating_sub(FAR)..noun).rev().take_while(|idx| part.contains(idx));
    let mut prepositions =
        before.filter(|&idx| clauses.is(idx, Class::PREPOSITION)).map(|idx| clauses.lower(idx));
    // "nach seiner Wahl zum Präsidenten 1989".
    let nearest = prepositions.next();
    nearest.is_some_and(|word| !mood.held.contains(&word))
        && !prepositions.any(|word| mood.followed.contains(&word))
}

/// Whether the word at `at` stands before a participle that tells something of a noun: "der am Dienstag verletzte
/// Spieler reist ab".
fn is_of_attribute(clauses: &Clauses, clause: &Clause, at: usize) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let tense = &clauses.prepared.pack.time.tense;
    // "Die für Montag geplante Sitzung fällt aus": its day is what is told.
    let planned = &clauses.prepared.pack.events.mood.planned;
    let participle = |idx: usize| {
        clauses.is_adjective(idx, true)
            && !planned.contains(clauses.word(idx))
            && words.stem(clauses.word(idx)).is_some_and(|stem| tense.is_participle(stem))
    };
    // "in einer 2012 veröffentlichten Studie zeigte er": that is when.
    let held = &clauses.prepared.pack.events.mood.held;
    let apart = |argument: &&Argument| match argument.role {
        Role::Prepositional(at) => !held.contains(clauses.lower(at).as_str()),
        _ => true,
    };
    let others = clause.arguments.iter().filter(apart).map(|argument| &argument.phrase);
    // "der heute 49-jährige Wirt": a time straight before an adjective is that of the adjective.
    let aged =
        |idx: usize| idx == at + 1 && clauses.is_adjective(idx, true) && !planned.contains(clauses.word(idx));
    // "der am Dienstag bei einem Spiel verletzte Stürmer": whatever stands between.
    let before_head = |phrase: &Phrase| {
        let head = wording::head(clauses, &phrase.tokens);
        head.and_then(|head| head.checked_sub(1)).is_some_and(|idx| {
            let tells = aged(idx) || participle(idx) && !clauses.is_timed(idx);
            idx > at && at > phrase.tokens.start && tells
        })
    };
    clause.subject.iter().chain(others).any(|phrase| {
        phrase.tokens.contains(&at) && before_head(phrase)
            || phrase.tokens.contains(&at)
                && (at + 1..phrase.tokens.end)
                    .take_while(|&idx| clauses.shape(idx) != Shape::Noun || clauses.is_timed(idx))
                    .any(|idx| participle(idx) && !clauses.is_timed(idx))
    })
}
