//! One end of a typed time, with what it leaves unsaid.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::error::TypedError;
use super::token::Token;
use crate::time::TimeInterval;

/// What part of a year a point names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The year itself.
    Whole,
    /// Ten years from it on.
    Decade,
    /// Counted from 1; it needs no year.
    Century(u32),
    Quarter(u32),
    Month(u32),
    /// An ISO week.
    Week(u32),
    /// The month may stand at the other end of the range, and so may the day of a time of day.
    Day {
        month: Option<u32>,
        day: Option<u32>,
        clock: Option<u32>,
    },
    /// A day that needs nothing else, with a time of day.
    Fixed(NaiveDate, Option<u32>),
}

/// One end of a typed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Counted with a year 0 before year 1.
    year: Option<i32>,
    before_christ: bool,
    part: Part,
    /// A number alone, which the other end of the range may give its unit.
    bare: Option<Figures>,
}

/// Years that are shown: those of four figures, to either side of Christ.
const FARTHEST: i32 = 9_999;

impl Point {
    /// The point that `tokens` name, if any, typed on the day `today`.
    pub fn read(tokens: &[Token], today: NaiveDate) -> Option<Self> {
        let (before_christ, tokens) = match tokens {
            [rest @ .., Token::BeforeChrist] => (true, rest),
            all => (false, all),
        };
        let (clock, tokens) = clock_of(tokens);
        if let [Token::DaysAgo(n)] = tokens {
            let part = Part::Fixed(today.checked_sub_days(Days::new((*n).into()))?, clock);
            return (!before_christ).then_some(Self { year: None, before_christ, part, bare: None });
        }
        let (part, year, bare) = part_of(tokens, clock)?;
        let year = year.map(|(year, figures)| full_year(year, figures, before_christ));
        Some(Self { year, before_christ, part, bare: bare.filter(|_| !before_christ) })
    }

    /// Both ends of a range, with what each took from the other.
    pub fn pair(first: Self, last: Self, year: i32) -> (Self, Self) {
        let mut last = last.like(&first);
        let first = first.like(&last);
        if last.before_christ && first.part == Part::Whole && !first.before_christ {
            // "44–40 v. Chr."
            return (first.before_christ(), last);
        }
        if last.year.is_none() {
            last.year = first.year;
        }
        let first = first.completed(last.year, year);
        (first, last.completed(first.year, year))
    }

    /// With the year of the other end, else `year`.
    pub fn completed(self, other: Option<i32>, year: i32) -> Self {
        Self { year: self.year.or(other).or(Some(year)), ..self }
    }

    /// The same year before Christ.
    fn before_christ(self) -> Self {
        Self { year: self.year.map(|year| 1 - year), before_christ: true, ..self }
    }

    /// With the unit and the month of the other end, where only they tell what a number means.
    fn like(self, other: &Self) -> Self {
        let Some((number, figures)) = self.bare else { return self.with_month(other) };
        // "Sep 3–5, 2025": what looked like May 2025 is a day of that year.
        let is_month = matches!(self.part, Part::Month(_));
        let whole = |part| Self { part, year: self.year.filter(|_| is_month), ..self };
        match other.part {
            _ if other.bare.is_some() => self,
            Part::Week(_) => whole(Part::Week(number)),
            Part::Quarter(_) => whole(Part::Quarter(number)),
            Part::Century(_) => whole(Part::Century(number)),
            Part::Day { month, .. } if figures <= 2 => {
                whole(Part::Day { month, day: Some(number), clock: None })
            }
            // "2019–21" and "44–40 v. Chr."
            Part::Whole | Part::Decade if figures <= 2 && !is_month => {
                let century = other.year.filter(|year| *year >= 1_000).map_or(0, |year| year / 100 * 100);
                // A year at the end of all numbers stays out of reach, as it is alone.
                let year = i32::try_from(number).ok().and_then(|number| century.checked_add(number));
                year.map_or(self, |year| Self { year: Some(year), part: Part::Whole, ..self })
            }
            _ => self,
        }
    }

    fn with_month(self, other: &Self) -> Self {
        let (Part::Day { month, day, clock }, Part::Day { month: other_month, day: other_day, .. }) =
            (self.part, other.part)
        else {
            return self;
        };
        let same_day = if month.is_none() { day.or(other_day) } else { day };
        Self { part: Part::Day { month: month.or(other_month), day: same_day, clock }, ..self }
    }

    /// The stretch it names.
    ///
    /// # Errors
    /// Where there is no such day, or it is too far off.
    pub fn interval(&self) -> Result<TimeInterval, TypedError> {
        // A century has a number instead of a year. There is no year 0 in it: the 20th ends with 2000.
        if let Part::Century(number) = self.part {
            let first = (number as i32).saturating_sub(1).saturating_mul(100).saturating_add(1);
            let (first, last) = match self.before_christ {
                true => (1 - (first + 99), 1 - first),
                false => (first, first + 99),
            };
            return years(first, last);
        }
        let year = self.year.ok_or(TypedError::NotUnderstood)?;
        let day = |date: Option<NaiveDate>| date.ok_or(TypedError::NoSuchDay);
        if year.abs() > FARTHEST {
            return Err(TypedError::TooFar);
        }
        match self.part {
            Part::Whole => years(year, year),
            Part::Decade => years(year, year + 9),
            Part::Century(_) => Err(TypedError::NotUnderstood),
            Part::Quarter(quarter @ 1..=4) => months(year, quarter * 3 - 2, 3),
            Part::Quarter(_) => Err(TypedError::NoSuchDay),
            Part::Month(month) => months(year, month, 1),
            Part::Week(week) => {
                let monday = day(NaiveDate::from_isoywd_opt(year, week, Weekday::Mon))?;
                Ok(TimeInterval::days(monday, day(monday.checked_add_days(Days::new(6)))?))
            }
            Part::Day { month, day: number, clock } => {
                let (month, number) = month.zip(number).ok_or(TypedError::NotUnderstood)?;
                Ok(at_clock(day(NaiveDate::from_ymd_opt(year, month, number))?, clock))
            }
            Part::Fixed(day, clock) => Ok(at_clock(day, clock)),
        }
    }
}

/// The day, or the hour that begins on it at `clock`, in minutes.
fn at_clock(day: NaiveDate, clock: Option<u32>) -> TimeInterval {
    let whole = TimeInterval::day(day);
    clock.map_or(whole, |minutes| {
        let start = whole.start + i64::from(minutes) * 60;
        TimeInterval { start, end: start + 3_600 }
    })
}

/// The time of day at the end of `tokens`, in minutes, and what stands before it.
fn clock_of(tokens: &[Token]) -> (Option<u32>, &[Token]) {
    match tokens {
        [rest @ .., Token::Clock(minutes), Token::Hour] | [rest @ .., Token::Clock(minutes)] => {
            (Some(*minutes), rest)
        }
        [rest @ .., Token::Number(hour @ 0..=23, 1..=2), Token::Hour] => (Some(hour * 60), rest),
        all => (None, all),
    }
}

/// A number as it was typed, with how many figures.
type Figures = (u32, usize);

/// What the tokens of a point without its time of day name: the part, the year, and the number where
/// it is nothing else.
fn part_of(tokens: &[Token], clock: Option<u32>) -> Option<(Part, Option<Figures>, Option<Figures>)> {
    use Token::{Century, Decade, Month, Number, Quarter, Week};
    let day = |month, day| Part::Day { month, day: Some(day), clock };
    let (part, year) = match *tokens {
        [] if clock.is_some() => (Part::Day { month: None, day: None, clock }, None),
        [Number(n, figures)] if figures <= 2 && n <= 31 && n > 0 => {
            return Some((day(None, n), None, Some((n, figures))));
        }
        [Number(n, figures)] if clock.is_none() => {
            return Some((Part::Whole, Some((n, figures)), Some((n, figures)).filter(|_| figures <= 2)));
        }
        [Number(m, figures @ 1..=2), Number(y, 3..)] if clock.is_none() => {
            return Some((Part::Month(m), Some((y, 4)), Some((m, figures))));
        }
        [Number(y, 3..), Number(m, 1..=2)] => (Part::Month(m), Some((y, 4))),
        [Number(d, 1..=2), Number(m, 1..=2)] => (day(Some(m), d), None),
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2)] => (day(Some(m), d), Some((y, 4))),
        [Number(d, 1..=2), Number(m, 1..=2), Number(y, figures)] => day_first(d, m, clock, (y, figures)),
        [Month(m)] => (Part::Month(m), None),
        [Month(m), Number(y, figures @ 3..)] => (Part::Month(m), Some((y, figures))),
        [Number(d, 1..=2), Month(m)] | [Month(m), Number(d, 1..=2)] => (day(Some(m), d), None),
        [Number(d, 1..=2), Month(m), Number(y, figures)]
        | [Month(m), Number(d, 1..=2), Number(y, figures)] => (day(Some(m), d), Some((y, figures))),
        [Number(y, figures @ 4), Month(m)] => (Part::Month(m), Some((y, figures))),
        [Week, Number(w, 1..=2)] | [Number(w, 1..=2), Week] => (Part::Week(w), None),
        [Week, Number(w, 1..=2), Number(y, figures)] | [Number(w, 1..=2), Week, Number(y, figures)] => {
            (Part::Week(w), Some((y, figures)))
        }
        [Number(y, 4), Week, Number(w, 1..=2)] => (Part::Week(w), Some((y, 4))),
        [Quarter, Number(q, 1)] | [Number(q, 1), Quarter] => (Part::Quarter(q), None),
        [Quarter, Number(q, 1), Number(y, figures)] | [Number(q, 1), Quarter, Number(y, figures)] => {
            (Part::Quarter(q), Some((y, figures)))
        }
        [Number(y, 4), Quarter, Number(q, 1)] => (Part::Quarter(q), Some((y, 4))),
        [Number(y, figures), Decade] if y % 10 == 0 => (Part::Decade, Some((y, figures))),
        [Number(c, 1..=2), Century] if c > 0 => (Part::Century(c), None),
        _ => return None,
    };
    (clock.is_none() || matches!(part, Part::Day { .. })).then_some((part, year, None))
}

/// Day and month in figures, the day first unless that can be no month.
fn day_first(day: u32, month: u32, clock: Option<u32>, year: Figures) -> (Part, Option<Figures>) {
    let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
    (Part::Day { month: Some(month), day: Some(day), clock }, Some(year))
}

/// The year that is meant: "25" is 2025 and "90" 1990, unless it is before Christ.
fn full_year(year: u32, figures: usize, before_christ: bool) -> i32 {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    match (before_christ, figures) {
        (true, _) => 1 - year,
        (false, 1..=2) if year < 50 => 2_000 + year,
        (false, 1..=2) => 1_900 + year,
        (false, _) => year,
    }
}

/// From the first day of one year to the last of another.
fn years(first: i32, last: i32) -> Result<TimeInterval, TypedError> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let ends = day(first, 1, 1).zip(day(last, 12, 31));
    let (first, last) = ends.filter(|(first, _)| first.year().abs() <= FARTHEST).ok_or(TypedError::TooFar)?;
    Ok(TimeInterval::days(first, last))
}

/// So many months from one on.
fn months(year: i32, month: u32, n: u32) -> Result<TimeInterval, TypedError> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(TypedError::NoSuchDay)?;
    let after = first.checked_add_months(Months::new(n)).ok_or(TypedError::TooFar)?;
    Ok(TimeInterval::days(first, after.pred_opt().unwrap_or(first)))
}
