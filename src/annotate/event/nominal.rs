//! Titles of events from the nouns that name them.

use crate::annotate::clause::structure::{Argument, Clause, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::{Cases, Class};
use crate::text::capitalized;

use super::naming::{Naming, Standing};
use super::party::{self, is_pronoun};
use super::verb::lemma_of;
use super::wording;
use super::wording::LONGEST;

/// A title from a noun with its adjectives and attributes; `names` are those who do it together. `None` where the noun
/// stands alone and says nothing by itself.
pub(super) fn of_noun(clauses: &Clauses, naming: &Naming, names: &[&str]) -> Option<String> {
    let events = &clauses.prepared.pack.events;
    let entry = &events.nouns[naming.noun.noun];
    let lemma = if naming.noun.plural { &entry.plural } else { &entry.singular };
    let key = if naming.noun.plural { 'p' } else { entry.gender };
    let done = done_to(clauses, naming);
    let adjectives = (naming.phrase.start..naming.head).filter(|idx| done.is_none_or(|(at, _)| at != *idx));
    let mut parts: Vec<String> = adjectives.filter_map(|idx| adjective(clauses, idx, key)).collect();
    parts.push(head(clauses.word(naming.head), naming.noun.cut, lemma));
    let words = &events.title;
    let mut title = parts.join(" ");
    let fits = |title: &str, more: &str| title.chars().count() + more.chars().count() < LONGEST;
    let behind = attributes(clauses, naming);
    for text in &behind {
        if fits(&title, text) {
            title = format!("{title} {text}");
        } else {
            break;
        }
    }
    if events.frames[entry.frame].joint
        && behind.is_empty()
        && let [one, other] = names
    {
        let both = format!("{} {one} {} {other}", words.between, words.and);
        if fits(&title, &both) {
            title = format!("{title} {both}");
        }
    }
    // "nach seinem Rücktritt": whose it was.
    let owner = || {
        let possessive = words.owners.get(&clauses.lower(naming.phrase.start))?;
        let owner = party::owner(clauses, clauses.index_at(naming.head)?, possessive)?;
        wording::party(clauses, &owner, true, wording::Brevity::Name)
    };
    // "dessen Tod": whose is not told.
    let first = naming.phrase.start;
    if clauses.is(first, Class::GENITIVE)
        && clauses.is(first, Class::RELATIVE)
        && !clauses.is(first, Class::DETERMINER)
    {
        return None;
    }
    if behind.is_empty()
        && let Some(owner) = owner()
    {
        let whose = format!("{} {owner}", words.of);
        if fits(&title, &whose) {
            title = format!("{title} {whose}");
        }
    }
    if let Some(participle) = done.and_then(|(_, participle)| participle).filter(|word| fits(&title, word)) {
        title = format!("{title} {participle}");
    }
    let aside = matches!(naming.standing, Standing::Background | Standing::Other);
    let weak = naming.noun.cut == 0 || aside && naming.timex.is_none();
    let happens =
        naming.timex.is_some() && naming.standing != Standing::Subject || naming.standing == Standing::Told;
    let alone = !title.contains(' ') && (weak || !happens);
    let title = wording::balanced(title);
    (!alone && title.chars().count() <= LONGEST).then(|| capitalized(&title))
}

/// The participle before the noun whose time it tells, and how it ends a title: "die 2009 eingeleitete Untersuchung".
/// What only says that it was planned is left out.
fn done_to<'a>(clauses: &Clauses<'a>, naming: &Naming) -> Option<(usize, Option<&'a str>)> {
    let at = naming.head.checked_sub(1).filter(|&at| at > naming.phrase.start)?;
    let timed = (naming.phrase.start..at).any(|idx| clauses.is_timed(idx));
    let pack = clauses.prepared.pack;
    let stem = pack.events.title.stem(clauses.word(at))?;
    let participle = timed && pack.time.tense.is_participle(stem);
    let planned = pack.events.mood.planned.contains(clauses.word(at));
    participle.then_some((at, Some(stem).filter(|_| !planned)))
}

/// The genitive and the phrases with a preposition straight behind a noun; those of time are none.
fn attributes(clauses: &Clauses, naming: &Naming) -> Vec<String> {
    let mut found = Vec::new();
    let end = naming.phrase.end;
    let own = wording::text(clauses, naming.head + 1..end);
    // "dem Telefonat Moskau": what only touches the noun belongs to something else.
    let touches =
        naming.head + 1 < end && clauses.shape(naming.head + 1) == Shape::Noun && !is_whose(clauses, naming);
    let timed = (naming.head + 1..end).any(|idx| clauses.is_timed(idx));
    if timed || touches {
        return found;
    }
    // Without a name behind its noun a long one may fit.
    let short = (naming.head + 1..end).find(|&idx| clauses.is_named(idx) && idx > naming.head + 3);
    let fits = |text: &String| text.chars().count() + clauses.word(naming.head).chars().count() < LONGEST;
    let whole = |at: &usize| clauses.shape(at - 1) == Shape::Noun;
    let short = short.filter(whole).map(|at| wording::text(clauses, naming.head + 1..at));
    let own = Some(own).filter(fits).or(short);
    found.extend(own.filter(|own| !own.is_empty()));
    let Some(clause) = clauses.clause_at(naming.head) else { return found };
    let words = &clauses.prepared.pack.events.title;
    let verb = lemma_of(clauses, clause).map(|lemma| lemma.key()).unwrap_or_default();
    let mut end = end;
    for Argument { role, phrase } in &clause.arguments {
        let Role::Prepositional(at) = *role else { continue };
        let timed = phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        // "gilt bei der Wahl als Favorit": what somebody is belongs to no noun.
        let compares = clauses.prepared.pack.events.mood.compared.contains(clauses.lower(at).as_str());
        let behind = at == end && !timed && !compares && !is_pronoun(clauses, phrase);
        if at == end && belongs_to_verb(clauses, clause, &verb, (at, phrase)) {
            break;
        }
        // "nach seinem Sturz im Irak für Verbrechen vor Gericht": only the first one is sure to be the noun's own.
        let own = found.is_empty() || naming.standing != Standing::Background;
        if behind && own && !words.background.contains(&clauses.lower(at)) {
            found.push(wording::text(clauses, at..phrase.tokens.end));
            end = phrase.tokens.end;
        }
    }
    found
}

/// Whether the phrase with the preposition at `at` is one that the verb asks for, or tells the way of one that says
/// nothing without it: "durch einen Putsch an die Macht gekommen".
fn belongs_to_verb(clauses: &Clauses, clause: &Clause, verb: &str, (at, phrase): (usize, &Phrase)) -> bool {
    let events = &clauses.prepared.pack.events;
    let (predicate, word) = (&clause.predicate, clauses.lower(at));
    // "beriet über die Lage": behind the verb and straight behind the noun it may be the noun's as well.
    let before = at < predicate.verb;
    let way = events.mood.light.contains(verb) && !phrase.cases.any(Cases::DATIVE);
    let closes = phrase.tokens.end == predicate.verb;
    // "kam es nach Beratungen zu einer Einigung".
    if events.mood.leads.contains(verb) && events.mood.leads_to.contains(&word) {
        return true;
    }
    before && (events.title.needs(verb, &word) || closes && (way || events.title.keeps(verb, &word)))
}

/// Whether a name behind the noun is in the genitive: "Ermordung Olof Palmes".
fn is_whose(clauses: &Clauses, naming: &Naming) -> bool {
    let endings = &clauses.prepared.pack.events.title.genitive_endings;
    let name = (naming.head + 1..naming.phrase.end).take_while(|&idx| clauses.is_named(idx)).last();
    name.is_some_and(|last| endings.iter().any(|ending| clauses.word(last).ends_with(ending.as_str())))
}

/// The noun in the nominative, with the first part of its compound as it stands in the text.
fn head(word: &str, cut: usize, lemma: &str) -> String {
    let first = word.get(..cut).unwrap_or("");
    if first.is_empty() || first.ends_with(['-', '‑']) {
        return format!("{first}{lemma}");
    }
    format!("{first}{}", lemma.to_lowercase())
}

/// An adjective with the ending it takes without an article; `None` for articles and for words that only point.
fn adjective(clauses: &Clauses, idx: usize, key: char) -> Option<String> {
    let words = &clauses.prepared.pack.events.title;
    let word = clauses.word(idx);
    if clauses.is_timed(idx) {
        return None;
    }
    if clauses.shape(idx) == Shape::Number {
        return (key == 'p').then(|| word.to_owned());
    }
    let closed = Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE).with(Class::PREPOSITION);
    if clauses.shape(idx) != Shape::Small || clauses.is(idx, closed) || !clauses.is_adjective(idx, true) {
        return None;
    }
    let stem = words.stem(word)?;
    (!words.is_pointing(stem))
        .then(|| format!("{stem}{}", words.adjective.get(&key).map_or("", String::as_str)))
}
