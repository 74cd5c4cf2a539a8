//! Values of which there are few, as their numbers in a table, and derivations as the number of their variant.

use chrono::NaiveDate;

use super::bytes::ByteReader;
use super::value::some_words;
use crate::annotate::{CountryBasis, Derivation, LinkRole, Modality};
use crate::item::{Basis, Form, Kind};
use crate::text::Span;
use crate::time::Grain;

pub const KINDS: [Kind; 6] = [
    Kind::Event,
    Kind::Statement(Form::Direct),
    Kind::Statement(Form::Mixed),
    Kind::Statement(Form::Indirect),
    Kind::Statement(Form::Free),
    Kind::Statement(Form::Reported),
];
pub const MODALITIES: [Modality; 4] =
    [Modality::Asserted, Modality::Planned, Modality::Hypothetical, Modality::Denied];
pub const ROLES: [LinkRole; 2] = [LinkRole::Origin, LinkRole::Reporter];
pub const BASES: [Basis; 5] = [Basis::Stated, Basis::Assumed, Basis::Vague, Basis::None, Basis::Decided];
pub const COUNTRY_BASES: [Option<CountryBasis>; 6] = [
    None,
    Some(CountryBasis::Stated),
    Some(CountryBasis::Table),
    Some(CountryBasis::Setting),
    Some(CountryBasis::Home),
    Some(CountryBasis::Decided),
];
pub const GRAINS: [Option<Grain>; 10] = [
    None,
    Some(Grain::Minute),
    Some(Grain::Hour),
    Some(Grain::Day),
    Some(Grain::Week),
    Some(Grain::Month),
    Some(Grain::Quarter),
    Some(Grain::Year),
    Some(Grain::Decade),
    Some(Grain::Century),
];

/// The place of `value` in its table, in the bits from `shift` on.
pub fn code<T: PartialEq>(table: &[T], value: &T, shift: u32) -> u16 {
    (table.iter().position(|known| known == value).unwrap_or(0) as u16) << shift
}

/// The value whose place in `table` stands in `n_bits` from `shift` on.
pub fn decoded<T: Copy>(table: &[T], codes: u16, shift: u32, n_bits: u32) -> T {
    table[(codes >> shift & ((1 << n_bits) - 1)) as usize % table.len()]
}

/// A derivation as its number among the variants with numbers, or with words.
pub fn derivation_code(derivation: &Derivation) -> (u8, Result<Vec<i64>, &str>) {
    let day = |date: &NaiveDate| Ok(vec![date.signed_duration_since(NaiveDate::default()).num_days()]);
    match derivation {
        Derivation::Literal => (0, Ok(Vec::new())),
        Derivation::FromPublication(date) => (1, day(date)),
        Derivation::FromTimex(span) => (2, Ok(vec![span.begin.into(), span.end.into()])),
        Derivation::AssumedPublication(date) => (3, day(date)),
        Derivation::Vague => (4, Ok(Vec::new())),
        Derivation::Unresolved => (5, Ok(Vec::new())),
        Derivation::Told(words) => (6, Err(words)),
        Derivation::FromScene(span) => (7, Ok(vec![span.begin.into(), span.end.into()])),
    }
}

/// The derivation with the number `tag`, of what [`derivation_code`] gave with it; `words` are those of
/// the document's items.
pub fn derivation(tag: u8, mut numbers: ByteReader, words: &str) -> Derivation {
    let mut day = || {
        let since = chrono::TimeDelta::try_days(numbers.signed()).unwrap_or_default();
        NaiveDate::default().checked_add_signed(since).unwrap_or_default()
    };
    match tag {
        0 => Derivation::Literal,
        1 => Derivation::FromPublication(day()),
        2 => Derivation::FromTimex(Span { begin: numbers.signed() as u32, end: numbers.signed() as u32 }),
        3 => Derivation::AssumedPublication(day()),
        4 => Derivation::Vague,
        5 => Derivation::Unresolved,
        7 => Derivation::FromScene(Span { begin: numbers.signed() as u32, end: numbers.signed() as u32 }),
        _ => Derivation::Told(some_words(numbers, words).unwrap_or_default().to_owned()),
    }
}
