//! The rules for quotations, from `quotes.toml`: their reasons, how far they are to be believed, and their
//! examples. How a construction is read is code.

use foldhash::HashMap;
use serde::Deserialize;

use super::error::{PackError, RuleFault};

/// How what a rule finds becomes an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// As an item of its own.
    #[default]
    Own,
    /// Straight behind a statement of the same speaker as a part of it.
    GoesOn,
    /// Within another statement not at all: that holds it.
    Within,
    /// As an item of its own, but it is no quotation: it tells what somebody holds, not what they said.
    Stance,
}

/// A rule that finds quotations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationRule {
    /// Its name, as quotations carry it.
    pub name: String,
    /// Why it holds.
    pub reason: String,
    /// Probability that content and source are right.
    pub confidence: f32,
    /// How what it finds becomes an item.
    #[serde(default)]
    pub standing: Standing,
    /// What it finds.
    pub examples: Vec<QuotationExample>,
    /// Texts in which it finds nothing.
    pub rejects: Vec<String>,
}

/// A text in which a rule finds a quotation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotationExample {
    /// The text.
    pub text: String,
    /// What was said; parts joined by a blank.
    pub content: String,
    /// Who said it.
    pub source: String,
    /// Whom it was said to, where the example is about that.
    pub addressee: Option<String>,
}

/// A rule that finds through whom words came that are told at second hand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRule {
    /// Its name, as links carry it.
    pub name: String,
    /// Why it holds.
    pub reason: String,
    /// What it finds.
    pub examples: Vec<LinkExample>,
    /// Texts in which it finds nothing.
    pub rejects: Vec<String>,
}

/// A text in which a rule finds a link.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkExample {
    /// The text.
    pub text: String,
    /// Who said what was said.
    pub source: String,
    /// On whose word, or through whom.
    pub link: String,
}

/// All rules of a language.
#[derive(Debug, Default)]
pub struct QuotationRules {
    rules: Vec<QuotationRule>,
    /// The rules for links.
    pub links: Vec<LinkRule>,
    by_name: HashMap<String, usize>,
}

impl QuotationRules {
    /// All rules, in the order of the file.
    pub fn all(&self) -> &[QuotationRule] {
        &self.rules
    }

    /// The rule called `name`.
    pub fn get(&self, name: &str) -> Option<&QuotationRule> {
        self.by_name.get(name).and_then(|&idx| self.rules.get(idx))
    }
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuotesFile {
    rule: Vec<QuotationRule>,
    link: Vec<LinkRule>,
}

fn lacks(n_examples: usize, rejects: &[String], reason: &str) -> bool {
    n_examples == 0 || rejects.is_empty() || reason.is_empty()
}

impl TryFrom<QuotesFile> for QuotationRules {
    type Error = PackError;

    fn try_from(file: QuotesFile) -> Result<Self, PackError> {
        let fault = |name: &str, fault| PackError::rule("quotes.toml", name, fault);
        let mut by_name = HashMap::default();
        for (idx, rule) in file.rule.iter().enumerate() {
            if by_name.insert(rule.name.clone(), idx).is_some() {
                return Err(fault(&rule.name, RuleFault::SecondOfItsName));
            }
            if lacks(rule.examples.len(), &rule.rejects, &rule.reason) {
                return Err(fault(&rule.name, RuleFault::Incomplete));
            }
            if !(0.0..=1.0).contains(&rule.confidence) {
                return Err(fault(&rule.name, RuleFault::NoProbability));
            }
        }
        let bare = |rule: &&LinkRule| lacks(rule.examples.len(), &rule.rejects, &rule.reason);
        if let Some(rule) = file.link.iter().find(bare) {
            return Err(fault(&rule.name, RuleFault::Incomplete));
        }
        Ok(Self { rules: file.rule, links: file.link, by_name })
    }
}
