//! Parts of speech and proper names of a text.

use std::ops::Range;

use super::decode::tag;
use super::feature::Task;
use super::label::{MentionKind, Pos};
use super::seen::Seen;
use super::taggers::taggers_for;
use crate::text::{Span, Token};

/// The part of speech of each token; all `Other` without a model.
pub fn parts_of_speech(seen: &Seen) -> Vec<Pos> {
    let Some(model) = &taggers_for(seen.pack).models.pos else { return vec![Pos::Other; seen.tokens.len()] };
    let by_label: Vec<Pos> = model.labels().iter().map(|label| Pos::named(label)).collect();
    tag(model, seen, Task::Pos).into_iter().map(|label| by_label[usize::from(label)]).collect()
}

/// The proper names that the model finds, as ranges of tokens with their kinds; none without a model.
pub fn proper_names(seen: &Seen) -> Vec<(Range<usize>, MentionKind)> {
    let Some(model) = &taggers_for(seen.pack).models.names else { return Vec::new() };
    let labels = tag(model, seen, Task::Names);
    let mut found: Vec<(Range<usize>, MentionKind)> = Vec::new();
    // Where reading had to end the rest has no labels.
    let labeled = if seen.effort.stop().is_none() { seen.sentences } else { &[] };
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

/// The kind of a label of the model; words that only hold or derive from a name have none.
fn kind_named(name: &str) -> Option<MentionKind> {
    Some(match name {
        "PER" => MentionKind::Per,
        "ORG" => MentionKind::Org,
        "LOC" => MentionKind::Loc,
        "OTH" => MentionKind::Oth,
        _ => return None,
    })
}

/// Labels of `tokens` from gold spans, for training: "B-PER", "I-PER", "O".
pub fn labels_of_spans(tokens: &[Token], spans: &[(Span, String)]) -> Vec<String> {
    let label = |token: Span| {
        let inside = spans.iter().find(|(span, _)| span.overlaps(token));
        inside.map_or("O".to_owned(), |(span, kind)| {
            let first = token.begin <= span.begin;
            format!("{}-{kind}", if first { "B" } else { "I" })
        })
    };
    tokens.iter().map(|token| label(token.span)).collect()
}
