//! Times that a person types to go there: "3.–5. Sep 2025", "2019", "KW 36", "1990–1995", "44 v. Chr.".
//!
//! Three steps: the text becomes [`Token`]s; the tokens on either side of a dash become a [`Point`];
//! points lend each other what only one of them says (month, year, unit) and become a stretch of time.

mod error;
mod point;
mod token;

use crate::time::TimeInterval;
pub use error::TypedError;
use point::Point;
use token::{Token, tokens};

/// The stretch of time that `text` names; a year that is not said is `year`.
///
/// # Errors
/// Where the words cannot be understood, or name a day that is not in the calendar or too far off.
pub fn typed_time(text: &str, year: i32) -> Result<TimeInterval, TypedError> {
    let tokens = tokens(text).ok_or(TypedError::NotUnderstood)?;
    if tokens.is_empty() {
        return Err(TypedError::Empty);
    }
    let sides: Vec<&[Token]> = tokens.split(|token| *token == Token::To).collect();
    let points = sides.iter().map(|side| Point::read(side)).collect::<Option<Vec<_>>>();
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

#[cfg(test)]
mod tests;
