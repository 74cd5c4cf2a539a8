//! What a format's reader found in one article, before it becomes a document.

use chrono::NaiveDate;

use super::{Block, Document, PublishedEvidence, blocks_of, published};
use crate::diagnostic::{Cause, Diagnostic};
use crate::language::detect_language;

/// What the user said about inputs that do not say so themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Publication date.
    pub published: Option<NaiveDate>,
    /// Language tag, such as "de".
    pub language: Option<String>,
}

/// One article as its format tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Identifier, where the file gives one.
    pub id: Option<String>,
    pub path: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// The day the file itself names, with how.
    pub published: Option<(NaiveDate, PublishedEvidence)>,
    pub text: String,
    /// The blocks, where the format marks them; otherwise they are read off the lines.
    pub blocks: Option<Vec<Block>>,
    pub problems: Vec<Cause>,
}

impl Draft {
    /// The document: language, publication date and blocks are found where the draft lacks them.
    /// `path` is the file as the user named it.
    pub(super) fn finish(self, path: &str, given: &Given) -> Document {
        let origin = self.id.clone().unwrap_or_else(|| path.to_owned());
        let language = self.language.or_else(|| given.language.clone());
        let language = language.unwrap_or_else(|| detect_language(&self.text).to_owned());
        let blocks = self.blocks.unwrap_or_else(|| blocks_of(&self.text, self.title.as_deref()));
        let published = published::of(self.published, &self.text, path, given.published);
        let mut problems = self.problems;
        if published.date.is_none() {
            problems.push(Cause::NoPublicationDate);
        }
        Document {
            diagnostics: problems.into_iter().map(|cause| Diagnostic::new(cause, origin.clone())).collect(),
            id: origin,
            path: Some(self.path.unwrap_or_else(|| path.to_owned())),
            title: self.title,
            author: self.author,
            outlet: self.outlet,
            url: self.url,
            language,
            published,
            text: self.text,
            blocks,
        }
    }
}
