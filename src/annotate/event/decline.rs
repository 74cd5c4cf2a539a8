//! Noun phrases of the text in the case that a title needs.

use crate::annotate::Pos;
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Class, Entry, NounForm, TitleWords};
use crate::text::capitalized;

use super::phrase::text;

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
    let bare = name_genitive(clauses, words, phrase).or_else(|| strong_genitive(clauses, words, phrase));
    if let Some(bare) = bare.or_else(|| bare_singular(clauses, words, phrase, nominative)) {
        return Some(bare);
    }
    let noun = |idx: usize| matches!(clauses.prepared.pos[idx], Pos::Noun | Pos::Propn);
    let says_what = phrase.len() > 1 || noun(phrase.start) || clauses.is_named(phrase.start);
    let dative = || inflected(clauses, phrase, Case::Dative, nominative);
    says_what.then(dative).flatten().map(|phrase| format!("{} {phrase}", words.of))
}

/// The genitive of the name of a person or a place, without what follows it: "Putins", "Moskaus".
fn name_genitive(clauses: &Clauses, words: &TitleWords, phrase: &Tokens) -> Option<String> {
    /// No name has more words.
    const MOST: usize = 3;
    let names = &clauses.prepared.pack.names;
    let name = phrase.start..clauses.core(phrase.start, phrase.end)?.min(phrase.end);
    let last = clauses.word(name.end - 1);
    let is_place = |entry: &Entry| matches!(entry, Entry::Country(..) | Entry::Place(_));
    let listed = clauses.prepared.table_name(name.start).filter(|listed| listed.tokens == name);
    let place = listed.is_some_and(|listed| listed.entries.iter().any(is_place));
    let known = names.word(clauses.word(name.start)).given.is_some() || !names.bearers(last).is_empty();
    let person = name.len() <= MOST && known && name.clone().all(|idx| clauses.is_named(idx));
    let takes = last.ends_with(char::is_lowercase) && !words.is_sibilant(last);
    (takes && (place || person)).then(|| format!("{}{}", text(clauses, name), words.ending))
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

/// The genitive of one adjective and a noun that the adjective tells to be one thing: "unbehandelter Abfall" →
/// "unbehandelten Abfalls"; of a masculine only the nominative does.
fn bare_singular(clauses: &Clauses, words: &TitleWords, phrase: &Tokens, nominative: bool) -> Option<String> {
    let [adjective, noun] = [phrase.start, phrase.start + 1];
    let lower = clauses.lower(adjective);
    let strong = |key: char| words.adjective.get(&key).is_some_and(|ending| lower.ends_with(ending.as_str()));
    let bare =
        phrase.len() == 2 && clauses.shape(adjective) == Shape::Small && clauses.shape(noun) == Shape::Noun;
    let number = words.uninflected.contains(&lower);
    let one = bare
        && !number
        && (nominative && strong('m') || strong('n'))
        && !words.is_feminine(clauses.word(noun));
    one.then(|| format!("{} {}", words.oblique(&lower), words.genitive_noun(clauses.word(noun))))
}

/// The phrase with article, adjectives and first noun in another case; what follows the noun stays.
pub(super) fn inflected(clauses: &Clauses, phrase: &Tokens, case: Case, nominative: bool) -> Option<String> {
    let words = &clauses.prepared.pack.events.title;
    let core = clauses.core(phrase.start, phrase.end)?.min(phrase.end);
    let (noun, inner) = head(clauses, phrase.start, core)?;
    let article = article_of(clauses, words, phrase.start, noun, case, nominative);
    let same = article.as_ref().is_some_and(|article| *article == clauses.lower(phrase.start));
    // A quotation or bracket before the noun stays as it is, and so does what is in the genitive already.
    let plain = clauses.outer(phrase.start..noun + 1).count() == noun + 1 - phrase.start;
    let done = same && case == Case::Genitive && !nominative;
    if !plain || done || clauses.shape(noun) == Shape::Quote && article.is_none() {
        return Some(text(clauses, phrase.clone()).to_owned());
    }
    let mut parts: Vec<String> = Vec::new();
    for idx in phrase.start..noun {
        let word = clauses.word(idx);
        parts.push(match &article {
            Some(article) if idx == phrase.start => article.clone(),
            _ if inner.contains(&idx) || clauses.shape(idx) == Shape::Number => word.to_owned(),
            _ if same && case != Case::Genitive => word.to_owned(),
            _ if clauses.shape(idx) == Shape::Noun => words.oblique(word),
            _ => words.oblique(&word.to_lowercase()),
        });
    }
    let stays = clauses.shape(noun) == Shape::Quote || inner.contains(&noun);
    let changed = (!stays).then(|| noun_in(clauses, noun, case, article.as_deref(), nominative));
    let rest = text(clauses, noun + usize::from(!stays)..phrase.end);
    parts.extend(changed);
    parts.extend(Some(rest).filter(|rest| !rest.is_empty()).map(str::to_owned));
    Some(parts.join(" "))
}

/// The noun of a phrase, and what stands between its article and its adjectives and stays as it is: "die [für morgen]
/// geplanten Wahlen", "zwei [ihrer Lehrer]".
fn head(clauses: &Clauses, start: usize, core: usize) -> Option<(usize, Tokens)> {
    let is_noun = |idx: &usize| {
        matches!(clauses.shape(*idx), Shape::Noun | Shape::Quote)
            && !is_adjective_of_name(clauses, *idx, core)
    };
    let first = (start..core).find(is_noun)?;
    let opens = Class::PREPOSITION.with(Class::GENITIVE);
    let Some(opened) = (start + 1..first).find(|idx| clauses.is(*idx, opens)) else {
        return Some((first, first..first));
    };
    if clauses.is(opened, Class::GENITIVE) {
        return Some((first, opened..first + 1));
    }
    let noun = (first + 1..core).find(|idx| is_noun(idx) && clauses.shape(idx - 1) == Shape::Small)?;
    Some((noun, opened..first + 1))
}

/// Whether a name begins with this adjective: "das Weiße Haus".
fn is_adjective_of_name(clauses: &Clauses, idx: usize, core: usize) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let (word, next) = (clauses.word(idx), idx + 1);
    next < core
        && clauses.shape(next) == Shape::Noun
        && (clauses.prepared.pos[idx] == Pos::Adj || words.is_adjective_of_name(word))
        && words.stem(word).is_some()
        && clauses.prepared.pack.names.word(word).noun == NounForm::Unknown
}

/// The noun of a phrase in another case, behind the article that the phrase gets.
fn noun_in(clauses: &Clauses, noun: usize, case: Case, article: Option<&str>, nominative: bool) -> String {
    let words = &clauses.prepared.pack.events.title;
    let word = clauses.word(noun);
    let name = clauses.is_named(noun) && clauses.prepared.pack.names.word(word).noun == NounForm::Unknown;
    let one = |article: &str| words.with_ending.iter().any(|with| with == article);
    let plural = words.dative_plural_article.values().any(|of| Some(of.as_str()) == article);
    match (case, article) {
        _ if name => word.to_owned(),
        (Case::Genitive, Some(article)) if one(article) => words.genitive_noun(word),
        (Case::Genitive, Some(_)) if is_dative_plural(clauses, noun) => {
            words.nominative_plural(word).to_owned()
        }
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
    let counted = noun.checked_sub(1).is_some_and(|before| clauses.shape(before) == Shape::Number);
    let plural = || {
        let words = &clauses.prepared.pack.events.title;
        words.is_bare_plural(clauses.word(noun), |word| is_common(clauses, word))
    };
    !clauses.is_named(noun) && (counted || plural())
}

/// Whether a noun is a plural in the dative: it ends as one and is no singular that is known.
fn is_dative_plural(clauses: &Clauses, noun: usize) -> bool {
    let (words, word) = (&clauses.prepared.pack.events.title, clauses.word(noun));
    words.ends_as_dative_plural(word) && !is_common(clauses, &word.to_lowercase()) && !words.is_weak(word)
}

/// Whether a word in small letters is a common noun in the singular.
fn is_common(clauses: &Clauses, word: &str) -> bool {
    let pack = clauses.prepared.pack;
    let event = || pack.events.noun_use(&capitalized(word)).is_some_and(|noun| !noun.plural);
    pack.names.is_noun(word) || event()
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
    // "den Lehrern" is no accusative.
    let of_plural = words.dative_plural_article.iter().find(|(_, dative)| **dative == word);
    if let Some((plural, _)) = of_plural.filter(|_| case == Case::Genitive && is_dative_plural(clauses, noun))
    {
        return words.genitive.get(plural).cloned();
    }
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
