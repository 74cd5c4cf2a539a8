//! Times that a person types to go there: "3.–5. Sep 2025", "2019", "KW 36", "1990–1995", "44 v. Chr.".
//!
//! Three steps: the text becomes [`Token`]s; the tokens on either side of a dash become a [`Point`];
//! points lend each other what only one of them says (month, year, unit) and become a stretch of time.

mod error;
mod point;
mod token;

use chrono::NaiveDate;

use crate::time::{DAY, TimeInterval};
pub use error::TypedError;
use point::Point;
use token::{Token, tokens};

/// What typed words are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The year that is meant where none is typed.
    pub year: i32,
    /// The day on which it is typed.
    pub today: NaiveDate,
}

/// The stretch of time that `text` names.
///
/// # Errors
/// Where the words cannot be understood, or name a day that is not in the calendar or too far off.
pub fn typed_time(text: &str, reference: Reference) -> Result<TimeInterval, TypedError> {
    let Reference { year, today } = reference;
    let tokens = tokens(text).ok_or(TypedError::NotUnderstood)?;
    if tokens.is_empty() {
        return Err(TypedError::Empty);
    }
    let sides: Vec<&[Token]> = tokens.split(|token| *token == Token::To).collect();
    let points = sides.iter().map(|side| Point::read(side, today)).collect::<Option<Vec<_>>>();
    match points.ok_or(TypedError::NotUnderstood)?.as_slice() {
        [only] => only.completed(None, year).interval(),
        [first, last] => {
            let (first, last) = Point::pair(*first, *last, year);
            let (first, last) = (first.interval()?, last.interval()?);
            TimeInterval::new(first.start, last.end)
                .filter(|_| first.start <= last.start)
                .ok_or(TypedError::EndsFirst)
        }
        _ => Err(TypedError::NotUnderstood),
    }
}

/// The one day that `text` names, on which something has happened: without a year it is in the year of
/// `reference`, or in the one before where it would lie ahead.
///
/// # Errors
/// Where the words cannot be understood, or name no day of the calendar, or more than one.
pub fn typed_past_day(text: &str, reference: Reference) -> Result<NaiveDate, TypedError> {
    let one = |found: TimeInterval| match found.seconds() == DAY {
        true => Ok(found.first_day()),
        false => Err(TypedError::NotUnderstood),
    };
    let day = one(typed_time(text, reference)?)?;
    if day <= reference.today {
        return Ok(day);
    }
    let earlier = typed_time(text, Reference { year: reference.year - 1, ..reference });
    Ok(earlier.and_then(one).unwrap_or(day))
}

#[cfg(test)]
mod tests;
