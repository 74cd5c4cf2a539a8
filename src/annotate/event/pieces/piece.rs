//! A phrase of a title, and how soon it is left out.

use crate::annotate::clause::Tokens;

/// How soon a phrase is left out where a title is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::annotate::event) enum Spare {
    /// Never: the title says nothing without it.
    Never,
    /// Last: it stands closest to the verb, which says little without it.
    Closest,
    /// Before that: the verb says more with it than with others.
    Kept,
    /// Before that.
    Last,
    /// Before that: where, whereto.
    Where,
    /// First.
    First,
}

/// A phrase of a title.
pub(in crate::annotate::event) struct Piece {
    /// Its words.
    pub text: String,
    /// Where they stand in the text; empty where they are put together.
    pub tokens: Tokens,
    /// How soon it is left out where the title is too long.
    pub spare: Spare,
    /// Whether it tells whom or what the verb is about.
    pub says_what: bool,
    /// Whether it belongs to the phrase before it, without which it says nothing.
    pub hangs: bool,
    /// Whether it is the object of the verb.
    pub is_object: bool,
    /// Whether it belongs to the subject.
    pub is_attribute: bool,
}

impl Piece {
    /// What the title cannot do without.
    pub fn must(text: String) -> Self {
        Self {
            text,
            tokens: 0..0,
            spare: Spare::Never,
            says_what: false,
            hangs: false,
            is_object: false,
            is_attribute: false,
        }
    }

    /// What may be left out.
    pub fn may(text: String, spare: Spare) -> Self {
        Self { spare, says_what: false, is_object: false, ..Self::must(text) }
    }

    /// The same with where its words stand.
    pub fn at(self, tokens: Tokens) -> Self {
        Self { tokens, ..self }
    }

    /// Whom or what the verb is about.
    pub fn what(text: String, spare: Spare) -> Self {
        Self { spare, says_what: true, is_object: false, ..Self::must(text) }
    }

    /// The object of the verb.
    pub fn object(text: String, spare: Spare) -> Self {
        Self { spare, says_what: true, is_object: true, ..Self::must(text) }
    }
}
