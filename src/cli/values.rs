//! What the arguments say, as fields, and how each kind of value is read.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use log::LevelFilter;

use super::extract::Format as Lines;
use crate::document::Given;
use crate::export::Format;
use crate::export::slide::{self, Paper};
use crate::pipeline::Source;
use crate::store::Facet;
use crate::theme::Shade;
use crate::wording::Tongue;

/// What the arguments say; an option that is not given is `None` or empty. Of several values of an option
/// that takes one, the last one holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Values {
    /// `--published` and `--language`.
    pub given: Given,
    /// `--format` of `extract`.
    pub lines: Option<Lines>,
    /// `--format` of `export`.
    pub format: Option<Format>,
    /// `--clauses`.
    pub clauses: bool,
    pub out: Option<PathBuf>,
    pub size: Option<(u32, u32)>,
    pub scale: Option<f32>,
    pub shade: Option<Shade>,
    /// `--slide`.
    pub slide: bool,
    pub title: Option<String>,
    pub subtitle: Option<String>,
    /// How many items a slide holds.
    pub items: Option<usize>,
    pub paper: Option<Paper>,
    pub group: Option<Option<Facet>>,
    pub within: Option<Option<Facet>>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Values of facets, as they were typed.
    pub facets: Vec<(Facet, String)>,
    pub tongue: Option<Tongue>,
    pub log: Option<LevelFilter>,
    pub help: bool,
    pub version: bool,
    /// What stands without an option, in the order given.
    pub inputs: Vec<OsString>,
}

impl Values {
    /// The inputs: "-" is standard input, all others are paths.
    pub(super) fn sources(&self) -> Vec<Source> {
        let source =
            |input: &OsString| if input == "-" { Source::Stdin } else { Source::Path(PathBuf::from(input)) };
        self.inputs.iter().map(source).collect()
    }
}

/// Puts a value that could be read into its field; `None` where it could not.
pub(super) fn set<T>(field: &mut Option<T>, value: Option<T>) -> Option<()> {
    *field = Some(value?);
    Some(())
}

/// A day such as 2025-09-05.
pub(super) fn day(value: &OsStr) -> Option<NaiveDate> {
    value.to_str()?.parse().ok()
}

/// A tag of a language such as "de" or "de-AT".
pub(super) fn tag(value: &OsStr) -> Option<String> {
    let tag = value.to_str()?;
    let base = tag.split('-').next().is_some_and(|base| (2..=3).contains(&base.len()));
    let is_tag = base && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_tag.then(|| tag.to_owned())
}

/// The name of a file.
pub(super) fn file(value: &OsStr) -> Option<PathBuf> {
    let path = Path::new(value);
    path.file_name().map(|_| path.to_owned())
}

/// Width and height in points, such as 1920x1080.
pub(super) fn size(value: &OsStr) -> Option<(u32, u32)> {
    let (width, height) = value.to_str()?.split_once(['x', 'X', '×'])?;
    let side = |text: &str| text.parse::<u32>().ok().filter(|side| (320..=16_384).contains(side));
    Some((side(width)?, side(height)?))
}

/// Pixels for each point.
pub(super) fn scale(value: &OsStr) -> Option<f32> {
    value.to_str()?.parse().ok().filter(|scale| (0.5..=4.0).contains(scale))
}

/// Words for people, such as a title.
pub(super) fn words(value: &OsStr) -> Option<String> {
    value.to_str().map(|words| words.trim().to_owned())
}

/// How many items a slide holds.
pub(super) fn n_items(value: &OsStr) -> Option<usize> {
    value.to_str()?.parse().ok().filter(|n| slide::COUNTS.contains(n))
}

/// One of several words, each with what it means.
pub(super) fn one_of<T: Copy>(value: &OsStr, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| value == *word).map(|(_, meaning)| *meaning)
}

/// How much is logged.
pub(super) fn level(value: &OsStr) -> Option<LevelFilter> {
    value.to_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str) -> &OsStr {
        OsStr::new(value)
    }

    #[test]
    fn sizes_have_bounds() {
        assert_eq!(size(of("1920x1080")), Some((1920, 1080)));
        assert_eq!(size(of("320×16384")), Some((320, 16_384)));
        for wrong in ["319x400", "400x16385", "-1x400", "400", "400x", "99999999999x400", "400x400x400"] {
            assert_eq!(size(of(wrong)), None, "{wrong}");
        }
        assert_eq!((scale(of("0.5")), scale(of("4")), scale(of("4.1"))), (Some(0.5), Some(4.0), None));
        assert_eq!((scale(of("NaN")), scale(of("inf"))), (None, None));
    }

    #[test]
    fn tags_are_of_letters() {
        assert!(tag(of("de")).is_some() && tag(of("de-AT")).is_some());
        assert!(tag(of("deutsch")).is_none() && tag(of("d")).is_none() && tag(of("de_AT")).is_none());
    }
}
