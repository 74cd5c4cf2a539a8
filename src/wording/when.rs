//! When something was, at the precision at which that is known.

use chrono::{Datelike, NaiveDate, Timelike};

use super::Wording;
use crate::store::ItemRef;
use crate::time::{DAY, Grain, TimeInterval, datetime_of};

impl Wording {
    /// A time at its own precision: "Wed 3 Sep 2025", "3 Sep 2025, 11:30", "September 2025", "2022".
    pub fn interval(&self, interval: TimeInterval, grain: Option<Grain>) -> String {
        let (first, last) = (interval.first_day(), interval.last_day());
        match grain {
            Some(Grain::Minute | Grain::Hour) if interval.seconds() < DAY => {
                let clock = datetime_of(interval.start).time();
                let values = [("h", &*clock.hour().to_string()), ("m", &*format!("{:02}", clock.minute()))];
                let time = self.fill("date.hour", &values);
                format!("{}, {time}", self.date("date.weekday-day-month-year", first))
            }
            _ if first == last => self.date("date.weekday-day-month-year", first),
            Some(Grain::Year) if is_whole_years(first, last) => self.years(first, last),
            Some(Grain::Month) if is_whole_month(first, last) => self.date("date.month-year", first),
            Some(Grain::Decade | Grain::Century) => self.years(first, last),
            _ => {
                let first = self.date("date.day-year", first);
                let last = self.date("date.day-year", last);
                self.fill("reader.until", &[("first", &first), ("last", &last)])
            }
        }
    }

    /// The years from one day to another: "2022", "2022 – 2024".
    pub fn years(&self, first: NaiveDate, last: NaiveDate) -> String {
        let (from, to) = (self.year(first.year()), self.year(last.year()));
        if from == to { from } else { self.fill("reader.until", &[("first", &from), ("last", &to)]) }
    }

    /// When an item was.
    pub fn when(&self, item: ItemRef<'_>) -> String {
        match item.interval() {
            Some(at) => self.interval(at, item.grain()),
            None => self.text("reader.no-time").to_owned(),
        }
    }
}

/// The precision of a stretch that is told by its ends alone: whole years and months are called so.
pub fn grain_of(interval: TimeInterval) -> Option<Grain> {
    let (first, last) = (interval.first_day(), interval.last_day());
    if interval.seconds() < DAY {
        return Some(Grain::Hour);
    }
    let whole_years = is_whole_years(first, last).then_some(Grain::Year);
    whole_years.or(is_whole_month(first, last).then_some(Grain::Month))
}

fn is_whole_years(first: NaiveDate, last: NaiveDate) -> bool {
    first.ordinal() == 1 && (last.month(), last.day()) == (12, 31)
}

fn is_whole_month(first: NaiveDate, last: NaiveDate) -> bool {
    let ends = last.succ_opt().is_none_or(|next| next.day() == 1);
    first.day() == 1 && ends && first.month() == last.month() && first.year() == last.year()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Tongue;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).unwrap()
    }

    #[test]
    fn a_time_is_told_at_its_own_precision() {
        let (en, de) = (Wording::of(Tongue::English), Wording::of(Tongue::German));
        let one = TimeInterval::day(day(9, 3));
        assert_eq!(en.interval(one, Some(Grain::Day)), "Wed 3 Sep 2025");
        let month = TimeInterval::days(day(9, 1), day(9, 30));
        assert_eq!(de.interval(month, Some(Grain::Month)), "September 2025");
        let year = TimeInterval::days(day(1, 1), day(12, 31));
        assert_eq!(en.interval(year, Some(Grain::Year)), "2025");
        let hour = TimeInterval { start: one.start + 41_400, end: one.start + 41_460 };
        assert_eq!(en.interval(hour, Some(Grain::Minute)), "Wed 3 Sep 2025, 11:30");
    }
}
