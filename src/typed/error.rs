//! What may be wrong with a typed time.

/// Why a typed time could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// Nothing was typed.
    Empty,
    /// It is no time in any form that is known.
    NotUnderstood,
    /// It has the form of a date, but the calendar has no such day, week or month.
    NoSuchDay,
    /// It ends before it begins.
    EndsFirst,
    /// The year is beyond what is shown.
    TooFar,
}
