//! Clauses with roles: what stands where in a sentence, free of any language.

use serde::{Deserialize, Serialize};

use crate::language::{Cases, Modal};

use super::surface::Tokens;

/// A clause: a verb with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate) struct Clause {
    /// What it is to the clause it stands in.
    pub kind: ClauseKind,
    /// Its own words in text order, clauses inside it apart; never empty.
    pub parts: Vec<Tokens>,
    /// The word that opens it: a conjunction, a relative or a question word.
    pub opener: Option<usize>,
    /// Index of the clause it depends on or stands inside.
    pub parent: Option<usize>,
    /// Its verb.
    pub predicate: Predicate,
    /// Who or what is or does it.
    pub subject: Option<Phrase>,
    /// Whether its subject is the one of a clause before it ("er kam und ging").
    pub is_subject_shared: bool,
    /// The other phrases, in text order.
    pub arguments: Vec<Argument>,
}

/// What a clause is to the one it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// A main clause.
    Main,
    /// What is said, known or asked: "dass", "ob", a question word.
    Content,
    /// Describes a noun.
    Relative,
    /// Tells when, why, whether, in spite of what.
    Adverbial,
    /// An infinitive with what belongs to it.
    Infinitive,
}

/// The verb of a clause.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate) struct Predicate {
    /// Whether there is a verb at all; a line may do without.
    pub has_verb: bool,
    /// The finite verb; none in an infinitive and in a line without a verb.
    pub finite: Option<usize>,
    /// The word that carries the meaning: the participle or infinitive, else the finite verb, with a copula
    /// its adjective or noun.
    pub verb: usize,
    /// A particle that stands apart ("lehnt … ab").
    pub particle: Option<usize>,
    /// Whether the subject does it or suffers it.
    pub voice: Voice,
    /// When it is, seen from the one who tells it.
    pub tense: Tense,
    /// Whether it is told as a fact.
    pub mood: Mood,
    /// What a modal verb says of it.
    pub modal: Option<Modal>,
    /// Whether it is negated.
    pub is_negated: bool,
    /// Whether the finite verb only joins subject and predicative.
    pub is_copula: bool,
}

/// Whether the subject of a clause does something or suffers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// It does something.
    Active,
    /// Something is done to it.
    Passive,
    /// It is in the state after something was done to it ("ist gesperrt").
    State,
}

/// When something is, seen from the one who tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    /// Now, always, or not told.
    Present,
    /// Before, in whatever tense of the past.
    Past,
    /// To come.
    Future,
}

/// Whether a clause is told as a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mood {
    /// As a fact.
    Indicative,
    /// As the words of another.
    Reported,
    /// As what would be.
    Conditional,
}

/// A noun, a name or a pronoun with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate) struct Phrase {
    /// All its words.
    pub tokens: Tokens,
    /// Its first noun or name, or the pronoun.
    pub head: usize,
    /// Where the name or title ends that begins with the head.
    pub head_end: usize,
    /// The cases, genders and numbers that its words leave open.
    pub cases: Cases,
}

/// A phrase with what it is to the verb.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate) struct Argument {
    /// What it is.
    pub role: Role,
    /// Its words, a preposition apart.
    pub phrase: Phrase,
}

/// What a phrase is to its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Role {
    /// Whom or what.
    Object,
    /// To whom, for whom: a dative.
    Recipient,
    /// What the subject is, with a copula.
    Predicative,
    /// With the preposition at this token.
    Prepositional(usize),
}
