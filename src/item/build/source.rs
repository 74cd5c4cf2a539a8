//! What items are built from, and where things stand in it.

use crate::annotate::{Annotations, CountryRef, Prepared};
use crate::item::{Actor, ActorId, Evidence};
use crate::language::Country;
use crate::text::{Span, beginning_in};

/// What items are built from.
pub(super) struct Source<'a> {
    pub prepared: &'a Prepared<'a>,
    pub found: &'a Annotations,
    /// The actors, and where each local actor stands among them.
    pub actors: &'a [Actor],
    pub places: &'a [usize],
}

impl<'a> Source<'a> {
    pub fn text(&self) -> &'a str {
        self.prepared.text()
    }

    pub fn id(&self, actor: usize) -> Option<ActorId> {
        Some(self.actors.get(*self.places.get(actor)?)?.id.clone())
    }

    /// What an item rests on in this document.
    pub fn evidence(&self, spans: &[Span]) -> Vec<Evidence> {
        vec![Evidence { document: self.prepared.document.id.clone(), spans: spans.to_vec() }]
    }

    /// The indices of the mentions that begin inside `span`.
    pub fn mentions_in(&self, span: Span) -> std::ops::Range<usize> {
        beginning_in(&self.found.mentions, span, |mention| mention.span)
    }

    /// The countries that words inside `span` name.
    pub fn countries_in(&self, span: Span) -> impl Iterator<Item = &'a CountryRef> {
        let named = &self.found.countries;
        let first = named.partition_point(|named| named.span.begin < span.begin);
        named[first..].iter().take_while(move |named| named.span.begin < span.end)
    }

    /// The indices of the time expressions that begin inside `span`.
    pub fn timexes_in(&self, span: Span) -> std::ops::Range<usize> {
        beginning_in(&self.found.timexes, span, |timex| timex.span)
    }

    /// The sentence that holds the byte at `at`, as an index.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let sentences = &self.prepared.sentences;
        let idx = sentences.partition_point(|sentence| sentence.span.end <= at);
        (idx < sentences.len() && sentences[idx].span.begin <= at).then_some(idx)
    }

    /// The block that holds the byte at `at`, as an index.
    pub fn block_at(&self, at: u32) -> usize {
        self.prepared.document.blocks().partition_point(|block| block.span.end <= at)
    }

    /// The tokens of `span`, as indices.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = &self.prepared.tokens;
        let first = tokens.partition_point(|token| token.span.begin < span.begin);
        first..tokens.partition_point(|token| token.span.begin < span.end).max(first)
    }
}

/// Adds `country` where it is not yet.
pub(super) fn add_country(countries: &mut Vec<Country>, country: Option<Country>) {
    if let Some(country) = country
        && !countries.contains(&country)
    {
        countries.push(country);
    }
}

/// Adds `actor` where it is not yet.
pub(super) fn add_actor(actors: &mut Vec<ActorId>, actor: Option<ActorId>) {
    if let Some(actor) = actor
        && !actors.contains(&actor)
    {
        actors.push(actor);
    }
}
