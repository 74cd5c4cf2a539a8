//! The verb of a clause as a word of the tables.

use crate::annotate::clause::Clauses;
use crate::annotate::clause::structure::{Clause, ClauseKind, Tense, Voice};
use crate::language::{Class, Lemma, Modal, VerbForm};

/// The verb of a clause by its form.
pub(super) fn lemma_of(clauses: &Clauses, clause: &Clause) -> Option<Lemma> {
    let predicate = &clause.predicate;
    if !predicate.has_verb {
        return None;
    }
    let particle = predicate.particle.map(|idx| clauses.lower(idx));
    let word = clauses.lower(predicate.verb);
    let verbs = &clauses.prepared.pack.events.verbs;
    verbs.lemma(&word, form_of(clauses, clause), particle.as_deref())
}

/// The form of the word that carries the meaning.
fn form_of(clauses: &Clauses, clause: &Clause) -> VerbForm {
    let predicate = &clause.predicate;
    let finite_is = |class: Class| predicate.finite.is_some_and(|finite| clauses.is(finite, class));
    let over = predicate.tense == Tense::Past;
    match () {
        () if predicate.finite == Some(predicate.verb) => VerbForm::Finite,
        () if predicate.voice != Voice::Active => VerbForm::Participle,
        () if finite_is(Class::HAVE.with(Class::BE)) => VerbForm::Participle,
        () if matches!(predicate.modal, Some(Modal::Hearsay | Modal::Claim)) => VerbForm::Participle,
        () if clause.kind == ClauseKind::Infinitive && over => VerbForm::Participle,
        () => VerbForm::Infinitive,
    }
}

/// The words of a clause, what stands in quotation marks and brackets apart.
pub(super) fn words<'a>(clauses: &'a Clauses, clause: &'a Clause) -> impl Iterator<Item = usize> + 'a {
    clause.parts.iter().flat_map(|part| clauses.outer(part.clone()))
}
