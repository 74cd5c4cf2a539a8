//! `extract --format csv`: one item a line.

use std::io::{self, Write};

use csv::Writer;

use crate::item::{ActorId, Extraction, Item};
use crate::pipeline::Outcome;
use crate::record::item_fields;

/// The columns, in order.
const COLUMNS: [&str; 23] = [
    "article",
    "path",
    "published",
    "kind",
    "form",
    "from",
    "to",
    "grain",
    "basis",
    "modality",
    "speaker",
    "speaker_country",
    "country",
    "countries",
    "actors",
    "place",
    "medium",
    "title",
    "text",
    "begin",
    "end",
    "rule",
    "confidence",
];

/// Writes the items of all articles, with a line of column names first.
pub(super) fn write_csv(outcome: &Outcome, out: impl Write) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for extraction in &outcome.extractions {
        for item in extraction.items() {
            writer.write_record(row(extraction, &item))?;
        }
    }
    writer.flush()
}

fn row(extraction: &Extraction, item: &Item) -> [String; 23] {
    let document = &extraction.document;
    let fields = item_fields(item);
    let speaker = item.speaker.as_ref().and_then(|id| extraction.actors.iter().find(|actor| actor.id == *id));
    let name = |id: &ActorId| {
        let actor = extraction.actors.iter().find(|actor| actor.id == *id);
        actor.map_or_else(|| id.0.to_string(), |actor| actor.name.clone())
    };
    let spans = item.evidence.first().map(|evidence| evidence.spans.as_slice()).unwrap_or_default();
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        document.id.clone(),
        words(&document.path),
        document.published.date.map(|date| date.to_string()).unwrap_or_default(),
        fields.kind,
        fields.form,
        fields.from,
        fields.to,
        fields.grain,
        fields.basis,
        fields.modality,
        item.speaker.as_ref().map(name).unwrap_or_default(),
        speaker.and_then(|actor| actor.country).map(String::from).unwrap_or_default(),
        item.country.map(String::from).unwrap_or_default(),
        joined(item.countries.iter().map(|country| country.code().to_owned())),
        joined(item.actors.iter().map(name)),
        words(&item.place),
        words(&item.medium),
        words(&item.title),
        item.text.clone(),
        spans.first().map(|span| span.begin.to_string()).unwrap_or_default(),
        spans.last().map(|span| span.end.to_string()).unwrap_or_default(),
        item.rule.clone(),
        item.confidence.to_string(),
    ]
}

/// Several values in one field, with semicolons between.
fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}
