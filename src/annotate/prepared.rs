//! What every phase reads: the document's tokens and sentences, made once.

use crate::document::{BlockKind, Document};
use crate::language::Pack;
use crate::text::{QuotePair, Sentence, Token, pairs, sentences, tokens};

/// A document with its tokens and sentences and the pack of its language.
pub struct Prepared<'a> {
    /// The document.
    pub document: &'a Document,
    /// The words and rules of its language.
    pub pack: &'a Pack,
    /// All tokens, boilerplate included.
    pub tokens: Vec<Token>,
    /// All sentences in order. None crosses a line break.
    pub sentences: Vec<Sentence>,
    /// All pairs of quotation marks, in the order of their opening marks.
    pub quotes: Vec<QuotePair>,
    /// For each sentence the kind of block it stands in.
    pub kinds: Vec<BlockKind>,
}

impl<'a> Prepared<'a> {
    /// Splits the text of `document`.
    pub fn new(document: &'a Document, pack: &'a Pack) -> Self {
        let tokens = tokens(&document.text);
        let sentences = sentences(&document.text, &tokens, &pack.sentences);
        let quotes = pairs(&document.text, &tokens);
        let kinds = kinds_of(&sentences, document);
        Self { document, pack, tokens, sentences, quotes, kinds }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The words of the token at `idx`; empty outside.
    pub fn word(&self, idx: usize) -> &'a str {
        self.tokens.get(idx).map_or("", |token| token.span.of(&self.document.text))
    }
}

/// The kind of the block that each sentence starts in; paragraph where no block covers it.
fn kinds_of(sentences: &[Sentence], document: &Document) -> Vec<BlockKind> {
    let mut blocks = document.blocks.iter().peekable();
    sentences
        .iter()
        .map(|sentence| {
            while blocks.next_if(|block| block.span.end <= sentence.span.begin).is_some() {}
            let inside = |block: &&&crate::document::Block| block.span.begin <= sentence.span.begin;
            blocks.peek().filter(inside).map_or(BlockKind::Paragraph, |block| block.kind)
        })
        .collect()
}
