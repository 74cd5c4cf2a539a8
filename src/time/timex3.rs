//! TIMEX3 values: printed as TimeML writes them, parsed, and laid on the calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};

use super::interval::seconds_of;
use super::partial::BadValue;
use super::{Grain, PartialDate, TimeInterval, Unit};

/// The value of a time expression.
///
/// `to_string` and `parse` are inverse to each other: "2025-09-03", "2025-W36", "195",
/// "2025-09-04TNI", "2025-09-03T14:30", "P3Y6M", "PTXH", "PAST_REF".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Timex3 {
    /// A date, with a time of day where one is said.
    Date(PartialDate, Option<DayTime>),
    /// A length of time.
    Length(Length),
    /// Past, present or future, without a date.
    Reference(Reference),
}

/// Past, present or future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reference {
    /// "once", "formerly", "recently".
    Past,
    /// "now", "nowadays": PRESENT_REF.
    Present,
    /// "soon", "in future".
    Future,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayTime {
    /// A part of the day.
    Part(DayPart),
    /// A clock time.
    Clock(Clock),
}

/// A clock time with its offset from UTC where one is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: Option<u8>,
    /// Minutes east of UTC.
    pub zone: Option<i16>,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// Until noon: MO.
    Morning,
    /// Around noon: MI.
    Midday,
    /// From noon to six.
    Afternoon,
    /// From six to midnight.
    Evening,
    /// From ten into the next day.
    Night,
    /// While it is light.
    Daytime,
}

impl DayPart {
    /// Every part with its letters in TIMEX3 and its first and last hour (from the day's midnight).
    pub const LETTERS: [(Self, &'static str, [i64; 2]); 6] = [
        (Self::Morning, "MO", [6, 12]),
        (Self::Midday, "MI", [11, 14]),
        (Self::Afternoon, "AF", [12, 18]),
        (Self::Evening, "EV", [18, 24]),
        (Self::Night, "NI", [22, 30]),
        (Self::Daytime, "DT", [8, 18]),
    ];

    /// The part with these letters.
    pub fn from_letters(letters: &str) -> Option<Self> {
        Self::LETTERS.iter().find(|(_, own, _)| *own == letters).map(|(part, ..)| *part)
    }

    fn letters(self) -> &'static str {
        Self::LETTERS[self as usize].1
    }
}

impl DayTime {
    /// How fine it is: a full hour is told to the hour.
    pub fn grain(self) -> Grain {
        match self {
            Self::Clock(clock) if clock.minute > 0 || clock.second.is_some() => Grain::Minute,
            _ => Grain::Hour,
        }
    }

    /// The stretch it covers on `date`.
    pub fn interval(self, date: NaiveDate) -> Option<TimeInterval> {
        let midnight = seconds_of(date.and_time(NaiveTime::MIN));
        match self {
            Self::Part(part) => {
                let [first, last] = DayPart::LETTERS[part as usize].2;
                TimeInterval::new(midnight + first * 3600, midnight + last * 3600)
            }
            Self::Clock(clock) => {
                let minutes = i64::from(clock.hour) * 60 + i64::from(clock.minute);
                let start = midnight + minutes * 60 + i64::from(clock.second.unwrap_or(0));
                let length = if self.grain() == Grain::Hour { 3600 } else { 60 };
                TimeInterval::new(start, start + length)
            }
        }
    }
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// This many tenths.
    Tenths(u64),
    /// "X": it is not said how many.
    Some,
}

impl Amount {
    /// A whole number.
    pub fn whole(count: u64) -> Self {
        Self::Tenths(count.saturating_mul(10))
    }

    /// So many times as many.
    pub fn times(self, factor: u64) -> Self {
        match self {
            Self::Tenths(tenths) => Self::Tenths(tenths.saturating_mul(factor)),
            Self::Some => Self::Some,
        }
    }

    /// The whole number it is.
    pub fn as_whole(self) -> Option<i64> {
        match self {
            Self::Tenths(tenths) if tenths % 10 == 0 => i64::try_from(tenths / 10).ok(),
            _ => None,
        }
    }
}

/// A length of time: counted units, coarsest first, each unit once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    counts: Vec<(Amount, Unit)>,
}

impl Length {
    /// `amount` of `unit`; half a year is six months, half an hour thirty minutes, and so on.
    pub fn new(amount: Amount, unit: Unit) -> Self {
        let mut counts = vec![(amount, unit)];
        if let (Amount::Tenths(tenths), Some((finer, count))) = (amount, half_of(unit))
            && tenths % 10 == 5
        {
            counts = vec![(Amount::Tenths(tenths - 5), unit), (Amount::whole(count), finer)];
            counts.retain(|(amount, _)| *amount != Amount::Tenths(0));
        }
        Self { counts }
    }

    /// Both together: "three years and four months". Amounts of one unit add up.
    pub fn and(mut self, other: Self) -> Self {
        for (amount, unit) in other.counts {
            match self.counts.iter_mut().find(|(_, own)| *own == unit) {
                Some((own, _)) => *own = sum(*own, amount),
                None => self.counts.push((amount, unit)),
            }
        }
        self.counts.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
        self
    }

    /// The counted units, coarsest first.
    pub fn counts(&self) -> &[(Amount, Unit)] {
        &self.counts
    }

    /// Its finest unit.
    pub fn unit(&self) -> Unit {
        self.counts.last().map_or(Unit::Day, |(_, unit)| *unit)
    }

    /// `date` moved by it, `sign` times; `None` where it is not said how long it is.
    pub fn shift(&self, date: NaiveDate, sign: i64) -> Option<NaiveDate> {
        self.counts.iter().try_fold(date, |date, (amount, unit)| match (amount, unit) {
            (Amount::Some, _) => None,
            (Amount::Tenths(tenths), Unit::Month) if tenths % 10 == 5 => {
                let whole = unit.shift(date, sign * (*tenths as i64 / 10))?;
                Unit::Day.shift(whole, sign * 15)
            }
            (Amount::Tenths(tenths), Unit::Week | Unit::Day) => {
                let days =
                    i64::try_from(*tenths).ok()?.checked_mul(if *unit == Unit::Week { 7 } else { 1 })?;
                Unit::Day.shift(date, sign * (days / 10))
            }
            (Amount::Tenths(tenths), Unit::Year) if tenths % 10 != 0 => {
                Unit::Month.shift(date, sign * (i64::try_from(*tenths).ok()?.checked_mul(12)? / 10))
            }
            (Amount::Tenths(tenths), _) => unit.shift(date, sign * i64::try_from(tenths / 10).ok()?),
        })
    }
}

fn sum(a: Amount, b: Amount) -> Amount {
    match (a, b) {
        (Amount::Tenths(a), Amount::Tenths(b)) => Amount::Tenths(a.saturating_add(b)),
        _ => Amount::Some,
    }
}

/// What half of a unit is in whole finer ones.
fn half_of(unit: Unit) -> Option<(Unit, u64)> {
    match unit {
        Unit::Minute => Some((Unit::Second, 30)),
        Unit::Hour => Some((Unit::Minute, 30)),
        Unit::Day => Some((Unit::Hour, 12)),
        Unit::Year => Some((Unit::Month, 6)),
        Unit::Decade => Some((Unit::Year, 5)),
        Unit::Century => Some((Unit::Year, 50)),
        _ => None,
    }
}

impl Timex3 {
    /// The precision of the value; `None` for a bare reference.
    pub fn grain(&self) -> Option<Grain> {
        match self {
            Self::Date(_, Some(time)) => Some(time.grain()),
            Self::Date(date, None) => Some(date.grain()),
            Self::Length(length) => Some(length.unit().grain()),
            Self::Reference(_) => None,
        }
    }

    /// The stretch of the calendar it covers; `None` for lengths, references and partial dates.
    pub fn interval(&self) -> Option<TimeInterval> {
        match self {
            Self::Date(date, None) => date.interval(),
            Self::Date(date, Some(time)) => time.interval(date.first_day()?),
            Self::Length(_) | Self::Reference(_) => None,
        }
    }
}

impl fmt::Display for Timex3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date, None) => date.fmt(f),
            Self::Date(date, Some(time)) => write!(f, "{date}T{time}"),
            Self::Length(length) => length.fmt(f),
            Self::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Self::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Self::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => f.write_str(part.letters()),
            Self::Clock(clock) => clock.fmt(f),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.zone {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut clock = false;
        for (amount, unit) in &self.counts {
            if unit.is_clock() && !clock {
                f.write_str("T")?;
                clock = true;
            }
            match amount {
                Amount::Some => f.write_str("X")?,
                Amount::Tenths(tenths) if tenths % 10 == 0 => write!(f, "{}", tenths / 10)?,
                Amount::Tenths(tenths) => write!(f, "{}.{}", tenths / 10, tenths % 10)?,
            }
            f.write_str(unit.letters())?;
        }
        Ok(())
    }
}

impl FromStr for Timex3 {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let bad = || BadValue(text.to_owned());
        match text {
            "PAST_REF" => return Ok(Self::Reference(Reference::Past)),
            "PRESENT_REF" => return Ok(Self::Reference(Reference::Present)),
            "FUTURE_REF" => return Ok(Self::Reference(Reference::Future)),
            _ => {}
        }
        if let Some(length) = text.strip_prefix('P') {
            return parse_length(length).map(Self::Length).ok_or_else(bad);
        }
        match text.split_once('T') {
            None => Ok(Self::Date(text.parse()?, None)),
            Some((date, time)) => {
                let time = parse_day_time(time).ok_or_else(bad)?;
                Ok(Self::Date(date.parse()?, Some(time)))
            }
        }
    }
}

fn parse_day_time(text: &str) -> Option<DayTime> {
    if let Some(part) = DayPart::from_letters(text) {
        return Some(DayTime::Part(part));
    }
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        Some(at) => (&text[..at], Some(parse_zone(&text[at..])?)),
        None => (text, None),
    };
    let mut parts = clock.split(':');
    let hour = two_digits(parts.next()?, 24)?;
    let minute = parts.next().map_or(Some(0), |text| two_digits(text, 59))?;
    let second = match parts.next() {
        Some(text) => Some(two_digits(text, 59)?),
        None => None,
    };
    parts.next().is_none().then_some(DayTime::Clock(Clock { hour, minute, second, zone }))
}

fn parse_zone(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let minutes = i16::from(two_digits(hours, 23)?) * 60 + i16::from(two_digits(minutes, 59)?);
    (minutes != 0).then_some(sign * minutes)
}

fn two_digits(text: &str, most: u8) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|n| *n <= most)
}

fn parse_length(text: &str) -> Option<Length> {
    let (mut rest, mut clock, mut counts) = (text, false, Vec::new());
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !clock) {
            (rest, clock) = (after, true);
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')?;
        let (number, after) = rest.split_at(end);
        let end = after.find(|c: char| c.is_ascii_digit() || c == 'X' || c == 'T').unwrap_or(after.len());
        let (letters, after) = after.split_at(end);
        let unit = Unit::ALL.into_iter().find(|u| u.is_clock() == clock && u.letters() == letters)?;
        if counts.last().is_some_and(|(_, coarser)| *coarser <= unit) {
            return None;
        }
        counts.push((parse_amount(number)?, unit));
        rest = after;
    }
    (!counts.is_empty()).then_some(Length { counts })
}

fn parse_amount(text: &str) -> Option<Amount> {
    if text == "X" {
        return Some(Amount::Some);
    }
    let (whole, tenth) = match text.split_once('.') {
        Some((whole, tenth)) if tenth.len() == 1 && tenth != "0" => (whole, tenth.parse::<u64>().ok()?),
        Some(_) => return None,
        None => (text, 0),
    };
    whole.parse::<u64>().ok()?.checked_mul(10)?.checked_add(tenth).map(Amount::Tenths)
}

#[cfg(test)]
mod tests {
    use super::super::partial::tests::any_partial;
    use super::*;
    use proptest::prelude::*;

    fn any_day_time() -> impl Strategy<Value = DayTime> {
        let part = (0..6usize).prop_map(|n| DayTime::Part(DayPart::LETTERS[n].0));
        let zone = prop::option::of(-720..720i16);
        let clock = (0..=24u8, 0..60u8, prop::option::of(0..60u8), zone);
        prop_oneof![
            part,
            clock.prop_map(|(hour, minute, second, zone)| DayTime::Clock(Clock {
                hour,
                minute,
                second,
                zone
            }))
        ]
    }

    fn any_length() -> impl Strategy<Value = Length> {
        let amount = prop_oneof![Just(Amount::Some), (1..100_000u64).prop_map(Amount::Tenths)];
        let count = (amount, 0..Unit::ALL.len()).prop_map(|(amount, n)| Length::new(amount, Unit::ALL[n]));
        prop::collection::vec(count, 1..4).prop_map(|lengths| {
            let mut lengths = lengths.into_iter();
            let first = lengths.next().unwrap();
            lengths.fold(first, Length::and)
        })
    }

    fn any_timex3() -> impl Strategy<Value = Timex3> {
        prop_oneof![
            (any_partial(), prop::option::of(any_day_time()))
                .prop_map(|(date, time)| Timex3::Date(date, time)),
            any_length().prop_map(Timex3::Length),
            Just(Timex3::Reference(Reference::Past)),
        ]
    }

    #[test]
    fn halves_are_told_in_the_finer_unit() {
        let of = |tenths, unit| Length::new(Amount::Tenths(tenths), unit).to_string();
        assert_eq!(of(35, Unit::Year), "P3Y6M");
        assert_eq!(of(5, Unit::Hour), "PT30M");
        assert_eq!(of(25, Unit::Week), "P2.5W");
        assert_eq!(of(15, Unit::Day), "P1DT12H");
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for text in ["", "P", "2025-13", "2025-09-3", "P3", "PTY", "2025T25:00", "XX", "P1M1Y", "2025-W54"] {
            assert!(text.parse::<Timex3>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_night_runs_into_the_next_day() {
        let night = "2025-09-04TNI".parse::<Timex3>().unwrap().interval().unwrap();
        assert_eq!(
            (night.first_day(), night.last_day()),
            ("2025-09-04".parse().unwrap(), "2025-09-05".parse().unwrap())
        );
    }

    proptest! {
        #[test]
        fn prop_print_then_parse(value in any_timex3()) {
            prop_assert_eq!(value.to_string().parse(), Ok(value));
        }

        #[test]
        fn prop_parsing_never_panics(text in "[-PTX0-9A-Z:.+]{0,12}") {
            if let Ok(value) = text.parse::<Timex3>() {
                let _ = (value.interval(), value.grain());
            }
        }

        #[test]
        fn prop_earliest_before_latest(value in any_timex3()) {
            if let Some(interval) = value.interval() {
                prop_assert!(interval.start < interval.end);
            }
        }
    }
}
