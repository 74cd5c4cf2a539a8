//! What went wrong while reading, and of that what is still open.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::store::Store;

/// Every problem once, in the order they came.
#[derive(Default)]
pub struct Problems {
    all: Vec<Diagnostic>,
    known: HashSet<Diagnostic>,
    /// Those that the store of this generation has not settled.
    open: (Option<u64>, Vec<Diagnostic>),
}

impl Problems {
    /// Takes a problem in; whether it is a new one.
    pub fn add(&mut self, problem: &Diagnostic) -> bool {
        let new = self.known.insert(problem.clone());
        if new {
            self.all.push(problem.clone());
            self.open.0 = None;
        }
        new
    }

    /// All of them, settled or not.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// The problems that are still there: an article that lacked its date may have got one since.
    pub fn open(&mut self, store: &Store) -> &[Diagnostic] {
        if self.open.0 != Some(store.generation()) {
            let undated = store.documents().filter(|(_, document)| document.published.date.is_none());
            let origins: HashSet<&str> =
                undated.flat_map(|(_, one)| [Some(one.id.as_str()), one.path.as_deref()]).flatten().collect();
            let is_open = |problem: &&Diagnostic| {
                !problem.cause.is_lack_of_date() || origins.contains(problem.origin.as_str())
            };
            self.open = (Some(store.generation()), self.all.iter().filter(is_open).cloned().collect());
        }
        &self.open.1
    }
}
