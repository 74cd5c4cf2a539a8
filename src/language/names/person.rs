//! People of the news, with the offices they held.

use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};

use super::table::{Row, Table};
use crate::language::{Country, PackError, RowFault};

/// Grammatical gender of a person's name or office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// He.
    Masculine,
    /// She.
    Feminine,
}

impl Gender {
    fn read(row: &Row) -> Result<Self, PackError> {
        match row["gender"] {
            "m" => Ok(Self::Masculine),
            "f" => Ok(Self::Feminine),
            _ => Err(row.wrong(RowFault::Gender)),
        }
    }
}

/// A person with all terms of office in the table.
#[derive(Debug)]
pub struct Person {
    /// Name as printed.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// Gender.
    pub gender: Gender,
    /// Terms, in the order of the table.
    pub terms: Vec<Term>,
}

/// One term of office.
#[derive(Debug)]
pub struct Term {
    /// Country; none for international bodies.
    pub country: Option<Country>,
    /// Words for the office, in the holder's gender.
    pub offices: Vec<&'static str>,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while it lasts.
    pub to: Option<NaiveDate>,
}

impl Person {
    /// The country of the person: that of the first term that has one.
    pub fn country(&self) -> Option<Country> {
        self.terms.iter().find_map(|term| term.country)
    }

    /// The term in force on `day`.
    pub fn term_on(&self, day: NaiveDate) -> Option<&Term> {
        self.terms.iter().find(|term| term.holds_on(day))
    }
}

impl Term {
    /// Whether it was in force on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

const COLUMNS: [&str; 7] = ["name", "aliases", "country", "office", "gender", "from", "to"];

/// Reads the table; rows of one name and country become one person.
pub(super) fn read(text: &'static str) -> Result<Vec<Person>, PackError> {
    let table = Table::read("people.tsv", text, &COLUMNS)?;
    let mut people: Vec<Person> = Vec::new();
    let mut known = HashMap::default();
    for row in table.rows() {
        let country = Country::new(row["country"]);
        let from = day(row["from"], false).ok_or_else(|| row.wrong(RowFault::From))?;
        let to = day(row["to"], true);
        if to.is_none() && !row["to"].is_empty() {
            return Err(row.wrong(RowFault::To));
        }
        let term = Term { country, offices: row.list("office").collect(), from, to };
        let gender = Gender::read(&row)?;
        let idx = *known.entry((row["name"], gender)).or_insert_with(|| {
            people.push(Person { name: row["name"], aliases: Vec::new(), gender, terms: Vec::new() });
            people.len() - 1
        });
        let new: Vec<&str> =
            row.list("aliases").filter(|alias| !people[idx].aliases.contains(alias)).collect();
        people[idx].aliases.extend(new);
        people[idx].terms.push(term);
    }
    Ok(people)
}

/// A day, or the first or last day of a year or month.
fn day(text: &str, last: bool) -> Option<NaiveDate> {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    let year = parts.next()??;
    let month = parts.next().flatten();
    let day = parts.next().flatten();
    match (month, day) {
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month as u32, day as u32),
        (Some(month), None) if last && month == 12 => NaiveDate::from_ymd_opt(year, 12, 31),
        (Some(month), None) if last => NaiveDate::from_ymd_opt(year, month as u32 + 1, 1)?.pred_opt(),
        (Some(month), None) => NaiveDate::from_ymd_opt(year, month as u32, 1),
        (None, _) if last => NaiveDate::from_ymd_opt(year, 12, 31),
        (None, _) => NaiveDate::from_ymd_opt(year, 1, 1),
    }
}

/// A given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// Gender; none where both bear it, or where it is mostly a family name that stands first.
    pub gender: Option<Gender>,
    /// Whether it is a common word, a place or a frequent family name too.
    pub ambiguous: bool,
}

/// Reads the table of given names.
pub(super) fn read_given(text: &'static str) -> Result<HashMap<&'static str, GivenName>, PackError> {
    let table = Table::read("given_names.tsv", text, &["name", "gender", "ambiguous"])?;
    let mut given = HashMap::default();
    for row in table.rows() {
        let gender = if row["gender"] == "u" { None } else { Some(Gender::read(&row)?) };
        given.insert(row["name"], GivenName { gender, ambiguous: row["ambiguous"] == "1" });
    }
    Ok(given)
}

/// Reads the list of frequent family names.
pub(super) fn read_surnames(text: &'static str) -> Result<HashSet<&'static str>, PackError> {
    let table = Table::read("family_names.tsv", text, &["name"])?;
    Ok(table.rows().map(|row| row["name"]).collect())
}
