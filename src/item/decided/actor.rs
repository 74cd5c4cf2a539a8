//! What a person decided about an actor.

use serde::{Deserialize, Serialize};

use crate::annotate::ActorKind;
use crate::item::ActorId;
use crate::language::Country;
use crate::text::ContentHash;

/// What a person decided about an actor; a field that is missing was left to the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ActorDecision {
    /// Who else it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<OtherActor>,
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActorKind>,
    /// Office or function; blank where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The country it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Whether it is nobody: what it is said to have said comes from an unknown source.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nobody: bool,
}

/// An actor by its identifier, with its name for where no article names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherActor {
    /// Identifier.
    pub id: ActorId,
    /// Full name.
    pub name: String,
}

/// Words by which somebody else is meant than the articles seem to say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Apart {
    /// The actor that the extraction takes the words for.
    pub actor: ActorId,
    /// The name or other word.
    pub words: String,
    /// The text of the article in which that is so; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ContentHash>,
}

/// One thing decided about an actor; `None` leaves it to the program again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideActor {
    /// It is the same as this one, under whose name both stand.
    SameAs(Option<OtherActor>),
    /// Full name.
    Name(Option<String>),
    /// What it is.
    Kind(Option<ActorKind>),
    /// Office or function; blank where it has none.
    Role(Option<String>),
    /// The country it belongs to.
    Country(Option<Country>),
    /// Whether it is nobody.
    Nobody(bool),
    /// Several things at once.
    All(Vec<DecideActor>),
}

impl ActorDecision {
    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Decides one more thing.
    pub fn decide(&mut self, what: DecideActor) {
        match what {
            DecideActor::SameAs(other) => self.same_as = other,
            DecideActor::Name(name) => {
                self.name = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            }
            DecideActor::Kind(kind) => self.kind = kind,
            DecideActor::Role(role) => self.role = role.map(|role| role.trim().to_owned()),
            DecideActor::Country(country) => self.country = country,
            DecideActor::Nobody(nobody) => self.nobody = nobody,
            DecideActor::All(all) => all.into_iter().for_each(|what| self.decide(what)),
        }
    }

    /// Takes over from `earlier` what is not decided here.
    #[must_use]
    pub fn or(self, earlier: &Self) -> Self {
        Self {
            same_as: self.same_as.or_else(|| earlier.same_as.clone()),
            name: self.name.or_else(|| earlier.name.clone()),
            kind: self.kind.or(earlier.kind),
            role: self.role.or_else(|| earlier.role.clone()),
            country: self.country.or(earlier.country),
            nobody: self.nobody || earlier.nobody,
        }
    }
}
