//! Dates as they are said: whole, coarse or with parts left out.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::{day_in_week, weekday};
use super::{Grain, TimeInterval, Unit};

/// A date or a stretch of the calendar as TIMEX3 writes it, with `None` ("XX") for what is not said.
///
/// Years are astronomical (0 is 1 BCE, written "BC0001").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// "19": the years 1900 to 1999.
    Century(u8),
    /// "BC04": the years 499 to 400 BCE.
    CenturyBefore(u8),
    /// "195": the years 1950 to 1959.
    Decade(u16),
    /// "1968" or "XXXX".
    Year(Option<i32>),
    /// "1968-H1": the year, if it is known, and which half.
    Half(Option<i32>, u8),
    /// "1968-Q2": the year, if it is known, and which quarter.
    Quarter(Option<i32>, u8),
    /// "1968-SU"; winter runs from December into the next year.
    Season(Option<i32>, Season),
    /// "1968-05", "XXXX-05" or "XXXX-XX".
    Month(Option<i32>, Option<u8>),
    /// "1968-W22" (ISO 8601) or "XXXX-WXX".
    Week(Option<i32>, Option<u8>),
    /// "1968-W22-WE": year and week, if they are known.
    Weekend(Option<i32>, Option<u8>),
    /// "XXXX-WXX-3": some Wednesday.
    Weekday(u8),
    /// "1968-05-27", "XXXX-05-27", "XXXX-XX-27".
    Day(Option<i32>, Option<u8>, Option<u8>),
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// Every season with its letters in TIMEX3.
    pub const LETTERS: [(Self, &'static str); 4] =
        [(Self::Spring, "SP"), (Self::Summer, "SU"), (Self::Autumn, "FA"), (Self::Winter, "WI")];

    /// Its letters in TIMEX3.
    pub fn letters(self) -> &'static str {
        Self::LETTERS[self as usize].1
    }

    /// The season with these letters.
    pub fn from_letters(letters: &str) -> Option<Self> {
        Self::LETTERS.iter().find(|(_, own)| *own == letters).map(|(season, _)| *season)
    }

    /// Its first month.
    fn first_month(self) -> u8 {
        3 * (self as u8 + 1)
    }
}

/// Where to look for the date that is meant when parts of it are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// The last one up to the reference.
    Past,
    /// The next one from the reference on.
    Future,
    /// The one that lies nearest, the earlier one of two.
    Nearest,
}

impl PartialDate {
    /// A whole day.
    pub fn day(date: NaiveDate) -> Self {
        Self::Day(Some(date.year()), Some(date.month() as u8), Some(date.day() as u8))
    }

    /// The calendar unit that holds `date`.
    pub fn holding(date: NaiveDate, unit: Unit) -> Self {
        let year = Some(date.year());
        let week = date.iso_week();
        match unit {
            Unit::Week => Self::Week(Some(week.year()), Some(week.week() as u8)),
            Unit::Weekend => Self::Weekend(Some(week.year()), Some(week.week() as u8)),
            Unit::Month => Self::Month(year, Some(date.month() as u8)),
            Unit::Quarter => Self::Quarter(year, (date.month0() / 3 + 1) as u8),
            Unit::HalfYear => Self::Half(year, (date.month0() / 6 + 1) as u8),
            Unit::Year => Self::Year(year),
            Unit::Decade => u16::try_from(date.year() / 10).map_or(Self::Year(year), Self::Decade),
            Unit::Century | Unit::Millennium => {
                u8::try_from(date.year() / 100).map_or(Self::Year(year), Self::Century)
            }
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::day(date),
        }
    }

    /// How fine it is.
    pub fn grain(self) -> Grain {
        match self {
            Self::Century(_) | Self::CenturyBefore(_) => Grain::Century,
            Self::Decade(_) => Grain::Decade,
            Self::Year(_) => Grain::Year,
            Self::Half(..) | Self::Quarter(..) | Self::Season(..) => Grain::Quarter,
            Self::Month(..) => Grain::Month,
            Self::Week(..) | Self::Weekend(..) => Grain::Week,
            Self::Weekday(_) | Self::Day(..) => Grain::Day,
        }
    }

    /// The year, where one is said.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Weekend(year, _)
            | Self::Day(year, ..) => year,
            Self::Century(_) | Self::CenturyBefore(_) | Self::Decade(_) | Self::Weekday(_) => None,
        }
    }

    /// The same with another year, where it has one.
    pub fn with_year(self, year: Option<i32>) -> Self {
        match self {
            Self::Year(_) => Self::Year(year),
            Self::Half(_, half) => Self::Half(year, half),
            Self::Quarter(_, quarter) => Self::Quarter(year, quarter),
            Self::Season(_, season) => Self::Season(year, season),
            Self::Month(_, month) => Self::Month(year, month),
            Self::Week(_, week) => Self::Week(year, week),
            Self::Weekend(_, week) => Self::Weekend(year, week),
            Self::Day(_, month, day) => Self::Day(year, month, day),
            Self::Century(_) | Self::CenturyBefore(_) | Self::Decade(_) | Self::Weekday(_) => self,
        }
    }

    /// The stretch it covers; `None` while parts are missing or where there is no such date.
    pub fn interval(self) -> Option<TimeInterval> {
        let months = |year: i32, first: u8, count: u32| months_from(year, first, count);
        match self {
            Self::Century(c) => months(i32::from(c) * 100, 1, 1200),
            Self::CenturyBefore(c) => months(-i32::from(c) * 100 - 98, 1, 1200),
            Self::Decade(d) => months(i32::from(d) * 10, 1, 120),
            Self::Year(year) => months(year?, 1, 12),
            Self::Half(year, half) => months(year?, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year?, quarter * 3 - 2, 3),
            Self::Season(year, season) => months(year?, season.first_month(), 3),
            Self::Month(year, month) => months(year?, month?, 1),
            Self::Week(year, week) => days_of_week(year?, week?, 1),
            Self::Weekend(year, week) => days_of_week(year?, week?, 6),
            Self::Weekday(_) => None,
            Self::Day(year, month, day) => {
                NaiveDate::from_ymd_opt(year?, month?.into(), day?.into()).map(TimeInterval::day)
            }
        }
    }

    /// Its first day, once it is whole.
    pub fn first_day(self) -> Option<NaiveDate> {
        self.interval().map(|interval| interval.first_day())
    }

    /// Fills in what is missing so that it lies near `reference`. Whole dates and dates of which too
    /// little is known stay as they are.
    pub fn resolve(self, reference: NaiveDate, toward: Toward) -> Self {
        match self {
            Self::Weekday(number) => nearest_weekday(reference, number, toward).map_or(self, Self::day),
            Self::Day(None, None, None) => Self::day(reference),
            _ => self.nearest(reference, toward),
        }
    }

    /// The whole dates round `reference` that a date without month or year may mean; eight steps either
    /// way reach over the missing 29 February of a century's end.
    pub fn candidates(self, reference: NaiveDate) -> impl Iterator<Item = Self> {
        (-8..=8).filter_map(move |n| match self {
            Self::Day(None, None, Some(day)) => {
                let month = Unit::Month.shift(reference.with_day(1)?, n)?;
                Some(Self::Day(Some(month.year()), Some(month.month() as u8), Some(day)))
            }
            Self::Year(None)
            | Self::Month(None, None)
            | Self::Week(None, None)
            | Self::Weekend(None, None) => None,
            Self::Century(_) | Self::CenturyBefore(_) | Self::Decade(_) => None,
            _ if self.year().is_some() => None,
            _ => Some(self.with_year(Some(reference.year() + i32::try_from(n).ok()?))),
        })
    }

    /// The candidate that lies in the right direction and nearest.
    fn nearest(self, reference: NaiveDate, toward: Toward) -> Self {
        let distance = |candidate: &Self| -> Option<i64> {
            let interval = candidate.interval()?;
            let (first, last) = (interval.first_day(), interval.last_day());
            let (before, after) = ((reference - last).num_days(), (first - reference).num_days());
            match toward {
                Toward::Past if after > 0 => None,
                Toward::Future if before > 0 => None,
                _ => Some(before.max(after).max(0)),
            }
        };
        let measured =
            self.candidates(reference).filter_map(|candidate| Some((distance(&candidate)?, candidate)));
        measured.min_by_key(|(d, _)| *d).map_or(self, |(_, candidate)| candidate)
    }
}

fn nearest_weekday(reference: NaiveDate, number: u8, toward: Toward) -> Option<NaiveDate> {
    let own = i64::from(reference.weekday().number_from_monday());
    let ahead = (7 + i64::from(number) - own) % 7;
    match toward {
        Toward::Future => reference.checked_add_days(Days::new(ahead as u64)),
        _ if ahead == 0 => Some(reference),
        Toward::Nearest if ahead < 4 => reference.checked_add_days(Days::new(ahead as u64)),
        _ => reference.checked_sub_days(Days::new((7 - ahead) as u64)),
    }
}

fn months_from(year: i32, first: u8, count: u32) -> Option<TimeInterval> {
    let start = NaiveDate::from_ymd_opt(year, first.into(), 1)?;
    let end = Unit::Month.shift(start, count.into())?;
    Some(TimeInterval::days(start, end.pred_opt()?))
}

fn days_of_week(year: i32, week: u8, first: u8) -> Option<TimeInterval> {
    let start = NaiveDate::from_isoywd_opt(year, week.into(), weekday(first))?;
    Some(TimeInterval::days(start, day_in_week(start, 7)?))
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century) => write!(f, "{century:02}"),
            Self::CenturyBefore(century) => write!(f, "BC{century:02}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Weekday(number) => write!(f, "XXXX-WXX-{number}"),
            _ => {
                write_year(f, self.year())?;
                self.write_within_year(f)
            }
        }
    }
}

impl PartialDate {
    fn write_within_year(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Half(_, half) => write!(f, "-H{half}"),
            Self::Quarter(_, quarter) => write!(f, "-Q{quarter}"),
            Self::Season(_, season) => write!(f, "-{}", season.letters()),
            Self::Month(_, month) => write_two(f, "-", month),
            Self::Week(_, week) => write_two(f, "-W", week),
            Self::Weekend(_, week) => write_two(f, "-W", week).and_then(|()| f.write_str("-WE")),
            Self::Day(_, month, day) => write_two(f, "-", month).and_then(|()| write_two(f, "-", day)),
            _ => Ok(()),
        }
    }
}

fn write_year(f: &mut fmt::Formatter<'_>, year: Option<i32>) -> fmt::Result {
    match year {
        None => f.write_str("XXXX"),
        Some(year) if year < 1 => write!(f, "BC{:04}", 1 - year),
        Some(year) => write!(f, "{year:04}"),
    }
}

fn write_two(f: &mut fmt::Formatter<'_>, before: &str, number: Option<u8>) -> fmt::Result {
    match number {
        None => write!(f, "{before}XX"),
        Some(number) => write!(f, "{before}{number:02}"),
    }
}

/// What was wrong with a value that could not be parsed: the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadValue(pub String);

impl FromStr for PartialDate {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        parse(text).ok_or_else(|| BadValue(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    let (before_christ, rest) = match text.strip_prefix("BC") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut parts = rest.split('-');
    let year = parts.next()?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (year.len(), second) {
        (2, None) if before_christ => Some(PartialDate::CenturyBefore(digits(year, 99)?)),
        (2, None) => Some(PartialDate::Century(digits(year, 99)?)),
        (3, None) if !before_christ => Some(PartialDate::Decade(digits(year, 999)?)),
        (4, _) => parse_within(parse_year(year, before_christ)?, second, third),
        _ => None,
    }
}

/// `Some(None)` for "XXXX".
fn parse_year(text: &str, before_christ: bool) -> Option<Option<i32>> {
    if text == "XXXX" {
        return (!before_christ).then_some(None);
    }
    let year: i32 = digits(text, 9999)?;
    match before_christ {
        true => (year > 0).then_some(Some(1 - year)),
        false => (year > 0).then_some(Some(year)),
    }
}

fn parse_within(year: Option<i32>, second: Option<&str>, third: Option<&str>) -> Option<PartialDate> {
    let Some(second) = second else { return Some(PartialDate::Year(year)) };
    // Winter is "WI": of a week only figures follow the letter.
    if let Some(week) = second.strip_prefix('W').filter(|week| *week != "I") {
        let week = two(week, 53)?;
        return match third {
            None => Some(PartialDate::Week(year, week)),
            Some("WE") => Some(PartialDate::Weekend(year, week)),
            // A day of any week is a weekday; the same in a known week is written as a date.
            Some(day) if year.is_none() && week.is_none() => {
                digits(day, 7).filter(|day| *day > 0).map(PartialDate::Weekday)
            }
            Some(_) => None,
        };
    }
    if let Some(day) = third {
        return Some(PartialDate::Day(year, two(second, 12)?, two(day, 31)?));
    }
    if let Some(season) = Season::from_letters(second) {
        return Some(PartialDate::Season(year, season));
    }
    let numbered = |letter: char, most: u8| -> Option<u8> {
        second.strip_prefix(letter).and_then(|n| digits(n, most)).filter(|n| *n > 0)
    };
    if let Some(half) = numbered('H', 2) {
        return Some(PartialDate::Half(year, half));
    }
    if let Some(quarter) = numbered('Q', 4) {
        return Some(PartialDate::Quarter(year, quarter));
    }
    Some(PartialDate::Month(year, two(second, 12)?))
}

/// Two digits from 1 to `most`, or "XX" for `Some(None)`.
fn two(text: &str, most: u8) -> Option<Option<u8>> {
    match text {
        "XX" => Some(None),
        _ if text.len() == 2 => digits(text, most).filter(|n| *n > 0).map(Some),
        _ => None,
    }
}

fn digits<N: FromStr + PartialOrd>(text: &str, most: N) -> Option<N> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|n| *n <= most)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn resolved(partial: &str, reference: &str, toward: Toward) -> String {
        partial.parse::<PartialDate>().unwrap().resolve(date(reference), toward).to_string()
    }

    #[test]
    fn missing_parts_are_filled_in_the_right_direction() {
        use Toward::*;
        assert_eq!(resolved("XXXX-WXX-3", "2025-09-05", Past), "2025-09-03");
        assert_eq!(resolved("XXXX-WXX-3", "2025-09-05", Future), "2025-09-10");
        assert_eq!(resolved("XXXX-WXX-5", "2025-09-05", Past), "2025-09-05");
        assert_eq!(resolved("XXXX-12-21", "2016-01-14", Past), "2015-12-21");
        assert_eq!(resolved("XXXX-02-29", "2025-01-14", Past), "2024-02-29");
        assert_eq!(resolved("XXXX-12", "2016-01-14", Nearest), "2015-12");
        assert_eq!(resolved("XXXX-SU", "2016-01-14", Past), "2015-SU");
        assert_eq!(resolved("XXXX-XX-05", "2016-01-14", Future), "2016-02-05");
        assert_eq!(resolved("XXXX", "2016-01-14", Past), "XXXX");
    }

    #[test]
    fn stretches_cover_what_is_said() {
        let days = |text: &str| {
            let interval = text.parse::<PartialDate>().unwrap().interval().unwrap();
            (interval.first_day().to_string(), interval.last_day().to_string())
        };
        let of = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(days("195"), of("1950-01-01", "1959-12-31"));
        assert_eq!(days("19"), of("1900-01-01", "1999-12-31"));
        assert_eq!(days("2024-WI"), of("2024-12-01", "2025-02-28"));
        assert_eq!(days("2020-W53"), of("2020-12-28", "2021-01-03"));
        assert_eq!(days("2013-W27-WE"), of("2013-07-06", "2013-07-07"));
        assert_eq!(days("BC0044-03-15"), of("-0043-03-15", "-0043-03-15"));
        assert_eq!(days("BC04"), of("-0498-01-01", "-0399-12-31"));
    }

    /// Any date that TIMEX3 can write.
    pub(in crate::time) fn any_partial() -> impl Strategy<Value = PartialDate> {
        let year = || prop::option::of(-2000..3000i32);
        let season = (0..4usize).prop_map(|n| Season::LETTERS[n].0);
        prop_oneof![
            (0..100u8).prop_map(PartialDate::Century),
            (0..100u8).prop_map(PartialDate::CenturyBefore),
            (0..1000u16).prop_map(PartialDate::Decade),
            year().prop_map(PartialDate::Year),
            (year(), 1..=2u8).prop_map(|(y, h)| PartialDate::Half(y, h)),
            (year(), 1..=4u8).prop_map(|(y, q)| PartialDate::Quarter(y, q)),
            (year(), season).prop_map(|(y, s)| PartialDate::Season(y, s)),
            (year(), prop::option::of(1..=12u8)).prop_map(|(y, m)| PartialDate::Month(y, m)),
            (year(), prop::option::of(1..=53u8)).prop_map(|(y, w)| PartialDate::Week(y, w)),
            (year(), prop::option::of(1..=53u8)).prop_map(|(y, w)| PartialDate::Weekend(y, w)),
            (1..=7u8).prop_map(PartialDate::Weekday),
            (year(), prop::option::of(1..=12u8), prop::option::of(1..=31u8))
                .prop_map(|(y, m, d)| PartialDate::Day(y, m, d)),
        ]
    }

    proptest! {
        #[test]
        fn prop_print_then_parse(partial in any_partial()) {
            prop_assert_eq!(partial.to_string().parse(), Ok(partial));
        }

        #[test]
        fn prop_resolving_keeps_the_grain_and_the_direction(partial in any_partial(), day in 0..40_000u64) {
            let reference = date("1950-01-01") + Days::new(day);
            let past = partial.resolve(reference, Toward::Past);
            let future = partial.resolve(reference, Toward::Future);
            prop_assert_eq!(past.grain(), partial.grain());
            if past != partial && let (Some(past), Some(future)) = (past.interval(), future.interval()) {
                prop_assert!(past.start < past.end);
                prop_assert!(past.first_day() <= reference && future.last_day() >= reference);
            }
        }
    }
}
