//! What tells an event: a verb with its parties, a noun, or a participle before one.

use crate::language::Lemma;

use super::attribute::Attribute;
use super::naming::Naming;
use super::party::{Party, Subject};

/// What tells an event, in its clause.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Index of the clause.
    pub clause: usize,
    /// The word that announces it.
    pub at: usize,
    /// Index of its sense.
    pub frame: usize,
    /// What kind of word it is.
    pub word: Word,
}

/// What kind of word tells an event.
#[derive(Clone, Debug)]
pub(super) enum Word {
    /// The verb of the clause.
    Verb(Telling),
    /// A noun in one of its phrases.
    Noun(Naming),
    /// A participle before one.
    Attribute(Attribute),
}

/// A verb with who does it and to whom.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    /// The verb.
    pub lemma: Lemma,
    /// A word that belongs to it: "ums Leben kommen".
    pub with: Option<String>,
    /// Whether it is a verb of no sense of the tables, told by its day.
    pub is_any_verb: bool,
    /// Whether a pronoun tells whom or what it is about, which a title cannot say.
    pub misses_object: bool,
    /// Whether its sense needs to be told whom or what it is about.
    pub needs_object: bool,
    /// Who does it, or in the passive suffers it.
    pub subject: Subject,
    /// To whom or what it is done.
    pub object: Option<Party>,
}

impl Telling {
    /// Whether the object may be told as what suffers it, where nobody is named who does it: "Konsul verletzt".
    pub fn is_done_to(&self) -> bool {
        self.needs_object || self.is_any_verb
    }
}
