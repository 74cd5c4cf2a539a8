//! What filtering, counting and drawing read of every item, one array for each property.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::csr::{Csr, inverted};
use super::{ActorIdx, Bits, Clock, DocumentIdx, ItemIdx, ItemKind, Quality};
use crate::annotate::ActorKind;
use crate::item::{ActorId, Extraction, Item, Kind, Merged, Told};
use crate::language::Country;
use crate::time::{Grain, TimeInterval};

/// Start and end of items without a date: behind everything.
const NEVER: i64 = i64::MAX;
/// Day of items of which no document has a publication date: behind everything.
const UNPUBLISHED: i32 = i32::MAX;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// The columns; index is [`ItemIdx`] unless said otherwise.
#[derive(Debug, Default)]
pub struct Columns {
    /// How many items have a date; they come first.
    pub n_dated: usize,
    pub start: Vec<i64>,
    pub end: Vec<i64>,
    /// Days since 1970-01-01 on which the earliest document was published.
    pub published: Vec<i32>,
    pub kind: Vec<ItemKind>,
    pub quality: Vec<Quality>,
    pub lasting: Vec<bool>,
    pub priority: Vec<u8>,
    pub confidence: Vec<f32>,
    /// Index into `country_values`.
    pub country: Vec<u16>,
    /// The country it stands in, then the others it speaks of.
    pub countries: Csr<u16>,
    /// Speaker, addressees, others; the speaker is one where `has_speaker` holds.
    pub actors: Csr<ActorIdx>,
    /// For each of the `actors` behind each other the last six bits of its item's position.
    pub actor_bits: Vec<u8>,
    pub has_speaker: Vec<bool>,
    /// Documents that tell it, earliest published first.
    pub documents: Csr<DocumentIdx>,
    /// The items it was merged from, the one that knows the time best first.
    pub told: Csr<Told>,
    /// Index by the values of `country`; the first is "none", the others fall by count.
    pub country_values: Vec<Option<Country>>,
    /// Where the items stand, in the order of the documents.
    pub place: Vec<ItemIdx>,
    /// One set for each kind.
    pub items_of_kind: Vec<Bits>,
    /// Rows are actors.
    pub items_of_actor: Csr<ItemIdx>,
    /// Rows are documents.
    pub items_of_document: Csr<ItemIdx>,
}

impl Columns {
    /// Columns of all items of `merged`.
    pub fn new(extractions: &[Arc<Extraction>], merged: &Merged) -> Self {
        let published: Vec<i32> =
            extractions.iter().map(|one| published_day(one.document.published.date)).collect();
        let mut columns = Self::with_capacity(merged.items().len());
        let mut countries = CountryNumbers::default();
        let mut actors = Vec::new();
        // First in the order of the documents, because memory is quick to read in the order in which
        // it was written; then every column is put into the order of time.
        for told in merged.items() {
            let best = best_told(extractions, told);
            let item = item_at(extractions, best);
            columns.push_told(told, best, &published);
            columns.push_item(item);
            columns.push_countries(item, &mut countries);
            columns.push_actors(item, merged, &mut actors);
        }
        columns.number_countries(&countries);
        columns.sort();
        columns.index(merged.actors.len(), extractions.len());
        columns
    }

    fn with_capacity(n_items: usize) -> Self {
        Self {
            start: Vec::with_capacity(n_items),
            end: Vec::with_capacity(n_items),
            published: Vec::with_capacity(n_items),
            kind: Vec::with_capacity(n_items),
            quality: Vec::with_capacity(n_items),
            lasting: Vec::with_capacity(n_items),
            priority: Vec::with_capacity(n_items),
            confidence: Vec::with_capacity(n_items),
            country: Vec::with_capacity(n_items),
            countries: Csr::with_capacity(n_items),
            actors: Csr::with_capacity(n_items),
            has_speaker: Vec::with_capacity(n_items),
            documents: Csr::with_capacity(n_items),
            told: Csr::with_capacity(n_items),
            ..Self::default()
        }
    }

    /// Adds who tells the item, and since when.
    fn push_told(&mut self, told: &[Told], best: Told, published: &[i32]) {
        let published = |told: &Told| (published[told.document as usize], DocumentIdx(told.document));
        if let [only] = told {
            let (day, document) = published(only);
            self.published.push(day);
            self.documents.push([document]);
            self.told.push([best]);
            return;
        }
        let mut documents: Vec<_> = told.iter().map(published).collect();
        documents.sort_unstable();
        documents.dedup();
        self.published.push(documents[0].0);
        self.documents.push(documents.into_iter().map(|(_, document)| document));
        let others = told.iter().copied().filter(|&told| told != best);
        self.told.push(std::iter::once(best).chain(others));
    }

    /// Adds what is one value for each item.
    fn push_item(&mut self, item: &Item) {
        let quality = Quality::of(item);
        let dated = item.time.interval.filter(|_| quality != Quality::Undated);
        let (start, end) = dated.map_or((NEVER, NEVER), |time| (time.start, time.end));
        self.start.push(start);
        self.end.push(end);
        self.kind.push(item.kind.into());
        self.quality.push(quality);
        self.lasting.push(is_lasting(item));
        self.confidence.push(item.confidence);
    }

    /// Adds the country it stands in and the others it speaks of.
    fn push_countries(&mut self, item: &Item, countries: &mut CountryNumbers) {
        let stands = countries.number(item.country);
        let others = item.countries.iter().filter(|&&other| Some(other) != item.country);
        self.countries
            .push(std::iter::once(stands).chain(others.map(|&other| countries.number(Some(other)))));
        self.country.push(stands);
    }

    /// Adds everyone in it once, the speaker first, and the priority, which asks who speaks.
    /// `actors` is room for them, so that it need not be made for every item.
    fn push_actors(&mut self, item: &Item, merged: &Merged, actors: &mut Vec<ActorIdx>) {
        let idx = |id: &ActorId| merged.actor_idx.get(id).map(|&at| ActorIdx(at as u32));
        let speaker = item.speaker.as_ref().and_then(idx);
        actors.clear();
        actors.extend(speaker);
        for actor in item.addressees.iter().chain(&item.actors).filter_map(idx) {
            if !actors.contains(&actor) {
                actors.push(actor);
            }
        }
        self.actors.push(actors.iter().copied());
        self.has_speaker.push(speaker.is_some());
        let person = speaker.is_some_and(|speaker| merged.actors[speaker.index()].kind == ActorKind::Person);
        let n_sources = self.documents.get(self.priority.len()).len();
        self.priority.push(priority(item, n_sources, person));
    }

    /// Numbers the countries anew: 0 is none, the others fall by the number of items that stand there.
    fn number_countries(&mut self, countries: &CountryNumbers) {
        let mut counts = vec![0u32; countries.values.len()];
        self.country.iter().for_each(|&at| counts[at as usize] += 1);
        let mut order: Vec<u16> = (0..countries.values.len() as u16).collect();
        let value = |at: u16| countries.values[at as usize];
        order.sort_by_key(|&at| (value(at).is_some(), std::cmp::Reverse(counts[at as usize]), value(at)));
        let mut number = vec![0u16; order.len()];
        order.iter().zip(0..).for_each(|(&at, new)| number[at as usize] = new);
        self.country.iter_mut().for_each(|at| *at = number[*at as usize]);
        self.countries.values_mut().iter_mut().for_each(|at| *at = number[*at as usize]);
        self.country_values = order.into_iter().map(value).collect();
    }

    /// Puts every column into the order of time; ties stay in the order of the documents.
    fn sort(&mut self) {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by_key(|&at| (self.start[at as usize], self.end[at as usize], at));
        reorder(&mut self.start, &order);
        reorder(&mut self.end, &order);
        reorder(&mut self.published, &order);
        reorder(&mut self.kind, &order);
        reorder(&mut self.quality, &order);
        reorder(&mut self.lasting, &order);
        reorder(&mut self.priority, &order);
        reorder(&mut self.confidence, &order);
        reorder(&mut self.country, &order);
        reorder(&mut self.has_speaker, &order);
        self.countries = self.countries.reordered(&order);
        self.actors = self.actors.reordered(&order);
        self.documents = self.documents.reordered(&order);
        self.told = self.told.reordered(&order);
        self.n_dated = self.start.partition_point(|&start| start != NEVER);
        self.place = vec![ItemIdx(0); order.len()];
        order.iter().enumerate().for_each(|(idx, &at)| self.place[at as usize] = ItemIdx::new(idx));
    }

    /// Fills the indices that lead from values to items.
    fn index(&mut self, n_actors: usize, n_documents: usize) {
        let all = (0..self.len()).map(ItemIdx::new);
        let of_actors = |idx: ItemIdx| self.actors.get(idx.index()).iter().map(|actor| actor.index());
        let items_of_actor = inverted(n_actors, all.clone().map(|idx| (idx, of_actors(idx))));
        let of_documents =
            |idx: ItemIdx| self.documents.get(idx.index()).iter().map(|document| document.index());
        let items_of_document = inverted(n_documents, all.map(|idx| (idx, of_documents(idx))));
        let bits_of = |idx: usize| std::iter::repeat_n((idx % 64) as u8, self.actors.get(idx).len());
        self.actor_bits = (0..self.len()).flat_map(bits_of).collect();
        self.items_of_actor = items_of_actor;
        self.items_of_document = items_of_document;
        self.items_of_kind =
            ItemKind::ALL.map(|kind| Bits::from_fn(self.len(), |idx| self.kind[idx] == kind)).to_vec();
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.start.len()
    }

    /// The actors of a block of 64 items behind each other, with the bit of each one's item.
    pub fn actors_of_block(&self, block: usize) -> (&[ActorIdx], &[u8]) {
        let run = self.actors.run(block * 64, (block * 64 + 64).min(self.len()));
        (&self.actors.values()[run.clone()], &self.actor_bits[run])
    }

    /// Who said it.
    pub fn speaker(&self, idx: usize) -> Option<ActorIdx> {
        self.has_speaker[idx].then(|| self.actors.get(idx)[0])
    }

    /// Where the item stands on the clock.
    pub fn interval(&self, idx: usize, clock: Clock) -> Option<TimeInterval> {
        match clock {
            Clock::Happened => TimeInterval::new(self.start[idx], self.end[idx]),
            Clock::Published => day_interval(self.published[idx]),
        }
    }

    /// How many of `items` have no date on the clock.
    pub fn n_undated(&self, items: &Bits, clock: Clock) -> usize {
        match clock {
            Clock::Happened => items.count_range(self.n_dated, self.len()),
            Clock::Published => {
                let mut n_undated = 0;
                items.for_each(|idx| n_undated += usize::from(self.published[idx] == UNPUBLISHED));
                n_undated
            }
        }
    }

    /// Whether the item has a date on the clock.
    pub fn is_dated(&self, idx: usize, clock: Clock) -> bool {
        match clock {
            Clock::Happened => idx < self.n_dated,
            Clock::Published => self.published[idx] != UNPUBLISHED,
        }
    }

    /// From the first start to the last end.
    pub fn extent(&self, clock: Clock) -> Option<TimeInterval> {
        match clock {
            Clock::Happened => {
                let last = self.end[..self.n_dated].iter().max()?;
                TimeInterval::new(*self.start.first()?, *last)
            }
            Clock::Published => {
                let known = || self.published.iter().filter(|&&day| day != UNPUBLISHED);
                Some(day_interval(*known().min()?)?.hull(&day_interval(*known().max()?)?))
            }
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        // start, end, published, confidence, place, country, and five of one byte
        let one_each = 8 + 8 + 4 + 4 + 4 + 2 + 5;
        let lists = self.countries.bytes() + self.actors.bytes() + self.documents.bytes() + self.told.bytes();
        let sets: usize = self.items_of_kind.iter().map(Bits::bytes).sum();
        self.len() * one_each
            + self.actor_bits.len()
            + lists
            + sets
            + self.items_of_actor.bytes()
            + self.items_of_document.bytes()
    }
}

/// The day as a stretch of time; `None` where there is none.
fn day_interval(day: i32) -> Option<TimeInterval> {
    let start = i64::from(day) * DAY;
    (day != UNPUBLISHED).then_some(TimeInterval { start, end: start + DAY })
}

/// Days since 1970-01-01.
fn published_day(date: Option<NaiveDate>) -> i32 {
    date.map_or(UNPUBLISHED, |date| (TimeInterval::day(date).start / DAY) as i32)
}

/// The item as one document tells it.
pub fn item_at(extractions: &[Arc<Extraction>], told: Told) -> &Item {
    &extractions[told.document as usize].items[told.item as usize]
}

/// The telling that knows the time best; of several, that of the earliest document.
pub fn best_told(extractions: &[Arc<Extraction>], told: &[Told]) -> Told {
    if let [only] = told {
        return *only;
    }
    let published = |told: Told| published_day(extractions[told.document as usize].document.published.date);
    let rank = |&&told: &&Told| (Quality::of(item_at(extractions, told)), published(told), told);
    told.iter().min_by_key(rank).copied().unwrap_or(told[0])
}

/// The values of a column in another order.
fn reorder<T: Copy>(column: &mut Vec<T>, order: &[u32]) {
    *column = order.iter().map(|&at| column[at as usize]).collect();
}

/// Countries as small numbers, in the order in which they are met; 0 is none.
struct CountryNumbers {
    values: Vec<Option<Country>>,
    numbers: HashMap<Option<Country>, u16>,
}

impl Default for CountryNumbers {
    fn default() -> Self {
        Self { values: vec![None], numbers: HashMap::from([(None, 0)]) }
    }
}

impl CountryNumbers {
    /// The number of `country`, a new one if need be.
    fn number(&mut self, country: Option<Country>) -> u16 {
        *self.numbers.entry(country).or_insert_with(|| {
            self.values.push(country);
            (self.values.len() - 1) as u16
        })
    }
}

/// The priority of an item told in `n_sources` documents: what was reported most and is known best
/// comes first. Pinning is added where it is known, in the view.
fn priority(item: &Item, n_sources: usize, person_speaks: bool) -> u8 {
    let kind = ItemKind::from(item.kind);
    let known = matches!(Quality::of(item), Quality::Exact | Quality::Stated);
    let event = kind == ItemKind::Event;
    3 * n_sources.min(5) as u8
        + 4 * u8::from(kind == ItemKind::Direct)
        + 3 * u8::from(known)
        + 2 * u8::from(person_speaks)
        + 2 * u8::from(event)
}

/// Whether an event really lasted: its interval is longer than one unit of its grain.
fn is_lasting(item: &Item) -> bool {
    let (Some(interval), Some(grain), Kind::Event) = (item.time.interval, item.time.grain, item.kind) else {
        return false;
    };
    interval.seconds() > longest_unit(grain)
}

/// The longest that one unit of a grain gets, in seconds.
fn longest_unit(grain: Grain) -> i64 {
    match grain {
        Grain::Minute => 60,
        // A part of a day: a night has up to twelve hours.
        Grain::Hour => DAY / 2,
        Grain::Day => DAY,
        Grain::Week => 7 * DAY,
        Grain::Month => 31 * DAY,
        // A half-year is of this grain too.
        Grain::Quarter => 184 * DAY,
        Grain::Year => 366 * DAY,
        Grain::Decade => 3_653 * DAY,
        Grain::Century => 36_525 * DAY,
    }
}
