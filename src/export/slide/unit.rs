//! The units of a slide's strip: days, weeks, months or years.

use chrono::{Datelike, Months, NaiveDate};

/// What a cell of the strip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, from Monday on.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Unit {
    /// All, the finest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The number of the unit that holds `day`.
    pub fn number(self, day: NaiveDate) -> i64 {
        let days = i64::from(day.num_days_from_ce());
        match self {
            Self::Day => days,
            // Weeks begin on Monday, as the first day of the calendar did.
            Self::Week => (days - 1).div_euclid(7),
            Self::Month => i64::from(day.year()) * 12 + i64::from(day.month0()),
            Self::Year => day.year().into(),
        }
    }

    /// The first day of the unit with this number.
    pub fn first_day(self, number: i64) -> NaiveDate {
        let of_days = |days: i64| NaiveDate::from_num_days_from_ce_opt(days as i32).unwrap_or_default();
        match self {
            Self::Day => of_days(number),
            Self::Week => of_days(number * 7 + 1),
            Self::Month => NaiveDate::from_ymd_opt(number.div_euclid(12) as i32, 1, 1)
                .and_then(|first| first.checked_add_months(Months::new(number.rem_euclid(12) as u32)))
                .unwrap_or_default(),
            Self::Year => NaiveDate::from_ymd_opt(number as i32, 1, 1).unwrap_or_default(),
        }
    }

    /// The key of the words that count it.
    pub fn counted(self) -> &'static str {
        match self {
            Self::Day => "span.days",
            Self::Week => "span.weeks",
            Self::Month => "span.months",
            Self::Year => "span.years",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn units_begin_where_they_begin() {
        for unit in Unit::ALL {
            for text in ["2025-09-03", "2024-12-31", "0001-01-01"] {
                let first = unit.first_day(unit.number(day(text)));
                assert!(
                    first <= day(text) && unit.number(first) == unit.number(day(text)),
                    "{unit:?} {text}"
                );
            }
        }
        assert_eq!(Unit::Week.first_day(Unit::Week.number(day("2025-09-03"))), day("2025-09-01"));
    }
}
