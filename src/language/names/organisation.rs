//! Bodies, companies, parties and media.

use super::Inflection;
use super::table::Table;
use crate::language::{Country, PackError};

/// An organisation.
#[derive(Debug)]
pub struct Organisation {
    /// Name as printed.
    pub name: &'static str,
    /// Where it is at home, where several countries have one of the name the likeliest; none for international ones.
    pub country: Option<Country>,
    /// Other countries that have one of the same name.
    pub elsewhere: Vec<Country>,
    /// Class, such as "party", "media", "agency".
    pub kind: &'static str,
    /// Those of its names that are common words or family names too.
    pub ambiguous: Vec<&'static str>,
}

impl Organisation {
    /// The country of the one that an article from `homeland` means.
    pub fn country_in(&self, homeland: Option<Country>) -> Option<Country> {
        homeland.filter(|country| self.elsewhere.contains(country)).or(self.country)
    }

    /// Whether its name alone tells its country: a party, a body of the state.
    pub fn is_of_one_state(&self) -> bool {
        matches!(
            self.kind,
            "party"
                | "agency"
                | "government"
                | "government-agency"
                | "ministry"
                | "parliament"
                | "court"
                | "police"
        )
    }

    /// Whether `name`, or what it is a genitive of, is a common word or a family name too.
    pub fn is_ambiguous(&self, inflection: &Inflection, name: &str) -> bool {
        self.ambiguous.iter().any(|word| inflection.same(word, name, true))
    }
}

const COLUMNS: [&str; 5] = ["name", "aliases", "country", "kind", "ambiguous"];

/// Reads the table; each name of it goes to `add` with the index of its organisation.
pub(super) fn read(
    text: &'static str,
    mut add: impl FnMut(&'static str, usize),
) -> Result<Vec<Organisation>, PackError> {
    let table = Table::read("organisations.tsv", text, &COLUMNS)?;
    let mut organisations = Vec::new();
    for row in table.rows() {
        for name in row.list("name").chain(row.list("aliases")) {
            add(name, organisations.len());
        }
        let mut countries = row.list("country").filter_map(Country::new);
        organisations.push(Organisation {
            name: row["name"],
            country: countries.next(),
            elsewhere: countries.collect(),
            kind: row["kind"],
            ambiguous: row.list("ambiguous").collect(),
        });
    }
    Ok(organisations)
}

/// Reads the table of further bodies, whose names are weak evidence only; each goes to `add` with its kind.
pub(super) fn read_bodies(
    text: &'static str,
    mut add: impl FnMut(&'static str, &'static str),
) -> Result<(), PackError> {
    let table = Table::read("bodies.tsv", text, &["name", "kind"])?;
    table.rows().for_each(|row| add(row["name"], row["kind"]));
    Ok(())
}
