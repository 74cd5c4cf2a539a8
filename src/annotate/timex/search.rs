//! Which rule wins where.

use std::cmp::Reverse;

use crate::effort::Effort;
use crate::language::pattern::{PatternMatch, PatternTree, Readable};
use crate::language::time::{Meaning, Rule, Value};

/// All time expressions of the text in order; none overlaps another. What begins first wins, then
/// what is longer, then what reads more words around it, then the earlier rule.
pub(super) fn all(
    patterns: &PatternTree,
    text: &Readable<Value>,
    rules: &[Rule],
    effort: &Effort,
) -> Vec<PatternMatch> {
    let lexemes = (0..text.lexemes.len()).take_while(|_| effort.spend(1));
    let matches = lexemes.flat_map(|at| patterns.matches_at(text, at, effort));
    let mut candidates: Vec<PatternMatch> = matches.collect();
    candidates.sort_by_key(|found| {
        (found.lexemes.start, Reverse(found.lexemes.end), Reverse(found.extent), found.rule)
    });
    let mut end = 0;
    candidates.retain(|found| {
        let free = found.lexemes.start >= end;
        if free {
            end = found.lexemes.end;
        }
        free && !matches!(rules[found.rule as usize].meaning, Meaning::Nothing)
    });
    candidates
}
