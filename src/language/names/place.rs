//! Towns, regions, waters and other places.

use foldhash::HashMap;

use super::Inflection;
use super::table::Table;
use crate::language::kind::kinds;
use crate::language::{Country, PackError, RowFault};

kinds! {
    /// What a place is.
    PlaceKind {
        /// A larger town.
        City = "city",
        /// A small town.
        Town = "town",
        /// A region.
        Region = "region",
        /// A part of a federal state.
        State = "state",
        /// A river.
        River = "river",
        /// A sea or lake.
        Sea = "sea",
        /// A continent.
        Continent = "continent",
        /// A mountain or range.
        Mountain = "mountain",
        /// Any other.
        Other = "other",
    }
}

/// A place.
#[derive(Debug)]
pub struct Place {
    /// Name as printed.
    pub name: &'static str,
    /// Its country; none where it lies in no one country.
    pub country: Option<Country>,
    /// What it is.
    pub kinds: Vec<PlaceKind>,
    /// Whether the name is a common word, a person's name or another place's too.
    pub ambiguous: bool,
}

impl Place {
    /// Whether it is a town, whose name stands without an article.
    pub fn is_town(&self) -> bool {
        self.kinds.iter().all(|kind| matches!(kind, PlaceKind::City | PlaceKind::Town))
    }

    /// Whether it is a part of a country that tells where a town lies: "Portland, Oregon".
    pub fn is_state(&self) -> bool {
        self.kinds.iter().any(|kind| matches!(kind, PlaceKind::State | PlaceKind::Region))
    }
}

/// Towns by the stems of their adjectives: "Berlin", "Brem", "Dresdn" (+ "er").
pub(super) type Towns = HashMap<String, usize>;

const COLUMNS: [&str; 5] = ["name", "country", "kind", "aliases", "ambiguous"];
/// A town with a name of fewer bytes gives no adjective: the word is more likely another one.
const SHORTEST_TOWN: usize = 4;

/// Reads the table; each name of it goes to `add` with the index of its place.
pub(super) fn read(
    text: &'static str,
    inflection: &Inflection,
    mut add: impl FnMut(&'static str, usize),
) -> Result<(Vec<Place>, Towns), PackError> {
    let table = Table::read("places.tsv", text, &COLUMNS)?;
    let mut places = Vec::new();
    let mut towns = Towns::default();
    for row in table.rows() {
        let read = |word| PlaceKind::from_word(word).ok_or_else(|| row.wrong(RowFault::Kind));
        let kinds: Vec<PlaceKind> = row.list("kind").map(read).collect::<Result<_, _>>()?;
        let ambiguous = row["ambiguous"] == "1";
        for name in row.list("name").chain(row.list("aliases")) {
            add(name, places.len());
            if (kinds.contains(&PlaceKind::City) || kinds.contains(&PlaceKind::State))
                && name.len() >= SHORTEST_TOWN
                && !ambiguous
            {
                for (ending, instead) in &inflection.town_stems {
                    if let Some(stem) = name.strip_suffix(ending.as_str()) {
                        towns.entry(format!("{stem}{instead}")).or_insert(places.len());
                    }
                }
            }
        }
        places.push(Place { name: row["name"], country: Country::new(row["country"]), kinds, ambiguous });
    }
    Ok((places, towns))
}

/// Reads the table of smaller towns, whose names are weak evidence only, into `places`.
pub(super) fn read_towns(
    text: &'static str,
    places: &mut Vec<Place>,
    mut add: impl FnMut(&'static str, usize),
) -> Result<(), PackError> {
    let table = Table::read("towns.tsv", text, &["name", "country"])?;
    for row in table.rows() {
        add(row["name"], places.len());
        let country = Country::new(row["country"]);
        places.push(Place { name: row["name"], country, kinds: vec![PlaceKind::Town], ambiguous: true });
    }
    Ok(())
}
