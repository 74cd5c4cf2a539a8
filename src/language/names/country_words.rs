//! Words that name a country, or hold the name of one.

use std::ops::Range;

use foldhash::HashMap;

use super::Inflection;
use super::table::Table;
use crate::language::{Country, PackError, RowFault};
use crate::text::capitalized;

/// How a country is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountryForm {
    /// By its name: "Russland", "Russlands", "Ostukraine".
    Name,
    /// By an adjective: "russische".
    Adjective,
    /// By its inhabitants: "Ukrainer".
    Inhabitant,
    /// By a seat of power or capital: "Moskau", "Kreml", "Weißes Haus".
    Metonym,
    /// By the part of a compound: "US-Präsident", "Kremlsprecher".
    Compound,
}

/// The words for countries: names, adjectives, inhabitants and metonyms.
#[derive(Debug, Default)]
pub struct CountryWords {
    /// Adjectives without ending and words for inhabitants.
    derived: HashMap<&'static str, (Country, CountryForm)>,
    /// Names and metonyms of one word.
    names: HashMap<&'static str, (Country, CountryForm)>,
    /// Bytes of the longest of these names.
    longest: usize,
    /// The name as a newspaper prints it, the adjective, the capital and the article.
    rows: HashMap<Country, CountryRow>,
}

/// How the language speaks of one country.
#[derive(Clone, Copy, Debug)]
pub struct CountryRow {
    /// Short name: "Russland".
    pub name: &'static str,
    /// Adjective without ending: "russisch".
    pub adjective: &'static str,
    /// Capital.
    pub capital: &'static str,
}

/// A country named by a part of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryPart {
    /// Bytes of the word that name it.
    pub range: Range<usize>,
    /// The country.
    pub country: Country,
    /// How it is named.
    pub form: CountryForm,
}

const COLUMNS: [&str; 7] = ["code", "name", "aliases", "adjective", "inhabitants", "metonyms", "capital"];

/// A name that is joined to another word without a hyphen has at least so many bytes; shorter ones
/// begin too many other words.
const SHORTEST_JOINED: usize = 5;
/// The word joined to it has at least so many bytes; shorter ones are endings.
const SHORTEST_REST: usize = 4;

impl CountryWords {
    /// Reads the table; each name of it goes to `add`, for names of several words.
    pub(super) fn read(
        text: &'static str,
        mut add: impl FnMut(&'static str, Country, CountryForm),
    ) -> Result<Self, PackError> {
        let table = Table::read("countries.tsv", text, &COLUMNS)?;
        let mut words = Self::default();
        for row in table.rows() {
            let country = Country::new(row["code"]).ok_or_else(|| row.wrong(RowFault::Country))?;
            for adjective in row.list("adjective") {
                words.derived.entry(adjective).or_insert((country, CountryForm::Adjective));
            }
            for inhabitant in row.list("inhabitants") {
                words.derived.entry(inhabitant).or_insert((country, CountryForm::Inhabitant));
            }
            let names = row.list("name").chain(row.list("aliases")).map(|name| (name, CountryForm::Name));
            let metonyms = row.list("metonyms").map(|name| (name, CountryForm::Metonym));
            let capital = row.list("capital").map(|name| (name, CountryForm::Metonym));
            for (name, form) in names.chain(metonyms).chain(capital) {
                words.names.entry(name).or_insert((country, form));
                words.longest = words.longest.max(name.len());
                add(name, country, form);
            }
            let adjective = row.list("adjective").next().unwrap_or("");
            words.rows.insert(country, CountryRow { name: row["name"], adjective, capital: row["capital"] });
        }
        Ok(words)
    }

    /// How the language speaks of `country`.
    pub fn row(&self, country: Country) -> Option<CountryRow> {
        self.rows.get(&country).copied()
    }

    /// The country that `name` is a name or metonym of, uninflected.
    pub fn named(&self, name: &str) -> Option<(Country, CountryForm)> {
        self.names.get(name).copied()
    }

    /// The countries that `word` names: "russischen", "Ukrainer", "US-Präsident", "Ostukraine",
    /// "russisch-ukrainische", "Kremlsprecher". Names of the table themselves are left to the phrases.
    pub(super) fn parts(&self, inflection: &Inflection, word: &str) -> Vec<CountryPart> {
        let part = |range, (country, form)| CountryPart { range, country, form };
        if let Some(found) = self.derivation(inflection, word) {
            return vec![part(0..word.len(), found)];
        }
        let mut found: Vec<CountryPart> = Vec::new();
        if word.contains(['-', '‑']) {
            let mut begin = 0;
            for piece in word.split(['-', '‑']) {
                let end = begin + piece.len();
                if let Some(named) = self.piece(inflection, piece) {
                    found.push(part(begin..end, named));
                }
                begin = end + word[end..].chars().next().map_or(0, char::len_utf8);
            }
        } else if let Some((range, named)) = self.joined(inflection, word) {
            found.push(part(range, named));
        }
        found
    }

    /// An adjective or inhabitant with its ending: "russischer", "Ukrainern", "prorussisch".
    fn derivation(&self, inflection: &Inflection, word: &str) -> Option<(Country, CountryForm)> {
        let lower = lower_first(word);
        let adjective = |word: &str| {
            let found = inflection.adjective_stems(word).find_map(|stem| self.derived.get(stem).copied());
            found.filter(|(_, form)| *form == CountryForm::Adjective)
        };
        let inhabitant = || {
            let found = inflection.inhabitant_stems(word).find_map(|stem| self.derived.get(stem).copied());
            found.filter(|(_, form)| *form == CountryForm::Inhabitant)
        };
        let prefixed = || {
            let rests =
                inflection.adjective_prefixes.iter().filter_map(|prefix| lower.strip_prefix(prefix.as_str()));
            rests.filter(|rest| rest.len() > SHORTEST_REST).find_map(adjective)
        };
        adjective(word).or_else(inhabitant).or_else(|| adjective(&lower)).or_else(prefixed)
    }

    /// One part of a word with hyphens.
    fn piece(&self, inflection: &Inflection, piece: &str) -> Option<(Country, CountryForm)> {
        if let Some(found) = self.derivation(inflection, piece) {
            return Some(found);
        }
        let bare = std::iter::once(piece).chain(inflection.genitive_stems(piece));
        let (country, _) = bare.filter_map(|name| self.names.get(name)).next()?;
        Some((*country, CountryForm::Compound))
    }

    /// A name grown together with another word: "Ostukraine", "Kremlsprecher", "Ukrainekrieg".
    fn joined(&self, inflection: &Inflection, word: &str) -> Option<(Range<usize>, (Country, CountryForm))> {
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        for prefix in &inflection.country_prefixes {
            let Some(rest) = word.strip_prefix(prefix.as_str()).filter(|rest| rest.len() > SHORTEST_REST)
            else {
                continue;
            };
            let name = capitalized(rest);
            let bare = std::iter::once(&*name).chain(inflection.genitive_stems(&name));
            if let Some(found) = bare.filter_map(|name| self.names.get(name)).next() {
                return Some((prefix.len()..word.len(), *found));
            }
        }
        // No name is longer than the longest, so that a word of a megabyte costs no more than others.
        let last = word.len().checked_sub(SHORTEST_REST)?.min(self.longest);
        let ends = (SHORTEST_JOINED..=last).rev().filter(|end| word.is_char_boundary(*end));
        ends.filter_map(|end| Some((end, self.names.get(&word[..end])?)))
            .find(|(end, _)| word[*end..].starts_with(char::is_lowercase))
            .filter(|(end, (_, form))| *form == CountryForm::Name || self.stands_for_power(&word[..*end]))
            .map(|(end, (country, _))| (0..end, (*country, CountryForm::Compound)))
    }

    /// A metonym that is no town: "Kreml", but not "Bern" in "Bernhardiner".
    fn stands_for_power(&self, metonym: &str) -> bool {
        !self.rows.values().any(|row| row.capital == metonym)
    }
}

fn lower_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
