//! The words that name who said it → the actor.

use super::body;
use super::memory::Memory;
use super::named::{mentions_in, person_in};
use super::phrase;
use super::reader::Reader;
use super::roster::Roster;
use super::topic::{About, Topic};
use crate::annotate::{ActorKind, Link, LinkRole, Mention, Quotation};
use crate::text::Span;

/// A quotation without a source may carry on the one before if it begins at most so many bytes behind it.
const CARRIES_ON: u32 = 300;

/// Points all quotations to their speakers and those addressed.
pub(super) fn resolve_all(
    roster: &mut Roster,
    (mentions, topics): (&[Mention], &[Vec<Topic>]),
    quotations: &mut [Quotation],
) {
    let mut memory = Memory::default();
    let mut end_before: Option<u32> = None;
    for quotation in quotations.iter_mut().take_while(|_| roster.prepared.effort.spend(1)) {
        let reader = Reader::new(&memory, mentions, topics, false);
        let source = quotation.source.iter().copied().max_by_key(|span| span.len());
        let begin = quotation.content.first().map_or(0, |span| span.begin);
        quotation.speaker = match source {
            Some(_) => sources(roster, &reader, quotation),
            None if !quotation.cue.is_empty() => there(roster, &reader, quotation),
            None => memory
                .last()
                .filter(|_| end_before.is_some_and(|end| begin < end + CARRIES_ON && carries_on(quotation))),
        };
        link(roster, &reader, quotation);
        if let Some(idx) = quotation.speaker {
            memory.note(source, idx);
        }
        end_before = quotation.content.last().map(|span| span.end).max(end_before);
        let addressees = quotation.addressee.clone();
        quotation.addressees =
            addressees.iter().filter_map(|span| addressed(roster, mentions, *span)).collect();
    }
}

/// Points the links of a quotation's chain to actors, and leaves out those that name nobody or the speaker again.
fn link(roster: &mut Roster, reader: &Reader, quotation: &mut Quotation) {
    let mut known: Vec<usize> = Vec::new();
    quotation.chain.retain_mut(|link| {
        link.actor = person_in(roster, reader.look.mentions, link.span).or_else(|| {
            let tokens = phrase::tokens_in(roster.prepared, link.span);
            reader.phrase(roster, tokens, 0)
        });
        if link.role == LinkRole::Alleged && link.actor.is_some() {
            turn_round(link, &mut quotation.speaker, &quotation.source);
        }
        let other = |actor: &usize| Some(*actor) != quotation.speaker && !known.contains(actor);
        let new = link.actor.as_ref().is_some_and(other);
        known.extend(link.actor);
        new
    });
}

/// Makes who is said to have said it the speaker, and the source who passes it on.
fn turn_round(link: &mut Link, speaker: &mut Option<usize>, source: &[Span]) {
    std::mem::swap(&mut link.actor, speaker);
    link.role = LinkRole::Reporter;
    if let Some(&span) = source.first() {
        link.span = span;
    }
}

/// Where words are said that have no other source: "heißt es dort" is at the body that the sentences before are about.
fn there(roster: &mut Roster, reader: &Reader, quotation: &Quotation) -> Option<usize> {
    /// The body stands so many sentences before.
    const FARTHEST: usize = 2;
    let prepared = roster.prepared;
    let cue = phrase::tokens_in(prepared, *quotation.cue.last()?);
    let words = &prepared.pack.actors.there;
    let told = (cue.start..cue.end + 2).any(|at| words.contains(prepared.word(at)));
    let own = prepared.sentences.partition_point(|sentence| sentence.tokens.end <= cue.start);
    let begin = prepared.tokens[cue.start].span.begin;
    (own.saturating_sub(FARTHEST)..=own).rev().filter(|_| told).find_map(|nth| {
        let sentence = prepared.sentences.get(nth)?.span;
        let bodies = reader.look.topics_before(nth, sentence.end.min(begin)).iter().rev();
        bodies.into_iter().find_map(|topic| match topic.about.clone() {
            About::Named(idx) => (roster.member(idx).actor.kind == ActorKind::Organisation).then_some(idx),
            About::Body(tokens) => reader.phrase(roster, tokens, 0),
            About::Pronoun(_) | About::Person(_) => None,
        })
    })
}

/// Whether a quotation without source may have the speaker of the one before: not if it has a cue of its own.
fn carries_on(quotation: &Quotation) -> bool {
    quotation.cue.is_empty()
}

/// The speaker that a quotation's sources name.
fn sources(roster: &mut Roster, reader: &Reader, quotation: &Quotation) -> Option<usize> {
    let prepared = roster.prepared;
    // "kündigte an": the particle is no ending.
    let verb = quotation.cue.first().and_then(|cue| cue.of(prepared.text()).split_whitespace().next());
    let plural = verb.is_some_and(|verb| verb.ends_with('n'));
    let named = quotation.source.iter().find_map(|span| person_in(roster, reader.look.mentions, *span));
    let longest = quotation.source.iter().copied().max_by_key(|span| span.len())?;
    named.or_else(|| {
        let tokens = phrase::tokens_in(prepared, longest);
        reader.beside(plural).phrase(roster, tokens, 0)
    })
}

/// The one addressed that `span` names, if it is a person, body or state.
fn addressed(roster: &mut Roster, mentions: &[Mention], span: Span) -> Option<usize> {
    let named = mentions_in(mentions, span).iter().find_map(|mention| mention.actor);
    named.or_else(|| {
        let tokens = phrase::tokens_in(roster.prepared, span);
        tokens
            .filter(|at| roster.prepared.table_name(*at).is_some_and(|name| name.tokens.start == *at))
            .find_map(|at| body::by_table(roster, at))
    })
}
