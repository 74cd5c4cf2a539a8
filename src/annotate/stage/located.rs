//! A country with its evidence.

use crate::annotate::CountryBasis;
use crate::language::Country;
use crate::text::Span;

/// A country with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) struct Located {
    /// The country.
    pub country: Country,
    /// What it rests on.
    pub basis: CountryBasis,
    /// The words that tell it: the place of the passage or of the date line.
    pub words: Option<Span>,
}
