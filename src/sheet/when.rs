//! The day in a cell.

use crate::language::literal_dates;
use crate::time::{DAY, Grain, TimeInterval};
use crate::typed::{Reference, typed_time};

/// A day or a longer stretch, and how precise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub(super) interval: TimeInterval,
    pub(super) grain: Grain,
}

impl When {
    /// What a cell tells: as people type it, as articles write it, or a day with a time of the clock; `None` where it is
    /// no day.
    pub fn read(cell: &str, reference: Reference) -> Option<Self> {
        let day = |text: &str| {
            let whole = literal_dates(text).find(|found| found.span.of(text) == text);
            let typed = typed_time(text, reference).ok();
            typed.or(whole.map(|found| TimeInterval::day(found.date)))
        };
        // "2025-09-03T14:30:00Z", "3.9.2025 14:30".
        let first = cell.split(['T', ' ']).next().filter(|first| first.len() >= 8);
        let interval = day(cell).or_else(|| first.and_then(day))?;
        Some(Self { interval, grain: grain_of(interval) })
    }
}

fn grain_of(interval: TimeInterval) -> Grain {
    match interval.seconds() / DAY {
        0 => Grain::Hour,
        7 => Grain::Week,
        28..=31 => Grain::Month,
        90..=92 => Grain::Quarter,
        365..=366 => Grain::Year,
        days if days > 366 => Grain::Decade,
        _ => Grain::Day,
    }
}
