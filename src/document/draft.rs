//! What a format's reader found in one article, before it becomes a document.

use chrono::NaiveDate;

use super::article::Document;
use super::blocks::{self, Block, Layout};
use super::bounds;
use super::provenance::Provenance;
use super::published::{self, PublishedEvidence, Traces};
use crate::diagnostic::{Cause, Diagnostic};
use crate::language::{NoPack, Stamp, detect_language, pack_for};
use crate::text::Span;

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
    /// The file it is from originally, where a line tells.
    pub path: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// The day the file itself names, with how.
    pub published: Option<(Stamp, PublishedEvidence)>,
    pub text: String,
    /// The blocks, where the format marks them; otherwise they are read off the lines.
    pub blocks: Option<Vec<Block>>,
    /// Whether `text` is the begin of what stands there, which was longer than an article may be.
    pub is_cut: bool,
    /// Whether the file holds several articles, so that its name dates none of them.
    pub is_one_of_many: bool,
    /// What could not be read of it.
    pub problems: Vec<Cause>,
}

impl Draft {
    /// The document: language, publication date and blocks are found where the draft lacks them.
    /// `provenance` says where it stands.
    pub(super) fn finish(mut self, provenance: Provenance, given: &Given) -> Document {
        self.cut();
        let path = &*provenance.file;
        let id = self.id.unwrap_or_else(|| path.to_owned());
        let language = self.language.or_else(|| given.language.clone());
        let language = language.unwrap_or_else(|| detect_language(&self.text).to_owned());
        let Layout { blocks, title, author, stamp } = match self.blocks {
            Some(blocks) => blocks::of_format(&self.text, blocks, &language),
            None => blocks::of_lines(&self.text, self.title.as_deref(), &language),
        };
        let name = (!self.is_one_of_many).then_some(path);
        let traces = Traces { text: &self.text, blocks: &blocks, stamp: stamp.as_deref(), name };
        let zone = pack_for(&language).ok().and_then(|pack| pack.scenes.zone);
        let named = self.published.map(|(stamp, evidence)| (stamp.local(zone), evidence));
        let published = published::of(named, given.published, &traces);
        // A date that was not understood is told already.
        let is_undated = published.date.is_none() && !self.problems.iter().any(Cause::is_lack_of_date);
        let undated = is_undated.then_some(Cause::NoPublicationDate);
        let unknown = match pack_for(&language) {
            Ok(_) => None,
            Err(NoPack::Unknown) => Some(Cause::UnknownLanguage(language.clone())),
            Err(NoPack::Broken(error)) => Some(Cause::BrokenPack(language.clone(), error.to_string())),
        };
        let cut = self.is_cut.then_some(Cause::LongText(bounds::MOST_TEXT as u64));
        let problems = self.problems.into_iter().chain(cut).chain(undated).chain(unknown);
        let mut text = self.text;
        text.shrink_to_fit();
        Document {
            diagnostics: problems.map(|cause| Diagnostic::new(cause, id.clone())).collect(),
            known: Default::default(),
            id,
            path: Some(self.path.unwrap_or_else(|| path.to_owned())),
            provenance: Some(provenance),
            title: self.title.or(title),
            author: self.author.or(author),
            outlet: self.outlet,
            url: self.url,
            language,
            published,
            text,
            parts: blocks.into(),
        }
    }

    /// Leaves of the text no more than an article may hold.
    fn cut(&mut self) {
        let Some(n_bytes) = bounds::begin_of(&self.text).map(str::len) else { return };
        self.text.truncate(n_bytes);
        for block in self.blocks.iter_mut().flatten() {
            let Span { begin, end } = block.span;
            block.span = Span { begin: begin.min(n_bytes as u32), end: end.min(n_bytes as u32) };
        }
        self.blocks.iter_mut().for_each(|blocks| blocks.retain(|block| !block.span.is_empty()));
        self.is_cut = true;
    }
}
