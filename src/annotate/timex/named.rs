//! Dates that are named: "on Monday", "24 August", "in summer", "at Easter", "at eight".

use chrono::{Datelike, NaiveDate};

use super::anchor::{Previous, Scene};
use super::said::Said;
use super::tense;
use crate::annotate::Derivation;
use crate::language::time::{Field, Holiday, Value};
use crate::text::Span;
use crate::time::{DayTime, Grain, PartialDate, Toward};

/// How many words after an expression a time of day may still lie on its day.
const REACH: usize = 60;

/// How many words after a dated day or month of another year a story goes on.
const STORY_REACH: usize = 400;

/// A day that far from publication belongs to a story of its own.
const STORY_DAYS: i64 = 45;

/// A weekday that only agrees with a date farther off than this is taken for a slip of the pen.
const AGREEING_DAYS: i64 = 500;

/// The tense of the clause is overruled where it points to a date farther off than this …
const FAR_DAYS: i64 = 270;

/// … while one on the other side is nearer than this.
const NEAR_DAYS: i64 = 60;

impl Scene<'_> {
    /// What names a date, with parts left out or not.
    pub(super) fn named(&self, said: &Said) -> (PartialDate, Derivation) {
        let Some(date) = self.calendar_date(said) else { return self.day_of_scene(said) };
        if date.interval().is_some() {
            return (date, Derivation::Literal);
        }
        let toward = || tense::toward(self.prepared, self.text, said.found.lexemes.clone());
        if let Some((date, span)) = self.in_story(date, said) {
            return (date, Derivation::FromTimex(span));
        }
        let Some(published) = self.published else { return (date, Derivation::Unresolved) };
        let derivation = Derivation::FromPublication(published);
        let agreeing = match (date, said.weekday()) {
            (PartialDate::Day(None, _, Some(_)), Some(weekday)) => on_weekday(date, weekday, published),
            _ => None,
        };
        let date = agreeing.unwrap_or_else(|| self.resolved(date, said, published, toward()));
        (date, derivation)
    }

    fn resolved(&self, date: PartialDate, said: &Said, published: NaiveDate, toward: Toward) -> PartialDate {
        if let Some(Value::Holiday(number)) = said.value(Field::Holiday) {
            return self.holiday(number, published, toward).unwrap_or(date);
        }
        let found = date.resolve(published, toward);
        let nearest = date.resolve(published, Toward::Nearest);
        let distance =
            |date: PartialDate| date.first_day().map_or(0, |day| (day - published).num_days().abs());
        // Tense is told by few words; a date close by is likelier than one far off in its direction.
        if distance(found) > FAR_DAYS && distance(nearest) < NEAR_DAYS { nearest } else { found }
    }

    /// The calendar parts that are said, a feast with its year among them.
    pub(super) fn calendar_date(&self, said: &Said) -> Option<PartialDate> {
        let Some(Value::Holiday(number)) = said.value(Field::Holiday) else { return said.date() };
        let holiday = self.prepared.pack.time.holidays.get(usize::from(number))?;
        match said.year() {
            Some(year) => holiday.in_year(year).map(PartialDate::day),
            None => match holiday {
                Holiday::Fixed(month, day) => Some(PartialDate::Day(None, Some(*month), Some(*day))),
                _ => Some(PartialDate::Day(None, None, None)),
            },
        }
    }

    fn holiday(&self, number: u16, published: NaiveDate, toward: Toward) -> Option<PartialDate> {
        let holiday = self.prepared.pack.time.holidays.get(usize::from(number))?;
        let years = (-1..=1).filter_map(|n| holiday.in_year(published.year() + n));
        let fits = |day: &NaiveDate| match toward {
            Toward::Past => *day <= published,
            Toward::Future => *day >= published,
            Toward::Nearest => true,
        };
        let nearest = years.filter(fits).min_by_key(|day| (*day - published).num_days().abs());
        nearest.map(PartialDate::day)
    }

    /// A date in a story that carries its own dates: the year, or the week, of the expression before.
    fn in_story(&self, date: PartialDate, said: &Said) -> Option<(PartialDate, Span)> {
        let previous = self.previous?;
        let reach = if previous.date.grain() < Grain::Year { STORY_REACH } else { REACH };
        if said.found.lexemes.start > previous.end + reach {
            return None;
        }
        let published = self.published?;
        let day = previous.date.first_day()?;
        if (published - day).num_days().abs() <= STORY_DAYS || previous.date.grain() > Grain::Year {
            return None;
        }
        let past = || tense::toward(self.prepared, self.text, said.found.lexemes.clone()) == Toward::Past;
        match date {
            PartialDate::Weekday(_) if previous.date.grain() == Grain::Day && past() => {
                Some((date.resolve(day, Toward::Future), previous.span))
            }
            PartialDate::Day(None, Some(_), _)
            | PartialDate::Month(None, _)
            | PartialDate::Season(None, _)
                if day.year() != published.year() && said.value(Field::Holiday).is_none() && past() =>
            {
                Some((date.with_year(Some(day.year())), previous.span))
            }
            _ => None,
        }
    }

    /// A time of day alone: on the day that was spoken of last, else on the day of publication. A clock
    /// time takes its day from its own sentence, since lists of times name each day once.
    fn day_of_scene(&self, said: &Said) -> (PartialDate, Derivation) {
        let at = said.found.lexemes.start;
        let previous = match said.day_time() {
            Some(DayTime::Clock(_)) => self.previous.filter(|previous| self.one_sentence(previous.end..at)),
            _ => self.near(said),
        };
        let previous = previous.filter(|previous| previous.date.grain() == Grain::Day);
        match (previous, self.published) {
            (Some(previous), _) => (previous.date, Derivation::FromTimex(previous.span)),
            (None, Some(published)) => (PartialDate::day(published), Derivation::FromPublication(published)),
            (None, None) => (PartialDate::Day(None, None, None), Derivation::Unresolved),
        }
    }

    /// Whether no sentence ends among `lexemes`, and they are few.
    pub(super) fn one_sentence(&self, lexemes: std::ops::Range<usize>) -> bool {
        lexemes.len() < REACH
            && !lexemes.into_iter().any(|at| tense::ends_sentence(self.prepared, self.text, at))
    }

    pub(super) fn near(&self, said: &Said) -> Option<Previous> {
        self.previous.filter(|previous| said.found.lexemes.start < previous.end + REACH)
    }
}

/// A day with its weekday: the nearest year, or month, in which they agree.
fn on_weekday(date: PartialDate, weekday: u8, published: NaiveDate) -> Option<PartialDate> {
    let agrees = |date: &PartialDate| {
        date.first_day().is_some_and(|day| day.weekday().number_from_monday() == u32::from(weekday))
    };
    let distance = |date: &PartialDate| date.first_day().map(|day| (day - published).num_days().abs());
    let near = |date: &PartialDate| distance(date) < Some(AGREEING_DAYS);
    date.candidates(published).filter(agrees).filter(near).min_by_key(distance)
}
