//! The facets, their values, and the lanes that values make: plain values that outlive a store.
//!
//! To add a facet: a variant in [`Facet`] and in [`FacetValue`] here, a file beside this one that says
//! all about it (`FacetDefinition`), a line in the table of mod.rs, and its words in both languages.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::item::{ActorId, Status};
use crate::language::Country;
use crate::store::kind::ItemKind;

/// A property of items that is counted, filtered by, and grouped into lanes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// The country an item stands in or speaks of.
    Country,
    /// Who speaks, is spoken to or takes part.
    Actor,
    /// Event, direct quote, indirect statement, position.
    Kind,
    /// The document that tells it.
    Source,
    /// What a person marked it with.
    Tag,
    /// Whether a person says that it is right.
    Status,
    /// Whether it has a star or a note, was corrected by hand, or is new to its reader.
    Own,
}

impl Facet {
    /// All, in the order of the filter panel and of the menus.
    pub const ALL: [Self; 7] =
        [Self::Country, Self::Actor, Self::Kind, Self::Source, Self::Tag, Self::Status, Self::Own];
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FacetValue {
    /// A country; `None` for items that stand in none.
    Country(Option<Country>),
    /// An actor, by its identifier across documents.
    Actor(ActorId),
    /// A kind of item.
    Kind(ItemKind),
    /// A document, by its identifier.
    Source(Arc<str>),
    /// A word that a person marked it with.
    Tag(Arc<str>),
    /// Whether a person says that it is right; `None` for what nobody has checked.
    Status(Option<Status>),
    /// What a person did with it.
    Own(OwnMark),
}

/// What a person did with an item beside what has a facet of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnMark {
    /// It has a star.
    Star,
    /// Something is noted about it.
    Note,
    /// Something about it was corrected.
    Corrected,
    /// It came with articles that were added, and nobody has looked at it.
    New,
    /// It was known before, and articles that were added give other numbers.
    Changed,
}

impl FacetValue {
    /// The facet it belongs to.
    pub fn facet(&self) -> Facet {
        match self {
            Self::Country(_) => Facet::Country,
            Self::Actor(_) => Facet::Actor,
            Self::Kind(_) => Facet::Kind,
            Self::Source(_) => Facet::Source,
            Self::Tag(_) => Facet::Tag,
            Self::Status(_) => Facet::Status,
            Self::Own(_) => Facet::Own,
        }
    }

    /// Whether items have it that have no real value of the facet.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Country(None) | Self::Status(None))
    }
}

/// How an item must be connected with a country to count as its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountryRelation {
    /// The speaker's country, or where the event happens.
    #[default]
    Stands,
    /// A country it speaks of, other than the one it stands in.
    SpokenOf,
    /// Any of the two.
    Either,
}

impl CountryRelation {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Stands, Self::SpokenOf, Self::Either];
}

/// What makes the lanes, and what divides each of them into parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Grouping {
    /// A lane for each value of this facet; `None` for one lane that holds everything.
    pub by: Option<Facet>,
    /// A part of a lane for each value of this facet; `None` where lanes are not divided.
    pub within: Option<Facet>,
}

impl Default for Grouping {
    fn default() -> Self {
        Self { by: Some(Facet::Country), within: None }
    }
}

impl Grouping {
    /// All that can make lanes, in the order of the menu: every facet that does, then one lane for all.
    pub fn choices() -> impl Iterator<Item = Option<Facet>> {
        Facet::ALL.into_iter().filter(|facet| facet.makes_lanes()).map(Some).chain([None])
    }

    /// Without a division that would change nothing: of lanes by themselves, or of one lane for all.
    pub fn simplified(self) -> Self {
        Self { within: self.within.filter(|_| self.by.is_some() && self.within != self.by), ..self }
    }
}

/// What a lane holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaneKey {
    /// The items of a value.
    Of(FacetValue),
    /// The items that have no value of a facet: those that name no actor.
    Without(Facet),
    /// All items: the one lane of a view that is not grouped.
    All,
    /// What a lane and a lane of a second grouping both hold: a part of the first.
    Part(Arc<(LaneKey, LaneKey)>),
}

impl LaneKey {
    /// The lane that this is a part of; itself, where it is whole.
    pub fn whole(&self) -> &Self {
        match self {
            Self::Part(keys) => &keys.0,
            key => key,
        }
    }

    /// What it holds of its whole; itself, where it is whole.
    pub fn part(&self) -> &Self {
        match self {
            Self::Part(keys) => &keys.1,
            key => key,
        }
    }

    /// Whether it is a part of another.
    pub fn is_part(&self) -> bool {
        matches!(self, Self::Part(_))
    }

    /// Whether it holds what belongs nowhere.
    pub fn is_none(&self) -> bool {
        match self {
            Self::Of(value) => value.is_none(),
            Self::Without(_) => true,
            Self::All | Self::Part(_) => false,
        }
    }

    /// The value whose items it holds; of a part that of the part alone.
    pub fn value(&self) -> Option<&FacetValue> {
        match self.part() {
            Self::Of(value) => Some(value),
            _ => None,
        }
    }
}
