//! What may pass: a filter as a plain value that outlives the store, because it names values, not positions.

mod kept;
mod saved;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use kept::{SavedFilter, keep_filter};

use super::facet::{CountryRelation, Facet, FacetValue};
use crate::time::TimeInterval;

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

/// What every facet lets pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetFilters([FacetFilter; Facet::ALL.len()]);

/// What may pass; the default lets everything pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The values of facets that items need or must not have.
    pub facets: FacetFilters,
    /// How an item must be connected with a country, in filter, counts and lanes.
    pub country_relation: CountryRelation,
    /// Whether one or all of the included actors are needed.
    pub actor_match: ActorMatch,
    /// Words and "phrases in marks", all of which must be found; blank for none.
    pub text: String,
    /// The time an item must overlap, on the clock of the view.
    pub time: Option<TimeInterval>,
    /// The least confidence an item must have, 0 to 1.
    pub min_confidence: f32,
    /// Whether items need a date.
    pub dated: Dated,
    /// Whether items of a country that is only assumed are kept out.
    pub stated_country: bool,
    /// Whether what is only planned, possible or denied is kept out.
    pub happened: bool,
}

/// From this confidence on eight of ten items are right in what they say, where and when: what the window shows
/// unless it is asked for more.
pub const SURE: f32 = 0.7;

impl Filter {
    /// What `facet` lets pass.
    pub fn facet(&self, facet: Facet) -> &FacetFilter {
        &self.facets.0[facet as usize]
    }

    /// What `facet` lets pass, to change it.
    pub fn facet_mut(&mut self, facet: Facet) -> &mut FacetFilter {
        &mut self.facets.0[facet as usize]
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        FilterPart::all().all(|part| !self.has(part))
    }

    /// Whether `part` keeps anything out.
    pub fn has(&self, part: FilterPart) -> bool {
        match part {
            FilterPart::Facet(facet) => !self.facet(facet).is_empty(),
            FilterPart::Text => !self.text.trim().is_empty(),
            FilterPart::Time => self.time.is_some(),
            FilterPart::Confidence => self.min_confidence > 0.0,
            FilterPart::Dated => self.dated != Dated::Either,
            FilterPart::StatedCountry => self.stated_country,
            FilterPart::Happened => self.happened,
        }
    }
}

/// A part of a filter that can be lifted alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterPart {
    /// What is included and excluded of a facet.
    Facet(Facet),
    /// The words that must be found.
    Text,
    /// The time that items must overlap.
    Time,
    /// The least confidence.
    Confidence,
    /// With or without a date.
    Dated,
    /// Without countries that are only assumed.
    StatedCountry,
    /// Without what is planned, possible or denied.
    Happened,
}

impl FilterPart {
    /// All, the facets first.
    pub fn all() -> impl Iterator<Item = Self> {
        let others =
            [Self::Text, Self::Time, Self::Confidence, Self::Dated, Self::StatedCountry, Self::Happened];
        Facet::ALL.into_iter().map(Self::Facet).chain(others)
    }
}
