//! Annotations of one document → its items.

mod answer;
mod event;
mod occasion;
mod said;
mod scene;
mod source;
mod statement;

use std::sync::Arc;

use super::actor::{DocumentActors, actors_of};
use super::{Actor, Extraction, Item};
use crate::annotate::{Annotations, Prepared, annotate_prepared, smooth};
use crate::diagnostic::Cause;
use crate::document::Document;
use crate::effort::{Effort, Stop};
use crate::language::{Pack, Standing};
use crate::text::Span;
use source::Source;

/// Annotates `document` with `pack` and builds its items and actors. Where `effort` is spent before the
/// text is read to its end there are those found until then; [`Effort::stop`] tells so.
pub fn extract(document: Arc<Document>, pack: &Pack, effort: &Effort) -> Extraction {
    let smooth = smooth(&document, pack);
    let read = smooth.as_ref().map_or(&*document, |smooth| &smooth.document);
    let prepared = Prepared::new(read, pack, effort);
    let mut annotations = annotate_prepared(&prepared);
    let mut extraction = effort.phase("items", || {
        let (actors, mut items) = build(&prepared, &mut annotations);
        if let Some(smooth) = &smooth {
            let place = |span: Span| smooth.back(span, &document.text);
            annotations.relocate(place);
            items.iter_mut().for_each(|item| relocate(item, &document.text, place));
        }
        Extraction::new(Arc::clone(&document), std::mem::take(&mut annotations), actors, &items)
    });
    // What is extracted anew, with another date, was told of the first time.
    let is_told = || document.diagnostics.iter().any(|told| told.cause == Cause::ReadInPart);
    if effort.stop() == Some(Stop::OverBudget) && !is_told() {
        extraction.note(Cause::ReadInPart);
    }
    extraction
}

/// Moves an item to where its words stand in `text`, of which it shows them as they are written.
fn relocate(item: &mut Item, text: &str, place: impl Fn(Span) -> Span) {
    for span in item.evidence.iter_mut().flat_map(|evidence| &mut evidence.spans) {
        *span = place(*span);
    }
    let spans = item.evidence.first().map_or(&[][..], |evidence| &evidence.spans);
    item.text = statement::words(text, spans).unwrap_or_default();
    item.time.timex = item.time.timex.map(&place);
    item.time.derivation.relocate(place);
}

/// The actors and items of a document, from its annotations, whose local actors go into the former.
fn build(prepared: &Prepared, annotations: &mut Annotations) -> (Vec<Arc<Actor>>, Vec<Item>) {
    let DocumentActors { actors, places } = actors_of(&annotations.actors);
    let source = Source { prepared, found: annotations, actors: &actors, places: &places };
    let mut items = statement::statements(&source);
    let events = event::events(&source, &items);
    items.extend(events);
    items.sort_by_key(|item| item.evidence.first().and_then(|evidence| evidence.spans.first().copied()));
    for (number, item) in items.iter_mut().enumerate() {
        item.id = format!("{}:{}", prepared.document.id, number + 1);
    }
    answer::note(&source, &mut items);
    let rules = &prepared.pack.quotations;
    let is_said = |rule: &str| rules.get(rule).is_none_or(|rule| rule.standing != Standing::Stance);
    annotations.quotations.retain(|quotation| is_said(&quotation.rule));
    point_at(annotations, &places);
    let mut actors: Vec<Arc<Actor>> = actors.into_iter().map(Arc::new).collect();
    actors.shrink_to_fit();
    (actors, items)
}

/// Makes what points at a local actor point at the actor that it is, and leaves out the local ones.
fn point_at(annotations: &mut Annotations, places: &[usize]) {
    let Annotations { mentions, quotations, events, actors, .. } = annotations;
    let of_mentions = mentions.iter_mut().filter_map(|mention| mention.actor.as_mut());
    let of_quotations = quotations.iter_mut().flat_map(|one| {
        one.readable = Vec::new();
        let links = one.chain.iter_mut().filter_map(|link| link.actor.as_mut());
        one.speaker.iter_mut().chain(&mut one.addressees).chain(links)
    });
    let of_events = events.iter_mut().flat_map(|event| &mut event.participants);
    of_mentions.chain(of_quotations).chain(of_events).for_each(|actor| *actor = places[*actor]);
    *actors = Vec::new();
}
