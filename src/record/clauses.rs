//! The clauses of a document as a line of `extract` prints them.

use serde::{Deserialize, Serialize};

use crate::annotate::{
    ClauseKind, ClauseOutline, Mood, ObjectOutline, ObjectRole, PhraseOutline, Tense, Voice,
};
use crate::language::Modal;
use crate::text::Span;

/// First byte and end of a stretch of text.
type Bytes = (u32, u32);

/// A clause with a verb.
#[derive(Serialize, Deserialize)]
pub(super) struct ClauseRecord {
    kind: ClauseKind,
    opener: Option<Bytes>,
    verb: Bytes,
    finite: Option<Bytes>,
    particle: Option<Bytes>,
    subject: Option<PhraseRecord>,
    shared: bool,
    objects: Vec<ObjectRecord>,
    negated: bool,
    voice: Voice,
    tense: Tense,
    mood: Mood,
    modal: Option<Modal>,
}

#[derive(Serialize, Deserialize)]
struct PhraseRecord {
    span: Bytes,
    head: Bytes,
}

#[derive(Serialize, Deserialize)]
struct ObjectRecord {
    span: Bytes,
    head: Bytes,
    role: RoleRecord,
    preposition: Option<Bytes>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RoleRecord {
    Object,
    Recipient,
    Predicative,
    Prepositional,
}

fn bytes(span: Span) -> Bytes {
    (span.begin, span.end)
}

impl From<&ClauseOutline> for ClauseRecord {
    fn from(clause: &ClauseOutline) -> Self {
        Self {
            kind: clause.kind,
            opener: clause.opener.map(bytes),
            verb: bytes(clause.verb),
            finite: clause.finite.map(bytes),
            particle: clause.particle.map(bytes),
            subject: clause.subject.map(PhraseRecord::from),
            shared: clause.is_subject_shared,
            objects: clause.objects.iter().map(ObjectRecord::from).collect(),
            negated: clause.is_negated,
            voice: clause.voice,
            tense: clause.tense,
            mood: clause.mood,
            modal: clause.modal,
        }
    }
}

impl From<PhraseOutline> for PhraseRecord {
    fn from(phrase: PhraseOutline) -> Self {
        Self { span: bytes(phrase.span), head: bytes(phrase.head) }
    }
}

impl From<&ObjectOutline> for ObjectRecord {
    fn from(object: &ObjectOutline) -> Self {
        let (role, preposition) = match object.role {
            ObjectRole::Object => (RoleRecord::Object, None),
            ObjectRole::Recipient => (RoleRecord::Recipient, None),
            ObjectRole::Predicative => (RoleRecord::Predicative, None),
            ObjectRole::Prepositional(word) => (RoleRecord::Prepositional, Some(bytes(word))),
        };
        Self { span: bytes(object.phrase.span), head: bytes(object.phrase.head), role, preposition }
    }
}
