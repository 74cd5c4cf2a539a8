//! Words that point to somebody named elsewhere, and how a phrase is turned into a name.

use std::collections::HashMap;

use serde::Deserialize;

use super::Gender;

/// The table `reference.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pronouns: Vec<PronounRow>,
    /// Nouns whose genitive names who speaks, in lower case.
    pub carriers: Vec<String>,
    /// Between the first part of a compound and a carrier.
    joints: Vec<String>,
    /// Words between a carrier and who speaks.
    pub links: Vec<String>,
    /// The article after which a noun stands in the genitive, masculine or neuter.
    pub genitive_article: String,
    /// Endings of nouns for sources that stay unnamed.
    anonymous_endings: Vec<String>,
    adjective: AdjectiveEndings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PronounRow {
    words: Vec<String>,
    gender: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdjectiveEndings {
    article: HashMap<String, String>,
    noun: Vec<(String, String)>,
    other: String,
}

/// A word that stands for somebody named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// Gender of the one it stands for, where the word tells.
    pub gender: Option<Gender>,
}

impl Reference {
    /// The pronoun that `word` is, written in lower case.
    pub fn pronoun(&self, word: &str) -> Option<Pronoun> {
        let row = self.pronouns.iter().find(|row| row.words.iter().any(|known| known == word))?;
        let gender = match row.gender.as_str() {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            _ => None,
        };
        Some(Pronoun { gender })
    }

    /// The part of `word` in front of a carrier: "Polizeiangaben" → "Polizei"; empty where `word` is a carrier.
    pub fn before_carrier<'w>(&self, word: &'w str) -> Option<&'w str> {
        let lower = word.to_lowercase();
        let carrier = self.carriers.iter().filter(|carrier| lower.ends_with(carrier.as_str()));
        let longest = carrier.map(String::len).max()?;
        let front = word.get(..word.len().checked_sub(longest)?)?;
        let joint = self.joints.iter().find_map(|joint| front.strip_suffix(joint.as_str()));
        Some(joint.filter(|short| short.len() > 3).unwrap_or(front))
    }

    /// Whether `word` names sources that stay unnamed.
    pub fn is_anonymous(&self, word: &str) -> bool {
        self.anonymous_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// The ending of an adjective before `noun` once its article, in lower case, has fallen away.
    pub fn adjective_ending(&self, article: &str, noun: &str) -> &str {
        let by_noun = || {
            let row = self.adjective.noun.iter().find(|(ending, _)| noun.ends_with(ending.as_str()));
            row.map_or(&self.adjective.other, |(_, ending)| ending)
        };
        self.adjective.article.get(article).unwrap_or_else(by_noun)
    }
}
