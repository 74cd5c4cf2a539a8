//! What a person decided about items, applied to an extraction.

use std::sync::Arc;

use crate::annotate::{CountryBasis, Derivation};
use crate::item::{
    Actor, Amended, Anchor, Basis, DocumentCast, Extraction, Item, ItemDecision, ItemParts, Kind, Status,
    find_anchors, own_item,
};

use super::recast::{named, recast, split};

/// The extraction with items of these passages of its own and these decisions about its items and its actors; without items that were rejected or hidden,
/// unless they are shown.
pub(super) fn amend(
    base: &Arc<Extraction>,
    own: Vec<Anchor>,
    decisions: Vec<(Anchor, ItemDecision)>,
    cast: DocumentCast,
    shows_removed: bool,
) -> Extraction {
    let of_found = decisions.iter().filter(|(anchor, _)| !own.contains(anchor));
    let anchors: Vec<&Anchor> = of_found.clone().map(|(anchor, _)| anchor).collect();
    let places = find_anchors(&anchors, base);
    let mut decided: Vec<Option<&ItemDecision>> = vec![None; base.n_items()];
    let mut found = Vec::new();
    for ((anchor, decision), place) in of_found.zip(&places) {
        if let Some(at) = *place {
            decided[at] = Some(decision);
            found.push((anchor.clone(), base.fields(at).id()));
        }
    }
    let mut actors = base.actors.clone();
    let mut items: Vec<(Item, Option<&ItemDecision>)> = Vec::new();
    let nothing = ItemDecision::default();
    let made = own.iter().filter_map(|anchor| {
        let item = own_item(&base.document, anchor)?;
        found.push((anchor.clone(), item.id.clone()));
        let decision =
            decisions.iter().find(|(of, _)| of == anchor).map_or(&nothing, |(_, decision)| decision);
        Some((item, Some(decision)))
    });
    let made: Vec<_> = made.collect();
    for (mut item, decision) in base.items().zip(decided).chain(made) {
        if !shows_removed && decision.is_some_and(|decision| decision.removed.is_some()) {
            continue;
        }
        if let Some(decision) = decision {
            apply(&mut item, decision, &mut actors);
        }
        items.push((item, decision));
    }
    let (document, mut annotations) = (Arc::clone(&base.document), base.annotations.clone());
    if !cast.is_empty() {
        split(base, &cast, &mut items, &mut actors);
        actors = recast(&cast, &mut items, &actors, &mut annotations);
    }
    let parts =
        items.iter().map(|(item, decision)| ItemParts { is_decided: decision.is_some(), ..item.into() });
    let extraction = Extraction::of_parts(document, annotations, actors, parts);
    extraction.amended_by(Amended { base: Arc::clone(base), own, decisions, cast, shows_removed, found })
}

fn apply(item: &mut Item, decision: &ItemDecision, actors: &mut Vec<Arc<Actor>>) {
    if let Some(time) = decision.time {
        item.time.interval = time.interval();
        item.time.grain = Some(time.grain);
        item.time.basis = Basis::Decided;
        item.time.timex = None;
        item.time.derivation = Derivation::Literal;
    }
    if let Some(kind) = decision.kind {
        item.kind = kind;
        if kind == Kind::Event {
            item.actors.splice(0..0, item.speaker.take());
            item.addressees.clear();
            item.chain.clear();
            item.answers = None;
        } else {
            item.title = None;
        }
    }
    if let Some(title) = &decision.title {
        item.title = Some(title.clone());
    }
    if let Some(speaker) = &decision.speaker {
        let actor = named(speaker, actors);
        item.actors.retain(|known| *known != actor.id);
        item.speaker = Some(actor.id.clone());
        // A statement stands where its speaker does.
        if actor.country.is_some() {
            (item.country, item.country_basis) = (actor.country, actor.country_basis);
        }
    }
    if let Some(addressees) = &decision.addressees {
        item.addressees = addressees.iter().map(|one| named(one, actors).id.clone()).collect();
    }
    if let Some(country) = decision.country {
        item.country = Some(country);
        item.country_basis = Some(CountryBasis::Decided);
    }
    if let Some(country) = item.country.filter(|country| !item.countries.contains(country)) {
        item.countries.insert(0, country);
    }
    item.confidence = match decision.status {
        Some(Status::Disputed | Status::Unverified) => item.confidence,
        // A person has looked at it.
        Some(Status::Confirmed) | None => 1.0,
    };
}
