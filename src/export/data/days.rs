//! Items under the days on which they were.

use super::entry::Entry;

/// Hands out a heading before the first item of each stretch of time, then the item. Items come in the order of time.
#[derive(Default)]
pub struct Days {
    last: Option<String>,
}

impl Days {
    /// The heading that stands over this item, where it is another one than over the item before.
    pub fn heading(&mut self, entry: &Entry<'_>) -> Option<String> {
        let heading = heading(entry);
        if self.last.as_ref() == Some(&heading) {
            return None;
        }
        self.last = Some(heading.clone());
        Some(heading)
    }
}

/// The day of an item, or the stretch of time where it is not known to the day.
fn heading(entry: &Entry<'_>) -> String {
    let wording = entry.wording;
    match entry.item.interval() {
        None => wording.text("reader.no-time").to_owned(),
        Some(at) if at.first_day() == at.last_day() => {
            wording.date("date.weekday-day-month-year", at.first_day())
        }
        Some(_) => entry.when(),
    }
}
