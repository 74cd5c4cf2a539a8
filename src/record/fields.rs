//! The fields that need more than serde: civil times and derivations.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::annotate::Derivation;
use crate::item::ItemTime;
use crate::text::Span;
use crate::time::{Grain, TimeInterval, datetime_of, seconds_of};

const DAY: i64 = 86_400;
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
    let day = |date: &NaiveDate| date.format("%a %-d %b %Y").to_string();
    match &time.derivation {
        Derivation::Literal => "as written".to_owned(),
        Derivation::FromPublication(date) => {
            let told = time.interval.filter(|_| time.grain <= Some(Grain::Day));
            let what = told.map_or("from".to_owned(), |told| seen_from(told.first_day(), *date));
            format!("{what} publication on {}", day(date))
        }
        Derivation::FromTimex(span) => format!("{}{}{}", FROM_WORDS.0, span.of(text), FROM_WORDS.1),
        Derivation::AssumedPublication(date) => format!("nothing is said; publication on {}", day(date)),
        Derivation::Vague => "bounded loosely by its words".to_owned(),
        Derivation::Unresolved => "nothing to derive it from".to_owned(),
        Derivation::Told(words) => words.clone(),
    }
}

/// A day as seen from the day of publication: "the Wednesday before"; by its weekday while that says it all.
fn seen_from(day: NaiveDate, published: NaiveDate) -> String {
    match (day - published).num_days() {
        0 => "the day of".to_owned(),
        -7..=-1 => day.format("the %A before").to_string(),
        1..=7 => day.format("the %A after").to_string(),
        _ => "from".to_owned(),
    }
}

/// What stands around the words of an earlier time expression.
const FROM_WORDS: (&str, &str) = ("from “", "”");

/// What a line's words about a time can point to in its document.
pub(super) struct Around<'a> {
    pub text: &'a str,
    pub published: Option<NaiveDate>,
    /// Time expressions by their words.
    pub timexes: HashMap<&'a str, Span>,
}

/// `time` with the derivation that the line words as it does; as told where it is none of these.
pub(super) fn with_derivation(time: ItemTime, words: String, around: &Around) -> ItemTime {
    let plain = [Derivation::Literal, Derivation::Vague, Derivation::Unresolved];
    let dated = |date| [Derivation::FromPublication(date), Derivation::AssumedPublication(date)];
    let candidates = plain.into_iter().chain(around.published.map(dated).into_iter().flatten());
    let from_words = words.strip_prefix(FROM_WORDS.0).and_then(|rest| rest.strip_suffix(FROM_WORDS.1));
    let from_timex = from_words.and_then(|words| around.timexes.get(words));
    let candidates = candidates.chain(from_timex.map(|span| Derivation::FromTimex(*span)));
    let mut times = candidates.map(|derivation| ItemTime { derivation, ..time.clone() });
    let known = times.find(|candidate| derivation_text(candidate, around.text) == words);
    known.unwrap_or(ItemTime { derivation: Derivation::Told(words), ..time })
}
