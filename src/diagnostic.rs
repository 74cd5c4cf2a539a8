//! Collected warnings and errors: what went wrong, where, and how bad it is.
//!
//! The causes are a closed list. Their sentences, with what to do next, are worded in one place for
//! both languages of the window (`wording`), keyed by [`Cause::key`].

use serde::{Deserialize, Serialize};

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something may be missing or unplaced.
    Warning,
    /// The input could not be used.
    Error,
}

/// Why something could not be read, or not in full.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "cause", content = "detail")]
pub enum Cause {
    /// The file could not be opened or read; holds the system's reason.
    Unreadable(String),
    /// No reader knows this kind of file; holds its extension or what it seems to be.
    UnknownType(String),
    /// It is a pipe, a socket or a device.
    NotAFile,
    /// The file is a table, whose columns are chosen in the window.
    Table,
    /// A folder holds files of kinds that are not read; holds how many, and the names of the first.
    KindsUnread(u64, String),
    /// The file holds no text.
    Empty,
    /// The file is damaged; holds where or how.
    Damaged(String),
    /// The file is larger than the limit; holds the limit in bytes.
    TooLarge(u64),
    /// Reading took longer than the time budget of one file, in seconds.
    TooSlow(u64),
    /// Finding items in the text took more steps than a text of its length may take; what stands behind the
    /// place where it ended is missing.
    ReadInPart,
    /// The text is longer than one article may be, and its begin was read; holds how much of it, in bytes.
    LongText(u64),
    /// The page holds far more mark-up than that of an article, and its begin was read.
    LargePage,
    /// The same text is already open; holds the identifier of the first document.
    Duplicate(String),
    /// No evidence of a publication date, so relative expressions stay unresolved.
    NoPublicationDate,
    /// No statements and no events were found.
    NothingFound,
    /// No language pack for this language; holds its tag.
    UnknownLanguage(String),
    /// The data of a language are wrong; holds its tag and what is wrong.
    BrokenPack(String, String),
    /// Some bytes were not valid in the encoding and were replaced; holds the encoding.
    Replaced(String),
    /// One line of a file with many articles could not be read; holds the line number and reason.
    BadLine(u64, String),
    /// Further lines of such a file could not be read; holds how many.
    MoreBadLines(u64),
    /// Lines of front matter were not understood; holds how many.
    FrontMatter(u64),
    /// No day can be read in what stands as publication date; holds what stands there.
    UnreadableDate(String),
    /// A field of an article holds something else than it should; holds its name.
    UnreadableField(String),
    /// Times in a line of `extract` could not be read; holds how many, and the first.
    UnreadableTimes(u64, String),
    /// The file holds several articles that cannot be told apart yet; holds what it seems to be.
    SeveralArticles(String),
    /// The encoding of the file had to be guessed from its words; holds the guess.
    GuessedEncoding(String),
    /// The text looks as if it had been saved in a wrong encoding ("fÃ¼r"); it was left as it is.
    DecodedTwice,
    /// The text was damaged on its way and was mended; holds how.
    Repaired(Repair),
    /// The last line of a project was cut off while it was written, and was left out.
    CutOff,
    /// The file from which an article of a project takes its text is not there any more.
    ArticleGone,
    /// The file from which an article of a project takes its text holds another text now.
    ArticleChanged,
    /// The counts of what was read and told do not add up: a fault of the program; holds how many
    /// lines or articles are missing.
    Lost(u64),
}

/// How a text was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repair {
    /// It was UTF-8 that somebody had read as Windows-1252 and saved again ("fÃ¼r").
    DecodedTwice,
    /// It held characters of the number zero, which were left out.
    Nul,
    /// It held control characters where Windows-1252 has quotation marks and dashes.
    Windows,
}

impl Cause {
    /// The key under which the sentence for this cause stands in `assets/ui/*.toml`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::UnknownType(_) => "unknown-type",
            Self::NotAFile => "not-a-file",
            Self::Table => "table",
            Self::KindsUnread(..) => "kinds-unread",
            Self::Empty => "empty",
            Self::Damaged(_) => "damaged",
            Self::TooLarge(_) => "too-large",
            Self::TooSlow(_) => "too-slow",
            Self::ReadInPart => "read-in-part",
            Self::LongText(_) => "long-text",
            Self::LargePage => "large-page",
            Self::Duplicate(_) => "duplicate",
            Self::NoPublicationDate => "no-publication-date",
            Self::NothingFound => "nothing-found",
            Self::UnknownLanguage(_) => "unknown-language",
            Self::BrokenPack(..) => "broken-pack",
            Self::Replaced(_) => "replaced",
            Self::BadLine(..) => "bad-line",
            Self::MoreBadLines(_) => "more-bad-lines",
            Self::FrontMatter(_) => "front-matter",
            Self::UnreadableDate(_) => "unreadable-date",
            Self::UnreadableField(_) => "unreadable-field",
            Self::UnreadableTimes(..) => "unreadable-times",
            Self::SeveralArticles(_) => "several-articles",
            Self::GuessedEncoding(_) => "guessed-encoding",
            Self::DecodedTwice => "decoded-twice",
            Self::Repaired(Repair::DecodedTwice) => "repaired-decoded-twice",
            Self::Repaired(Repair::Nul) => "repaired-nul",
            Self::Repaired(Repair::Windows) => "repaired-windows",
            Self::CutOff => "cut-off",
            Self::ArticleGone => "article-gone",
            Self::ArticleChanged => "article-changed",
            Self::Lost(_) => "lost",
        }
    }

    /// How bad this cause is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Unreadable(_)
            | Self::UnknownType(_)
            | Self::NotAFile
            | Self::Table
            | Self::Empty
            | Self::Damaged(_)
            | Self::TooLarge(_)
            | Self::TooSlow(_)
            | Self::BadLine(..)
            | Self::BrokenPack(..)
            | Self::MoreBadLines(_)
            | Self::SeveralArticles(_)
            | Self::ArticleGone
            | Self::ArticleChanged
            | Self::Lost(_) => Severity::Error,
            Self::KindsUnread(..)
            | Self::NoPublicationDate
            | Self::UnknownLanguage(_)
            | Self::Replaced(_)
            | Self::ReadInPart
            | Self::LongText(_)
            | Self::LargePage
            | Self::FrontMatter(_)
            | Self::UnreadableDate(_)
            | Self::UnreadableField(_)
            | Self::UnreadableTimes(..)
            | Self::DecodedTwice
            | Self::CutOff
            | Self::GuessedEncoding(_) => Severity::Warning,
            Self::Duplicate(_) | Self::NothingFound | Self::Repaired(_) => Severity::Note,
        }
    }

    /// Whether it is settled once the document has a publication date.
    pub fn is_lack_of_date(&self) -> bool {
        matches!(self, Self::NoPublicationDate | Self::UnreadableDate(_))
    }
}

/// One thing that went wrong with one input.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What went wrong.
    #[serde(flatten)]
    pub cause: Cause,
    /// The file or document it concerns, as the user named it.
    pub origin: String,
}

impl Diagnostic {
    /// A diagnostic about `origin`.
    pub fn new(cause: Cause, origin: impl Into<String>) -> Self {
        Self { cause, origin: origin.into() }
    }
}
