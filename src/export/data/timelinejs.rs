//! The JSON of TimelineJS: a slide for each item that has a time, and one with the title.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDateTime, Timelike};
use serde::Serialize;

use super::entry::{Entry, one_line};
use super::escape::html_escaped;
use super::left_out::account_of;
use super::selection::{Selection, Watch};
use crate::export::format::Format;
use crate::time::{Grain, TimeInterval, datetime_of};

#[derive(Serialize)]
struct Slide {
    start_date: DateRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<DateRecord>,
    display_date: String,
    text: TextRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    media: MediaRecord,
    unique_id: String,
}

/// As precise as the time is known: what is missing is not shown.
#[derive(Debug, PartialEq, Serialize)]
struct DateRecord {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u32>,
}

/// Both are HTML.
#[derive(Serialize)]
struct TextRecord {
    headline: String,
    text: String,
}

#[derive(Serialize)]
struct MediaRecord {
    /// A quotation stands in place of a picture.
    url: String,
    credit: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    caption: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

#[derive(Serialize)]
struct Title<'a> {
    text: &'a TextRecord,
}

/// Writes the object, a slide a line.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let account = account_of(Format::TimelineJs, selection);
    let title = TextRecord {
        headline: html_escaped(&one_line(&selection.title)).into_owned(),
        text: html_escaped(&account).into_owned(),
    };
    write!(out, "{{\"title\":{},\"events\":[", serde_json::to_string(&Title { text: &title })?)?;
    let mut n_written = 0;
    for entry in selection.watched(watch) {
        let entry = entry?;
        let Some(at) = entry.item.interval() else { continue };
        out.write_all(if n_written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &slide(&entry, at))?;
        n_written += 1;
    }
    out.write_all(b"\n]}\n")
}

fn slide(entry: &Entry<'_>, at: TimeInterval) -> Slide {
    let escaped = |text: &str| html_escaped(text).into_owned();
    let told = entry.sources().next();
    let headline = match (entry.title(), entry.speaker()) {
        (Some(title), _) => title.into_owned(),
        (None, Some(speaker)) => one_line(&speaker.name).into_owned(),
        (None, None) => entry.kind().to_owned(),
    };
    let facts = [entry.kind().to_owned(), entry.how_known()];
    let facts =
        facts.into_iter().chain(entry.marks()).chain(entry.sources().map(|told| told.place(entry.wording)));
    let credit = told.as_ref().map(|told| {
        let credit = told.credit(entry.wording);
        let name = one_line(told.document.name());
        escaped(&if credit.is_empty() { name.into_owned() } else { format!("{name}, {credit}") })
    });
    let (start_date, end_date) = dates(at, entry.item.grain());
    Slide {
        start_date,
        end_date,
        display_date: escaped(&entry.when()),
        text: TextRecord {
            headline: escaped(&headline),
            text: facts.map(|fact| format!("<p>{}</p>", html_escaped(&fact))).collect(),
        },
        group: entry.country(),
        media: MediaRecord {
            url: format!("<blockquote>{}</blockquote>", html_escaped(&entry.quotation())),
            credit: credit.unwrap_or_default(),
            caption: entry.item.place().map(|place| escaped(&one_line(place))).unwrap_or_default(),
            link: told.and_then(|told| told.url().map(str::to_owned)),
        },
        unique_id: format!("zeitstrahl-{}", entry.stable_id()),
    }
}

/// Begin and end at the precision of the time; without an end where it is one unit long.
fn dates(at: TimeInterval, grain: Option<Grain>) -> (DateRecord, Option<DateRecord>) {
    let grain = grain.unwrap_or(Grain::Day);
    let start = date(datetime_of(at.start), grain);
    let end = date(datetime_of(at.end - 1), grain);
    let is_longer = end != start;
    (start, is_longer.then_some(end))
}

/// A time as precise as `grain`. There is no year 0: the one before year 1 is -1.
fn date(time: NaiveDateTime, grain: Grain) -> DateRecord {
    let year = if time.year() > 0 { time.year() } else { time.year() - 1 };
    let some = |least: Grain, value: u32| (grain <= least).then_some(value);
    DateRecord {
        year,
        month: some(Grain::Quarter, time.month()),
        day: some(Grain::Week, time.day()),
        hour: some(Grain::Hour, time.hour()),
        minute: some(Grain::Minute, time.minute()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn record(year: i32, rest: [Option<u32>; 4]) -> DateRecord {
        let [month, day, hour, minute] = rest;
        DateRecord { year, month, day, hour, minute }
    }

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        let day = |y, m, d| TimeInterval::day(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        let one = day(2025, 9, 3);
        assert_eq!(dates(one, Some(Grain::Day)), (record(2025, [Some(9), Some(3), None, None]), None));
        let month = TimeInterval::new(day(2025, 9, 1).start, day(2025, 9, 30).end).unwrap();
        assert_eq!(dates(month, Some(Grain::Month)), (record(2025, [Some(9), None, None, None]), None));
        let years = TimeInterval::new(day(2022, 1, 1).start, day(2024, 12, 31).end).unwrap();
        let (from, to) = (record(2022, [None; 4]), record(2024, [None; 4]));
        assert_eq!(dates(years, Some(Grain::Year)), (from, Some(to)));
        let ides = day(-43, 3, 15);
        assert_eq!(dates(ides, Some(Grain::Day)), (record(-44, [Some(3), Some(15), None, None]), None));
        let hour = TimeInterval::new(one.start + 3_600 * 14, one.start + 3_600 * 15).unwrap();
        assert_eq!(dates(hour, Some(Grain::Hour)), (record(2025, [Some(9), Some(3), Some(14), None]), None));
    }
}
