//! An extraction → a line.

use std::sync::Arc;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::annotate::{Annotations, Link, Mention, Quotation, Timex, outline};
use crate::document::Provenance;
use crate::item::{Actor, ActorId, Answered, Extraction, Item, ItemTime, Kind, Through};
use crate::language::pack_for;
use crate::text::Span;

use super::clauses::ClauseRecord;
use super::fields::{bounds, derivation_text};
use super::{
    AboutRecord, ActorRecord, ItemRecord, Items, KindRecord, LinkRecord, MentionRecord, ProvenanceRecord,
    QuotationRecord, Record, TimeRecord, TimexRecord, Words,
};

/// The line of JSON for one document, without a line break.
pub fn write_line(extraction: &Extraction) -> String {
    // Strings, numbers and lists only: nothing in a record can fail to be written.
    serde_json::to_string(&record(extraction)).unwrap_or_default()
}

/// The same, with the clauses of the text. They are read anew, and are empty in a language without a pack.
pub fn write_line_with_clauses(extraction: &Extraction) -> String {
    let mut record = record(extraction);
    let document = &extraction.document;
    let clauses = pack_for(&document.language).map(|pack| outline(document, pack, &extraction.annotations));
    record.clauses = Some(clauses.unwrap_or_default().iter().map(ClauseRecord::from).collect());
    serde_json::to_string(&record).unwrap_or_default()
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let extraction = match self {
            Self::Read(items) => return items.serialize(serializer),
            Self::Of(extraction) => extraction,
        };
        let mut list = serializer.serialize_seq(Some(extraction.n_items()))?;
        for item in extraction.items() {
            list.serialize_element(&item_record(&item, &extraction.document.text))?;
        }
        list.end()
    }
}

fn record(extraction: &Extraction) -> Record<'_> {
    let document = &extraction.document;
    Record {
        id: document.id.as_str().into(),
        path: some(&document.path),
        provenance: document.provenance.as_ref().map(provenance),
        title: some(&document.title),
        author: some(&document.author),
        outlet: some(&document.outlet),
        url: some(&document.url),
        language: Some(document.language.as_str().into()),
        published: document.published,
        text: document.text.as_str().into(),
        timexes: timexes(&extraction.annotations),
        mentions: mentions(&extraction.annotations, &extraction.actors),
        quotations: quotations(&extraction.annotations),
        items: Items::Of(extraction),
        actors: extraction.actors.iter().map(|actor| ActorRecord::from(&**actor)).collect(),
        problems: document.diagnostics.clone(),
        clauses: None,
    }
}

fn provenance(provenance: &Provenance) -> ProvenanceRecord<'_> {
    ProvenanceRecord {
        file: (*provenance.file).into(),
        number: provenance.number,
        page: provenance.page,
        begin: provenance.bytes.begin,
        end: provenance.bytes.end,
    }
}

/// Words where there are any.
fn some(words: &Option<String>) -> Option<Words<'_>> {
    words.as_deref().map(Words::from)
}

fn timexes(annotations: &Annotations) -> Vec<TimexRecord<'_>> {
    annotations.timexes.iter().map(timex).collect()
}

fn timex(timex: &Timex) -> TimexRecord<'_> {
    TimexRecord {
        begin: timex.span.begin,
        end: timex.span.end,
        kind: timex.kind,
        value: timex.value.as_str().into(),
        rule: timex.rule.as_str().into(),
    }
}

fn mentions<'a>(annotations: &Annotations, actors: &'a [Arc<Actor>]) -> Vec<MentionRecord<'a>> {
    let record = |mention: &Mention| MentionRecord {
        begin: mention.span.begin,
        end: mention.span.end,
        kind: mention.kind,
        actor: mention.actor.and_then(|at| Some((*actors.get(at)?.id.0).into())),
        country: mention.country,
    };
    annotations.mentions.iter().filter(|mention| mention.is_name).map(record).collect()
}

fn quotations(annotations: &Annotations) -> Vec<QuotationRecord<'_>> {
    annotations.quotations.iter().map(quotation).collect()
}

fn quotation(quotation: &Quotation) -> QuotationRecord<'_> {
    QuotationRecord {
        kind: quotation.kind,
        content: quotation.content.clone(),
        source: quotation.source.clone(),
        cue: quotation.cue.clone(),
        addressee: quotation.addressee.clone(),
        frame: quotation.frame.clone(),
        medium: quotation.medium,
        chain: quotation.chain.iter().map(link).collect(),
        rule: quotation.rule.as_str().into(),
    }
}

fn link(link: &Link) -> LinkRecord<'_> {
    LinkRecord { span: link.span, role: link.role, rule: link.rule.as_str().into() }
}

/// The fields of an item that are words of the format, for tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemFields {
    /// "statement" or "event".
    pub kind: String,
    /// Form of a statement; empty for an event.
    pub form: String,
    /// First day or minute; empty where the time is not known.
    pub from: String,
    /// Last day or minute, inclusive.
    pub to: String,
    /// Precision of the time.
    pub grain: String,
    /// What the time rests on.
    pub basis: String,
    /// How the time was derived, in a few English words.
    pub derivation: String,
    /// First and last day or minute of the time that a statement speaks about.
    pub about: Option<(String, String)>,
    /// How it is told.
    pub modality: String,
}

/// The words that a line has for an item of a document with this text.
pub fn item_fields(item: &Item, text: &str) -> ItemFields {
    let record = item_record(item, text);
    ItemFields {
        kind: word(&record.kind),
        form: word(&record.form),
        from: record.time.from.map(Words::into_string).unwrap_or_default(),
        to: record.time.to.map(Words::into_string).unwrap_or_default(),
        grain: word(&record.time.grain),
        basis: word(&record.time.basis),
        derivation: record.time.derivation.into_string(),
        about: record.about.from.map(Words::into_string).zip(record.about.to.map(Words::into_string)),
        modality: word(&record.modality),
    }
}

/// The word that serde writes for a value; empty for none.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn item_record<'a>(item: &'a Item, text: &str) -> ItemRecord<'a> {
    let (kind, form) = match item.kind {
        Kind::Statement(form) => (KindRecord::Statement, Some(form)),
        Kind::Event => (KindRecord::Event, None),
    };
    let ids = |actors: &'a [ActorId]| actors.iter().map(|id| (*id.0).into()).collect();
    let through = |through: &'a Through| Through { role: through.role, actor: (*through.actor.0).into() };
    let about = item.about.map(|interval| bounds(interval, None)).unzip();
    ItemRecord {
        id: item.id.as_str().into(),
        kind,
        form,
        title: some(&item.title),
        text: item.text.as_str().into(),
        spans: item.evidence.first().map_or(Vec::<Span>::new(), |evidence| evidence.spans.clone()),
        time: time_record(&item.time, text),
        about: AboutRecord { from: about.0.map(Words::from), to: about.1.map(Words::from) },
        modality: item.modality,
        speaker: item.speaker.as_ref().map(|id| (*id.0).into()),
        chain: item.chain.iter().map(through).collect(),
        answers: item.answers.as_ref().map(|answers| Answered {
            item: answers.item.as_str().into(),
            rule: answers.rule.as_str().into(),
        }),
        addressees: ids(&item.addressees),
        actors: ids(&item.actors),
        country: item.country,
        country_basis: item.country_basis,
        countries: item.countries.clone(),
        place: some(&item.place),
        medium: some(&item.medium),
        rule: item.rule.as_str().into(),
        confidence: item.confidence,
    }
}

fn time_record(time: &ItemTime, text: &str) -> TimeRecord<'static> {
    let (from, to) = time.interval.map(|interval| bounds(interval, time.grain)).unzip();
    TimeRecord {
        from: from.map(Words::from),
        to: to.map(Words::from),
        grain: time.grain,
        basis: time.basis,
        timex: time.timex,
        derivation: derivation_text(time, text).into(),
    }
}
