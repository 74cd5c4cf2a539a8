//! German: from the words of a sentence to its clauses.

mod finite;
mod infinitive;
mod level;
mod phrase;
mod phrases;
mod predicate;
mod roles;
mod segment;
mod shared;
mod verbs;

use crate::annotate::clause::structure::Clause;
use crate::annotate::clause::surface::Surface;

/// The clauses of all sentences, in text order of their first words.
pub(super) fn read(surface: &Surface) -> Vec<Clause> {
    let prepared = surface.prepared;
    let mut found = Vec::new();
    for sentence in &prepared.sentences {
        if !prepared.effort.spend(sentence.tokens.len() as u64) {
            break;
        }
        for level in level::levels(surface, &sentence.tokens) {
            let base = found.len();
            let drafts = segment::segment(surface, &level);
            found.extend(drafts.iter().map(|draft| roles::clause(surface, &level, draft, base)));
            shared::carry_subjects(&mut found[base..], &drafts);
        }
    }
    found
}
