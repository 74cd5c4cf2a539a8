//! What the words of one expression say, field by field.

use crate::language::pattern::{PatternMatch, Readable};
use crate::language::time::{Field, Meaning, Operand, Origin, Rule, Value};
use crate::time::{Amount, Clock, DayPart, DayTime, Length, PartialDate, Season, TimeInterval, Unit};

/// One expression: its rule and what stands at the rule's placeholders.
pub(super) struct Said<'a> {
    pub rule: &'a Rule,
    pub found: &'a PatternMatch,
    text: &'a Readable<Value>,
}

impl<'a> Said<'a> {
    pub fn new(rule: &'a Rule, found: &'a PatternMatch, text: &'a Readable<Value>) -> Self {
        Self { rule, found, text }
    }

    /// What the words say about `field`.
    pub fn value(&self, field: Field) -> Option<Value> {
        let (Meaning::Date(fields) | Meaning::Length(fields)) = &self.rule.meaning else { return None };
        match fields.get(&field)? {
            Operand::Constant(value) => Some(*value),
            Operand::Slot(slot) => {
                let (_, at, place) = self.found.bound.iter().find(|(own, ..)| own == slot)?;
                self.text.readings(*at).get(*place).map(|reading| reading.value)
            }
        }
    }

    /// The number at `field`.
    pub fn number(&self, field: Field) -> Option<i64> {
        self.value(field)?.number()
    }

    /// A number at `field` that fits a calendar part.
    fn small(&self, field: Field) -> Option<u8> {
        self.number(field).and_then(|number| u8::try_from(number).ok())
    }

    /// The unit at `field`.
    pub fn unit(&self, field: Field) -> Option<Unit> {
        match self.value(field)? {
            Value::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// What it is counted from.
    pub fn origin(&self) -> Origin {
        match self.value(Field::Anchor) {
            Some(Value::Origin(origin)) => origin,
            _ => Origin::Publication,
        }
    }

    /// How many units it is counted from its origin.
    pub fn steps(&self) -> Option<i64> {
        if let Some(nth) = self.number(Field::Nth) {
            return nth.checked_sub(1);
        }
        self.number(Field::By)?.checked_mul(self.number(Field::Count).unwrap_or(1))
    }

    fn season(&self) -> Option<Season> {
        match self.value(Field::Season)? {
            Value::Season(season) => Some(season),
            _ => None,
        }
    }

    /// The year, with years before Christ below one.
    pub fn year(&self) -> Option<i32> {
        if let Some(Value::Date { year, .. }) = self.value(Field::Date) {
            return year;
        }
        let year = match self.number(Field::Year) {
            Some(year) => i32::try_from(year).ok()?,
            None => crate::language::time::whole_year(self.number(Field::Year2)?),
        };
        Some(if self.value(Field::Bc).is_some() { 1 - year } else { year })
    }

    /// The year up to which a stretch of years goes on ("2019/20").
    pub fn last_year(&self) -> Option<TimeInterval> {
        const CENTURY: i32 = 100;
        let (first, last) = (self.year()?, i32::try_from(self.number(Field::LastYear)?).ok()?);
        let in_century = first - first.rem_euclid(CENTURY) + last;
        let last = match last {
            CENTURY.. => last,
            _ if in_century > first => in_century,
            _ => in_century + CENTURY,
        };
        (last > first).then_some(PartialDate::Year(Some(last)).interval()).flatten()
    }

    /// The calendar parts that are said; `None` where nothing of a date is.
    pub fn date(&self) -> Option<PartialDate> {
        let year = self.year();
        let date = match self.value(Field::Date) {
            Some(Value::Date { day, month, .. }) => Some((month, day)),
            _ => None,
        };
        let (month, day) = (self.small(Field::Month), self.small(Field::Day));
        Some(if let Some((month, of_date)) = date {
            PartialDate::Day(year, Some(month), Some(day.unwrap_or(of_date)))
        } else if let Some(decade) = self.number(Field::Decade) {
            // Two digits mean the century that is named, else the one before this one.
            let century = self.number(Field::Century).unwrap_or(20).checked_sub(1)?.checked_mul(100)?;
            let decade = if decade < 100 { decade + century } else { decade };
            PartialDate::Decade((decade / 10).try_into().ok()?)
        } else if let Some(century) = self.number(Field::Century) {
            return self.century(century);
        } else if let Some(day) = day {
            PartialDate::Day(year, month, Some(day))
        } else if let Some(weekday) = self.weekday() {
            PartialDate::Weekday(weekday)
        } else if let Some(month) = month {
            PartialDate::Month(year, Some(month))
        } else if let Some(season) = self.season() {
            PartialDate::Season(year, season)
        } else if let Some(quarter) = self.small(Field::Quarter).filter(|n| (1..=4).contains(n)) {
            PartialDate::Quarter(year, quarter)
        } else if let Some(half) = self.small(Field::Half).filter(|n| (1..=2).contains(n)) {
            PartialDate::Half(year, half)
        } else if let Some(week) = self.small(Field::Week).filter(|n| (1..=53).contains(n)) {
            PartialDate::Week(year, Some(week))
        } else {
            PartialDate::Year(Some(year?))
        })
    }

    fn century(&self, number: i64) -> Option<PartialDate> {
        match self.value(Field::Bc) {
            Some(_) => Some(PartialDate::CenturyBefore(number.checked_sub(1)?.try_into().ok()?)),
            None => Some(PartialDate::Century(number.checked_sub(1)?.try_into().ok()?)),
        }
    }

    /// The weekday, alone or in a compound.
    pub fn weekday(&self) -> Option<u8> {
        match self.value(Field::WeekdayPart) {
            Some(Value::WeekdayPart(weekday, _)) => Some(weekday),
            _ => self.small(Field::Weekday),
        }
    }

    /// The time of day; a part of the day beside an hour tells which half of the day is meant.
    pub fn day_time(&self) -> Option<DayTime> {
        let part = match (self.value(Field::Part), self.value(Field::WeekdayPart)) {
            (Some(Value::Part(part)), _) | (_, Some(Value::WeekdayPart(_, part))) => Some(part),
            _ => None,
        };
        let zone = self.number(Field::Zone).and_then(|zone| i16::try_from(zone).ok());
        let clock = match self.value(Field::Clock) {
            Some(Value::Clock { hour, minute, second }) => Some((hour, minute, second)),
            _ => self.hour_and_minute(),
        };
        match (clock, part) {
            (Some((hour, minute, second)), _) => {
                let late = matches!(part, Some(DayPart::Afternoon | DayPart::Evening));
                let hour = if late && hour < 12 { hour + 12 } else { hour };
                Some(DayTime::Clock(Clock { hour, minute, second, zone }))
            }
            (None, part) => part.map(DayTime::Part),
        }
    }

    /// Negative minutes count back from the hour ("Viertel vor acht").
    fn hour_and_minute(&self) -> Option<(u8, u8, Option<u8>)> {
        let hour = self.number(Field::Hour).filter(|hour| (0..=24).contains(hour))?;
        let minutes = hour * 60 + self.number(Field::Minute).unwrap_or(0);
        let (hour, minute) = (minutes.div_euclid(60), minutes.rem_euclid(60));
        Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, None))
    }

    /// The length that is said.
    pub fn length(&self) -> Option<Length> {
        if let Some(Value::Span(amount, unit)) = self.value(Field::Span) {
            return Some(Length::new(amount, unit));
        }
        let times = self.number(Field::Times).unwrap_or(1).unsigned_abs();
        let first = Length::new(self.amount(Field::Count)?.times(times), self.unit(Field::Unit)?);
        match (self.amount(Field::Count2), self.unit(Field::Unit2)) {
            (Some(amount), Some(unit)) => Some(first.and(Length::new(amount, unit))),
            _ => Some(first),
        }
    }

    fn amount(&self, field: Field) -> Option<Amount> {
        match self.value(field)? {
            Value::Amount(amount) => Some(amount),
            Value::Number(number) => Some(Amount::whole(number.unsigned_abs())),
            _ => None,
        }
    }
}
