//! The bytes of a file → its articles: which format, which encoding, what could not be read.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::article::Document;
use super::draft::{Draft, Given};
use super::encoding::{Decoded, decode};
use super::format::lines::Lines;
use super::format::{Format, Reader};
use super::loaded::Loaded;
use super::provenance::{Bytes, Provenance};
use super::repair::repair;
use crate::diagnostic::{Cause, Diagnostic};

/// Hands what is in one file to `take`, each article as it is read. `path` is the file as the user
/// named it; `given` holds for articles that do not say so themselves. Breaks off where `take` does.
pub fn read(
    path: &str,
    bytes: &[u8],
    given: &Given,
    take: &mut dyn FnMut(Loaded) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let read = match Content::of(path, bytes) {
        Ok(Content::Lines) => {
            let mut lines = Lines::new(path, given);
            lines.read(bytes, take)?;
            return lines.finish(take);
        }
        Ok(Content::One(decoded, read)) => one(read, decoded, path, bytes.len(), given),
        Err(cause) => Err(cause),
    };
    take(match read {
        Ok(document) => Loaded::Article(document),
        Err(cause) => Loaded::Told(Diagnostic::new(cause, path)),
    })
}

/// All of [`read`] at once: the articles, and what could not be read.
pub fn load(path: &str, bytes: &[u8], given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    let all = read(path, bytes, given, &mut |loaded| {
        match loaded {
            Loaded::Told(problem) => problems.push(problem),
            article => articles.push(article),
        }
        ControlFlow::Continue(())
    });
    debug_assert!(all.is_continue(), "nothing breaks it off");
    (articles, problems)
}

/// Whether a file holds an article a line, so that it can be read in pieces; `head` is its begin, with the
/// first line whole.
pub fn holds_lines(path: &str, head: &[u8]) -> bool {
    matches!(Content::of(path, head), Ok(Content::Lines))
}

/// What the bytes of a file hold.
enum Content<'b> {
    Lines,
    /// A decoded text, and the reader of its one article.
    One(Decoded<'b>, fn(Cow<str>) -> Result<Draft, Cause>),
}

impl<'b> Content<'b> {
    fn of(path: &str, bytes: &'b [u8]) -> Result<Self, Cause> {
        if let Some(signed) = Format::of_bytes(bytes) {
            return Err(Cause::UnknownType(signed.name.to_owned()));
        }
        let known = Format::of_path(path).filter(|format| format.is_readable());
        if known.is_some_and(Format::is_table) {
            return Err(Cause::Table);
        }
        let decoded = decode(bytes, known.is_none_or(Format::is_html));
        if is_binary(&decoded.text) {
            return Err(Cause::UnknownType("binary".to_owned()));
        }
        if decoded.text.trim().is_empty() {
            return Err(Cause::Empty);
        }
        let of_content = |known: &Format| known.of_content(&decoded.text);
        let format = known.map_or_else(|| Format::of_text(&decoded.text), of_content);
        match format.reader {
            Reader::Lines => Ok(Self::Lines),
            Reader::One(read) => Ok(Self::One(decoded, read)),
            Reader::Table => Err(Cause::Table),
            Reader::None => Err(Cause::UnknownType(format.name.to_owned())),
        }
    }
}

/// The one article of a file of `n_bytes`.
fn one(
    read: fn(Cow<str>) -> Result<Draft, Cause>,
    decoded: Decoded,
    path: &str,
    n_bytes: usize,
    given: &Given,
) -> Result<Document, Cause> {
    let problems: Vec<Cause> = decoded.problems().collect();
    let (text, repairs) = repair(decoded.text);
    let draft = read(text)?;
    if draft.text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    let bytes = Bytes { begin: 0, end: n_bytes as u64 };
    let mut document =
        draft.finish(Provenance { file: Arc::from(path), number: 1, page: None, bytes }, given);
    let told = problems.into_iter().chain(repairs.into_iter().map(Cause::Repaired));
    document.diagnostics.extend(told.map(|cause| Diagnostic::new(cause, path)));
    Ok(document)
}

/// Text holds hardly any control characters.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(4000);
    let controls =
        head.filter(|c| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')).count();
    controls > 8
}
