//! Names: countries, people, offices, organisations and places, from the tables of a language.
//!
//! A word is looked at by itself ([`Names::word`]); names of several words are found by
//! [`Names::phrase`] at a token.

mod country_words;
mod inflection;
mod noun;
mod office;
mod organisation;
mod person;
mod phrase;
mod place;
pub(super) mod table;

use foldhash::{HashMap, HashSet};
use include_dir::Dir;

use super::Country;
use super::error::PackError;
use super::folder::{read_text, read_toml};
use crate::text::Token;

pub use country_words::{CountryForm, CountryPart, CountryRow, CountryWords};
pub use inflection::Inflection;
pub use noun::NounForm;
use noun::Nouns;
pub use office::{Holder, OfficeKind, OfficePart, OfficeWord, Offices};
pub use organisation::{BodyKind, Organisation};
pub use person::{Gender, GivenName, Person, Term};
use phrase::{PhraseList, Phrases};
use place::Towns;
pub use place::{Place, PlaceKind};

/// What a name of the tables stands for; numbers are indices into the lists of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A country.
    Country(Country, CountryForm),
    /// A person's full name.
    Person(usize),
    /// A place.
    Place(usize),
    /// A body.
    Organisation(usize),
    /// Perhaps a body of this name and kind: weak evidence only.
    Body(&'static str, BodyKind),
    /// A phrase for the holder of an office, or a body as one voice.
    Holder(usize),
}

/// What the tables know of one word by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordInfo {
    /// The given name that it is, or a genitive of one.
    pub given: Option<GivenName>,
    /// Whether it is the family name of a person of the table, or a form of one.
    pub family: bool,
    /// Whether it is in the list of frequent family names, or a form of one; many are common words too.
    pub surname: bool,
    /// Whether it is a common noun.
    pub noun: NounForm,
    /// The office that it names.
    pub office: Option<OfficeWord>,
    /// The countries that it names.
    pub countries: Vec<CountryPart>,
    /// The town that it is an adjective or inhabitant of, as an index into [`Names::places`].
    pub town: Option<usize>,
    /// Whether a name of the tables may begin with it.
    pub begins_name: bool,
}

impl WordInfo {
    /// What the tables say as one number: a bit for each class.
    pub fn classes(&self) -> u64 {
        let office = self.office.as_ref();
        let flags = [
            self.given.is_some_and(|given| !given.ambiguous),
            self.given.is_some_and(|given| given.ambiguous),
            self.family,
            office.is_some_and(|office| !office.ambiguous),
            office.is_some_and(|office| office.ambiguous),
            self.town.is_some(),
            !self.countries.is_empty(),
            self.surname,
        ];
        flags.iter().enumerate().fold(0, |bits, (n, flag)| bits | u64::from(*flag) << n)
    }
}

/// All tables of names of one language.
#[derive(Debug)]
pub struct Names {
    /// How names are inflected and joined.
    pub inflection: Inflection,
    /// Words for countries.
    pub countries: CountryWords,
    /// People of the news.
    pub people: Vec<Person>,
    /// Places.
    pub places: Vec<Place>,
    /// Bodies.
    pub organisations: Vec<Organisation>,
    /// Words for offices.
    pub offices: Offices,
    /// Phrases for holders of one particular office.
    pub holders: Vec<Holder>,
    phrases: Phrases<Entry>,
    /// Family names with the people who bear them.
    families: HashMap<&'static str, Vec<usize>>,
    given: HashMap<&'static str, GivenName>,
    organisation_names: HashMap<&'static str, usize>,
    /// People by country and bare office.
    offices_held: HashMap<(Country, String), Vec<usize>>,
    surnames: HashSet<&'static str>,
    nouns: Nouns,
    towns: Towns,
}

impl Names {
    /// Reads and checks the tables in a language's `folder`.
    pub(super) fn load(folder: &Dir<'static>) -> Result<Self, PackError> {
        let inflection: Inflection = read_toml(folder, "names.toml")?;
        let mut phrases = PhraseList::default();
        let countries =
            CountryWords::read(read_text(folder, "tables/countries.tsv")?, |name, country, form| {
                phrases.add(&inflection, name, Entry::Country(country, form));
            })?;
        let mut organisation_names = HashMap::default();
        let organisations =
            organisation::read(read_text(folder, "tables/organisations.tsv")?, |name, idx| {
                organisation_names.entry(name).or_insert(idx);
                phrases.add(&inflection, name, Entry::Organisation(idx));
            })?;
        organisation::read_bodies(read_text(folder, "tables/bodies.tsv")?, |name, kind| {
            phrases.add(&inflection, name, Entry::Body(name, kind));
        })?;
        let (mut places, towns) =
            place::read(read_text(folder, "tables/places.tsv")?, &inflection, |name, idx| {
                phrases.add(&inflection, name, Entry::Place(idx));
            })?;
        let small = read_text(folder, "tables/towns.tsv")?;
        place::read_towns(small, &mut places, |name, idx| phrases.add(&inflection, name, Entry::Place(idx)))?;
        let holders = office::read_holders(read_text(folder, "tables/office_holders.tsv")?, |name, idx| {
            phrases.add(&inflection, name, Entry::Holder(idx));
        })?;
        let people = person::read(read_text(folder, "tables/people.tsv")?)?;
        let mut families: HashMap<&str, Vec<usize>> = HashMap::default();
        for (idx, person) in people.iter().enumerate() {
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                phrases.add(&inflection, name, Entry::Person(idx));
            }
            if let Some(family) = inflection.family_name(person.name, person.country()) {
                families.entry(family).or_default().push(idx);
                if let Some((_, last)) = family.rsplit_once(' ') {
                    families.entry(last).or_default().push(idx);
                }
            }
        }
        let phrases = phrases.finish();
        let offices_held = offices_held(&people);
        let given = person::read_given(read_text(folder, "tables/given_names.tsv")?)?;
        let surnames = person::read_surnames(read_text(folder, "tables/family_names.tsv")?)?;
        let nouns = Nouns::read(read_text(folder, "tables/nouns.tsv")?)?;
        let offices = Offices::read(read_text(folder, "tables/offices.tsv")?)?;
        Ok(Self {
            inflection,
            countries,
            people,
            places,
            organisations,
            offices,
            holders,
            phrases,
            families,
            given,
            organisation_names,
            offices_held,
            surnames,
            nouns,
            towns,
        })
    }

    /// The people who at some time held `office` in `country`, as indices; see [`bare_office`].
    pub fn holders_of(&self, office: &str, country: Country) -> &[usize] {
        self.offices_held.get(&(country, bare_office(office))).map_or(&[], Vec::as_slice)
    }

    /// The organisation with this name or alias, as an index.
    pub fn organisation(&self, name: &str) -> Option<usize> {
        self.organisation_names.get(name).copied()
    }

    /// What the tables know of `word`.
    pub fn word(&self, word: &str) -> WordInfo {
        let plain = self.inflection.without_gender_mark(word);
        if plain != word {
            return self.word(&plain);
        }
        WordInfo {
            given: self.given(word),
            family: !self.bearers(word).is_empty(),
            surname: self.forms(word).any(|form| self.surnames.contains(form)),
            noun: self.nouns.form(&self.inflection, word),
            office: self.offices.of(&self.inflection, word),
            countries: self.countries.parts(&self.inflection, word),
            town: self.town(word),
            begins_name: self.phrases.begin_with(&self.inflection, word),
        }
    }

    /// The given name that `word` is; a double name takes the gender of its first part.
    fn given(&self, word: &str) -> Option<GivenName> {
        let whole = self.forms(word).find_map(|form| self.given.get(form).copied());
        whole.or_else(|| {
            let (first, second) = word.split_once('-')?;
            let first = self.given.get(first)?;
            self.given.contains_key(second).then_some(GivenName { ambiguous: false, ..*first })
        })
    }

    /// The town that `word` is an adjective or inhabitant of.
    fn town(&self, word: &str) -> Option<usize> {
        let capital = word.starts_with(char::is_uppercase);
        let mut stems = self.inflection.town_stems_of(word).filter(|_| capital);
        stems.find_map(|stem| self.towns.get(stem).copied())
    }

    /// Whether a word in small letters, without a case ending, is a common noun or a compound of one.
    pub fn is_noun(&self, word: &str) -> bool {
        self.nouns.holds(word)
    }

    /// The given names, family names, words of the names of places, and common nouns of the tables, sorted;
    /// for training.
    pub fn words_by_kind(&self) -> [Vec<&str>; 4] {
        let places = self.places.iter().flat_map(|place| place.name.split(' '));
        let families = self.surnames.iter().chain(self.families.keys()).copied();
        let words = [
            self.given.keys().copied().collect::<Vec<&str>>(),
            families.collect(),
            places.filter(|word| word.starts_with(char::is_uppercase)).collect(),
            self.nouns.words().collect(),
        ];
        words.map(|mut words| {
            words.sort_unstable();
            words.dedup();
            words
        })
    }

    /// The longest name of the tables that begins at token `at` of `text`: its number of tokens, and
    /// all it stands for.
    pub fn phrase(&self, text: &str, tokens: &[Token], at: usize) -> Option<(usize, Vec<Entry>)> {
        self.phrases.longest(&self.inflection, text, tokens, at)
    }

    /// The people of the table with the family name `word` or its genitive, as indices.
    pub fn bearers(&self, word: &str) -> &[usize] {
        self.forms(word).find_map(|form| self.families.get(form)).map_or(&[], Vec::as_slice)
    }

    /// `word` and what it would be without the ending of the genitive.
    fn forms<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        std::iter::once(word).chain(self.inflection.genitive_stems(word))
    }
}

/// An office for comparison: without the country or body in front of a hyphen, in small letters.
/// "US-Präsident" and "Präsident" are the same then, "Staatspräsident" is another.
pub fn bare_office(office: &str) -> String {
    office.rsplit('-').next().unwrap_or(office).to_lowercase()
}

fn offices_held(people: &[Person]) -> HashMap<(Country, String), Vec<usize>> {
    let mut held: HashMap<(Country, String), Vec<usize>> = HashMap::default();
    for (idx, person) in people.iter().enumerate() {
        for term in &person.terms {
            let Some(country) = term.country else { continue };
            for office in &term.offices {
                let holders = held.entry((country, bare_office(office))).or_default();
                if holders.last() != Some(&idx) {
                    holders.push(idx);
                }
            }
        }
    }
    held
}

impl Inflection {
    /// The family name in `name`, with its particles: "von der Leyen", "al-Assad", "Xi".
    pub fn family_name<'n>(&self, name: &'n str, country: Option<Country>) -> Option<&'n str> {
        let words: Vec<&str> = name.split(' ').collect();
        let country =
            country.map_or("", |country| self.family_first.get(country.code()).map_or("", String::as_str));
        if words.len() < 2 {
            return None;
        }
        if !country.is_empty() && words.len() <= 3 {
            return words.first().copied();
        }
        let mut last = words.len() - 1;
        if last > 1 && self.name_suffixes.contains(words[last].trim_end_matches('.')) {
            last -= 1;
        }
        let numbered = self.name_suffixes.contains(words[last].trim_end_matches('.'));
        if numbered {
            return None;
        }
        while last > 1 && self.family_particles.contains(words[last - 1]) {
            last -= 1;
        }
        let begin = words[..last].iter().map(|word| word.len() + 1).sum::<usize>();
        name.get(begin..)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;

    fn countries(word: &str) -> String {
        let pack = Pack::load("de").unwrap();
        let info = pack.names.word(word);
        let parts =
            info.countries.iter().map(|p| format!("{}:{:?}:{:?}", &word[p.range.clone()], p.country, p.form));
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn countries_are_read_from_inflected_and_compound_words() {
        assert_eq!(countries("russischen"), "russischen:RU:Adjective");
        assert_eq!(countries("Russische"), "Russische:RU:Adjective");
        assert_eq!(countries("Ukrainern"), "Ukrainern:UA:Inhabitant");
        assert_eq!(countries("Französinnen"), "Französinnen:FR:Inhabitant");
        assert_eq!(countries("deutscher"), "deutscher:DE:Adjective");
        assert_eq!(countries("US-Präsident"), "US:US:Compound");
        assert_eq!(countries("russisch-ukrainische"), "russisch:RU:Adjective ukrainische:UA:Adjective");
        assert_eq!(countries("prorussische"), "prorussische:RU:Adjective");
        assert_eq!(countries("Ostukraine"), "ukraine:UA:Name");
        assert_eq!(countries("Kremlsprecher"), "Kreml:RU:Compound");
        assert_eq!(countries("EU-Kommissionspräsidentin"), "EU:EU:Compound");
        assert_eq!(countries("Bernhardiner"), "");
        assert_eq!(countries("Tisch"), "");
    }

    #[test]
    fn offices_are_read_from_inflected_and_compound_words() {
        let pack = Pack::load("de").unwrap();
        let office = |word: &str| {
            let info = pack.names.word(word);
            info.office.map_or(String::new(), |office| {
                format!("{} {} {:?}", office.base, office.kind.word(), office.gender)
            })
        };
        assert_eq!(office("Präsidenten"), "Präsident head-of-state Masculine");
        assert_eq!(office("US-Präsidentin"), "Präsidentin head-of-state Feminine");
        assert_eq!(office("Sprechers"), "Sprecher spokesperson Masculine");
        assert_eq!(office("Vorsitzende"), "Vorsitzende party-leader Feminine");
        assert_eq!(office("Forstminister"), "Forstminister minister Masculine");
        assert_eq!(office("Tisch"), "");
    }

    #[test]
    fn family_names_keep_their_particles() {
        let pack = Pack::load("de").unwrap();
        let family = |name, code| pack.names.inflection.family_name(name, Country::new(code));
        assert_eq!(family("Ursula von der Leyen", "DE"), Some("von der Leyen"));
        assert_eq!(family("Xi Jinping", "CN"), Some("Xi"));
        assert_eq!(family("Elizabeth II.", "GB"), None);
        assert_eq!(family("Emmanuel Macron", "FR"), Some("Macron"));
    }
}
