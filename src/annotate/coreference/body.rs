//! Mentions of bodies → one entry for each, under the name that the tables know.

use super::phrase;
use super::roster::Roster;
use crate::annotate::{ActorKind, Mention, MentionKind, Pos, Prepared};
use crate::language::{CountryForm, Entry};

/// Enters all bodies that `mentions` name and points the mentions to them.
pub(super) fn enroll(roster: &mut Roster, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.kind == MentionKind::Org) {
        let tokens = phrase::tokens_in(roster.prepared, mention.span);
        if tokens.is_empty() {
            continue;
        }
        let idx = by_table(roster, tokens.start).unwrap_or_else(|| {
            let name = nominative(roster.prepared, tokens.clone());
            let known = mention.country.or_else(|| phrase::country_in(roster.prepared, tokens.clone()));
            // "Regierung Bush"
            let country = known.or_else(|| {
                let persons =
                    tokens.clone().flat_map(|at| roster.family(roster.prepared.word(at)).first().copied());
                persons.filter_map(|idx| roster.member(idx).actor.country).next()
            });
            let idx = roster.add(&name, ActorKind::Organisation, country);
            roster.member_mut(idx).local = !part_of_international(roster.prepared, &name);
            idx
        });
        roster.alias(mention.span.of(roster.prepared.text()), idx);
        mention.actor = Some(idx);
    }
}

/// "UN-Komitee", "NATO-Rat": a part of a body that belongs to no one country.
pub(super) fn part_of_international(prepared: &Prepared, name: &str) -> bool {
    let names = &prepared.pack.names;
    let front = name.split_once('-').and_then(|(front, _)| names.organisation(front));
    front.is_some_and(|idx| names.organisations[idx].country.is_none())
}

/// The body or state that the name of the tables at token `at` stands for, as an actor.
pub(super) fn by_table(roster: &mut Roster, at: usize) -> Option<usize> {
    let prepared = roster.prepared;
    let name = prepared.table_name(at)?;
    let names = &prepared.pack.names;
    let text = nominative(prepared, name.tokens.clone());
    name.entries.iter().find_map(|entry| match entry {
        Entry::Organisation(idx) => {
            let organisation = &names.organisations[*idx];
            // "die russische Armee" stands in the table as the text has it.
            let inflected = organisation.name.starts_with(char::is_lowercase);
            let known = if inflected { text.as_str() } else { organisation.name };
            let member = roster.add(known, ActorKind::Organisation, organisation.country);
            roster.member_mut(member).local = false;
            roster.prefer_longer(&text, member);
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
                roster.add(holder.phrase, ActorKind::Organisation, holder.countries.first().copied());
            roster.member_mut(member).local = false;
            roster.alias(&text, member);
            Some(member)
        }
        _ => None,
    })
}

/// The words of a body's name in the nominative: "Weißen Hauses" → "Weißes Haus", "russischen
/// Außenministeriums" → "Russisches Außenministerium".
pub(super) fn nominative(prepared: &Prepared, tokens: std::ops::Range<usize>) -> String {
    let words = &prepared.pack.actors;
    let inflection = &prepared.pack.names.inflection;
    let Some(last) = tokens.end.checked_sub(1).filter(|last| tokens.contains(last)) else {
        return String::new();
    };
    let noun = prepared.word(last);
    let mut bare = inflection.genitive_stems(noun).filter(|stem| words.strong_ending(stem).is_some());
    // A genitive only where the text has the bare word or a determiner says so.
    let shortest = bare.next().filter(|stem| genitive(prepared, tokens.start) || prepared.knows_word(stem));
    let head = shortest.unwrap_or(noun);
    let text = prepared.text();
    let mut name = String::new();
    for at in tokens.clone() {
        let gap = at > tokens.start && prepared.tokens[at - 1].span.end < prepared.tokens[at].span.begin;
        name.push_str(if gap { " " } else { "" });
        let word = prepared.tokens[at].of(text);
        let stem = inflection.adjective_stem(word);
        let adjective = at < last && stem.len() < word.len() && is_adjective(prepared, at);
        match words.strong_ending(head).filter(|_| adjective) {
            Some(ending) => name.extend([stem, ending]),
            None => name.push_str(if at == last { head } else { word }),
        }
    }
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn is_adjective(prepared: &Prepared, at: usize) -> bool {
    let word = prepared.word(at);
    // "Schweriner" has no endings.
    let town = prepared.info(at).town.is_some() || prepared.pack.names.inflection.is_undeclined(word);
    let declined = word.starts_with(char::is_lowercase)
        || prepared.pos[at] == Pos::Adj
        || prepared.table_name(at).is_some_and(|name| name.tokens.len() > 1);
    declined && !town
}

/// Whether what begins at token `at` stands in the genitive or dative: behind "des", "dem".
fn genitive(prepared: &Prepared, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| prepared.word(before));
    let oblique = before.ends_with('s') || before.ends_with('m');
    oblique && prepared.pack.actors.determiners.contains(&before.to_lowercase())
}
