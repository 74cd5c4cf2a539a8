//! Sentences.

use super::{Span, Token};

/// One sentence: its span, without the blanks around it, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Indices into the document's tokens, end exclusive.
    pub tokens: std::ops::Range<usize>,
}

/// Splits `tokens` of `text` into sentences. A line break always ends one.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for (idx, token) in tokens.iter().enumerate() {
        let next = tokens.get(idx + 1);
        let gap = next.map_or("\n", |next| &text[token.span.end as usize..next.span.begin as usize]);
        let ends = matches!(token.of(text), "." | "!" | "?" | "…")
            && next.is_none_or(|next| next.of(text).chars().next().is_some_and(|c| !c.is_lowercase()));
        if gap.contains('\n') || (ends && !gap.is_empty()) {
            let span = tokens[first].span.hull(token.span);
            found.push(Sentence { span, tokens: first..idx + 1 });
            first = idx + 1;
        }
    }
    found
}
