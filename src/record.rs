//! A line of `extract` ⇄ a document and its items, both ways.
//!
//! The structs here are the format and nothing else; the program's own types may change without it.
//! All offsets are bytes of `text`, end exclusive. What a line does not hold (blocks, the rule of a
//! mention) is found again or left empty on reading; a line read and written again is the same line.

mod fields;
mod read;
mod write;

use serde::{Deserialize, Serialize};

use crate::annotate::{ActorKind, Medium, MentionKind, Modality, QuotationKind, TimexKind};
use crate::diagnostic::Diagnostic;
use crate::document::PublishedEvidence;
use crate::item::{Actor, Basis, Form};
use crate::language::Country;
use crate::text::Span;
use crate::time::Grain;

pub use read::{BadRecord, read_line};
pub use write::{ItemFields, item_fields, write_line};

/// One line.
#[derive(Serialize, Deserialize)]
struct Record {
    id: String,
    #[serde(default)]
    path: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    outlet: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    language: Option<String>,
    published: PublishedRecord,
    text: String,
    #[serde(default)]
    timexes: Vec<TimexRecord>,
    #[serde(default)]
    mentions: Vec<MentionRecord>,
    #[serde(default)]
    quotations: Vec<QuotationRecord>,
    items: Vec<ItemRecord>,
    #[serde(default)]
    actors: Vec<ActorRecord>,
    #[serde(default)]
    problems: Vec<Diagnostic>,
}

#[derive(Serialize, Deserialize)]
struct PublishedRecord {
    date: Option<chrono::NaiveDate>,
    evidence: PublishedEvidence,
}

#[derive(Serialize, Deserialize)]
struct TimexRecord {
    begin: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: TimexKind,
    value: String,
    rule: String,
}

#[derive(Serialize, Deserialize)]
struct MentionRecord {
    begin: u32,
    end: u32,
    kind: MentionKind,
    actor: Option<String>,
    country: Option<Country>,
}

#[derive(Serialize, Deserialize)]
struct QuotationRecord {
    #[serde(rename = "type")]
    kind: QuotationKind,
    content: Vec<Span>,
    #[serde(default)]
    source: Vec<Span>,
    #[serde(default)]
    cue: Vec<Span>,
    #[serde(default)]
    addressee: Vec<Span>,
    #[serde(default)]
    frame: Vec<Span>,
    #[serde(default)]
    medium: Option<Medium>,
    #[serde(default)]
    rule: String,
}

#[derive(Serialize, Deserialize)]
struct ItemRecord {
    id: String,
    kind: KindRecord,
    #[serde(default)]
    form: Option<Form>,
    #[serde(default)]
    title: Option<String>,
    text: String,
    spans: Vec<Span>,
    time: TimeRecord,
    #[serde(default)]
    about: AboutRecord,
    modality: Modality,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    addressees: Vec<String>,
    #[serde(default)]
    actors: Vec<String>,
    #[serde(default)]
    country: Option<Country>,
    #[serde(default)]
    countries: Vec<Country>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    medium: Option<String>,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    confidence: f32,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindRecord {
    Statement,
    Event,
}

#[derive(Serialize, Deserialize)]
struct TimeRecord {
    from: Option<String>,
    to: Option<String>,
    grain: Option<Grain>,
    basis: Basis,
    #[serde(default)]
    timex: Option<Span>,
    #[serde(default)]
    derivation: String,
}

#[derive(Default, Serialize, Deserialize)]
struct AboutRecord {
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct ActorRecord {
    id: String,
    name: String,
    kind: ActorKind,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    country: Option<Country>,
    #[serde(default)]
    aliases: Vec<String>,
}

impl From<&Actor> for ActorRecord {
    fn from(actor: &Actor) -> Self {
        Self {
            id: actor.id.0.to_string(),
            name: actor.name.clone(),
            kind: actor.kind,
            role: actor.role.clone(),
            country: actor.country,
            aliases: actor.aliases.clone(),
        }
    }
}
