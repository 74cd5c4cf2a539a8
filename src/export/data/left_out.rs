//! What a format has no place for, and the line about the whole that says so.

use chrono::Datelike;

use super::entry::Entry;
use super::selection::Selection;
use crate::export::format::Format;
use crate::time::{Grain, TimeInterval};

/// The line about the whole that a file of this format holds: how many items, by which filters, what is left out.
pub fn account_of(format: Format, selection: &Selection) -> String {
    let (account, wording) = (&selection.account, selection.wording());
    let n_without = |has: fn(&Entry<'_>) -> bool| selection.entries().filter(|entry| !has(entry)).count();
    match format {
        Format::Ics => {
            account.words_without_undated(wording, n_without(|entry| calendar_time(entry).is_some()))
        }
        Format::TimelineJs => {
            account.words_without_undated(wording, n_without(|entry| entry.item.interval().is_some()))
        }
        Format::Dna => account.words_of_statements(wording, n_without(|entry| !entry.item.is_event())),
        _ => account.words(wording),
    }
}

/// The time of an item that a calendar has room for: to the day or better, in years of four digits.
pub fn calendar_time(entry: &Entry<'_>) -> Option<TimeInterval> {
    let at = entry.item.interval()?;
    let is_fine = entry.item.grain()? <= Grain::Day;
    let years = [at.first_day().year(), at.last_day().succ_opt()?.year()];
    (is_fine && years.iter().all(|year| (1..=9999).contains(year))).then_some(at)
}
