//! The country in which a whole article is at home.

use std::collections::BTreeMap;

use super::located::Located;
use crate::annotate::{CountryBasis, Mention, MentionKind, Prepared};
use crate::document::BlockKind;
use crate::language::{BodyKind, Country, CountryForm, Entry};
use crate::text::{Span, tokens};

/// The country named by at least this share of all words for countries and places is where it plays.
const LEAST_SHARE: f64 = 0.6;
/// A country in the headline counts as if the text named it so many times: headlines say where it plays.
const IN_TITLE: usize = 3;
/// A country that is named so often is told more than in passing.
const OFTEN: usize = 3;
/// A date line stands in one of the first blocks.
const DATE_LINE_BLOCKS: usize = 4;

/// Where an article is at home.
pub(super) struct Home {
    /// The country; `None` where several share it.
    pub country: Option<Country>,
    /// The country named most often.
    pub most: Option<Country>,
    /// The country in which its places lie; where it names none, the one where it is at home.
    pub plays: Option<Country>,
    /// The place of the date line, where that tells the country.
    words: Option<Span>,
}

impl Home {
    /// The home of an article that names the countries `named`.
    pub fn of(prepared: &Prepared, mentions: &[Mention], named: &[(u32, Country)]) -> Self {
        let title = in_title(prepared, |_| true);
        let bodies = bodies(prepared, mentions).chain(unknown_places(prepared, mentions));
        let most = main(named.iter().map(|(_, country)| *country).chain(bodies), &title);
        let line = date_line(prepared, mentions);
        let (most, by_share) = match most {
            None => (None, prepared.homeland),
            Some((country, share)) => (Some(country), (share >= LEAST_SHARE).then_some(country)),
        };
        // Without a place abroad it is news of the country where it is read, or of one that is named again and again.
        let often = named.len() >= OFTEN;
        let unplaced =
            || by_share.filter(|country| often || most.is_none() || Some(*country) == prepared.homeland);
        let plays = of_places(prepared, mentions).flatten().or_else(unplaced);
        match line {
            // News of the country where it is read names others more often than its own.
            Some(Line { country, words }) => {
                Self { country: Some(country), most, plays: Some(country), words: Some(words) }
            }
            None => Self { country: by_share, most, plays, words: None },
        }
    }

    /// The country with its basis.
    pub fn located(&self) -> Option<Located> {
        let located = |country| Located { country, basis: CountryBasis::Home, words: self.words };
        self.country.map(located)
    }
}

/// A date line: its place and the country of that.
struct Line {
    country: Country,
    words: Span,
}

/// The place that opens the article: "Saarbrücken. …", "MOSKAU (dpa) – …". One that no table knows lies where the
/// article is read.
fn date_line(prepared: &Prepared, mentions: &[Mention]) -> Option<Line> {
    let running = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Lead);
    let blocks = prepared.document.blocks().iter().take(DATE_LINE_BLOCKS);
    blocks.filter(|block| running(block.kind)).find_map(|block| {
        let first = prepared.tokens.partition_point(|token| token.span.begin < block.span.begin);
        let end = place_end(prepared, mentions, first)?;
        let words = prepared.span(first..end);
        if !opens_text(prepared, end) {
            return None;
        }
        let country = country_of(prepared, mentions, first, words).or(prepared.homeland)?;
        // Where bodies of many countries sit it tells nothing of who speaks.
        let seat = prepared.pack.actors.seats.contains(&words.of(prepared.text()).to_lowercase());
        (!seat).then_some(Line { country, words })
    })
}

/// Where the name of a place that begins at the token `first` ends.
fn place_end(prepared: &Prepared, mentions: &[Mention], first: usize) -> Option<usize> {
    let begin = prepared.tokens.get(first)?.span.begin;
    let at = mentions.partition_point(|mention| mention.span.begin < begin);
    let named = mentions.get(at).filter(|mention| mention.span.begin == begin);
    if let Some(mention) = named.filter(|mention| mention.kind != MentionKind::Oth) {
        return Some(prepared.tokens.partition_point(|token| token.span.begin < mention.span.end));
    }
    let word = prepared.word(first);
    let known = prepared.table_name(first).filter(|name| name.tokens.start == first);
    let capitals = word.chars().count() > 3 && word.chars().all(char::is_uppercase);
    known.map(|name| name.tokens.end).or(capitals.then_some(first + 1)).or_else(|| {
        let name = word.starts_with(char::is_uppercase) && prepared.word(first + 1) == ".";
        name.then_some(first + 1)
    })
}

/// The country of the places of the text: the one in which most of them lie, where it is told more than in passing;
/// `None` where it names no place of a country.
fn of_places(prepared: &Prepared, mentions: &[Mention]) -> Option<Option<Country>> {
    /// This share of the paragraphs that tell a place names the country.
    const LEAST: f64 = 0.5;
    let blocks = prepared.document.blocks();
    let block = |at: u32| blocks.partition_point(|block| block.span.end <= at);
    let lead = prepared.sentences.get(1).or(prepared.sentences.first()).map_or(0, |second| second.span.end);
    let places = mentions.iter().filter(|mention| mention.kind == MentionKind::Loc);
    let told = places.filter_map(|place| Some((place.span.begin, place.country?)));
    let mut told: Vec<(usize, Country, bool)> = told
        .filter(|(_, country)| *country != Country::EU)
        .map(|(begin, country)| (block(begin), country, begin < lead))
        .collect();
    let title = in_title(prepared, |form| matches!(form, CountryForm::Name | CountryForm::Metonym));
    told.dedup_by_key(|(block, country, _)| (*block, *country));
    let mut counts: BTreeMap<Country, (usize, bool)> = BTreeMap::new();
    for (_, country, leads) in &told {
        let count = counts.entry(*country).or_default();
        count.0 += 1;
        count.1 |= leads;
    }
    for country in &title {
        let count = counts.entry(*country).or_default();
        count.0 += IN_TITLE;
        count.1 = true;
    }
    let all: usize = counts.values().map(|(n, _)| n).sum();
    let (country, (n, leads)) = counts.into_iter().max_by_key(|(_, (n, _))| *n)?;
    let enough = n as f64 >= LEAST * all as f64 && (leads || n > 1);
    Some(enough.then_some(country))
}

/// Whether the words behind the place set it off from the text: a stop, a dash, an agency in brackets, a date.
fn opens_text(prepared: &Prepared, end: usize) -> bool {
    /// A date or agency takes no more words.
    const MOST: usize = 7;
    let dash = |word: &str| matches!(word, "–" | "—" | "-" | "." | ":");
    match prepared.word(end) {
        "." | "–" | "—" | "-" | ":" => true,
        "(" | "/" | "," => {
            let dated = (end + 1..end + 1 + MOST).any(|at| dash(prepared.word(at)));
            let number = prepared.word(end + 1).starts_with(|first: char| first.is_ascii_digit());
            let agency = prepared.word(end) != "," || number;
            dated && agency
        }
        _ => false,
    }
}

/// The country of the place `words` at the token `first`, in capital letters or not.
fn country_of(prepared: &Prepared, mentions: &[Mention], first: usize, words: Span) -> Option<Country> {
    let at = mentions.partition_point(|mention| mention.span.begin < words.begin);
    let mention = mentions.get(at).filter(|mention| mention.span.begin == words.begin);
    let named = mention.filter(|mention| mention.kind == MentionKind::Loc).and_then(|place| place.country);
    let of_table = || prepared.table_name(first).and_then(|name| of_entries(prepared, &name.entries, true));
    named.or_else(of_table).or_else(|| {
        let text = words.of(prepared.text());
        let name: String = text.split_inclusive(['-', ' ']).map(capital_first).collect();
        let tokens = tokens(&name);
        let (_, entries) = prepared.pack.names.phrase(&name, &tokens, 0)?;
        of_entries(prepared, &entries, true)
    })
}

/// "FRANKFURT" → "Frankfurt".
fn capital_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_string() + &chars.as_str().to_lowercase())
}

/// The country of a place or state among what a name stands for; ambiguous names of places count where `weak`.
fn of_entries(prepared: &Prepared, entries: &[Entry], weak: bool) -> Option<Country> {
    let places = &prepared.pack.names.places;
    entries.iter().find_map(|entry| match entry {
        Entry::Country(country, _) => Some(*country),
        Entry::Place(idx) if weak || !places[*idx].ambiguous => places[*idx].country,
        _ => None,
    })
}

/// The countries that words and places of the text name, in text order. The European Union is no place.
pub(super) fn named(prepared: &Prepared, mentions: &[Mention]) -> Vec<(u32, Country)> {
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

/// The countries that the headline names, by words of the forms that `count` or by places whose names are nothing else.
fn in_title(prepared: &Prepared, count: impl Fn(CountryForm) -> bool) -> Vec<Country> {
    let names = &prepared.pack.names;
    let title = prepared.document.title.as_deref().unwrap_or("");
    let tokens = tokens(title);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let entries = names.phrase(title, &tokens, at).map_or(Vec::new(), |(_, entries)| entries);
        let of_entry = of_entries(prepared, &entries, false);
        let word = names.word(token.of(title));
        let of_town = word.town.and_then(|idx| names.places[idx].country);
        let part = word.countries.first().filter(|part| count(part.form));
        found.extend(of_entry.or(part.map(|part| part.country)).or(of_town));
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

/// The countries of the bodies that the text names; of media and agencies others are told.
fn bodies(prepared: &Prepared, mentions: &[Mention]) -> impl Iterator<Item = Country> {
    let names = &prepared.pack.names;
    let bodies = mentions.iter().filter(|mention| mention.kind == MentionKind::Org);
    let told = bodies.filter(|mention| {
        let known = names.organisation(mention.span.of(prepared.text()));
        known.is_none_or(|idx| {
            !matches!(names.organisations[idx].kind, BodyKind::Media | BodyKind::Agency | BodyKind::Company)
        })
    });
    told.filter_map(|mention| mention.country).filter(|country| *country != Country::EU)
}

/// The country where the article is read, for each place that no table knows and whose name is one of there.
fn unknown_places(prepared: &Prepared, mentions: &[Mention]) -> impl Iterator<Item = Country> {
    let unknown = |mention: &&Mention| {
        mention.kind == MentionKind::Loc
            && mention.country.is_none()
            && prepared.pack.actors.is_homeland_place(mention.span.of(prepared.text()))
    };
    mentions.iter().filter(unknown).filter_map(|_| prepared.homeland)
}
