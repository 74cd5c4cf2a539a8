//! Titles of events: short noun phrases that read well by themselves.

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Class, EventVerb, NounUse, TitleWords};
use crate::text::capitalized;

use super::decline::{Case, genitive, inflected};
use super::phrase::text;

/// A title is at most this long, in bytes; attributes that do not fit are left out.
pub(super) const LONGEST: usize = 72;

/// A title from a noun with its adjectives and attributes.
pub(super) fn from_noun(clauses: &Clauses, noun: NounUse, core: &Tokens, end: usize) -> String {
    let (events, words) = (&clauses.prepared.pack.events, &clauses.prepared.pack.events.title);
    let entry = &events.nouns[noun.noun];
    let lemma = if noun.plural { &entry.plural } else { &entry.singular };
    let key = if noun.plural { 'p' } else { entry.gender };
    let at = core.end - 1;
    let mut parts: Vec<String> =
        (core.start..at).filter_map(|idx| adjective(clauses, words, idx, key)).collect();
    parts.push(head(clauses.word(at), noun.cut, lemma));
    let mut title = parts.join(" ");
    let attributes = text(clauses, at + 1..end);
    if !attributes.is_empty() && title.len() + attributes.len() < LONGEST {
        title.push(' ');
        title.push_str(attributes);
    } else if let Some(first) = first_attribute(clauses, at + 1, end)
        && title.len() + first.len() < LONGEST
    {
        title.push(' ');
        title.push_str(first);
    }
    capitalized(&title)
}

/// The noun in the nominative, with the first part of its compound as it stands in the text.
fn head(word: &str, cut: usize, lemma: &str) -> String {
    let first = word.get(..cut).unwrap_or("");
    if first.is_empty() || first.ends_with(['-', '‑']) {
        return format!("{first}{lemma}");
    }
    format!("{first}{}", lemma.to_lowercase())
}

/// The first genitive or prepositional attribute by itself.
fn first_attribute<'a>(clauses: &Clauses<'a>, from: usize, end: usize) -> Option<&'a str> {
    let first = if clauses.is(from, Class::PREPOSITION) { from + 1 } else { from };
    let next = clauses.core(first, end)?;
    Some(text(clauses, from..next.min(end))).filter(|text| !text.is_empty())
}

/// An adjective with the ending it takes without an article; `None` for articles and for words that only point.
fn adjective(clauses: &Clauses, words: &TitleWords, idx: usize, key: char) -> Option<String> {
    let word = clauses.word(idx);
    if clauses.is_timed(idx) {
        return None;
    }
    if clauses.shape(idx) == Shape::Number {
        return (key == 'p').then(|| word.to_owned());
    }
    let article = Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE);
    if clauses.shape(idx) != Shape::Small || clauses.is(idx, article) {
        return None;
    }
    let stem = words.stem(word)?;
    let pointing = words.pointing.iter().any(|pointing| stem.eq_ignore_ascii_case(pointing));
    (!pointing).then(|| format!("{stem}{}", words.adjective.get(&key).map_or("", String::as_str)))
}

/// A title from a verb: the noun that names the event and what it is done to, or who does it.
pub(super) fn from_verb(
    clauses: &Clauses,
    verb: &EventVerb,
    theme: Option<&Tokens>,
    nominative: bool,
) -> String {
    let words = &clauses.prepared.pack.events.title;
    let Some(theme) = theme else { return verb.noun.clone() };
    let phrase = match &verb.preposition {
        None => genitive(clauses, theme, nominative),
        Some(preposition) => {
            let case =
                if words.dative_prepositions.contains(preposition) { Case::Dative } else { Case::Accusative };
            inflected(clauses, theme, case, nominative).map(|phrase| format!("{preposition} {phrase}"))
        }
    };
    let short = || short_theme(clauses, theme).filter(|short| short != theme);
    match phrase.filter(|phrase| verb.noun.len() + phrase.len() < LONGEST) {
        Some(phrase) => capitalized(&format!("{} {phrase}", verb.noun)),
        None => match short() {
            Some(short) => from_verb(clauses, verb, Some(&short), nominative),
            None => verb.noun.clone(),
        },
    }
}

/// A title from a verb and who did it.
pub(super) fn by_whom(clauses: &Clauses, verb: &EventVerb, agent: &Tokens) -> String {
    let words = &clauses.prepared.pack.events.title;
    let agent = short_theme(clauses, agent).unwrap_or(agent.clone());
    match inflected(clauses, &agent, Case::Accusative, true) {
        Some(agent) if verb.noun.len() + agent.len() < LONGEST => {
            format!("{} {} {agent}", verb.noun, words.by)
        }
        _ => verb.noun.clone(),
    }
}

/// With whom: the first phrase of the clause behind the word for company, as it stands in the text.
pub(super) fn company<'a>(clauses: &Clauses<'a>, piece: &Tokens) -> Option<&'a str> {
    let with = &clauses.prepared.pack.events.title.with;
    let at = clauses.outer(piece.clone()).find(|&idx| clauses.word(idx) == with)?;
    let end = clauses.core(at + 1, piece.end)?;
    (at + 1..end).any(|idx| clauses.is_named(idx)).then(|| text(clauses, at..end))
}

/// A title with the two who meet; `None` where more or fewer are named.
pub(super) fn between(clauses: &Clauses, title: &str, names: &[&str]) -> Option<String> {
    let words = &clauses.prepared.pack.events.title;
    match names {
        [one, other] => Some(format!("{title} {} {one} {} {other}", words.between, words.and)),
        _ => None,
    }
}

/// A phrase without its attributes.
fn short_theme(clauses: &Clauses, theme: &Tokens) -> Option<Tokens> {
    Some(theme.start..clauses.core(theme.start, theme.end)?.min(theme.end))
}
