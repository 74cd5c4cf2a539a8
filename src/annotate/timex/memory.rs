//! What was told before, for the expressions that are counted from it.

use super::voice::Voice;
use crate::text::Span;
use crate::time::{Grain, PartialDate};

/// How many of the days told before are remembered.
const DAYS: usize = 64;

/// What later expressions may be counted from.
#[derive(Clone, Default)]
pub(super) struct Memory {
    /// The last expression.
    pub previous: Option<Previous>,
    /// The last one that dates what follows it.
    pub leading: Option<Previous>,
    /// The last one that dates what follows it and was not itself counted from another.
    pub base: Option<Previous>,
    /// The last expression of a story that carries its own dates, far from publication.
    pub story: Option<Previous>,
    /// The last one far from publication, however it was told.
    pub told: Option<Previous>,
    /// The last days.
    pub days: Vec<Previous>,
}

/// An expression with a date that was read before.
#[derive(Clone, Copy)]
pub(super) struct Previous {
    pub date: PartialDate,
    pub span: Span,
    /// The lexeme after it.
    pub end: usize,
    pub block: usize,
    pub voice: Voice,
    /// Whether it dates what follows it.
    pub leads: bool,
    /// Whether its day is far from publication.
    pub far: bool,
}

impl Previous {
    pub fn is_day(&self) -> bool {
        self.date.grain() == Grain::Day
    }
}

/// The weekdays of a text that were counted from its publication.
#[derive(Debug, Default)]
pub(super) struct Weekdays(Vec<(u8, PartialDate)>);

impl Weekdays {
    pub fn note(&mut self, weekday: u8, date: PartialDate) {
        if self.of(weekday).is_none() {
            self.0.push((weekday, date));
        }
    }

    pub fn of(&self, weekday: u8) -> Option<PartialDate> {
        self.0.iter().find(|(own, _)| *own == weekday).map(|(_, date)| *date)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Memory {
    /// Notes an expression; `counted_from_none` where it is not counted from one before it.
    pub fn note(&mut self, own: Previous, counted_from_none: bool) {
        self.previous = Some(own);
        if own.leads {
            self.leading = self.previous;
        }
        if own.leads && counted_from_none || self.base.is_none() {
            self.base = self.previous;
        }
        if own.far {
            self.told = self.previous;
        }
        if own.is_day() {
            if self.days.len() == DAYS {
                self.days.remove(0);
            }
            self.days.push(own);
        }
    }
}
