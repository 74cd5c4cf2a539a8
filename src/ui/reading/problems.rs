//! What went wrong: with files while they were read, and of that what is still open; and what else failed.

use std::collections::HashSet;

use crate::diagnostic::{Cause, Diagnostic};
use crate::document::Document;
use crate::language::pack_for;
use crate::store::Store;

/// Something that failed beside the reading of files, in the words it was told with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What failed, in one line.
    pub what: String,
    /// Why, and what to do next; may be empty.
    pub help: String,
}

/// Every problem once, in the order they came.
#[derive(Default)]
pub struct Problems {
    all: Vec<Diagnostic>,
    known: HashSet<Diagnostic>,
    /// Those that the store of this generation has not settled.
    open: (Option<u64>, Vec<Diagnostic>),
    notices: Vec<Notice>,
}

/// What is still open.
#[derive(Clone, Copy)]
pub struct OpenProblems<'a> {
    /// Of files and articles.
    pub of_files: &'a [Diagnostic],
    /// Of anything else.
    pub notices: &'a [Notice],
}

impl OpenProblems<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.of_files.len() + self.notices.len()
    }
}

impl Problems {
    /// Takes a problem in; whether it is a new one. That nothing was found in an article is none: the reader
    /// says so where it shows the article.
    pub fn add(&mut self, problem: &Diagnostic) -> bool {
        if problem.cause == Cause::NothingFound {
            return false;
        }
        let new = self.known.insert(problem.clone());
        if new {
            self.all.push(problem.clone());
            self.open.0 = None;
        }
        new
    }

    /// Keeps what failed, so that it can be read when its message is gone.
    pub fn note(&mut self, notice: Notice) {
        self.forget(&notice.what);
        self.notices.push(notice);
    }

    /// Drops what was kept of a failure, which has been made good.
    pub fn forget(&mut self, what: &str) {
        self.notices.retain(|known| known.what != what);
    }

    /// Drops the problems of files that were made good.
    pub fn settle(&mut self, is_settled: impl Fn(&Diagnostic) -> bool) {
        self.all.retain(|problem| !is_settled(problem));
        self.known.retain(|problem| !is_settled(problem));
        self.open.0 = None;
    }

    /// All those of files, settled or not.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// The problems that are still there: an article that lacked its date may have got one since.
    pub fn open(&mut self, store: &Store) -> OpenProblems<'_> {
        if self.open.0 != Some(store.generation()) {
            let undated = store.documents().filter(|(_, document)| document.published.date.is_none());
            let origins: HashSet<&str> =
                undated.flat_map(|(_, one)| [Some(one.id.as_str()), one.path.as_deref()]).flatten().collect();
            // One whose language was told may be read since.
            let is_read = |origin: &str| {
                let is_it = |one: &Document| one.id == origin || one.path.as_deref() == Some(origin);
                store.documents().any(|(_, one)| is_it(one) && pack_for(&one.language).is_ok())
            };
            let is_open = |problem: &&Diagnostic| match &problem.cause {
                Cause::UnknownLanguage(_) => !is_read(&problem.origin),
                cause => !cause.is_lack_of_date() || origins.contains(problem.origin.as_str()),
            };
            self.open = (Some(store.generation()), self.all.iter().filter(is_open).cloned().collect());
        }
        OpenProblems { of_files: &self.open.1, notices: &self.notices }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_without_finds_is_no_problem() {
        let mut problems = Problems::default();
        assert!(!problems.add(&Diagnostic::new(Cause::NothingFound, "a.txt")));
        assert!(problems.add(&Diagnostic::new(Cause::Empty, "a.txt")));
        assert!(!problems.add(&Diagnostic::new(Cause::Empty, "a.txt")), "each once");
        assert_eq!(problems.open(&Store::new(1, &[])).len(), 1);
    }

    #[test]
    fn a_failure_is_kept_until_it_is_made_good() {
        let mut problems = Problems::default();
        let failed = |help: &str| Notice { what: "not saved".to_owned(), help: help.to_owned() };
        problems.note(failed("no room"));
        problems.note(failed("no such folder"));
        let store = Store::new(1, &[]);
        assert_eq!(problems.open(&store).notices, [failed("no such folder")]);
        problems.forget("not saved");
        assert_eq!(problems.open(&store).len(), 0);
    }
}
