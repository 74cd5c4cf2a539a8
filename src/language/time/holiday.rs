//! Feasts and the days they fall on.

use chrono::{Days, NaiveDate};

use super::schema::{HolidayEntry, Holidays};
use crate::language::error::{Expected, PackError};
use crate::time::{easter, nth_weekday, weekday_before};

/// When a feast is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Month, ISO weekday and which one of them, -1 for the last.
    Nth(u8, u8, i8),
    /// Month, day, ISO weekday, weeks: so many weeks before the last such weekday before the date.
    Before(u8, u8, u8, u8),
}

impl Holiday {
    /// Its day in `year`.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            Self::Easter(days) => {
                let distance = Days::new(days.unsigned_abs());
                let easter = easter(year)?;
                if days < 0 { easter.checked_sub_days(distance) } else { easter.checked_add_days(distance) }
            }
            Self::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
            Self::Before(month, day, weekday, weeks) => {
                let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
                weekday_before(date, weekday)?.checked_sub_days(Days::new(7 * u64::from(weeks)))
            }
        }
    }
}

/// The feasts of a file; the error names one that does not say when it is in exactly one way.
pub(super) fn compile(file: &Holidays) -> Result<Vec<Holiday>, PackError> {
    let fault =
        |entry: &HolidayEntry| PackError::entry("holidays.toml", entry.forms.join(", "), Expected::Feast);
    file.holiday.iter().map(|entry| when(entry).ok_or_else(|| fault(entry))).collect()
}

fn when(entry: &HolidayEntry) -> Option<Holiday> {
    match (entry.fixed, entry.easter, entry.nth, entry.before) {
        (Some([month, day]), None, None, None) => Some(Holiday::Fixed(month, day)),
        (None, Some(days), None, None) => Some(Holiday::Easter(days)),
        (None, None, Some([month, weekday, nth]), None) => {
            Some(Holiday::Nth(month.try_into().ok()?, weekday.try_into().ok()?, nth))
        }
        (None, None, None, Some([month, day, weekday, weeks])) => {
            Some(Holiday::Before(month, day, weekday, weeks))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_on_their_days() {
        let on = |holiday: Holiday, year| holiday.in_year(year).unwrap().to_string();
        assert_eq!(on(Holiday::Easter(-2), 2025), "2025-04-18");
        assert_eq!(on(Holiday::Before(12, 25, 7, 3), 2025), "2025-11-30");
        assert_eq!(on(Holiday::Before(11, 23, 3, 0), 2025), "2025-11-19");
        assert_eq!(on(Holiday::Nth(5, 7, 2), 2025), "2025-05-11");
    }
}
