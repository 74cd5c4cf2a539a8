//! What is said → where it lies on the calendar.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::named::Weekdays;
use super::said::Said;
use super::tense;
use crate::annotate::{Derivation, Prepared, Timex, TimexKind};
use crate::language::pattern::Readable;
use crate::language::time::{Field, Meaning, Origin, RuleKind, Value};
use crate::text::Span;
use crate::time::{
    Amount, DAY, DayPart, DayTime, Grain, Length, PartialDate, Reference, TimeInterval, Timex3, Toward, Unit,
    day_in_week,
};

/// From this length on, in bytes, a text that never counts days from its publication is taken to be
/// written for longer than a day.
const MAGAZINE: usize = 1500;

/// Words that may stand between a length and the date it is counted from.
const PHRASE: usize = 20;

/// From so many years on a round number is no exact one.
const ROUND_YEARS: u64 = 100;

/// How many units "some" of them is at most.
const SOME: u64 = 10;

/// What is known while the expressions of a document are read in order.
pub(super) struct Scene<'a> {
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) text: &'a Readable<Value>,
    pub(super) published: Option<NaiveDate>,
    pub(super) previous: Option<Previous>,
    /// The last expression of a story that carries its own dates, far from publication.
    pub(super) story: Option<Previous>,
    /// The weekdays that were counted from publication.
    pub(super) weekdays: Weekdays,
    /// The last expression that was not itself counted from another.
    base: Option<Previous>,
    /// Whether the text counts days from its publication, as a daily paper does.
    pub(super) counts_days: bool,
}

/// The last expression with a date.
#[derive(Clone, Copy)]
pub(super) struct Previous {
    pub date: PartialDate,
    pub span: Span,
    /// The lexeme after it.
    pub end: usize,
}

/// A day that far from publication belongs to a story of its own.
const STORY_DAYS: i64 = 45;

/// A value with how it was found.
struct Anchored {
    value: Timex3,
    interval: Option<TimeInterval>,
    grain: Option<Grain>,
    /// Whether it says when, and not how long.
    point: bool,
    derivation: Derivation,
}

impl Anchored {
    fn new(value: Timex3, derivation: Derivation) -> Self {
        let interval = value.interval();
        let grain = interval.and(value.grain());
        Self { value, interval, grain, point: true, derivation }
    }
}

impl<'a> Scene<'a> {
    /// A scene before its first expression; `all` are the expressions that will come.
    pub fn new(prepared: &'a Prepared<'a>, text: &'a Readable<Value>, all: &[Said]) -> Self {
        let counts_days = prepared.text().len() < MAGAZINE || all.iter().any(counts_days);
        let published = prepared.document.published.date;
        let weekdays = Weekdays::default();
        Self { prepared, text, published, previous: None, story: None, weekdays, base: None, counts_days }
    }

    /// The annotation of one expression; later ones may be counted from it.
    pub fn anchor(&mut self, said: &Said) -> Timex {
        let span = self.span(said);
        let habit = said.rule.habit && !self.is_of_told_day(said);
        let kind = if habit { RuleKind::Set } else { said.rule.kind };
        let anchored = match (&said.rule.meaning, kind) {
            (Meaning::Reference(reference), _) => self.reference(*reference),
            (Meaning::Date(_), RuleKind::Set) => self.repeated(said),
            (Meaning::Date(_), _) if self.means_nowadays(said) => self.reference(Reference::Present),
            (Meaning::Date(_), _) => self.date(said),
            (Meaning::Length(_) | Meaning::Nothing, _) => self.length(said),
        };
        if let (Timex3::Date(date, _), RuleKind::Date | RuleKind::Time) = (&anchored.value, kind)
            && date.interval().is_some()
        {
            self.remember(
                said,
                Previous { date: *date, span, end: said.found.lexemes.end },
                &anchored.derivation,
            );
        }
        Timex {
            span,
            kind: kind_of(kind),
            value: anchored.value.to_string(),
            interval: anchored.interval,
            grain: anchored.grain,
            range: None,
            point: anchored.point && kind != RuleKind::Set,
            vague: said.rule.vague,
            rule: said.rule.name.clone(),
            derivation: anchored.derivation,
        }
    }

    /// The words of an expression.
    pub(super) fn span(&self, said: &Said) -> Span {
        let Range { start, end } = said.found.lexemes;
        self.text.lexemes[start].span.hull(self.text.lexemes[end - 1].span)
    }

    /// Where the clause round an expression lies.
    pub(super) fn toward(&self, said: &Said) -> Toward {
        tense::toward(self.prepared, self.span(said))
    }

    /// Later expressions may be counted from this one.
    fn remember(&mut self, said: &Said, own: Previous, derivation: &Derivation) {
        self.previous = Some(own);
        if matches!(said.origin(), Origin::Publication | Origin::Story) {
            self.base = self.previous;
        }
        let from_publication = matches!(derivation, Derivation::FromPublication(_));
        if let (Some(weekday), true) = (said.weekday(), from_publication) {
            self.weekdays.note(weekday, own.date);
        }
        let distance = |from: NaiveDate| own.date.first_day().map_or(0, |day| (from - day).num_days().abs());
        if self.published.is_some_and(|published| distance(published) > STORY_DAYS) {
            self.story = (own.date.grain() <= Grain::Year).then_some(own).or(self.story);
        } else if own.date.grain() <= Grain::Month && !said.rule.nowadays {
            self.story = None;
        }
    }

    /// Whether a part of the day without its day belongs to a day of the past that was spoken of before.
    fn is_of_told_day(&self, said: &Said) -> bool {
        let day = self.near(said).filter(|previous| previous.date.grain() == Grain::Day);
        day.is_some() && self.toward(said) == Toward::Past
    }

    fn reference(&self, reference: Reference) -> Anchored {
        let today = self.published.filter(|_| reference == Reference::Present);
        Anchored {
            value: Timex3::Reference(reference),
            interval: today.map(TimeInterval::day),
            grain: today.map(|_| Grain::Day),
            point: true,
            derivation: Derivation::Vague,
        }
    }

    /// Whether "today" stands for the present time: in a text that nowhere else counts days from its
    /// publication, unless the clause tells what has happened.
    fn means_nowadays(&self, said: &Said) -> bool {
        said.rule.nowadays && !self.counts_days && self.toward(said) != Toward::Past
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
        if let Some(day) = date.first_day().filter(|day| self.is_night_before(said, time, *day)) {
            anchored.interval = day.pred_opt().and_then(|day| DayTime::Part(DayPart::Night).interval(day));
        }
        if let (Some(last), None) = (said.last_year(), time) {
            anchored.interval = anchored.interval.map(|first| first.hull(&last));
        }
        if let (Some(stage), None) = (said.number(Field::Stage), time) {
            anchored.interval = anchored.interval.map(|interval| third(interval, stage));
        }
        anchored
    }

    /// Whether a night is the one that ends on `day`: because the words say so, or because the night
    /// after the day of publication has not been when it is told as past.
    fn is_night_before(&self, said: &Said, time: Option<DayTime>, day: NaiveDate) -> bool {
        if said.value(Field::NightBefore).is_some() {
            return true;
        }
        time == Some(DayTime::Part(DayPart::Night))
            && self.published == Some(day)
            && self.toward(said) == Toward::Past
    }

    /// "next week", "in May of last year", "yesterday", "the day after".
    fn counted(&self, said: &Said, unit: Unit, steps: i64) -> (PartialDate, Derivation) {
        let Some((from, derivation)) = self.origin(said) else {
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

    /// The day that something is counted from.
    fn origin(&self, said: &Said) -> Option<(NaiveDate, Derivation)> {
        let past = || self.toward(said) == Toward::Past;
        let previous = match said.origin() {
            Origin::Publication | Origin::Next => None,
            Origin::Story => {
                self.near(said).filter(|previous| previous.date.grain() <= Grain::Year && past())
            }
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
        let length = said.length().unwrap_or_else(|| Length::new(Amount::Some, Unit::Day));
        let unanchored = Anchored {
            value: Timex3::Length(length.clone()),
            interval: None,
            grain: None,
            point: false,
            derivation: Derivation::Literal,
        };
        let (Some(sign), Some(published), Origin::Publication) =
            (said.number(Field::Toward), self.published, said.origin())
        else {
            return unanchored;
        };
        let point = said.value(Field::Distance).is_some();
        let interval = reached(&length, published, sign, point);
        let grain = interval.map(|_| length.unit().grain().max(Grain::Day));
        Anchored { interval, grain, point, derivation: Derivation::FromPublication(published), ..unanchored }
    }

    /// Lays a length that is counted from the expression after it ("two weeks after the vote of 3 May") on the
    /// calendar. `last` is the length and the annotation that it gets, `next` the expression after it; what is
    /// told next may be counted from where it leads.
    pub fn count_from(&mut self, last: (&Said, &mut Timex), next: (&Said, &Timex)) {
        let ((length, timex), (date, from)) = (last, next);
        if length.origin() != Origin::Next || !self.in_one_phrase(timex.span, from.span) {
            return;
        }
        let first_day = from.interval.filter(|_| from.grain <= Some(Grain::Day)).map(|from| from.first_day());
        let (Some(first_day), Some(sign), Some(counted)) =
            (first_day, length.number(Field::Toward), length.length())
        else {
            return;
        };
        let reached = known(&counted).shift(first_day, sign);
        let Some(reached) = reached.map(|day| PartialDate::holding(day, finer(counted.unit()))) else {
            return;
        };
        *timex = Timex {
            interval: reached.interval(),
            grain: Some(reached.grain()),
            point: true,
            derivation: Derivation::FromTimex(from.span),
            ..timex.clone()
        };
        self.previous = Some(Previous { date: reached, span: timex.span, end: date.found.lexemes.end });
    }

    /// Whether two expressions stand in one sentence with no verb between them.
    fn in_one_phrase(&self, first: Span, second: Span) -> bool {
        let tokens = &self.prepared.tokens;
        let from = tokens.partition_point(|token| token.span.begin < first.end);
        let to = tokens.partition_point(|token| token.span.end <= second.begin);
        let verb = |idx: usize| self.prepared.pos[idx].is_finite();
        to - from <= PHRASE && self.one_sentence(first, second) && !(from..to).any(verb)
    }
}

/// The unit in which one says where a length leads that is counted from a day.
fn finer(unit: Unit) -> Unit {
    match unit {
        Unit::Year | Unit::Decade | Unit::Century => Unit::Month,
        Unit::Month | Unit::Quarter | Unit::HalfYear => Unit::Week,
        _ => Unit::Day,
    }
}

/// Whether an expression counts days from publication: yesterday, tomorrow, this evening.
fn counts_days(said: &Said) -> bool {
    let counted = said.unit(Field::Unit) == Some(Unit::Day) && said.origin() == Origin::Publication;
    counted && (said.number(Field::By) != Some(0) || said.day_time().is_some())
}

/// Where a length leads from `from`: to a point, told to the length's unit, or over the whole stretch.
fn reached(length: &Length, from: NaiveDate, sign: i64, to_point: bool) -> Option<TimeInterval> {
    let far = known(length).shift(from, sign)?;
    if !to_point {
        return Some(TimeInterval::days(far, from));
    }
    let holding = |day| PartialDate::holding(day, length.unit()).interval();
    let Some(doubt) = roundness(length) else { return holding(far) };
    let half = |sign| doubt.shift(far, sign).and_then(holding);
    half(-1).zip(half(1)).map(|(first, last)| first.hull(&last))
}

/// How far a point may lie from where a round number of many years leads: half of what the number is rounded to, "300
/// years ago" fifty.
fn roundness(length: &Length) -> Option<Length> {
    let [(Amount::Tenths(tenths), Unit::Year)] = length.counts() else { return None };
    let years = tenths / 10;
    if years < ROUND_YEARS {
        return None;
    }
    let step =
        std::iter::successors(Some(1_u64), |step| step.checked_mul(10)).take_while(|step| years % step == 0);
    step.last().filter(|step| *step >= 10).map(|step| Length::new(Amount::whole(step / 2), Unit::Year))
}

/// The first, middle or last third of a stretch, in whole days.
fn third(interval: TimeInterval, stage: i64) -> TimeInterval {
    let days = interval.seconds() / DAY;
    let start = interval.start + (stage - 1) * days / 3 * DAY;
    let end = interval.start + (stage * days + 2) / 3 * DAY;
    TimeInterval::new(start, end.min(interval.end)).unwrap_or(interval)
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
