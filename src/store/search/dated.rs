//! A date that is typed into the search finds what was on its day.

use chrono::{Datelike, NaiveDate};

use crate::store::columns::Columns;
use crate::store::{Clock, ItemIdx};
use crate::time::{DAY, TimeInterval};
use crate::typed::{Reference, typed_time};

/// A day without a year is looked for in so many years, from the last one on.
const MOST_YEARS: i32 = 200;

/// The items of the day that `text` is, in every year where it names none; nothing where it is no day.
pub fn items_of_day(columns: &Columns, text: &str) -> Vec<ItemIdx> {
    let mut found = Vec::new();
    for day in days(columns, text) {
        let dated = &columns.start[..columns.n_dated];
        let first = dated.partition_point(|&start| start < day.start);
        let last = dated.partition_point(|&start| start < day.end);
        let is_inside = |idx: &ItemIdx| {
            columns.interval(idx.index(), Clock::Happened).is_some_and(|at| at.end <= day.end)
        };
        found.extend((first..last).map(ItemIdx::new).filter(is_inside));
    }
    found
}

fn days(columns: &Columns, text: &str) -> Vec<TimeInterval> {
    // A number alone is one that stands in a text.
    let is_number = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    if is_number || !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let Some(extent) = columns.extent(Clock::Happened) else { return Vec::new() };
    let (first, last) = (extent.first_day().year(), extent.last_day().year());
    let in_year = |year: i32| {
        let reference = Reference { year, today: NaiveDate::default() };
        typed_time(text, reference).ok().filter(|day| day.seconds() == DAY)
    };
    let mut days: Vec<TimeInterval> = (first.max(last - MOST_YEARS)..=last).filter_map(in_year).collect();
    days.dedup();
    days
}
