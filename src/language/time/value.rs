//! What words of time mean, one by one.

use crate::time::{Amount, DayPart, Season, Unit};

/// The meaning of one word or number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Nothing beyond the word itself.
    Word,
    /// A number: a year, a month, a weekday (1 is Monday), an offset, an ordinal.
    Number(i64),
    /// How many, halves and "some" included.
    Amount(Amount),
    /// A unit.
    Unit(Unit),
    /// A part of the day.
    Part(DayPart),
    /// A season.
    Season(Season),
    /// A weekday with a part of it, as one word.
    WeekdayPart(u8, DayPart),
    /// A clock time.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// 0 to 59.
        second: Option<u8>,
    },
    /// Day, month and perhaps year in digits.
    Date {
        /// 1 to 31.
        day: u8,
        /// 1 to 12.
        month: u8,
        /// The whole year.
        year: Option<i32>,
    },
    /// A length in one word.
    Span(Amount, Unit),
    /// What something is counted from; never a word's own meaning.
    Origin(Origin),
    /// A feast: number in the table of holidays.
    Holiday(u16),
}

/// What something is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The publication date.
    Publication,
    /// The expression before.
    Previous,
    /// The last expression that lies far from publication.
    Told,
    /// The last expression that was not itself counted from another.
    Base,
    /// The expression that follows in the sentence.
    Next,
    /// The expression before where it dates a story of the past, else the publication date.
    Story,
}

impl Value {
    /// The number it is, where it is one.
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Amount(amount) => amount.as_whole(),
            _ => None,
        }
    }
}
