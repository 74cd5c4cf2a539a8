//! The office and country that stand beside a name: "Frankreichs Präsident X", "X, Sprecherin der Polizei", "X (SPD)".

use std::ops::Range;

use crate::annotate::Prepared;
use crate::language::{Class, Country, Entry, Gender};
use crate::text::TokenKind;

/// What stands beside a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Role {
    /// The office in the nominative, without the country in front: "Präsident".
    pub office: Option<String>,
    /// The country of office, body or place.
    pub country: Option<Country>,
    /// Gender of the office's form.
    pub gender: Option<Gender>,
}

/// An apposition is not followed further than this many tokens.
const REACH: usize = 14;

/// The role of the name at `tokens`.
pub(super) fn role_of(prepared: &Prepared, tokens: &Range<usize>) -> Role {
    let mut role = role_before(prepared, tokens.start);
    let after = role_after(prepared, tokens.end);
    role.office = role.office.or(after.office);
    role.country = role.country.or(after.country);
    role.gender = role.gender.or(after.gender);
    role
}

/// The words that make one phrase with the name behind them.
fn role_before(prepared: &Prepared, name: usize) -> Role {
    let mut role = Role::default();
    let apposed = name > 0 && prepared.word(name - 1) == ",";
    let begin = if apposed { name - 1 } else { name };
    for at in (begin.saturating_sub(REACH)..begin).rev() {
        if !belongs(prepared, at, apposed && role.office.is_none()) {
            break;
        }
        let in_front = role.office.is_none();
        take(prepared, at, &mut role);
        if !in_front && is_article(prepared, at) {
            break;
        }
    }
    if role.office.is_none() {
        return Role::default();
    }
    role
}

/// A phrase between commas, or a party in brackets, behind the name.
fn role_after(prepared: &Prepared, behind: usize) -> Role {
    let mut role = Role::default();
    match prepared.word(behind) {
        "(" => role.country = country_at(prepared, behind + 1),
        "," => {
            for at in behind + 1..(behind + 1 + REACH).min(prepared.tokens.len()) {
                if !belongs(prepared, at, true) {
                    break;
                }
                take(prepared, at, &mut role);
                if role.office.is_none() && at > behind + 4 {
                    break;
                }
            }
            if role.office.is_none() {
                return Role::default();
            }
        }
        _ => {}
    }
    role
}

/// Whether the token may stand in such a phrase: articles, adjectives and names; nouns and prepositions where it is
/// an apposition.
fn belongs(prepared: &Prepared, at: usize, apposed: bool) -> bool {
    let word = prepared.word(at);
    if prepared.tokens[at].kind == TokenKind::Mark {
        return false;
    }
    let capital = word.starts_with(char::is_uppercase);
    let info = prepared.info(at);
    let named = info.office.is_some() || !info.countries.is_empty() || info.town.is_some();
    let class = prepared.pack.grammar.class(&word.to_lowercase());
    if class.any(Class::FINITE.with(Class::SUBORDINATOR)) && !capital {
        return false;
    }
    let inflection = &prepared.pack.names.inflection;
    let adjective = !capital && class.is_empty() && inflection.adjective_stem(word).len() < word.len();
    named
        || adjective
        || is_article(prepared, at)
        || (apposed && (capital || class.any(Class::PREPOSITION)))
        || country_at(prepared, at).is_some()
}

fn is_article(prepared: &Prepared, at: usize) -> bool {
    let class = prepared.pack.grammar.class(&prepared.word(at).to_lowercase());
    class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE))
}

/// Adds what the token at `at` tells.
fn take(prepared: &Prepared, at: usize, role: &mut Role) {
    if let Some(office) = &prepared.info(at).office
        && role.office.is_none()
        && office.kind != "title"
    {
        role.office = Some(office.base.clone());
        role.gender = Some(office.gender);
    }
    role.country = role.country.or_else(|| country_at(prepared, at));
}

/// The country of the name, body, place, adjective or compound at `at`.
pub(super) fn country_at(prepared: &Prepared, at: usize) -> Option<Country> {
    let names = &prepared.names;
    let before = names.partition_point(|name| name.tokens.start <= at);
    let name = before.checked_sub(1).and_then(|idx| names.get(idx)).filter(|name| name.tokens.contains(&at));
    let tables = &prepared.pack.names;
    let of_name = name.and_then(|name| {
        name.entries.iter().find_map(|entry| match entry {
            Entry::Country(country, _) => Some(*country),
            Entry::Organisation(idx) => tables.organisations[*idx].country,
            Entry::Place(idx) => tables.places[*idx].country,
            Entry::Holder(idx) => tables.holders[*idx].countries.first().copied(),
            Entry::Person(_) => None,
        })
    });
    if at >= prepared.tokens.len() {
        return None;
    }
    let info = prepared.info(at);
    let town = || info.town.and_then(|idx| tables.places[idx].country);
    of_name
        .or_else(|| info.countries.first().map(|part| part.country))
        .or_else(town)
        .or_else(|| front_country(prepared, at))
}

/// The country of the body in front of a hyphen: "SPD-Chef".
fn front_country(prepared: &Prepared, at: usize) -> Option<Country> {
    let (front, _) = prepared.word(at).split_once('-')?;
    let tokens = crate::text::tokens(front);
    let names = &prepared.pack.names;
    let (_, entries) = names.phrase(front, &tokens, 0)?;
    entries.iter().find_map(|entry| match entry {
        Entry::Organisation(idx) => names.organisations[*idx].country,
        Entry::Place(idx) => names.places[*idx].country,
        _ => None,
    })
}
