//! Documents: one article after reading, with its text, blocks and what is known about it.

mod blocks;
mod draft;
mod encoding;
mod format;
mod load;
mod metadata;
mod published;

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Cause, Diagnostic};
use crate::text::Span;

use blocks::blocks_of;
pub use draft::Given;
pub use load::{Lines, Loaded, is_lines, is_readable, load};

/// One article, ready for annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Identifier, unique among the documents open together: the given one, else the path.
    pub id: String,
    /// The file it came from, as the user named it.
    pub path: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Author or authors, as printed.
    pub author: Option<String>,
    /// Newspaper, agency or site.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// BCP 47 tag of its language, such as "de"; "und" when it is not known.
    pub language: String,
    /// Publication date (the document creation time, DCT) and how it is known.
    pub published: Published,
    /// The text: all offsets of annotations and items point into it.
    pub text: String,
    /// Its parts, see [`Self::blocks`].
    pub parts: Blocks,
    /// What could not be read or is missing.
    pub diagnostics: Vec<Diagnostic>,
}

/// The parts of a text; those of a document that is opened again are read off its lines when they are
/// first asked for, because few documents of many are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blocks(OnceLock<Box<[Block]>>);

impl From<Vec<Block>> for Blocks {
    fn from(blocks: Vec<Block>) -> Self {
        Self(OnceLock::from(blocks.into_boxed_slice()))
    }
}

impl Document {
    /// Its parts in order; they cover every character of `text` that is no blank.
    pub fn blocks(&self) -> &[Block] {
        let read = || blocks_of(&self.text, self.title.as_deref(), &self.language).into();
        self.parts.0.get_or_init(read)
    }

    /// A document in one language, of which nothing else is known but its text; without blocks.
    pub fn plain(id: &str, language: &str, text: &str) -> Self {
        Self {
            id: id.to_owned(),
            path: None,
            title: None,
            author: None,
            outlet: None,
            url: None,
            language: language.to_owned(),
            published: Published { date: None, evidence: PublishedEvidence::None },
            text: text.to_owned(),
            parts: Vec::new().into(),
            diagnostics: Vec::new(),
        }
    }

    /// The same document as published on `date`, which the user gave.
    pub fn published_on(&self, date: NaiveDate) -> Self {
        let mut document = self.clone();
        document.published = Published { date: Some(date), evidence: PublishedEvidence::Given };
        document.diagnostics.retain(|problem| problem.cause != Cause::NoPublicationDate);
        document
    }
}

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands, without the line break after it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline, where the text holds it.
    Title,
    /// The opening summary.
    Lead,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// Disclaimers, "read also", newsletter and cookie lines: gives no items.
    Boilerplate,
}

/// When a document was published, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day; `None` where there is no evidence.
    pub date: Option<NaiveDate>,
    /// Where it is known from.
    pub evidence: PublishedEvidence,
}

/// What a publication date rests on, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedEvidence {
    /// Nothing: relative expressions stay unresolved.
    None,
    /// A literal date in the text.
    Text,
    /// The file's name.
    FileName,
    /// A dateline ("PARIS, 5. September 2025 –").
    Dateline,
    /// Metadata of the file: front matter, JSON-LD, OpenGraph, `<time>`.
    Metadata,
    /// The user or the command line.
    Given,
}
