//! Article JSONL: one object a line; only `text` is required. The text comes back byte for byte.
//!
//! Files of other programs are read as far as they go: a field that holds something else than it should,
//! or far too much, is told, and the rest of the line is read.

use std::fmt;

use chrono::{DateTime, NaiveDate};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Number, Value};

use crate::diagnostic::Cause;
use crate::document::bounds::MOST_TEXT;
use crate::document::draft::Draft;
use crate::document::json::{self, Room};
use crate::document::metadata::stamp_of;
use crate::document::published::PublishedEvidence;
use crate::language::Stamp;

/// The fields that are asked for, in the order of [`Fields`].
const NAMES: [&str; 9] = ["id", "path", "text", "title", "author", "published", "language", "outlet", "url"];

/// What is read of the fields of [`NAMES`].
#[derive(Default)]
struct Fields {
    values: [Option<Value>; NAMES.len()],
    /// Which of them hold more than is read of one.
    too_large: [bool; NAMES.len()],
}

/// So many bytes of memory a field may take.
const LARGEST_FIELD: usize = 100_000;

/// As many the text may take: more than an article may have, so that it shows that it has more.
const LARGEST_TEXT: usize = 2 * MOST_TEXT;

/// Why a line is no article.
#[derive(Debug)]
pub(super) enum LineError {
    /// It is no JSON, or no object.
    Json(serde_json::Error),
    /// It has no text.
    NoText,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::NoText => f.write_str("missing field `text`"),
        }
    }
}

impl std::error::Error for LineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::NoText => None,
        }
    }
}

/// Reads one line.
///
/// # Errors
///
/// Where the line is no JSON object with a `text`.
pub(super) fn read(line: &str) -> Result<Draft, LineError> {
    let parse = |line: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(line);
        let fields = deserializer.deserialize_map(Wanted)?;
        deserializer.end().map(|()| fields)
    };
    let Fields { values, too_large } = json::parse_as(line, parse).map_err(LineError::Json)?;
    let [id, path, text, title, author, published, language, outlet, url] = values;
    let Some(Value::String(text)) = text else { return Err(LineError::NoText) };
    let large = NAMES.iter().zip(too_large).filter(|(_, is_large)| *is_large);
    let mut problems: Vec<Cause> =
        large.map(|(name, _)| Cause::UnreadableField((*name).to_owned())).collect();
    let published = published.filter(|value| !value.is_null()).and_then(|value| {
        let day = day(&value);
        // What `extract` prints where no date is known.
        let is_unknown = value.get("evidence").is_some() && value.get("date").is_none_or(is_empty);
        if day.is_none() && !is_unknown && !is_empty(&value) {
            problems.push(Cause::UnreadableDate(shown(&value)));
        }
        day
    });
    let mut known = |name: &str, value: Option<Value>| {
        let value = value.filter(|value| !is_empty(value))?;
        let words = words(&value);
        if words.is_none() {
            problems.push(Cause::UnreadableField(name.to_owned()));
        }
        words
    };
    Ok(Draft {
        id: known("id", id),
        path: known("path", path),
        title: known("title", title),
        author: known("author", author),
        outlet: known("outlet", outlet),
        url: known("url", url),
        language: known("language", language),
        published,
        text,
        problems,
        ..Draft::default()
    })
}

/// Reads the fields that are wanted; of several with one name the last counts.
struct Wanted;

impl<'de> Visitor<'de> for Wanted {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut line: A) -> Result<Fields, A::Error> {
        let mut fields = Fields::default();
        while let Some(key) = line.next_key::<String>()? {
            match NAMES.iter().position(|name| *name == key) {
                Some(at) => {
                    let is_text = NAMES[at] == "text";
                    let room = Room::of(if is_text { LARGEST_TEXT } else { LARGEST_FIELD });
                    let value = line.next_value_seed(&room)?;
                    // Of a long text the begin is read, as of every article; half an author is none.
                    fields.too_large[at] = room.is_full() && !is_text;
                    fields.values[at] = Some(value).filter(|_| !fields.too_large[at]);
                }
                None => drop(line.next_value::<IgnoredAny>()?),
            }
        }
        Ok(fields)
    }
}

/// Whether a field says nothing.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The words of a field: a string, a number, the name of an object, or several joined by commas.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let words: Option<Vec<String>> =
                values.iter().filter(|value| !is_empty(value)).map(words).collect();
            words.map(|words| words.join(", "))
        }
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("title")).and_then(words),
        Value::Bool(_) | Value::Null => None,
    }
}

/// A value as a message shows it.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    text.chars().take(40).collect()
}

/// The day of a field with its clock, where it tells one; the field may be what `extract` prints.
fn day(value: &Value) -> Option<(Stamp, PublishedEvidence)> {
    let known = |stamp| (stamp, PublishedEvidence::Metadata);
    match value {
        Value::String(text) => day_of_text(text.trim()).map(known),
        Value::Number(number) => day_of_number(number).map(known),
        Value::Array(values) => values.iter().find_map(day),
        Value::Object(fields) => {
            let (stamp, _) =
                ["date", "$date", "@value", "value"].iter().find_map(|key| day(fields.get(*key)?))?;
            let evidence = fields.get("evidence").and_then(|told| serde_json::from_value(told.clone()).ok());
            let time = fields.get("time").and_then(|told| serde_json::from_value(told.clone()).ok());
            let stamp = Stamp { time: stamp.time.or(time), ..stamp };
            Some((stamp, evidence.unwrap_or(PublishedEvidence::Metadata)))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn day_of_text(text: &str) -> Option<Stamp> {
    let first = || text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()).map(Stamp::from);
    let number = text.parse::<Number>().ok().and_then(|number| day_of_number(&number));
    number.or_else(|| stamp_of(text)).or_else(first)
}

/// The day that a number names: seconds or milliseconds since 1970, or figures of a date (20250905).
fn day_of_number(number: &Number) -> Option<Stamp> {
    const FIGURES: std::ops::RangeInclusive<i64> = 10_000_101..=29_991_231;
    // From 1980 on: smaller numbers are something else.
    const SECONDS: std::ops::Range<i64> = 315_532_800..10_000_000_000;
    let number = number.as_i64().or_else(|| number.as_f64().map(|number| number as i64))?;
    let seconds = if SECONDS.contains(&number) { number } else { number / 1000 };
    if FIGURES.contains(&number) {
        let part = |value: i64| u32::try_from(value).ok();
        NaiveDate::from_ymd_opt((number / 1_00_00) as i32, part(number / 100 % 100)?, part(number % 100)?)
            .map(Stamp::from)
    } else if SECONDS.contains(&seconds) {
        DateTime::from_timestamp(seconds, 0).map(|time| Stamp::of_utc(time.naive_utc()))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(json: &str) -> Draft {
        read(&format!("{{\"text\":\"Satz.\",\"published\":{json}}}")).unwrap()
    }

    #[test]
    fn a_date_is_read_in_every_usual_form() {
        let day = NaiveDate::from_ymd_opt(2025, 9, 5);
        for json in [
            "\"2025-09-05\"",
            "\" 2025-09-05T23:59:00.5+02:00\"",
            "\"20250905\"",
            "20250905",
            "\"05.09.2025\"",
            "\"Freitag, 5. September 2025, 14 Uhr\"",
            "\"Fri, 05 Sep 2025 14:30:00 +0200\"",
            "1757059200",
            "1757059200.25",
            "1757059200000",
            "\"1757059200\"",
            "[\"2025-09-05\"]",
            "{\"$date\":\"2025-09-05T10:00:00Z\"}",
            "{\"$date\":1757059200000}",
        ] {
            let read = published(json);
            let found = read.published.map(|(stamp, evidence)| (stamp.date, evidence));
            let expected = day.map(|day| (day, PublishedEvidence::Metadata));
            assert_eq!((found, read.problems), (expected, vec![]), "{json}");
        }
        let clock = |json| published(json).published.unwrap().0;
        let utc = clock("\"2025-09-04T22:30:00Z\"");
        assert!(utc.is_utc && utc.time.is_some());
        let own = clock("{\"date\":\"2025-09-05\",\"time\":\"00:30:00\",\"evidence\":\"metadata\"}");
        assert_eq!((own.is_utc, own.time), (false, "00:30:00".parse().ok()));
        let told = published("{\"date\":\"2025-09-05\",\"evidence\":\"file-name\"}").published;
        assert_eq!(told.map(|(_, evidence)| evidence), Some(PublishedEvidence::FileName));
    }

    #[test]
    fn what_is_no_date_is_named_and_nothing_is_no_date() {
        for (json, shown) in [("\"heute\"", "heute"), ("true", "true"), ("7", "7"), ("20251332", "20251332")]
        {
            let read = published(json);
            assert_eq!(read.published, None, "{json}");
            assert_eq!(read.problems, [Cause::UnreadableDate(shown.to_owned())]);
        }
        for json in ["null", "\"\"", "[]", "{\"date\":null,\"evidence\":\"none\"}"] {
            let read = published(json);
            assert_eq!((read.published, read.problems), (None, vec![]), "{json}");
        }
    }

    #[test]
    fn no_field_costs_the_line() {
        let line = r#"{"text":"Satz.","id":17,"title":["A","B"],"author":[{"name":"Mia"},"Jo"],"outlet":{"name":"Bote"},"url":false,"language":{},"text":"Satz!","x":[{}],"score":NaN,}"#;
        let read = read(line).unwrap();
        let known = |text: &str| Some(text.to_owned());
        assert_eq!((read.id, read.title, read.author), (known("17"), known("A, B"), known("Mia, Jo")));
        assert_eq!((read.outlet, read.url, read.language), (known("Bote"), None, None));
        assert_eq!(
            (read.text.as_str(), read.problems),
            ("Satz!", vec![Cause::UnreadableField("url".to_owned())])
        );
        let large = format!(r#"{{"text":"Satz.","author":[{}0],"title":"A"}}"#, "0,".repeat(100_000));
        let read = super::read(&large).unwrap();
        assert_eq!((read.text.as_str(), read.author, read.title), ("Satz.", None, known("A")));
        assert_eq!(read.problems, [Cause::UnreadableField("author".to_owned())]);
        for line in ["{}", "{\"text\":1}", "{\"text\":null}", "[]", "3", "{\"text\":\"a\"} x"] {
            assert!(super::read(line).is_err(), "{line}");
        }
    }
}
