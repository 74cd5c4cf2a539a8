//! iCalendar (RFC 5545): an entry for each item that is known to the day or better.

use std::io::{self, Write};

use super::account::VERSION;
use super::entry::{Entry, one_line};
use super::left_out::{account_of, calendar_time};
use super::selection::{Selection, Watch};
use crate::export::format::Format;
use crate::time::{Grain, TimeInterval, datetime_of};

/// A line has at most this many bytes, without its break.
const MOST_BYTES: usize = 75;

/// Writes the calendar.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let account = account_of(Format::Ics, selection);
    line(out, "BEGIN:VCALENDAR")?;
    line(out, "VERSION:2.0")?;
    line(out, &format!("PRODID:-//Zeitstrahl//Zeitstrahl {VERSION}//EN"))?;
    line(out, "CALSCALE:GREGORIAN")?;
    line(out, "METHOD:PUBLISH")?;
    line(out, &format!("X-WR-CALNAME:{}", escaped(&one_line(&selection.title))))?;
    line(out, &format!("X-WR-CALDESC:{}", escaped(&account)))?;
    let stamp = selection.account.made.naive_utc().format("%Y%m%dT%H%M%SZ").to_string();
    for entry in selection.watched(watch) {
        let entry = entry?;
        if let Some(at) = calendar_time(&entry) {
            event(out, &entry, at, &stamp)?;
        }
    }
    line(out, "END:VCALENDAR")
}

fn event(out: &mut dyn Write, entry: &Entry<'_>, at: TimeInterval, stamp: &str) -> io::Result<()> {
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@zeitstrahl", entry.stable_id()))?;
    line(out, &format!("DTSTAMP:{stamp}"))?;
    for time in times(at, entry.item.grain()) {
        line(out, &time)?;
    }
    line(out, &format!("SUMMARY:{}", escaped(&entry.headline())))?;
    line(out, &format!("DESCRIPTION:{}", escaped(&description(entry))))?;
    if let Some(place) = entry.item.place() {
        line(out, &format!("LOCATION:{}", escaped(&one_line(place))))?;
    }
    if let Some(url) = entry.sources().find_map(|told| told.url()) {
        line(out, &format!("URL:{url}"))?;
    }
    let tags = entry.item.tags().map(str::to_owned);
    let categories = [entry.kind().to_owned()].into_iter().chain(entry.country()).chain(tags);
    let categories: Vec<_> = categories.map(|word| escaped(&one_line(&word))).collect();
    line(out, &format!("CATEGORIES:{}", categories.join(",")))?;
    line(out, "TRANSP:TRANSPARENT")?;
    line(out, "END:VEVENT")
}

/// Whole days, or civil times without a zone: those of the article. The end is the first day or minute after.
fn times(at: TimeInterval, grain: Option<Grain>) -> [String; 2] {
    let print = |name: &str, seconds: i64| {
        let time = datetime_of(seconds);
        match grain {
            Some(grain) if grain < Grain::Day => format!("{name}:{}", time.format("%Y%m%dT%H%M%S")),
            _ => format!("{name};VALUE=DATE:{}", time.format("%Y%m%d")),
        }
    };
    [print("DTSTART", at.start), print("DTEND", at.end)]
}

/// The words of the article, how the time is known, what was noted, and where it stands.
fn description(entry: &Entry<'_>) -> String {
    let when = entry.wording.fill("entry.when", &[("when", &entry.when()), ("known", &entry.how_known())]);
    let told = entry.sources().map(|told| {
        let parts = [
            one_line(told.document.name()).into_owned(),
            told.credit(entry.wording),
            told.place(entry.wording),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let marks = Some(entry.marks().join(" · ")).filter(|marks| !marks.is_empty());
    [entry.quotation(), when].into_iter().chain(marks).chain(told).collect::<Vec<_>>().join("\n")
}

/// A text as a value: signs that part values escaped, line breaks as letters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes a line, folded where it is too long; no letter is cut in two.
fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut n_bytes = 0;
    for c in text.chars() {
        if n_bytes + c.len_utf8() > MOST_BYTES {
            // The blank counts for the next line.
            out.write_all(b"\r\n ")?;
            n_bytes = 1;
        }
        out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
        n_bytes += c.len_utf8();
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let text = "SUMMARY:".to_owned() + &"ä€".repeat(60);
        let mut out = Vec::new();
        line(&mut out, &text).unwrap();
        let folded = String::from_utf8(out).unwrap();
        assert!(folded.split("\r\n").all(|line| line.len() <= MOST_BYTES), "{folded}");
        assert!(folded.split("\r\n").count() > 3);
        assert_eq!(folded.replace("\r\n ", ""), text + "\r\n");
    }

    #[test]
    fn values_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne ");
    }
}
