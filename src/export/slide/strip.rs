//! The strip of days, weeks, months or years in the middle of a slide.

use chrono::{Datelike, NaiveDate};

use super::divide::{Divided, What, divide, fold_width};
use super::unit::Unit;
use crate::font::Face;
use crate::scene::geometry::{Rect, pos};
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::theme::Role;
use crate::wording::Wording;

/// Height of the strip, in sizes of the text.
pub const HEIGHT: f32 = 2.75;

/// A part of the strip, from left to right.
#[derive(Clone, Debug)]
struct Part {
    left: f32,
    right: f32,
    what: What,
}

/// The strip of a slide.
#[derive(Clone, Debug)]
pub struct Strip {
    unit: Unit,
    parts: Vec<Part>,
    /// The size of the text of the cards.
    body: f32,
    with_year: bool,
}

impl Strip {
    /// The strip of these days, which rise, between `left` and `right`, beside text of size `body`.
    pub fn new(days: &[NaiveDate], (left, right): (f32, f32), body: f32) -> Self {
        let with_year = days.first().map(Datelike::year) != days.last().map(Datelike::year);
        let Divided { unit, parts, cell } = divide(days, right - left, body);
        let mut x = left;
        let place = |what| {
            let width = if let What::Fold(n) = what { fold_width(n, body) } else { cell };
            x += width;
            Part { left: x - width, right: x, what }
        };
        let parts = parts.into_iter().map(place).collect();
        Self { unit, parts, body, with_year }
    }

    /// Where `day` lies: in the middle of its cell, or in its place in that of a week, month or year.
    pub fn x(&self, day: NaiveDate) -> f32 {
        let number = self.unit.number(day);
        let (first, next) = (self.unit.first_day(number), self.unit.first_day(number + 1));
        let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days() as f32;
        let share = (days(first, day) + 0.5) / days(first, next).max(1.0);
        let holds = |part: &&Part| matches!(part.what, What::Cell(cell, _) if cell == number);
        self.parts.iter().find(holds).map_or(0.0, |part| part.left + share * (part.right - part.left))
    }

    /// Whether each cell is a day, so that it says of its items on which day they were.
    pub fn is_of_days(&self) -> bool {
        self.unit == Unit::Day
    }

    /// How many units lie folded between two days that follow one another; 0 where nothing is.
    pub fn folded_between(&self, first: NaiveDate, second: NaiveDate) -> i64 {
        (self.unit.number(second) - self.unit.number(first) - 1).max(0)
    }

    /// Draws it from `top` down.
    pub fn draw(&self, drawing: &mut Drawing, wording: &Wording, top: f32) {
        let bottom = top + self.height();
        for part in &self.parts {
            let Part { left, right, what } = *part;
            match what {
                What::Cell(number, is_taken) => {
                    drawing.fill(Rect::edges(left, top, right, bottom), 0.0, Role::Panel);
                    for y in [top + 0.5, bottom - 0.5] {
                        drawing.line(pos(left, y), pos(right, y), Stroke::solid(1.5, Role::Ink));
                    }
                    self.label(drawing, wording, part, (number, is_taken), top);
                }
                What::Fold(n) => {
                    let style = TextStyle::new(Face::Ui, (0.78 * self.body).round().max(15.0), Role::Ink3);
                    let words = wording.count(self.unit.counted(), n as usize);
                    let at = pos((left + right) / 2.0, top + self.height() / 2.0 + 0.26 * self.body);
                    drawing.text(at, Align::Center, style, words);
                    zigzag(drawing, left + 5.0, (top - 4.0, bottom + 4.0));
                    zigzag(drawing, right - 5.0, (top - 4.0, bottom + 4.0));
                }
            }
        }
        self.borders(drawing, top, bottom);
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        HEIGHT * self.body
    }

    /// Lines between cells that lie side by side.
    fn borders(&self, drawing: &mut Drawing, top: f32, bottom: f32) {
        for pair in self.parts.windows(2) {
            if pair.iter().all(|part| matches!(part.what, What::Cell(..))) {
                let x = pair[1].left.round() + 0.5;
                drawing.line(pos(x, top + 6.0), pos(x, bottom - 6.0), Stroke::solid(1.0, Role::Line2));
            }
        }
    }

    fn label(
        &self,
        drawing: &mut Drawing,
        wording: &Wording,
        part: &Part,
        (number, is_taken): (i64, bool),
        top: f32,
    ) {
        let style = if is_taken {
            TextStyle::new(Face::UiSemiBold, self.body, Role::Ink)
        } else {
            TextStyle::new(Face::Ui, (0.85 * self.body).round(), Role::Ink3)
        };
        let room = part.right - part.left - 8.0;
        let names = self.names(wording, number);
        let Some(name) = names.into_iter().find(|name| style.width(name) <= room) else { return };
        let at = pos((part.left + part.right) / 2.0, top + self.height() / 2.0 + 0.36 * self.body);
        drawing.text(at, Align::Center, style, name);
    }

    /// The names of a unit, the longest first.
    fn names(&self, wording: &Wording, number: i64) -> Vec<String> {
        let day = self.unit.first_day(number);
        match self.unit {
            Unit::Day if self.with_year => {
                ["date.weekday-day-month-year", "date.day-year"].map(|key| wording.date(key, day)).to_vec()
            }
            Unit::Day => ["date.weekday-day-month", "date.day"].map(|key| wording.date(key, day)).to_vec(),
            Unit::Week => {
                let week = wording.fill("date.week", &[("n", &day.iso_week().week().to_string())]);
                vec![format!("{week} · {}", day.iso_week().year()), week]
            }
            Unit::Month => ["date.month-year", "date.month-year-short", "date.month-short"]
                .map(|key| wording.date(key, day))
                .to_vec(),
            Unit::Year => vec![wording.year(day.year())],
        }
    }
}

/// The torn edge of a fold.
fn zigzag(drawing: &mut Drawing, x: f32, (top, bottom): (f32, f32)) {
    const STEPS: usize = 8;
    let at = |step: usize| {
        let swing = if step % 2 == 1 { 5.0 } else { 0.0 };
        pos(x + swing - 2.5, top + (bottom - top) * step as f32 / STEPS as f32)
    };
    for step in 0..STEPS {
        drawing.line(at(step), at(step + 1), Stroke::solid(1.5, Role::Line3));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn single_days_between_stay_and_longer_stretches_fold() {
        let days = ["2025-08-15", "2025-08-16", "2025-08-18", "2025-08-28"].map(day);
        let strip = Strip::new(&days, (0.0, 1000.0), 20.0);
        let first = Unit::Day.number(days[0]);
        let whats: Vec<What> = strip.parts.iter().map(|part| part.what).collect();
        let cell = |n, taken| What::Cell(first + n, taken);
        assert_eq!(
            whats,
            [cell(0, true), cell(1, true), cell(2, false), cell(3, true), What::Fold(9), cell(13, true)]
        );
        assert!((strip.parts.last().unwrap().right - 1000.0).abs() < 0.01);
        assert!(days.windows(2).all(|pair| strip.x(pair[0]) < strip.x(pair[1])));
        assert!((strip.x(days[0]) - (strip.parts[0].left + strip.parts[0].right) / 2.0).abs() < 0.01);
    }

    #[test]
    fn many_days_become_weeks_months_or_years() {
        let spread = |step: u64| {
            let days: Vec<NaiveDate> =
                (0..14).map(|n| day("2025-01-01") + chrono::Days::new(n * step)).collect();
            Strip::new(&days, (0.0, 1000.0), 20.0).unit
        };
        assert_eq!(
            [spread(1), spread(9), spread(80), spread(400)],
            [Unit::Week, Unit::Month, Unit::Year, Unit::Year]
        );
    }
}
