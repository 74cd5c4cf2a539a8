//! The country in which an article plays, as a whole and at one place in it.

use std::collections::BTreeMap;

use super::{Mention, MentionKind, Prepared};
use crate::language::{Country, Entry};
use crate::text::tokens;

/// The country named by at least this share of all words for countries and places is where it plays.
const LEAST_SHARE: f64 = 0.6;
/// A country in the headline counts as if the text named it so many times: headlines say where it plays.
const IN_TITLE: usize = 3;

/// Where an article plays.
pub(super) struct Stage<'a> {
    prepared: &'a Prepared<'a>,
    /// The countries that words and places name, in text order.
    named: Vec<(u32, Country)>,
    /// The country in which most of it plays; `None` where several share it.
    home: Option<Country>,
    /// The country named most often.
    most: Option<Country>,
}

impl<'a> Stage<'a> {
    pub fn new(prepared: &'a Prepared<'a>, mentions: &[Mention]) -> Self {
        let named = named(prepared, mentions);
        let title = in_title(prepared);
        let most = main(named.iter().map(|(_, country)| *country), &title);
        let (most, home) = match most {
            None => (None, domestic(prepared, mentions)),
            Some((country, share)) => (Some(country), (share >= LEAST_SHARE).then_some(country)),
        };
        Self { prepared, named, home, most }
    }

    /// The country of somebody local who is first spoken of at the byte `at`: that of the article, else the one
    /// named last before it in its paragraph.
    pub fn country_at(&self, at: Option<u32>) -> Option<Country> {
        self.home.or_else(|| self.named_before(at?))
    }

    /// The country of what happens at the byte `at`: the one named last before it in its paragraph, else that of the
    /// article.
    pub fn country_near(&self, at: u32) -> Option<Country> {
        self.named_before(at).or(self.home).or(self.most)
    }

    fn named_before(&self, at: u32) -> Option<Country> {
        let blocks = self.prepared.document.blocks();
        let block = blocks.get(blocks.partition_point(|block| block.span.end <= at))?;
        let before = self.named.partition_point(|(begin, _)| *begin < at);
        let (begin, country) = self.named[..before].last()?;
        (*begin >= block.span.begin).then_some(*country)
    }
}

/// The countries that words and places of the text name, in text order. The European Union is no place.
fn named(prepared: &Prepared, mentions: &[Mention]) -> Vec<(u32, Country)> {
    let words = prepared.countries.iter().map(|found| (found.span.begin, found.country));
    let counted = |mention: &Mention| {
        let begin = prepared.countries.partition_point(|found| found.span.end <= mention.span.begin);
        prepared.countries.get(begin).is_some_and(|found| found.span.overlaps(mention.span))
    };
    let places = mentions.iter().filter(|mention| mention.kind == MentionKind::Loc && !counted(mention));
    let places = places.filter_map(|place| Some((place.span.begin, place.country?)));
    let mut named: Vec<_> = words.chain(places).filter(|(_, country)| *country != Country::EU).collect();
    named.sort_unstable();
    named
}

/// The countries that the headline names, by words or by places whose names are nothing else.
fn in_title(prepared: &Prepared) -> Vec<Country> {
    let names = &prepared.pack.names;
    let title = prepared.document.title.as_deref().unwrap_or("");
    let tokens = tokens(title);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let entries = names.phrase(title, &tokens, at).map_or(Vec::new(), |(_, entries)| entries);
        let of_entry = entries.iter().find_map(|entry| match entry {
            Entry::Country(country, _) => Some(*country),
            Entry::Place(idx) if !names.places[*idx].ambiguous => names.places[*idx].country,
            _ => None,
        });
        let word = names.word(token.of(title));
        let of_town = word.town.and_then(|idx| names.places[idx].country);
        found.extend(of_entry.or(word.countries.first().map(|part| part.country)).or(of_town));
    }
    found.retain(|country| *country != Country::EU);
    found
}

/// The country that has the greatest share in the words of the text and of the title, with its share.
fn main(named: impl Iterator<Item = Country>, title: &[Country]) -> Option<(Country, f64)> {
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    named.for_each(|country| *counts.entry(country).or_default() += 1);
    title.iter().for_each(|country| *counts.entry(*country).or_default() += IN_TITLE);
    let all: usize = counts.values().sum();
    let (country, n) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    Some((country, n as f64 / all as f64))
}

/// Where an article plays that names no country: that of the bodies it names most, of its outlet, of the domain of its
/// site, or of most who read its language; news from home need not say so.
fn domestic(prepared: &Prepared, mentions: &[Mention]) -> Option<Country> {
    let bodies = mentions.iter().filter(|mention| mention.kind == MentionKind::Org);
    let bodies = bodies.filter_map(|mention| mention.country).filter(|country| *country != Country::EU);
    let names = &prepared.pack.names;
    let outlet = prepared.document.outlet.as_deref().and_then(|outlet| names.organisation(outlet));
    let most = main(bodies, &[]).filter(|(_, share)| *share >= LEAST_SHARE);
    most.map(|(country, _)| country)
        .or_else(|| outlet.and_then(|idx| names.organisations[idx].country))
        .or_else(|| of_site(prepared))
        .or(prepared.pack.actors.homelands.first().copied())
}

/// The country whose domain the article's address or its outlet ends in, where its language is read there.
fn of_site(prepared: &Prepared) -> Option<Country> {
    let document = prepared.document;
    let sites = [document.url.as_deref(), document.outlet.as_deref()];
    sites.into_iter().flatten().find_map(|site| {
        let host = site.split_once("://").map_or(site, |(_, rest)| rest);
        let host = host.split(['/', '?', '#', ':']).next()?;
        let country = Country::new(&host.rsplit_once('.')?.1.to_ascii_uppercase())?;
        prepared.pack.actors.homelands.contains(&country).then_some(country)
    })
}
