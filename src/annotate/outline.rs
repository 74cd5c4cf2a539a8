//! The clauses of a document as spans of its text, for printing and checking.

use crate::document::Document;
use crate::effort::Effort;
use crate::language::{Modal, Pack};
use crate::text::Span;

use super::clause::Clauses;
use super::clause::structure::{Clause, ClauseKind, Mood, Phrase, Role, Tense, Voice};
use super::{Annotations, Prepared};

/// A clause with a verb, as spans of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseOutline {
    /// What it is to the clause it stands in.
    pub kind: ClauseKind,
    /// The word that opens it: a conjunction, a relative or a question word.
    pub opener: Option<Span>,
    /// The word that carries the meaning: participle, infinitive, finite verb, or what a copula joins.
    pub verb: Span,
    /// The finite verb, where it is another word.
    pub finite: Option<Span>,
    /// A particle that stands apart from the verb.
    pub particle: Option<Span>,
    /// Who or what does or suffers it.
    pub subject: Option<PhraseOutline>,
    /// Whether the subject is the one of a clause before.
    pub is_subject_shared: bool,
    /// The other phrases that go with the verb.
    pub objects: Vec<ObjectOutline>,
    /// Whether it is negated.
    pub is_negated: bool,
    /// Whether the subject does it or suffers it.
    pub voice: Voice,
    /// When it is, seen from the one who tells it.
    pub tense: Tense,
    /// Whether it is told as a fact.
    pub mood: Mood,
    /// What a modal verb says of it.
    pub modal: Option<Modal>,
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
    /// With this preposition.
    Prepositional(Span),
}

/// The clauses with a verb of a document that was annotated with `pack`, in text order.
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
    let objects = clause.arguments.iter().map(|argument| ObjectOutline {
        phrase: phrase(&argument.phrase),
        role: match argument.role {
            Role::Object => ObjectRole::Object,
            Role::Recipient => ObjectRole::Recipient,
            Role::Predicative => ObjectRole::Predicative,
            Role::Prepositional(preposition) => ObjectRole::Prepositional(word(preposition)),
        },
    });
    predicate.has_verb.then(|| ClauseOutline {
        kind: clause.kind,
        opener: clause.opener.map(word),
        verb: word(predicate.verb),
        finite: predicate.finite.filter(|finite| *finite != predicate.verb).map(word),
        particle: predicate.particle.map(word),
        subject: clause.subject.as_ref().map(phrase),
        is_subject_shared: clause.is_subject_shared,
        objects: objects.collect(),
        is_negated: predicate.is_negated,
        voice: predicate.voice,
        tense: predicate.tense,
        mood: predicate.mood,
        modal: predicate.modal,
    })
}
