//! Days that have to be counted out: Easter, weekdays of a month, weeks of a year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday of a Gregorian year ("Anonymous Gregorian algorithm", Meeus, Butcher).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (n / 31) as u32, (n % 31 + 1) as u32)
}

/// The first day of the month of `date`.
pub fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// The weekday with ISO number `number` (1 is Monday).
pub fn weekday(number: u8) -> Weekday {
    Weekday::try_from(number.wrapping_sub(1) % 7).unwrap_or(Weekday::Mon)
}

/// The day with ISO weekday `number` in the ISO week of `date`.
pub fn day_in_week(date: NaiveDate, number: u8) -> Option<NaiveDate> {
    let week = date.iso_week();
    NaiveDate::from_isoywd_opt(week.year(), week.week(), weekday(number))
}

/// The `nth` (1 first, -1 last) `number`-weekday of a month.
pub fn nth_weekday(year: i32, month: u8, number: u8, nth: i8) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
    let ahead = (7 + i64::from(number) - i64::from(first.weekday().number_from_monday())) % 7;
    let first_such = first.checked_add_days(Days::new(ahead as u64))?;
    if nth > 0 {
        let day = first_such.checked_add_days(Days::new(7 * (nth as u64 - 1)))?;
        return (day.month() == first.month()).then_some(day);
    }
    let later = (1..5).rev().filter_map(|n| first_such.checked_add_days(Days::new(7 * n)));
    later.into_iter().find(|day| day.month() == first.month())
}

/// The last `number`-weekday before `date`, not `date` itself.
pub fn weekday_before(date: NaiveDate, number: u8) -> Option<NaiveDate> {
    let back = (6 + i64::from(date.weekday().number_from_monday()) - i64::from(number)) % 7 + 1;
    date.checked_sub_days(Days::new(back as u64))
}

/// The number of ISO weeks in a year, 52 or 53.
pub fn weeks_in_year(year: i32) -> u8 {
    if NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some() { 53 } else { 52 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for day in ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20"] {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn weekdays_of_a_month_are_counted_from_either_end() {
        assert_eq!(nth_weekday(2025, 5, 7, 2), "2025-05-11".parse().ok());
        assert_eq!(nth_weekday(2025, 5, 7, -1), "2025-05-25".parse().ok());
        assert_eq!(nth_weekday(2025, 2, 1, 5), None);
    }

    proptest! {
        #[test]
        fn prop_easter_is_a_sunday_in_spring(year in 1583..9999i32) {
            let easter = easter(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((81..=116).contains(&easter.ordinal()));
        }

        #[test]
        fn prop_weekday_before_is_within_a_week(day in 0..60_000u64, number in 1..=7u8) {
            let day = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(day);
            let before = weekday_before(day, number).unwrap();
            prop_assert_eq!(before.weekday().number_from_monday(), u32::from(number));
            prop_assert!((1..=7).contains(&(day - before).num_days()));
        }
    }
}
