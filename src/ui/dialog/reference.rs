//! What a time that is typed into the window is counted from.

use chrono::{Datelike, Local, NaiveDate};

use crate::store::{Clock, Store};
use crate::time::TimeInterval;
use crate::typed::Reference;
use crate::view::TimeWindow;

/// Where less than one in so many items of the fullest year lie around the view, that year is meant.
const FEW: usize = 10;

/// The day it is.
fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// For a time to go to: the year around the view in which most items lie; where hardly any do, the fullest of all.
pub fn of_view(store: &Store, view: TimeWindow) -> Reference {
    let shown = view.interval();
    let year = fullest_year(store, shown.first_day().year(), shown.last_day().year());
    Reference { year: year.unwrap_or(shown.first_day().year()), today: today() }
}

/// For the day an article was published: the year in which the others were published last.
pub fn of_articles(store: &Store) -> Reference {
    let today = today();
    Reference { year: store.last_published().unwrap_or(today).year(), today }
}

fn fullest_year(store: &Store, first: i32, last: i32) -> Option<i32> {
    let extent = store.extent(Clock::Happened)?;
    let years = extent.first_day().year()..=extent.last_day().year();
    let counted: Vec<(usize, i32)> = years.map(|year| (n_starting_in(store, year), year)).collect();
    let fullest = counted.iter().max()?;
    let near = counted.iter().filter(|(_, year)| (first - 1..=last + 1).contains(year)).max();
    let has_enough = |near: &&(usize, i32)| near.0 > 0 && near.0 * FEW >= fullest.0;
    Some(near.filter(has_enough).unwrap_or(fullest).1)
}

fn n_starting_in(store: &Store, year: i32) -> usize {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let Some(whole) = day(1, 1).zip(day(12, 31)).map(|(first, last)| TimeInterval::days(first, last)) else {
        return 0;
    };
    store.n_starting(|at| at < whole.end) - store.n_starting(|at| at < whole.start)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::annotate::Annotations;
    use crate::document::Document;
    use crate::item::{Extraction, Item, made};

    /// One item of 1994 and forty of 2025.
    fn store() -> Store {
        let item = |n: usize| {
            let day = NaiveDate::from_ymd_opt(if n == 0 { 1994 } else { 2025 }, 6, 1 + n as u32 % 28);
            let time = made::stated(TimeInterval::day(day.unwrap()));
            Item { id: format!("a:{n}"), text: format!("Satz {n}"), time, ..made::bare() }
        };
        let items: Vec<Item> = (0..41).map(item).collect();
        let document = Arc::new(Document::plain("a", "de", ""));
        Store::new(1, &[Arc::new(Extraction::new(document, Annotations::default(), Vec::new(), &items))])
    }

    #[test]
    fn a_stray_year_in_view_is_not_meant() {
        let year = |year: i32| {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            of_view(&store(), TimeWindow::of(TimeInterval::days(day(5, 1), day(7, 1)))).year
        };
        assert_eq!(year(1994), 2025);
        assert_eq!(year(2025), 2025);
        assert_eq!(year(2026), 2025, "the year beside the view is around it");
        assert_eq!(of_view(&Store::new(1, &[]), TimeWindow::new(0.0, 86_400.0)).year, 1970);
    }
}
