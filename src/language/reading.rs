//! What of a language is needed to show sentences of its articles. It is read without the pack, which is large.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::HashSet;
use serde::Deserialize;

use super::error::PackError;
use super::folder::{LANGUAGES, read_toml};
use crate::text::SentenceRules;

/// The classes of grammar.toml whose words join two halves of a word ("Such- und Rettungsdienst").
const JOINING: [&str; 2] = ["coordinators", "coordinators_clause"];
/// The class of grammar.toml with the prepositions.
const PREPOSITIONS: &str = "prepositions";
/// The class of grammar.toml whose words stand inside names, so that a role may hold them.
const IN_NAMES: &str = "name_particles";

/// Which sentences a text has, and which words before a name tell the role of whoever bears it.
#[derive(Debug, Default)]
pub struct Reading {
    /// Which full stop ends a sentence.
    pub sentences: SentenceRules,
    joining: HashSet<String>,
    articles: HashSet<String>,
    no_role: HashSet<String>,
    sources: HashSet<String>,
    genitive: String,
    prepositions: HashSet<String>,
    postpositions: HashSet<String>,
}

/// The file of a language for this.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelsFile {
    articles: HashSet<String>,
    no_role: HashSet<String>,
    sources: HashSet<String>,
    genitive: String,
    #[serde(default)]
    prepositions: HashSet<String>,
    #[serde(default)]
    postpositions: HashSet<String>,
}

/// What is read of grammar.toml.
#[derive(Default, Deserialize)]
struct ClosedClasses {
    words: BTreeMap<String, String>,
}

impl Reading {
    fn load(tag: &str) -> Result<Self, PackError> {
        let Some(folder) = LANGUAGES.get_dir(tag) else { return Ok(Self::default()) };
        let sentences = read_toml(folder, "abbreviations.toml")?;
        let LabelsFile { articles, no_role, sources, genitive, prepositions, postpositions } =
            read_toml(folder, "labels.toml")?;
        let classes: ClosedClasses = match folder.get_file(folder.path().join("grammar.toml")) {
            Some(_) => read_toml(folder, "grammar.toml")?,
            None => ClosedClasses::default(),
        };
        let joining = HashSet::default();
        let mut reading =
            Self { sentences, joining, articles, no_role, sources, genitive, prepositions, postpositions };
        for (class, words) in &classes.words {
            let words = || words.split_whitespace().map(str::to_owned);
            if JOINING.contains(&class.as_str()) {
                reading.joining.extend(words());
            }
            if class == PREPOSITIONS {
                reading.prepositions.extend(words());
            }
            if class != IN_NAMES && class != "relatives" {
                reading.no_role.extend(words());
            }
        }
        Ok(reading)
    }

    /// Whether `word` joins two halves of a word of which the first ends in a hyphen.
    pub fn joins(&self, word: &str) -> bool {
        self.joining.contains(word)
    }

    /// Whether `word` is a preposition.
    pub fn is_preposition(&self, word: &str) -> bool {
        self.prepositions.contains(word)
    }

    /// Whether the first word of `text` belongs to the name before it: "Berg zufolge".
    pub fn is_postposition(&self, text: &str) -> bool {
        text.split_whitespace().next().is_some_and(|word| self.postpositions.contains(word))
    }

    /// Whether an abbreviation is a common word too, so that a full stop behind it may well be that of its sentence.
    pub fn is_common(&self, abbreviation: &str) -> bool {
        self.sentences.only_inside.contains(abbreviation)
    }

    /// Whether `text` has a word that names the source of what it says.
    pub fn names_source(&self, text: &str) -> bool {
        let words = text.split(|c: char| !c.is_alphabetic());
        words.into_iter().any(|word| self.sources.contains(&word.to_lowercase()))
    }

    /// Whether `words`, which stand before a name, only say who that is: "Der ukrainische Präsident", "Bundeskanzler
    /// Friedrich". They end in a noun or given name, and nothing in them tells more.
    pub fn is_role(&self, words: &str) -> bool {
        if words.contains([',', ';', ':', '(', '„', '“', '”', '"', '»', '«', '–']) {
            return false;
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
        let is_article = self.articles.contains(&first.to_lowercase());
        let begins_role = is_article || !self.no_role.contains(&first.to_lowercase());
        // "Putins Berater": a name in the genitive stands for the article.
        let is_genitive = !self.genitive.is_empty() && words.len() > 1 && first.ends_with(&self.genitive);
        let with_article = is_article || is_genitive;
        let small_is_fine = |word: &&str| with_article && !self.no_role.contains(*word);
        let end_is_fine = is_capital(last) && !(is_article && words.len() == 1);
        begins_role && end_is_fine && words.iter().skip(1).all(|word| is_capital(word) || small_is_fine(word))
    }
}

/// What there is for the language `tag` ("de", "en-GB"); nothing for one without data of its own.
pub fn reading_of(tag: &str) -> &'static Reading {
    static GERMAN: OnceLock<Reading> = OnceLock::new();
    static ENGLISH: OnceLock<Reading> = OnceLock::new();
    static OTHER: OnceLock<Reading> = OnceLock::new();
    match tag.split(['-', '_']).next() {
        Some("de") => GERMAN.get_or_init(|| Reading::load("de").unwrap_or_default()),
        Some("en") => ENGLISH.get_or_init(|| Reading::load("en").unwrap_or_default()),
        _ => OTHER.get_or_init(Reading::default),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_can_be_read() {
        for tag in ["de", "en"] {
            assert!(Reading::load(tag).is_ok(), "{tag}: {:?}", Reading::load(tag));
        }
    }

    #[test]
    fn a_role_says_who_somebody_is_and_nothing_else() {
        let german = reading_of("de");
        for role in [
            "Der ukrainische Präsident",
            "Bundesaußenminister Johann",
            "Die Vorsitzende der SPD",
            "Kiels früherer Rat",
        ] {
            assert!(german.is_role(role), "{role}");
        }
        let others = [
            "Am Montag kritisierte",
            "Zuvor hatte",
            "Später lobte Präsident",
            "Laut Präsident",
            "Nur Kanzler",
            "Der",
            "Weil",
        ];
        for words in others {
            assert!(!german.is_role(words), "{words}");
        }
        assert!(reading_of("en").is_role("The Ukrainian President") && !reading_of("en").is_role("In Kyiv"));
    }
}
