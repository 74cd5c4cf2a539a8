//! What a file says about its article, whatever the format: front matter, JSON-LD, meta tags.

use chrono::NaiveDate;

use crate::language::{Stamp, literal_dates};

/// Title, author and the rest, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub title: Option<String>,
    pub author: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub published: Option<Stamp>,
}

impl Metadata {
    /// Fills what is missing here from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            author: self.author.or(other.author),
            outlet: self.outlet.or(other.outlet),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            published: self.published.or(other.published),
        }
    }
}

/// `text` in one line, without blanks around it and without invisible characters; `None` when
/// nothing is left.
pub(super) fn tidy(text: &str) -> Option<String> {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !is_invisible(*c)));
    }
    (!line.is_empty()).then_some(line)
}

/// Soft hyphens, zero-width blanks and marks of direction: they stand inside words of web pages and
/// hide them from every search. Joiners stay; some scripts need them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The first day that `text` names, as it stands there.
pub(super) fn day_of(text: &str) -> Option<NaiveDate> {
    stamp_of(text).map(|stamp| stamp.date)
}

/// The first day that `text` names, with the clock of a time stamp.
pub(super) fn stamp_of(text: &str) -> Option<Stamp> {
    literal_dates(text).next().map(Stamp::from)
}

/// A language tag in the usual spelling: "de_DE" and "DE" become "de-DE" and "de".
pub(super) fn language_tag(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['-', '_']);
    let base = parts.next().filter(|base| (2..=3).contains(&base.len()))?;
    let base = base.bytes().all(|b| b.is_ascii_alphabetic()).then(|| base.to_ascii_lowercase())?;
    match parts.next().filter(|region| region.len() == 2) {
        Some(region) => Some(format!("{base}-{}", region.to_ascii_uppercase())),
        None => Some(base),
    }
}
