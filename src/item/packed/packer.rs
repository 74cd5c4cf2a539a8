//! Items as bytes.

use std::borrow::Borrow;
use std::sync::Arc;

use foldhash::HashMap;

use super::bytes::ByteWriter;
use super::code::{BASES, COUNTRY_BASES, GRAINS, KINDS, MODALITIES, ROLES, code, derivation_code};
use super::parts::ItemParts;
use super::value::{WordPool, write_interval, write_name, write_place, write_span};
use crate::document::Document;
use crate::item::merge::Sketch;
use crate::item::{Actor, Answered, Length, Through};
use crate::language::Country;
use crate::text::Span;

/// Packs one item after the other.
pub struct Packer<'d, 'a> {
    document: &'d Document,
    /// Positions of the document's actors by their identifiers.
    actors: HashMap<&'d str, u64>,
    pub words: WordPool<'a>,
    pub out: ByteWriter,
}

impl<'d, 'a> Packer<'d, 'a> {
    /// For the items of `document`, whose actors are `actors`.
    pub fn new(document: &'d Document, actors: &'d [Arc<Actor>]) -> Self {
        // Where two actors have one identifier, it stands for the first: the map keeps what comes last.
        let actors = actors.iter().enumerate().rev().map(|(at, actor)| (&*actor.id.0, at as u64)).collect();
        Self { document, actors, words: WordPool::default(), out: ByteWriter::default() }
    }

    /// In the order in which [`ItemCore::read`] and [`ItemFields::read`] read.
    pub fn item<Id: Borrow<str>>(&mut self, item: &ItemParts<'a, Id>) {
        // What a store asks of every item comes first, so that it never reads the rest.
        let spans = item.spans;
        let in_text = place_in(item.text, spans, &self.document.text);
        let (tag, derivation) = derivation_code(&item.time.derivation);
        let codes = code(&KINDS, &item.kind, 0)
            | code(&MODALITIES, &item.modality, 3)
            | code(&BASES, &item.time.basis, 5)
            | code(&GRAINS, &item.time.grain, 8)
            | u16::from(tag) << 12
            | u16::from(in_text.is_some()) << 15;
        self.out.raw(&codes.to_le_bytes());
        self.out.raw(&item.confidence.to_le_bytes());
        self.out.raw(&Sketch::of(item.title.unwrap_or(item.text)).to_le_bytes());
        self.out.raw(&[Length::of(item.title, item.text).byte()]);
        self.out.raw(&item.country.map_or([0; 2], Country::letters));
        let country_basis = code(&COUNTRY_BASES, &item.country_basis, 0) | u16::from(item.is_decided) << 7;
        self.out.raw(&country_basis.to_le_bytes()[..1]);
        write_interval(&mut self.out, item.time.interval);
        self.out.list(|list| item.countries.iter().for_each(|country| list.raw(&country.letters())));
        self.names(item.speaker);
        self.names(item.addressees);
        self.names(item.actors);
        write_interval(&mut self.out, item.about);
        self.out.list(|list| spans.iter().for_each(|span| write_span(list, *span)));
        self.out.list(|list| item.time.timex.iter().for_each(|span| write_span(list, *span)));
        match derivation {
            Ok(numbers) => self.out.list(|list| numbers.into_iter().for_each(|number| list.signed(number))),
            Err(told) => self.some_words(Some(told)),
        }
        let text = in_text.unwrap_or_else(|| self.words.place(item.text));
        write_place(&mut self.out, (text, item.text.len() as u64));
        self.id(item.id);
        self.some_words(item.title);
        self.some_words(item.place);
        self.some_words(item.medium);
        self.some_words(Some(item.rule));
        self.chain(item.chain);
        self.answers(item.answers);
    }

    fn some_words(&mut self, words: Option<&'a str>) {
        let place = words.map(|words| (self.words.place(words), words.len() as u64));
        self.out.list(|list| place.iter().for_each(|place| write_place(list, *place)));
    }

    /// "17:4" is the fourth item of document 17, which need not be said again.
    fn id(&mut self, id: &'a str) {
        match number_of(id, &self.document.id) {
            Some(number) => self.out.unsigned(number + 1),
            None => {
                self.out.unsigned(0);
                self.some_words(Some(id));
            }
        }
    }

    /// Which item is answered, as [`Self::id`] writes it, and by which rule.
    fn answers(&mut self, answers: Option<Answered<&'a str>>) {
        let (words, document) = (&mut self.words, self.document);
        self.out.list(|list| {
            let Some(Answered { item, rule }) = answers else { return };
            let number = number_of(item, &document.id);
            list.unsigned(number.map_or(0, |number| number + 1));
            if number.is_none() {
                write_place(list, (words.place(item), item.len() as u64));
            }
            write_place(list, (words.place(rule), rule.len() as u64));
        });
    }

    fn names<Id: Borrow<str> + 'a>(&mut self, ids: impl IntoIterator<Item = &'a Id>) {
        let (actors, words) = (&self.actors, &mut self.words);
        self.out.list(|list| ids.into_iter().for_each(|id| write_name(list, (actors, words), id.borrow())));
    }

    fn chain<Id: Borrow<str>>(&mut self, chain: &'a [Through<Id>]) {
        let (actors, words) = (&self.actors, &mut self.words);
        self.out.list(|list| {
            for through in chain {
                list.unsigned(code(&ROLES, &through.role, 0).into());
                write_name(list, (actors, words), through.actor.borrow());
            }
        });
    }
}

/// The number of an item whose identifier is that of its document with a number.
fn number_of(id: &str, document: &str) -> Option<u64> {
    let digits = id.strip_prefix(document)?.strip_prefix(':')?;
    let number: u32 = digits.parse().ok()?;
    // "017:+4" and "17:04" are other identifiers than "17:4".
    let canonical =
        digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    canonical.then_some(u64::from(number))
}

/// Where the words of an item stand in the text among its spans, which may hold quotation marks too.
fn place_in(words: &str, spans: &[Span], text: &str) -> Option<u64> {
    let begin = spans.first()?.begin as usize;
    let enclosed = text.get(begin..spans.last()?.end as usize)?;
    let at = if enclosed.starts_with(words) {
        Some(0)
    } else {
        memchr::memmem::find(enclosed.as_bytes(), words.as_bytes())
    };
    at.map(|at| (begin + at) as u64)
}
