//! Titles of events: short noun phrases that read well by themselves.

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Class, EventVerb, NounUse, TitleWords};
use crate::text::capitalized;

/// A title is at most this long, in bytes; attributes that do not fit are left out.
pub(super) const LONGEST: usize = 72;

/// The case that a noun phrase gets in a title.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Genitive,
    Accusative,
    Dative,
}

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
    if clauses.shape(idx) == Shape::Number {
        return (key == 'p').then(|| word.to_owned());
    }
    let article = Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE);
    if clauses.shape(idx) != Shape::Small || clauses.is(idx, article) {
        return None;
    }
    let stem = stem(words, word)?;
    let pointing = words.pointing.iter().any(|pointing| stem.eq_ignore_ascii_case(pointing));
    (!pointing).then(|| format!("{stem}{}", words.adjective.get(&key).map_or("", String::as_str)))
}

/// An adjective without its ending.
fn stem<'a>(words: &TitleWords, word: &'a str) -> Option<&'a str> {
    let ending = words.adjective_endings.iter().find(|ending| word.ends_with(ending.as_str()))?;
    word.strip_suffix(ending.as_str()).filter(|stem| stem.len() > 2)
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
        None => genitive(clauses, words, theme, nominative),
        Some(preposition) => {
            let case =
                if words.dative_prepositions.contains(preposition) { Case::Dative } else { Case::Accusative };
            inflected(clauses, words, theme, case, nominative).map(|phrase| format!("{preposition} {phrase}"))
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
    match inflected(clauses, words, &agent, Case::Accusative, true) {
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

/// The phrase in the genitive, or behind the word that stands for it where there is no article.
fn genitive(clauses: &Clauses, words: &TitleWords, phrase: &Tokens, nominative: bool) -> Option<String> {
    let first = clauses.word(phrase.start).to_lowercase();
    let article = clauses.shape(phrase.start) == Shape::Small && words.genitive.contains_key(&first);
    if article {
        return inflected(clauses, words, phrase, Case::Genitive, nominative);
    }
    if let Some(singular) = bare_singular(clauses, words, phrase).filter(|_| nominative) {
        return Some(singular);
    }
    inflected(clauses, words, phrase, Case::Dative, nominative).map(|phrase| format!("{} {phrase}", words.of))
}

/// The genitive of one adjective and a noun in the nominative that the adjective tells to be one thing: "unbehandelter
/// Abfall" → "unbehandelten Abfalls".
fn bare_singular(clauses: &Clauses, words: &TitleWords, phrase: &Tokens) -> Option<String> {
    let [adjective, noun] = [phrase.start, phrase.start + 1];
    let lower = clauses.lower(adjective);
    let strong = |key: char| words.adjective.get(&key).is_some_and(|ending| lower.ends_with(ending.as_str()));
    let bare =
        phrase.len() == 2 && clauses.shape(adjective) == Shape::Small && clauses.shape(noun) == Shape::Noun;
    let one = bare && (strong('m') || strong('n')) && !is_feminine(words, clauses.word(noun));
    let article = words.with_ending.first().filter(|_| one)?;
    let noun = genitive_noun(words, clauses.word(noun), article, true);
    Some(format!("{} {noun}", oblique(words, &lower)))
}

/// The phrase with article, adjectives and first noun in another case.
fn inflected(
    clauses: &Clauses,
    words: &TitleWords,
    phrase: &Tokens,
    case: Case,
    nominative: bool,
) -> Option<String> {
    let core = clauses.core(phrase.start, phrase.end)?.min(phrase.end);
    let noun = (phrase.start..core).find(|&idx| matches!(clauses.shape(idx), Shape::Noun | Shape::Quote))?;
    let article = article_of(clauses, words, phrase.start, noun, case, nominative);
    let rest = text(clauses, core..phrase.end);
    // A quotation or bracket inside stays as it is.
    let plain = clauses.outer(phrase.start..core).count() == core - phrase.start;
    let mut parts: Vec<String> = Vec::new();
    for idx in phrase.start..core {
        let word = clauses.word(idx);
        parts.push(match &article {
            Some(article) if idx == phrase.start => article.clone(),
            _ if idx < noun && clauses.shape(idx) == Shape::Number => word.to_owned(),
            Some(article)
                if idx < noun && *article == clauses.lower(phrase.start) && case != Case::Genitive =>
            {
                word.to_owned()
            }
            _ if idx < noun => oblique(words, &word.to_lowercase()),
            Some(article) if idx == noun && case == Case::Genitive => {
                genitive_noun(words, word, article, nominative)
            }
            Some(article) if idx == noun && words.dative_plural_article.values().any(|of| of == article) => {
                plural_dative(words, word)
            }
            None if idx == noun && noun > phrase.start && case == Case::Dative => plural_dative(words, word),
            _ => word.to_owned(),
        });
    }
    if !rest.is_empty() {
        parts.push(rest.to_owned());
    }
    if plain { Some(parts.join(" ")) } else { Some(text(clauses, phrase.clone()).to_owned()) }
}

/// The article that the phrase gets; `None` where it has none that changes.
fn article_of(
    clauses: &Clauses,
    words: &TitleWords,
    first: usize,
    noun: usize,
    case: Case,
    nominative: bool,
) -> Option<String> {
    let word = clauses.lower(first);
    let table = match case {
        Case::Genitive => &words.genitive,
        Case::Accusative => &words.accusative,
        Case::Dative if is_plural(clauses, words, &word, noun) => &words.dative_plural_article,
        Case::Dative => &words.dative,
    };
    if clauses.shape(first) != Shape::Small || !words.genitive.contains_key(&word) {
        return None;
    }
    let stays = words.keeps.contains(&word) && (!nominative || is_feminine(words, clauses.word(noun)));
    Some(if stays { word } else { table.get(&word).cloned().unwrap_or(word) })
}

/// Whether article and noun look like a plural.
fn is_plural(clauses: &Clauses, words: &TitleWords, article: &str, noun: usize) -> bool {
    let noun = clauses.word(noun);
    words.dative_plural_article.contains_key(article) && !is_feminine(words, noun)
}

/// Whether the noun looks like a feminine singular.
fn is_feminine(words: &TitleWords, noun: &str) -> bool {
    let lower = noun.to_lowercase();
    words.feminine.iter().any(|ending| lower.ends_with(ending.as_str()))
}

/// An adjective with the ending of the oblique cases.
fn oblique(words: &TitleWords, word: &str) -> String {
    stem(words, word).map_or(word.to_owned(), |stem| format!("{stem}{}", words.oblique_adjective))
}

/// A noun in the genitive singular.
fn genitive_noun(words: &TitleWords, noun: &str, article: &str, nominative: bool) -> String {
    let ends = |endings: &[String]| endings.iter().any(|ending| noun.ends_with(ending.as_str()));
    let weak = |noun: &str| words.weak_nouns.iter().any(|ending| noun.ends_with(ending.as_str()));
    if !words.with_ending.iter().any(|with| with == article) || ends(std::slice::from_ref(&words.ending)) {
        return match ends(&words.sibilants) && words.with_ending.iter().any(|with| with == article) {
            true if ends(&words.weak_nouns) => format!("{noun}{}", words.weak_ending),
            true => format!("{noun}{}", words.long_ending),
            false => noun.to_owned(),
        };
    }
    let lower = noun.to_lowercase();
    let short = |noun: &str| words.weak_short_nouns.iter().any(|ending| noun.ends_with(ending.as_str()));
    if short(&lower) {
        return format!("{noun}{}", words.weak_short_ending);
    }
    if weak(noun) {
        return format!("{noun}{}", words.weak_ending);
    }
    let weak_already = !nominative && noun.strip_suffix(words.weak_ending.as_str()).is_some_and(weak);
    let short_already = lower
        .strip_suffix(words.weak_short_ending.as_str())
        .is_some_and(|stem| short(stem) || stem.strip_suffix('e').is_some_and(short));
    if weak_already || short_already {
        return noun.to_owned();
    }
    let ending = if ends(&words.sibilants) { &words.long_ending } else { &words.ending };
    format!("{noun}{ending}")
}

/// A plural noun in the dative.
fn plural_dative(words: &TitleWords, noun: &str) -> String {
    let takes = words.dative_plural_nouns.iter().any(|ending| noun.ends_with(ending.as_str()));
    if takes { format!("{noun}{}", words.dative_plural) } else { noun.to_owned() }
}

/// The words of some tokens as they stand in the text; empty for none.
pub(super) fn text<'a>(clauses: &Clauses<'a>, tokens: Tokens) -> &'a str {
    if tokens.is_empty() {
        return "";
    }
    clauses.prepared.span(tokens).of(clauses.prepared.text())
}
