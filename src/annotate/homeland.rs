//! In which of the countries that read a language an article was written.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::language::{Country, Entry, Pack};

/// The country where an article is read: that of its outlet, of the domain of its site, of its spelling, of the towns
/// and bodies that it names, else the one in which most read the language.
///
/// `names` are what the names of the tables in the text stand for, `knows` tells whether a word stands in it.
pub(super) fn homeland<'n>(
    document: &Document,
    pack: &Pack,
    names: impl Iterator<Item = &'n [Entry]>,
    knows: impl Fn(&str) -> bool,
) -> Option<Country> {
    let homelands = &pack.actors.homelands;
    let tables = &pack.names;
    let outlet = document.outlet.as_deref().and_then(|outlet| tables.organisation(outlet));
    outlet
        .and_then(|idx| tables.organisations[idx].country)
        .filter(|country| homelands.contains(country))
        .or_else(|| of_site(document, pack))
        .or_else(|| of_spelling(document, pack, knows))
        .or_else(|| of_names(pack, names))
        .or(homelands.first().copied())
}

/// The country whose domain the article's address or its outlet ends in, where its language is read there.
fn of_site(document: &Document, pack: &Pack) -> Option<Country> {
    let sites = [document.url.as_deref(), document.outlet.as_deref()];
    sites.into_iter().flatten().find_map(|site| {
        let host = site.split_once("://").map_or(site, |(_, rest)| rest);
        let host = host.split(['/', '?', '#', ':']).next()?;
        let country = Country::new(&host.rsplit_once('.')?.1.to_ascii_uppercase())?;
        pack.actors.homelands.contains(&country).then_some(country)
    })
}

/// The country whose spelling or words the text has.
fn of_spelling(document: &Document, pack: &Pack, knows: impl Fn(&str) -> bool) -> Option<Country> {
    let mut spellings = pack.actors.spellings.iter();
    let found = spellings.find(|spelling| {
        let without = spelling.without.is_none_or(|letter| !document.text.contains(letter));
        without && spelling.words.iter().filter(|word| knows(word)).count() >= spelling.least
    });
    found.map(|spelling| spelling.country)
}

/// The country of most towns, bodies and offices that the text names, among those that read its language.
fn of_names<'n>(pack: &Pack, found: impl Iterator<Item = &'n [Entry]>) -> Option<Country> {
    let names = &pack.names;
    let country = |entry: &Entry| match entry {
        Entry::Place(idx) if !names.places[*idx].ambiguous => names.places[*idx].country,
        Entry::Organisation(idx) => {
            let body = &names.organisations[*idx];
            body.country.filter(|_| body.elsewhere.is_empty() && body.ambiguous.is_empty())
        }
        Entry::Holder(idx) => match names.holders[*idx].countries.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        _ => None,
    };
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    let found = found.filter_map(|entries| entries.iter().find_map(country));
    for country in found.filter(|country| pack.actors.homelands.contains(country)) {
        *counts.entry(country).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(country, _)| country)
}
