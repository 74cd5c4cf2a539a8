//! The words of text: spans, tokens and sentences. Nothing here knows a language beyond what it is given.

mod quotes;
mod sentence;
mod span;
mod token;

pub use quotes::{QuotePair, pairs};
pub use sentence::{Sentence, SentenceRules, sentences};
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
