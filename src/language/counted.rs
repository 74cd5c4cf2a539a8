//! What a language says about counts: words for people and for what happens to them, units, bounds, numbers.
//!
//! It is read apart from the pack, which holds models of many megabytes: items that were extracted before are
//! compared by these few words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use super::error::{Expected, NoPack, PackError, PackFault};
use super::folder::{LANGUAGES, read_toml};
use super::time::number::{NumberGrammar, NumberWords};
use crate::time::Amount;

/// What a word does where something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountWord {
    /// One of many people, to whom something may have happened.
    Person,
    /// What happened to people ("Tote", "verletzt"), by its place among all fates.
    Fate(u8),
    /// A unit, by its place among all units.
    Unit(u8),
    /// The number before it is a time.
    Time,
    /// Multiplies the number before it.
    Multiple(u64),
    /// A number that is not said, between two bounds.
    Vague(u64, u64),
    /// The number after it is a bound or a guess.
    Bound(Bound),
    /// May stand between a bound and its number.
    Between,
}

/// What a word before a number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is so many or more.
    AtLeast,
    /// It is so many or fewer.
    AtMost,
    /// It is near so many.
    About,
}

/// The words of a language by what they do where something is counted.
#[derive(Debug)]
pub struct Counted {
    words: HashMap<String, CountWord>,
    beginnings: Vec<(String, CountWord)>,
    range: Vec<String>,
    numbers: NumberGrammar,
    negation: HashSet<String>,
}

/// `counted.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountedFile {
    people: Forms,
    fates: BTreeMap<String, Forms>,
    units: BTreeMap<String, Forms>,
    times: Forms,
    multiples: HashMap<String, Vec<String>>,
    vague: HashMap<String, [u64; 2]>,
    bounds: Bounds,
}

/// Of `lexicon.toml` what is needed here.
#[derive(Debug, Deserialize)]
struct NumberFile {
    number: NumberWords,
}

/// Of `grammar.toml` what is needed here.
#[derive(Debug, Deserialize)]
struct NegationFile {
    words: Negation,
}

#[derive(Debug, Deserialize)]
struct Negation {
    negation: String,
}

/// Whole words, and how others begin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    words: Vec<String>,
    beginnings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bounds {
    at_least: Vec<String>,
    at_most: Vec<String>,
    about: Vec<String>,
    between: Vec<String>,
    range: Vec<String>,
}

impl Counted {
    /// Puts the lists of the language `tag` into one table.
    fn load(tag: &str) -> Result<Self, PackError> {
        let folder = LANGUAGES.get_dir(tag).ok_or_else(|| PackError::new(tag, PackFault::Missing))?;
        let file: CountedFile = read_toml(folder, "counted.toml")?;
        let NumberFile { number } = read_toml(folder, "lexicon.toml")?;
        let NegationFile { words } = read_toml(folder, "grammar.toml")?;
        let mut counted = Self {
            words: HashMap::default(),
            beginnings: Vec::new(),
            range: file.bounds.range,
            numbers: NumberGrammar::new(number)?,
            negation: words.negation.split_whitespace().map(str::to_owned).collect(),
        };
        counted.add(file.people, CountWord::Person);
        file.fates.into_values().zip(0..).for_each(|(forms, n)| counted.add(forms, CountWord::Fate(n)));
        file.units.into_values().zip(0..).for_each(|(forms, n)| counted.add(forms, CountWord::Unit(n)));
        counted.add(file.times, CountWord::Time);
        for (value, forms) in file.multiples {
            let Ok(value) = value.parse() else {
                let fault = PackFault::Entry { entry: value, expected: Expected::Number };
                return Err(PackError::new("counted.toml", fault));
            };
            counted.words.extend(forms.into_iter().map(|form| (form, CountWord::Multiple(value))));
        }
        let vague = file.vague.into_iter().map(|(form, [from, to])| (form, CountWord::Vague(from, to)));
        counted.words.extend(vague);
        let Bounds { at_least, at_most, about, between, .. } = file.bounds;
        for (forms, bound) in [(at_least, Bound::AtLeast), (at_most, Bound::AtMost), (about, Bound::About)] {
            counted.words.extend(forms.into_iter().map(|form| (form, CountWord::Bound(bound))));
        }
        counted.words.extend(between.into_iter().map(|form| (form, CountWord::Between)));
        Ok(counted)
    }

    fn add(&mut self, forms: Forms, meaning: CountWord) {
        self.words.extend(forms.words.into_iter().map(|form| (form, meaning)));
        self.beginnings.extend(forms.beginnings.into_iter().map(|form| (form, meaning)));
    }

    /// What `word`, written in lower case, does where something is counted.
    pub fn word(&self, word: &str) -> Option<CountWord> {
        let whole = self.words.get(word).copied();
        let begins = |(beginning, _): &&(String, CountWord)| word.starts_with(beginning.as_str());
        whole.or_else(|| self.beginnings.iter().find(begins).map(|(_, meaning)| *meaning))
    }

    /// The number that `word`, written in lower case, stands for, in tenths.
    pub fn tenths(&self, word: &str) -> Option<u64> {
        match self.numbers.amount(word)? {
            Amount::Tenths(tenths) => Some(tenths),
            Amount::Some => None,
        }
    }

    /// Whether `word`, written in lower case, says that something is not so.
    pub fn negates(&self, word: &str) -> bool {
        self.negation.contains(word)
    }

    /// Whether `word` stands between the ends of a range.
    pub fn is_range(&self, word: &str) -> bool {
        self.range.iter().any(|own| own == word)
    }
}

/// What the language with this tag ("de", "de-AT") says about counts.
///
/// # Errors
/// Where there is no pack for it, or its data are wrong.
pub fn counted_for(tag: &str) -> Result<&'static Counted, NoPack> {
    static GERMAN: OnceLock<Result<Counted, PackError>> = OnceLock::new();
    match tag.split(['-', '_']).next() {
        Some("de") => GERMAN.get_or_init(|| Counted::load("de")).as_ref().map_err(NoPack::Broken),
        _ => Err(NoPack::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_is_counted() {
        let counted = counted_for("de").unwrap();
        assert_eq!(counted.word("tote"), counted.word("getötet"));
        assert_eq!(counted.word("toten"), counted.word("todesopfer"));
        assert_ne!(counted.word("tote"), counted.word("verletzte"));
        assert_eq!(counted.word("menschen"), Some(CountWord::Person));
        assert_eq!(counted.word("%"), counted.word("prozentpunkte"));
        assert_eq!(counted.word("millionen"), Some(CountWord::Multiple(1_000_000)));
        assert_eq!(counted.word("mindestens"), Some(CountWord::Bound(Bound::AtLeast)));
        assert_eq!(counted.word("total"), None);
        assert_eq!(counted.tenths("zweiundzwanzig"), Some(220));
        assert!(counted.negates("keine"));
    }
}
