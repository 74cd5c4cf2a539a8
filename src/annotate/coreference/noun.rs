//! The parts of a noun phrase that names a source: its head, what stands around it, and how many it means.

use std::ops::Range;

use crate::annotate::clause::{Clauses, Reach, Shape};
use crate::annotate::{Pos, Prepared};
use crate::language::{ActorWords, Class, Entry, Gender, NounClass, NounForm, OfficeWord};
use crate::text::TokenKind;

/// Whether the token at `at` of a phrase that ends before `end` is a noun for an account; something written is one only
/// where who issued it is named behind it: "ein Papier des Ministeriums".
pub(super) fn is_account(clauses: &Clauses, at: usize, end: usize) -> bool {
    let prepared = clauses.prepared;
    let words = &prepared.pack.actors;
    let behind = || words.links.contains(prepared.word(at + 1)) && at + 2 < end;
    let word = prepared.word(at);
    words.accounts.contains(word)
        || words.works.contains(word) && behind()
        || behind() && is_written(prepared, at) && is_issued(clauses, at, end)
}

/// Whether who issued what the noun at `at` stands for is named behind it: "ein Papier [des Ministeriums]", but "laut
/// Entwurf der Rentner" may be a subject.
fn is_issued(clauses: &Clauses, at: usize, end: usize) -> bool {
    let prepared = clauses.prepared;
    let words = &prepared.pack.actors;
    let Some(before) = at.checked_sub(1) else { return false };
    let article = words.gender_behind(&prepared.word(before).to_lowercase(), "").is_some();
    let definite = article || matches!(prepared.pos[before], Pos::Det | Pos::Adj);
    let issuer = at + 1..end;
    let speaks = can_speak(clauses, &issuer) && clauses.class_of_head(&issuer) != Some(NounClass::Document);
    let office = prepared.info(at).office.is_some();
    definite && speaks && !office && prepared.word(at).starts_with(char::is_uppercase)
}

/// Whether the words behind a noun only say when: "vom vergangenen Herbst".
pub(super) fn says_when(clauses: &Clauses, behind: &Range<usize>) -> bool {
    let head = head_of(clauses, behind.clone());
    head.is_some_and(|head| clauses.is_timed(head)) || clauses.class_of_head(behind) == Some(NounClass::Time)
}

/// Whether a phrase names or describes somebody who can speak.
pub(super) fn can_speak(clauses: &Clauses, phrase: &Range<usize>) -> bool {
    let pronoun = phrase.len() == 1 && clauses.prepared.pack.actors.is_personal(clauses.word(phrase.start));
    pronoun || clauses.may_speak(phrase) || clauses.class_of_head(phrase).is_some_and(NounClass::can_speak)
}

/// Whether the noun at `at` stands for something written.
pub(super) fn is_written(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.word(at);
    prepared.pack.nouns.class(word) == Some(NounClass::Document) || prepared.pack.speech.is_written(word)
}

/// The head of a phrase: its first noun or name, but the noun behind the name of a state or town, "US [Botschaft]", and
/// behind a phrase that describes it, "mit der Sache vertraute [Personen]".
pub(super) fn head_of(clauses: &Clauses, tokens: Range<usize>) -> Option<usize> {
    let prepared = clauses.prepared;
    let first = first_noun(prepared, &tokens)?;
    let inner = |at: &usize| clauses.is(*at, Class::PREPOSITION) && prepared.pos[*at] == Pos::Adp;
    if !(tokens.start + 1..first).any(|at| inner(&at)) {
        return Some(first);
    }
    let core = clauses.core(tokens.start, tokens.end).unwrap_or(first + 1);
    let noun = |at: usize| clauses.shape(at) == Shape::Noun;
    let last = (first + 1..core).rev().find(|at| noun(*at));
    let outer = last.map(|last| (first + 1..last).rev().take_while(|at| noun(*at)).last().unwrap_or(last));
    Some(outer.unwrap_or(first))
}

fn first_noun(prepared: &Prepared, tokens: &Range<usize>) -> Option<usize> {
    // "der 52 [Jahre] alte Niederländer"
    let age = |at: usize| {
        prepared.pack.actors.years.contains(prepared.word(at)) && prepared.pos.get(at + 1) == Some(&Pos::Adj)
    };
    let head = tokens.clone().find(|at| is_head(prepared, *at) && !age(*at))?;
    let name = prepared.table_name(head).filter(|name| name.tokens.start == head);
    let place = |entry: &Entry| matches!(entry, Entry::Country(..) | Entry::Place(_));
    let behind = name.filter(|name| name.entries.iter().all(place)).map(|name| name.tokens.end);
    let noun = behind.filter(|at| tokens.contains(at) && prepared.pos[*at] == Pos::Noun);
    Some(noun.unwrap_or(head))
}

/// Whether the token at `at` can be the head of a phrase: a noun or name, not an adjective of a country.
fn is_head(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.word(at);
    let article = ActorWords::is(&prepared.pack.actors.determiners, word) && prepared.pos[at] != Pos::Propn;
    // "beide Regierungen"
    let determines = prepared.pos[at] == Pos::Det && prepared.pos.get(at + 1) == Some(&Pos::Noun);
    if article || determines || prepared.pos[at] == Pos::Num {
        return false;
    }
    let capital = word.starts_with(char::is_uppercase);
    let noun = matches!(prepared.pos[at], Pos::Noun | Pos::Propn)
        || prepared.table_name(at).is_some_and(|name| name.tokens.start == at);
    let adjective = prepared.pos[at] == Pos::Adj
        || prepared.info(at).town.is_some_and(|_| prepared.pos.get(at + 1) == Some(&Pos::Noun));
    // "die 63-Jährige", whatever the tagger takes it for
    let aged = word.split_once(['-', '‑']).is_some_and(|(_, rest)| {
        rest.starts_with(char::is_uppercase) && prepared.pack.actors.is_years_old(rest)
    });
    if aged {
        return true;
    }
    // "der St. Galler"
    let saint = prepared.word(at + 1) == "." && {
        let behind = prepared.tokens.get(at + 2).map_or("", |_| prepared.word(at + 2));
        prepared.pack.names.inflection.is_undeclined(behind)
    };
    let heads = &prepared.pack.names.inflection.place_heads;
    if saint && (prepared.pos[at] == Pos::Propn || heads.contains(word)) {
        return false;
    }
    let behind_saint = at > 1 && prepared.word(at - 1) == "." && heads.contains(prepared.word(at - 2));
    // "das Rehwiler Ensemble"
    let of_town = at > 0
        && prepared.pack.names.inflection.is_undeclined(word)
        && prepared.info(at).noun == NounForm::Unknown
        && prepared.info(at).office.is_none()
        && (prepared.pos[at - 1] == Pos::Det || behind_saint)
        && prepared.pos.get(at + 1) == Some(&Pos::Noun);
    if of_town {
        return false;
    }
    (capital || word.contains(char::is_uppercase))
        && (noun || prepared.info(at).office.is_some() || !adjective)
}

/// Whether the noun at `at` for who sits in a council stands for the council itself: no name follows.
pub(super) fn is_council(prepared: &Prepared, at: usize) -> bool {
    let info = prepared.info(at);
    let masculine = info.office.as_ref().is_some_and(|office| office.gender == Gender::Masculine);
    let body = prepared.pack.nouns.class(prepared.word(at)) == Some(NounClass::Body);
    let one = info.office.as_ref().is_some_and(|office| !office.plural && office.begin == 0);
    let named = prepared.pos.get(at + 1) == Some(&Pos::Propn);
    masculine && body && one && !named
}

/// Whether several hold the office at `head`: "von Experten", "die Beobachter", "Beobachtern", but "dem Präsidenten".
pub(super) fn are_several(
    prepared: &Prepared,
    office: &OfficeWord,
    tokens: &Range<usize>,
    head: usize,
) -> bool {
    let words = &prepared.pack.actors;
    let article = tokens.start.checked_sub(1).map_or("", |at| prepared.word(at)).to_lowercase();
    if office.plural {
        return !words.singular_articles.contains(&article);
    }
    let gender = words.gender_behind(&article, "");
    let masculine = office.gender == Gender::Masculine;
    let dative = prepared.word(head).ends_with('n') && !office.base.ends_with('n');
    masculine && (matches!(gender, Some('f' | 'p')) || dative && gender.is_none())
}

/// The name in quotation marks straight behind the noun at `head`: "die Zeitung „Wedomosti“".
pub(super) fn quoted_name(prepared: &Prepared, head: usize) -> Option<Range<usize>> {
    let inside = head + 2;
    let n = (inside < prepared.tokens.len()).then(|| prepared.short_quote(inside)).flatten()?;
    let opens = prepared.tokens[head + 1].kind == TokenKind::Mark && prepared.short_quote(head + 1).is_none();
    opens.then(|| inside..inside + n)
}

/// Where the adjectives in front of `head` begin.
pub(super) fn adjectives(prepared: &Prepared, first: usize, head: usize) -> usize {
    let mut at = head;
    while at > first
        && (prepared.pos[at - 1] == Pos::Adj
            || !prepared.info(at - 1).countries.is_empty()
            || prepared.info(at - 1).town.is_some())
    {
        at -= 1;
    }
    at
}

/// Where the name of a place behind a body's noun ends: "Staatsanwaltschaft Schwerin", "Polizei in Hannover".
pub(super) fn with_place(prepared: &Prepared, first: usize, end: usize) -> usize {
    let name = |at: usize| at < end && prepared.pos[at] == Pos::Propn;
    let begin =
        if first + 1 < end && prepared.pos[first] == Pos::Adp && name(first + 1) { first + 1 } else { first };
    let mut at = begin;
    while name(at) {
        at += 1;
    }
    if at > begin { at } else { first }
}

/// Where the members or the purpose end that the name of a body has behind its noun at `head`: "Konferenz [der
/// Kultusminister]", "Vereinigung [für Wertpapierbesitz]".
pub(super) fn with_members(clauses: &Clauses, head: usize, end: usize) -> usize {
    let words = &clauses.prepared.pack.actors;
    let noun = clauses.lower(head);
    let next = clauses.prepared.tokens.get(head + 1).map_or(String::new(), |_| clauses.lower(head + 1));
    let named = words.of_members.iter().any(|ending| noun.ends_with(ending.as_str()));
    let links = clauses.is(head + 1, Class::GENITIVE) || words.purposes.contains(&next);
    let core = (named && links && head + 2 < end).then(|| match words.purposes.contains(&next) {
        true => clauses.noun_phrase(head + 2, end, Reach::Close),
        false => clauses.core(head + 1, end),
    });
    core.flatten().unwrap_or(head + 1)
}

/// Whether the token at `at` behind a noun begins what says whose or where it is: "[der] Oper", "[von] Graz", "[Israels]".
pub(super) fn has_owner(prepared: &Prepared, at: usize) -> bool {
    let words = &prepared.pack.actors;
    let word = prepared.word(at);
    words.links.contains(word) || matches!(prepared.pos[at], Pos::Propn | Pos::Noun | Pos::Det)
}

/// What belongs to an unnamed holder's office: up to the next comma.
pub(super) fn unnamed_behind(prepared: &Prepared, tokens: Range<usize>) -> Range<usize> {
    let joins = &prepared.pack.actors.joins_source;
    let ends = |at: &usize| {
        let word = prepared.word(*at);
        matches!(word, "," | "–" | "(" | "„" | "\"") || joins.contains(word)
    };
    let end = tokens.clone().find(ends);
    tokens.start..end.unwrap_or(tokens.end)
}

/// Somebody unnamed in the nominative: "einem ehemaligen Minister" → "ehemaliger Minister".
pub(super) fn somebody(prepared: &Prepared, front: usize, head: usize) -> String {
    let inflection = &prepared.pack.names.inflection;
    let words = &prepared.pack.actors;
    let article = front.checked_sub(1).map_or("", |at| prepared.word(at)).to_lowercase();
    let ending = words.strong_article_ending(&article);
    let adjectives = (front..head).map(|at| match ending {
        Some(ending) => format!("{}{ending} ", inflection.adjective_stem(prepared.word(at))),
        None => format!("{} ", prepared.word(at)),
    });
    adjectives.chain([prepared.word(head).to_owned()]).collect()
}
