//! The rules by which a statement answers another one, from `replies.toml`: the words in its announcing clause that say so.

use foldhash::HashMap;
use serde::Deserialize;

use super::error::{Expected, PackError, RuleFault};
use super::inflect::{Verb, VerbRules};
use super::speech::Words;

/// A rule by which a statement answers another one. It holds where each kind of its signs is met in the clause that
/// announces it.
#[derive(Clone, Debug)]
pub struct ReplyRule {
    /// Its name, as answers carry it.
    pub name: String,
    /// Why it holds.
    pub reason: String,
    /// The forms of its verbs, in lower case, each with the particles one of which must stand apart from it; none for any verb.
    verbs: HashMap<String, Vec<Option<String>>>,
    /// Runs of words, in lower case, one of which must stand there; empty for none needed.
    pub phrases: Vec<Vec<String>>,
    /// Nouns for what is answered, or the last parts of compounds; empty for none needed.
    pub objects: Words,
    /// Words with which it does not hold, also nouns that end in one: "auf die Frage" speaks to whoever asked.
    pub unless: Words,
    /// Whether no object may be named but by a pronoun.
    pub bare: bool,
    /// Whether what is answered may stand in another paragraph, whatever it is.
    pub apart: bool,
    /// What it finds.
    pub examples: Vec<ReplyExample>,
    /// Texts in which it finds nothing.
    pub rejects: Vec<String>,
}

impl ReplyRule {
    /// Whether any verb will do.
    pub fn takes_any_verb(&self) -> bool {
        self.verbs.is_empty()
    }

    /// Whether `word`, in lower case, is a form of one of its verbs; `stands` tells whether a particle stands apart.
    pub fn is_verb(&self, word: &str, stands: impl Fn(&str) -> bool) -> bool {
        let whole = |particle: &Option<String>| particle.as_deref().is_none_or(&stands);
        self.verbs.get(word).is_some_and(|particles| particles.iter().any(whole))
    }
}

/// A text in which a statement answers another one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyExample {
    /// The text.
    pub text: String,
    /// How the statement begins that is answered.
    pub answered: String,
    /// How the answer begins.
    pub answer: String,
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RepliesFile {
    rule: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    name: String,
    reason: String,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    objects: Words,
    #[serde(default)]
    unless: Words,
    #[serde(default)]
    bare: bool,
    #[serde(default)]
    apart: bool,
    examples: Vec<ReplyExample>,
    rejects: Vec<String>,
}

impl RepliesFile {
    /// The rules, with the forms of their verbs.
    ///
    /// # Errors
    /// The first rule without a sign, an example, a reject or a reason, or with an entry that is no verb.
    pub fn read(self, inflection: &VerbRules) -> Result<Vec<ReplyRule>, PackError> {
        self.rule.into_iter().map(|entry| entry.read(inflection)).collect()
    }
}

impl RuleEntry {
    fn read(self, inflection: &VerbRules) -> Result<ReplyRule, PackError> {
        let is_signless = self.verbs.is_empty() && self.phrases.is_empty();
        if is_signless || self.examples.is_empty() || self.rejects.is_empty() || self.reason.is_empty() {
            return Err(PackError::rule("replies.toml", &self.name, RuleFault::Incomplete));
        }
        let mut verbs: HashMap<String, Vec<Option<String>>> = HashMap::default();
        for entry in &self.verbs {
            let fault = || PackError::entry("replies.toml", entry, Expected::Verb);
            let verb = Verb::parse(entry, inflection).ok_or_else(fault)?;
            for form in verb.forms(inflection) {
                let particle = verb.particle.clone().filter(|_| form.apart);
                verbs.entry(form.word).or_default().push(particle);
            }
        }
        let run = |phrase: &String| phrase.split_whitespace().map(str::to_lowercase).collect();
        Ok(ReplyRule {
            name: self.name,
            reason: self.reason,
            verbs,
            phrases: self.phrases.iter().map(run).collect(),
            objects: self.objects,
            unless: self.unless,
            bare: self.bare,
            apart: self.apart,
            examples: self.examples,
            rejects: self.rejects,
        })
    }
}
