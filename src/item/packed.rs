//! The items of a document as they are kept: in some fifty bytes each beside the text, where an
//! [`Item`] with its strings and lists takes twelve times as much.
//!
//! ItemFields stand behind each other as bytes. Words that stand in the document where the item does are
//! kept as that place; other words stand once for the whole document, however many items have them.
//! [`ItemFields`] looks at an item without copying any of it.

mod bytes;
mod parts;

use std::borrow::Borrow;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::HashMap;

use super::merge::Sketch;
use super::{Actor, ActorId, Basis, Evidence, Form, Item, ItemTime, Kind, Through};
use crate::annotate::{CountryBasis, Derivation, LinkRole, Modality};
use crate::document::Document;
use crate::language::Country;
use crate::text::Span;
use crate::time::{Grain, TimeInterval};
use bytes::{ByteReader, ByteWriter};
pub use parts::ItemParts;

/// The items of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PackedItems {
    bytes: Box<[u8]>,
    /// Where each item ends in `bytes`.
    ends: Box<[u32]>,
    /// Words that do not stand in the text.
    words: Box<str>,
}

/// What a store asks of every item: who, when and where. It comes first in an item's bytes, so that
/// the rest need not be read.
#[derive(Clone, Copy, Debug)]
pub struct ItemCore<'a> {
    /// Statement or event.
    pub kind: Kind,
    /// Fact, plan, possibility or denied.
    pub modality: Modality,
    /// When it was said or happened.
    pub interval: Option<TimeInterval>,
    /// Precision of the interval.
    pub grain: Option<Grain>,
    /// What the interval rests on.
    pub basis: Basis,
    /// Where it stands.
    pub country: Option<Country>,
    /// What the country rests on.
    pub country_basis: Option<CountryBasis>,
    /// Probability that it is right.
    pub confidence: f32,
    /// Its words, for telling apart from those of other items.
    pub sketch: Sketch,
    /// Who said it.
    pub speaker: Option<ActorRef<'a>>,
    codes: u16,
    countries: ByteReader<'a>,
    addressees: ByteReader<'a>,
    actors: ByteReader<'a>,
    words: &'a str,
    rest: ByteReader<'a>,
}

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
    /// The running number and one, or zero and the whole identifier.
    id: (u64, &'a str),
    document: &'a str,
    spans: ByteReader<'a>,
}

/// What telling events apart asks of an item beside its core.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlaceAndRule<'a> {
    /// Where it happened.
    pub place: Option<&'a str>,
    /// Rule that made it.
    pub rule: &'a str,
}

/// Who is named in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorRef<'a> {
    /// An actor of the document, by its position there.
    Known(usize),
    /// An identifier that the document's actors do not have.
    Unknown(&'a str),
}

/// Somebody through whom the words of a statement came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainLink<'a> {
    /// What they are in the chain.
    pub role: LinkRole,
    /// Who it is.
    pub actor: ActorRef<'a>,
}

const KINDS: [Kind; 6] = [
    Kind::Event,
    Kind::Statement(Form::Direct),
    Kind::Statement(Form::Mixed),
    Kind::Statement(Form::Indirect),
    Kind::Statement(Form::Free),
    Kind::Statement(Form::Reported),
];
const MODALITIES: [Modality; 4] =
    [Modality::Asserted, Modality::Planned, Modality::Hypothetical, Modality::Denied];
const ROLES: [LinkRole; 2] = [LinkRole::Origin, LinkRole::Reporter];
const BASES: [Basis; 4] = [Basis::Stated, Basis::Assumed, Basis::Vague, Basis::None];
const COUNTRY_BASES: [Option<CountryBasis>; 5] = [
    None,
    Some(CountryBasis::Stated),
    Some(CountryBasis::Table),
    Some(CountryBasis::Setting),
    Some(CountryBasis::Home),
];
const GRAINS: [Option<Grain>; 10] = [
    None,
    Some(Grain::Minute),
    Some(Grain::Hour),
    Some(Grain::Day),
    Some(Grain::Week),
    Some(Grain::Month),
    Some(Grain::Quarter),
    Some(Grain::Year),
    Some(Grain::Decade),
    Some(Grain::Century),
];

/// The place of `value` in its table, in the bits from `shift` on.
fn code<T: PartialEq>(table: &[T], value: &T, shift: u32) -> u16 {
    (table.iter().position(|known| known == value).unwrap_or(0) as u16) << shift
}

/// The value whose place in `table` stands in `n_bits` from `shift` on.
fn decoded<T: Copy>(table: &[T], codes: u16, shift: u32, n_bits: u32) -> T {
    table[(codes >> shift & ((1 << n_bits) - 1)) as usize % table.len()]
}

impl PackedItems {
    /// Packs the items of `document`, whose actors are `actors`.
    pub fn new<'a, Id: Borrow<str> + 'a>(
        items: impl Iterator<Item = ItemParts<'a, Id>>,
        document: &Document,
        actors: &[Arc<Actor>],
    ) -> Self {
        // Of several with one identifier the first counts.
        let actors = actors.iter().enumerate().rev().map(|(at, actor)| (&*actor.id.0, at as u64)).collect();
        let mut packer = Packer { document, actors, words: WordPool::default(), out: ByteWriter::default() };
        let pack = |item| {
            packer.item(&item);
            packer.out.len() as u32
        };
        let ends = items.map(pack).collect();
        Self { bytes: packer.out.into_bytes(), ends, words: packer.words.all.into() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The item at a position.
    pub fn get<'a>(&'a self, at: usize, document: &'a Document) -> ItemFields<'a> {
        ItemFields::read(self.core(at), document)
    }

    /// Who, when and where of the item at a position.
    pub fn core(&self, at: usize) -> ItemCore<'_> {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        ItemCore::read(ByteReader::new(&self.bytes[begin as usize..self.ends[at] as usize]), &self.words)
    }
}

/// Words behind each other, each once.
#[derive(Default)]
struct WordPool<'a> {
    all: String,
    known: HashMap<&'a str, u64>,
}

impl<'a> WordPool<'a> {
    /// Where `words` stand.
    fn place(&mut self, words: &'a str) -> u64 {
        *self.known.entry(words).or_insert_with(|| {
            self.all.push_str(words);
            (self.all.len() - words.len()) as u64
        })
    }
}

/// Packs one item after the other.
struct Packer<'d, 'a> {
    document: &'d Document,
    /// Positions of the document's actors by their identifiers.
    actors: HashMap<&'d str, u64>,
    words: WordPool<'a>,
    out: ByteWriter,
}

impl<'a> Packer<'_, 'a> {
    /// In the order in which [`ItemCore::read`] and [`ItemFields::read`] read.
    fn item<Id: Borrow<str>>(&mut self, item: &ItemParts<'a, Id>) {
        let spans = item.spans;
        let in_text = place_in(item.text, spans, &self.document.text);
        let (tag, derivation) = derivation_code(&item.time.derivation);
        let codes = code(&KINDS, &item.kind, 0)
            | code(&MODALITIES, &item.modality, 3)
            | code(&BASES, &item.time.basis, 5)
            | code(&GRAINS, &item.time.grain, 7)
            | u16::from(tag) << 11
            | u16::from(in_text.is_some()) << 15;
        self.out.raw(&codes.to_le_bytes());
        self.out.raw(&item.confidence.to_le_bytes());
        self.out.raw(&Sketch::of(item.title.unwrap_or(item.text)).to_le_bytes());
        self.out.raw(&item.country.map_or([0; 2], Country::letters));
        self.out.raw(&code(&COUNTRY_BASES, &item.country_basis, 0).to_le_bytes()[..1]);
        self.interval(item.time.interval);
        self.out.list(|list| item.countries.iter().for_each(|country| list.raw(&country.letters())));
        self.names(item.speaker);
        self.names(item.addressees);
        self.names(item.actors);
        self.interval(item.about);
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
    }

    fn interval(&mut self, interval: Option<TimeInterval>) {
        // No stretch is empty: a length of zero says that there is none.
        let Some(TimeInterval { start, end }) = interval else { return self.out.unsigned(0) };
        self.out.unsigned(end.wrapping_sub(start) as u64);
        self.out.signed(start);
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

/// An actor by its position, or by its identifier where the document does not have it.
fn write_name<'a>(
    out: &mut ByteWriter,
    (actors, words): (&HashMap<&str, u64>, &mut WordPool<'a>),
    id: &'a str,
) {
    match actors.get(id) {
        Some(at) => out.unsigned(at + 1),
        None => {
            out.unsigned(0);
            write_place(out, (words.place(id), id.len() as u64));
        }
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

fn write_span(out: &mut ByteWriter, span: Span) {
    write_place(out, (span.begin.into(), span.end.wrapping_sub(span.begin).into()));
}

fn write_place(out: &mut ByteWriter, (begin, length): (u64, u64)) {
    out.unsigned(begin);
    out.unsigned(length);
}

/// A derivation as its number among the variants with numbers, or with words.
fn derivation_code(derivation: &Derivation) -> (u8, Result<Vec<i64>, &str>) {
    let day = |date: &NaiveDate| Ok(vec![date.signed_duration_since(NaiveDate::default()).num_days()]);
    match derivation {
        Derivation::Literal => (0, Ok(Vec::new())),
        Derivation::FromPublication(date) => (1, day(date)),
        Derivation::FromTimex(span) => (2, Ok(vec![span.begin.into(), span.end.into()])),
        Derivation::AssumedPublication(date) => (3, day(date)),
        Derivation::Vague => (4, Ok(Vec::new())),
        Derivation::Unresolved => (5, Ok(Vec::new())),
        Derivation::Told(words) => (6, Err(words)),
        Derivation::FromScene(span) => (7, Ok(vec![span.begin.into(), span.end.into()])),
    }
}

impl<'a> ItemCore<'a> {
    /// In the order in which [`Packer::item`] writes.
    fn read(mut bytes: ByteReader<'a>, words: &'a str) -> Self {
        let codes = u16::from_le_bytes(bytes.raw());
        Self {
            kind: decoded(&KINDS, codes, 0, 3),
            modality: decoded(&MODALITIES, codes, 3, 2),
            basis: decoded(&BASES, codes, 5, 2),
            grain: decoded(&GRAINS, codes, 7, 4),
            confidence: f32::from_le_bytes(bytes.raw()),
            sketch: Sketch::from_le_bytes(bytes.raw()),
            country: Country::of_letters(bytes.raw()),
            country_basis: decoded(&COUNTRY_BASES, u16::from(bytes.raw::<1>()[0]), 0, 3),
            interval: read_interval(&mut bytes),
            countries: bytes.list(),
            speaker: bytes.list().each(|list| read_name(list, words)).next(),
            addressees: bytes.list(),
            actors: bytes.list(),
            codes,
            words,
            rest: bytes,
        }
    }

    /// All countries it concerns.
    pub fn countries(&self) -> impl Iterator<Item = Country> + use<'a> {
        self.countries.each(|list| Country::of_letters(list.raw())).flatten()
    }

    /// To whom it was said.
    pub fn addressees(&self) -> impl Iterator<Item = ActorRef<'a>> + use<'a> {
        let words = self.words;
        self.addressees.each(move |list| read_name(list, words))
    }

    /// Everyone named in it or taking part, speaker excluded.
    pub fn actors(&self) -> impl Iterator<Item = ActorRef<'a>> + use<'a> {
        let words = self.words;
        self.actors.each(move |list| read_name(list, words))
    }
}

/// What stands behind an item's core, split but not looked at: to look at words is to fetch them from
/// where they stand.
struct Rest<'a> {
    about: Option<TimeInterval>,
    spans: ByteReader<'a>,
    timex: ByteReader<'a>,
    derivation: ByteReader<'a>,
    text: (usize, usize),
    number: u64,
    /// Where the number is zero.
    id: ByteReader<'a>,
    title: ByteReader<'a>,
    place: ByteReader<'a>,
    medium: ByteReader<'a>,
    rule: ByteReader<'a>,
    chain: ByteReader<'a>,
}

impl<'a> Rest<'a> {
    /// In the order in which [`Packer::item`] writes.
    fn read(mut bytes: ByteReader<'a>) -> Self {
        let about = read_interval(&mut bytes);
        let (spans, timex, derivation) = (bytes.list(), bytes.list(), bytes.list());
        let text = read_place(&mut bytes);
        let number = bytes.unsigned();
        let id = if number == 0 { bytes.list() } else { ByteReader::default() };
        let [title, place, medium, rule, chain] = std::array::from_fn(|_| bytes.list());
        Self { about, spans, timex, derivation, text, number, id, title, place, medium, rule, chain }
    }
}

impl<'a> ItemCore<'a> {
    /// Where it happened and which rule made it, without a look at the rest.
    pub fn place_and_rule(&self) -> PlaceAndRule<'a> {
        let rest = Rest::read(self.rest);
        PlaceAndRule {
            place: some_words(rest.place, self.words),
            rule: some_words(rest.rule, self.words).unwrap_or_default(),
        }
    }

    /// Its title, else its text, which may stand in that of the document.
    pub fn label(&self, document: &'a Document) -> &'a str {
        let rest = Rest::read(self.rest);
        some_words(rest.title, self.words).unwrap_or_else(|| self.text(&rest, document))
    }

    fn text(&self, rest: &Rest, document: &'a Document) -> &'a str {
        words_at(rest.text, if self.codes >> 15 == 1 { &document.text } else { self.words })
    }
}

impl<'a> ItemFields<'a> {
    fn read(core: ItemCore<'a>, document: &'a Document) -> Self {
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
            derivation: ((core.codes >> 11 & 7) as u8, rest.derivation),
            chain: rest.chain,
            id: (rest.number, some_words(rest.id, words).unwrap_or_default()),
            document: &document.id,
            spans: rest.spans,
        }
    }

    /// The identifier of the item: that of its document with a number, or its own.
    pub fn id(&self) -> String {
        match self.id {
            (0, id) => id.to_owned(),
            (number, _) => format!("{}:{}", self.document, number - 1),
        }
    }

    /// How its time was derived.
    pub fn derivation(&self) -> Derivation {
        let (tag, mut numbers) = self.derivation;
        let mut day = || {
            let since = chrono::TimeDelta::try_days(numbers.signed()).unwrap_or_default();
            NaiveDate::default().checked_add_signed(since).unwrap_or_default()
        };
        match tag {
            0 => Derivation::Literal,
            1 => Derivation::FromPublication(day()),
            2 => Derivation::FromTimex(Span { begin: numbers.signed() as u32, end: numbers.signed() as u32 }),
            3 => Derivation::AssumedPublication(day()),
            4 => Derivation::Vague,
            5 => Derivation::Unresolved,
            7 => Derivation::FromScene(Span { begin: numbers.signed() as u32, end: numbers.signed() as u32 }),
            _ => Derivation::Told(some_words(numbers, self.core.words).unwrap_or_default().to_owned()),
        }
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
    pub(super) fn to_item(self, known: &[Arc<Actor>]) -> Item {
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

fn read_interval(bytes: &mut ByteReader) -> Option<TimeInterval> {
    let length = bytes.unsigned();
    if length == 0 {
        return None;
    }
    let start = bytes.signed();
    Some(TimeInterval { start, end: start.wrapping_add(length as i64) })
}

fn read_span(bytes: &mut ByteReader) -> Span {
    let begin = bytes.unsigned() as u32;
    Span { begin, end: begin.wrapping_add(bytes.unsigned() as u32) }
}

/// The words whose place a list holds; none for an empty list.
fn some_words<'a>(list: ByteReader, words: &'a str) -> Option<&'a str> {
    list.each(|list| words_at(read_place(list), words)).next()
}

fn read_place(bytes: &mut ByteReader) -> (usize, usize) {
    (bytes.unsigned() as usize, bytes.unsigned() as usize)
}

fn words_at((begin, length): (usize, usize), words: &str) -> &str {
    words.get(begin..begin.wrapping_add(length)).unwrap_or_default()
}

fn read_name<'a>(bytes: &mut ByteReader, words: &'a str) -> ActorRef<'a> {
    match bytes.unsigned() {
        0 => ActorRef::Unknown(words_at(read_place(bytes), words)),
        at => ActorRef::Known(at as usize - 1),
    }
}

#[cfg(test)]
mod tests;
