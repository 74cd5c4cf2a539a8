//! What the country of an event rests on.

use super::source::Source;
use crate::annotate::{CountryBasis, EventMention, Mention, MentionKind};

/// Words and places in its clause say it, or who takes part tells it; else it is that of the passage.
pub(super) fn basis(source: &Source, mention: &EventMention) -> Option<CountryBasis> {
    let country = mention.country?;
    let places = source.mentions_in(mention.span).map(|idx| &source.found.mentions[idx]);
    let mut places = places.chain(place_of(source, mention)).filter(|place| place.kind == MentionKind::Loc);
    let named = places.any(|place| place.country == Some(country))
        || source.countries_in(mention.span).any(|named| named.country == country);
    if named {
        return Some(CountryBasis::Stated);
    }
    let actors = mention.participants.iter().filter_map(|&idx| source.found.actors.get(idx));
    let of_country = actors.filter(|actor| actor.country == Some(country));
    of_country.filter_map(|actor| actor.country_basis).min().or(Some(CountryBasis::Setting))
}

/// The mention of its place.
fn place_of<'a>(source: &Source<'a>, mention: &EventMention) -> Option<&'a Mention> {
    let span = mention.place?;
    source.mentions_in(span).map(|idx| &source.found.mentions[idx]).find(|place| place.span == span)
}
