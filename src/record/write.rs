//! An extraction → a line.

use std::collections::{HashMap, HashSet};

use crate::annotate::{Annotations, LocalActor};
use crate::item::{Actor, ActorId, Extraction, Item, ItemTime, Kind};
use crate::text::Span;

use super::fields::{bounds, derivation_text};
use super::{
    AboutRecord, ActorRecord, ItemRecord, KindRecord, MentionRecord, PublishedRecord, QuotationRecord,
    Record, TimeRecord, TimexRecord,
};

/// The line of JSON for one document, without a line break.
pub fn write_line(extraction: &Extraction) -> String {
    // Strings, numbers and lists only: nothing in a record can fail to be written.
    serde_json::to_string(&record(extraction)).unwrap_or_default()
}

fn record(extraction: &Extraction) -> Record {
    let document = &extraction.document;
    let items = extraction.items.iter().map(|item| item_record(item, &document.text)).collect();
    Record {
        id: document.id.clone(),
        path: document.path.clone(),
        title: document.title.clone(),
        author: document.author.clone(),
        outlet: document.outlet.clone(),
        url: document.url.clone(),
        language: Some(document.language.clone()),
        published: PublishedRecord { date: document.published.date, evidence: document.published.evidence },
        text: document.text.clone(),
        timexes: timexes(&extraction.annotations),
        mentions: mentions(&extraction.annotations, &extraction.actors),
        quotations: quotations(&extraction.annotations),
        items,
        actors: extraction.actors.iter().map(ActorRecord::from).collect(),
        problems: document.diagnostics.clone(),
    }
}

fn timexes(annotations: &Annotations) -> Vec<TimexRecord> {
    let record = |timex: &crate::annotate::Timex| TimexRecord {
        begin: timex.span.begin,
        end: timex.span.end,
        kind: timex.kind,
        value: timex.value.clone(),
        rule: timex.rule.clone(),
    };
    annotations.timexes.iter().map(record).collect()
}

fn mentions(annotations: &Annotations, actors: &[Actor]) -> Vec<MentionRecord> {
    let named: HashMap<&str, &ActorId> =
        actors.iter().map(|actor| (actor.name.as_str(), &actor.id)).collect();
    let known: HashSet<&ActorId> = actors.iter().map(|actor| &actor.id).collect();
    let id_of = |local: &LocalActor| {
        // Two local actors may share an identifier, of which only the first keeps its name.
        let slug = ActorId::of_name(&local.name);
        let id = named.get(local.name.as_str()).copied().or_else(|| known.get(&slug).copied())?;
        Some(id.0.to_string())
    };
    let ids: Vec<_> = annotations.actors.iter().map(id_of).collect();
    let record = |mention: &crate::annotate::Mention| MentionRecord {
        begin: mention.span.begin,
        end: mention.span.end,
        kind: mention.kind,
        actor: mention.actor.and_then(|idx| ids.get(idx).cloned().flatten()),
        country: mention.country,
    };
    annotations.mentions.iter().map(record).collect()
}

fn quotations(annotations: &Annotations) -> Vec<QuotationRecord> {
    let record = |quotation: &crate::annotate::Quotation| QuotationRecord {
        kind: quotation.kind,
        content: quotation.content.clone(),
        source: quotation.source.clone(),
        cue: quotation.cue.clone(),
        addressee: quotation.addressee.clone(),
        frame: quotation.frame.clone(),
        medium: quotation.medium,
        rule: quotation.rule.clone(),
    };
    annotations.quotations.iter().map(record).collect()
}

/// The fields of an item that are words of the format, for tables.
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
    /// How it is told.
    pub modality: String,
}

/// The words that a line has for an item.
pub fn item_fields(item: &Item) -> ItemFields {
    let record = item_record(item, "");
    ItemFields {
        kind: word(&record.kind),
        form: word(&record.form),
        from: record.time.from.unwrap_or_default(),
        to: record.time.to.unwrap_or_default(),
        grain: word(&record.time.grain),
        basis: word(&record.time.basis),
        modality: word(&record.modality),
    }
}

/// The word that serde writes for a value; empty for none.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn item_record(item: &Item, text: &str) -> ItemRecord {
    let (kind, form) = match item.kind {
        Kind::Statement(form) => (KindRecord::Statement, Some(form)),
        Kind::Event => (KindRecord::Event, None),
    };
    let ids = |actors: &[ActorId]| actors.iter().map(|id| id.0.to_string()).collect::<Vec<_>>();
    let about = item.about.map(|interval| bounds(interval, None)).unzip();
    ItemRecord {
        id: item.id.clone(),
        kind,
        form,
        title: item.title.clone(),
        text: item.text.clone(),
        spans: item.evidence.first().map_or(Vec::<Span>::new(), |evidence| evidence.spans.clone()),
        time: time_record(&item.time, text),
        about: AboutRecord { from: about.0, to: about.1 },
        modality: item.modality,
        speaker: item.speaker.as_ref().map(|id| id.0.to_string()),
        addressees: ids(&item.addressees),
        actors: ids(&item.actors),
        country: item.country,
        countries: item.countries.clone(),
        place: item.place.clone(),
        medium: item.medium.clone(),
        rule: item.rule.clone(),
        confidence: item.confidence,
    }
}

fn time_record(time: &ItemTime, text: &str) -> TimeRecord {
    let (from, to) = time.interval.map(|interval| bounds(interval, time.grain)).unzip();
    TimeRecord {
        from,
        to,
        grain: time.grain,
        basis: time.basis,
        timex: time.timex,
        derivation: derivation_text(time, text),
    }
}
