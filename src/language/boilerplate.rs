//! Lines that are no article: disclaimers, pointers to other articles, banners, bylines.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use include_dir::Dir;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use super::error::{PackError, PackFault};
use super::folder::{LANGUAGES, read_toml};

/// How much of an article a rule takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// The line it matches.
    Line,
    /// That line and all that follow.
    Rest,
}

/// One rule of `boilerplate.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoilerplateRule {
    /// Its name.
    pub name: String,
    /// Why there is such a rule.
    pub reason: String,
    /// How much it takes.
    pub reach: Reach,
    /// Matches from the start of a line.
    pattern: String,
    /// Lines it takes.
    pub examples: Vec<String>,
    /// Lines it must not take.
    pub rejects: Vec<String>,
}

/// What a line turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boilerplate<'t> {
    /// How much of the article is boilerplate from here.
    pub reach: Reach,
    /// Who wrote the article, where the line says so.
    pub author: Option<&'t str>,
    /// When it was published, where the line says so.
    pub date: Option<&'t str>,
}

/// The rules of one language.
#[derive(Debug)]
pub struct BoilerplateRules {
    rules: Vec<BoilerplateRule>,
    /// One for each rule: all in one set would be too large for the quick automaton.
    patterns: Vec<Regex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<BoilerplateRule>,
}

impl BoilerplateRules {
    fn new(rules: Vec<BoilerplateRule>) -> Result<Self, PackError> {
        let bad = |error: regex::Error| PackError::new(FILE, PackFault::Regex(error));
        let build = |rule| RegexBuilder::new(&anchored(rule)).case_insensitive(true).build();
        let patterns = rules.iter().map(build).collect::<Result<_, _>>().map_err(bad)?;
        Ok(Self { rules, patterns })
    }

    /// The rules in the order of the file.
    pub fn rules(&self) -> &[BoilerplateRule] {
        &self.rules
    }

    /// What `line` (without blanks around it) is, by the first rule that takes it.
    pub fn find<'t>(&self, line: &'t str) -> Option<(&BoilerplateRule, Boilerplate<'t>)> {
        // Boilerplate is told by how a line begins; a long one need not be read to its end.
        let head = &line[..line.floor_char_boundary(LONGEST)];
        let (rule, pattern) =
            self.rules.iter().zip(&self.patterns).find(|(_, pattern)| pattern.is_match(head))?;
        let captures = pattern.captures(head)?;
        let named = |name| captures.name(name).map(|found| found.as_str());
        Some((rule, Boilerplate { reach: rule.reach, author: named("author"), date: named("date") }))
    }
}

/// The pattern of a rule, from the start of a line. Words end where letters of ASCII do: with those
/// of all scripts the quick automaton gives up at the first umlaut.
fn anchored(rule: &BoilerplateRule) -> String {
    format!("^(?:{})", rule.pattern.replace(r"\b", r"(?-u:\b)"))
}

const FILE: &str = "boilerplate.toml";

/// Bytes of a line that are looked at.
const LONGEST: usize = 400;

/// The rules for a language tag ("de", "de-AT"); `None` where there are none.
pub fn boilerplate_for(tag: &str) -> Option<&'static BoilerplateRules> {
    all().get(tag.split(['-', '_']).next()?)?.read().as_ref().ok()
}

/// Tells whether the rules of a language can be read, where it has some.
///
/// # Errors
/// What is wrong with them.
pub(super) fn check(tag: &str) -> Result<(), PackError> {
    all().get(tag).map_or(Ok(()), |rules| rules.read().as_ref().map(|_| ()).map_err(Clone::clone))
}

/// The rules of a language, read when they are asked for first: their patterns take six megabytes and a
/// twentieth of a second, and hardly any file asks for those of two languages.
struct Unread {
    folder: &'static Dir<'static>,
    rules: OnceLock<Result<BoilerplateRules, PackError>>,
}

impl Unread {
    fn read(&self) -> &Result<BoilerplateRules, PackError> {
        self.rules.get_or_init(|| load(self.folder))
    }
}

/// Every language that has rules.
fn all() -> &'static BTreeMap<String, Unread> {
    static ALL: OnceLock<BTreeMap<String, Unread>> = OnceLock::new();
    ALL.get_or_init(|| {
        let has_rules = |folder: &&Dir<'static>| folder.get_file(folder.path().join(FILE)).is_some();
        let with_rules = LANGUAGES.dirs().filter(has_rules);
        let unread = |folder| Unread { folder, rules: OnceLock::new() };
        with_rules.map(|folder| (folder.path().to_string_lossy().into_owned(), unread(folder))).collect()
    })
}

fn load(folder: &Dir<'static>) -> Result<BoilerplateRules, PackError> {
    let file: File = read_toml(folder, FILE)?;
    BoilerplateRules::new(file.rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_takes_its_examples_and_leaves_its_rejects() {
        for (tag, rules) in all() {
            let rules = rules.read().as_ref().unwrap();
            for rule in rules.rules() {
                assert!(
                    !rule.reason.is_empty() && !rule.examples.is_empty() && !rule.rejects.is_empty(),
                    "{}",
                    rule.name
                );
                for example in &rule.examples {
                    let found = rules.find(example).map(|(rule, _)| rule.name.as_str());
                    assert_eq!(found, Some(rule.name.as_str()), "{tag}: {example}");
                }
                for reject in &rule.rejects {
                    let found = rules.find(reject).map(|(rule, _)| rule.name.as_str());
                    assert_eq!(found, None, "{tag}: {} must leave {reject}", rule.name);
                }
            }
        }
    }

    #[test]
    fn bylines_and_dates_are_read() {
        let rules = boilerplate_for("de-AT").unwrap();
        let (_, byline) = rules.find("Von Jana Muster und Max von Beispiel, Berlin").unwrap();
        assert_eq!(byline.author, Some("Jana Muster und Max von Beispiel"));
        let (_, stamp) = rules.find("Stand: 5.9.2025, 14 Uhr").unwrap();
        assert_eq!(stamp.date, Some("5.9.2025"));
    }
}
