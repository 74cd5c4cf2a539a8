//! The labels of tokens: parts of speech and proper names.

use serde::{Deserialize, Serialize};

/// Kind of a proper name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum MentionKind {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A place.
    Loc,
    /// Anything else: works, events, products.
    Oth,
}

/// Part of speech of a token, after Universal Dependencies, with the forms of verbs told apart. The order
/// is part of the model of names, which reads these by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    /// Auxiliary or modal verb, or copula; finite, indicative.
    Aux,
    /// The same in Konjunktiv I or II.
    AuxSubjunctive,
    /// The same in the infinitive or as a participle.
    AuxNonfinite,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    /// Full verb; finite, indicative or imperative.
    Verb,
    /// Full verb in Konjunktiv I or II.
    VerbSubjunctive,
    /// Infinitive of a full verb, also with zu inside.
    Infinitive,
    /// Participle of a full verb in a verb group.
    Participle,
    #[default]
    Other,
}

impl Pos {
    /// All parts of speech, in the order of their names in the model.
    const ALL: [(&'static str, Self); 21] = [
        ("ADJ", Self::Adj),
        ("ADP", Self::Adp),
        ("ADV", Self::Adv),
        ("AUX", Self::Aux),
        ("AUX-SUB", Self::AuxSubjunctive),
        ("AUX-NON", Self::AuxNonfinite),
        ("CCONJ", Self::Cconj),
        ("DET", Self::Det),
        ("INTJ", Self::Intj),
        ("NOUN", Self::Noun),
        ("NUM", Self::Num),
        ("PART", Self::Part),
        ("PRON", Self::Pron),
        ("PROPN", Self::Propn),
        ("PUNCT", Self::Punct),
        ("SCONJ", Self::Sconj),
        ("VERB", Self::Verb),
        ("VERB-SUB", Self::VerbSubjunctive),
        ("VERB-INF", Self::Infinitive),
        ("VERB-PART", Self::Participle),
        ("X", Self::Other),
    ];

    /// By its name in a model.
    pub fn named(name: &str) -> Self {
        Self::ALL.iter().find(|(known, _)| *known == name).map_or(Self::Other, |(_, pos)| *pos)
    }

    /// Whether it is a finite verb or auxiliary.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Aux | Self::AuxSubjunctive | Self::Verb | Self::VerbSubjunctive)
    }

    /// Whether it is a verb or auxiliary in Konjunktiv I or II, as far as form and context tell.
    pub fn is_subjunctive(self) -> bool {
        matches!(self, Self::AuxSubjunctive | Self::VerbSubjunctive)
    }
}
