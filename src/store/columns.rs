//! What filtering, counting and drawing read of every item, one array for each property.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::csr::{Csr, inverted};
use super::{ActorIdx, Clock, DocumentIdx, ItemIdx, ItemKind, Quality};
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
    pub has_speaker: Vec<bool>,
    /// Documents that tell it, earliest published first.
    pub documents: Csr<DocumentIdx>,
    /// The items it was merged from, the one that knows the time best first.
    pub told: Csr<Told>,
    /// Index by the values of `country`; the first is "none", the others fall by count.
    pub country_values: Vec<Option<Country>>,
    /// Rows are actors.
    pub items_of_actor: Csr<ItemIdx>,
    /// Rows are documents.
    pub items_of_document: Csr<ItemIdx>,
}

impl Columns {
    /// Columns of all items of `merged`.
    pub fn new(
        extractions: &[Arc<Extraction>],
        merged: &Merged,
        actor_idx: &HashMap<ActorId, ActorIdx>,
    ) -> Self {
        let item_at = |told: Told| &extractions[told.document as usize].items[told.item as usize];
        let published: Vec<i32> =
            extractions.iter().map(|one| published_day(one.document.published.date)).collect();
        let mut rows: Vec<Row> =
            merged.items.iter().map(|told| Row::new(told, &published, &item_at)).collect();
        rows.sort_unstable_by_key(|row| (row.start, row.end, row.told[0]));
        let mut columns = Self::with_capacity(rows.len());
        let mut countries = CountryNumbers::new(rows.iter().map(|row| item_at(row.told[0])));
        for row in &rows {
            columns.push(row, item_at(row.told[0]), &mut countries, actor_idx);
            let named = columns
                .speaker(columns.start.len() - 1)
                .is_some_and(|speaker| merged.actors[speaker.index()].kind == ActorKind::Person);
            columns.priority.push(priority(item_at(row.told[0]), row.documents.len(), named));
        }
        columns.n_dated = columns.start.partition_point(|&start| start != NEVER);
        columns.country_values = countries.values;
        columns.invert(actor_idx.len(), extractions.len());
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

    fn push(
        &mut self,
        row: &Row,
        item: &Item,
        countries: &mut CountryNumbers,
        actor_idx: &HashMap<ActorId, ActorIdx>,
    ) {
        let stands = countries.number(item.country);
        let others = item.countries.iter().filter(|&&other| Some(other) != item.country);
        self.countries
            .push(std::iter::once(stands).chain(others.map(|&other| countries.number(Some(other)))));
        let speaker = item.speaker.as_ref().and_then(|id| actor_idx.get(id)).copied();
        let named = item.addressees.iter().chain(&item.actors).filter_map(|id| actor_idx.get(id).copied());
        let mut actors: Vec<ActorIdx> = speaker.into_iter().collect();
        for actor in named {
            if !actors.contains(&actor) {
                actors.push(actor);
            }
        }
        self.actors.push(actors);
        self.has_speaker.push(speaker.is_some());
        self.start.push(row.start);
        self.end.push(row.end);
        self.published.push(row.published);
        self.kind.push(item.kind.into());
        self.quality.push(Quality::of(item));
        self.lasting.push(is_lasting(item));
        self.confidence.push(item.confidence);
        self.country.push(stands);
        self.documents.push(row.documents.iter().copied());
        self.told.push(row.told.iter().copied());
    }

    /// Fills the indices that lead from actors and documents to items.
    fn invert(&mut self, n_actors: usize, n_documents: usize) {
        let all = (0..self.len()).map(ItemIdx::new);
        let of_actors = |idx: ItemIdx| self.actors.get(idx.index()).iter().map(|actor| actor.index());
        let items_of_actor = inverted(n_actors, all.clone().map(|idx| (idx, of_actors(idx))));
        let of_documents =
            |idx: ItemIdx| self.documents.get(idx.index()).iter().map(|document| document.index());
        let items_of_document = inverted(n_documents, all.map(|idx| (idx, of_documents(idx))));
        self.items_of_actor = items_of_actor;
        self.items_of_document = items_of_document;
        self.countries.shrink();
        self.actors.shrink();
        self.documents.shrink();
        self.told.shrink();
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.start.len()
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
        let one_each = 8 + 8 + 4 + 4 * size_of::<u8>() + 4 + 2 + 1;
        let lists = self.countries.bytes() + self.actors.bytes() + self.documents.bytes() + self.told.bytes();
        self.len() * one_each + lists + self.items_of_actor.bytes() + self.items_of_document.bytes()
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

/// What is known of an item before it is put into columns.
struct Row {
    start: i64,
    end: i64,
    published: i32,
    /// In order of publication.
    documents: Vec<DocumentIdx>,
    told: Vec<Told>,
}

impl Row {
    /// The item that all of `told` tell.
    fn new<'a>(told: &[Told], published: &[i32], item_at: &impl Fn(Told) -> &'a Item) -> Self {
        let mut told = told.to_vec();
        let published_at = |told: &Told| (published[told.document as usize], *told);
        told.sort_unstable_by_key(published_at);
        let mut documents: Vec<_> = told.iter().map(|told| DocumentIdx(told.document)).collect();
        documents.dedup();
        let first_published = published_at(&told[0]).0;
        told.sort_by_cached_key(|&told| Quality::of(item_at(told)));
        let item = item_at(told[0]);
        let dated = item.time.interval.filter(|_| Quality::of(item) != Quality::Undated);
        let (start, end) = dated.map_or((NEVER, NEVER), |time| (time.start, time.end));
        Self { start, end, published: first_published, documents, told }
    }
}

/// Countries as small numbers.
struct CountryNumbers {
    values: Vec<Option<Country>>,
    numbers: HashMap<Option<Country>, u16>,
}

impl CountryNumbers {
    /// Numbers the countries that `items` stand in, most items first; 0 is none.
    fn new<'a>(items: impl Iterator<Item = &'a Item>) -> Self {
        let mut counts: HashMap<Country, usize> = HashMap::new();
        items.filter_map(|item| item.country).for_each(|country| *counts.entry(country).or_default() += 1);
        let mut values: Vec<_> = counts.keys().copied().collect();
        values.sort_by_key(|country| (std::cmp::Reverse(counts[country]), *country));
        let values: Vec<_> = std::iter::once(None).chain(values.into_iter().map(Some)).collect();
        let numbers = values.iter().copied().zip(0..).collect();
        Self { values, numbers }
    }

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
