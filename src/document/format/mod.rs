//! The one table of formats: what the loader reads, the dialog offers and the help names. One file
//! reads each of them.

mod article_lines;
mod extract_lines;
mod front_matter;
mod html;
pub(super) mod lines;
mod markdown;
mod text;

use std::borrow::Cow;

use super::draft::Draft;
use crate::diagnostic::Cause;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called.
    pub name: &'static str,
    /// The endings of its files, in small letters without the dot.
    pub endings: &'static [&'static str],
    /// What is in its files, in a few English words; empty where it is not read.
    pub holds: &'static str,
    /// First bytes by which it is known whatever the file's ending says; empty for text of any kind.
    pub signature: &'static [u8],
    pub(super) reader: Reader,
}

/// How the files of a format are read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader {
    /// One article a file, from its decoded text.
    One(fn(Cow<str>) -> Result<Draft, Cause>),
    /// An article a line, one after the other.
    Lines,
    /// A table, whose columns a person chooses in the window.
    Table,
    /// Not yet.
    None,
}

const TEXT: Format = Format {
    name: "Plain text",
    endings: &["txt", "text"],
    holds: "one article",
    signature: b"",
    reader: Reader::One(text::read),
};

const MARKDOWN: Format = Format {
    name: "Markdown",
    endings: &["md", "markdown"],
    holds: "one article, with or without front matter",
    signature: b"",
    reader: Reader::One(|text| markdown::read(&text)),
};

const HTML: Format = Format {
    name: "Saved web page",
    endings: &["html", "htm", "xhtml"],
    holds: "one article",
    signature: b"",
    reader: Reader::One(|text| html::read(&text)),
};

const LINES: Format = Format {
    name: "JSON lines",
    endings: &["jsonl", "ndjson"],
    holds: "an article a line, or the output of extract",
    signature: b"",
    reader: Reader::Lines,
};

const TABLE: Format = Format {
    name: "Table",
    endings: &["csv", "tsv", "tab"],
    holds: "an event or statement a row; in the window alone, where its columns are chosen",
    signature: b"",
    reader: Reader::Table,
};

/// The ending of project files, in small letters: they are opened as a whole, and are no article of the folder that
/// they stand in.
pub const PROJECT_ENDING: &str = "zeitstrahl";

/// Every kind of file that is known; those that are read come first. Of the others people keep
/// articles in some, so a folder tells of them; pictures and archives are known by their first bytes
/// alone.
pub const FORMATS: [Format; 17] = [
    TEXT,
    MARKDOWN,
    HTML,
    LINES,
    TABLE,
    unread("PDF", &["pdf"], b"%PDF"),
    unread("DOCX", &["docx", "odt", "epub"], b"PK\x03\x04"),
    unread("DOC", &["doc"], b"\xd0\xcf\x11\xe0"),
    unread("RTF", &["rtf"], b"{\\rtf"),
    unread("PNG", &[], b"\x89PNG"),
    unread("JPEG", &[], b"\xff\xd8\xff"),
    unread("GIF", &[], b"GIF8"),
    unread("GZIP", &[], b"\x1f\x8b"),
    unread("XZ", &[], b"\xfd7zXZ"),
    unread("7Z", &[], b"7z\xbc\xaf"),
    unread("Zstandard", &[], b"\x28\xb5\x2f\xfd"),
    unread("SQLite", &[], b"SQLite format 3"),
];

const fn unread(name: &'static str, endings: &'static [&'static str], signature: &'static [u8]) -> Format {
    Format { name, endings, holds: "", signature, reader: Reader::None }
}

impl Format {
    /// Whether articles are read from it.
    pub fn is_readable(&self) -> bool {
        !matches!(self.reader, Reader::None)
    }

    /// The format that the ending of `path` names.
    pub fn of_path(path: &str) -> Option<&'static Self> {
        let (_, ending) = path.rsplit_once('.')?;
        FORMATS.iter().find(|format| format.endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    }

    /// The format whose signature `bytes` begin with.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<&'static Self> {
        let signed = |format: &&Self| !format.signature.is_empty() && bytes.starts_with(format.signature);
        FORMATS.iter().find(signed)
    }

    /// What a text without a telling name looks like.
    pub(super) fn of_text(text: &str) -> Self {
        let start = text.trim_start();
        let head = start[..start.floor_char_boundary(1000)].to_ascii_lowercase();
        if head.starts_with("<!doctype html") || head.contains("<html") {
            HTML
        } else if head.starts_with('{') && (head.contains("\"text\"") || is_json_line(start)) {
            LINES
        } else if head.starts_with("---\n") || head.starts_with("---\r\n") {
            MARKDOWN
        } else {
            TEXT
        }
    }

    /// The format of a text that is in a file of this format by its ending: a saved page that is called .txt
    /// is a page all the same.
    pub(super) fn of_content(self, text: &str) -> Self {
        let is_page = || {
            let start = text.trim_start();
            let begins =
                |words: &str| start.get(..words.len()).is_some_and(|it| it.eq_ignore_ascii_case(words));
            begins("<!doctype html") || begins("<html")
        };
        if self.name == TEXT.name && is_page() { HTML } else { self }
    }

    pub(super) fn is_lines(&self) -> bool {
        matches!(self.reader, Reader::Lines)
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.reader, Reader::Table)
    }

    pub(super) fn is_html(&self) -> bool {
        self.name == HTML.name
    }
}

fn is_json_line(text: &str) -> bool {
    text.lines().next().is_some_and(|line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok())
}

/// Whether the ending of `path` is one that is read.
pub fn is_readable(path: &str) -> bool {
    Format::of_path(path).is_some_and(Format::is_readable)
}

/// Whether the ending of `path` is that of files with an article a line, which can be read in pieces.
pub fn is_lines(path: &str) -> bool {
    Format::of_path(path).is_some_and(Format::is_lines)
}

/// The endings of all files that are read, for filters and help.
pub fn readable_endings() -> Vec<&'static str> {
    let readable = FORMATS.iter().filter(|format| format.is_readable());
    readable.flat_map(|format| format.endings).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_and_signature_stands_once() {
        let mut endings: Vec<_> = FORMATS.iter().flat_map(|format| format.endings).collect();
        let n_endings = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), n_endings);
        for format in FORMATS.iter().filter(|format| !format.signature.is_empty()) {
            let signed = Format::of_bytes(format.signature).unwrap();
            assert_eq!(signed.name, format.name);
        }
    }

    #[test]
    fn a_page_that_is_called_a_text_is_a_page() {
        for (text, format) in [
            ("\n<!DOCTYPE html><p>", HTML),
            ("<HTML lang=de>", HTML),
            ("<htm", TEXT),
            ("Ein <html> im Text", TEXT),
            ("Größe", TEXT),
        ] {
            assert_eq!(TEXT.of_content(text).name, format.name, "{text}");
        }
        assert_eq!(MARKDOWN.of_content("<html>").name, MARKDOWN.name);
    }

    #[test]
    fn an_ending_is_known_in_any_case_and_a_format_that_is_not_read_is_no_file_to_open() {
        assert!(is_readable("a/b.TXT") && is_readable("a.Md") && is_lines("a.NDJSON"));
        assert!(!is_readable("a.pdf") && !is_readable("pdf") && !is_lines("a.txt"));
        assert!(Format::of_path("a.PDF").is_some_and(|format| !format.is_readable()));
        assert!(readable_endings().contains(&"xhtml") && !readable_endings().contains(&"docx"));
    }
}
