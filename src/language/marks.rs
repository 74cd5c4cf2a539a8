//! The quotation marks that a language's print puts around words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::error::PackError;
use super::folder::{LANGUAGES, read_toml};

const FILE: &str = "marks.toml";

/// The pair of one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    opening: String,
    closing: String,
}

/// Signs that a text may begin with when it stands in quotation marks already, whatever its language.
const BEGINNINGS: [char; 7] = ['„', '“', '”', '"', '»', '«', '‚'];

/// `text` in the quotation marks of the language `tag` ("de", "en-GB"), or of English where the language
/// has none of its own; as it is where it begins with a quotation mark.
pub fn quoted<'a>(text: &'a str, tag: &str) -> Cow<'a, str> {
    if text.starts_with(BEGINNINGS) {
        return text.into();
    }
    match of(tag) {
        Some(marks) => format!("{}{text}{}", marks.opening, marks.closing).into(),
        None => text.into(),
    }
}

/// `text` with its straight quotation marks as those of the language `tag`, or of English where it has none of its
/// own: a mark behind a blank, a bracket or another opening mark opens.
pub fn in_marks<'a>(text: &'a str, tag: &str) -> Cow<'a, str> {
    let Some(marks) = of(tag).filter(|_| text.contains('"')) else { return text.into() };
    let mut out = String::with_capacity(text.len() + 8);
    let mut opens = true;
    for letter in text.chars() {
        match letter {
            '"' if opens => out.push_str(&marks.opening),
            '"' => out.push_str(&marks.closing),
            _ => out.push(letter),
        }
        opens = letter.is_whitespace() || matches!(letter, '(' | '[' | '„' | '–' | '—' | '/');
    }
    out.into()
}

/// The marks of the language `tag`, or of English.
fn of(tag: &str) -> Option<&'static Marks> {
    let base = tag.split(['-', '_']).next().unwrap_or_default();
    let of = |tag: &str| all().get(tag).and_then(|marks| marks.as_ref().ok());
    of(base).or_else(|| of("en"))
}

/// The marks of every language that has some, or what is wrong with them.
fn all() -> &'static BTreeMap<String, Result<Marks, PackError>> {
    static ALL: OnceLock<BTreeMap<String, Result<Marks, PackError>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let with_marks =
            LANGUAGES.dirs().filter(|folder| folder.get_file(folder.path().join(FILE)).is_some());
        with_marks
            .map(|folder| (folder.path().to_string_lossy().into_owned(), read_toml(folder, FILE)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_marks_of_their_language() {
        assert_eq!(quoted("Wir bleiben.", "de"), "„Wir bleiben.“");
        assert_eq!(quoted("We stay.", "en-GB"), "“We stay.”");
        assert_eq!(quoted("?", "und"), "“?”");
    }

    #[test]
    fn straight_marks_become_those_of_the_language() {
        assert_eq!(in_marks("Er sei \"fast\" bereit (\"so\").", "de"), "Er sei „fast“ bereit („so“).");
        assert_eq!(in_marks("\"Yes\", she said", "en"), "“Yes”, she said");
        assert!(matches!(in_marks("Er sei „fast“ bereit", "de"), Cow::Borrowed(_)));
    }

    #[test]
    fn words_that_are_quoted_already_stay_so() {
        for text in ["„Wir bleiben“, sagte sie.", "»Ja«", "“Yes”", "\"Yes\""] {
            assert_eq!(quoted(text, "de"), text);
        }
    }

    #[test]
    fn the_marks_of_every_language_can_be_read() {
        assert!(all().len() >= 2);
        for (tag, marks) in all() {
            assert!(marks.is_ok(), "{tag}: {marks:?}");
        }
    }
}
