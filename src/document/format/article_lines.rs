//! Article JSONL: one object a line; only `text` is required. The text comes back byte for byte.

use std::fmt;

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

/// Why a line is no article.
#[derive(Debug)]
pub(super) enum LineError {
    /// It is no JSON, or not of the shape of an article.
    Json(serde_json::Error),
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
        }
    }
}

/// Reads one line.
///
/// # Errors
///
/// Where the line is no JSON object with a `text`.
pub(super) fn read(line: &str) -> Result<Draft, LineError> {
    let line: Line = serde_json::from_str(line).map_err(LineError::Json)?;
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
