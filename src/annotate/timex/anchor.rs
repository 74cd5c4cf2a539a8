//! What is said → where it lies on the calendar.

use chrono::{Datelike, NaiveDate};

use super::said::Said;
use super::tense;
use crate::annotate::{Derivation, Prepared, Timex, TimexKind};
use crate::language::pattern::Readable;
use crate::language::time::{Field, Meaning, Origin, RuleKind, Value};
use crate::text::Span;
use crate::time::{
    Amount, DayPart, DayTime, Grain, Length, PartialDate, Reference, TimeInterval, Timex3, Toward, Unit,
    day_in_week,
};

/// How many words after an expression it may still anchor what is counted from it or lies on its day.
const REACH: usize = 60;

/// How many words after a dated day or month of another year a story goes on.
const STORY_REACH: usize = 400;

/// A day that far from publication belongs to a story of its own.
const STORY_DAYS: i64 = 45;

/// The tense of the clause is overruled where it points to a date farther off than this …
const FAR_DAYS: i64 = 270;

/// … while one on the other side is nearer than this.
const NEAR_DAYS: i64 = 60;

/// From this length on, in bytes, a text that never counts days from its publication is taken to be
/// written for longer than a day.
const MAGAZINE: usize = 1500;

/// How many units "some" of them is at most.
const SOME: u64 = 10;

/// What is known while the expressions of a document are read in order.
pub(super) struct Scene<'a> {
    prepared: &'a Prepared<'a>,
    text: &'a Readable<Value>,
    published: Option<NaiveDate>,
    previous: Option<Previous>,
    /// The last expression that was not itself counted from another.
    base: Option<Previous>,
    /// Whether the text counts days from its publication, as a daily paper does.
    counts_days: bool,
}

/// The last expression with a date.
#[derive(Clone, Copy)]
struct Previous {
    date: PartialDate,
    span: Span,
    /// The lexeme after it.
    end: usize,
}

/// A value with how it was found.
struct Anchored {
    value: Timex3,
    interval: Option<TimeInterval>,
    grain: Option<Grain>,
    derivation: Derivation,
}

impl Anchored {
    fn new(value: Timex3, derivation: Derivation) -> Self {
        let interval = value.interval();
        let grain = interval.and(value.grain());
        Self { value, interval, grain, derivation }
    }
}

impl<'a> Scene<'a> {
    /// A scene before its first expression; `all` are the expressions that will come.
    pub fn new(prepared: &'a Prepared<'a>, text: &'a Readable<Value>, all: &[Said]) -> Self {
        let counts_days = prepared.text().len() < MAGAZINE || all.iter().any(counts_days);
        let published = prepared.document.published.date;
        Self { prepared, text, published, previous: None, base: None, counts_days }
    }

    /// The annotation of one expression; later ones may be counted from it.
    pub fn anchor(&mut self, said: &Said) -> Timex {
        let lexemes = said.found.lexemes.clone();
        let span = self.text.lexemes[lexemes.start].span.hull(self.text.lexemes[lexemes.end - 1].span);
        let anchored = match (&said.rule.meaning, said.rule.kind) {
            (Meaning::Reference(reference), _) => self.reference(*reference),
            (Meaning::Date(_), RuleKind::Set) => self.repeated(said),
            (Meaning::Date(_), _) if self.means_nowadays(said) => self.reference(Reference::Present),
            (Meaning::Date(_), _) => self.date(said),
            (Meaning::Length(_) | Meaning::Nothing, _) => self.length(said),
        };
        if let (Timex3::Date(date, _), RuleKind::Date | RuleKind::Time) = (&anchored.value, said.rule.kind)
            && date.interval().is_some()
        {
            self.previous = Some(Previous { date: *date, span, end: lexemes.end });
            if said.origin() == Origin::Publication {
                self.base = self.previous;
            }
        }
        Timex {
            span,
            kind: kind_of(said.rule.kind),
            value: anchored.value.to_string(),
            interval: anchored.interval,
            grain: anchored.grain,
            vague: said.rule.vague,
            rule: said.rule.name.clone(),
            derivation: anchored.derivation,
        }
    }

    fn reference(&self, reference: Reference) -> Anchored {
        let today = self.published.filter(|_| reference == Reference::Present);
        Anchored {
            value: Timex3::Reference(reference),
            interval: today.map(TimeInterval::day),
            grain: today.map(|_| Grain::Day),
            derivation: Derivation::Vague,
        }
    }

    /// Whether "today" stands for the present time: in a text that nowhere else counts days from its
    /// publication, unless the clause tells what has happened.
    fn means_nowadays(&self, said: &Said) -> bool {
        said.rule.nowadays
            && !self.counts_days
            && tense::toward(self.prepared, self.text, said.found.lexemes.clone()) != Toward::Past
    }

    fn repeated(&self, said: &Said) -> Anchored {
        let date = said.date().unwrap_or(PartialDate::Day(None, None, None));
        Anchored::new(Timex3::Date(date, said.day_time()), Derivation::Literal)
    }

    fn date(&self, said: &Said) -> Anchored {
        let time = said.day_time();
        let (date, derivation) = match (said.unit(Field::Unit), said.steps()) {
            (Some(unit), Some(steps)) => self.counted(said, unit, steps),
            (None, Some(by)) => self.directed(said, by),
            _ => self.named(said),
        };
        let mut anchored = Anchored::new(Timex3::Date(date, time), derivation);
        if said.value(Field::NightBefore).is_some()
            && let Some(day) = date.first_day()
        {
            anchored.interval = day.pred_opt().and_then(|day| DayTime::Part(DayPart::Night).interval(day));
        }
        anchored
    }

    /// "next week", "in May of last year", "yesterday", "the day after".
    fn counted(&self, said: &Said, unit: Unit, steps: i64) -> (PartialDate, Derivation) {
        let Some((from, derivation)) = self.origin(said.origin()) else {
            return (open(unit), Derivation::Unresolved);
        };
        let from = match said.value(Field::Turn) {
            Some(_) => Unit::HalfYear.shift(from, 1).unwrap_or(from),
            None => from,
        };
        let Some(day) = unit.shift(from, steps) else { return (open(unit), Derivation::Unresolved) };
        let date = match said.date() {
            None => PartialDate::holding(day, unit),
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
    fn directed(&self, said: &Said, by: i64) -> (PartialDate, Derivation) {
        let Some(date) = self.calendar_date(said) else { return self.named(said) };
        let Some(published) = self.published else { return (date, Derivation::Unresolved) };
        let toward = match by {
            0 => tense::toward(self.prepared, self.text, said.found.lexemes.clone()),
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

    /// What names a date, with parts left out or not.
    fn named(&self, said: &Said) -> (PartialDate, Derivation) {
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
        match (date, said.weekday()) {
            (PartialDate::Day(None, Some(_), Some(_)), Some(weekday)) => (
                self.on_weekday(date, weekday, published)
                    .unwrap_or_else(|| date.resolve(published, toward())),
                derivation,
            ),
            _ => (self.resolved(date, said, published, toward()), derivation),
        }
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
    fn calendar_date(&self, said: &Said) -> Option<PartialDate> {
        let Some(Value::Holiday(number)) = said.value(Field::Holiday) else { return said.date() };
        let holiday = self.prepared.pack.time.holidays.get(usize::from(number))?;
        match said.year() {
            Some(year) => holiday.in_year(year).map(PartialDate::day),
            None => match holiday {
                crate::language::time::Holiday::Fixed(month, day) => {
                    Some(PartialDate::Day(None, Some(*month), Some(*day)))
                }
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

    /// A day with its weekday: the nearest year, or month, in which they agree.
    fn on_weekday(&self, date: PartialDate, weekday: u8, published: NaiveDate) -> Option<PartialDate> {
        let agrees = |date: &PartialDate| {
            date.first_day().is_some_and(|day| day.weekday().number_from_monday() == u32::from(weekday))
        };
        let distance = |date: &PartialDate| date.first_day().map(|day| (day - published).num_days().abs());
        let candidates = date.candidates(published).filter(agrees);
        candidates.min_by_key(distance)
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
    fn one_sentence(&self, lexemes: std::ops::Range<usize>) -> bool {
        lexemes.len() < REACH
            && !lexemes.into_iter().any(|at| tense::ends_sentence(self.prepared, self.text, at))
    }

    fn near(&self, said: &Said) -> Option<Previous> {
        self.previous.filter(|previous| said.found.lexemes.start < previous.end + REACH)
    }

    /// The day that something is counted from.
    fn origin(&self, origin: Origin) -> Option<(NaiveDate, Derivation)> {
        let previous = match origin {
            Origin::Publication => None,
            Origin::Previous => self.previous,
            Origin::Base => self.base,
        };
        if let Some((day, span)) = previous.and_then(|p| Some((p.date.first_day()?, p.span))) {
            return Some((day, Derivation::FromTimex(span)));
        }
        let published = self.published?;
        Some((published, Derivation::FromPublication(published)))
    }

    fn length(&self, said: &Said) -> Anchored {
        let Some(length) = said.length() else {
            return Anchored::new(Timex3::Reference(Reference::Present), Derivation::Unresolved);
        };
        let unanchored = Anchored {
            value: Timex3::Length(length.clone()),
            interval: None,
            grain: None,
            derivation: Derivation::Literal,
        };
        let (Some(sign), Some(published)) = (said.number(Field::Toward), self.published) else {
            return unanchored;
        };
        let Some(far) = known(&length).shift(published, sign) else { return unanchored };
        let interval = match said.value(Field::Distance) {
            Some(_) => PartialDate::holding(far, length.unit()).interval(),
            None => Some(TimeInterval::days(far, published)),
        };
        let grain = interval.map(|_| length.unit().grain().max(Grain::Day));
        Anchored { interval, grain, derivation: Derivation::FromPublication(published), ..unanchored }
    }
}

/// Whether an expression counts days from publication: yesterday, tomorrow, this evening.
fn counts_days(said: &Said) -> bool {
    let counted = said.unit(Field::Unit) == Some(Unit::Day) && said.origin() == Origin::Publication;
    counted && (said.number(Field::By) != Some(0) || said.day_time().is_some())
}

/// A length of which it is not said how long it is, at its longest.
fn known(length: &Length) -> Length {
    match length.counts() {
        [(Amount::Some, unit)] => Length::new(Amount::whole(SOME), *unit),
        _ => length.clone(),
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

fn kind_of(kind: RuleKind) -> TimexKind {
    match kind {
        RuleKind::Date | RuleKind::Nothing => TimexKind::Date,
        RuleKind::Time => TimexKind::Time,
        RuleKind::Duration => TimexKind::Duration,
        RuleKind::Set => TimexKind::Set,
    }
}
