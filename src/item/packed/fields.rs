//! An item where it is kept, looked at without copying any of it.

use std::sync::Arc;

use super::bytes::ByteReader;
use super::code::{ROLES, decoded, derivation};
use super::item_core::ItemCore;
use super::rest::Rest;
use super::value::{ActorRef, read_name, read_place, read_span, some_words, words_at};
use crate::annotate::{Derivation, LinkRole};
use crate::document::Document;
use crate::item::{Actor, ActorId, Answered, Evidence, Item, ItemTime, Through};
use crate::text::Span;
use crate::time::TimeInterval;

/// An item where it is kept.
#[derive(Clone, Copy, Debug)]
pub struct ItemFields<'a> {
    /// Who, when and where.
    pub core: ItemCore<'a>,
    /// The time expression.
    pub timex: Option<Span>,
    /// The time a statement speaks about.
    pub about: Option<TimeInterval>,
    /// A short noun phrase for an event.
    pub title: Option<&'a str>,
    /// What was said or happened.
    pub text: &'a str,
    /// Where it was said or happened.
    pub place: Option<&'a str>,
    /// Through which medium it was said.
    pub medium: Option<&'a str>,
    /// Rule that made it.
    pub rule: &'a str,
    derivation: (u8, ByteReader<'a>),
    chain: ByteReader<'a>,
    answers: ByteReader<'a>,
    /// The running number and one, or zero and the whole identifier.
    id: (u64, &'a str),
    document: &'a str,
    spans: ByteReader<'a>,
}

/// Somebody through whom the words of a statement came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainLink<'a> {
    /// What they are in the chain.
    pub role: LinkRole,
    /// Who it is.
    pub actor: ActorRef<'a>,
}

impl<'a> ItemFields<'a> {
    pub(super) fn read(core: ItemCore<'a>, document: &'a Document) -> Self {
        let (words, rest) = (core.words, Rest::read(core.rest));
        Self {
            core,
            timex: rest.timex.each(read_span).next(),
            about: rest.about,
            text: core.text(&rest, document),
            title: some_words(rest.title, words),
            place: some_words(rest.place, words),
            medium: some_words(rest.medium, words),
            rule: some_words(rest.rule, words).unwrap_or_default(),
            derivation: ((core.codes >> 12 & 7) as u8, rest.derivation),
            chain: rest.chain,
            answers: rest.answers,
            id: (rest.number, some_words(rest.id, words).unwrap_or_default()),
            document: &document.id,
            spans: rest.spans,
        }
    }

    /// The identifier of the item: that of its document with a number, or its own.
    pub fn id(&self) -> String {
        self.id_of(self.id)
    }

    fn id_of(&self, id: (u64, &str)) -> String {
        match id {
            (0, id) => id.to_owned(),
            (number, _) => format!("{}:{}", self.document, number - 1),
        }
    }

    /// The statement of the same document that it answers.
    pub fn answers(&self) -> Option<Answered> {
        let (mut list, words) = (self.answers, self.core.words);
        if list.is_empty() {
            return None;
        }
        let number = list.unsigned();
        let id = if number == 0 { words_at(read_place(&mut list), words) } else { "" };
        let rule = words_at(read_place(&mut list), words).to_owned();
        Some(Answered { item: self.id_of((number, id)), rule })
    }

    /// How its time was derived.
    pub fn derivation(&self) -> Derivation {
        let (tag, numbers) = self.derivation;
        derivation(tag, numbers, self.core.words)
    }

    /// Who else the words of a statement came through, and what they are in the chain.
    pub fn chain(&self) -> impl Iterator<Item = ChainLink<'a>> + use<'a> {
        let words = self.core.words;
        self.chain.each(move |list| {
            let role = decoded(&ROLES, list.unsigned() as u16, 0, 1);
            ChainLink { role, actor: read_name(list, words) }
        })
    }

    /// Where it stands in the text, in text order.
    pub fn spans(&self) -> impl Iterator<Item = Span> + use<'a> {
        self.spans.each(read_span)
    }

    /// The item with everything copied; `known` are the actors of its document.
    pub(crate) fn to_item(self, known: &[Arc<Actor>]) -> Item {
        let id = |actor: ActorRef| match actor {
            ActorRef::Known(at) => known.get(at).map_or_else(|| ActorId("".into()), |actor| actor.id.clone()),
            ActorRef::Unknown(id) => ActorId(id.into()),
        };
        let owned = |words: Option<&str>| words.map(str::to_owned);
        let core = self.core;
        Item {
            id: self.id(),
            kind: core.kind,
            title: owned(self.title),
            text: self.text.to_owned(),
            evidence: vec![Evidence { document: self.document.to_owned(), spans: self.spans().collect() }],
            time: ItemTime {
                interval: core.interval,
                grain: core.grain,
                basis: core.basis,
                timex: self.timex,
                derivation: self.derivation(),
            },
            about: self.about,
            modality: core.modality,
            speaker: core.speaker.map(id),
            chain: self.chain().map(|link| Through { role: link.role, actor: id(link.actor) }).collect(),
            answers: self.answers(),
            addressees: core.addressees().map(id).collect(),
            actors: core.actors().map(id).collect(),
            country: core.country,
            country_basis: core.country_basis,
            countries: core.countries().collect(),
            place: owned(self.place),
            medium: owned(self.medium),
            rule: self.rule.to_owned(),
            confidence: core.confidence,
        }
    }
}
