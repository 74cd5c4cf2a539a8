//! A quotation in tokens, before it becomes one in bytes.

use crate::annotate::clause::{Clauses, Tokens};
use crate::annotate::{LinkRole, Medium, QuotationKind};
use crate::language::Class;

use super::unit::Unit;

/// A link of a chain in tokens.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub words: Tokens,
    pub role: LinkRole,
    pub rule: &'static str,
}

/// How far what a statement says of its source reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// The sentence itself tells who speaks, and the next may go on from it.
    Own,
    /// A phrase in a subordinate clause tells it for that clause alone.
    Aside,
    /// Nothing in the sentence tells it: it goes on from the statement before.
    Carried,
    /// It tells what somebody holds, and no words of theirs go on behind it.
    Stance,
}

/// A quotation in tokens, before it becomes one in bytes.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: QuotationKind,
    pub content: Vec<Tokens>,
    pub source: Vec<Tokens>,
    pub cue: Vec<Tokens>,
    pub addressee: Vec<Tokens>,
    pub frame: Vec<Tokens>,
    pub medium: Option<Medium>,
    /// Who else the words came through, and what they are in it.
    pub chain: Vec<Named>,
    /// How far what it says of its source reaches.
    pub ground: Ground,
    /// Whether the announcing words turn its meaning round: they deny it or are negated.
    pub refuses: bool,
    pub rule: &'static str,
}

impl Draft {
    /// One of which nothing is known but its words; all else is filled in where it is found.
    pub fn new(kind: QuotationKind, content: Vec<Tokens>, rule: &'static str) -> Self {
        Self {
            kind,
            content,
            source: Vec::new(),
            cue: Vec::new(),
            addressee: Vec::new(),
            frame: Vec::new(),
            medium: None,
            chain: Vec::new(),
            ground: Ground::Own,
            refuses: false,
            rule,
        }
    }

    /// Whether the token at `idx` lies in its content.
    pub fn holds(&self, idx: usize) -> bool {
        self.content.iter().any(|range| range.contains(&idx))
    }

    /// Whether it tells nothing where nobody is known to say it.
    pub fn is_nothing(&self) -> bool {
        /// Two words and their marks.
        const SHORT: usize = 4;
        let short = self.kind == QuotationKind::Direct && self.cue.is_empty() && self.len() <= SHORT;
        short || self.kind == QuotationKind::Reported
    }

    /// Whether it ends in `unit`.
    pub fn ends_in(&self, unit: &Unit) -> bool {
        self.content.last().is_some_and(|range| unit.tokens.contains(&(range.end - 1)))
    }

    /// Whether a phrase without a verb names its source: its only cue lies in the frame with the source and no verb.
    pub fn is_phrased(&self, clauses: &Clauses) -> bool {
        self.frame.iter().all(|frame| !frame.clone().any(|at| clauses.is(at, Class::FINITE)))
    }

    /// How many tokens its content has.
    pub fn len(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }
}

/// One range as a list.
pub(super) fn one(range: Tokens) -> Vec<Tokens> {
    vec![range]
}

/// Single tokens as ranges, neighbours joined.
pub(super) fn joined(words: &[usize]) -> Vec<Tokens> {
    let mut ranges: Vec<Tokens> = Vec::new();
    for &idx in words {
        match ranges.last_mut() {
            Some(last) if last.end == idx => last.end = idx + 1,
            _ => ranges.push(idx..idx + 1),
        }
    }
    ranges
}
