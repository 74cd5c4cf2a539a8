//! Which rule wins where.

use std::cmp::Reverse;

use crate::language::pattern::{PatternMatch, PatternTree, Readable};
use crate::language::time::{Meaning, Rule, Value};

/// All time expressions of the text in order; none overlaps another. What begins first wins, then
/// what is longer, then what reads more words around it, then the earlier rule.
pub(super) fn all(patterns: &PatternTree, text: &Readable<Value>, rules: &[Rule]) -> Vec<PatternMatch> {
    let matches = (0..text.lexemes.len()).flat_map(|at| patterns.matches_at(text, at));
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
