//! Bodies, companies, parties and media.

use super::Inflection;
use super::table::{Row, Table};
use crate::language::kind::kinds;
use crate::language::{Country, PackError, RowFault};

kinds! {
    /// What kind of body it is.
    BodyKind {
        /// A firm.
        Company = "company",
        /// A newspaper, station or site.
        Media = "media",
        /// A party or political movement.
        Party = "party",
        /// An association or foundation.
        Ngo = "ngo",
        /// A club or sports body.
        Club = "club",
        /// A news agency.
        Agency = "agency",
        /// A body of several states.
        International = "international",
        /// A public authority.
        GovernmentAgency = "government-agency",
        /// An army or armed group.
        Military = "military",
        /// A university, hospital or institute.
        University = "university",
        /// A government.
        Government = "government",
        /// A bank.
        Bank = "bank",
        /// Police or a secret service.
        Police = "police",
        /// A parliament.
        Parliament = "parliament",
        /// Any other.
        Other = "other",
        /// A church or the like.
        Religious = "religious",
        /// A court or prosecution.
        Court = "court",
        /// A trade union.
        Union = "union",
        /// A ministry.
        Ministry = "ministry",
        /// A band.
        Band = "band",
        /// A public body, association or church.
        Institution = "institution",
    }
}

/// An organisation.
#[derive(Debug)]
pub struct Organisation {
    /// Name as printed.
    pub name: &'static str,
    /// Where it is at home, where several countries have one of the name the likeliest; none for international ones.
    pub country: Option<Country>,
    /// Other countries that have one of the same name.
    pub elsewhere: Vec<Country>,
    /// What it is.
    pub kind: BodyKind,
    /// Those of its names that are common words or family names too.
    pub ambiguous: Vec<&'static str>,
}

impl Organisation {
    /// Whether its name alone tells its country: a party, a body of the state.
    pub fn is_of_one_state(&self) -> bool {
        matches!(
            self.kind,
            BodyKind::Party
                | BodyKind::Agency
                | BodyKind::Government
                | BodyKind::GovernmentAgency
                | BodyKind::Ministry
                | BodyKind::Parliament
                | BodyKind::Court
                | BodyKind::Police
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
            kind: kind_of(&row)?,
            ambiguous: row.list("ambiguous").collect(),
        });
    }
    Ok(organisations)
}

/// Reads the table of further bodies, whose names are weak evidence only; each goes to `add` with its kind.
pub(super) fn read_bodies(
    text: &'static str,
    mut add: impl FnMut(&'static str, BodyKind),
) -> Result<(), PackError> {
    let table = Table::read("bodies.tsv", text, &["name", "kind"])?;
    for row in table.rows() {
        add(row["name"], kind_of(&row)?);
    }
    Ok(())
}

fn kind_of(row: &Row) -> Result<BodyKind, PackError> {
    BodyKind::from_word(row["kind"]).ok_or_else(|| row.wrong(RowFault::Kind))
}
