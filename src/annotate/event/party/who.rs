//! A phrase that stands for somebody or something.

use crate::annotate::clause::structure::{Clause, Phrase};
use crate::annotate::clause::{Clauses, Shape, Tokens};

/// A phrase of the text that stands for somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate::event) struct Party {
    /// Its words.
    pub tokens: Tokens,
    /// The case in which it stands.
    pub case: Case,
    /// Whether a pronoun stands for it in the clause.
    pub by_pronoun: bool,
    /// Whether it is a row of several: "die Ministerin Rita Kolb und der Rat".
    pub is_row: bool,
}

impl Party {
    /// A phrase of the clause itself.
    pub fn own(tokens: Tokens, case: Case) -> Self {
        Self { tokens, case, by_pronoun: false, is_row: false }
    }

    /// What a pronoun of the clause stands for.
    pub fn meant(tokens: Tokens, case: Case) -> Self {
        Self { tokens, case, by_pronoun: true, is_row: false }
    }
}

/// The case of a phrase, as far as a title needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate::event) enum Case {
    /// The case of the subject.
    Nominative,
    /// The case of the object.
    Accusative,
}

/// The subject of a clause.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::annotate::event) enum Subject {
    /// Somebody or something with a noun or name.
    Known(Party),
    /// A pronoun of which it is not known whom it stands for.
    Unknown,
    /// Who speaks: "wir".
    Speaker,
    /// None.
    Missing,
}

impl Subject {
    /// Who it is.
    pub fn party(&self) -> Option<&Party> {
        match self {
            Self::Known(party) => Some(party),
            _ => None,
        }
    }
}

/// Whether a phrase is a pronoun alone.
pub(in crate::annotate::event) fn is_pronoun(clauses: &Clauses, phrase: &Phrase) -> bool {
    phrase.tokens.len() == 1 && clauses.shape(phrase.head) == Shape::Small
}

/// Whether the verb of a clause is in the plural.
pub(in crate::annotate::event) fn is_plural(clauses: &Clauses, clause: &Clause) -> bool {
    let grammar = &clauses.prepared.pack.grammar;
    clause.predicate.finite.is_some_and(|finite| grammar.is_plural(&clauses.lower(finite)))
}
