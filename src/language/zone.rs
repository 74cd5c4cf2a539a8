//! By which clock the articles of a language tell the time.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::kind::kinds;

kinds! {
    /// The clock of a part of the world.
    Zone {
        /// One hour before UTC, two in summer.
        CentralEuropean = "central-european",
    }
}

impl Zone {
    /// The civil time there at a time of UTC; unchanged at the end of the calendar. Summer time is that of
    /// Directive 2000/84/EC: from the last Sunday in March to the last in October, one o'clock UTC.
    pub fn local(self, utc: NaiveDateTime) -> NaiveDateTime {
        let Self::CentralEuropean = self;
        let turn = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
        let summer = turn(3).zip(turn(10)).is_some_and(|(begin, end)| begin <= utc && utc < end);
        utc.checked_add_signed(TimeDelta::hours(1 + i64::from(summer))).unwrap_or(utc)
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(last.weekday().num_days_from_sunday().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_put_forward_in_summer() {
        let local = |utc: &str| {
            let utc = NaiveDateTime::parse_from_str(utc, "%Y-%m-%d %H:%M").unwrap();
            Zone::CentralEuropean.local(utc).format("%Y-%m-%d %H:%M").to_string()
        };
        assert_eq!(local("2025-09-04 22:30"), "2025-09-05 00:30");
        assert_eq!(local("2025-01-04 22:30"), "2025-01-04 23:30");
        assert_eq!(local("2025-03-30 00:59"), "2025-03-30 01:59");
        assert_eq!(local("2025-03-30 01:00"), "2025-03-30 03:00");
        assert_eq!(local("2025-10-26 00:59"), "2025-10-26 02:59");
        assert_eq!(local("2025-10-26 01:00"), "2025-10-26 02:00");
    }
}
