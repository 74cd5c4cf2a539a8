//! Stretches of time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// A stretch of civil time, `start` inclusive, `end` exclusive, in seconds (see the module).
/// Never empty: `start < end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimeInterval {
    /// First second of it, since 1970-01-01T00:00.
    pub start: i64,
    /// First second after the end.
    pub end: i64,
}

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A time as a number without a sign, in the same order: for keys that are compared as one number.
pub fn rank(time: i64) -> u64 {
    time as u64 ^ 1 << 63
}

impl TimeInterval {
    /// The stretch from `start` to `end`; `None` when it would be empty.
    pub fn new(start: i64, end: i64) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// One calendar day.
    pub fn day(date: NaiveDate) -> Self {
        Self::days(date, date)
    }

    /// From the first second of `first` to the last of `last`, both inclusive; in either order.
    pub fn days(first: NaiveDate, last: NaiveDate) -> Self {
        let (first, last) = if first <= last { (first, last) } else { (last, first) };
        // Counted in seconds, because no day comes after the last of the calendar.
        Self {
            start: seconds_of(first.and_time(NaiveTime::MIN)),
            end: seconds_of(last.and_time(NaiveTime::MIN)) + DAY,
        }
    }

    /// The day on which the stretch begins.
    pub fn first_day(&self) -> NaiveDate {
        date_of(self.start)
    }

    /// The day that holds the last second of the stretch.
    pub fn last_day(&self) -> NaiveDate {
        date_of(self.end - 1)
    }

    /// Whether the two stretches share a second.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest stretch that holds both.
    pub fn hull(&self, other: &Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The stretch both share, if any.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Length in seconds.
    pub fn seconds(&self) -> i64 {
        self.end - self.start
    }
}

/// Seconds since 1970-01-01T00:00 of a civil date and time.
pub fn seconds_of(time: NaiveDateTime) -> i64 {
    time.and_utc().timestamp()
}

/// The civil date and time of `seconds`; the calendar's ends where it cannot go further.
pub fn datetime_of(seconds: i64) -> NaiveDateTime {
    let fallback = if seconds < 0 { NaiveDateTime::MIN } else { NaiveDateTime::MAX };
    chrono::DateTime::from_timestamp(seconds, 0).map_or(fallback, |t| t.naive_utc())
}

/// The civil date that holds `seconds`.
pub fn date_of(seconds: i64) -> NaiveDate {
    datetime_of(seconds).date()
}
