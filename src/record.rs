//! A line of `extract` ⇄ a document and its items, both ways.
//!
//! The structs here are the format and nothing else; the program's own types may change without it.
//! All offsets are bytes of `text`, end exclusive. What a line does not hold (blocks, the rule of a
//! mention) is found again or left empty on reading; a line read and written again is the same line.

mod clauses;
mod fields;
mod read;
mod write;

use std::borrow::{Borrow, Cow};
use std::fmt;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

use crate::annotate::{
    ActorKind, CountryBasis, LinkRole, Medium, MentionKind, Modality, QuotationKind, TimexKind,
};
use crate::diagnostic::Diagnostic;
use crate::document::Published;
use crate::item::{Actor, Answered, Basis, Extraction, Form, Through};
use crate::language::Country;
use crate::text::Span;
use crate::time::Grain;

use clauses::ClauseRecord;
pub use read::{BadRecord, read_line};
pub(crate) use write::word;
pub use write::{ItemFields, item_fields, write_line, write_line_with_clauses};

/// Words of a line, taken from it as they stand where no sign in them is escaped.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
struct Words<'a>(Cow<'a, str>);

impl Words<'_> {
    fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl AsRef<str> for Words<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Words<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for Words<'a> {
    fn from(words: &'a str) -> Self {
        Self(Cow::Borrowed(words))
    }
}

impl From<String> for Words<'_> {
    fn from(words: String) -> Self {
        Self(Cow::Owned(words))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Words<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordsVisitor;

        impl<'de> Visitor<'de> for WordsVisitor {
            type Value = Words<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Self::Value, E> {
                Ok(words.into())
            }

            fn visit_str<E>(self, words: &str) -> Result<Self::Value, E> {
                Ok(words.to_owned().into())
            }
        }

        deserializer.deserialize_str(WordsVisitor)
    }
}

/// A document with its items, as a line of `extract` (docs/extract.md).
#[derive(Serialize, Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    id: Words<'a>,
    #[serde(borrow, default)]
    path: Option<Words<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    provenance: Option<ProvenanceRecord<'a>>,
    #[serde(borrow, default)]
    title: Option<Words<'a>>,
    #[serde(borrow, default)]
    author: Option<Words<'a>>,
    #[serde(borrow, default)]
    outlet: Option<Words<'a>>,
    #[serde(borrow, default)]
    url: Option<Words<'a>>,
    #[serde(borrow, default)]
    language: Option<Words<'a>>,
    published: Published,
    #[serde(borrow)]
    text: Words<'a>,
    #[serde(borrow, default)]
    timexes: Vec<TimexRecord<'a>>,
    #[serde(borrow, default)]
    mentions: Vec<MentionRecord<'a>>,
    #[serde(borrow, default)]
    quotations: Vec<QuotationRecord<'a>>,
    #[serde(borrow)]
    items: Items<'a>,
    #[serde(borrow, default)]
    actors: Vec<ActorRecord<'a>>,
    #[serde(default)]
    problems: Vec<Diagnostic>,
    /// Only where they were asked for; nothing is read from them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clauses: Option<Vec<ClauseRecord>>,
}

/// The items of a line.
enum Items<'a> {
    /// As they were read.
    Read(Vec<ItemRecord<'a>>),
    /// To be written, made one after the other: all at once they take twenty times the memory.
    Of(&'a Extraction),
}

impl<'a> Items<'a> {
    fn read(&self) -> &[ItemRecord<'a>] {
        match self {
            Self::Read(items) => items,
            Self::Of(_) => &[],
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::Read)
    }
}

#[derive(Serialize, Deserialize)]
struct ProvenanceRecord<'a> {
    #[serde(borrow)]
    file: Words<'a>,
    number: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    begin: u64,
    end: u64,
}

#[derive(Serialize, Deserialize)]
struct TimexRecord<'a> {
    begin: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: TimexKind,
    #[serde(borrow)]
    value: Words<'a>,
    #[serde(borrow)]
    rule: Words<'a>,
}

#[derive(Serialize, Deserialize)]
struct MentionRecord<'a> {
    begin: u32,
    end: u32,
    kind: MentionKind,
    #[serde(borrow)]
    actor: Option<Words<'a>>,
    country: Option<Country>,
}

#[derive(Serialize, Deserialize)]
struct QuotationRecord<'a> {
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
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    chain: Vec<LinkRecord<'a>>,
    #[serde(borrow, default)]
    rule: Words<'a>,
}

#[derive(Serialize, Deserialize)]
struct LinkRecord<'a> {
    span: Span,
    role: LinkRole,
    #[serde(borrow, default)]
    rule: Words<'a>,
}

#[derive(Serialize, Deserialize)]
struct ItemRecord<'a> {
    #[serde(borrow)]
    id: Words<'a>,
    kind: KindRecord,
    #[serde(default)]
    form: Option<Form>,
    #[serde(borrow, default)]
    title: Option<Words<'a>>,
    #[serde(borrow)]
    text: Words<'a>,
    spans: Vec<Span>,
    #[serde(borrow)]
    time: TimeRecord<'a>,
    #[serde(borrow, default)]
    about: AboutRecord<'a>,
    modality: Modality,
    #[serde(borrow, default)]
    speaker: Option<Words<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    chain: Vec<Through<Words<'a>>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    answers: Option<Answered<Words<'a>>>,
    #[serde(borrow, default)]
    addressees: Vec<Words<'a>>,
    #[serde(borrow, default)]
    actors: Vec<Words<'a>>,
    #[serde(default)]
    country: Option<Country>,
    #[serde(default)]
    country_basis: Option<CountryBasis>,
    #[serde(default)]
    countries: Vec<Country>,
    #[serde(borrow, default)]
    place: Option<Words<'a>>,
    #[serde(borrow, default)]
    medium: Option<Words<'a>>,
    #[serde(borrow, default)]
    rule: Words<'a>,
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
struct TimeRecord<'a> {
    #[serde(borrow)]
    from: Option<Words<'a>>,
    #[serde(borrow)]
    to: Option<Words<'a>>,
    grain: Option<Grain>,
    basis: Basis,
    #[serde(default)]
    timex: Option<Span>,
    #[serde(borrow, default)]
    derivation: Words<'a>,
}

#[derive(Default, Serialize, Deserialize)]
struct AboutRecord<'a> {
    #[serde(borrow)]
    from: Option<Words<'a>>,
    #[serde(borrow)]
    to: Option<Words<'a>>,
}

#[derive(Serialize, Deserialize)]
struct ActorRecord<'a> {
    #[serde(borrow)]
    id: Words<'a>,
    #[serde(borrow)]
    name: Words<'a>,
    kind: ActorKind,
    #[serde(borrow, default)]
    role: Option<Words<'a>>,
    #[serde(default)]
    country: Option<Country>,
    #[serde(default)]
    country_basis: Option<CountryBasis>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    country_words: Option<Words<'a>>,
    #[serde(borrow, default)]
    aliases: Vec<Words<'a>>,
}

/// Strings as words of a line.
fn all_words<'a>(words: impl IntoIterator<Item = &'a String>) -> Vec<Words<'a>> {
    words.into_iter().map(|words| words.as_str().into()).collect()
}

/// Words of a line as strings.
fn strings(words: Vec<Words>) -> Vec<String> {
    words.into_iter().map(Words::into_string).collect()
}

impl<'a> From<&'a Actor> for ActorRecord<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self {
            id: (*actor.id.0).into(),
            name: actor.name.as_str().into(),
            kind: actor.kind,
            role: actor.role.as_deref().map(Words::from),
            country: actor.country,
            country_basis: actor.country_basis,
            country_words: actor.country_words.as_deref().map(Words::from),
            aliases: all_words(&actor.aliases),
        }
    }
}
