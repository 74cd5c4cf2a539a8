//! The clauses of a document as spans of its text, for printing and checking.

use crate::document::Document;
use crate::effort::Effort;
use crate::language::Pack;
use crate::text::Span;

use super::clause::Clauses;
use super::clause::structure::{Clause, Phrase, Role, Voice};
use super::{Annotations, Prepared};

/// A clause with a finite verb, as spans of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseOutline {
    /// The word that carries the meaning: participle, infinitive, finite verb, or what a copula joins.
    pub verb: Span,
    /// The finite verb, where it is another word.
    pub finite: Option<Span>,
    /// Who or what does or suffers it.
    pub subject: Option<PhraseOutline>,
    /// The other phrases that go with the verb.
    pub objects: Vec<ObjectOutline>,
    /// Whether it is negated.
    pub is_negated: bool,
    /// Whether its subject suffers what is done.
    pub is_passive: bool,
}

/// A phrase as spans of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseOutline {
    /// All its words.
    pub span: Span,
    /// Its noun, name or pronoun.
    pub head: Span,
}

/// A phrase with what it is to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectOutline {
    /// Its words, a preposition apart.
    pub phrase: PhraseOutline,
    /// What it is.
    pub role: ObjectRole,
}

/// What a phrase is to its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectRole {
    /// Whom or what.
    Object,
    /// To whom, for whom.
    Recipient,
    /// What a copula joins to the subject.
    Predicative,
    /// Behind a preposition.
    Prepositional,
}

/// The clauses with a finite verb of a document that was annotated with `pack`, in text order.
pub fn outline(document: &Document, pack: &Pack, annotations: &Annotations) -> Vec<ClauseOutline> {
    let effort = Effort::for_text(document.text.len());
    let prepared = Prepared::new(document, pack, &effort);
    let clauses = Clauses::new(&prepared, &annotations.mentions, &annotations.timexes);
    clauses.list.iter().filter_map(|clause| outline_of(&prepared, clause)).collect()
}

fn outline_of(prepared: &Prepared, clause: &Clause) -> Option<ClauseOutline> {
    let word = |idx: usize| prepared.tokens[idx].span;
    let phrase = |phrase: &Phrase| PhraseOutline {
        span: prepared.span(phrase.tokens.clone()),
        head: prepared.span(phrase.head..phrase.head_end),
    };
    let predicate = &clause.predicate;
    let finite = predicate.finite?;
    let objects = clause.arguments.iter().map(|argument| ObjectOutline {
        phrase: phrase(&argument.phrase),
        role: match argument.role {
            Role::Object => ObjectRole::Object,
            Role::Recipient => ObjectRole::Recipient,
            Role::Predicative => ObjectRole::Predicative,
            Role::Prepositional(_) => ObjectRole::Prepositional,
        },
    });
    Some(ClauseOutline {
        verb: word(predicate.verb),
        finite: (finite != predicate.verb).then(|| word(finite)),
        subject: clause.subject.as_ref().map(phrase),
        objects: objects.collect(),
        is_negated: predicate.is_negated,
        is_passive: predicate.voice == Voice::Passive,
    })
}
