//! Annotations of one document → its items.

mod event;
mod said;
mod scene;
mod statement;

use std::sync::Arc;

use super::{Actor, ActorId, Evidence, Extraction, actor};
use crate::annotate::{Annotations, CountryRef, Prepared, annotate_prepared};
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::Document;
use crate::effort::{Effort, Stop};
use crate::language::{Country, Pack};
use crate::text::Span;

/// Annotates `document` with `pack` and builds its items and actors. Where `effort` is spent before the
/// text is read to its end there are those found until then; [`Effort::stop`] tells so.
pub fn extract(document: Arc<Document>, pack: &Pack, effort: &Effort) -> Extraction {
    let prepared = Prepared::new(&document, pack, effort);
    let mut annotations = annotate_prepared(&prepared);
    let mut extraction = effort.phase("items", || build(&document, &prepared, &mut annotations));
    if effort.stop() == Some(Stop::OverBudget) {
        tell_of_rest(&mut extraction);
    }
    extraction
}

/// Notes once that the rest of the document was not read.
fn tell_of_rest(extraction: &mut Extraction) {
    let document = Arc::make_mut(&mut extraction.document);
    let note = Diagnostic::new(Cause::ReadInPart, document.id.clone());
    if !document.diagnostics.contains(&note) {
        document.diagnostics.push(note);
    }
}

fn build(document: &Arc<Document>, prepared: &Prepared, annotations: &mut Annotations) -> Extraction {
    let (actors, places) = actor::actors_of(&annotations.actors);
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

/// What items are built from.
struct Source<'a> {
    prepared: &'a Prepared<'a>,
    found: &'a Annotations,
    /// The actors, and where each local actor stands among them.
    actors: &'a [Actor],
    places: &'a [usize],
}

impl<'a> Source<'a> {
    fn text(&self) -> &'a str {
        self.prepared.text()
    }

    fn id(&self, actor: usize) -> Option<ActorId> {
        Some(self.actors.get(*self.places.get(actor)?)?.id.clone())
    }

    /// What an item rests on in this document.
    fn evidence(&self, spans: &[Span]) -> Vec<Evidence> {
        vec![Evidence { document: self.prepared.document.id.clone(), spans: spans.to_vec() }]
    }

    /// The indices of the mentions that begin inside `span`.
    fn mentions_in(&self, span: Span) -> std::ops::Range<usize> {
        let mentions = &self.found.mentions;
        let first = mentions.partition_point(|mention| mention.span.begin < span.begin);
        let inside = mentions[first..].iter().take_while(|mention| mention.span.begin < span.end).count();
        first..first + inside
    }

    /// The countries that words inside `span` name.
    fn countries_in(&self, span: Span) -> impl Iterator<Item = &'a CountryRef> {
        let named = &self.found.countries;
        let first = named.partition_point(|named| named.span.begin < span.begin);
        named[first..].iter().take_while(move |named| named.span.begin < span.end)
    }

    /// The indices of the time expressions that begin inside `span`.
    fn timexes_in(&self, span: Span) -> std::ops::Range<usize> {
        let timexes = &self.found.timexes;
        let first = timexes.partition_point(|timex| timex.span.begin < span.begin);
        let inside = timexes[first..].iter().take_while(|timex| timex.span.begin < span.end).count();
        first..first + inside
    }

    /// The sentence that holds the byte at `at`, as an index.
    fn sentence_at(&self, at: u32) -> Option<usize> {
        let sentences = &self.prepared.sentences;
        let idx = sentences.partition_point(|sentence| sentence.span.end <= at);
        (idx < sentences.len() && sentences[idx].span.begin <= at).then_some(idx)
    }

    /// The block that holds the byte at `at`, as an index.
    fn block_at(&self, at: u32) -> usize {
        self.prepared.document.blocks().partition_point(|block| block.span.end <= at)
    }

    /// The tokens of `span`, as indices.
    fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = &self.prepared.tokens;
        let first = tokens.partition_point(|token| token.span.begin < span.begin);
        first..tokens.partition_point(|token| token.span.begin < span.end).max(first)
    }
}

/// Adds `country` where it is not yet.
fn add_country(countries: &mut Vec<Country>, country: Option<Country>) {
    if let Some(country) = country
        && !countries.contains(&country)
    {
        countries.push(country);
    }
}

/// Adds `actor` where it is not yet.
fn add_actor(actors: &mut Vec<ActorId>, actor: Option<ActorId>) {
    if let Some(actor) = actor
        && !actors.contains(&actor)
    {
        actors.push(actor);
    }
}
