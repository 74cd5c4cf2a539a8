//! Language packs: the data in `assets/lang/<tag>/`, checked and embedded at build time.
//!
//! Words, patterns and rules of a language are data; calendars, number grammar and search are code.

mod country;
mod detect;
mod names;
mod pack;

pub use country::Country;
pub use detect::detect_language;
pub use names::{
    CountryForm, CountryPart, CountryRow, CountryWords, Entry, Gender, GivenName, Holder, Inflection, Names,
    OfficeWord, Offices, Organisation, Person, Place, Term, WordInfo,
};
pub use pack::{Pack, PackError, pack_for};
