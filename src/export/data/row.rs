//! An item as a record: the fields of JSON, and of the columns of CSV.

use serde::Serialize;

use super::entry::{Entry, Source};
use crate::annotate::{ActorKind, CountryBasis, LinkRole, Modality};
use crate::item::{Actor, Form, Kind, Status};
use crate::language::Country;
use crate::record::{ItemFields, item_fields};
use crate::text::Span;

/// An item with everything that is known of it. Offsets are bytes of the article's text, end exclusive.
#[derive(Serialize)]
pub struct Row<'a> {
    pub id: String,
    pub kind: String,
    pub form: Option<Form>,
    pub title: Option<&'a str>,
    pub text: &'a str,
    pub speaker: Option<ActorRow<'a>>,
    pub through: Vec<ThroughRow<'a>>,
    /// The statement that it answers.
    pub answers: Option<AnsweredRow<'a>>,
    pub addressees: Vec<&'a str>,
    pub actors: Vec<&'a str>,
    pub country: Option<Country>,
    pub country_basis: Option<CountryBasis>,
    pub countries: Vec<Country>,
    pub place: Option<&'a str>,
    pub medium: Option<&'a str>,
    pub modality: Modality,
    pub time: TimeRow,
    pub about: Option<AboutRow>,
    pub rule: &'a str,
    pub confidence: f32,
    /// Whether a person changed it.
    pub decided: bool,
    pub status: Option<Status>,
    pub star: bool,
    pub tags: Vec<&'a str>,
    pub note: Option<&'a str>,
    pub sources: Vec<SourceRow<'a>>,
}

/// Who said it.
#[derive(Serialize)]
pub struct ActorRow<'a> {
    pub name: &'a str,
    pub kind: ActorKind,
    pub role: Option<&'a str>,
    pub country: Option<Country>,
}

/// Somebody through whom the words came.
#[derive(Serialize)]
pub struct ThroughRow<'a> {
    pub role: LinkRole,
    pub name: &'a str,
}

/// A statement that another one answers.
#[derive(Serialize)]
pub struct AnsweredRow<'a> {
    pub id: String,
    pub speaker: Option<&'a str>,
    pub text: &'a str,
}

/// When it was; the words of the format of `extract`.
#[derive(Serialize)]
pub struct TimeRow {
    pub from: Option<String>,
    pub to: Option<String>,
    pub grain: Option<String>,
    pub basis: String,
    pub derivation: String,
}

/// The time that a statement speaks about.
#[derive(Serialize)]
pub struct AboutRow {
    pub from: String,
    pub to: String,
}

/// An article that tells it.
#[derive(Serialize)]
pub struct SourceRow<'a> {
    pub article: &'a str,
    pub title: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub author: Option<&'a str>,
    pub url: Option<&'a str>,
    pub language: &'a str,
    pub published: Option<String>,
    pub file: &'a str,
    /// Its number in a file of several.
    pub number: Option<u64>,
    pub page: Option<u32>,
    pub spans: Vec<Span>,
    pub text: &'a str,
    pub rule: &'a str,
    pub confidence: f32,
}

/// The record of an item.
pub fn row<'a>(entry: &Entry<'a>) -> Row<'a> {
    let item = entry.item;
    let fields = fields(entry);
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    let actor = |idx| item.store().actor(idx);
    let through = [LinkRole::Origin, LinkRole::Reporter].into_iter().flat_map(|role| {
        item.through(role).map(move |idx| ThroughRow { role, name: actor(idx).name.as_str() })
    });
    Row {
        id: item.id(),
        kind: fields.kind,
        form: match item.form() {
            Kind::Statement(form) => Some(form),
            Kind::Event => None,
        },
        title: item.title(),
        text: item.text(),
        speaker: entry.speaker().map(ActorRow::from),
        through: through.collect(),
        answers: entry.answered().map(|other| AnsweredRow {
            id: other.item.id(),
            speaker: other.speaker().map(|actor| actor.name.as_str()),
            text: other.item.text(),
        }),
        addressees: item.addressees().map(|idx| actor(idx).name.as_str()).collect(),
        actors: item.actors().iter().map(|idx| actor(*idx).name.as_str()).collect(),
        country: item.country(),
        country_basis: item.country_basis(),
        countries: item.countries().collect(),
        place: item.place(),
        medium: item.medium(),
        modality: item.modality(),
        time: TimeRow {
            from: some(fields.from),
            to: some(fields.to),
            grain: some(fields.grain),
            basis: fields.basis,
            derivation: fields.derivation,
        },
        about: fields.about.map(|(from, to)| AboutRow { from, to }),
        rule: item.rule(),
        confidence: item.confidence(),
        decided: item.is_decided(),
        status: item.status(),
        star: item.has_star(),
        tags: item.tags().collect(),
        note: item.note(),
        sources: entry.sources().map(SourceRow::from).collect(),
    }
}

/// What a line of `extract` says of an item, as the document tells it that knows its time best.
fn fields(entry: &Entry<'_>) -> ItemFields {
    let store = entry.item.store();
    let extraction = store.extraction(entry.item.home());
    // An item is told by one document at least.
    let told = entry.item.tellings().next().map(|telling| telling.fields.to_item(&extraction.actors));
    told.map(|item| item_fields(&item, &extraction.document.text)).unwrap_or_default()
}

impl<'a> From<&'a Actor> for ActorRow<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self { name: &actor.name, kind: actor.kind, role: actor.role.as_deref(), country: actor.country }
    }
}

impl<'a> From<Source<'a>> for SourceRow<'a> {
    fn from(source: Source<'a>) -> Self {
        let (document, file) = (source.document, source.file());
        Self {
            article: &document.id,
            title: document.title.as_deref(),
            outlet: document.outlet.as_deref(),
            author: document.author.as_deref(),
            url: document.url.as_deref(),
            language: &document.language,
            published: document.published.date.map(|date| date.to_string()),
            file,
            number: document.provenance.as_ref().map(|provenance| provenance.number),
            page: document.provenance.as_ref().and_then(|provenance| provenance.page),
            spans: source.spans,
            text: source.text,
            rule: source.rule,
            confidence: source.confidence,
        }
    }
}
