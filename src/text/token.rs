//! Tokens: words, numbers and single marks.

use super::Span;
use crate::effort::Effort;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits, hyphens and apostrophes inside: "US-Präsident", "geht's", "G20", "Covid-19", "Leser:innen".
    Word,
    /// Digits, with points, commas and colons between them: "3", "20.30", "1,5", "14:30".
    Number,
    /// One other character: a quotation mark, comma, dash, sign.
    Mark,
}

/// One token of a text; blanks are no tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// Its text, given that of the document.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// Accents set as characters of their own, soft hyphens and joiners: part of the word they stand in.
fn joins_silently(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Whether the end of the name of a site begins here: "de" of "beispiel.de".
fn is_site(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    let ends = rest[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    ends && matches!(&rest[..end], "de" | "at" | "ch" | "com" | "net" | "org" | "info" | "eu" | "tv")
}

/// Splits a few words into tokens, in one pass.
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_within(text, &Effort::unlimited())
}

/// The same for a whole text; a step for each token. Where `effort` is spent the rest has none.
pub fn tokens_within(text: &str, effort: &Effort) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut rest = text.char_indices().peekable();
    while let Some((begin, first)) = rest.next() {
        if !effort.spend(1) {
            break;
        }
        if first.is_whitespace() || first == '\u{feff}' {
            continue;
        }
        let kind = if first.is_ascii_digit() {
            TokenKind::Number
        } else if first.is_alphanumeric() {
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        let mut end = begin + first.len_utf8();
        let mut kind = kind;
        while kind != TokenKind::Mark {
            let Some(&(at, c)) = rest.peek() else { break };
            let after = text[at + c.len_utf8()..].chars().next();
            let joins = match (kind, c) {
                (_, c) if c.is_alphanumeric() || joins_silently(c) => true,
                (TokenKind::Number, '.' | ',' | ':') => after.is_some_and(|a| a.is_ascii_digit()),
                (TokenKind::Word, '.') => is_site(&text[at + 1..]),
                (TokenKind::Word, '-' | '‑') => after.is_some_and(char::is_alphanumeric),
                (_, '-' | '‑') => after.is_some_and(char::is_alphabetic),
                // "Sprecher:innen", "Lehrer*innen", "Leser_in": one word for women and men.
                (TokenKind::Word, ':' | '*' | '_' | '·') => {
                    let small = |c: char| c.is_lowercase();
                    text[begin..at].ends_with(small) && after.is_some_and(small)
                }
                (TokenKind::Word, '\'' | '’') => after.is_some_and(char::is_alphabetic),
                _ => false,
            };
            if !joins {
                break;
            }
            // "2x", "19-jährige": what goes on with letters is a word.
            if kind == TokenKind::Number && (c.is_alphabetic() || c == '-' || c == '‑') {
                kind = TokenKind::Word;
            }
            end = at + c.len_utf8();
            rest.next();
        }
        found.push(Token { span: Span::new(begin, end), kind });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.of(text)).collect()
    }

    #[test]
    fn sites_and_endings_for_a_second_gender_are_one_word() {
        assert_eq!(words("laut beispiel.de"), ["laut", "beispiel.de"]);
        assert_eq!(words("Das gilt.deshalb"), ["Das", "gilt", ".", "deshalb"]);
        assert_eq!(words("Lehrer:innen und Schüler*innen"), ["Lehrer:innen", "und", "Schüler*innen"]);
        assert_eq!(words("Gutachter_in: ja"), ["Gutachter_in", ":", "ja"]);
        assert_eq!(words("Titel:Untertitel"), ["Titel", ":", "Untertitel"]);
    }
}
