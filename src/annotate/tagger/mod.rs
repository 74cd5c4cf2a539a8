//! Parts of speech and proper names by a small linear model.
//!
//! A sequence model with hashed features and first-order transitions, decoded by Viterbi's algorithm
//! and trained as a conditional random field (Lafferty, McCallum, Pereira 2001).
//! The training program is `examples/train_tagger`; weights and their sources are in the language's
//! folder `tagger`.

mod context;
mod decode;

use std::ops::Range;

use decode::tag;
pub use decode::token_features;

use super::{MentionKind, Prepared};
use crate::language::{Model, Task};
use crate::text::Span;

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

/// The part of speech of each token; all `Other` without a model.
pub(super) fn parts_of_speech(prepared: &Prepared, model: Option<&Model>) -> Vec<Pos> {
    let Some(model) = model else { return vec![Pos::Other; prepared.tokens.len()] };
    let by_label: Vec<Pos> = model.labels().iter().map(|label| Pos::named(label)).collect();
    tag(model, prepared, Task::Pos).into_iter().map(|label| by_label[usize::from(label)]).collect()
}

/// The proper names that `model` finds, as ranges of tokens with their kinds.
pub(super) fn proper_names(prepared: &Prepared, model: &Model) -> Vec<(Range<usize>, MentionKind)> {
    let labels = tag(model, prepared, Task::Names);
    let mut found: Vec<(Range<usize>, MentionKind)> = Vec::new();
    // Where reading had to end the rest has no labels.
    let labeled = if prepared.effort.stop().is_none() { &prepared.sentences[..] } else { &[] };
    for sentence in labeled {
        for idx in sentence.tokens.clone() {
            match model.labels()[usize::from(labels[idx])].split_once('-') {
                Some(("B", kind)) => found.extend(kind_named(kind).map(|kind| (idx..idx + 1, kind))),
                Some((_, _)) => {
                    if let Some((tokens, _)) = found.last_mut().filter(|(tokens, _)| tokens.end == idx) {
                        tokens.end = idx + 1;
                    }
                }
                None => {}
            }
        }
    }
    found
}

fn kind_named(name: &str) -> Option<MentionKind> {
    Some(match name {
        "PER" => MentionKind::Per,
        "ORG" => MentionKind::Org,
        "LOC" => MentionKind::Loc,
        "OTH" => MentionKind::Oth,
        _ => return None,
    })
}

/// Labels of the tokens of `prepared` from gold spans, for training: "B-PER", "I-PER", "O".
pub fn labels_of_spans(prepared: &Prepared, spans: &[(Span, String)]) -> Vec<String> {
    let label = |token: Span| {
        let inside = spans.iter().find(|(span, _)| span.overlaps(token));
        inside.map_or("O".to_owned(), |(span, kind)| {
            let first = token.begin <= span.begin;
            format!("{}-{kind}", if first { "B" } else { "I" })
        })
    };
    prepared.tokens.iter().map(|token| label(token.span)).collect()
}
