//! How much text one article may hold. Nothing that is read costs memory in line with a larger file: of
//! that the begin is read, and it is told.

use std::borrow::Cow;

/// Most bytes of text of one article, some two hundred printed pages. Finding items takes up to a hundred
/// times the memory of the text, where every word stands in a line of its own.
pub(super) const MOST_TEXT: usize = 400_000;

/// Of so many bytes at the end of the begin a line break is looked for, so that no paragraph is cut.
const NEAR: usize = 40_000;

/// The begin of a text that is longer than an article may be, up to the end of a paragraph, else of a
/// word; `None` where it is not too long.
pub(super) fn begin_of(text: &str) -> Option<&str> {
    begin_within(text, MOST_TEXT)
}

fn begin_within(text: &str, most: usize) -> Option<&str> {
    if text.len() <= most {
        return None;
    }
    let end = text.floor_char_boundary(most);
    let near = text.floor_char_boundary(end - NEAR.min(end));
    let last = |is_wanted: fn(char) -> bool| Some(near + text[near..end].rfind(is_wanted)?);
    let at = last(|c| c == '\n').or_else(|| last(char::is_whitespace)).filter(|at| *at > 0);
    Some(&text[..at.unwrap_or(end)])
}

/// The begin of an owned or borrowed text, see [`begin_of`], and whether it was cut.
pub(super) fn cut(text: Cow<str>) -> (Cow<str>, bool) {
    let Some(n_bytes) = begin_of(&text).map(str::len) else { return (text, false) };
    let begin = match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..n_bytes]),
        Cow::Owned(mut text) => {
            text.truncate(n_bytes);
            Cow::Owned(text)
        }
    };
    (begin, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_paragraph_else_with_a_word_else_somewhere() {
        for (text, begin) in [
            ("Ein Satz.\nNoch einer hier", "Ein Satz."),
            ("Ein langer Satz ohne Ende", "Ein langer"),
            ("äöüäöüäöüäöüäöüäöüäöü", "äöüäöüä"),
            ("          \n         ", "          "),
        ] {
            assert_eq!(begin_within(text, 15), Some(begin), "{text}");
        }
        assert_eq!(begin_within("Ein kurzer Satz", 15), None);
    }

    #[test]
    fn what_is_cut_is_the_same_owned_or_borrowed() {
        let text = "Ein Satz.\n".repeat(MOST_TEXT / 5);
        let (borrowed, owned) = (cut(text.as_str().into()), cut(text.clone().into()));
        assert_eq!(borrowed, owned);
        assert!(borrowed.1 && borrowed.0.len() <= MOST_TEXT && borrowed.0.ends_with("Satz."));
        assert_eq!(cut("Satz".into()), ("Satz".into(), false));
    }
}
