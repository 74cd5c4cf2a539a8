//! The words of text: spans, tokens and sentences. Nothing here knows a language beyond what it is given.

mod sentence;
mod span;
mod token;

pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
