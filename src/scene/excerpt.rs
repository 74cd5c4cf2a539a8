//! What an item says and who says it, in one line.

use std::borrow::Cow;

use crate::font::fit;
use crate::item::{Form, Kind};
use crate::language::quoted;
use crate::store::ItemRef;

/// The name on a chip: the speaker's; empty where nobody is named.
pub fn speaker_name<'a>(item: ItemRef<'a>) -> &'a str {
    item.speaker_short_name().unwrap_or_default()
}

/// What an item says, in one line: an event's title; a word-for-word statement in quotation marks.
pub fn excerpt(item: ItemRef<'_>) -> Cow<'_, str> {
    let text = in_one_line(fit::head(item.label()));
    match text {
        text if item.form() != Kind::Statement(Form::Direct) => text,
        Cow::Borrowed(text) => quoted(text, item.language()),
        Cow::Owned(text) => quoted(&text, item.language()).into_owned().into(),
    }
}

/// `text` with one space between words, which most texts have already.
fn in_one_line(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let mut is_alone = |c: char| {
        let space_before = std::mem::replace(&mut before, c) == ' ';
        !c.is_whitespace() || (c == ' ' && !space_before)
    };
    if text.chars().all(&mut is_alone) && before != ' ' {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_several_lines_is_put_into_one() {
        assert!(matches!(in_one_line("Er sei bereit, „so schnell“."), Cow::Borrowed(_)));
        for text in ["Er sei\nbereit", "Er  sei bereit", " Er sei bereit", "Er sei\u{a0}bereit "] {
            assert_eq!(in_one_line(text), "Er sei bereit");
        }
        assert_eq!(in_one_line(""), "");
    }
}
