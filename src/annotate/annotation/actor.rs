//! Persons and bodies as one document knows them.

use serde::{Deserialize, Serialize};

use crate::language::Country;

/// A person or body within one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalActor {
    /// Full name as best known: "Wladimir Putin".
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Office or function: "Präsident".
    pub role: Option<String>,
    /// The country it belongs to.
    pub country: Option<Country>,
    /// What the country rests on.
    pub country_basis: Option<CountryBasis>,
    /// The place that tells the country, where it is assumed from one: "Zlatar".
    pub country_words: Option<String>,
    /// Other words for it in this document: "Putin", "der Kremlchef".
    pub aliases: Vec<String>,
}

/// What the country of somebody rests on, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountryBasis {
    /// A person decided it.
    Decided,
    /// The article says it: a nationality or place beside the name, the name or seat of a body, a party.
    Stated,
    /// A table knows the person or body, and nothing in the article speaks against it.
    Table,
    /// Assumed: the passage that introduces them plays there.
    Setting,
    /// Assumed: the whole article is at home there.
    Home,
}

impl CountryBasis {
    /// Whether the country is only assumed.
    pub fn is_assumed(self) -> bool {
        matches!(self, Self::Setting | Self::Home)
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A named person.
    Person,
    /// A person known by office alone ("a spokeswoman of the ministry").
    Office,
    /// A named body: government, ministry, company, agency, party.
    Organisation,
    /// A state speaking as such.
    Country,
    /// A group without a name ("observers", "relatives").
    Collective,
    /// A source that is not named ("from military circles").
    Anonymous,
}
