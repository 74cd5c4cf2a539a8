//! A light reader of clauses: word classes, noun phrases, and the pieces between commas.
//!
//! German gives much away in writing: nouns have capitals, every clause has its finite verb in second or in
//! last place, and commas stand round every clause. So tables of closed classes and one pass from left to
//! right find noun phrases and clauses well enough without a parser.

mod german;
mod speaker;
pub(super) mod structure;
mod surface;

use std::ops::Deref;

use structure::{Clause, Phrase};
use surface::Surface;
pub(super) use surface::{Reach, Shape, Tokens};

use super::{Mention, Prepared, Timex};

/// A document with its clauses.
pub(super) struct Clauses<'a> {
    surface: Surface<'a>,
    /// The clauses, in text order of their first words.
    pub list: Vec<Clause>,
    /// For each token one more than the index of its clause in `list`, 0 for none.
    clause_of: Vec<u32>,
}

impl<'a> Clauses<'a> {
    /// Reads the words of a document and then its clauses.
    pub fn new(prepared: &'a Prepared<'a>, mentions: &[Mention], timexes: &[Timex]) -> Self {
        let surface = Surface::new(prepared, mentions, timexes);
        let list = prepared.effort.phase("clauses", || german::read(&surface));
        let mut clause_of = vec![0; prepared.tokens.len()];
        for (idx, clause) in list.iter().enumerate() {
            for token in clause.parts.iter().flat_map(Clone::clone) {
                clause_of[token] = idx as u32 + 1;
            }
        }
        Self { surface, list, clause_of }
    }

    /// The clause in which the token at `idx` stands.
    pub fn clause_at(&self, idx: usize) -> Option<&Clause> {
        self.list.get(self.index_at(idx)?)
    }

    /// Where the clause in which the token at `idx` stands is in the list.
    pub fn index_at(&self, idx: usize) -> Option<usize> {
        (*self.clause_of.get(idx)? as usize).checked_sub(1)
    }

    /// The subject of the clause in which the verb at `idx` stands.
    pub fn subject_of(&self, idx: usize) -> Option<&Phrase> {
        self.clause_at(idx)?.subject.as_ref()
    }
}

/// Clauses are read together with the words they are made of.
impl<'a> Deref for Clauses<'a> {
    type Target = Surface<'a>;

    fn deref(&self) -> &Surface<'a> {
        &self.surface
    }
}
