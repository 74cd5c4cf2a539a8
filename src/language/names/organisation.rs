//! Bodies, companies, parties and media.

use super::Inflection;
use super::table::Table;
use crate::language::{Country, PackError};

/// An organisation.
#[derive(Debug)]
pub struct Organisation {
    /// Name as printed.
    pub name: &'static str,
    /// Where it is at home; none for international ones.
    pub country: Option<Country>,
    /// Class, such as "party", "media", "agency".
    pub kind: &'static str,
    /// Those of its names that are common words or family names too.
    pub ambiguous: Vec<&'static str>,
}

impl Organisation {
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
        organisations.push(Organisation {
            name: row["name"],
            country: Country::new(row["country"]),
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
