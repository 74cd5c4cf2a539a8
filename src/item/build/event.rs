//! Event mentions → events.

use super::super::{Item, ItemTime, Kind};
use super::said::{self, Side};
use super::source::{Source, add_actor, add_country};
use crate::annotate::{EventMention, Modality};

/// An item for every event mention, in their order.
pub(super) fn events(source: &Source) -> Vec<Item> {
    source.found.events.iter().map(|mention| event(source, mention)).collect()
}

fn event(source: &Source, mention: &EventMention) -> Item {
    let mut item = Item {
        id: String::new(),
        kind: Kind::Event,
        title: Some(mention.title.clone()),
        text: mention.span.of(source.text()).to_owned(),
        evidence: source.evidence(&[mention.span]),
        time: time(source, mention),
        about: None,
        modality: mention.modality,
        speaker: None,
        chain: Vec::new(),
        addressees: Vec::new(),
        actors: Vec::new(),
        country: mention.country,
        countries: Vec::new(),
        place: mention.place.map(|span| span.of(source.text()).to_owned()),
        medium: None,
        rule: mention.rule.clone(),
        confidence: mention.confidence,
    };
    for &idx in &mention.participants {
        add_actor(&mut item.actors, source.id(idx));
    }
    for country in mention.country.iter().chain(&mention.countries) {
        add_country(&mut item.countries, Some(*country));
    }
    item
}

/// The time of its expression; without one what was before the story and what is to come is bounded loosely, and the
/// rest is taken for the day of publication.
fn time(source: &Source, mention: &EventMention) -> ItemTime {
    let timex = mention.timex.and_then(|idx| source.found.timexes.get(idx));
    let stated = timex.and_then(|timex| said::of_timex(source, timex));
    let loose = || match mention.modality {
        Modality::Planned | Modality::Hypothetical => said::around(source, Side::After),
        _ if mention.earlier => said::around(source, Side::Before),
        _ => None,
    };
    stated.or_else(loose).unwrap_or_else(|| said::assumed(source))
}
