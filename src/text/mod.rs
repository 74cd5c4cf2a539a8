//! The words of text: spans, tokens and sentences. Nothing here knows a language beyond what it is given.

mod differing;
mod hash;
mod inside;
mod piece;
mod quotes;
mod sentence;
mod span;
mod token;

pub use differing::differing;
pub use hash::{BadHash, ContentHash};
pub use inside::beginning_in;
pub use piece::{Piece, pieces};
pub use quotes::{QuotePair, pairs};
pub use sentence::{LONGEST_SENTENCE, Sentence, SentenceRules, sentences};
pub use span::Span;
pub use token::{Token, TokenKind, tokens, tokens_within};

/// `words` with a capital at the front.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
