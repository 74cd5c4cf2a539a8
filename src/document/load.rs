//! Bytes → documents: which format, which encoding, which of its lines could not be read.

use super::draft::Draft;
use super::encoding::{Decoded, decode};
use super::format::{article_lines, extract_lines, html, markdown, text};
use super::{Document, Given};
use crate::diagnostic::{Cause, Diagnostic};

/// One article of a file.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "nearly all are articles; a box would help none of them")]
pub enum Loaded {
    /// An article to extract from.
    Article(Document),
    /// A line that `extract` printed, to be opened as it is; with its number in the file, from 1.
    Extracted(u64, String),
}

/// The formats that are read, with the endings of their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Html,
    Lines,
}

const ENDINGS: [(&str, Format); 9] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("jsonl", Format::Lines),
    ("ndjson", Format::Lines),
];

/// First bytes of files that are often mistaken for articles, with what they are.
const SIGNS: [(&[u8], &str); 8] = [
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"\x1f\x8b", "GZIP"),
];

/// Bad lines of one file that are told; a file of another kind would name every line.
const MOST_PROBLEMS: usize = 20;

/// Whether the ending of `path` is one that is read.
pub fn is_readable(path: &str) -> bool {
    format_of_ending(path).is_some()
}

/// Whether the ending of `path` is that of files with an article a line, which can be read in pieces.
pub fn is_lines(path: &str) -> bool {
    format_of_ending(path) == Some(Format::Lines)
}

fn format_of_ending(path: &str) -> Option<Format> {
    let (_, ending) = path.rsplit_once('.')?;
    ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
}

/// Reads the articles of one file. `path` is the file as the user named it; `given` holds for
/// articles that do not say so themselves. What could not be read is among the diagnostics.
pub fn load(path: &str, bytes: &[u8], given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let failed = |cause| (Vec::new(), vec![Diagnostic::new(cause, path)]);
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return failed(Cause::UnknownType((*kind).to_owned()));
    }
    let known = format_of_ending(path);
    let Decoded { text, replaced } = decode(bytes, known.is_none_or(|format| format == Format::Html));
    if is_binary(&text) {
        return failed(Cause::UnknownType("binary".to_owned()));
    }
    if text.trim().is_empty() {
        return failed(Cause::Empty);
    }
    let draft = match known.unwrap_or_else(|| format_of_text(&text)) {
        Format::Lines => return Lines::default().read(path, &text, given),
        Format::Text => text::read(text.into_owned()),
        Format::Markdown => markdown::read(&text),
        Format::Html => html::read(&text),
    };
    if draft.text.trim().is_empty() {
        return failed(Cause::Empty);
    }
    let mut document = draft.finish(path, given);
    let replaced = replaced.map(|encoding| Diagnostic::new(Cause::Replaced(encoding.to_owned()), path));
    document.diagnostics.extend(replaced);
    (vec![Loaded::Article(document)], Vec::new())
}

/// What a text without a telling name looks like.
fn format_of_text(text: &str) -> Format {
    let start = text.trim_start();
    let head = start[..start.floor_char_boundary(1000)].to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.contains("<html") {
        Format::Html
    } else if head.starts_with('{') && head.contains("\"text\"") || serde_json_line(start) {
        Format::Lines
    } else if head.starts_with("---\n") || head.starts_with("---\r\n") {
        Format::Markdown
    } else {
        Format::Text
    }
}

fn serde_json_line(text: &str) -> bool {
    text.starts_with('{')
        && text.lines().next().is_some_and(|line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok())
}

/// Text holds hardly any control characters.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(4000);
    let controls =
        head.filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')).count();
    controls > 8
}

/// Reads the lines of a file, whole or piece by piece.
#[derive(Debug, Default)]
pub struct Lines {
    n_lines: u64,
    n_articles: usize,
    n_problems: usize,
}

impl Lines {
    /// The articles of the next piece of the file, which holds whole lines.
    pub fn read_bytes(&mut self, path: &str, bytes: &[u8], given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
        let Decoded { text, replaced } = decode(bytes, false);
        let (found, mut problems) = self.read(path, &text, given);
        problems.extend(replaced.map(|encoding| Diagnostic::new(Cause::Replaced(encoding.to_owned()), path)));
        (found, problems)
    }

    fn read(&mut self, path: &str, text: &str, given: &Given) -> (Vec<Loaded>, Vec<Diagnostic>) {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            self.n_lines += 1;
            if line.trim().is_empty() {
                continue;
            }
            match self.read_line(path, line, given) {
                Ok(loaded) => found.push(loaded),
                Err(reason) if self.n_problems < MOST_PROBLEMS => {
                    self.n_problems += 1;
                    problems.push(Diagnostic::new(Cause::BadLine(self.n_lines, reason), path));
                }
                Err(_) => {}
            }
        }
        (found, problems)
    }

    fn read_line(&mut self, path: &str, line: &str, given: &Given) -> Result<Loaded, String> {
        let loaded = if extract_lines::is_one(line) {
            Loaded::Extracted(self.n_lines, line.to_owned())
        } else {
            let draft = article_lines::read(line)?;
            let id = Some(draft.id.unwrap_or_else(|| numbered(path, self.n_articles + 1)));
            Loaded::Article(Draft { id, is_one_of_many: true, ..draft }.finish(path, given))
        };
        self.n_articles += 1;
        Ok(loaded)
    }
}

/// The identifier of the `nth` article of a file that gives it none: the path, then "#2", "#3" ….
fn numbered(path: &str, nth: usize) -> String {
    if nth == 1 { path.to_owned() } else { format!("{path}#{nth}") }
}
