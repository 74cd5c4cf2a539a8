//! Word classes of a language: what a reader of clauses needs to see where phrases and clauses begin and end.

use foldhash::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use super::declension::{Declension, DeclensionFile};
use super::error::{Expected, PackError};
use super::inflect::{Verb, VerbForm, VerbRules};

/// The classes a word can belong to, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

impl Class {
    /// Article or the like that may stand in the nominative.
    pub const DETERMINER: Self = Self(1);
    /// Article or the like that is never in the nominative.
    pub const OBLIQUE: Self = Self(1 << 1);
    /// Article or the like that may open a genitive.
    pub const GENITIVE: Self = Self(1 << 2);
    /// Pronoun that can be a subject.
    pub const SUBJECT: Self = Self(1 << 3);
    /// Pronoun that is an object.
    pub const OBJECT: Self = Self(1 << 4);
    /// "Das", "dies": may stand for what was said.
    pub const DEMONSTRATIVE: Self = Self(1 << 5);
    /// Preposition.
    pub const PREPOSITION: Self = Self(1 << 6);
    /// Joins words.
    pub const COORDINATOR: Self = Self(1 << 7);
    /// Joins clauses of equal rank.
    pub const CLAUSE_COORDINATOR: Self = Self(1 << 8);
    /// Opens a clause with its verb at the end.
    pub const SUBORDINATOR: Self = Self(1 << 9);
    /// Question word.
    pub const INTERROGATIVE: Self = Self(1 << 10);
    /// Relative pronoun.
    pub const RELATIVE: Self = Self(1 << 11);
    /// Opens a clause that tells what was said ("dass").
    pub const THAT: Self = Self(1 << 12);
    /// Adverb.
    pub const ADVERB: Self = Self(1 << 13);
    /// Adverb that may stand before a noun phrase.
    pub const FOCUS: Self = Self(1 << 14);
    /// Negation.
    pub const NEGATION: Self = Self(1 << 15);
    /// Finite form of "haben".
    pub const HAVE: Self = Self(1 << 16);
    /// Finite form of "sein".
    pub const BE: Self = Self(1 << 17);
    /// Finite form of "werden".
    pub const BECOME: Self = Self(1 << 18);
    /// Finite form of a modal verb.
    pub const MODAL: Self = Self(1 << 19);
    /// Any finite form.
    pub const FINITE: Self = Self(1 << 20);
    /// Konjunktiv I.
    pub const REPORTED: Self = Self(1 << 21);
    /// Konjunktiv II.
    pub const REPORTED_WEAK: Self = Self(1 << 22);
    /// Past participle.
    pub const PARTICIPLE: Self = Self(1 << 23);
    /// Infinitive.
    pub const INFINITIVE: Self = Self(1 << 24);
    /// Word inside a name ("van").
    pub const NAME_PARTICLE: Self = Self(1 << 25);
    /// Opens an infinitive of purpose and the like, which tells nothing said ("um").
    pub const PURPOSE: Self = Self(1 << 26);
    /// "soll": hearsay.
    pub const HEARSAY: Self = Self(1 << 27);
    /// Preposition that mostly opens an attribute of the noun before it.
    pub const ATTRIBUTIVE: Self = Self(1 << 28);

    /// Finite form of a verb like "lassen", with which an infinitive goes.
    pub const LET: Self = Self(1 << 29);

    /// Subordinating conjunction that has other uses too.
    pub const DOUBTFUL: Self = Self(1 << 30);

    /// "Ich".
    pub const FIRST_PERSON: Self = Self(1 << 31);

    /// Opens a clause that adds to the whole sentence before it ("wobei").
    pub const CONTINUING: Self = Self(1 << 32);

    /// Whether all classes are among those of `other`.
    pub fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether any class of `other` is among these.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word is in no class.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What a modal verb says of the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modal {
    /// It can be.
    Ability,
    /// It must be.
    Necessity,
    /// It may be.
    Permission,
    /// Somebody means to do it.
    Intention,
    /// It is planned or demanded.
    Expectation,
    /// Somebody would like it.
    Wish,
    /// Others say that it was so.
    Hearsay,
    /// Its subject says that it was so.
    Claim,
}

/// The classes of all words that the language's data names.
#[derive(Debug, Default)]
pub struct Grammar {
    classes: HashMap<String, Class>,
    /// How forms of weak verbs are made.
    pub verb_rules: VerbRules,
    adverb_endings: Vec<String>,
    /// What words tell of case and number.
    pub declension: Declension,
    clauses: ClauseWords,
    modals: HashMap<String, Modal>,
}

impl Grammar {
    /// Whether an unknown word has an ending that adverbs have and nouns have not.
    pub fn is_adverb_by_ending(&self, word: &str) -> bool {
        self.adverb_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether `word`, in lower case, is a particle that separable verbs leave at the end of a clause.
    pub fn is_particle(&self, word: &str) -> bool {
        self.clauses.particles.contains(word)
    }

    /// The particles of separable verbs, in no order.
    pub fn particles(&self) -> Vec<String> {
        self.clauses.particles.0.iter().cloned().collect()
    }

    /// Whether a finite form is one of the plural.
    pub fn is_plural(&self, word: &str) -> bool {
        let ends = word.ends_with(self.plural_ending()) && !self.clauses.singular.contains(word);
        ends || self.clauses.plural.contains(word)
    }

    /// Whether a form that is not finite makes a passive of the participle before it ("worden").
    pub fn is_passive(&self, word: &str) -> bool {
        self.clauses.passive.contains(word)
    }

    /// What a form of a modal verb, in lower case, says of the deed.
    pub fn modal(&self, word: &str) -> Option<Modal> {
        self.modals.get(word).copied()
    }

    /// Whether a form that may be a subjunctive or the past is the past rather.
    pub fn is_past(&self, word: &str) -> bool {
        self.clauses.past.contains(word)
    }

    /// Whether `word` is the participle of a helper ("worden").
    pub fn is_perfect_participle(&self, word: &str) -> bool {
        self.clauses.perfect_participles.contains(word)
    }

    /// Whether the infinitive `word` makes a past of a participle before it ("haben").
    pub fn is_perfect_infinitive(&self, word: &str) -> bool {
        self.clauses.perfect_infinitives.contains(word)
    }

    /// Whether `word` is the infinitive of a verb that helps others.
    pub fn is_infinitive_helper(&self, word: &str) -> bool {
        self.clauses.infinitive_helpers.contains(word)
    }

    /// Whether the participle `word` makes a past with "be" and no passive ("gestorben").
    pub fn goes_with_be(&self, word: &str) -> bool {
        let known = |at: usize| self.clauses.perfect_with_be.contains(&word[at..]);
        word.char_indices().any(|(at, _)| known(at))
    }

    /// Whether `word`, in lower case, is a preposition behind its phrase ("zufolge").
    pub fn is_postposition(&self, word: &str) -> bool {
        self.clauses.postpositions.contains(word)
    }

    /// Whether `word` stands for who does something to themselves ("sich").
    pub fn is_reflexive(&self, word: &str) -> bool {
        self.clauses.reflexives.contains(word)
    }

    /// Whether `word` has the form of a present participle: "darstellende".
    pub fn is_present_participle(&self, word: &str) -> bool {
        self.clauses.present_participles.0.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether `word`, in lower case, is a subject that may stand for nothing ("es").
    pub fn is_expletive(&self, word: &str) -> bool {
        self.clauses.expletives.contains(word)
    }

    /// Whether `word`, in lower case, is a form of a verb with which an expletive is no subject ("gibt").
    pub fn is_impersonal(&self, word: &str) -> bool {
        self.clauses.impersonal.contains(word)
    }

    /// Whether `word` is a finite form behind which, with an expletive before it, the subject stands ("fehlt").
    pub fn is_presentational(&self, word: &str) -> bool {
        self.clauses.presentational.contains(word)
    }

    /// Whether `word` stands for a noun ("alles").
    pub fn is_indefinite(&self, word: &str) -> bool {
        self.clauses.indefinites.contains(word)
    }

    /// Whether `word` stands for a noun where it is no adverb ("viel").
    pub fn is_quantity(&self, word: &str) -> bool {
        self.clauses.quantities.contains(word)
    }

    /// Whether `word`, with `before` before it, opens a number and is no preposition ("mehr als 200").
    pub fn opens_number(&self, before: &str, word: &str) -> bool {
        let behind = self.clauses.number_openers_behind.get(before);
        self.clauses.number_openers.contains(word) || behind.is_some_and(|words| words.contains(word))
    }

    /// Whether two words are an adverb together ("vor allem").
    pub fn is_adverb_pair(&self, first: &str, second: &str) -> bool {
        self.clauses.adverb_pairs.get(first).is_some_and(|words| words.contains(second))
    }

    /// Whether `word` is a preposition behind the noun `noun`, both in lower case ("meiner Meinung nach").
    pub fn follows_judgement(&self, noun: &str, word: &str) -> bool {
        word == self.clauses.judging_preposition && self.clauses.judging_nouns.contains(noun)
    }

    /// Whether what is measured may stand straight behind the noun `word`, in lower case ("Millionen").
    pub fn is_measure(&self, word: &str) -> bool {
        self.clauses.measures.contains(word)
    }

    /// Whether the noun `word`, in lower case, alone tells how long ("Jahre").
    pub fn is_stretch(&self, word: &str) -> bool {
        self.clauses.stretches.contains(word)
    }

    /// Whether `word`, behind a phrase with the preposition `first`, is the second part of it ("von … an").
    pub fn is_circumposition(&self, first: &str, word: &str) -> bool {
        self.clauses.circumpositions.get(first).is_some_and(|words| words.contains(word))
    }

    /// Whether an infinitive with its small word completes the finite form `word` and is no clause of its own
    /// ("scheint zu schlafen").
    pub fn takes_infinitive(&self, word: &str) -> bool {
        let beginnings = word.char_indices().map(|(at, first)| &word[..at + first.len_utf8()]);
        beginnings.into_iter().any(|beginning| self.clauses.completed_by_infinitive.contains(beginning))
    }

    /// Whether a negation before `word` negates only that, and not the clause ("nur").
    pub fn takes_negation(&self, word: &str) -> bool {
        self.clauses.negated_alone.contains(word)
    }

    fn plural_ending(&self) -> &str {
        let plural = self.verb_rules.plural.as_str();
        &plural[plural.len().saturating_sub(1)..]
    }

    /// The classes of `word`, written in lower case.
    pub fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or_default()
    }

    /// Adds `class` to the classes of `word`.
    pub(super) fn add(&mut self, word: &str, class: Class) {
        let known = self.classes.entry(word.to_owned()).or_default();
        *known = known.with(class);
    }

    /// Adds the forms of `verb`.
    pub(super) fn add_verb(&mut self, verb: &Verb) {
        for form in verb.forms(&self.verb_rules.clone()) {
            let class = match form.form {
                VerbForm::Finite => Class::FINITE,
                VerbForm::Reported => Class::FINITE.with(Class::REPORTED),
                VerbForm::Participle => Class::PARTICIPLE,
                VerbForm::Infinitive => Class::INFINITIVE,
            };
            self.add(&form.word, class);
        }
    }
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GrammarFile {
    determiners: Determiners,
    pronouns: Pronouns,
    words: HashMap<String, String>,
    auxiliaries: HashMap<String, String>,
    modals: HashMap<Modal, String>,
    verb_rules: VerbRules,
    verbs: Verbs,
    adverb_endings: Vec<String>,
    cases: HashMap<String, String>,
    pronoun_cases: HashMap<String, String>,
    case_endings: HashMap<String, String>,
    noun_endings: HashMap<String, String>,
    clauses: ClauseWords,
}

/// Words that tell how a clause is built.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseWords {
    particles: WordSet,
    plural: WordSet,
    singular: WordSet,
    passive: WordSet,
    perfect_participles: WordSet,
    perfect_infinitives: WordSet,
    infinitive_helpers: WordSet,
    past: WordSet,
    perfect_with_be: WordSet,
    postpositions: WordSet,
    reflexives: WordSet,
    present_participles: WordSet,
    expletives: WordSet,
    impersonal: WordSet,
    presentational: WordSet,
    indefinites: WordSet,
    quantities: WordSet,
    number_openers: WordSet,
    number_openers_behind: HashMap<String, WordSet>,
    adverb_pairs: HashMap<String, WordSet>,
    judging_nouns: WordSet,
    judging_preposition: String,
    completed_by_infinitive: WordSet,
    measures: WordSet,
    stretches: WordSet,
    circumpositions: HashMap<String, WordSet>,
    same_in_plural: Vec<String>,
    adjectival: Vec<String>,
    negated_alone: WordSet,
}

/// Words that the file writes one behind the other.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
struct WordSet(HashSet<String>);

impl WordSet {
    fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

impl From<String> for WordSet {
    fn from(words: String) -> Self {
        Self(words.split_whitespace().map(str::to_owned).collect())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Determiners {
    subject: String,
    oblique: String,
    genitive: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pronouns {
    subject: String,
    demonstrative: String,
    object: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    weak: String,
    strong: String,
    /// Words that look like a Konjunktiv and mostly are none.
    not_reported: String,
}

impl TryFrom<GrammarFile> for Grammar {
    type Error = PackError;

    fn try_from(file: GrammarFile) -> Result<Self, PackError> {
        let mut grammar = Self {
            classes: HashMap::default(),
            verb_rules: file.verb_rules,
            adverb_endings: file.adverb_endings,
            declension: DeclensionFile {
                cases: file.cases,
                pronoun_cases: file.pronoun_cases,
                case_endings: file.case_endings,
                noun_endings: file.noun_endings,
                same_in_plural: file.clauses.same_in_plural.clone(),
                adjectival: file.clauses.adjectival.clone(),
            }
            .try_into()?,
            clauses: file.clauses,
            modals: HashMap::default(),
        };
        for (modal, words) in &file.modals {
            add_all(&mut grammar, words, Class::MODAL.with(Class::FINITE));
            let forms = words.split_whitespace().map(|word| (word.to_owned(), *modal));
            grammar.modals.extend(forms);
        }
        let weak = file.verbs.weak.split_whitespace();
        let strong = file.verbs.strong.split(';').map(str::trim).filter(|entry| !entry.is_empty());
        for entry in weak.chain(strong) {
            let verb = Verb::parse(entry, &grammar.verb_rules);
            grammar.add_verb(&verb.ok_or_else(|| fault(entry, Expected::Verb))?);
        }
        for word in file.verbs.not_reported.split_whitespace() {
            grammar.classes.remove(word);
        }
        add_all(&mut grammar, &file.determiners.subject, Class::DETERMINER);
        add_all(&mut grammar, &file.determiners.oblique, Class::OBLIQUE);
        add_all(&mut grammar, &file.determiners.genitive, Class::GENITIVE);
        add_all(&mut grammar, &file.pronouns.subject, Class::SUBJECT);
        add_all(&mut grammar, &file.pronouns.demonstrative, Class::DEMONSTRATIVE);
        add_all(&mut grammar, &file.pronouns.object, Class::OBJECT);
        for (name, words) in file.words.iter().chain(&file.auxiliaries) {
            let class = class_named(name).ok_or_else(|| fault(name, Expected::Class))?;
            add_all(&mut grammar, words, class);
        }
        Ok(grammar)
    }
}

fn fault(entry: &str, expected: Expected) -> PackError {
    PackError::entry("grammar.toml", entry, expected)
}

fn add_all(grammar: &mut Grammar, words: &str, class: Class) {
    for word in words.split_whitespace() {
        grammar.add(word, class);
    }
}

/// The class that a key of the file stands for.
fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "prepositions" => Class::PREPOSITION,
        "attributive" => Class::ATTRIBUTIVE,
        "coordinators" => Class::COORDINATOR,
        "coordinators_clause" => Class::CLAUSE_COORDINATOR,
        "subordinators" => Class::SUBORDINATOR,
        "interrogatives" => Class::INTERROGATIVE,
        "relatives" => Class::RELATIVE,
        "content_subordinators" => Class::THAT,
        "infinitive_openers" => Class::PURPOSE,
        "first_person" => Class::FIRST_PERSON,
        "continuing" => Class::CONTINUING,
        "doubtful" => Class::DOUBTFUL,
        "participles" => Class::PARTICIPLE,
        "adverbs" => Class::ADVERB,
        "focus" => Class::FOCUS,
        "negation" => Class::NEGATION,
        "name_particles" => Class::NAME_PARTICLE,
        "have" => Class::HAVE.with(Class::FINITE),
        "be" => Class::BE.with(Class::FINITE),
        "become" => Class::BECOME.with(Class::FINITE),
        "let" => Class::LET.with(Class::FINITE),
        "hearsay" => Class::HEARSAY,
        "reported" => Class::REPORTED.with(Class::FINITE),
        "reported_weak" => Class::REPORTED_WEAK.with(Class::FINITE),
        _ => return None,
    })
}
