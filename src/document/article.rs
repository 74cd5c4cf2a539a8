//! One article after reading.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::blocks::{Block, blocks_of};
use super::provenance::Provenance;
use super::published::{Published, PublishedEvidence};
use crate::diagnostic::{Cause, Diagnostic};
use crate::text::{ContentHash, Piece, pieces};

/// One article, ready for annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Identifier, unique among the documents open together: the given one, else the path.
    pub id: String,
    /// The file it came from, as the user named it.
    pub path: Option<String>,
    /// Where it stands in the file that it was read from; `None` where nothing says so.
    pub provenance: Option<Provenance>,
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
    /// What was asked for of its text already, see [`Self::hash`] and [`Self::pieces`].
    pub known: KnownOfText,
}

/// What is computed of a text when somebody first asks for it; it tells nothing that the text does not.
#[derive(Clone, Debug, Default)]
pub struct KnownOfText {
    hash: OnceLock<ContentHash>,
    pieces: OnceLock<Box<[Piece]>>,
}

impl PartialEq for KnownOfText {
    fn eq(&self, _: &Self) -> bool {
        true
    }
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

    /// What tells its text from every other one.
    pub fn hash(&self) -> ContentHash {
        *self.known.hash.get_or_init(|| ContentHash::of(&self.text))
    }

    /// What its text is compared by with those of possible copies, each piece once, by rising hash.
    pub fn pieces(&self) -> &[Piece] {
        self.known.pieces.get_or_init(|| pieces(&self.text).into())
    }

    /// A document in one language, of which nothing else is known but its text; without blocks.
    pub fn plain(id: &str, language: &str, text: &str) -> Self {
        Self {
            id: id.to_owned(),
            path: None,
            provenance: None,
            title: None,
            author: None,
            outlet: None,
            url: None,
            language: language.to_owned(),
            published: Published::UNKNOWN,
            text: text.to_owned(),
            parts: Vec::new().into(),
            diagnostics: Vec::new(),
            known: KnownOfText::default(),
        }
    }

    /// What it is called: its title, else its file.
    pub fn name(&self) -> &str {
        let title = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        title.unwrap_or_else(|| self.file_name())
    }

    /// The file it came from, without its folder; its identifier where it came from none.
    pub fn file_name(&self) -> &str {
        let path = self.path.as_deref().unwrap_or(&self.id);
        path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(path)
    }

    /// The same document as published on `date`, which the user gave.
    pub fn published_on(&self, date: NaiveDate) -> Self {
        let mut document = self.clone();
        document.published = Published::on(date, PublishedEvidence::Given);
        document.diagnostics.retain(|problem| !problem.cause.is_lack_of_date());
        document
    }

    /// The same document as one in another language, which the user gave.
    #[must_use]
    pub fn in_language(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self.diagnostics.retain(|problem| !matches!(problem.cause, Cause::UnknownLanguage(_)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_by_its_title_else_by_its_file() {
        let untitled = Document::plain("news/2025/bridge.txt", "de", "");
        assert_eq!(untitled.name(), "bridge.txt");
        let blank =
            Document { title: Some(" ".to_owned()), path: Some(r"C:\news\a.md".to_owned()), ..untitled };
        assert_eq!(blank.name(), "a.md");
        assert_eq!(Document { title: Some(" The bridge ".to_owned()), ..blank }.name(), "The bridge");
        assert_eq!(Document::plain("news/", "de", "").name(), "news/");
    }
}
