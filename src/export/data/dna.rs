//! The event list of the Discourse Network Analyzer: one line for each statement, as its network tools read it.

use std::io::{self, Write};

use super::entry::{Entry, one_line};
use super::left_out::account_of;
use super::row::row;
use super::selection::{Selection, Watch};
use super::sheet::{BYTE_ORDER_MARK, rows};
use crate::annotate::{ActorKind, Modality};
use crate::export::format::Format;
use crate::record::word;
use crate::time::datetime_of;

/// The columns: those of the Analyzer's own event list, then where it stands and how it is known.
const COLUMNS: [&str; 24] = [
    "statement_id",
    "time",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
    "person",
    "organization",
    "concept",
    "agreement",
    "start",
    "stop",
    "text",
    "country",
    "url",
    "rule",
    "confidence",
    "grain",
    "basis",
    "status",
    "note",
    "export",
];

/// Writes the statements; events are nobody's and left out. Offsets count characters, as the Analyzer does.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let account = account_of(Format::Dna, selection);
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(&rows([COLUMNS.map(str::to_owned)])?)?;
    let mut n_written = 0;
    for entry in selection.watched(watch) {
        let entry = entry?;
        if entry.item.is_event() {
            continue;
        }
        n_written += 1;
        out.write_all(&rows([cells(&entry, n_written, &account)])?)?;
    }
    Ok(())
}

fn cells(entry: &Entry<'_>, number: usize, account: &str) -> [String; COLUMNS.len()] {
    let document = entry.item.store().document(entry.item.home());
    let words = |words: Option<&str>| words.map(|words| one_line(words).into_owned()).unwrap_or_default();
    let speaker = entry.speaker();
    let is_person = speaker.is_some_and(|actor| matches!(actor.kind, ActorKind::Person | ActorKind::Office));
    let name = words(speaker.map(|actor| actor.name.as_str()));
    let (person, organization) = if is_person { (name, String::new()) } else { (String::new(), name) };
    let time = entry.item.interval().map(|at| datetime_of(at.start).format("%Y-%m-%d %H:%M:%S").to_string());
    let hull = entry.item.hull().unwrap_or_default();
    let n_characters =
        |bytes: u32| document.text.get(..bytes as usize).map_or(0, |text| text.chars().count());
    let row = row(entry);
    let tags: Vec<&str> = entry.item.tags().collect();
    // The order is that of [`COLUMNS`]: a heading stands over each field.
    [
        number.to_string(),
        time.unwrap_or_default(),
        (entry.item.home().index() + 1).to_string(),
        words(Some(document.name())),
        words(document.author.as_deref()),
        words(document.outlet.as_deref()),
        String::new(),
        "article".to_owned(),
        person,
        organization,
        tags.join("; "),
        u8::from(entry.item.modality() != Modality::Denied).to_string(),
        n_characters(hull.begin).to_string(),
        n_characters(hull.end).to_string(),
        words(Some(entry.item.text())),
        entry.item.country().map(String::from).unwrap_or_default(),
        words(document.url.as_deref()),
        entry.item.rule().to_owned(),
        entry.item.confidence().to_string(),
        words(row.time.grain.as_deref()),
        row.time.basis.clone(),
        row.status.map(|status| word(&status)).unwrap_or_default(),
        words(entry.item.note()),
        account.to_owned(),
    ]
}
