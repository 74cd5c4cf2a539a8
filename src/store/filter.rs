//! What may pass: a filter as a plain value that outlives the store, because it names values, not positions.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::item::{ActorId, Form, Kind};
use crate::language::Country;
use crate::time::TimeInterval;

/// A dimension of filtering that is shown with counts.
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
}

impl Facet {
    /// All four, in the order of the filter panel.
    pub const ALL: [Self; 4] = [Self::Country, Self::Actor, Self::Kind, Self::Source];
}

/// The kinds of items that the reader of a timeline tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Something happened.
    Event,
    /// Word for word, in full or in part.
    Direct,
    /// In a clause of its own, without marks.
    Indirect,
    /// A stance or speech act without its wording.
    Position,
}

impl ItemKind {
    /// All four, in the order of the filter panel.
    pub const ALL: [Self; 4] = [Self::Event, Self::Direct, Self::Indirect, Self::Position];
}

impl From<Kind> for ItemKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Event => Self::Event,
            Kind::Statement(Form::Direct | Form::Mixed) => Self::Direct,
            Kind::Statement(Form::Indirect | Form::Free) => Self::Indirect,
            Kind::Statement(Form::Reported) => Self::Position,
        }
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FacetValue {
    /// A country; `None` for items that stand in none.
    Country(Option<Country>),
    /// An actor.
    Actor(ActorId),
    /// A kind of item.
    Kind(ItemKind),
    /// A document, by its identifier.
    Source(Arc<str>),
}

impl FacetValue {
    /// The facet it belongs to.
    pub fn facet(&self) -> Facet {
        match self {
            Self::Country(_) => Facet::Country,
            Self::Actor(_) => Facet::Actor,
            Self::Kind(_) => Facet::Kind,
            Self::Source(_) => Facet::Source,
        }
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

/// Whether an item needs one or all of the included actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorMatch {
    /// One of them is enough.
    #[default]
    Any,
    /// All must be in it ("Putin and Trump").
    All,
}

/// Whether items need a date on the clock of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dated {
    /// With a date or without one.
    #[default]
    Either,
    /// With a date alone.
    With,
    /// Without one alone: what is in the tray.
    Without,
}

/// What a facet lets pass: with nothing included, everything that is not excluded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetFilter {
    /// An item needs one of these, unless empty.
    pub include: BTreeSet<FacetValue>,
    /// An item must have none of these.
    pub exclude: BTreeSet<FacetValue>,
}

impl FacetFilter {
    /// Whether it lets everything pass.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// What may pass; the default lets everything pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Countries.
    pub country: FacetFilter,
    /// How an item must be connected with them, in filter, counts and lanes.
    pub country_relation: CountryRelation,
    /// Actors.
    pub actor: FacetFilter,
    /// Whether one or all of the included actors are needed.
    pub actor_match: ActorMatch,
    /// Kinds.
    pub kind: FacetFilter,
    /// Documents.
    pub source: FacetFilter,
    /// Words and "phrases in marks", all of which must be found; blank for none.
    pub text: String,
    /// The time an item must overlap, on the clock of the view.
    pub time: Option<TimeInterval>,
    /// The least confidence an item must have, 0 to 1.
    pub min_confidence: f32,
    /// Whether items need a date.
    pub dated: Dated,
}

impl Filter {
    /// What `facet` lets pass.
    pub fn facet(&self, facet: Facet) -> &FacetFilter {
        match facet {
            Facet::Country => &self.country,
            Facet::Actor => &self.actor,
            Facet::Kind => &self.kind,
            Facet::Source => &self.source,
        }
    }

    /// What `facet` lets pass, to change it.
    pub fn facet_mut(&mut self, facet: Facet) -> &mut FacetFilter {
        match facet {
            Facet::Country => &mut self.country,
            Facet::Actor => &mut self.actor,
            Facet::Kind => &mut self.kind,
            Facet::Source => &mut self.source,
        }
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        FilterPart::ALL.iter().all(|&part| !self.has(part))
    }

    /// Whether `part` keeps anything out.
    pub fn has(&self, part: FilterPart) -> bool {
        match part {
            FilterPart::Facet(facet) => !self.facet(facet).is_empty(),
            FilterPart::Text => !self.text.trim().is_empty(),
            FilterPart::Time => self.time.is_some(),
            FilterPart::Confidence => self.min_confidence > 0.0,
            FilterPart::Dated => self.dated != Dated::Either,
        }
    }
}

/// A part of a filter that can be lifted alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterPart {
    /// What is included and excluded of a facet.
    Facet(Facet),
    /// The words.
    Text,
    /// The time.
    Time,
    /// The least confidence.
    Confidence,
    /// With or without a date.
    Dated,
}

impl FilterPart {
    /// All, in the order in which a query keeps them.
    pub const ALL: [Self; 8] = [
        Self::Facet(Facet::Country),
        Self::Facet(Facet::Actor),
        Self::Facet(Facet::Kind),
        Self::Facet(Facet::Source),
        Self::Text,
        Self::Time,
        Self::Confidence,
        Self::Dated,
    ];
}
