//! The words of time: how fine a time is known, stretches of time, and TIMEX3 values.
//!
//! Time is civil time in the proleptic Gregorian calendar, in whole seconds since
//! 1970-01-01T00:00 of the document's own clock; years before Christ are astronomical (0 is 1 BCE).

mod calendar;
mod grain;
mod interval;
mod partial;
mod timex3;
mod unit;

pub use calendar::{day_in_week, easter, first_of_month, nth_weekday, weekday_before, weeks_in_year};
pub use grain::Grain;
pub use interval::{DAY, TimeInterval, date_of, datetime_of, rank, seconds_of};
pub use partial::{BadValue, PartialDate, Season, Toward};
pub use timex3::{Amount, Clock, DayPart, DayTime, Length, Reference, Timex3};
pub use unit::Unit;
