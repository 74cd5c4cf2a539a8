//! The precision of a time.

use serde::{Deserialize, Serialize};

/// The precision at which a time is known, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A clock time with minutes (or seconds).
    Minute,
    /// A full hour or a part of a day.
    Hour,
    /// A calendar day.
    Day,
    /// A calendar week (ISO 8601) or weekend.
    Week,
    /// A calendar month.
    Month,
    /// A quarter, season or half-year.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years from one that ten divides.
    Decade,
    /// A hundred years or more.
    Century,
}
