//! Noun phrases of the text in the case that a title needs.

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::tagger::Pos;
use crate::language::{NounForm, TitleWords};
use crate::text::capitalized;

use super::title::text;

/// The case that a noun phrase gets in a title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Genitive,
    Accusative,
    Dative,
}

/// The phrase in the genitive, or behind the word that stands for it where neither article nor adjective shows it;
/// `nominative` tells that it is the subject in the text.
pub(super) fn genitive(clauses: &Clauses, phrase: &Tokens, nominative: bool) -> Option<String> {
    let words = &clauses.prepared.pack.events.title;
    if clauses.shape(phrase.start) == Shape::Small
        && words.genitive.contains_key(&clauses.lower(phrase.start))
    {
        return inflected(clauses, phrase, Case::Genitive, nominative);
    }
    let bare = strong_genitive(clauses, words, phrase);
    if let Some(bare) = bare.or_else(|| bare_singular(clauses, words, phrase).filter(|_| nominative)) {
        return Some(bare);
    }
    let noun = |idx: usize| matches!(clauses.prepared.pos[idx], Pos::Noun | Pos::Propn);
    let says_what = phrase.len() > 1 || noun(phrase.start) || clauses.is_named(phrase.start);
    let dative = || inflected(clauses, phrase, Case::Dative, nominative);
    says_what.then(dative).flatten().map(|phrase| format!("{} {phrase}", words.of))
}

/// The genitive of a plural or a feminine whose adjectives show it: "zahlreiche Menschen" → "zahlreicher Menschen",
/// "Tausende Menschen" → "Tausender Menschen".
fn strong_genitive(clauses: &Clauses, words: &TitleWords, phrase: &Tokens) -> Option<String> {
    let core = clauses.core(phrase.start, phrase.end)?.min(phrase.end);
    let first = clauses.word(phrase.start);
    if words.quantities.iter().any(|quantity| quantity == first) {
        let rest = text(clauses, phrase.start + 1..phrase.end);
        return Some(format!("{first}{} {rest}", words.strong_genitive).trim_end().to_owned());
    }
    let noun = (phrase.start..core).find(|&idx| !is_adjective(clauses, idx))?;
    if noun == phrase.start || clauses.shape(noun) != Shape::Noun {
        return None;
    }
    let mut parts = vec![words.strong(&clauses.lower(phrase.start))?];
    for idx in phrase.start + 1..noun {
        let word = clauses.word(idx);
        parts.push(words.strong(word).unwrap_or(word.to_owned()));
    }
    parts.push(text(clauses, noun..phrase.end).to_owned());
    Some(parts.join(" "))
}

/// Whether an adjective stands there, at the head of a sentence too.
fn is_adjective(clauses: &Clauses, idx: usize) -> bool {
    clauses.shape(idx) == Shape::Small
        || clauses.shape(idx) == Shape::Number
        || clauses.prepared.pos[idx] == Pos::Adj && !clauses.is_named(idx)
}

/// The genitive of one adjective and a noun in the nominative that the adjective tells to be one thing: "unbehandelter
/// Abfall" → "unbehandelten Abfalls".
fn bare_singular(clauses: &Clauses, words: &TitleWords, phrase: &Tokens) -> Option<String> {
    let [adjective, noun] = [phrase.start, phrase.start + 1];
    let lower = clauses.lower(adjective);
    let strong = |key: char| words.adjective.get(&key).is_some_and(|ending| lower.ends_with(ending.as_str()));
    let bare =
        phrase.len() == 2 && clauses.shape(adjective) == Shape::Small && clauses.shape(noun) == Shape::Noun;
    let one = bare && (strong('m') || strong('n')) && !words.is_feminine(clauses.word(noun));
    one.then(|| format!("{} {}", words.oblique(&lower), words.genitive_noun(clauses.word(noun))))
}

/// The phrase with article, adjectives and first noun in another case; what follows the noun stays.
pub(super) fn inflected(clauses: &Clauses, phrase: &Tokens, case: Case, nominative: bool) -> Option<String> {
    let words = &clauses.prepared.pack.events.title;
    let core = clauses.core(phrase.start, phrase.end)?.min(phrase.end);
    let is_noun = |idx: &usize| {
        matches!(clauses.shape(*idx), Shape::Noun | Shape::Quote)
            && !is_adjective_of_name(clauses, *idx, core)
    };
    let noun = (phrase.start..core).find(is_noun)?;
    let article = article_of(clauses, words, phrase.start, noun, case, nominative);
    let same = article.as_ref().is_some_and(|article| *article == clauses.lower(phrase.start));
    // A quotation or bracket before the noun stays as it is, and so does what is in the genitive already.
    let plain = clauses.outer(phrase.start..noun + 1).count() == noun + 1 - phrase.start;
    let done = same && case == Case::Genitive && !nominative;
    if !plain || done {
        return Some(text(clauses, phrase.clone()).to_owned());
    }
    let mut parts: Vec<String> = Vec::new();
    for idx in phrase.start..noun {
        let word = clauses.word(idx);
        parts.push(match &article {
            Some(article) if idx == phrase.start => article.clone(),
            _ if clauses.shape(idx) == Shape::Number || same && case != Case::Genitive => word.to_owned(),
            _ if clauses.shape(idx) == Shape::Noun => words.oblique(word),
            _ => words.oblique(&word.to_lowercase()),
        });
    }
    parts.push(noun_in(clauses, noun, core, case, article.as_deref(), nominative));
    let rest = text(clauses, noun + 1..phrase.end);
    if !rest.is_empty() {
        parts.push(rest.to_owned());
    }
    Some(parts.join(" "))
}

/// Whether a name begins with this adjective: "das Weiße Haus".
fn is_adjective_of_name(clauses: &Clauses, idx: usize, core: usize) -> bool {
    let next = idx + 1;
    next < core
        && clauses.shape(next) == Shape::Noun
        && (clauses.is_named(next) || clauses.prepared.pos[idx] == Pos::Adj)
        && clauses.prepared.pack.events.title.stem(clauses.word(idx)).is_some()
        && clauses.prepared.pack.names.word(clauses.word(idx)).noun == NounForm::Unknown
}

/// The noun of a phrase in another case, behind the article that the phrase gets.
fn noun_in(
    clauses: &Clauses,
    noun: usize,
    core: usize,
    case: Case,
    article: Option<&str>,
    nominative: bool,
) -> String {
    let words = &clauses.prepared.pack.events.title;
    let word = clauses.word(noun);
    let form = clauses.prepared.pack.names.word(word).noun;
    let in_name = |idx: usize| idx < core && clauses.is_named(idx);
    if form == NounForm::Unknown && in_name(noun) && in_name(noun + 1) {
        return word.to_owned();
    }
    let one = |article: &str| words.with_ending.iter().any(|with| with == article);
    let plural = words.dative_plural_article.values().any(|of| Some(of.as_str()) == article);
    match (case, article) {
        (Case::Genitive, Some(article)) if one(article) => words.genitive_noun(word),
        (Case::Dative, Some(_)) if plural => words.dative_plural_noun(word),
        (Case::Dative, None) if is_bare_plural(clauses, noun) => words.dative_plural_noun(word),
        (Case::Accusative | Case::Dative, Some(_)) if nominative && !words.is_feminine(word) => {
            words.oblique_noun(word)
        }
        _ => word.to_owned(),
    }
}

/// Whether a common noun without an article is a plural.
fn is_bare_plural(clauses: &Clauses, noun: usize) -> bool {
    let (words, pack) = (&clauses.prepared.pack.events.title, clauses.prepared.pack);
    let event = |word: &str| pack.events.noun_use(&capitalized(word)).is_some_and(|noun| !noun.plural);
    let known = |word: &str| pack.names.is_noun(word) || event(word);
    let counted = noun.checked_sub(1).is_some_and(|before| clauses.shape(before) == Shape::Number);
    !clauses.is_named(noun) && (counted || words.is_bare_plural(clauses.word(noun), known))
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
    let feminine = words.is_feminine(clauses.word(noun));
    let table = match case {
        Case::Genitive => &words.genitive,
        Case::Accusative => &words.accusative,
        Case::Dative if words.dative_plural_article.contains_key(&word) && !feminine => {
            &words.dative_plural_article
        }
        Case::Dative => &words.dative,
    };
    if clauses.shape(first) != Shape::Small || !words.genitive.contains_key(&word) {
        return None;
    }
    let stays = words.keeps.contains(&word) && (!nominative || feminine);
    Some(if stays { word } else { table.get(&word).cloned().unwrap_or(word) })
}
