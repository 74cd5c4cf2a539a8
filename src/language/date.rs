//! Literal dates: day, month and year all said, in figures or with the month's name, in any of the
//! languages of `assets/lang/months.toml`.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use foldhash::HashMap;
use regex::{Captures, Regex};

use super::zone::Zone;
use crate::text::Span;

/// Years a literal date of two figures may mean: the century is chosen so that it lies in here.
const TWO_FIGURES: std::ops::Range<i32> = 1970..2070;

/// A date with where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiteralDate {
    /// Its words.
    pub span: Span,
    /// The day they name.
    pub date: NaiveDate,
    /// The clock that a time stamp tells with it.
    clock: Option<Clock>,
}

/// The clock of a time stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    time: NaiveTime,
    /// Whether it is that of UTC, not of the place it was written at.
    is_utc: bool,
}

/// A day, with the clock where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
    /// Whether day and time are those of UTC, not of the place it was written at.
    pub is_utc: bool,
}

impl From<NaiveDate> for Stamp {
    fn from(date: NaiveDate) -> Self {
        Self { date, time: None, is_utc: false }
    }
}

impl From<LiteralDate> for Stamp {
    fn from(found: LiteralDate) -> Self {
        let is_utc = found.clock.is_some_and(|clock| clock.is_utc);
        // Midnight of UTC to the second stands for a day without a clock.
        let time = found.clock.map(|clock| clock.time).filter(|time| !is_utc || *time != NaiveTime::MIN);
        Self { date: found.date, time, is_utc }
    }
}

impl Stamp {
    /// A time of UTC.
    pub fn of_utc(time: NaiveDateTime) -> Self {
        Self { date: time.date(), time: Some(time.time()), is_utc: true }
    }

    /// The same by the clock of `zone`, where it is told by that of UTC.
    pub fn local(self, zone: Option<Zone>) -> Self {
        match (zone, self.time) {
            (Some(zone), Some(time)) if self.is_utc => {
                let local = zone.local(self.date.and_time(time));
                Self { date: local.date(), time: Some(local.time()), is_utc: false }
            }
            _ => self,
        }
    }
}

/// All literal dates of `text`, in order: "5. September 2025", "05.09.2025", "5.9.25",
/// "September 5, 2025", "5 Sept 2025", "2025-09-05", "2025/09/05", "20250905" alone, and the date of
/// a time stamp. Figures with slashes are month first where the text is American: 09/05/2025.
pub fn literal_dates(text: &str) -> impl Iterator<Item = LiteralDate> {
    words().pattern.captures_iter(text).filter_map(|captures| {
        let whole = captures.get(0)?;
        let span = Span::new(whole.start(), whole.end());
        Some(LiteralDate { span, date: date(&captures)?, clock: clock(&captures) })
    })
}

/// The number of a month's name in any language, from 1; case and a point at its end do not matter.
pub fn month_number(name: &str) -> Option<u32> {
    words().months.get(name.trim_end_matches('.').to_lowercase().as_str()).copied()
}

struct Words {
    months: HashMap<String, u32>,
    pattern: Regex,
}

/// The table of months and the one pattern made from it. A pattern that the data spoils would match
/// nothing; the tests see to it.
fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let months = months();
        let mut names: Vec<_> = months.keys().map(|name| regex::escape(name)).collect();
        // The longest first: a shorter one would end the match too soon.
        names.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
        let pattern = Regex::new(&pattern(&names.join("|")));
        Words { months, pattern: pattern.unwrap_or_else(|_| empty()) }
    })
}

#[allow(clippy::unwrap_used)] // A constant pattern that the tests run.
fn empty() -> Regex {
    Regex::new(r"[^\s\S]").unwrap()
}

/// Figures are the ten Latin ones: all of Unicode's make the pattern many times as large.
fn pattern(names: &str) -> String {
    format!(
        r"(?xi)
        \b(?:
          (?<y1>(?:1[89]|20)[0-9][0-9])(?<sep>[-/.])(?<m1>[0-9]{{1,2}})[-/.](?<d1>[0-9]{{1,2}}) (?:T(?<t1>[0-9:.]+)(?<z1>Z|[+-][0-9][0-9]:?[0-9][0-9])?)?
        | (?<y5>(?:19|20)[0-9][0-9])(?<m5>0[1-9]|1[0-2])(?<d5>0[1-9]|[12][0-9]|3[01]) (?:T(?<t5>[0-9:.]+)(?<z5>Z)?)?
        | (?<d2>[0-9]{{1,2}})\.[\ \u00a0]?(?<m2>[0-9]{{1,2}})\.[\ \u00a0]?(?<y2>[0-9]{{4}}|[0-9][0-9])
        | (?<m3>[0-9]{{1,2}})/(?<d3>[0-9]{{1,2}})/(?<y3>[0-9]{{4}})
        | (?<d4>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?(?:\s|-|\u00a0)*(?:of\s+|de\s+)?(?<n4>{names})\.?,?(?:\s|-|\u00a0)*(?:de\s+)?(?<y4>[0-9]{{4}})
        | (?<n6>{names})\.?\s+(?<d6>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?<y6>[0-9]{{4}})
        )\b"
    )
}

fn months() -> HashMap<String, u32> {
    let text = include_str!("../../assets/lang/months.toml");
    let table: HashMap<String, Vec<Vec<String>>> = toml::from_str(text).unwrap_or_default();
    let numbered = |names: Vec<Vec<String>>| names.into_iter().zip(1..);
    let pairs = table.into_values().flat_map(numbered);
    pairs.flat_map(|(forms, number)| forms.into_iter().map(move |form| (form, number))).collect()
}

fn date(captures: &Captures) -> Option<NaiveDate> {
    let number = |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    let month = |name: &str| captures.name(name).and_then(|found| month_number(found.as_str()));
    let named = |y: &str, m: Option<u32>, d: &str| day(number(y)?, m?, number(d)?, captures.name(y)?.len());
    named("y1", number("m1"), "d1")
        .or_else(|| named("y5", number("m5"), "d5"))
        .or_else(|| named("y2", number("m2"), "d2"))
        .or_else(|| named("y4", month("n4"), "d4"))
        .or_else(|| named("y6", month("n6"), "d6"))
        .or_else(|| named("y3", number("m3"), "d3"))
        // Day first where the first figure can be no month.
        .or_else(|| day(number("y3")?, number("d3")?, number("m3")?, 4))
}

/// The clock of a time stamp, if it tells one.
fn clock(captures: &Captures) -> Option<Clock> {
    let told = captures.name("t1").or(captures.name("t5"))?.as_str();
    let forms = ["%H:%M:%S%.f", "%H:%M", "%H%M%S", "%H%M"];
    let time = forms.iter().find_map(|form| NaiveTime::parse_from_str(told, form).ok())?;
    let zone = captures.name("z1").or(captures.name("z5")).map(|zone| zone.as_str());
    Some(Clock { time, is_utc: matches!(zone, Some("Z" | "z" | "+00:00" | "+0000" | "-00:00" | "-0000")) })
}

/// The day, if the calendar has it; `figures` are those of the year as written.
fn day(year: u32, month: u32, day: u32, figures: usize) -> Option<NaiveDate> {
    let year = year as i32;
    let year = if figures > 2 {
        year
    } else {
        let this = TWO_FIGURES.start - TWO_FIGURES.start % 100 + year;
        if TWO_FIGURES.contains(&this) { this } else { this + 100 }
    };
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| date.year() >= 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = literal_dates(text).map(|found| found.date.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_dates_in_every_usual_form() {
        check("Paris, 5. September 2025 –", &["2025-09-05"]);
        check("Stand: 05.09.2025, 14 Uhr und 6.9.25", &["2025-09-05", "2025-09-06"]);
        check("am 3. Okt. 2021 und 24.&nbsp;Dezember", &["2021-10-03"]);
        check("1. Jänner 2024", &["2024-01-01"]);
        check("November 18, 2019 | 8:15am", &["2019-11-18"]);
        check("Nov. 5th, 2019 or 18 Nov 2019", &["2019-11-05", "2019-11-18"]);
        check("2025-09-05T22:30:00+02:00", &["2025-09-05"]);
        check("/2019/11/18/name", &["2019-11-18"]);
        check("20250905", &["2025-09-05"]);
        check("le 12 août 2020, el 3 de mayo de 2021", &["2020-08-12", "2021-05-03"]);
        check("11/18/2019 and 18/11/2019", &["2019-11-18", "2019-11-18"]);
        check("1.1.70 1.1.69", &["1970-01-01", "2069-01-01"]);
    }

    #[test]
    fn passes_over_what_is_no_date() {
        check("31.02.2025, 5. September, Version 1.2.3.4, 99/99/2020", &[]);
        check("am 5. Sept nach 2025 Jahren", &[]);
        check("4820250905123", &[]);
    }
}
