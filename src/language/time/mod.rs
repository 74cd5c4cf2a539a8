//! The time pack of a language: its words of time, feasts, rules and tenses, checked and compiled.

mod digits;
mod holiday;
mod lexicon;
pub(super) mod number;
mod rule;
mod schema;
mod tense;
mod value;

use include_dir::Dir;

use super::error::PackError;
use super::folder::read_toml;
use super::pattern::{Names, PatternTree, Readable};
use crate::text::{Sentence, Token};

pub use holiday::Holiday;
pub use rule::{Meaning, Operand, Rule};
pub use schema::{Example, Field, RangeWords, RuleKind};
pub use tense::TenseWords;
pub use value::{Origin, Value};

pub use digits::whole_year;

use lexicon::Lexicon;

/// Everything a language says about time.
#[derive(Debug)]
pub struct TimeLanguage {
    lexicon: Lexicon,
    /// The feasts, in the order of the file.
    pub holidays: Vec<Holiday>,
    /// The rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// What joins the two ends of a range.
    pub ranges: RangeWords,
    /// All patterns of the rules.
    pub patterns: PatternTree,
    /// Past and future.
    pub tense: TenseWords,
}

impl TimeLanguage {
    /// Reads and checks the four files of a language's folder.
    pub(super) fn load(folder: &Dir<'static>) -> Result<Self, PackError> {
        let mut names = Names::default();
        let words: schema::Lexicon = read_toml(folder, "lexicon.toml")?;
        let feasts: schema::Holidays = read_toml(folder, "holidays.toml")?;
        let entries: schema::Rules = read_toml(folder, "timex.toml")?;
        let tense: schema::Tense = read_toml(folder, "tense.toml")?;
        let holidays = holiday::compile(&feasts)?;
        let mut lexicon = Lexicon::new(words, &mut names)?;
        lexicon.add_holidays(&feasts, &mut names);
        let schema::Rules { range: ranges, rule: entries } = entries;
        let (rules, patterns) = rule::compile(entries, &mut names)?;
        lexicon.close(names);
        Ok(Self { lexicon, holidays, rules, ranges, patterns, tense: TenseWords::new(tense) })
    }

    #[cfg(test)]
    pub(crate) fn numbers(&self) -> &number::NumberGrammar {
        self.lexicon.numbers()
    }

    /// The lexemes of a text with all that they may mean.
    pub fn read(&self, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Readable<Value> {
        self.lexicon.read(text, tokens, sentences)
    }
}
