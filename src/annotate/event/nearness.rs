//! How a time lies to the day of publication.

use crate::annotate::{Prepared, Timex};
use crate::time::{DAY, TimeInterval};

/// Whether an expression can date an event.
pub(super) fn dates(timex: &Timex) -> bool {
    timex.point && timex.interval.is_some()
}

/// Whether an expression tells a time after the day of publication.
pub(super) fn is_to_come(prepared: &Prepared, timex: &Timex) -> bool {
    let published = prepared.document.published.date.map(TimeInterval::day);
    timex.interval.zip(published).is_some_and(|(told, published)| told.start >= published.end)
}

/// Whether an expression tells a time of the days before publication, or one to come.
pub(super) fn is_just_over(prepared: &Prepared, timex: &Timex) -> bool {
    /// What is told as news was at most so many days ago.
    const DAYS: i64 = 6;
    let told = prepared.document.published.date.zip(timex.interval);
    told.is_none_or(|(day, told)| (TimeInterval::day(day).start - told.end) / DAY < DAYS)
}

/// Whether an expression tells a time long before the day of publication: months ago.
pub(super) fn is_long_ago(prepared: &Prepared, timex: &Timex) -> bool {
    /// News are told of so many days.
    const DAYS: i64 = 60;
    let told = prepared.document.published.date.zip(timex.interval);
    told.is_some_and(|(day, told)| (TimeInterval::day(day).start - told.end) / DAY > DAYS)
}

/// Whether an article is mostly about what was years ago.
pub(super) fn is_history(prepared: &Prepared, timexes: &[Timex]) -> bool {
    /// Of fewer times nothing is told.
    const FEWEST: usize = 6;
    let told: Vec<&Timex> = timexes.iter().filter(|timex| dates(timex) && !timex.vague).collect();
    let past = told.iter().filter(|timex| is_long_ago(prepared, timex)).count();
    told.len() >= FEWEST && past * 3 > told.len() * 2
}

/// Whether an expression tells a time before the day of publication.
pub(super) fn is_over(prepared: &Prepared, timex: &Timex) -> bool {
    let published = prepared.document.published.date.map(TimeInterval::day);
    timex.interval.zip(published).is_some_and(|(told, published)| told.end <= published.start)
}
