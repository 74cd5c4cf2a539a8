//! Sentences as quotations see them: one that holds a whole quotation of several sentences is one unit.

use crate::annotate::clause::{Clauses, Shape, Tokens};

/// A sentence, or several that a quotation holds together.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// All its tokens.
    pub tokens: Tokens,
    /// Where its words end: before the full stop.
    pub body_end: usize,
    /// What stands between its commas, colons and dashes.
    pub pieces: Vec<Tokens>,
    /// Whether it is a line of its own without a full stop: a headline, not a sentence.
    pub headline: bool,
}

/// Units longer than this are cut, so that no sentence takes more than its share of time.
const LONGEST: usize = 900;

/// The units of a document, in order.
pub(super) fn units(clauses: &Clauses) -> Vec<Unit> {
    let prepared = clauses.prepared;
    let mut found = Vec::new();
    let mut start = 0;
    let mut open_until = 0;
    for sentence in &prepared.sentences {
        for idx in sentence.tokens.clone() {
            if clauses.shape(idx) == Shape::Quote {
                open_until = open_until.max(clauses.after(idx));
            }
        }
        let end = sentence.tokens.end;
        let held = open_until > end || goes_on(clauses, end);
        if !held || end - start > LONGEST {
            cut(clauses, start..end, &mut found);
            start = end;
        }
    }
    cut(clauses, start..prepared.tokens.len(), &mut found);
    found
}

/// The unit of `units` in which the token at `idx` stands.
pub(super) fn unit_at(units: &[Unit], idx: usize) -> Option<&Unit> {
    units.get(units.partition_point(|unit| unit.tokens.end <= idx))
}

/// Whether the token behind a sentence shows that it goes on.
fn goes_on(clauses: &Clauses, next: usize) -> bool {
    let comma = clauses.shape(next) == Shape::Break && clauses.word(next) == ",";
    comma || is_signature(clauses, next)
}

/// Whether a dash and a few words up to the end of the line stand behind a quotation: who said it.
fn is_signature(clauses: &Clauses, dash: usize) -> bool {
    const LONGEST: usize = 12;
    let quoted = dash > 0 && matches!(clauses.word(dash - 1), "“" | "”" | "\"" | "«" | "»");
    if !quoted || !matches!(clauses.word(dash), "–" | "—" | "-") || clauses.gap_has_line(dash) {
        return false;
    }
    let end = (dash + 1..dash + LONGEST).find(|&at| clauses.gap_has_line(at));
    end.is_some_and(|end| end > dash + 1 && clauses.second_verb(&(dash + 1..end)).is_none())
}

fn cut(clauses: &Clauses, range: Tokens, found: &mut Vec<Unit>) {
    let mut start = range.start;
    while start < range.end {
        let end = range.end.min(start + LONGEST);
        found.push(unit(clauses, start..end));
        start = end;
    }
}

fn unit(clauses: &Clauses, tokens: Tokens) -> Unit {
    let mut body_end = tokens.end;
    while body_end > tokens.start + 1 && clauses.shape(body_end - 1) == Shape::Stop {
        body_end -= 1;
    }
    let mut pieces = Vec::new();
    let mut start = tokens.start;
    for at in clauses.breaks(tokens.start..body_end) {
        pieces.push(start..at);
        start = at + 1;
    }
    pieces.push(start..body_end.max(start));
    let lone = clauses.gap_has_line(tokens.start) && clauses.gap_has_line(tokens.end);
    let ended = body_end < tokens.end || (tokens.clone()).any(|idx| clauses.shape(idx) == Shape::Stop);
    Unit { tokens, body_end, pieces, headline: lone && !ended }
}

impl Unit {
    /// The index of the piece in which the token at `idx` stands.
    pub fn piece_of(&self, idx: usize) -> usize {
        self.pieces.partition_point(|piece| piece.end <= idx).min(self.pieces.len() - 1)
    }

    /// The break before piece `at`: a comma, colon or dash.
    pub fn break_before(&self, at: usize) -> usize {
        self.pieces[at].start.saturating_sub(1)
    }
}

/// Where the words of a unit begin, past bullets and stray marks.
pub(super) fn body_start(clauses: &Clauses, unit: &Unit) -> usize {
    let stray = |at: &usize| matches!(clauses.shape(*at), Shape::Mark | Shape::Break | Shape::Stop);
    unit.tokens.clone().find(|at| !stray(at)).unwrap_or(unit.tokens.start)
}
