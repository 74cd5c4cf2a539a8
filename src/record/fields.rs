//! The fields that need more than serde: civil times and derivations.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::annotate::Derivation;
use crate::item::ItemTime;
use crate::text::Span;
use crate::time::{DAY, Grain, TimeInterval, datetime_of, seconds_of};

const MINUTE: i64 = 60;

/// First and last civil time of `interval`, both inclusive: days for a grain of days or coarser,
/// minutes for finer ones. Without a grain whole days are written as days.
pub(super) fn bounds(interval: TimeInterval, grain: Option<Grain>) -> (String, String) {
    let whole = interval.start.rem_euclid(DAY) == 0 && interval.end.rem_euclid(DAY) == 0;
    let days = grain.map_or(whole, |grain| grain >= Grain::Day);
    let print = if days { date_text } else { minute_text };
    (print(interval.start), print(interval.end - 1))
}

fn date_text(seconds: i64) -> String {
    let date = datetime_of(seconds).date();
    let (sign, year) = if date.year() < 0 { ("-", -date.year()) } else { ("", date.year()) };
    format!("{sign}{year:04}-{:02}-{:02}", date.month(), date.day())
}

fn minute_text(seconds: i64) -> String {
    let time = datetime_of(seconds).time();
    format!("{}T{:02}:{:02}", date_text(seconds), time.hour(), time.minute())
}

/// The interval between two written bounds, both inclusive; `None` where one is missing or no time.
pub(super) fn interval(from: Option<&str>, to: Option<&str>) -> Option<TimeInterval> {
    let (start, _) = bound(from?)?;
    let (last, length) = bound(to?)?;
    TimeInterval::new(start, last + length)
}

/// First second and length of a written day or minute. An offset from UTC is passed over: times
/// are the document's own.
fn bound(text: &str) -> Option<(i64, i64)> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let date = parse_date(date)?;
    match time {
        None => Some((seconds_of(date.and_time(NaiveTime::MIN)), DAY)),
        Some(time) => {
            let time = NaiveTime::parse_from_str(time.get(..5)?, "%H:%M").ok()?;
            Some((seconds_of(date.and_time(time)), MINUTE))
        }
    }
}

fn parse_date(text: &str) -> Option<NaiveDate> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = digits.splitn(3, '-').map(str::parse::<i32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    NaiveDate::from_ymd_opt(if negative { -year } else { year }, month.try_into().ok()?, day.try_into().ok()?)
}

/// How `time` was derived, in a few English words; `text` is the document's.
pub(super) fn derivation_text(time: &ItemTime, text: &str) -> String {
    match &time.derivation {
        Derivation::FromPublication(date) => format!("{}{}", seen_from(time, *date), on_publication(*date)),
        Derivation::FromTimex(span) => format!("{}{}{}", FROM_WORDS.0, span.of(text), FROM_WORDS.1),
        Derivation::FromScene(span) => format!("{}{}{}", SCENE_WORDS.0, span.of(text), SCENE_WORDS.1),
        Derivation::AssumedPublication(date) => format!("{ASSUMED}{}", on_publication(*date)),
        Derivation::Told(words) => words.clone(),
        Derivation::Literal => LITERAL.to_owned(),
        Derivation::Vague => VAGUE.to_owned(),
        Derivation::Unresolved => UNRESOLVED.to_owned(),
    }
}

const LITERAL: &str = "as written";
const VAGUE: &str = "bounded loosely by its words";
const UNRESOLVED: &str = "nothing to derive it from";
const ASSUMED: &str = "nothing is said;";
/// What stands around the words of an earlier time expression.
const FROM_WORDS: (&str, &str) = ("from “", "”");
/// What stands around the words that tell the day of a scene.
const SCENE_WORDS: (&str, &str) = ("nothing is said; the day told by “", "”");
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// " publication on Fri 5 Sep 2025".
fn on_publication(date: NaiveDate) -> String {
    date.format(" publication on %a %-d %b %Y").to_string()
}

/// A day as seen from the day of publication: "the Wednesday before"; by its weekday while that says
/// it all; "from" for what is no day.
fn seen_from(time: &ItemTime, published: NaiveDate) -> String {
    let told = time.interval.filter(|_| time.grain <= Some(Grain::Day)).map(|told| told.first_day());
    let weekday = |day: NaiveDate| WEEKDAYS[day.weekday().num_days_from_monday() as usize];
    match told.map(|day| (day, (day - published).num_days())) {
        Some((_, 0)) => "the day of".to_owned(),
        Some((day, -7..=-1)) => format!("the {} before", weekday(day)),
        Some((day, 1..=7)) => format!("the {} after", weekday(day)),
        _ => "from".to_owned(),
    }
}

/// What a line's words about a time can point to in its document.
pub(super) struct Around<'a> {
    publication: Option<(NaiveDate, String)>,
    /// Time expressions by their words.
    timexes: HashMap<&'a str, Span>,
}

impl<'a> Around<'a> {
    /// Of a document with this text, published on a day, in which `timexes` stand.
    pub fn new(text: &'a str, published: Option<NaiveDate>, timexes: impl Iterator<Item = Span>) -> Self {
        Self {
            publication: published.map(|date| (date, on_publication(date))),
            timexes: timexes.map(|span| (span.of(text), span)).collect(),
        }
    }

    /// The derivation that a line words as `words`; as told where it is none of those there are.
    pub fn derivation(&self, time: &ItemTime, words: &str) -> Derivation {
        match words {
            LITERAL => return Derivation::Literal,
            VAGUE => return Derivation::Vague,
            UNRESOLVED => return Derivation::Unresolved,
            _ => {}
        }
        let named = |around: (&str, &str)| {
            let rest = words.strip_prefix(around.0)?.strip_suffix(around.1)?;
            self.timexes.get(rest).copied()
        };
        if let Some(span) = named(FROM_WORDS) {
            return Derivation::FromTimex(span);
        }
        if let Some(span) = named(SCENE_WORDS) {
            return Derivation::FromScene(span);
        }
        let seen = self.publication.as_ref().and_then(|(date, on)| Some((*date, words.strip_suffix(&**on)?)));
        match seen {
            Some((date, ASSUMED)) => Derivation::AssumedPublication(date),
            Some((date, seen)) if seen == seen_from(time, date) => Derivation::FromPublication(date),
            _ => Derivation::Told(words.to_owned()),
        }
    }
}
