//! Dates that are counted from a day: "next week", "in May of last year", "the day after".

use chrono::{Datelike, NaiveDate};

use super::memory::Previous;
use super::said::Said;
use super::scene::Scene;
use crate::annotate::Derivation;
use crate::language::time::{Field, Origin};
use crate::time::{Grain, PartialDate, Toward, Unit, day_in_week};

impl Scene<'_> {
    /// "next week", "in May of last year", "yesterday", "the day after".
    pub fn counted(&self, said: &Said, unit: Unit, steps: i64) -> (PartialDate, Derivation) {
        let Some((from, derivation)) = self.origin(said, unit, steps) else {
            return (open(unit), Derivation::Unresolved);
        };
        let from = match said.value(Field::Turn) {
            Some(_) => Unit::HalfYear.shift(from, 1).unwrap_or(from),
            None => from,
        };
        let Some(day) = unit.shift(from, steps) else { return (open(unit), Derivation::Unresolved) };
        let date = match said.date() {
            None => PartialDate::holding(day, unit),
            // "am heutigen Freitag": where the clock of publication says Thursday still, the words are right.
            Some(weekday @ PartialDate::Weekday(_)) if unit == Unit::Day => {
                weekday.resolve(day, Toward::Nearest)
            }
            Some(PartialDate::Weekday(weekday)) => {
                day_in_week(day, weekday).map_or(PartialDate::Weekday(weekday), PartialDate::day)
            }
            Some(PartialDate::Day(None, None, number)) if unit == Unit::Month => {
                PartialDate::Day(Some(day.year()), Some(day.month() as u8), number)
            }
            Some(date) => date.with_year(Some(day.year())),
        };
        (date, derivation)
    }

    /// "next Monday", "last summer".
    pub fn directed(&self, said: &Said, by: i64) -> (PartialDate, Derivation) {
        let Some(date) = self.calendar_date(said) else { return self.named(said) };
        let Some(published) = self.published else { return (date, Derivation::Unresolved) };
        let toward = match by {
            0 => self.toward(said),
            by if by < 0 => Toward::Past,
            _ => Toward::Future,
        };
        // Last and next never mean today.
        let day = match (date, by) {
            (_, 0) => Some(published),
            (PartialDate::Weekday(_), by) => Unit::Day.shift(published, by.signum()),
            (_, by) => Unit::Month.shift(published, by.signum()),
        };
        (date.resolve(day.unwrap_or(published), toward), Derivation::FromPublication(published))
    }

    /// The day from which `steps` units are counted.
    fn origin(&self, said: &Said, unit: Unit, steps: i64) -> Option<(NaiveDate, Derivation)> {
        let past = || self.toward(said) == Toward::Past;
        let previous = match said.origin() {
            Origin::Publication | Origin::Next => None,
            Origin::Story => {
                let block = self.block(self.span(said).begin);
                let here = |before: &Previous| before.block == block && before.date.grain() <= Grain::Year;
                self.memory.leading.filter(here).filter(|before| Self::is_close(said, before) && past())
            }
            Origin::Previous => self.reference(said, unit, steps),
            Origin::Base => self.memory.base,
            Origin::Told => self.memory.told,
        };
        if let Some((day, span)) = previous.and_then(|p| Some((p.date.first_day()?, p.span))) {
            return Some((day, Derivation::FromTimex(span)));
        }
        if let Some(entry) = self.entry(said).filter(|_| unit == Unit::Day) {
            return Some((entry.day, Derivation::FromTimex(entry.head)));
        }
        let published = self.published?;
        Some((published, Derivation::FromPublication(published)))
    }
}

/// A date of which only the unit is known.
fn open(unit: Unit) -> PartialDate {
    match unit {
        Unit::Week => PartialDate::Week(None, None),
        Unit::Weekend => PartialDate::Weekend(None, None),
        Unit::Month => PartialDate::Month(None, None),
        unit if unit < Unit::Month => PartialDate::Day(None, None, None),
        _ => PartialDate::Year(None),
    }
}
