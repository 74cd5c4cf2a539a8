//! The clauses of a document as a line of `extract` prints them.

use serde::{Deserialize, Serialize};

use crate::annotate::{ClauseOutline, ObjectOutline, ObjectRole, PhraseOutline};
use crate::text::Span;

/// First byte and end of a stretch of text.
type Bytes = (u32, u32);

/// A clause with a finite verb.
#[derive(Serialize, Deserialize)]
pub(super) struct ClauseRecord {
    verb: Bytes,
    finite: Option<Bytes>,
    subject: Option<PhraseRecord>,
    objects: Vec<ObjectRecord>,
    negated: bool,
    voice: VoiceRecord,
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
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RoleRecord {
    Object,
    Recipient,
    Predicative,
    Prepositional,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum VoiceRecord {
    Active,
    Passive,
}

fn bytes(span: Span) -> Bytes {
    (span.begin, span.end)
}

impl From<&ClauseOutline> for ClauseRecord {
    fn from(clause: &ClauseOutline) -> Self {
        Self {
            verb: bytes(clause.verb),
            finite: clause.finite.map(bytes),
            subject: clause.subject.map(PhraseRecord::from),
            objects: clause.objects.iter().map(ObjectRecord::from).collect(),
            negated: clause.is_negated,
            voice: if clause.is_passive { VoiceRecord::Passive } else { VoiceRecord::Active },
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
        let role = match object.role {
            ObjectRole::Object => RoleRecord::Object,
            ObjectRole::Recipient => RoleRecord::Recipient,
            ObjectRole::Predicative => RoleRecord::Predicative,
            ObjectRole::Prepositional => RoleRecord::Prepositional,
        };
        Self { span: bytes(object.phrase.span), head: bytes(object.phrase.head), role }
    }
}
