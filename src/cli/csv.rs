//! `extract --format csv`: one item a line.

use std::io::{self, Write};

use crate::export::data::{BYTE_ORDER_MARK, ITEM_COLUMNS, rows};
use crate::item::{ActorId, Extraction, Item};
use crate::record::item_fields;

/// Writes the items of articles, with a line of column names first.
pub(super) struct CsvWriter<W> {
    out: W,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the line of names, behind a mark that tells spreadsheets that all is UTF-8.
    ///
    /// # Errors
    /// What `out` could not write.
    pub(super) fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(BYTE_ORDER_MARK.as_bytes())?;
        out.write_all(&rows([ITEM_COLUMNS.map(str::to_owned)])?)?;
        Ok(Self { out })
    }

    /// Writes a line for each item of an article.
    ///
    /// # Errors
    /// What `out` could not write; it is given whole lines.
    pub(super) fn write(&mut self, extraction: &Extraction) -> io::Result<()> {
        let items = extraction.items().map(|item| row(extraction, &item));
        self.out.write_all(&rows(items)?)?;
        self.out.flush()
    }
}

fn row(extraction: &Extraction, item: &Item) -> [String; ITEM_COLUMNS.len()] {
    let document = &extraction.document;
    let fields = item_fields(item, &document.text);
    let speaker = item.speaker.as_ref().and_then(|id| extraction.actors.iter().find(|actor| actor.id == *id));
    let name = |id: &ActorId| {
        let actor = extraction.actors.iter().find(|actor| actor.id == *id);
        actor.map_or_else(|| id.0.to_string(), |actor| actor.name.clone())
    };
    // The order is that of [`ITEM_COLUMNS`]: a heading stands over each field.
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
