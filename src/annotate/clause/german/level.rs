//! The levels of a sentence: what stands in marks or brackets as a clause of its own is read apart.

use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::clause::surface::{Shape, Surface, Tokens};

use super::verbs::{Form, forms};

/// Words of one level of a sentence: what stands in quotation marks or brackets as a clause of its own is
/// another level.
pub(super) struct Level {
    /// Indices of its tokens in text order.
    pub tokens: Vec<usize>,
    /// For each of them its form where it is a verb.
    pub forms: Vec<Option<Form>>,
}

/// A clause whose words are known, its roles not yet.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: ClauseKind,
    pub opener: Option<usize>,
    /// Positions in the level.
    pub at: Vec<usize>,
    pub parent: Option<usize>,
    /// Position of the finite verb in the level.
    pub finite: Option<usize>,
    /// The clause that it is joined to by "und" and may share its subject with.
    pub joined_to: Option<usize>,
    /// Whether its verb stands behind "und" without a subject of its own between.
    pub is_shared: bool,
    /// Positions of verbs in another clause that complete its own too ("geschlagen und bestohlen worden").
    pub helpers: Vec<usize>,
}

/// The levels of one sentence: the outer one first.
pub(super) fn levels(surface: &Surface, sentence: &Tokens) -> Vec<Level> {
    let mut found = Vec::new();
    let mut todo = vec![sentence.clone()];
    while let Some(range) = todo.pop() {
        let mut tokens = Vec::new();
        let mut idx = range.start;
        while idx < range.end {
            // A quotation of several sentences closes in a later one.
            let end = surface.after(idx).min(range.end + 1);
            let opens = matches!(surface.shape(idx), Shape::Quote | Shape::Bracket);
            let inner = idx + 1..end.saturating_sub(1);
            let own = opens
                && inner.len() > 1
                && (surface.shape(idx) == Shape::Bracket || is_whole_clause(surface, &range, idx, end));
            if own && inner.start > range.start {
                todo.push(inner);
                tokens.push(idx);
                idx = end.max(idx + 1);
                continue;
            }
            let mark = matches!(surface.shape(idx), Shape::Quote | Shape::Mark | Shape::Stop);
            if !mark || surface.word(idx) == "%" {
                tokens.push(idx);
            }
            idx += 1;
        }
        let forms = forms(surface, &tokens, range.start);
        found.push(Level { tokens, forms });
    }
    found
}

/// Whether a quotation from `idx` to `end` stands apart from the clause round it in `range`: it begins where a
/// clause can begin, or ends as a sentence does with a verb in it.
fn is_whole_clause(surface: &Surface, range: &Tokens, idx: usize, end: usize) -> bool {
    const LONGEST_NAME: usize = 4;
    let has_verb = || (idx + 1..end).any(|at| surface.prepared.pos[at].is_finite());
    let fresh = idx == range.start || matches!(surface.shape(idx - 1), Shape::Break | Shape::Stop);
    // "„Gut so“, sagte Anna Berg."
    let said =
        || surface.word(end) == "," && surface.prepared.pos.get(end + 1).is_some_and(|pos| pos.is_finite());
    fresh && (end - idx > LONGEST_NAME + 2 || has_verb() || said())
        || matches!(surface.shape(end.saturating_sub(2)), Shape::Stop) && has_verb()
}
