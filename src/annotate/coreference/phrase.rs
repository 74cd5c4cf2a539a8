//! Noun phrases: the office in them, and the country that they speak of.

use std::ops::Range;

use crate::annotate::{Pos, Prepared};
use crate::language::{Country, Entry, Gender, bare_office};
use crate::text::{Span, TokenKind};

/// A phrase around an office: "der stellvertretende russische Außenminister".
pub(super) struct Phrase {
    /// The office in the nominative, with what is joined to it: "EU-Kommissionspräsidentin".
    pub office: String,
    pub gender: Option<Gender>,
    pub country: Option<Country>,
}

impl Phrase {
    /// The phrase around the office at `at`; it lies between the tokens `first` and `end`.
    pub fn around(prepared: &Prepared, at: usize, first: usize, end: usize) -> Self {
        let word = prepared.word(at);
        let office = prepared.info(at).office.as_ref();
        let base = office.map_or(String::new(), |office| word[..office.begin].to_owned() + &office.base);
        let joined = prepared.info(at).countries.first().map(|part| part.country);
        let country = joined
            .or_else(|| holder_country(prepared, at))
            .or_else(|| country_before(prepared, first, at))
            .or_else(|| country_behind(prepared, at + 1, end))
            .or_else(|| body_part_country(prepared, word));
        Self { office: base, gender: office.map(|office| office.gender), country }
    }
}

/// The country of an office that only one country has: "Bundeskanzler", "Kremlchef".
fn holder_country(prepared: &Prepared, at: usize) -> Option<Country> {
    let name = prepared.table_name(at).filter(|name| name.tokens.end == at + 1)?;
    name.entries.iter().find_map(|entry| match entry {
        Entry::Holder(idx) => match prepared.pack.names.holders[*idx].countries.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        _ => None,
    })
}

/// "SPD-Chef", "Bild-Redakteur": the country of the body in a compound.
fn body_part_country(prepared: &Prepared, word: &str) -> Option<Country> {
    let (front, _) = word.rsplit_once('-')?;
    let names = &prepared.pack.names;
    names.organisation(front).and_then(|idx| names.organisations[idx].country)
}

/// The country in front of an office, the closest first: "der russische Präsident", "Frankreichs Präsident".
fn country_before(prepared: &Prepared, first: usize, at: usize) -> Option<Country> {
    let span = (first < at).then(|| prepared.span(first..at))?;
    let refs = refs_in(prepared, span);
    refs.iter()
        .rev()
        .map(|found| found.country)
        .next()
        .or_else(|| (first..at).rev().find_map(|at| town_country(prepared, at)))
}

/// The country behind an office: "Präsident der Ukraine", "Bürgermeister von Paris", "Sprecher des
/// russischen Außenministeriums".
fn country_behind(prepared: &Prepared, first: usize, end: usize) -> Option<Country> {
    let behind = prepared.word(first).to_lowercase();
    let genitive = prepared.pack.actors.links.contains(&behind) || prepared.pos.get(first) == Some(&Pos::Det);
    (genitive || behind == "für" || behind == "in").then(|| body_country(prepared, first..end)).flatten()
}

/// The country of the body or place in a stretch of tokens.
pub(super) fn body_country(prepared: &Prepared, tokens: Range<usize>) -> Option<Country> {
    country_in(prepared, tokens.clone()).or_else(|| {
        let mut names = tokens.filter_map(|at| prepared.table_name(at));
        names.find_map(|name| {
            name.entries.iter().find_map(|entry| match entry {
                Entry::Organisation(idx) => prepared.pack.names.organisations[*idx].country,
                Entry::Holder(idx) => prepared.pack.names.holders[*idx].countries.first().copied(),
                Entry::Place(idx) if !prepared.pack.names.places[*idx].kinds.contains(&"town") => {
                    prepared.pack.names.places[*idx].country
                }
                _ => None,
            })
        })
    })
}

/// The first country named in a stretch of tokens, or that of a town's adjective.
pub(super) fn country_in(prepared: &Prepared, tokens: Range<usize>) -> Option<Country> {
    if tokens.is_empty() {
        return None;
    }
    let refs = refs_in(prepared, prepared.span(tokens.clone()));
    refs.first()
        .map(|found| found.country)
        .or_else(|| tokens.clone().find_map(|at| town_country(prepared, at)))
}

/// The country of the town that the token at `at` is an adjective of: "Berliner".
fn town_country(prepared: &Prepared, at: usize) -> Option<Country> {
    prepared.info(at).town.and_then(|idx| prepared.pack.names.places[idx].country)
}

/// The countries named inside `span`.
pub(super) fn refs_in<'p>(prepared: &'p Prepared, span: Span) -> &'p [crate::annotate::CountryRef] {
    let refs = &prepared.countries;
    let first = refs.partition_point(|found| found.span.begin < span.begin);
    let end = refs.partition_point(|found| found.span.begin < span.end);
    &refs[first..end.max(first)]
}

/// The tokens of `span`.
pub(super) fn tokens_in(prepared: &Prepared, span: Span) -> Range<usize> {
    let first = prepared.tokens.partition_point(|token| token.span.begin < span.begin);
    first..prepared.tokens.partition_point(|token| token.span.begin < span.end).max(first)
}

/// Whether a noun phrase cannot run over the token at `at`.
pub(super) fn ends_phrase(prepared: &Prepared, at: usize) -> bool {
    let mark = prepared.tokens[at].kind == TokenKind::Mark
        && !matches!(prepared.word(at), "-" | "„" | "“" | "\"" | "(" | ")");
    let pos = prepared.pos[at];
    mark || pos.is_finite() || matches!(pos, Pos::Pron | Pos::Sconj | Pos::Infinitive)
}

/// Whether two words name the same office; see [`bare_office`].
pub(super) fn same_office(one: &str, other: &str) -> bool {
    one == other || bare_office(one) == bare_office(other)
}
