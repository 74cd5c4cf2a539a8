//! How one wording differs from another.

use foldhash::HashMap;

use super::{Span, TokenKind, tokens};

/// The words and numbers of `text` that `other` does not have, without regard to capitals; each word of `other` stands
/// for one of `text`. Those behind each other are one span.
pub fn differing(text: &str, other: &str) -> Vec<Span> {
    let mut left: HashMap<String, usize> = HashMap::default();
    for token in tokens(other) {
        *left.entry(token.of(other).to_lowercase()).or_default() += 1;
    }
    let mut found: Vec<Span> = Vec::new();
    // Whether the word before differs.
    let mut goes_on = false;
    for token in tokens(text).iter().filter(|token| token.kind != TokenKind::Mark) {
        let known = left.get_mut(&token.of(text).to_lowercase()).filter(|n| **n > 0);
        if let Some(n) = known {
            *n -= 1;
            goes_on = false;
            continue;
        }
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => *last = last.hull(token.span),
            None => found.push(token.span),
        }
        goes_on = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
        differing(text, other).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn what_the_other_does_not_have_is_told_in_one_piece() {
        let first = "Beim Brand im Hafen starben zwölf Menschen.";
        assert_eq!(words("Beim Brand im Hafen starben 14 Menschen", first), ["14"]);
        assert_eq!(words("Beim brand im alten, großen Hafen starben Menschen", first), ["alten, großen"]);
        assert_eq!(words(first, first), [""; 0]);
        assert_eq!(words("Nein, nein und nein", "nein und ja"), ["nein", "nein"]);
    }
}
