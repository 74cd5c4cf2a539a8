//! The words of window, pictures and reports in English and German, with number and date forms.
//!
//! The words stand in `assets/ui/en.toml` and `assets/ui/de.toml`, under the same keys: a key is
//! the table's name, a dot and the entry's name ("timeline.published").

mod country;
mod derivation;
mod filter;
mod finding;
mod problem;
mod status;
mod when;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::language::Country;

pub use when::grain_of;

/// The language of the window, pictures and reports; articles may be in any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tongue {
    /// English words, and its forms of numbers and dates.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German words, and its forms of numbers and dates.
    #[serde(rename = "de")]
    German,
}

impl Tongue {
    /// Its tag: "de".
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}

/// How days are written where they have a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateForm {
    /// As the language has it: "3 Sep 2025".
    #[default]
    Worded,
    /// As ISO 8601 has it: "2025-09-03".
    Iso,
}

/// What all words of a wording come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Form {
    /// The language.
    pub tongue: Tongue,
    /// How it writes days.
    pub dates: DateForm,
}

/// The words of one language.
pub struct Wording {
    form: Form,
    texts: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<String>>,
    countries: BTreeMap<String, String>,
}

impl Wording {
    /// The words of `tongue`, with dates as it has them.
    pub fn of(tongue: Tongue) -> &'static Self {
        Self::in_form(Form { tongue, dates: DateForm::Worded })
    }

    /// The words in a form.
    pub fn in_form(form: Form) -> &'static Self {
        static ALL: [OnceLock<Wording>; 4] = [const { OnceLock::new() }; 4];
        let Form { tongue, dates } = form;
        let place = 2 * usize::from(tongue == Tongue::German) + usize::from(dates == DateForm::Iso);
        ALL[place].get_or_init(|| {
            let (texts, countries) = match tongue {
                Tongue::English => {
                    (include_str!("../assets/ui/en.toml"), include_str!("../assets/ui/countries-en.toml"))
                }
                Tongue::German => {
                    (include_str!("../assets/ui/de.toml"), include_str!("../assets/ui/countries-de.toml"))
                }
            };
            Self::read(form, texts, countries)
        })
    }

    #[expect(clippy::expect_used, reason = "the files are part of the program; a test reads them")]
    fn read(form: Form, texts: &str, countries: &str) -> Self {
        let table: toml::Table = toml::from_str(texts).expect("a wording that reads");
        let countries = toml::from_str(countries).expect("names of countries that read");
        let mut wording = Self { form, texts: BTreeMap::new(), lists: BTreeMap::new(), countries };
        wording.add("", table);
        if form.dates == DateForm::Iso {
            for key in ["date.day-year", "date.day-long"] {
                wording.texts.insert(key.to_owned(), "{iso}".to_owned());
            }
            wording.texts.insert("date.weekday-day-month-year".to_owned(), "{weekday} {iso}".to_owned());
        }
        wording
    }

    fn add(&mut self, prefix: &str, table: toml::Table) {
        for (name, value) in table {
            let key = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
            match value {
                toml::Value::Table(inner) => self.add(&key, inner),
                toml::Value::Array(list) => {
                    let words = list.iter().filter_map(|word| word.as_str().map(str::to_owned));
                    self.lists.insert(key, words.collect());
                }
                value => drop(self.texts.insert(key, value.as_str().unwrap_or_default().to_owned())),
            }
        }
    }

    /// What its words come from.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Which language this is.
    pub fn tongue(&self) -> Tongue {
        self.form.tongue
    }

    /// The words under `key`; the key itself where there are none, so that a gap shows.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The words under `key` with every `{name}` filled in; braces in the values stay as they are.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut parts = self.text(key).split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            filled.push_str(rest);
        }
        filled
    }

    /// The name of a country; its code where there is none.
    pub fn country<'a>(&'a self, country: &'a Country) -> &'a str {
        self.countries.get(country.code()).map_or(country.code(), String::as_str)
    }

    /// The country of this name.
    pub fn country_named(&self, name: &str) -> Option<Country> {
        let name = name.trim().to_lowercase();
        let code = self.countries.iter().find(|(_, known)| known.to_lowercase() == name)?.0;
        Country::new(code)
    }

    /// The words for a number of things: `key.one` or `key.other`, with `{n}` filled in.
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("{key}.{form}"), &[("n", &self.number(n))])
    }

    /// A number with its thousands set apart: "60,412", "60.412".
    pub fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(self.text("number.thousands"));
            }
            text.push(digit);
        }
        text
    }

    /// A year, those before Christ by name: "2025", "44 BCE".
    pub fn year(&self, year: i32) -> String {
        if year > 0 {
            return year.to_string();
        }
        self.fill("date.year-bce", &[("n", &(1 - year).to_string())])
    }

    /// A date in the form under `key`, such as "date.weekday-day-month-year". Fills `{d}`,
    /// `{month}`, `{mon}`, `{weekday}`, `{y}` and `{iso}`.
    pub fn date(&self, key: &str, date: NaiveDate) -> String {
        let values = [
            ("d", date.day().to_string()),
            ("month", self.listed("date.months", date.month0()).to_owned()),
            ("mon", self.listed("date.months-short", date.month0()).to_owned()),
            ("weekday", self.listed("date.weekdays-short", date.weekday().num_days_from_monday()).to_owned()),
            ("y", self.year(date.year())),
            ("iso", date.format("%Y-%m-%d").to_string()),
        ];
        self.fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// The days from `first` to `last`, both inclusive: "3–5 September 2025".
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return self.date("date.day-long", first);
        }
        if self.form.dates == DateForm::Iso {
            return format!("{} – {}", self.date("date.day-long", first), self.date("date.day-long", last));
        }
        let key = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => "date.days-long",
            (true, false) => "date.days-long-months",
            (false, _) => "date.days-long-years",
        };
        let month = |date: NaiveDate| self.listed("date.months", date.month0());
        let (y1, y2) = (self.year(first.year()), self.year(last.year()));
        let values = [
            ("d1", &*first.day().to_string()),
            ("d2", &*last.day().to_string()),
            ("month", month(last)),
            ("month1", month(first)),
            ("month2", month(last)),
            ("y", &*y2),
            ("y1", &*y1),
            ("y2", &*y2),
        ];
        self.fill(key, &values)
    }

    fn listed(&self, key: &str, place: u32) -> &str {
        self.lists.get(key).and_then(|list| list.get(place as usize)).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn both_languages_have_the_same_keys_with_the_same_names_to_fill() {
        let (en, de) = (Wording::of(Tongue::English), Wording::of(Tongue::German));
        assert!(en.texts.keys().eq(de.texts.keys()), "keys differ");
        assert!(en.countries.keys().eq(de.countries.keys()), "countries differ");
        let lengths =
            |wording: &Wording| wording.lists.iter().map(|(k, l)| (k.clone(), l.len())).collect::<Vec<_>>();
        assert_eq!(lengths(en), lengths(de));
        for (key, text) in &en.texts {
            let names = |text: &str| {
                let mut names: Vec<_> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|part| part.split('}').next().map(str::to_owned))
                    .collect();
                names.sort();
                names
            };
            assert_eq!(names(text), names(&de.texts[key]), "{key}");
        }
    }

    #[test]
    fn numbers_and_counts_follow_the_language() {
        assert_eq!(Wording::of(Tongue::English).number(60_412), "60,412");
        assert_eq!(Wording::of(Tongue::German).number(1_060_412), "1.060.412");
        assert_eq!(Wording::of(Tongue::German).number(412), "412");
        assert_eq!(Wording::of(Tongue::English).count("timeline.sources", 1), "1 source");
        assert_eq!(Wording::of(Tongue::German).count("timeline.sources", 3), "3 Quellen");
    }

    #[test]
    fn dates_follow_the_language() {
        let (en, de) = (Wording::of(Tongue::English), Wording::of(Tongue::German));
        assert_eq!(en.date("date.weekday-day-month-year", date(2025, 9, 3)), "Wed 3 Sep 2025");
        assert_eq!(de.date("date.weekday-day-month-year", date(2025, 9, 3)), "Mi 3. Sep 2025");
        assert_eq!(en.days(date(2025, 9, 3), date(2025, 9, 5)), "3–5 September 2025");
        assert_eq!(de.days(date(2025, 8, 30), date(2025, 9, 5)), "30. August – 5. September 2025");
        assert_eq!(de.year(-43), "44 v. Chr.");
        let iso = Wording::in_form(Form { tongue: Tongue::German, dates: DateForm::Iso });
        assert_eq!(iso.date("date.weekday-day-month-year", date(2025, 9, 3)), "Mi 2025-09-03");
        assert_eq!(iso.days(date(2025, 8, 30), date(2025, 9, 5)), "2025-08-30 – 2025-09-05");
        assert_eq!(
            iso.days(date(2025, 8, 30), date(2025, 8, 30)),
            iso.date("date.day-year", date(2025, 8, 30))
        );
    }
}
