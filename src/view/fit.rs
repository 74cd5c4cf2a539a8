//! Which stretch of time is seen of what passes: the first view, all of it, one item, or what was just added.

use chrono::{Datelike, Months, NaiveDate};

use super::{Selection, TimeWindow};
use crate::store::{Clock, ItemIdx, QueryResult, Store};
use crate::time::{DAY, TimeInterval, first_of_month, seconds_of};

/// The share of items that the first view must hold.
const FIT_SHARE: f64 = 0.8;
/// Room after the last publication date, where announcements stand.
const ROOM_AFTER: f64 = 0.12;

/// Room to the right of the last start, as a share of the view, so that its words can stand there.
const ROOM_FOR_WORDS: f64 = 0.12;
/// An item that takes this share of a view, and longer than a day, has no place of its own in it.
const DAYLESS_SHARE: f64 = 0.1;
/// The share of the view that an item's time takes when it is zoomed to.
const ITEM_SHARE: f64 = 0.4;
/// What stands at either edge, as a share of the view, beyond what is brought into it.
const MARGIN: f64 = 0.02;

/// The first view: the shortest window that holds 80 % of the starts of what passes, widened to whole calendar units,
/// with room for words after the last start, and for announcements after the last publication date. What lasts does not
/// count, nor what is known to no day of the view, as long as there is anything else.
pub fn fit(store: &Store, result: &QueryResult) -> Option<TimeWindow> {
    let shortest = bulk(store, result.items(), result.query.clock)?;
    let window = with_days_before(widened(stretch(&shortest)?), &shortest);
    let last_start = shortest.last().map_or(window.start, |last| last.start);
    Some(with_room_after(window, last_start, store.last_published()))
}

/// The stretch with most of `items`; what a first view of them would be made of.
pub fn bulk_of(store: &Store, items: impl Iterator<Item = ItemIdx>, clock: Clock) -> Option<TimeInterval> {
    stretch(&bulk(store, items, clock)?)
}

/// The closest 80 % of `items` by their starts, in order: without what lasts and what is day-less in a view of them.
fn bulk(store: &Store, items: impl Iterator<Item = ItemIdx>, clock: Clock) -> Option<Vec<TimeInterval>> {
    let (mut intervals, mut lasting) = (Vec::new(), Vec::new());
    for idx in items {
        let to = if store.item(idx).is_lasting() { &mut lasting } else { &mut intervals };
        to.extend(store.interval(idx, clock));
    }
    if intervals.is_empty() {
        intervals = lasting;
    }
    intervals.sort_unstable();
    // A shorter view may make more of them day-less.
    loop {
        let shortest = closest(&intervals)?.to_vec();
        let view = TimeWindow::of(widened(stretch(&shortest)?));
        let fine: Vec<_> = intervals.iter().copied().filter(|time| !is_dayless(view, *time)).collect();
        if fine.is_empty() || fine.len() == intervals.len() {
            return Some(shortest);
        }
        intervals = fine;
    }
}

/// Of `intervals`, which are in order, the 80 % whose starts are closest together.
fn closest(intervals: &[TimeInterval]) -> Option<&[TimeInterval]> {
    let needed = (intervals.len() as f64 * FIT_SHARE).ceil() as usize;
    intervals.windows(needed.max(1)).min_by_key(|run| run[run.len() - 1].start - run[0].start)
}

/// Whether what lasts so long is known to no day of a view.
fn is_dayless(view: TimeWindow, time: TimeInterval) -> bool {
    time.seconds() > DAY && time.seconds() as f64 >= view.seconds() * DAYLESS_SHARE
}

/// What is seen of `window` after the least pan that brings `time` into it; where that is longer than the window, after
/// the least zoom out.
pub fn brought_in(window: TimeWindow, time: TimeInterval) -> TimeWindow {
    let (start, end, seconds) = (time.start as f64, time.end as f64, window.seconds());
    if end - start > seconds {
        return TimeWindow::around(time, MARGIN);
    }
    if window.start <= start && end <= window.end {
        return window;
    }
    let margin = (seconds * MARGIN).min((seconds - (end - start)) / 2.0);
    match start < window.start {
        true => window.pan(start - margin - window.start),
        false => window.pan(end + margin - window.end),
    }
}

/// An item from closer by: its day, or its time where that is longer, takes 40 % of the view; but never from farther off
/// than `window`. What is known to no day of `window`, and what `lasts` through all of it, is shown whole.
pub fn zoomed_to(window: TimeWindow, time: TimeInterval, lasts: bool) -> TimeWindow {
    let covers = time.start as f64 <= window.start && window.end <= time.end as f64;
    let has_no_day = if lasts { covers } else { is_dayless(window, time) };
    if has_no_day {
        return TimeWindow::around(time, MARGIN);
    }
    let days = TimeInterval::days(time.first_day(), time.last_day());
    let shown = if time.seconds() > DAY { time } else { days };
    let close = TimeWindow::around(shown, (1.0 / ITEM_SHARE - 1.0) / 2.0);
    if close.seconds() < window.seconds() {
        return close;
    }
    match window.overlaps(time) {
        true => window,
        false => {
            let most = (window.seconds() * ITEM_SHARE) as i64;
            brought_in(window, TimeInterval { end: time.end.min(time.start + most), ..time })
        }
    }
}

/// The stretch in which the chosen items begin, to the end of the last one.
pub fn stretch_of(store: &Store, selection: &Selection, clock: Clock) -> Option<TimeInterval> {
    let mut intervals: Vec<_> = selection.iter().filter_map(|idx| store.interval(idx, clock)).collect();
    intervals.sort_unstable();
    stretch(&intervals)
}

/// From the first start of `items`, which are in the order of their starts, to the end of the last one:
/// a longer one before it does not count, and it counts no longer itself than most of them, or than a
/// quarter of the whole.
fn stretch(items: &[TimeInterval]) -> Option<TimeInterval> {
    let (first, last) = (items.first()?, items.last()?);
    let step = longest_step(last.start - first.start).max(usual_length(items));
    Some(TimeInterval { start: first.start, end: last.end.min(last.start + step) })
}

/// Items known to the day are looked at among the days before them, not hour by hour.
fn with_days_before(window: TimeInterval, items: &[TimeInterval]) -> TimeInterval {
    let n_days = items.iter().filter(|item| item.seconds() >= DAY).count();
    let start =
        if 2 * n_days > items.len() { window.start.min(window.end - LEAST_DAYS * DAY) } else { window.start };
    TimeInterval { start, ..window }
}

/// The first view of items known to the day shows at least so many days.
const LEAST_DAYS: i64 = 3;

/// The length of the item in the middle: where most are known to the year, a view shows the year.
fn usual_length(items: &[TimeInterval]) -> i64 {
    let mut lengths: Vec<i64> = items.iter().map(TimeInterval::seconds).collect();
    lengths.sort_unstable();
    // Of two the shorter one.
    lengths.get(lengths.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

/// How far the last item may reach beyond its start: a coarse one must not double the view.
fn longest_step(seconds: i64) -> i64 {
    (seconds / 4).max(DAY)
}

/// All items that pass, whole.
pub fn show_all(store: &Store, result: &QueryResult) -> Option<TimeWindow> {
    let intervals = result.items().filter_map(|idx| store.interval(idx, result.query.clock));
    let hull = intervals.reduce(|hull, interval| hull.hull(&interval))?;
    Some(TimeWindow::around(hull, 0.02))
}

/// The whole calendar units around `interval`: days up to three months, months up to eight years,
/// then years, then decades.
fn widened(interval: TimeInterval) -> TimeInterval {
    let (first, last) = (interval.first_day(), interval.last_day());
    let days = interval.seconds() / DAY;
    let months = |date: NaiveDate, n: u32| date.checked_add_months(Months::new(n)).unwrap_or(date);
    let (first, after) = match days {
        0..=92 => (first, last.succ_opt().unwrap_or(last)),
        93..=2_922 => (first_of_month(first), months(first_of_month(last), 1)),
        2_923..=29_220 => (first_of_years(first, 1), months(first_of_years(last, 1), 12)),
        _ => (first_of_years(first, 10), months(first_of_years(last, 10), 120)),
    };
    let second = |date: NaiveDate| seconds_of(date.and_time(chrono::NaiveTime::MIN));
    TimeInterval { start: second(first), end: second(after) }
}

/// The first day of the year, decade or century that holds `date`.
fn first_of_years(date: NaiveDate, n_years: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.year().div_euclid(n_years) * n_years, 1, 1).unwrap_or(date)
}

/// Longer at the end, so that words have room after the last start, and announcements after the last publication day if
/// that is in view or near.
fn with_room_after(interval: TimeInterval, last_start: i64, published: Option<NaiveDate>) -> TimeWindow {
    let before = (last_start - interval.start) as f64;
    let mut end = (interval.end as f64).max(interval.start as f64 + before / (1.0 - ROOM_FOR_WORDS));
    if let Some(day) = published.map(TimeInterval::day) {
        let near = interval.start <= day.end && day.start <= interval.end + interval.seconds() / 4;
        if near {
            end = end.max(day.end as f64 + interval.seconds() as f64 * ROOM_AFTER);
        }
    }
    TimeWindow::new(interval.start as f64, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: i64, last: i64) -> TimeInterval {
        TimeInterval { start: first * DAY, end: (last + 1) * DAY }
    }

    #[test]
    fn a_year_among_days_does_not_widen_what_is_chosen() {
        assert_eq!(stretch(&[days(3, 3), days(3, 367), days(5, 5), days(7, 7)]), Some(days(3, 7)));
        assert_eq!(stretch(&[days(3, 3), days(4, 4), days(7, 371)]), Some(days(3, 7)));
        assert_eq!(stretch(&[days(3, 3)]), Some(days(3, 3)));
        assert_eq!(stretch(&[]), None);
    }

    #[test]
    fn years_alone_are_shown_whole() {
        assert_eq!(stretch(&[days(0, 364)]), Some(days(0, 364)));
        assert_eq!(stretch(&[days(0, 364), days(365, 729)]), Some(days(0, 729)));
    }

    fn window(first: i64, last: i64) -> TimeWindow {
        TimeWindow::of(days(first, last))
    }

    #[test]
    fn an_item_is_zoomed_to_by_its_day_and_never_from_farther_off() {
        let hour = TimeInterval { start: 10 * DAY + 7_200, end: 10 * DAY + 10_800 };
        assert_eq!(zoomed_to(window(0, 99), hour, false), TimeWindow::around(days(10, 10), 0.75));
        assert_eq!(zoomed_to(window(10, 10), hour, false), window(10, 10));
        let elsewhere = zoomed_to(window(20, 20), hour, false);
        assert!(elsewhere.start <= hour.start as f64 && hour.end as f64 <= elsewhere.end);
        assert!((elsewhere.seconds() - DAY as f64).abs() < 1.0);
        // Three days of hundred stand on their days, a year does not, but an event may last one.
        assert_eq!(zoomed_to(window(0, 99), days(3, 5), false), TimeWindow::around(days(3, 5), 0.75));
        assert_eq!(zoomed_to(window(0, 99), days(0, 364), false), TimeWindow::around(days(0, 364), 0.02));
        assert_eq!(zoomed_to(window(0, 99), days(50, 364), true), window(0, 99));
        assert_eq!(zoomed_to(window(50, 99), days(0, 364), true), TimeWindow::around(days(0, 364), 0.02));
    }

    #[test]
    fn the_least_pan_or_zoom_brings_a_stretch_in() {
        assert_eq!(brought_in(window(0, 9), days(4, 6)), window(0, 9));
        let left = brought_in(window(0, 9), days(-5, -4));
        assert!((left.seconds() - window(0, 9).seconds()).abs() < 1.0);
        assert!(left.start < -5.0 * DAY as f64 && left.start > -6.0 * DAY as f64);
        let right = brought_in(window(0, 9), days(12, 12));
        assert!(right.end > 13.0 * DAY as f64 && right.end < 14.0 * DAY as f64);
        assert_eq!(brought_in(window(0, 9), days(20, 39)), TimeWindow::around(days(20, 39), 0.02));
    }

    #[test]
    fn the_last_start_has_room_for_words() {
        let seen = with_room_after(days(0, 27), 27 * DAY, None);
        assert!(seen.end - (27 * DAY) as f64 >= seen.seconds() * 0.119);
        assert_eq!(with_room_after(days(0, 27), 10 * DAY, None), window(0, 27));
    }
}
