//! What digits with points, commas and colons between them may mean.

use super::value::Value;
use crate::time::Amount;

/// Up to nine digits as a number.
pub(super) fn digits(word: &str) -> Option<i64> {
    (word.len() < 10 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// "20.30", "20:30" or "20:30:15".
pub(super) fn clock_parts(word: &str) -> Option<(u8, u8, Option<u8>)> {
    let mark = if word.contains(':') { ':' } else { '.' };
    let mut parts = word.split(mark);
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next());
    let two = |text: &str| (text.len() == 2).then(|| digits(text)).flatten().filter(|n| *n < 60);
    let hour = (hour.len() <= 2).then(|| digits(hour)).flatten().filter(|hour| *hour <= 24)?;
    let second = match second {
        Some(second) if mark == ':' => Some(two(second)? as u8),
        Some(_) => return None,
        None => None,
    };
    parts.next().is_none().then_some((hour as u8, two(minute)? as u8, second))
}

/// "3.5.2025", "03.05.25" or "3.5" (a full stop may follow).
pub(super) fn date_parts(word: &str) -> Option<Value> {
    let mut parts = word.split('.');
    let (day, month, year) = (digits(parts.next()?)?, digits(parts.next()?)?, parts.next());
    if parts.next().is_some() || !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let year = match year {
        None => None,
        Some(text) => Some(match (text.len(), digits(text)?) {
            (2, year) => whole_year(year),
            (4, year) => year as i32,
            _ => return None,
        }),
    };
    Some(Value::Date { day: day as u8, month: month as u8, year })
}

/// The year that two digits mean: up to 2049, else of the century before.
pub fn whole_year(two_digits: i64) -> i32 {
    (if two_digits < 50 { 2000 + two_digits } else { 1900 + two_digits }) as i32
}

/// "1,5" in tenths, "1.500" as 1500.
pub(super) fn amount_of(word: &str) -> Option<Amount> {
    if let Some((whole, part)) = word.split_once(',') {
        let tenth = part.chars().next()?.to_digit(10)?;
        let plain = part.len() == 1;
        return plain.then_some(Amount::Tenths(digits(whole)?.unsigned_abs() * 10 + u64::from(tenth)));
    }
    let mut groups = word.split('.');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let mut number = digits(first)?;
    for group in groups {
        number =
            (group.len() == 3).then(|| digits(group)).flatten()?.checked_add(number.checked_mul(1000)?)?;
    }
    (number > 999).then(|| Amount::whole(number.unsigned_abs()))
}
