//! A text as the taggers see it.

use std::ops::Range;

use super::form::Form;
use super::known::{Known, TableName};
use super::label::Pos;
use super::word::Word;
use crate::effort::Effort;
use crate::language::{Pack, WordInfo};
use crate::text::{Sentence, Span, Token};

/// A text as the taggers see it: its tokens, and what is known of them.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences, in order.
    pub sentences: &'a [Sentence],
    /// What is known of each token by itself.
    pub known: &'a Known,
    /// The part of speech of each token; empty while they are being found.
    pub pos: &'a [Pos],
    /// The words and rules of the text's language.
    pub pack: &'a Pack,
    /// How much it may cost.
    pub effort: &'a Effort<'a>,
}

impl<'a> Seen<'a> {
    /// The words of the token at `idx`.
    pub(super) fn word(&self, idx: usize) -> &'a str {
        self.effort.count();
        self.tokens[idx].of(self.text)
    }

    pub(super) fn known(&self, idx: usize) -> &'a Word {
        self.effort.count();
        self.known.word(idx)
    }

    pub(super) fn form(&self, idx: usize) -> &'a Form {
        &self.known(idx).form
    }

    pub(super) fn info(&self, idx: usize) -> &'a WordInfo {
        &self.form(idx).info
    }

    pub(super) fn shape(&self, idx: usize) -> &'a str {
        &self.form(idx).shape
    }

    pub(super) fn table_name(&self, idx: usize) -> Option<&'a TableName> {
        self.known.table_name(idx)
    }

    /// The words of some tokens; the range must not be empty.
    pub(super) fn words(&self, tokens: Range<usize>) -> &'a str {
        let span: Span = self.tokens[tokens.start].span.hull(self.tokens[tokens.end - 1].span);
        span.of(self.text)
    }
}
