//! What tables and models know of the tokens of a text before any of them is tagged.

use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;

use super::taggers::taggers_for;
use super::word::Word;
use crate::language::{Entry, Pack};
use crate::text::{QuotePair, Token, TokenKind};

/// A name of the pack's tables in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct TableName {
    /// Indices into the tokens, end exclusive.
    pub tokens: Range<usize>,
    /// All that the name may stand for; never empty.
    pub entries: Vec<Entry>,
}

/// What is known of the tokens of a text.
#[derive(Debug)]
pub struct Known {
    /// The names of the pack's tables in the text, longest first where two begin at one token; none
    /// overlaps another.
    pub names: Vec<TableName>,
    /// Each distinct word.
    words: Vec<Arc<Word>>,
    /// For each token the index of its word in `words`.
    types: Vec<u32>,
    /// For each token one more than the index of the name in `names` that it stands in, 0 for none.
    name_of: Vec<u32>,
    /// For each token the number of tokens between the closest quotation marks around it, 0 for none
    /// or for more than a title has.
    quoted: Vec<u8>,
}

/// Each distinct word of a text with its index.
pub type Indices<'t> = HashMap<&'t str, u32>;

impl Known {
    /// Of the `tokens` of `text`, which is in the language of `pack` and has `quotes`; and each distinct word.
    pub fn new<'t>(
        text: &'t str,
        tokens: &[Token],
        quotes: &[QuotePair],
        pack: &Pack,
    ) -> (Self, Indices<'t>) {
        let (distinct, types, indices) = distinct_words(text, tokens);
        let words = taggers_for(pack).look_up(&distinct, pack);
        let begins = |at: usize| words[types[at] as usize].form.info.begins_name;
        let names = table_names(text, tokens, begins, pack);
        let name_of = name_of(&names, tokens.len());
        let quoted = quoted(quotes, tokens);
        (Self { names, words, types, name_of, quoted }, indices)
    }

    /// What is known of the token at `idx` by itself.
    pub fn word(&self, idx: usize) -> &Word {
        &self.words[self.types[idx] as usize]
    }

    /// The name of the tables that the token at `idx` stands in; none behind the last token.
    pub fn table_name(&self, idx: usize) -> Option<&TableName> {
        self.names.get((*self.name_of.get(idx)? as usize).checked_sub(1)?)
    }

    /// The number of tokens between the quotation marks around the token at `idx`, where they are so few
    /// that they may be a title or nickname.
    pub fn short_quote(&self, idx: usize) -> Option<usize> {
        (self.quoted[idx] > 0).then_some(usize::from(self.quoted[idx]))
    }
}

/// The names of the tables in `tokens`, leftmost and longest first.
fn table_names(text: &str, tokens: &[Token], begins: impl Fn(usize) -> bool, pack: &Pack) -> Vec<TableName> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let may_begin = tokens[at].kind != TokenKind::Mark && begins(at);
        let name = may_begin.then(|| pack.names.phrase(text, tokens, at)).flatten();
        at += match name {
            Some((n, entries)) => {
                found.push(TableName { tokens: at..at + n, entries });
                n
            }
            None => 1,
        };
    }
    found
}

/// Each distinct word, and for each token which one it is.
fn distinct_words<'t>(text: &'t str, tokens: &[Token]) -> (Vec<&'t str>, Vec<u32>, Indices<'t>) {
    let mut distinct = Vec::new();
    let mut indices = Indices::default();
    let types = tokens.iter().map(|token| {
        *indices.entry(token.of(text)).or_insert_with_key(|word| {
            distinct.push(*word);
            distinct.len() as u32 - 1
        })
    });
    let types = types.collect();
    (distinct, types, indices)
}

fn name_of(names: &[TableName], n_tokens: usize) -> Vec<u32> {
    let mut name_of = vec![0; n_tokens];
    for (idx, name) in names.iter().enumerate() {
        name_of[name.tokens.clone()].fill(idx as u32 + 1);
    }
    name_of
}

/// A title or nickname in quotation marks has at most so many tokens.
const LONGEST_TITLE: usize = 8;

fn quoted(quotes: &[QuotePair], tokens: &[Token]) -> Vec<u8> {
    let mut quoted = vec![0; tokens.len()];
    let mut first = 0;
    for pair in quotes {
        first += tokens[first..].partition_point(|token| token.span.end <= pair.outer.begin);
        let inside = tokens[first..].iter().skip(1).take(LONGEST_TITLE + 1);
        let n = inside.take_while(|token| token.span.end <= pair.inner.end).count();
        if pair.closed && n <= LONGEST_TITLE {
            quoted[first + 1..first + 1 + n].fill(n as u8);
        }
    }
    quoted
}
