//! Whose words the text has at a place.

use crate::annotate::{Annotations, Quotation, QuotationKind};
use crate::text::Span;

/// How the words at the byte `at` are somebody's.
pub(super) fn quoted(found: &Annotations, at: u32) -> Option<QuotationKind> {
    within(found, at).map(|quotation| quotation.kind)
}

/// The quotation that holds the byte `at`.
pub(super) fn within(found: &Annotations, at: u32) -> Option<&Quotation> {
    around(found, at, |quotation| &quotation.content)
}

/// Whether the word at the byte `at` announces what somebody said.
pub(super) fn announces(found: &Annotations, at: u32) -> bool {
    around(found, at, |quotation| &quotation.cue).is_some()
}

/// The quotation of which a part that `parts` gives holds the byte `at`.
fn around(found: &Annotations, at: u32, parts: impl Fn(&Quotation) -> &Vec<Span>) -> Option<&Quotation> {
    /// Quotations near the word: those around it, and a cue that stands before or behind what is said.
    const AROUND: usize = 4;
    let quotations = &found.quotations;
    let begin = |quotation: &Quotation| quotation.content.first().map_or(0, |content| content.begin);
    let after = quotations.partition_point(|quotation| begin(quotation) <= at);
    let near = quotations.get(after.saturating_sub(AROUND)..(after + AROUND).min(quotations.len()))?;
    let holds =
        |quotation: &&Quotation| parts(quotation).iter().any(|span| span.begin <= at && at < span.end);
    near.iter().rev().find(holds)
}
