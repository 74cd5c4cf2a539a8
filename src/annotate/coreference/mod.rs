//! Who is behind names, offices and pronouns: mentions and sources → the actors of a document.
//!
//! First the persons that are named in full, then those named by a part of their name, then bodies and
//! states; at last the sources of quotations in text order, pronouns among them.

mod acting;
mod body;
mod description;
mod form;
mod look;
mod memory;
mod named;
mod noun;
mod person;
mod phrase;
mod pointing;
mod pronoun;
mod reader;
mod roster;
mod source;
#[cfg(test)]
mod tests;
mod topic;

use foldhash::HashMap;

use super::clause::Clauses;
use super::stage::{Located, Stage};
use super::{CountryBasis, LocalActor, Mention, MentionKind, Prepared, Quotation};
use crate::document::BlockKind;
use memory::Memory;
use reader::Reader;
use roster::{Member, Roster};

/// Mentions and quotations that point to actors, and the actors.
pub(super) struct Resolved {
    /// The mentions, with actor and country where they are known.
    pub mentions: Vec<Mention>,
    /// The quotations, with speaker and addressees.
    pub quotations: Vec<Quotation>,
    /// One entry for each person or body.
    pub actors: Vec<LocalActor>,
}

/// Finds the actors of a document and points mentions and quotations to them.
pub(super) fn resolve(
    clauses: &Clauses,
    mut mentions: Vec<Mention>,
    mut quotations: Vec<Quotation>,
) -> Resolved {
    let prepared = clauses.prepared;
    let mut roster = Roster::new(clauses);
    person::enroll(&mut roster, &mut mentions);
    body::enroll(&mut roster, &mut mentions);
    acting::enroll(&mut roster, &mut mentions);
    let topics = topic::all(&roster, &mentions);
    let silent = Memory::default();
    description::learn_nationalities(&mut roster, &Reader::new(&silent, &mentions, &topics, false).look);
    source::resolve_all(&mut roster, (&mentions, &topics), &mut quotations);
    let stage = Stage::new(prepared, &mentions, &quotations).about(topic(&roster, &mentions));
    let first = first_named(prepared, &mentions, &quotations);
    let actors = roster.into_actors(|idx, part| stage.country_at(first.get(&idx).copied(), part));
    for mention in &mut mentions {
        let known = mention.actor.and_then(|idx| actors[idx].country);
        mention.country = match mention.kind {
            MentionKind::Loc => mention.country,
            _ => known.or(mention.country),
        };
    }
    Resolved { mentions, quotations, actors }
}

/// The country of the first body that the headline names, where the article says it.
fn topic(roster: &Roster, mentions: &[Mention]) -> Option<Located> {
    let title = roster.prepared.document.title.as_deref()?;
    let stated = |member: &Member| member.actor.country_basis == Some(CountryBasis::Stated);
    let named = roster.bodies().filter(|(_, member)| stated(member));
    let named = named.filter_map(|(idx, member)| Some((title.find(member.actor.name.as_str())?, idx)));
    let (_, body) = named.min()?;
    let words = mentions.iter().find(|mention| mention.actor == Some(body)).map(|mention| mention.span);
    let located = |country| Located { country, basis: CountryBasis::Setting, words };
    roster.member(body).actor.country.map(located)
}

/// Where the running text first names each actor, in bytes: a heading plays nowhere.
fn first_named(prepared: &Prepared, mentions: &[Mention], quotations: &[Quotation]) -> HashMap<usize, u32> {
    let mentions = mentions.iter().filter_map(|mention| Some((mention.actor?, mention.span.begin)));
    let speakers = quotations.iter().filter_map(|quotation| {
        Some((quotation.speaker?, quotation.source.first().or(quotation.content.first())?.begin))
    });
    let blocks = prepared.document.blocks();
    let running = |at: u32| {
        let block = blocks.get(blocks.partition_point(|block| block.span.end <= at));
        block.is_none_or(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Lead))
    };
    let mut first = HashMap::default();
    for (idx, begin) in mentions.chain(speakers).filter(|(_, begin)| running(*begin)) {
        let known = first.entry(idx).or_insert(begin);
        *known = begin.min(*known);
    }
    first
}
