//! Article JSONL: one object a line; only `text` is required. The text comes back byte for byte.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::document::PublishedEvidence;
use crate::document::draft::Draft;

#[derive(Deserialize)]
struct Line {
    id: Option<Id>,
    path: Option<String>,
    text: String,
    title: Option<String>,
    author: Option<String>,
    published: Option<PublishedField>,
    language: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

/// Identifiers are words in the contract, but numbers are common in the wild.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Word(String),
    Number(serde_json::Number),
}

/// A day, or what `extract` prints for one.
#[derive(Deserialize)]
#[serde(untagged)]
enum PublishedField {
    Day(String),
    Told { date: Option<NaiveDate>, evidence: PublishedEvidence },
}

/// Reads one line; the error says what is wrong with it.
pub(in crate::document) fn read(line: &str) -> Result<Draft, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let known = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Ok(Draft {
        id: line.id.map(|id| match id {
            Id::Word(word) => word,
            Id::Number(number) => number.to_string(),
        }),
        path: line.path,
        title: known(line.title),
        author: known(line.author),
        outlet: known(line.outlet),
        url: known(line.url),
        language: known(line.language),
        published: line.published.and_then(day),
        text: line.text,
        ..Draft::default()
    })
}

/// The day of a field; a time of day after it is passed over.
fn day(field: PublishedField) -> Option<(NaiveDate, PublishedEvidence)> {
    match field {
        PublishedField::Day(text) => {
            let date = text.get(..10)?.parse().ok()?;
            Some((date, PublishedEvidence::Metadata))
        }
        PublishedField::Told { date, evidence } => Some((date?, evidence)),
    }
}
