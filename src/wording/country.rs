//! What the country of somebody rests on, as a sentence.

use super::Wording;
use crate::annotate::CountryBasis;
use crate::language::Country;

impl Wording {
    /// The country and what it rests on: "Croatia — the passage plays in Zlatar". `words` is the place or body that it
    /// is assumed from.
    pub fn country_with_basis(&self, country: &Country, basis: CountryBasis, words: Option<&str>) -> String {
        let name = self.country(country);
        // "the Danish firm" begins with a small letter, a place with a capital.
        let place = words.filter(|words| words.starts_with(char::is_uppercase));
        let key = match (basis, place, words) {
            (CountryBasis::Decided, ..) => "country.decided",
            (CountryBasis::Stated, ..) => "country.stated",
            (CountryBasis::Table, ..) => "country.table",
            (CountryBasis::Setting, Some(_), _) => "country.setting-place",
            (CountryBasis::Setting, None, Some(_)) => "country.setting-body",
            (CountryBasis::Setting, None, None) => "country.setting",
            (CountryBasis::Home, Some(_), _) => "country.home-place",
            (CountryBasis::Home, None, _) => "country.home",
        };
        self.fill(key, &[("country", name), ("words", words.unwrap_or(""))])
    }
}
