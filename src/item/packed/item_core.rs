//! What a store asks of every item, which comes first in its bytes.

use super::bytes::ByteReader;
use super::code::{BASES, COUNTRY_BASES, GRAINS, KINDS, MODALITIES, decoded};
use super::rest::Rest;
use super::value::{ActorRef, read_interval, read_name, some_words, words_at};
use crate::annotate::{CountryBasis, Modality};
use crate::document::Document;
use crate::item::merge::Sketch;
use crate::item::{Basis, Kind, Length};
use crate::language::Country;
use crate::time::{Grain, TimeInterval};

/// What a store asks of every item: who, when and where. It comes first in an item's bytes, so that
/// the rest need not be read.
#[derive(Clone, Copy, Debug)]
pub struct ItemCore<'a> {
    /// Statement or event.
    pub kind: Kind,
    /// Fact, plan, possibility or denied.
    pub modality: Modality,
    /// When it was said or happened.
    pub interval: Option<TimeInterval>,
    /// Precision of the interval.
    pub grain: Option<Grain>,
    /// What the interval rests on.
    pub basis: Basis,
    /// Where it stands.
    pub country: Option<Country>,
    /// What the country rests on.
    pub country_basis: Option<CountryBasis>,
    /// Probability that it is right.
    pub confidence: f32,
    /// Whether a person decided something about it.
    pub is_decided: bool,
    /// Its words, for telling apart from those of other items.
    pub sketch: Sketch,
    /// How much its words say.
    pub length: Length,
    /// Who said it.
    pub speaker: Option<ActorRef<'a>>,
    pub(super) codes: u16,
    countries: ByteReader<'a>,
    addressees: ByteReader<'a>,
    actors: ByteReader<'a>,
    pub(super) words: &'a str,
    pub(super) rest: ByteReader<'a>,
}

/// What telling events apart asks of an item beside its core.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlaceAndRule<'a> {
    /// Where it happened.
    pub place: Option<&'a str>,
    /// Rule that made it.
    pub rule: &'a str,
}

impl<'a> ItemCore<'a> {
    /// In the order in which [`super::packer::Packer::item`] writes.
    pub(super) fn read(mut bytes: ByteReader<'a>, words: &'a str) -> Self {
        let codes = u16::from_le_bytes(bytes.raw());
        let confidence = f32::from_le_bytes(bytes.raw());
        let sketch = Sketch::from_le_bytes(bytes.raw());
        let length = Length::from_byte(bytes.raw::<1>()[0]);
        let country = Country::of_letters(bytes.raw());
        let country_code = u16::from(bytes.raw::<1>()[0]);
        Self {
            kind: decoded(&KINDS, codes, 0, 3),
            modality: decoded(&MODALITIES, codes, 3, 2),
            basis: decoded(&BASES, codes, 5, 3),
            grain: decoded(&GRAINS, codes, 8, 4),
            confidence,
            sketch,
            length,
            country,
            country_basis: decoded(&COUNTRY_BASES, country_code, 0, 3),
            is_decided: country_code >> 7 == 1,
            interval: read_interval(&mut bytes),
            countries: bytes.list(),
            speaker: bytes.list().each(|list| read_name(list, words)).next(),
            addressees: bytes.list(),
            actors: bytes.list(),
            codes,
            words,
            rest: bytes,
        }
    }

    /// All countries it concerns.
    pub fn countries(&self) -> impl Iterator<Item = Country> + use<'a> {
        self.countries.each(|list| Country::of_letters(list.raw())).flatten()
    }

    /// To whom it was said.
    pub fn addressees(&self) -> impl Iterator<Item = ActorRef<'a>> + use<'a> {
        let words = self.words;
        self.addressees.each(move |list| read_name(list, words))
    }

    /// Everyone named in it or taking part, speaker excluded.
    pub fn actors(&self) -> impl Iterator<Item = ActorRef<'a>> + use<'a> {
        let words = self.words;
        self.actors.each(move |list| read_name(list, words))
    }

    /// Where it happened and which rule made it, without a look at the rest.
    pub fn place_and_rule(&self) -> PlaceAndRule<'a> {
        let rest = Rest::read(self.rest);
        PlaceAndRule {
            place: some_words(rest.place, self.words),
            rule: some_words(rest.rule, self.words).unwrap_or_default(),
        }
    }

    /// Its title, else its text, which may stand in that of the document.
    pub fn label(&self, document: &'a Document) -> &'a str {
        let rest = Rest::read(self.rest);
        some_words(rest.title, self.words).unwrap_or_else(|| self.text(&rest, document))
    }

    pub(super) fn text(&self, rest: &Rest, document: &'a Document) -> &'a str {
        words_at(rest.text, if self.codes >> 15 == 1 { &document.text } else { self.words })
    }
}
