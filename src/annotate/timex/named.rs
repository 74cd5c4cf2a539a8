//! Dates that are named: "on Monday", "24 August", "in summer", "at Easter", "at eight".

use chrono::{Datelike, NaiveDate};

use super::memory::Previous;
use super::said::Said;
use super::scene::Scene;
use super::tense::Told;
use crate::annotate::{Derivation, Pos};
use crate::language::time::{Field, Holiday, Origin, Value};
use crate::text::Span;
use crate::time::{Grain, PartialDate, Toward};

/// How many words after a dated day or month of another year a story goes on.
const STORY_REACH: usize = 400;

/// How many words after a year it still carries on.
const YEAR_REACH: usize = 60;

/// In a text that counts days from its publication a date of the past is the nearest one where that lies
/// no farther off than this.
const NEWS_DAYS: i64 = 60;

/// In any text it is, where it lies no farther off than this.
const RECENT_DAYS: i64 = 31;

/// A weekday that only agrees with a date farther off than this is taken for a slip of the pen.
const AGREEING_DAYS: i64 = 500;

/// The tense of the clause is overruled where it points to a date farther off than this …
const FAR_DAYS: i64 = 200;

/// … while one on the other side is nearer than this.
const NEAR_DAYS: i64 = 80;

/// Even a tense that is sure is overruled by a date no more days after the publication than this: an article that is
/// written on keeps the date on which it first appeared.
const WRITTEN_ON_DAYS: i64 = 2;

impl Scene<'_> {
    /// What names a date, with parts left out or not.
    pub fn named(&self, said: &Said) -> (PartialDate, Derivation) {
        let Some(date) = self.calendar_date(said) else { return self.day_of_scene(said) };
        if date.interval().is_some() {
            return (date, Derivation::Literal);
        }
        let before = self.beside(date, said).or_else(|| self.that_weekday(date, said));
        if let Some((date, span)) = before.or_else(|| self.in_story(date, said)) {
            return (date, Derivation::FromTimex(span));
        }
        let Some(published) = self.published else { return (date, Derivation::Unresolved) };
        let derivation = Derivation::FromPublication(published);
        let agreeing = match (date, said.weekday()) {
            (PartialDate::Day(None, _, Some(_)), Some(weekday)) => on_weekday(date, weekday, published),
            (PartialDate::Weekday(weekday), _) => self.weekday_again(weekday, said),
            _ => None,
        };
        let date = agreeing.unwrap_or_else(|| self.resolved(date, said, published, self.told(said)));
        (date, derivation)
    }

    /// A weekday that stands beside its date: "am 24. März (Samstag)".
    fn beside(&self, date: PartialDate, said: &Said) -> Option<(PartialDate, Span)> {
        let PartialDate::Weekday(weekday) = date else { return None };
        let previous = self.memory.previous?;
        let fits = previous.is_day() && is_weekday(previous.date, weekday);
        (fits && said.found.lexemes.start <= previous.end + 1).then_some((previous.date, previous.span))
    }

    /// A weekday of which was told before: "an jenem Donnerstag".
    fn that_weekday(&self, date: PartialDate, said: &Said) -> Option<(PartialDate, Span)> {
        let PartialDate::Weekday(weekday) = date else { return None };
        let fits = |day: &&Previous| is_weekday(day.date, weekday);
        let days = || self.memory.days.iter().rev();
        let found = days().filter(|day| day.far).find(fits).or_else(|| days().find(fits));
        found.filter(|_| said.origin() == Origin::Told).map(|day| (day.date, day.span))
    }

    /// A weekday that was named before, where the clause does not tell that another one is meant.
    fn weekday_again(&self, weekday: u8, said: &Said) -> Option<PartialDate> {
        let before = self.weekdays.of(weekday)?;
        self.told(said).is_none().then_some(before)
    }

    fn resolved(
        &self,
        date: PartialDate,
        said: &Said,
        published: NaiveDate,
        told: Option<Told>,
    ) -> PartialDate {
        if let Some(Value::Holiday(number)) = said.value(Field::Holiday) {
            return self.holiday(number, published, told).unwrap_or(date);
        }
        let toward = told.map_or(Toward::Nearest, |told| told.toward);
        // What is announced may be named with its date: "kündigte die Wahl am 18. September an".
        let attribute = || self.voice(said).saying && self.is_attribute(self.span(said));
        let named = || attribute() || self.is_noun(self.span(said));
        let told = told.map(|told| Told { sure: told.sure && !named(), ..told });
        likelier(told, date.resolve(published, toward), date.resolve(published, Toward::Nearest), published)
    }

    /// Whether an expression is spoken of like a thing: "der 9. September stand im Kalender".
    fn is_noun(&self, span: Span) -> bool {
        let first = self.prepared.tokens.partition_point(|token| token.span.end <= span.begin);
        let pos = |back: usize| first.checked_sub(back).map(|idx| self.prepared.pos[idx]);
        pos(1) == Some(Pos::Det) && pos(2) != Some(Pos::Adp)
    }

    /// Whether an expression with its preposition stands right behind a noun.
    fn is_attribute(&self, span: Span) -> bool {
        let first = self.prepared.tokens.partition_point(|token| token.span.end <= span.begin);
        let noun = |idx: usize| matches!(self.prepared.pos[idx], Pos::Noun | Pos::Propn);
        let preposition = first.checked_sub(1).filter(|idx| self.prepared.pos[*idx] == Pos::Adp);
        preposition.and_then(|idx| idx.checked_sub(1)).is_some_and(noun)
    }

    /// The calendar parts that are said, a feast with its year among them.
    pub fn calendar_date(&self, said: &Said) -> Option<PartialDate> {
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

    fn holiday(&self, number: u16, published: NaiveDate, tense: Option<Told>) -> Option<PartialDate> {
        let holiday = self.prepared.pack.time.holidays.get(usize::from(number))?;
        let years: Vec<NaiveDate> = (-1..=1).filter_map(|n| holiday.in_year(published.year() + n)).collect();
        let years = years.into_iter();
        let nearest = |fits: &dyn Fn(&NaiveDate) -> bool| {
            years.clone().filter(|day| fits(day)).min_by_key(|day| (*day - published).num_days().abs())
        };
        let told = match tense.map_or(Toward::Nearest, |told| told.toward) {
            Toward::Past => nearest(&|day| *day <= published),
            Toward::Future => nearest(&|day| *day >= published),
            Toward::Nearest => None,
        };
        let nearest = PartialDate::day(nearest(&|_| true)?);
        Some(told.map_or(nearest, |day| likelier(tense, PartialDate::day(day), nearest, published)))
    }

    /// A date in a story that carries its own dates: the year, or the week, of an expression before. A year alone
    /// carries on to the end of its paragraph, a month to that of the next.
    fn in_story(&self, date: PartialDate, said: &Said) -> Option<(PartialDate, Span)> {
        let (story, published) = (self.memory.story?, self.published?);
        let block = self.block(self.span(said).begin);
        let here = story.block == block;
        let reach = if story.date.grain() < Grain::Year { STORY_REACH } else { YEAR_REACH };
        let near = said.found.lexemes.start <= story.end + reach;
        let ends = match story.date.grain() {
            Grain::Day => false,
            grain => !here && (grain >= Grain::Year || story.block + 1 != block),
        };
        let past = self.told(said).is_some_and(|told| told.toward == Toward::Past && told.by_verb);
        if !near || ends || !past {
            return None;
        }
        let day = story.date.first_day()?;
        let found = match date {
            PartialDate::Weekday(_) if here && story.is_day() && self.weekdays_follow(story, said) => {
                date.resolve(day, Toward::Future)
            }
            PartialDate::Day(None, Some(_), _)
            | PartialDate::Month(None, _)
            | PartialDate::Season(None, _)
                if day.year() != published.year() && said.value(Field::Holiday).is_none() =>
            {
                // Who wrote or spoke on a day of the story counts back from it.
                let quoted = self.is_quoted() && here && story.is_day();
                if quoted {
                    date.resolve(day, Toward::Past)
                } else {
                    self.in_year_of_story(date, said, day.year(), published)?
                }
            }
            _ => return None,
        };
        (found.first_day()? <= published).then_some((found, story.span))
    }

    /// Whether weekdays are told of a story: in a text that does not count days from its publication, or
    /// closely after a day of the story where no weekday was counted from publication before.
    fn weekdays_follow(&self, story: Previous, said: &Said) -> bool {
        !self.counts_days || Self::is_close(said, &story) && self.weekdays.is_empty()
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
        let days = distance(last, published);
        let news = self.counts_days && days <= NEWS_DAYS || days <= RECENT_DAYS;
        (!news).then_some(own)
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

/// Where only the sentence round a clause tells the tense, a date close by is likelier than one far off in its
/// direction.
fn likelier(
    tense: Option<Told>,
    told: PartialDate,
    nearest: PartialDate,
    published: NaiveDate,
) -> PartialDate {
    let sure = tense.is_some_and(|tense| tense.sure && tense.toward == Toward::Past);
    let far = distance(told, published) > FAR_DAYS && distance(nearest, published) < NEAR_DAYS;
    let written_on = distance(nearest, published) <= WRITTEN_ON_DAYS;
    if far && (!sure || written_on) { nearest } else { told }
}
