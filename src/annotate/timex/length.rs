//! Lengths of time, and where they lead.

use chrono::{NaiveDate, NaiveDateTime};

use super::anchored::Anchored;
use super::memory::Previous;
use super::said::Said;
use super::scene::Scene;
use crate::annotate::{Derivation, Timex};
use crate::language::time::{Field, Origin};
use crate::text::Span;
use crate::time::{Amount, Grain, Length, PartialDate, TimeInterval, Timex3, Unit, seconds_of};

/// Words that may stand between a length and the date it is counted from.
const PHRASE: usize = 20;

/// From so many years on a round number is no exact one.
const ROUND_YEARS: u64 = 100;

/// How many units "some" of them is at most.
const SOME: u64 = 10;

impl Scene<'_> {
    pub fn length(&self, said: &Said) -> Anchored {
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
        if let Some(reached) = self.clock.filter(|_| point).and_then(|clock| clocked(&length, clock, sign)) {
            let (interval, grain) = (Some(reached), Some(length.unit().grain()));
            return Anchored {
                interval,
                grain,
                point,
                derivation: Derivation::FromPublication(published),
                ..unanchored
            };
        }
        let interval = reached(&length, published, sign, point);
        let grain = interval.map(|_| length.unit().grain().max(Grain::Day));
        Anchored { interval, grain, point, derivation: Derivation::FromPublication(published), ..unanchored }
    }

    /// Lays a length that is counted from the expression after it ("two weeks after the vote of 3 May") on the
    /// calendar. `last` is the length and the annotation that it gets, `next` the expression after it; what is
    /// told next may be counted from where it leads.
    pub fn count_from(&mut self, last: (&Said, &mut Timex), next: (&Said, &Timex)) {
        let ((length, timex), (_, from)) = (last, next);
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
        let before = self.memory.previous;
        self.memory.previous = before.map(|before| Previous { date: reached, span: timex.span, ..before });
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

/// Where a length leads from `from`: to a point, told to the length's unit, or over the whole stretch.
fn reached(length: &Length, from: NaiveDate, sign: i64, to_point: bool) -> Option<TimeInterval> {
    let far = known(length).shift(from, sign)?;
    if !to_point {
        return Some(TimeInterval::days(far, from));
    }
    let holding = |day| PartialDate::holding(day, length.unit()).interval();
    // "vor einigen Jahren": some time in between.
    if is_some(length) {
        return holding(far).zip(holding(from)).map(|(one, other)| one.hull(&other));
    }
    let Some(doubt) = roundness(length) else { return holding(far) };
    let half = |sign| doubt.shift(far, sign).and_then(holding);
    half(-1).zip(half(1)).map(|(first, last)| first.hull(&last))
}

/// The hour or minute that a length of hours or minutes leads to from the clock of publication.
fn clocked(length: &Length, from: NaiveDateTime, sign: i64) -> Option<TimeInterval> {
    let minutes = |(amount, unit): &(Amount, Unit)| match (amount, unit) {
        (Amount::Tenths(tenths), Unit::Hour) => i64::try_from(*tenths).ok()?.checked_mul(6),
        (Amount::Tenths(tenths), Unit::Minute) => i64::try_from(tenths / 10).ok(),
        _ => None,
    };
    let far = length.counts().iter().try_fold(0_i64, |sum, count| sum.checked_add(minutes(count)?))?;
    let at = seconds_of(from).checked_add(sign.checked_mul(far.checked_mul(60)?)?)?;
    let fine = if length.unit() == Unit::Hour { 3600 } else { 60 };
    let begin = at - at.rem_euclid(fine);
    TimeInterval::new(begin, begin + fine)
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

/// Whether it is not said how long a length is: "some years".
pub(super) fn is_some(length: &Length) -> bool {
    matches!(length.counts(), [(Amount::Some, _)])
}

/// A length of which it is not said how long it is, at its longest.
fn known(length: &Length) -> Length {
    match length.counts() {
        [(Amount::Some, unit)] => Length::new(Amount::whole(SOME), *unit),
        _ => length.clone(),
    }
}
