//! What a person decided about actors, applied to the items of a document.

use std::collections::HashMap;
use std::sync::Arc;

use crate::annotate::Annotations;
use crate::item::{
    Actor, ActorId, Apart, DecidedActor, DocumentCast, Extraction, Item, ItemDecision, Kind, Recast,
};
use crate::text::Span;

/// Gives the items in which somebody else is meant by some words to who that is.
pub(super) fn split(
    base: &Extraction,
    cast: &DocumentCast,
    items: &mut [(Item, Option<&ItemDecision>)],
    actors: &mut Vec<Arc<Actor>>,
) {
    for (apart, other) in &cast.apart {
        let other = named(other, actors).id.clone();
        let whole = is_whole(base, apart);
        for (item, decision) in items.iter_mut() {
            let is_open = decision.is_none_or(|decision| decision.speaker.is_none());
            let spans = item.evidence.first().map_or(&[][..], |evidence| &evidence.spans);
            if is_open
                && item.speaker.as_ref() == Some(&apart.actor)
                && (whole || is_said_by(base, spans, apart))
            {
                item.speaker = Some(other.clone());
            }
            if whole || is_called(base, spans, apart) {
                for actor in item.actors.iter_mut().chain(&mut item.addressees) {
                    if *actor == apart.actor {
                        *actor = other.clone();
                    }
                }
            }
        }
    }
}

/// Whether a document calls the actor by these words alone.
fn is_whole(base: &Extraction, apart: &Apart) -> bool {
    let words = ActorId::of_name(&apart.words);
    let Some(at) = base.actors.iter().position(|actor| actor.id == apart.actor) else { return false };
    if ActorId::of_name(&base.actors[at].name) == words {
        return true;
    }
    let mut calls = mentions_of(base, at).peekable();
    calls.peek().is_some() && calls.all(|span| called(base, span) == words)
}

fn mentions_of(base: &Extraction, actor: usize) -> impl Iterator<Item = Span> {
    let mentions = base.annotations.mentions.iter();
    mentions.filter(move |mention| mention.actor == Some(actor)).map(|mention| mention.span)
}

fn called(base: &Extraction, span: Span) -> ActorId {
    ActorId::of_name(span.of(&base.document.text))
}

/// Whether the words that name the source of a statement are these.
fn is_said_by(base: &Extraction, spans: &[Span], apart: &Apart) -> bool {
    let words = ActorId::of_name(&apart.words);
    let holds = |content: &Span| spans.iter().any(|span| span.overlaps(*content));
    let quotation = base.annotations.quotations.iter().find(|one| one.content.iter().any(holds));
    quotation
        .is_some_and(|quotation| quotation.source.iter().any(|source| names(base, *source, apart, &words)))
}

/// Whether a stretch of the text names the actor by these words.
fn names(base: &Extraction, stretch: Span, apart: &Apart, words: &ActorId) -> bool {
    let Some(at) = base.actors.iter().position(|actor| actor.id == apart.actor) else { return false };
    called(base, stretch) == *words
        || mentions_of(base, at).any(|span| stretch.contains(span) && called(base, span) == *words)
}

/// Whether an item names the actor by these words and no others.
fn is_called(base: &Extraction, spans: &[Span], apart: &Apart) -> bool {
    let words = ActorId::of_name(&apart.words);
    let Some(at) = base.actors.iter().position(|actor| actor.id == apart.actor) else { return false };
    let inside = |mention: &Span| spans.iter().any(|span| span.contains(*mention));
    let mut calls = mentions_of(base, at).filter(inside).peekable();
    calls.peek().is_some() && calls.all(|span| called(base, span) == words)
}

/// Makes everybody who they are; what a speaker says goes along into another country, unless a person decided in which
/// one the item stands. Gives the actors anew, and lets the annotations point at them.
pub(super) fn recast(
    cast: &DocumentCast,
    items: &mut [(Item, Option<&ItemDecision>)],
    actors: &[Arc<Actor>],
    annotations: &mut Annotations,
) -> Vec<Arc<Actor>> {
    let recasts: HashMap<&ActorId, &Recast> = cast.recasts.iter().map(|one| (&one.from, one)).collect();
    let before: HashMap<&ActorId, &Arc<Actor>> = actors.iter().map(|actor| (&actor.id, actor)).collect();
    for (item, decision) in items.iter_mut() {
        if let Some(recast) = item.speaker.as_ref().and_then(|speaker| recasts.get(speaker)) {
            let is_open = decision.is_none_or(|decision| decision.country.is_none());
            let was = before.get(&recast.from).and_then(|actor| actor.country);
            if is_open && (recast.moves || item.country == was) && item.kind != Kind::Event {
                go_along(item, recast.to.as_ref());
            }
            item.speaker = recast.to.as_ref().map(|to| to.id.clone());
        }
        for list in [&mut item.addressees, &mut item.actors] {
            rename(list, &recasts);
        }
        let speaker = item.speaker.clone();
        item.actors.retain(|actor| Some(actor) != speaker.as_ref());
        item.chain.retain_mut(|through| match recasts.get(&through.actor) {
            Some(recast) => {
                let to = recast.to.as_ref().map(|to| to.id.clone());
                to.map(|to| through.actor = to).is_some()
            }
            None => true,
        });
    }
    let (made, places) = put_together(actors, &recasts);
    point_at(annotations, &places);
    made
}

/// Lets a statement stand where its speaker does.
fn go_along(item: &mut Item, speaker: Option<&Actor>) {
    let country = speaker.and_then(|speaker| speaker.country);
    item.country_basis = speaker.and_then(|speaker| speaker.country_basis).filter(|_| country.is_some());
    item.country = country;
    if let Some(country) = country.filter(|country| !item.countries.contains(country)) {
        item.countries.insert(0, country);
    }
}

fn rename(list: &mut Vec<ActorId>, recasts: &HashMap<&ActorId, &Recast>) {
    let mut made: Vec<ActorId> = Vec::with_capacity(list.len());
    for id in list.drain(..) {
        let id = match recasts.get(&id) {
            Some(recast) => recast.to.as_ref().map(|to| to.id.clone()),
            None => Some(id),
        };
        made.extend(id.filter(|id| !made.contains(id)));
    }
    *list = made;
}

/// Each actor once as who it is, and where those before stand among them.
fn put_together(
    actors: &[Arc<Actor>],
    recasts: &HashMap<&ActorId, &Recast>,
) -> (Vec<Arc<Actor>>, Vec<Option<usize>>) {
    let mut made: Vec<Arc<Actor>> = Vec::with_capacity(actors.len());
    let mut place = |actor: Arc<Actor>| match made.iter().position(|known| known.id == actor.id) {
        Some(at) => {
            Arc::make_mut(&mut made[at]).learn(&actor);
            at
        }
        None => {
            made.push(actor);
            made.len() - 1
        }
    };
    let places = actors.iter().map(|actor| match recasts.get(&actor.id) {
        Some(Recast { to: Some(to), .. }) => Some(place(Arc::new(to.clone()))),
        Some(Recast { to: None, .. }) => None,
        None => Some(place(Arc::clone(actor))),
    });
    let places = places.collect();
    (made, places)
}

/// Makes what points at an actor point at its new place; at nobody points nothing.
fn point_at(annotations: &mut Annotations, places: &[Option<usize>]) {
    let moved = |actor: usize| places.get(actor).copied().flatten();
    let Annotations { mentions, quotations, events, .. } = annotations;
    for mention in mentions {
        mention.actor = mention.actor.and_then(moved);
    }
    for quotation in quotations {
        quotation.speaker = quotation.speaker.and_then(moved);
        quotation.addressees = quotation.addressees.iter().filter_map(|actor| moved(*actor)).collect();
        for link in &mut quotation.chain {
            link.actor = link.actor.and_then(moved);
        }
    }
    for event in events {
        event.participants = event.participants.iter().filter_map(|actor| moved(*actor)).collect();
    }
}

/// The actor of this name, among those of the document.
pub(super) fn named(decided: &DecidedActor, actors: &mut Vec<Arc<Actor>>) -> Arc<Actor> {
    let id = ActorId::of_name(&decided.name);
    // Identifiers of other programs need not be made of names.
    let is_it = |actor: &&Arc<Actor>| actor.id == id || actor.name == decided.name;
    if let Some(known) = actors.iter().find(is_it) {
        return Arc::clone(known);
    }
    let actor = Arc::new(decided.to_actor());
    actors.push(Arc::clone(&actor));
    actor
}
