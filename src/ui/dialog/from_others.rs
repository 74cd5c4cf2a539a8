//! When an article without a date may have been published, by the other articles: a day of the week that it
//! speaks of, and what others tell of such a day with the same names.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};

use crate::store::{DocumentIdx, ItemIdx, ItemRef, Store};
use crate::text::Span;
use crate::time::DAY;
use crate::ui::reader::sentence_around;

/// No more items are compared than this.
const MOST_ITEMS: usize = 20_000;
/// So many names and nouns must a sentence and an item have in common to tell the same.
const LEAST_COMMON: usize = 2;
/// No more proposals than this.
const MOST_PROPOSALS: usize = 2;

/// A day on which an article may have been published, and what happened about then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromOthers {
    /// The day.
    pub day: NaiveDate,
    /// What both tell.
    pub item: ItemIdx,
    /// When that was.
    pub when: NaiveDate,
}

/// A day of the week in an article: its number from Monday, 0, on, and the telling words of its sentence.
struct Weekday<'a> {
    number: u32,
    words: HashSet<&'a str>,
}

/// The days that the other articles propose for an undated one, the likeliest first: the weekday that it speaks of
/// most, nearest to a day on which another one tells the same.
pub fn from_others(store: &Store, idx: DocumentIdx) -> Vec<FromOthers> {
    let weekdays = weekdays_of(store, idx);
    let count = |number: u32| weekdays.iter().filter(|one| one.number == number).count();
    // Of equal ones the first.
    let Some(most) = weekdays.iter().rev().map(|one| one.number).max_by_key(|number| count(*number)) else {
        return Vec::new();
    };
    let told = told_elsewhere(store, idx);
    let mut n_items: HashMap<&str, usize> = HashMap::new();
    for word in told.iter().flat_map(|(.., words)| words) {
        *n_items.entry(word).or_default() += 1;
    }
    // What stands in every other item tells little.
    let weight = |word: &str| (told.len() as f64 / n_items.get(word).copied().unwrap_or(1) as f64).ln();
    let mut scored: Vec<(f64, FromOthers)> = Vec::new();
    for weekday in &weekdays {
        for (item, when, words) in &told {
            let common: Vec<&str> = words.intersection(&weekday.words).copied().collect();
            if when.weekday().num_days_from_monday() == weekday.number && common.len() >= LEAST_COMMON {
                let score = common.iter().map(|word| weight(word)).sum::<f64>();
                scored.push((score, FromOthers { day: nearest(*when, most), item: *item, when: *when }));
            }
        }
    }
    scored.sort_by(|one, next| next.0.total_cmp(&one.0).then(one.1.item.cmp(&next.1.item)));
    let mut found: Vec<FromOthers> = Vec::new();
    for (_, proposal) in scored {
        if found.iter().all(|known| known.day != proposal.day) {
            found.push(proposal);
        }
    }
    found.truncate(MOST_PROPOSALS);
    found
}

fn weekdays_of(store: &Store, idx: DocumentIdx) -> Vec<Weekday<'_>> {
    let document = store.document(idx);
    let weekday = |span: Span, value: &str| {
        let number = value.strip_prefix("XXXX-WXX-")?.chars().next()?.to_digit(10)?.checked_sub(1)?;
        Some(Weekday { number, words: telling_words(sentence_around(document, span).of(&document.text)) })
    };
    store.annotations(idx).timexes.iter().filter_map(|timex| weekday(timex.span, &timex.value)).collect()
}

/// What the others tell of single days, with its telling words.
fn told_elsewhere(store: &Store, idx: DocumentIdx) -> Vec<(ItemIdx, NaiveDate, HashSet<&str>)> {
    let of_one_day = |item: &ItemRef<'_>| {
        let at = item.interval().filter(|at| at.seconds() <= DAY)?;
        (!item.documents().contains(&idx)).then(|| at.first_day())
    };
    let items = store.items().take(MOST_ITEMS);
    let dated = items.filter_map(|item| Some((of_one_day(&item)?, item)));
    dated.map(|(day, item)| (item.idx, day, words_of(item))).collect()
}

fn words_of<'a>(item: ItemRef<'a>) -> HashSet<&'a str> {
    let mut words = telling_words(item.text());
    words.extend(item.title().map(telling_words).unwrap_or_default());
    words
}

/// The day with this number in its week that is nearest to another one.
fn nearest(day: NaiveDate, number: u32) -> NaiveDate {
    let ahead = (number + 7 - day.weekday().num_days_from_monday()) % 7;
    let moved = match ahead {
        0..=3 => day.checked_add_days(Days::new(ahead.into())),
        _ => day.checked_sub_days(Days::new((7 - ahead).into())),
    };
    moved.unwrap_or(day)
}

/// The words with a capital: names, and in German nouns.
fn telling_words(text: &str) -> HashSet<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() > 3 && word.starts_with(char::is_uppercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_day_of_a_weekday() {
        let day = |day| NaiveDate::from_ymd_opt(2025, 9, day).unwrap();
        // The fourth is a Thursday.
        assert_eq!(nearest(day(4), 2), day(3));
        assert_eq!(nearest(day(4), 3), day(4));
        assert_eq!(nearest(day(4), 6), day(7));
        assert_eq!(nearest(day(4), 0), day(1));
    }
}
