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

/// In a text that counts days from its publication a date of the past is the nearest one where that lies
/// no farther off than this.
const NEWS_DAYS: i64 = 60;

/// A weekday that only agrees with a date farther off than this is taken for a slip of the pen.
const AGREEING_DAYS: i64 = 500;

/// The tense of the clause is overruled where it points to a date farther off than this …
const FAR_DAYS: i64 = 200;

/// … while one on the other side is nearer than this.
const NEAR_DAYS: i64 = 80;

/// The weekdays of a text that were counted from its publication.
#[derive(Debug, Default)]
pub(super) struct Weekdays(Vec<(u8, PartialDate)>);

impl Weekdays {
    pub fn note(&mut self, weekday: u8, date: PartialDate) {
        if self.of(weekday).is_none() {
            self.0.push((weekday, date));
        }
    }

    fn of(&self, weekday: u8) -> Option<PartialDate> {
        self.0.iter().find(|(own, _)| *own == weekday).map(|(_, date)| *date)
    }
}

impl Scene<'_> {
    /// What names a date, with parts left out or not.
    pub(super) fn named(&self, said: &Said) -> (PartialDate, Derivation) {
        let Some(date) = self.calendar_date(said) else { return self.day_of_scene(said) };
        if date.interval().is_some() {
            return (date, Derivation::Literal);
        }
        if let Some((date, span)) = self.beside(date, said).or_else(|| self.in_story(date, said)) {
            return (date, Derivation::FromTimex(span));
        }
        let Some(published) = self.published else { return (date, Derivation::Unresolved) };
        let derivation = Derivation::FromPublication(published);
        let agreeing = match (date, said.weekday()) {
            (PartialDate::Day(None, _, Some(_)), Some(weekday)) => on_weekday(date, weekday, published),
            (PartialDate::Weekday(weekday), _) => self.weekday_again(weekday, said),
            _ => None,
        };
        let date = agreeing.unwrap_or_else(|| self.resolved(date, said, published, self.toward(said)));
        (date, derivation)
    }

    /// A weekday that stands beside its date: "am 24. März (Samstag)".
    fn beside(&self, date: PartialDate, said: &Said) -> Option<(PartialDate, Span)> {
        let PartialDate::Weekday(weekday) = date else { return None };
        let previous = self.previous.filter(|previous| said.found.lexemes.start <= previous.end + 1)?;
        let is_day = previous.date.grain() == Grain::Day && is_weekday(previous.date, weekday);
        is_day.then_some((previous.date, previous.span))
    }

    /// A weekday that was named before, where the clause does not tell that another one is meant.
    fn weekday_again(&self, weekday: u8, said: &Said) -> Option<PartialDate> {
        let before = self.weekdays.of(weekday)?;
        tense::told(self.prepared, self.span(said)).is_none().then_some(before)
    }

    fn resolved(&self, date: PartialDate, said: &Said, published: NaiveDate, toward: Toward) -> PartialDate {
        if let Some(Value::Holiday(number)) = said.value(Field::Holiday) {
            return self.holiday(number, published, toward).unwrap_or(date);
        }
        likelier(date.resolve(published, toward), date.resolve(published, Toward::Nearest), published)
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
        let years: Vec<NaiveDate> = (-1..=1).filter_map(|n| holiday.in_year(published.year() + n)).collect();
        let years = years.into_iter();
        let nearest = |fits: &dyn Fn(&NaiveDate) -> bool| {
            years.clone().filter(|day| fits(day)).min_by_key(|day| (*day - published).num_days().abs())
        };
        let told = match toward {
            Toward::Past => nearest(&|day| *day <= published),
            Toward::Future => nearest(&|day| *day >= published),
            Toward::Nearest => None,
        };
        let nearest = PartialDate::day(nearest(&|_| true)?);
        Some(told.map_or(nearest, |day| likelier(PartialDate::day(day), nearest, published)))
    }

    /// A date in a story that carries its own dates: the year, or the week, of an expression before.
    fn in_story(&self, date: PartialDate, said: &Said) -> Option<(PartialDate, Span)> {
        let (story, published) = (self.story?, self.published?);
        let reach = if story.date.grain() < Grain::Year { STORY_REACH } else { REACH };
        if said.found.lexemes.start > story.end + reach || self.toward(said) != Toward::Past {
            return None;
        }
        let day = story.date.first_day()?;
        let found = match date {
            PartialDate::Weekday(_)
                if story.date.grain() == Grain::Day && self.weekdays_follow(story, said) =>
            {
                date.resolve(day, Toward::Future)
            }
            PartialDate::Day(None, Some(_), _)
            | PartialDate::Month(None, _)
            | PartialDate::Season(None, _)
                if day.year() != published.year() && said.value(Field::Holiday).is_none() =>
            {
                self.in_year_of_story(date, said, day.year(), published)?
            }
            _ => return None,
        };
        (found.first_day()? <= published).then_some((found, story.span))
    }

    /// Whether weekdays are told of a story: in a text that does not count days from its publication, or
    /// closely after a day of the story where no weekday was counted from publication before.
    fn weekdays_follow(&self, story: Previous, said: &Said) -> bool {
        let close = said.found.lexemes.start < story.end + REACH;
        !self.counts_days || close && self.weekdays.0.is_empty()
    }

    /// A date with the year of the story, unless another year is likelier: one in which its weekday is
    /// right, or in news the nearest.
    fn in_year_of_story(
        &self,
        date: PartialDate,
        said: &Said,
        year: i32,
        published: NaiveDate,
    ) -> Option<PartialDate> {
        let own = date.with_year(Some(year));
        if let Some(weekday) = said.weekday().filter(|weekday| !is_weekday(own, *weekday)) {
            return on_weekday(date, weekday, published).is_none().then_some(own);
        }
        let last = date.resolve(published, Toward::Past);
        let news = self.counts_days && distance(last, published) <= NEWS_DAYS;
        (!news).then_some(own)
    }

    /// A time of day alone: on the day that was spoken of last, else on the day of publication. A clock
    /// time takes its day from its own sentence unless it is told in the past, since lists of times name
    /// each day once.
    fn day_of_scene(&self, said: &Said) -> (PartialDate, Derivation) {
        let previous = self.near(said).filter(|previous| {
            !matches!(said.day_time(), Some(DayTime::Clock(_)))
                || self.one_sentence(previous.span, self.span(said))
                || self.toward(said) == Toward::Past
        });
        let previous = previous.filter(|previous| previous.date.grain() == Grain::Day);
        match (previous, self.published) {
            (Some(previous), _) => (previous.date, Derivation::FromTimex(previous.span)),
            (None, Some(published)) => (PartialDate::day(published), Derivation::FromPublication(published)),
            (None, None) => (PartialDate::Day(None, None, None), Derivation::Unresolved),
        }
    }

    /// Whether two expressions stand in one sentence.
    pub(super) fn one_sentence(&self, first: Span, second: Span) -> bool {
        let sentences = &self.prepared.sentences;
        let at = sentences.partition_point(|sentence| sentence.span.end <= first.begin);
        sentences.get(at).is_some_and(|sentence| sentence.span.end >= second.end)
    }

    pub(super) fn near(&self, said: &Said) -> Option<Previous> {
        self.previous.filter(|previous| said.found.lexemes.start < previous.end + REACH)
    }
}

/// A day with its weekday: the nearest year, or month, in which they agree.
fn on_weekday(date: PartialDate, weekday: u8, published: NaiveDate) -> Option<PartialDate> {
    let agrees =
        |date: &PartialDate| is_weekday(*date, weekday) && distance(*date, published) < AGREEING_DAYS;
    date.candidates(published).filter(agrees).min_by_key(|date| distance(*date, published))
}

fn is_weekday(date: PartialDate, weekday: u8) -> bool {
    date.first_day().is_some_and(|day| day.weekday().number_from_monday() == u32::from(weekday))
}

/// Days between a whole date and `from`.
fn distance(date: PartialDate, from: NaiveDate) -> i64 {
    date.first_day().map_or(0, |day| (day - from).num_days().abs())
}

/// Tense is told by few words: a date close by is likelier than one far off in its direction.
fn likelier(told: PartialDate, nearest: PartialDate, published: NaiveDate) -> PartialDate {
    let far = distance(told, published) > FAR_DAYS && distance(nearest, published) < NEAR_DAYS;
    if far { nearest } else { told }
}
