//! Number words of languages that write them as one word, units before tens ("einundzwanzig").
//!
//! The words themselves are data (`[number]` of the lexicon); this is the grammar.

use foldhash::HashMap;
use serde::Deserialize;

use crate::language::error::{Expected, PackError};
use crate::time::Amount;

/// The longest number word worth reading, in bytes.
const LONGEST: usize = 60;

/// The words that number words are made of, as the lexicon gives them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NumberWords {
    /// Words below a hundred that are not put together: value → forms.
    pub simple: HashMap<String, Vec<String>>,
    /// Between units and tens ("und").
    pub joint: String,
    /// A hundred.
    pub hundred: String,
    /// A thousand.
    pub thousand: String,
    /// And a half, as an ending ("einhalb").
    pub half: String,
    /// Words for whole and a half: tenths → forms.
    pub tenths: HashMap<String, Vec<String>>,
    /// Beginnings of ordinals that are not the cardinal: value → forms.
    pub ordinal_stems: HashMap<String, Vec<String>>,
    /// Endings that make an ordinal of a stem, longest first.
    pub ordinal_endings: Vec<String>,
    /// Endings of a decade after its number, such as "er" or "erjahren", longest first.
    pub decade_endings: Vec<String>,
    /// What a decade that is a word of its own holds ("jahre").
    pub decade_noun: String,
}

/// Reads number words.
#[derive(Debug)]
pub struct NumberGrammar {
    simple: HashMap<String, u64>,
    tenths: HashMap<String, u64>,
    ordinal_stems: HashMap<String, u64>,
    words: NumberWords,
}

impl NumberGrammar {
    /// A grammar over `words`.
    ///
    /// # Errors
    /// Names a value that is no number.
    pub fn new(words: NumberWords) -> Result<Self, PackError> {
        Ok(Self {
            simple: by_form(&words.simple)?,
            tenths: by_form(&words.tenths)?,
            ordinal_stems: by_form(&words.ordinal_stems)?,
            words,
        })
    }

    /// Every form that number words may begin with.
    pub fn beginnings(&self) -> impl Iterator<Item = &str> {
        let tables = self.simple.keys().chain(self.tenths.keys()).chain(self.ordinal_stems.keys());
        tables.chain([&self.words.hundred, &self.words.thousand]).map(String::as_str)
    }

    /// A cardinal in lower case, halves included: "dreieinhalb" is 35 tenths.
    pub fn amount(&self, word: &str) -> Option<Amount> {
        if let Some(tenths) = self.tenths.get(word) {
            return Some(Amount::Tenths(*tenths));
        }
        match word.strip_suffix(&self.words.half).filter(|whole| !whole.is_empty()) {
            Some(whole) => Some(Amount::Tenths(self.cardinal(whole)? * 10 + 5)),
            None => self.cardinal(word).map(Amount::whole),
        }
    }

    /// A whole cardinal in lower case, below a million.
    pub fn cardinal(&self, word: &str) -> Option<u64> {
        if word.len() > LONGEST {
            return None;
        }
        self.multiple(word, &self.words.thousand, 1000, |rest| self.below_thousand(rest))
    }

    fn below_thousand(&self, word: &str) -> Option<u64> {
        self.multiple(word, &self.words.hundred, 100, |rest| self.below_hundred(rest))
    }

    /// "[n]unit[rest]": `n` below a hundred, one where it is missing.
    fn multiple(
        &self,
        word: &str,
        unit: &str,
        size: u64,
        rest_of: impl Fn(&str) -> Option<u64>,
    ) -> Option<u64> {
        let Some((left, right)) = word.split_once(unit) else { return rest_of(word) };
        let count = if left.is_empty() { 1 } else { self.below_hundred(left)? };
        let right = right.strip_prefix(self.words.joint.as_str()).unwrap_or(right);
        let rest = if right.is_empty() { 0 } else { rest_of(right)? };
        Some(count * size + rest)
    }

    fn below_hundred(&self, word: &str) -> Option<u64> {
        if let Some(number) = self.simple.get(word) {
            return Some(*number);
        }
        let joints = word.match_indices(self.words.joint.as_str());
        joints.into_iter().find_map(|(at, joint)| {
            let units = self.simple.get(&word[..at]).filter(|n| (1..10).contains(*n))?;
            let tens = self.simple.get(&word[at + joint.len()..]).filter(|n| **n >= 20)?;
            Some(units + tens)
        })
    }

    /// An ordinal in lower case, inflected: "dritten" is 3.
    pub fn ordinal(&self, word: &str) -> Option<u64> {
        self.words.ordinal_endings.iter().find_map(|ending| {
            let stem = word.strip_suffix(ending.as_str())?;
            self.ordinal_stems.get(stem).copied().or_else(|| {
                // From twenty on the ending is longer: "zwanzigste", not "zwanzigte".
                let number = self.cardinal(stem)?;
                (ending.starts_with('s') == (number % 100 >= 20 || number % 100 == 0)).then_some(number)
            })
        })
    }

    /// A decade in lower case: "achtziger", "neunzigerjahre" give 80, 90.
    pub fn decade(&self, word: &str) -> Option<u64> {
        self.words.decade_endings.iter().find_map(|ending| {
            let number = self.cardinal(word.strip_suffix(ending.as_str())?)?;
            (number % 10 == 0 && (10..100).contains(&number)).then_some(number)
        })
    }

    /// What ends a decade that is a word of its own ("Achtzigerjahre").
    pub fn decade_noun(&self) -> &str {
        &self.words.decade_noun
    }

    /// Whether `ending` follows the number of a decade: "80er".
    pub fn is_decade_ending(&self, ending: &str) -> bool {
        self.words.decade_endings.iter().any(|own| own == ending)
    }
}

fn by_form(table: &HashMap<String, Vec<String>>) -> Result<HashMap<String, u64>, PackError> {
    let mut numbers = HashMap::default();
    for (value, forms) in table {
        let value: u64 = value.parse().map_err(|_| PackError::lexicon(value, Expected::Number))?;
        numbers.extend(forms.iter().map(|form| (form.clone(), value)));
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use crate::language::pack_for;
    use crate::language::time::TimeLanguage;
    use crate::time::Amount;
    use proptest::prelude::*;

    fn language() -> &'static TimeLanguage {
        &pack_for("de").unwrap().time
    }

    const ONES: [&str; 10] = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
    const TENS: [&str; 10] =
        ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    /// The German word for a number of two digits from twenty on, with hundreds before it.
    fn word(number: u64) -> String {
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        let hundreds =
            if hundreds > 0 { format!("{}hundert", ONES[hundreds as usize]) } else { String::new() };
        let ones = if ones > 0 { format!("{}und", ONES[ones as usize]) } else { String::new() };
        format!("{hundreds}{ones}{}", TENS[tens as usize])
    }

    #[test]
    fn halves_and_ordinals_are_read() {
        let numbers = language().numbers();
        assert_eq!(numbers.amount("dreieinhalb"), Some(Amount::Tenths(35)));
        assert_eq!(numbers.amount("anderthalb"), Some(Amount::Tenths(15)));
        assert_eq!(numbers.ordinal("dritten"), Some(3));
        assert_eq!(numbers.ordinal("zwanzigste"), Some(20));
        assert_eq!(numbers.ordinal("letzten"), None);
        assert_eq!(numbers.decade("achtziger"), Some(80));
        assert_eq!(numbers.cardinal("tausend"), Some(1000));
        assert_eq!(numbers.cardinal("einunddrei"), None);
    }

    proptest! {
        #[test]
        fn prop_written_numbers_are_read(number in 20..1000u64) {
            prop_assume!(number % 100 >= 20);
            prop_assert_eq!(language().numbers().cardinal(&word(number)), Some(number));
        }

        #[test]
        fn prop_any_word_is_read(word in "[a-zäöüß]{0,70}") {
            let numbers = language().numbers();
            let _ = (numbers.amount(&word), numbers.ordinal(&word), numbers.decade(&word));
        }
    }
}
