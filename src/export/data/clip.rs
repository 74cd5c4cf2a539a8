//! Items for the clipboard, each with its source: cells for a spreadsheet, or Markdown.

use super::entry::{Entry, one_line};
use super::markdown;
use super::selection::Selection;

/// A line of names and a line for each item, with tabs between cells, as spreadsheets take what is pasted.
pub fn cells(selection: &Selection) -> String {
    let wording = selection.wording();
    let names = ["table.when", "table.country", "table.who", "table.what", "table.sources"];
    let names = names.map(|key| wording.text(key).to_owned());
    let lines = std::iter::once(names).chain(selection.entries().map(|entry| row(&entry)));
    lines.map(|cells| cells.map(|cell| one_line(&cell).into_owned()).join("\t") + "\n").collect()
}

/// The items one after another in Markdown.
pub fn passages(selection: &Selection) -> String {
    selection.entries().map(|entry| markdown::item(&entry)).collect::<Vec<_>>().join("\n")
}

fn row(entry: &Entry<'_>) -> [String; 5] {
    let told = entry.sources().map(|told| {
        let parts = [told.document.name().to_owned(), told.credit(entry.wording)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    [
        entry.when(),
        entry.country().unwrap_or_default(),
        entry.speaker().map(|speaker| speaker.name.clone()).unwrap_or_default(),
        entry.quotation(),
        told.collect::<Vec<_>>().join("; "),
    ]
}
