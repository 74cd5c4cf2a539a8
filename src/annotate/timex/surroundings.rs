//! The words round an expression: its part of the clause, its clause, its sentence.

use std::ops::Range;

use crate::annotate::Prepared;
use crate::language::time::TenseWords;
use crate::text::Span;

/// How many words either side are looked at, so that a text without full stops stays cheap.
const REACH: usize = 40;

/// The tokens of an expression and of the sentence round it, cut at [`REACH`].
pub(super) struct Surroundings<'a> {
    pub prepared: &'a Prepared<'a>,
    pub words: &'a TenseWords,
    pub expression: Range<usize>,
    pub sentence: Range<usize>,
}

impl<'a> Surroundings<'a> {
    /// What stands round `span`; `None` outside of every sentence.
    pub fn of(prepared: &'a Prepared<'a>, span: Span) -> Option<Self> {
        let before = |end: u32| prepared.tokens.partition_point(|token| token.span.end <= end);
        let start = before(span.begin);
        let end = prepared.tokens.partition_point(|token| token.span.begin < span.end).max(start + 1);
        let at = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
        let sentence = prepared.sentences.get(at)?.tokens.clone();
        let sentence = sentence.start.max(start.saturating_sub(REACH))..sentence.end.min(end + REACH);
        let words = &prepared.pack.time.tense;
        Some(Self { prepared, words, expression: start..end, sentence })
    }

    pub fn word(&self, idx: usize) -> &'a str {
        self.prepared.word(idx)
    }

    /// The tokens between two marks of clauses.
    pub fn clause(&self) -> Range<usize> {
        self.within(|idx| self.words.is_boundary(self.word(idx)))
    }

    /// The tokens of the clause before `clause` in its sentence.
    pub fn clause_before(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let end = clause.start.checked_sub(1).filter(|end| *end > self.sentence.start)?;
        let boundary = |idx: &usize| self.words.is_boundary(self.word(*idx));
        let start = (self.sentence.start..end).rev().find(boundary).map_or(self.sentence.start, |at| at + 1);
        (start < end).then_some(start..end)
    }

    /// The tokens between two marks of clauses or words that join their parts.
    pub fn part(&self) -> Range<usize> {
        self.within(|idx| self.words.is_boundary(self.word(idx)) || self.words.is_joint(self.word(idx)))
    }

    /// The tokens round the expression up to the first on either side at which `ends` holds; what stands in
    /// round brackets beside it is passed over.
    fn within(&self, ends: impl Fn(usize) -> bool) -> Range<usize> {
        let Range { start, end } = self.expression;
        let mut first = start;
        while first > self.sentence.start {
            let opened = self.bracket_before(first - 1);
            if opened.is_none() && ends(first - 1) {
                break;
            }
            first = opened.unwrap_or(first - 1);
        }
        let mut last = end.min(self.sentence.end);
        while last < self.sentence.end {
            let closed = self.bracket_after(last);
            if closed.is_none() && ends(last) {
                break;
            }
            last = closed.map_or(last + 1, |closed| closed + 1);
        }
        first..last
    }

    /// Where the bracket opens that closes at `idx`.
    fn bracket_before(&self, idx: usize) -> Option<usize> {
        let closes = self.word(idx) == ")";
        closes.then(|| (self.sentence.start..idx).rev().find(|at| self.word(*at) == "("))?
    }

    /// Where the bracket closes that opens at `idx`.
    fn bracket_after(&self, idx: usize) -> Option<usize> {
        (self.word(idx) == "(").then(|| (idx..self.sentence.end).find(|at| self.word(*at) == ")"))?
    }

    /// Whether there is a finite verb among `tokens`.
    pub fn is_finite(&self, mut tokens: impl Iterator<Item = usize>) -> bool {
        tokens.any(|idx| self.prepared.pos[idx].is_finite())
    }
}
