//! What is told while files are read, and what came of them.

use std::sync::Arc;

use super::part::Expected;
use crate::diagnostic::{Diagnostic, Severity};
use crate::item::Extraction;

/// What has just happened; told from the thread that it happened on.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// Folders are being listed; told now and then.
    Listed {
        /// Files and folders seen so far.
        entries: usize,
    },
    /// Work on a file begins.
    Started {
        /// The file as the user named it.
        name: &'a str,
        /// Files there are.
        total: usize,
    },
    /// Some of a file's articles are done; told now and then.
    Advanced {
        /// The file as the user named it.
        name: &'a str,
        /// How many of its articles are done.
        articles: usize,
        /// How many there are.
        expected: Expected,
        /// The share of it that is done, 0 to 1.
        share: f32,
    },
    /// An article is done, before its identifier is kept apart from those of other files.
    Opened {
        /// What was found in it.
        article: &'a Arc<Extraction>,
    },
    /// A file is done, and all before it.
    Finished {
        /// What came of it.
        file: &'a FileOutcome,
        /// Files that are done.
        done: usize,
        /// Files there are.
        total: usize,
    },
}

/// What is done, in the order of the sources: the articles of a file, then the file.
#[derive(Debug)]
pub enum Done {
    /// An article, with an identifier that no other one has.
    Article(Arc<Extraction>),
    /// A file, and what became of it.
    File(FileOutcome),
}

/// What came of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileOutcome {
    /// The file as the user named it.
    pub name: String,
    /// Articles in it.
    pub articles: usize,
    /// Statements in these.
    pub statements: usize,
    /// Events in these.
    pub events: usize,
    /// What could not be read of it.
    pub problems: Vec<Diagnostic>,
}

/// What came of all sources, in their order.
#[derive(Debug, Default)]
pub struct Outcome {
    /// One for each article.
    pub extractions: Vec<Arc<Extraction>>,
    /// One for each file.
    pub files: Vec<FileOutcome>,
    /// Whether it was stopped before all was read.
    pub cancelled: bool,
}

impl Outcome {
    /// Everything that went wrong or is missing: with files, then with documents.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        let files = self.files.iter().flat_map(|file| &file.problems);
        files.chain(self.extractions.iter().flat_map(|extraction| &extraction.document.diagnostics))
    }

    /// Whether every input was read.
    pub fn is_complete(&self) -> bool {
        !self.cancelled && self.problems().all(|problem| problem.cause.severity() != Severity::Error)
    }
}
