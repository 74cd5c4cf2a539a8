//! Common nouns, told from names.

use foldhash::HashSet;

use super::Inflection;
use super::table::Table;
use crate::language::PackError;

/// Whether a word is a common noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NounForm {
    /// Not as far as the table knows.
    #[default]
    Unknown,
    /// It ends in one: "Dachstuhlbrand".
    Compound,
    /// It is one, or a form of one: "Brands".
    Whole,
}

/// The table of common nouns, in small letters.
#[derive(Debug)]
pub(super) struct Nouns {
    words: HashSet<&'static str>,
    /// Bytes of the longest of them.
    longest: usize,
}

/// The last part of a compound has at least so many letters.
const SHORTEST_HEAD: usize = 4;

impl Nouns {
    /// Reads the table.
    pub fn read(text: &'static str) -> Result<Self, PackError> {
        let table = Table::read("nouns.tsv", text, &["noun"])?;
        let words: HashSet<&str> = table.rows().map(|row| row["noun"]).collect();
        Ok(Self { longest: words.iter().map(|word| word.len()).max().unwrap_or(0), words })
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Whether a word in small letters is one of them as it stands, or ends in one.
    pub fn holds(&self, word: &str) -> bool {
        self.form_of_stem(word) != NounForm::Unknown
    }

    /// Whether `word` is one of them or ends in one, with a case ending or without. Only words with a
    /// capital are nouns.
    pub fn form(&self, inflection: &Inflection, word: &str) -> NounForm {
        if !word.starts_with(char::is_uppercase) {
            return NounForm::Unknown;
        }
        let word = word.to_lowercase();
        let stems = inflection.noun_endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        stems.map(|stem| self.form_of_stem(stem)).fold(NounForm::Unknown, |best, form| match (best, form) {
            (NounForm::Whole, _) | (_, NounForm::Whole) => NounForm::Whole,
            (NounForm::Compound, _) | (_, NounForm::Compound) => NounForm::Compound,
            _ => NounForm::Unknown,
        })
    }

    fn form_of_stem(&self, stem: &str) -> NounForm {
        if self.words.contains(stem) {
            return NounForm::Whole;
        }
        let letters = stem.chars().count();
        let heads = stem.char_indices().take((letters + 1).saturating_sub(SHORTEST_HEAD)).skip(1);
        let long_enough = |at: usize| stem.len() - at <= self.longest;
        let compound = heads.into_iter().any(|(at, _)| long_enough(at) && self.words.contains(&stem[at..]));
        if compound { NounForm::Compound } else { NounForm::Unknown }
    }
}

#[cfg(test)]
mod tests {
    use super::NounForm;
    use crate::language::Pack;

    #[test]
    fn nouns_are_told_in_their_forms_and_in_compounds() {
        let pack = Pack::load("de").unwrap();
        let form = |word: &str| pack.names.word(word).noun;
        assert_eq!(form("Brandes"), NounForm::Whole);
        assert_eq!(form("Dachstuhlbrand"), NounForm::Compound);
        assert_eq!(form("Gartenzäune"), NounForm::Unknown, "only plurals that an ending makes");
        assert_eq!(form("Kalinowka"), NounForm::Unknown);
        assert_eq!(form("brand"), NounForm::Unknown, "nouns have a capital");
    }
}
