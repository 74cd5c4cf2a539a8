//! Which units a slide's strip shows, and which are folded.

use chrono::{Datelike, NaiveDate};

use super::unit::Unit;

/// Most cells; with more the unit is the next coarser one.
const MOST_CELLS: usize = 12;
/// Width of a fold, and of one with a number of three or more digits, in sizes of the text.
const FOLD: f32 = 4.3;
const LONG_FOLD: f32 = 5.4;

/// A part of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A unit by its number; whether an item stands in it.
    Cell(i64, bool),
    /// So many units in which nothing stands.
    Fold(i64),
}

/// A strip in one unit.
#[derive(Clone, Debug)]
pub struct Divided {
    /// What a cell is.
    pub unit: Unit,
    /// From left to right.
    pub parts: Vec<What>,
    /// Width of a cell.
    pub cell: f32,
}

/// The strip of `days`, which rise, in the finest unit that has room for its names in `width` points beside text of
/// size `body`.
pub fn divide(days: &[NaiveDate], width: f32, body: f32) -> Divided {
    let with_year = days.first().map(Datelike::year) != days.last().map(Datelike::year);
    let in_unit = |unit| Divided::new(unit, parts_of(unit, days), width, body);
    let fits =
        |one: &Divided| one.n_cells() <= MOST_CELLS && one.cell >= name_width(one.unit, with_year) * body;
    let finest = Unit::ALL.into_iter().map(in_unit).find(fits);
    finest.unwrap_or_else(|| in_unit(Unit::Year))
}

/// Width of a fold of `n` units, beside text of size `body`.
pub fn fold_width(n: i64, body: f32) -> f32 {
    body * if n < 100 { FOLD } else { LONG_FOLD }
}

/// Width of the shortest name of a unit, in sizes of the text.
fn name_width(unit: Unit, with_year: bool) -> f32 {
    match (unit, with_year) {
        // "30. Sep 2025", "30. Sep".
        (Unit::Day, true) => 6.6,
        (Unit::Day, false) => 4.0,
        // "KW 36 · 2025", "KW 36".
        (Unit::Week, true) => 7.0,
        (Unit::Week, false) => 3.6,
        // "Sep 2025".
        (Unit::Month, true) => 5.2,
        (Unit::Month, false) => 2.8,
        (Unit::Year, _) => 2.6,
    }
}

impl Divided {
    fn new(unit: Unit, parts: Vec<What>, width: f32, body: f32) -> Self {
        let of_fold = |part: &What| if let What::Fold(n) = part { fold_width(*n, body) } else { 0.0 };
        let folds: f32 = parts.iter().map(of_fold).sum();
        let mut divided = Self { unit, parts, cell: 0.0 };
        divided.cell = (width - folds) / divided.n_cells().max(1) as f32;
        divided
    }

    fn n_cells(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, What::Cell(..))).count()
    }
}

/// The units of `days` with single ones between them, and folds.
fn parts_of(unit: Unit, days: &[NaiveDate]) -> Vec<What> {
    let mut numbers: Vec<i64> = days.iter().map(|&day| unit.number(day)).collect();
    numbers.dedup();
    let mut parts = Vec::new();
    let mut before: Option<i64> = None;
    for number in numbers {
        match before.map(|before| number - before - 1) {
            Some(1) => parts.push(What::Cell(number - 1, false)),
            Some(n) if n > 1 => parts.push(What::Fold(n)),
            _ => {}
        }
        parts.push(What::Cell(number, true));
        before = Some(number);
    }
    parts
}
