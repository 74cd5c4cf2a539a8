//! An item whose words stand somewhere else.

use crate::annotate::{CountryBasis, Modality};
use crate::item::{ActorId, Answered, Item, ItemTime, Kind, Through};
use crate::language::Country;
use crate::text::Span;
use crate::time::TimeInterval;

/// An item to be packed: its words stand in an [`Item`] or in a line that was read, and need not be
/// copied first. `Id` is what the identifiers of actors are there. The fields are those of [`Item`].
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug)]
pub struct ItemParts<'a, Id> {
    pub id: &'a str,
    pub kind: Kind,
    pub title: Option<&'a str>,
    pub text: &'a str,
    /// Where it stands in the text.
    pub spans: &'a [Span],
    pub time: &'a ItemTime,
    pub about: Option<TimeInterval>,
    pub modality: Modality,
    pub speaker: Option<&'a Id>,
    pub chain: &'a [Through<Id>],
    pub answers: Option<Answered<&'a str>>,
    pub addressees: &'a [Id],
    pub actors: &'a [Id],
    pub country: Option<Country>,
    pub country_basis: Option<CountryBasis>,
    pub countries: &'a [Country],
    pub place: Option<&'a str>,
    pub medium: Option<&'a str>,
    pub rule: &'a str,
    pub confidence: f32,
    /// Whether a person decided something about it.
    pub is_decided: bool,
}

impl<'a> From<&'a Item> for ItemParts<'a, ActorId> {
    fn from(item: &'a Item) -> Self {
        Self {
            id: &item.id,
            kind: item.kind,
            title: item.title.as_deref(),
            text: &item.text,
            spans: item.evidence.first().map_or(&[], |evidence| &evidence.spans),
            time: &item.time,
            about: item.about,
            modality: item.modality,
            speaker: item.speaker.as_ref(),
            chain: &item.chain,
            answers: item.answers.as_ref().map(Answered::as_words),
            addressees: &item.addressees,
            actors: &item.actors,
            country: item.country,
            country_basis: item.country_basis,
            countries: &item.countries,
            place: item.place.as_deref(),
            medium: item.medium.as_deref(),
            rule: &item.rule,
            confidence: item.confidence,
            is_decided: false,
        }
    }
}
