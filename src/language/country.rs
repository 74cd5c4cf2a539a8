//! Country codes.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A country by its ISO 3166-1 alpha-2 code, or `EU` for the European Union.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The European Union, which stands among the countries.
    pub const EU: Self = Self(*b"EU");

    /// From two capital letters.
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// From two capital letters; `None` for other bytes.
    pub fn of_letters(letters: [u8; 2]) -> Option<Self> {
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The two letters as bytes.
    pub fn letters(self) -> [u8; 2] {
        self.0
    }

    /// Its place among all codes there can be, below [`Country::N_NUMBERS`].
    pub fn number(self) -> usize {
        let [first, second] = self.0.map(|letter| usize::from(letter - b'A'));
        26 * first + second
    }

    /// The country with this number.
    pub fn of_number(number: usize) -> Option<Self> {
        let letter = |place: usize| u8::try_from(place).ok().map(|place| b'A' + place);
        let letters = [letter(number / 26)?, letter(number % 26)?];
        (number < Self::N_NUMBERS).then_some(Self(letters))
    }

    /// How many codes of two capital letters there are.
    pub const N_NUMBERS: usize = 26 * 26;

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor;

        impl Visitor<'_> for CodeVisitor {
            type Value = Country;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("two capital letters")
            }

            fn visit_str<E: Error>(self, code: &str) -> Result<Country, E> {
                Country::new(code).ok_or_else(|| E::custom(format!("{code:?} is no country code")))
            }
        }

        deserializer.deserialize_str(CodeVisitor)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}
