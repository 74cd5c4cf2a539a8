//! What the form of a word tells of case, gender and number.

use foldhash::HashMap;

use super::error::{Expected, PackError};
use super::names::table::Table;

/// Pairs of case and gender in which a phrase may stand; the plural counts as a fourth gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases(u16);

impl Cases {
    /// Nothing is known.
    pub const ALL: Self = Self(u16::MAX);
    /// Nominative.
    pub const NOMINATIVE: Self = Self(0xf);
    /// Accusative.
    pub const ACCUSATIVE: Self = Self(0xf0);
    /// Dative.
    pub const DATIVE: Self = Self(0xf00);
    /// Genitive.
    pub const GENITIVE: Self = Self(0xf000);
    /// Plural of every case.
    pub const PLURAL: Self = Self(0x8888);
    /// Singular of every case.
    pub const SINGULAR: Self = Self(0x7777);
    /// Masculine singular of every case.
    pub const MASCULINE: Self = Self(0x1111);
    /// Feminine singular of every case.
    pub const FEMININE: Self = Self(0x2222);
    /// Neuter singular of every case.
    pub const NEUTER: Self = Self(0x4444);

    /// Whether some pair is in both.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The cases that are left, in the plural too: of phrases joined by "und".
    pub fn with_plural(self) -> Self {
        let cases = [Self::NOMINATIVE, Self::ACCUSATIVE, Self::DATIVE, Self::GENITIVE];
        let open = cases.into_iter().filter(|case| self.any(*case));
        open.fold(self, |cases, case| cases.or(case.and(Self::PLURAL)))
    }

    /// The pairs that are in both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The pairs that are in either.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every pair is in `other`.
    pub fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether no pair is left: the words do not go together.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it is what "ein" leaves open: adjectives behind it tell the rest.
    pub fn is_unmarked(self) -> bool {
        self.any(Self::NOMINATIVE.and(Self(1)))
            && self.any(Self::ACCUSATIVE.and(Self(0x4444)))
            && !self.any(Self::DATIVE)
    }

    /// Reads "n.m a.p": cases n, a, d, g with genders m, f, n or the plural p.
    fn parse(text: &str) -> Option<Self> {
        let pair = |pair: &str| {
            let (case, gender) = pair.split_once('.')?;
            Some(1 << (4 * "nadg".find(case)? + gender_at(gender)?))
        };
        text.split_whitespace().try_fold(Self(0), |cases, word| Some(cases.or(Self(pair(word)?))))
    }

    /// All cases of the genders "m", "f", "n", "p" that `letters` names.
    fn of_genders(letters: &str) -> Option<Self> {
        let gender = |at: usize| gender_at(letters.get(at..at + 1)?);
        (0..letters.len()).try_fold(Self(0), |cases, at| Some(cases.or(Self(0x1111 << gender(at)?))))
    }
}

fn gender_at(letter: &str) -> Option<usize> {
    "mfnp".find(letter).filter(|_| letter.len() == 1)
}

/// What the words and endings of a language tell of case and gender.
#[derive(Debug, Default)]
pub struct Declension {
    words: HashMap<String, Cases>,
    pronouns: HashMap<String, Cases>,
    adjectives: Vec<(String, Cases)>,
    nouns: Vec<(String, Cases)>,
    genders: HashMap<&'static str, Cases>,
    same_in_plural: Vec<String>,
    adjectival: Vec<String>,
}

/// The tables as written: a set of pairs with the words, an ending with its set.
pub(super) struct DeclensionFile {
    pub cases: HashMap<String, String>,
    pub pronoun_cases: HashMap<String, String>,
    pub case_endings: HashMap<String, String>,
    pub noun_endings: HashMap<String, String>,
    pub same_in_plural: Vec<String>,
    pub adjectival: Vec<String>,
}

impl Declension {
    /// What a determiner, pronoun or numeral tells; `None` for any other word. In lower case.
    pub fn word(&self, word: &str) -> Option<Cases> {
        self.words.get(word).copied()
    }

    /// What a word that stands alone as a pronoun tells; `None` for any other word. In lower case.
    pub fn pronoun(&self, word: &str) -> Option<Cases> {
        self.pronouns.get(word).copied().or_else(|| self.word(word))
    }

    /// What the ending of an adjective tells that has no determiner before it.
    pub fn adjective(&self, word: &str) -> Cases {
        of_ending(&self.adjectives, word)
    }

    /// What a noun tells of its gender: by the table, of a compound by its last part, else by its ending.
    pub fn noun(&self, word: &str) -> Cases {
        if self.adjectival.iter().any(|ending| word.to_lowercase().ends_with(ending.as_str())) {
            return Cases::ALL;
        }
        // "Spendern", of "Spender".
        let stem = word
            .strip_suffix('n')
            .filter(|stem| self.same_in_plural.iter().any(|ending| stem.ends_with(ending.as_str())));
        if stem.is_some_and(|stem| self.is_noun(stem)) && !self.genders.contains_key(word) {
            return Cases::DATIVE.and(Cases::PLURAL);
        }
        let last = || word.rsplit('-').next().and_then(|last| self.genders.get(last).copied());
        let known = self.genders.get(word).copied().or_else(last).or_else(|| self.last_part(word));
        known.unwrap_or_else(|| of_ending(&self.nouns, word))
    }

    /// Whether the table knows the noun, or the last part of the compound.
    pub fn is_noun(&self, word: &str) -> bool {
        self.genders.contains_key(word) || self.last_part(word).is_some()
    }

    /// What the longest noun that ends `word` tells, behind at least three letters.
    fn last_part(&self, word: &str) -> Option<Cases> {
        const SHORTEST: usize = 4;
        let heads = word.char_indices().skip(3).take_while(|(at, _)| word.len() - at >= SHORTEST);
        heads.into_iter().find_map(|(at, first)| {
            let mut head = String::with_capacity(word.len() - at);
            head.extend(first.to_uppercase());
            head.push_str(&word[at + first.len_utf8()..]);
            self.genders.get(head.as_str()).copied()
        })
    }

    /// A masculine noun that ends in a weak vowel has the form of its plural in every other case of the singular:
    /// "der Junge", "eines Jungen". The table, which counts determiners, may know that form as a plural alone.
    fn read_weak(&mut self) {
        let oblique = Cases::ACCUSATIVE.or(Cases::DATIVE).or(Cases::GENITIVE).and(Cases::MASCULINE);
        let weak = |word: &str| {
            let stem = word.strip_suffix("n").filter(|stem| stem.ends_with('e'));
            stem.and_then(|stem| self.genders.get(stem)).is_some_and(|cases| cases.any(Cases::MASCULINE))
        };
        let forms: Vec<&'static str> = self.genders.keys().copied().filter(|word| weak(word)).collect();
        for form in forms {
            self.genders.entry(form).and_modify(|cases| *cases = cases.or(oblique));
        }
    }

    /// Reads the table of nouns with their genders.
    pub(super) fn read_genders(&mut self, text: &'static str) -> Result<(), PackError> {
        let table = Table::read("genders.tsv", text, &["noun", "genders"])?;
        for row in table.rows() {
            let fault = || PackError::entry("genders.tsv", row["noun"], Expected::Class);
            let genders = Cases::of_genders(row["genders"]).ok_or_else(fault)?;
            let both = self.same_in_plural.iter().any(|ending| row["noun"].ends_with(ending.as_str()));
            let singular = if both && !genders.any(Cases::FEMININE) {
                Cases::MASCULINE.or(Cases::NEUTER)
            } else {
                Cases(0)
            };
            let genders = if genders.any(Cases::PLURAL) { genders.or(singular) } else { genders };
            self.genders.insert(row["noun"], genders);
        }
        self.read_weak();
        Ok(())
    }
}

/// The set of the longest ending of `word` that is known; all without one.
fn of_ending(endings: &[(String, Cases)], word: &str) -> Cases {
    let known = |(ending, _): &&(String, Cases)| word.ends_with(ending.as_str());
    endings.iter().find(known).map_or(Cases::ALL, |(_, cases)| *cases)
}

impl TryFrom<DeclensionFile> for Declension {
    type Error = PackError;

    fn try_from(file: DeclensionFile) -> Result<Self, PackError> {
        let fault = |entry: &str| PackError::entry("grammar.toml", entry, Expected::Class);
        let (same_in_plural, adjectival) = (file.same_in_plural, file.adjectival);
        let mut declension = Self { same_in_plural, adjectival, ..Self::default() };
        for (set, words) in &file.cases {
            let cases = Cases::parse(set).ok_or_else(|| fault(set))?;
            for word in words.split_whitespace() {
                let known = declension.words.entry(word.to_owned()).or_insert(Cases(0));
                *known = known.or(cases);
            }
        }
        for (set, words) in &file.pronoun_cases {
            let cases = Cases::parse(set).ok_or_else(|| fault(set))?;
            declension.pronouns.extend(words.split_whitespace().map(|word| (word.to_owned(), cases)));
        }
        for (ending, set) in &file.case_endings {
            let cases = Cases::parse(set).ok_or_else(|| fault(set))?;
            declension.adjectives.push((ending.clone(), cases));
        }
        for (genders, endings) in &file.noun_endings {
            let cases = Cases::of_genders(genders).ok_or_else(|| fault(genders))?;
            let each = endings.split_whitespace().map(|ending| (ending.to_owned(), cases));
            declension.nouns.extend(each);
        }
        for endings in [&mut declension.adjectives, &mut declension.nouns] {
            endings.sort_by(|(a, _), (b, _)| (b.len(), a).cmp(&(a.len(), b)));
        }
        Ok(declension)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;

    #[test]
    fn forms_tell_case_and_number() {
        let declension = Pack::load("de").unwrap().grammar.declension;
        let der = declension.word("der").unwrap();
        assert!(der.any(Cases::NOMINATIVE) && der.any(Cases::GENITIVE.and(Cases::PLURAL)));
        assert!(!der.any(Cases::NOMINATIVE.and(Cases::PLURAL)));
        assert!(!declension.word("den").unwrap().any(Cases::NOMINATIVE));
        assert!(!declension.word("wir").unwrap().any(Cases::SINGULAR));
        assert!(declension.adjective("russischem").and(Cases::NOMINATIVE).is_empty());
        assert!(!declension.noun("Regierungen").any(Cases::SINGULAR));
        assert!(declension.noun("Regierung").and(declension.word("die").unwrap()).any(Cases::NOMINATIVE));
        assert!(!declension.noun("Gartenhaus").any(Cases::FEMININE), "of a compound the last part tells");
        assert_eq!(declension.noun("Xylmor"), Cases::ALL);
    }

    #[test]
    fn sets_are_checked() {
        assert_eq!(Cases::parse("n.m"), Some(Cases(1)));
        assert_eq!(Cases::parse("x.m"), None);
        assert_eq!(Cases::parse("n.q"), None);
        assert_eq!(Cases::of_genders("pf"), Some(Cases(0xaaaa)));
    }
}
