//! Units of time and counting in them.

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

use super::Grain;

/// A unit that durations are counted in, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A second: the finest unit.
    Second,
    /// Sixty seconds; leap seconds do not count.
    Minute,
    /// Sixty minutes, counted or of the clock.
    Hour,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days; as a calendar unit Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// Three months, January to March first.
    Quarter,
    /// Six months, January to June first.
    HalfYear,
    /// A calendar year.
    Year,
    /// Ten years, counted or of the calendar.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// All units, finest first.
    pub const ALL: [Self; 13] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Weekend,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::HalfYear,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
    ];

    /// Its letters in a TIMEX3 duration; those of seconds, minutes and hours follow a "T".
    pub fn letters(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Weekend => "WE",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::HalfYear => "HY",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
        }
    }

    /// Whether it is finer than a day.
    pub fn is_clock(self) -> bool {
        self < Self::Day
    }

    /// The precision of a time that is known to this unit.
    pub fn grain(self) -> Grain {
        match self {
            Self::Second | Self::Minute => Grain::Minute,
            Self::Hour => Grain::Hour,
            Self::Day => Grain::Day,
            Self::Weekend | Self::Week => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter | Self::HalfYear => Grain::Quarter,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
            Self::Century | Self::Millennium => Grain::Century,
        }
    }

    /// Months in it; `None` for units of days and finer.
    fn months(self) -> Option<i64> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
            Self::Decade => Some(120),
            Self::Century => Some(1200),
            Self::Millennium => Some(12_000),
            _ => None,
        }
    }

    /// `date` moved by `count` units; units finer than a day do not move it.
    /// `None` beyond the calendar.
    pub fn shift(self, date: NaiveDate, count: i64) -> Option<NaiveDate> {
        if let Some(months) = self.months() {
            let months = u32::try_from(months.checked_mul(count.abs())?).ok()?;
            return match count < 0 {
                true => date.checked_sub_months(Months::new(months)),
                false => date.checked_add_months(Months::new(months)),
            };
        }
        let days = match self {
            Self::Week | Self::Weekend => count.checked_mul(7)?,
            Self::Day => count,
            _ => 0,
        };
        let distance = Days::new(days.unsigned_abs());
        if days < 0 { date.checked_sub_days(distance) } else { date.checked_add_days(distance) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_clip_to_the_last_day() {
        assert_eq!(Unit::Month.shift(date("2024-01-31"), 1), Some(date("2024-02-29")));
        assert_eq!(Unit::Year.shift(date("2024-02-29"), -1), Some(date("2023-02-28")));
    }

    #[test]
    fn counting_beyond_the_calendar_is_none() {
        assert_eq!(Unit::Millennium.shift(date("2024-01-31"), i64::MAX), None);
        assert_eq!(Unit::Week.shift(date("2024-01-31"), i64::MIN), None);
    }
}
