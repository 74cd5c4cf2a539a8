//! Annotations of one document → its items.

mod country;
mod event;
mod occasion;
mod said;
mod scene;
mod source;
mod statement;

use std::sync::Arc;

use super::actor::{DocumentActors, actors_of};
use super::{Actor, Extraction};
use crate::annotate::{Annotations, Prepared, annotate_prepared};
use crate::diagnostic::Cause;
use crate::document::Document;
use crate::effort::{Effort, Stop};
use crate::language::Pack;
use source::Source;

/// Annotates `document` with `pack` and builds its items and actors. Where `effort` is spent before the
/// text is read to its end there are those found until then; [`Effort::stop`] tells so.
pub fn extract(document: Arc<Document>, pack: &Pack, effort: &Effort) -> Extraction {
    let prepared = Prepared::new(&document, pack, effort);
    let mut annotations = annotate_prepared(&prepared);
    let mut extraction = effort.phase("items", || build(&document, &prepared, &mut annotations));
    // What is extracted anew, with another date, was told of the first time.
    let is_told = || document.diagnostics.iter().any(|told| told.cause == Cause::ReadInPart);
    if effort.stop() == Some(Stop::OverBudget) && !is_told() {
        extraction.note(Cause::ReadInPart);
    }
    extraction
}

fn build(document: &Arc<Document>, prepared: &Prepared, annotations: &mut Annotations) -> Extraction {
    let DocumentActors { actors, places } = actors_of(&annotations.actors);
    let source = Source { prepared, found: annotations, actors: &actors, places: &places };
    let mut items = statement::statements(&source);
    items.extend(event::events(&source));
    items.sort_by_key(|item| item.evidence.first().and_then(|evidence| evidence.spans.first().copied()));
    for (number, item) in items.iter_mut().enumerate() {
        item.id = format!("{}:{}", document.id, number + 1);
    }
    point_at(annotations, &places);
    let mut actors: Vec<Arc<Actor>> = actors.into_iter().map(Arc::new).collect();
    actors.shrink_to_fit();
    Extraction::new(Arc::clone(document), std::mem::take(annotations), actors, &items)
}

/// Makes what points at a local actor point at the actor that it is, and leaves out the local ones.
fn point_at(annotations: &mut Annotations, places: &[usize]) {
    let Annotations { mentions, quotations, events, actors, .. } = annotations;
    let of_mentions = mentions.iter_mut().filter_map(|mention| mention.actor.as_mut());
    let of_quotations = quotations.iter_mut().flat_map(|one| {
        let links = one.chain.iter_mut().filter_map(|link| link.actor.as_mut());
        one.speaker.iter_mut().chain(&mut one.addressees).chain(links)
    });
    let of_events = events.iter_mut().flat_map(|event| &mut event.participants);
    of_mentions.chain(of_quotations).chain(of_events).for_each(|actor| *actor = places[*actor]);
    *actors = Vec::new();
}
