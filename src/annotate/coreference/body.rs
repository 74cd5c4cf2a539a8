//! Mentions of bodies → one entry for each, under the name that the tables know.

use std::ops::Range;

use foldhash::HashMap;

use super::phrase;
use super::roster::Roster;
use crate::annotate::{ActorKind, CountryBasis, Mention, MentionKind, Pos, Prepared};
use crate::language::{Cases, Country, CountryForm, Entry, NounClass, Organisation};
use crate::text::capitalized;

/// Enters all bodies that `mentions` name and points the mentions to them.
pub(super) fn enroll(roster: &mut Roster, mentions: &mut [Mention]) {
    // Short names come last: "TuS" is the "TuS Halver" of the headline below.
    let mut parts: HashMap<&str, Option<usize>> = HashMap::default();
    for whole in [true, false] {
        for mention in mentions.iter_mut().filter(|mention| mention.kind == MentionKind::Org) {
            let tokens = phrase::tokens_in(roster.prepared, mention.span);
            if tokens.is_empty() || (tokens.len() > 1) != whole {
                continue;
            }
            let idx = entered(roster, mention, &tokens, &parts);
            if whole {
                learn_parts(roster.prepared, &mut parts, &tokens, idx);
            }
            roster.alias(mention.span.of(roster.prepared.text()), idx);
            if let Some(noun) = phrase::noun_beside(roster.prepared, &tokens) {
                roster.call(idx, &noun);
            }
            if let Some(letters) = letters_behind(roster.prepared, &tokens) {
                roster.also_named(letters, idx);
            }
            mention.actor = Some(idx);
        }
    }
}

/// Notes by which words of its name a body may be called; none where several have the word, or where one of them is the
/// noun for a body, as in "Universität Trier".
fn learn_parts<'p>(
    prepared: &Prepared<'p>,
    parts: &mut HashMap<&'p str, Option<usize>>,
    tokens: &Range<usize>,
    idx: usize,
) {
    let is_body = |at: usize| prepared.pack.nouns.class(prepared.word(at)) == Some(NounClass::Body);
    if tokens.clone().any(is_body) {
        return;
    }
    for at in tokens.clone().filter(|at| prepared.word(*at).starts_with(char::is_uppercase)) {
        let known = parts.entry(prepared.word(at)).or_insert(Some(idx));
        *known = known.filter(|known| *known == idx);
    }
}

/// The short name in brackets behind the name of a body: "(USGS)"; in small letters the first ones of its words: "amnesty
/// international (ai)".
fn letters_behind<'p>(prepared: &Prepared<'p>, tokens: &Range<usize>) -> Option<&'p str> {
    let end = tokens.end;
    let letters = prepared.tokens.get(end + 1).map_or("", |_| prepared.word(end + 1));
    let short = letters.chars().filter(|c| c.is_uppercase()).count() > 1;
    let closed = prepared.word(end) == "(" && prepared.word(end + 2) == ")";
    let initials =
        tokens.clone().filter_map(|at| prepared.word(at).chars().next()).flat_map(char::to_lowercase);
    let small = tokens.len() > 1 && initials.eq(letters.chars());
    (closed && (short || small)).then_some(letters)
}

/// The body that a mention names, entered where it is new.
fn entered(
    roster: &mut Roster,
    mention: &Mention,
    tokens: &Range<usize>,
    parts: &HashMap<&str, Option<usize>>,
) -> usize {
    let prepared = roster.prepared;
    let last = prepared.word(tokens.end - 1);
    let short = last.chars().filter(|c| c.is_uppercase()).count() > 1;
    if let Some(idx) = roster.named(last).filter(|_| short) {
        return idx;
    }
    let known = is_whole(prepared, tokens).then(|| by_table(roster, tokens.start)).flatten();
    let part = || {
        let forms = prepared.pack.names.inflection.genitive_stems(last);
        std::iter::once(last).chain(forms).find_map(|form| parts.get(form).copied().flatten())
    };
    let known = known.or_else(|| part().filter(|_| tokens.len() == 1));
    known.unwrap_or_else(|| new_body(roster, mention, tokens.clone()))
}

/// Enters the body that a mention names, with the country that stands beside it.
fn new_body(roster: &mut Roster, mention: &Mention, tokens: Range<usize>) -> usize {
    let prepared = roster.prepared;
    let name = nominative(prepared, tokens.clone(), false);
    let known = mention
        .country
        .or_else(|| phrase::introduced_country(prepared, tokens.start))
        .or_else(|| phrase::body_country(prepared, tokens.clone()));
    // "Regierung Bush"
    let country = known.or_else(|| {
        let persons = tokens.clone().flat_map(|at| roster.family(prepared.word(at)).first().copied());
        persons.filter_map(|idx| roster.member(idx).actor.country).next()
    });
    let alone = tokens.len() == 1;
    let country = country.or_else(|| phrase::place_before(prepared, tokens.start).filter(|_| alone));
    let idx = match country.filter(|_| alone) {
        Some(country) => add_of_state(roster, &name, Some(country)),
        None => roster.add(&name, ActorKind::Organisation, country),
    };
    roster.member_mut(idx).local = !part_of_international(prepared, &name);
    idx
}

/// Whether the name of the tables at the beginning of `tokens` is all of them, places behind it apart: "Wikimedia
/// Schweiz" is another body than "Wikimedia".
fn is_whole(prepared: &Prepared, tokens: &Range<usize>) -> bool {
    let Some(name) = prepared.table_name(tokens.start) else { return false };
    let is_place = |entry: &Entry| matches!(entry, Entry::Place(_));
    let place = |at: usize| prepared.table_name(at).is_some_and(|name| name.entries.iter().any(is_place));
    (name.tokens.end..tokens.end).all(place)
}

/// Adds a body of the state `country`, apart from one of the same name that another state has.
pub(super) fn add_of_state(roster: &mut Roster, name: &str, country: Option<Country>) -> usize {
    let tables = &roster.prepared.pack.names;
    let known = tables.organisation(name).map(|idx| &tables.organisations[idx]);
    let taken = known.map(|known| roster.prepared.country_of(known));
    let other = taken.or_else(|| Some(roster.member(roster.named(name)?).actor.country)).flatten();
    match country.filter(|country| other.is_some_and(|other| other != *country)) {
        Some(state) => {
            let row = tables.countries.row(state).map_or(state.code(), |row| row.name);
            roster.add(&format!("{name} ({row})"), ActorKind::Organisation, country)
        }
        None => roster.add(name, ActorKind::Organisation, country),
    }
}

/// "UN-Komitee", "NATO-Rat": a part of a body that belongs to no one country.
pub(super) fn part_of_international(prepared: &Prepared, name: &str) -> bool {
    let names = &prepared.pack.names;
    let front = name.split_once('-').and_then(|(front, _)| names.organisation(front));
    front.is_some_and(|idx| phrase::is_international(&names.organisations[idx]))
}

/// The body or state that the name of the tables at token `at` stands for, as an actor.
pub(super) fn by_table(roster: &mut Roster, at: usize) -> Option<usize> {
    let prepared = roster.prepared;
    let name = prepared.table_name(at)?;
    let names = &prepared.pack.names;
    let text = nominative(prepared, name.tokens.clone(), false);
    let beside = phrase::country_beside(prepared, &name.tokens);
    name.entries.iter().find_map(|entry| match entry {
        Entry::Organisation(idx) => {
            let organisation = &names.organisations[*idx];
            let country = prepared.country_of(organisation);
            if let Some(town) = town_before(prepared, name.tokens.start).filter(|_| text != organisation.name)
            {
                let own = nominative(prepared, town..name.tokens.end, false);
                return Some(roster.add(&own, ActorKind::Organisation, country));
            }
            if country.is_some() && beside.is_some_and(|other| country != Some(other)) {
                let common = organisation.is_ambiguous(&names.inflection, &text);
                return (!common).then(|| add_of_state(roster, &text, beside));
            }
            // "die russische Armee" stands in the table as the text has it.
            let inflected = organisation.name.starts_with(char::is_lowercase);
            let known = if inflected { text.as_str() } else { organisation.name };
            let member = roster.add(known, ActorKind::Organisation, beside);
            roster.belongs(member, country, known_by(organisation));
            roster.member_mut(member).local = false;
            roster.prefer_longer(&text, member);
            let nouns = prepared.pack.actors.nouns_of(organisation.kind);
            nouns.iter().for_each(|noun| roster.call(member, noun));
            Some(member)
        }
        Entry::Country(country, CountryForm::Name) => {
            let short = names.countries.row(*country).map_or(text.as_str(), |row| row.name);
            Some(roster.add(short, ActorKind::Country, Some(*country)))
        }
        Entry::Country(country, _) => {
            let capital = names.countries.row(*country).is_some_and(|row| row.capital == text);
            let kind = if capital { ActorKind::Country } else { ActorKind::Organisation };
            Some(roster.add(&text, kind, Some(*country)))
        }
        Entry::Holder(idx) if !names.holders[*idx].person => {
            let holder = &names.holders[*idx];
            let member =
                roster.add(holder.phrase, ActorKind::Organisation, holder.country_in(prepared.homeland));
            roster.member_mut(member).local = false;
            roster.alias(&text, member);
            Some(member)
        }
        _ => None,
    })
}

/// The adjective of a town before the one common noun at `at` that stands for a body of a state: the "[Berliner]
/// Verfassungsschutz" is another than the one of the state.
fn town_before(prepared: &Prepared, at: usize) -> Option<usize> {
    let town = at.checked_sub(1).filter(|before| prepared.info(*before).town.is_some())?;
    let single = prepared.table_name(at).is_some_and(|name| name.tokens.len() == 1);
    let common = prepared.pack.grammar.declension.is_noun(prepared.word(at));
    (single && common).then_some(town)
}

/// What the country of a body of the tables rests on.
fn known_by(organisation: &Organisation) -> CountryBasis {
    if organisation.is_of_one_state() { CountryBasis::Stated } else { CountryBasis::Table }
}

/// The words of a noun phrase in the nominative: "Weißen Hauses" → "Weißes Haus", "des zuständigen Amtes" →
/// "Zuständiges Amt", "israelischen Medien" → "Israelische Medien".
pub(super) fn nominative(prepared: &Prepared, tokens: Range<usize>, plural: bool) -> String {
    let Some(last) = tokens.end.checked_sub(1).filter(|last| tokens.contains(last)) else {
        return String::new();
    };
    // Behind the noun, "der Vereinten Nationen", nothing depends on its case.
    let attributes = (tokens.start..last).find(|at| !is_attribute(prepared, *at)).unwrap_or(last);
    let head = match plural {
        true => prepared.pack.actors.nominative_plural(prepared.word(last)),
        false if attributes < last => prepared.word(last).to_owned(),
        false => singular(prepared, &tokens).to_owned(),
    };
    let ending = adjective_ending(prepared, &tokens, &head, plural);
    let mut name = String::new();
    for at in tokens.start..last {
        let word = prepared.word(at);
        let stem = prepared.pack.names.inflection.adjective_stem(word);
        // "United States" ends like an adjective, but not like one that has an article before it.
        let weak = prepared.pack.names.inflection.is_weak(word);
        let declined = at < attributes && stem.len() < word.len() && weak && is_adjective(prepared, at);
        match ending.filter(|_| declined) {
            Some(ending) => name.extend([stem, ending]),
            None => name.push_str(word),
        }
        let gap = prepared.tokens[at].span.end < prepared.tokens[at + 1].span.begin;
        name.push_str(if gap { " " } else { "" });
    }
    capitalized(&(name + &head))
}

/// The noun at the end of `tokens` without the ending of the genitive, where the article before them or the text
/// says that it has one.
fn singular<'p>(prepared: &Prepared<'p>, tokens: &Range<usize>) -> &'p str {
    let words = &prepared.pack.actors;
    let inflection = &prepared.pack.names.inflection;
    let noun = prepared.word(tokens.end - 1);
    let article = article(prepared, tokens.start);
    let known = inflection.genitive_stems(noun).find(|stem| {
        words.strong_ending(stem).is_some()
            && (words.strong_ending(noun).is_none()
                || prepared.knows_word(stem)
                || oblique(prepared, &article))
    });
    let genitive = words.genitive_articles.contains(&article);
    known
        .or_else(|| inflection.genitive_stems(noun).min_by_key(|stem| stem.len()).filter(|_| genitive))
        .unwrap_or(noun)
}

/// The ending of the adjectives before `head` in the nominative without an article: after what is known of the noun,
/// else after the article that stood there; without one several are meant.
fn adjective_ending<'p>(
    prepared: &Prepared<'p>,
    tokens: &Range<usize>,
    head: &str,
    plural: bool,
) -> Option<&'p str> {
    let words = &prepared.pack.actors;
    let first = tokens.clone().find(|at| is_adjective(prepared, *at))?;
    if plural {
        return Some(words.strong_ending_of('p'));
    }
    let by_article = || words.gender_behind(&article(prepared, tokens.start), prepared.word(first));
    let other = || words.strong_ending_of(by_article().unwrap_or('p'));
    Some(words.strong_ending(head).or_else(|| ending_by_table(prepared, head)).unwrap_or_else(other))
}

/// The same by the gender that the table of nouns tells.
fn ending_by_table<'p>(prepared: &Prepared<'p>, head: &str) -> Option<&'p str> {
    let declension = &prepared.pack.grammar.declension;
    let known = declension.is_noun(head).then(|| declension.noun(head));
    let cases = known.filter(|cases| cases.any(Cases::SINGULAR) && !cases.any(Cases::PLURAL))?;
    let genders = [(Cases::MASCULINE, 'm'), (Cases::FEMININE, 'f'), (Cases::NEUTER, 'n')];
    let mut fitting = genders.iter().filter(|(gender, _)| cases.any(*gender));
    let (_, letter) = fitting.next().filter(|_| fitting.next().is_none())?;
    Some(prepared.pack.actors.strong_ending_of(*letter))
}

/// The word before a phrase, in small letters.
fn article(prepared: &Prepared, start: usize) -> String {
    start.checked_sub(1).map_or("", |before| prepared.word(before)).to_lowercase()
}

/// Whether the token at `at` can stand between an article and its noun: an adjective, "Schweriner".
fn is_attribute(prepared: &Prepared, at: usize) -> bool {
    is_adjective(prepared, at) || prepared.info(at).town.is_some()
}

fn is_adjective(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.word(at);
    // "Schweriner" has no endings.
    let town = prepared.info(at).town.is_some() || prepared.pack.names.inflection.is_undeclined(word);
    let declined = word.starts_with(char::is_lowercase)
        || prepared.pos[at] == Pos::Adj
        || !is_noun(prepared, at) && prepared.table_name(at).is_some_and(|name| name.tokens.len() > 1);
    declined && !town
}

/// Whether the word at `at` is known for a noun or a name, though it ends like an adjective: "Volkswagen", "Porsche".
fn is_noun(prepared: &Prepared, at: usize) -> bool {
    let (word, info) = (prepared.word(at), prepared.info(at));
    // "Schalke": in another case an adjective has another ending.
    let oblique = prepared.pack.names.inflection.is_oblique_inhabitant(word);
    let name = info.surname || info.given.is_some() || prepared.pos[at] == Pos::Noun && !oblique;
    // "Westdeutsche Allgemeine Zeitung": an adjective behind another is one whatever it ends like.
    let leads = prepared.table_name(at).is_some_and(|name| name.tokens.start == at);
    name || leads && prepared.pack.nouns.class(word).is_some()
}

/// Whether `article` is one of the genitive or dative.
fn oblique(prepared: &Prepared, article: &str) -> bool {
    let ending = article.ends_with('s') || article.ends_with('m');
    ending && prepared.pack.actors.determiners.contains(article)
}
