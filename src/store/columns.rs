//! What filtering, counting and drawing read of every item, one array for each property.

use std::sync::Arc;

use chrono::NaiveDate;

use super::csr::{Csr, Few, inverted};
use super::{ActorIdx, Bits, Clock, DocumentIdx, ItemIdx, ItemKind, Quality};
use crate::annotate::ActorKind;
use crate::item::{Core, Extraction, Kind, Merged, Told};
use crate::language::Country;
use crate::time::{Grain, TimeInterval};

/// Start and end of items without a date: behind everything.
const NEVER: i64 = i64::MAX;
/// Day of items of which no document has a publication date: behind everything.
const UNPUBLISHED: i32 = i32::MAX;
/// Seconds of a day.
const DAY: i64 = 86_400;
/// Length of items that are longer than 136 years.
const LONG: u32 = u32::MAX;
/// A confidence of one.
const CERTAIN: f32 = u16::MAX as f32;

/// The columns; index is [`ItemIdx`] unless said otherwise.
#[derive(Debug, Default)]
pub struct Columns {
    /// How many items have a date; they come first.
    pub n_dated: usize,
    pub start: Vec<i64>,
    /// From start to end; [`LONG`] for what is longer than that.
    seconds: Vec<u32>,
    /// Positions, rising, and ends of those that are longer.
    long: Vec<(u32, i64)>,
    /// Days since 1970-01-01 on which each document was published; index is the document's.
    published: Vec<i32>,
    pub kind: Vec<ItemKind>,
    pub quality: Vec<Quality>,
    lasting: Bits,
    pub priority: Vec<u8>,
    /// In parts of [`CERTAIN`].
    confidence: Vec<u16>,
    /// Index into `country_values`.
    pub country: Vec<u16>,
    /// The country it stands in, then the others it speaks of.
    pub countries: Csr<u16>,
    /// Speaker, addressees, others; the speaker is one where `has_speaker` holds.
    pub actors: Csr<ActorIdx>,
    /// For each of the `actors` behind each other the last six bits of its item's position.
    actor_bits: Vec<u8>,
    has_speaker: Bits,
    /// Documents that tell it, earliest published first.
    pub documents: Few<DocumentIdx>,
    /// The items it was merged from, the one that knows the time best first; of one alone its
    /// position in its document.
    told: Few<u32, Told>,
    /// Index by the values of `country`; the first is "none", the others fall by count.
    pub country_values: Vec<Option<Country>>,
    /// One set for each kind.
    pub items_of_kind: Vec<Bits>,
    /// Rows are documents.
    pub items_of_document: Csr<ItemIdx>,
}

impl Columns {
    /// Columns of all items of `merged`.
    pub fn new(extractions: &[Arc<Extraction>], merged: &Merged) -> Self {
        let gathered = Gathered::new(extractions, merged);
        let numbers = CountryNumbers::new(&gathered);
        let mut columns = Self::with_capacity(&gathered);
        let mut room = Vec::new();
        for row in &gathered.in_order() {
            columns.push_row(row, &numbers);
            columns.push_lists(row, gathered.lists_of(row), &numbers);
            columns.push_told(row, &gathered.published, merged, &mut room);
        }
        columns.country_values = numbers.values;
        columns.published = gathered.published;
        columns.n_dated = columns.start.partition_point(|&start| start != NEVER);
        columns.index(extractions.len());
        columns
    }

    fn with_capacity(gathered: &Gathered) -> Self {
        let n_items = gathered.rows.len();
        let n_actors = gathered.lists.len() - gathered.n_further;
        Self {
            start: Vec::with_capacity(n_items),
            seconds: Vec::with_capacity(n_items),
            kind: Vec::with_capacity(n_items),
            quality: Vec::with_capacity(n_items),
            lasting: Bits::none(n_items),
            priority: Vec::with_capacity(n_items),
            confidence: Vec::with_capacity(n_items),
            country: Vec::with_capacity(n_items),
            countries: Csr::with_capacity(n_items, n_items + gathered.n_further),
            actors: Csr::with_capacity(n_items, n_actors),
            actor_bits: Vec::with_capacity(n_actors),
            has_speaker: Bits::none(n_items),
            documents: Few::with_capacity(n_items),
            told: Few::with_capacity(n_items),
            ..Self::default()
        }
    }

    /// Adds what is one value for each item.
    fn push_row(&mut self, row: &Row, numbers: &CountryNumbers) {
        let idx = ItemIdx::new(self.len());
        let seconds = u32::try_from(row.end.saturating_sub(row.start)).unwrap_or(LONG);
        if seconds == LONG {
            self.long.push((idx.0, row.end));
        }
        self.start.push(row.start);
        self.seconds.push(seconds);
        self.kind.push(row.kind);
        self.quality.push(row.quality);
        self.priority.push(row.priority);
        self.confidence.push(in_parts(row.confidence));
        self.country.push(numbers.of[row.country as usize]);
        if row.lasting {
            self.lasting.insert(idx);
        }
        if row.has_speaker {
            self.has_speaker.insert(idx);
        }
    }

    /// Adds the countries, then everyone in the item.
    fn push_lists(&mut self, row: &Row, (countries, actors): (&[u32], &[u32]), numbers: &CountryNumbers) {
        let stands = std::iter::once(numbers.of[row.country as usize]);
        let bit = (self.actors.len() % 64) as u8;
        self.countries.push(stands.chain(countries.iter().map(|&at| numbers.of[at as usize])));
        self.actors.push(actors.iter().map(|&at| ActorIdx(at)));
        self.actor_bits.extend(std::iter::repeat_n(bit, actors.len()));
    }

    /// Adds who tells the item. `room` is for the documents, so that it need not be made each time.
    fn push_told(&mut self, row: &Row, published: &[i32], merged: &Merged, room: &mut Vec<DocumentIdx>) {
        if row.told_once {
            self.documents.push_one(DocumentIdx(row.best.document));
            return self.told.push_one(row.best.item);
        }
        let told = merged.item(row.at as usize);
        room.clear();
        room.extend(told.iter().map(|told| DocumentIdx(told.document)));
        room.sort_unstable_by_key(|document| (published[document.index()], *document));
        room.dedup();
        self.documents.push(room[0], room);
        let others = told.iter().copied().filter(|&told| told != row.best);
        self.told.push(row.best.item, &std::iter::once(row.best).chain(others).collect::<Vec<_>>());
    }

    /// Fills the indices that lead from values to items.
    fn index(&mut self, n_documents: usize) {
        let all = (0..self.len()).map(ItemIdx::new);
        let of_documents =
            |idx: ItemIdx| self.documents.get(idx.index()).iter().map(|document| document.index());
        self.items_of_document = inverted(n_documents, all.map(|idx| (idx, of_documents(idx))));
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

    /// The items that name one of the `wanted` actors.
    pub fn items_naming(&self, wanted: &[bool]) -> Bits {
        let words = (0..self.len().div_ceil(64)).map(|block| {
            let (actors, bits) = self.actors_of_block(block);
            let named = actors.iter().zip(bits);
            named.fold(0, |word, (actor, bit)| word | u64::from(wanted[actor.index()]) << bit)
        });
        Bits::from_words(self.len(), words)
    }

    /// The items that are right with at least this probability.
    pub fn items_confident(&self, least: f32) -> Bits {
        let least = in_parts(least);
        Bits::from_column(&self.confidence, |&confidence| confidence >= least)
    }

    /// The items that end after `time`.
    pub fn items_ending_after(&self, time: i64) -> Bits {
        let end = |idx: usize| self.start[idx].saturating_add(i64::from(self.seconds[idx]));
        let mut bits = Bits::from_fn(self.len(), |idx| time < end(idx));
        // They end later than that, so none has to be taken out.
        self.long.iter().filter(|(_, end)| time < *end).for_each(|(idx, _)| bits.insert(ItemIdx(*idx)));
        bits
    }

    /// Whether it is an event that really lasted.
    pub fn is_lasting(&self, idx: usize) -> bool {
        self.lasting.contains(ItemIdx::new(idx))
    }

    /// Who said it.
    pub fn speaker(&self, idx: usize) -> Option<ActorIdx> {
        self.has_speaker.contains(ItemIdx::new(idx)).then(|| self.actors.get(idx)[0])
    }

    /// Who tells it, the one that knows its time best first.
    pub fn told(&self, idx: usize) -> impl Iterator<Item = Told> + '_ {
        let more = self.told.more(idx).unwrap_or(&[]);
        more.is_empty().then(|| self.told_best(idx)).into_iter().chain(more.iter().copied())
    }

    /// The telling that knows its time best.
    pub fn told_best(&self, idx: usize) -> Told {
        match self.told.more(idx) {
            Some(all) => all[0],
            None => Told { document: self.documents.first(idx).0, item: self.told.first(idx) },
        }
    }

    /// The day on which the earliest document was published.
    pub fn published(&self, idx: usize) -> i32 {
        self.published[self.documents.first(idx).index()]
    }

    fn end(&self, idx: usize) -> i64 {
        match self.seconds[idx] {
            LONG => self
                .long
                .binary_search_by_key(&(idx as u32), |long| long.0)
                .map_or(NEVER, |at| self.long[at].1),
            seconds => self.start[idx].saturating_add(i64::from(seconds)),
        }
    }

    /// When the item starts on the clock; [`NEVER`] without a date.
    pub fn start_on(&self, idx: usize, clock: Clock) -> i64 {
        match clock {
            Clock::Happened => self.start[idx],
            Clock::Published => day_interval(self.published(idx)).map_or(NEVER, |day| day.start),
        }
    }

    /// Where the item stands on the clock.
    pub fn interval(&self, idx: usize, clock: Clock) -> Option<TimeInterval> {
        match clock {
            Clock::Happened => TimeInterval::new(self.start[idx], self.end(idx)),
            Clock::Published => day_interval(self.published(idx)),
        }
    }

    /// How many of `items` have no date on the clock.
    pub fn n_undated(&self, items: &Bits, clock: Clock) -> usize {
        match clock {
            Clock::Happened => items.count_range(self.n_dated, self.len()),
            Clock::Published => {
                let mut n_undated = 0;
                items.for_each(|idx| n_undated += usize::from(self.published(idx) == UNPUBLISHED));
                n_undated
            }
        }
    }

    /// Whether the item has a date on the clock.
    pub fn is_dated(&self, idx: usize, clock: Clock) -> bool {
        match clock {
            Clock::Happened => idx < self.n_dated,
            Clock::Published => self.published(idx) != UNPUBLISHED,
        }
    }

    /// From the first start to the last end.
    pub fn extent(&self, clock: Clock) -> Option<TimeInterval> {
        match clock {
            Clock::Happened => {
                let last = (0..self.n_dated).map(|idx| self.end(idx)).max()?;
                TimeInterval::new(*self.start.first()?, last)
            }
            Clock::Published => {
                let days = || (0..self.len()).map(|idx| self.published(idx));
                let known = || days().filter(|&day| day != UNPUBLISHED);
                Some(day_interval(known().min()?)?.hull(&day_interval(known().max()?)?))
            }
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        // start, seconds, confidence, country, and three of one byte
        let one_each = 8 + 4 + 2 + 2 + 3;
        let lists = self.countries.bytes() + self.actors.bytes() + self.documents.bytes() + self.told.bytes();
        let sets = self.items_of_kind.iter().chain([&self.lasting, &self.has_speaker]);
        let sets: usize = sets.map(Bits::bytes).sum();
        self.len() * one_each + self.actor_bits.len() + lists + sets + self.items_of_document.bytes()
    }
}

/// A confidence in parts of [`CERTAIN`].
fn in_parts(confidence: f32) -> u16 {
    (confidence.clamp(0.0, 1.0) * CERTAIN).round() as u16
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

/// What the columns hold of an item, side by side until the order of the items is known: one place
/// in memory to look at instead of one for each column.
#[derive(Clone, Copy)]
struct Row {
    /// Its place among what was merged.
    at: u32,
    start: i64,
    end: i64,
    /// The telling that knows the time best.
    best: Told,
    confidence: f32,
    /// Where its countries begin in the lists, its actors behind them, and where those end.
    countries: u32,
    actors: u32,
    end_of_actors: u32,
    /// As [`raw_number`].
    country: u16,
    kind: ItemKind,
    quality: Quality,
    lasting: bool,
    priority: u8,
    has_speaker: bool,
    told_once: bool,
}

/// All items in the order of the documents, because memory is quick to read in the order in which it
/// was written.
struct Gathered {
    rows: Vec<Row>,
    /// The countries of each item besides the one it stands in, as [`raw_number`], then its actors.
    lists: Vec<u32>,
    /// How many of the lists' values are countries.
    n_further: usize,
    /// When each document was published.
    published: Vec<i32>,
}

impl Gathered {
    fn new(extractions: &[Arc<Extraction>], merged: &Merged) -> Self {
        let published = extractions.iter().map(|one| published_day(one.document.published.date)).collect();
        let n_items = merged.items().len();
        let mut gathered = Self {
            rows: Vec::with_capacity(n_items),
            lists: Vec::with_capacity(4 * n_items),
            n_further: 0,
            published,
        };
        for told in merged.items() {
            gathered.add(extractions, merged, told);
        }
        gathered
    }

    fn add(&mut self, extractions: &[Arc<Extraction>], merged: &Merged, told: &[Told]) {
        let best = self.best(extractions, told);
        let item = extractions[best.document as usize].core(best.item as usize);
        let countries = self.lists.len();
        self.add_countries(&item);
        let actors = self.lists.len();
        self.n_further += actors - countries;
        let speaker = item.speaker.and_then(|speaker| merged.actor(best.document, speaker));
        self.add_actors(&item, speaker, best.document, merged);
        let quality = Quality::of(&item);
        let dated = item.interval.filter(|_| quality != Quality::Undated);
        let (start, end) = dated.map_or((NEVER, NEVER), |time| (time.start, time.end));
        let person = speaker.is_some_and(|speaker| merged.actors[speaker].kind == ActorKind::Person);
        self.rows.push(Row {
            at: self.rows.len() as u32,
            start,
            end,
            best,
            confidence: item.confidence,
            countries: countries as u32,
            actors: actors as u32,
            end_of_actors: self.lists.len() as u32,
            country: raw_number(item.country),
            kind: item.kind.into(),
            quality,
            lasting: is_lasting(&item),
            priority: priority(item.kind.into(), quality, n_documents(told), person),
            has_speaker: speaker.is_some(),
            told_once: told.len() == 1,
        });
    }

    /// The telling that knows the time best; of several, that of the earliest document.
    fn best(&self, extractions: &[Arc<Extraction>], told: &[Told]) -> Told {
        if let [only] = told {
            return *only;
        }
        let rank = |&&told: &&Told| {
            let quality = Quality::of(&extractions[told.document as usize].core(told.item as usize));
            (quality, self.published[told.document as usize], told)
        };
        told.iter().min_by_key(rank).copied().unwrap_or(told[0])
    }

    /// Adds the countries it speaks of besides the one it stands in.
    fn add_countries(&mut self, item: &Core) {
        let others = item.countries().filter(|&other| Some(other) != item.country);
        self.lists.extend(others.map(|other| u32::from(raw_number(Some(other)))));
    }

    /// Adds everyone in it once, the speaker first.
    fn add_actors(&mut self, item: &Core, speaker: Option<usize>, document: u32, merged: &Merged) {
        let begin = self.lists.len();
        self.lists.extend(speaker.map(|speaker| speaker as u32));
        for actor in item.addressees().chain(item.actors()) {
            let Some(actor) = merged.actor(document, actor).map(|actor| actor as u32) else { continue };
            if !self.lists[begin..].contains(&actor) {
                self.lists.push(actor);
            }
        }
    }

    /// The further countries of an item and its actors.
    fn lists_of(&self, row: &Row) -> (&[u32], &[u32]) {
        let (countries, actors) = (row.countries as usize, row.actors as usize);
        (&self.lists[countries..actors], &self.lists[actors..row.end_of_actors as usize])
    }

    /// The items in the order of time: by start, then end (those of more than a lifetime alike), then
    /// their place in the documents. They are copied, because what is read one after the other is
    /// there before it is asked for.
    fn in_order(&self) -> Vec<Row> {
        let key = |row: &Row| {
            // As numbers without a sign, times keep their order once the sign is turned round.
            let start = row.start as u64 ^ 1 << 63;
            let seconds = u32::try_from(row.end.saturating_sub(row.start)).unwrap_or(u32::MAX);
            u128::from(start) << 64 | u128::from(seconds) << 32 | u128::from(row.at)
        };
        let mut keys: Vec<u128> = self.rows.iter().map(key).collect();
        keys.sort_unstable();
        keys.into_iter().map(|key| self.rows[key as u32 as usize]).collect()
    }
}

/// In how many documents an item is told; tellings of one document stand side by side.
fn n_documents(told: &[Told]) -> usize {
    1 + told.windows(2).filter(|pair| pair[0].document != pair[1].document).count()
}

/// A country as a number that needs no table: 0 is none.
fn raw_number(country: Option<Country>) -> u16 {
    country.map_or(0, |country| country.number() as u16 + 1)
}

/// The numbers that countries have in the columns: 0 is none, the others fall by how many items stand there.
struct CountryNumbers {
    /// Index is [`raw_number`].
    of: Vec<u16>,
    values: Vec<Option<Country>>,
}

impl CountryNumbers {
    fn new(gathered: &Gathered) -> Self {
        let mut n_standing = vec![None; Country::N_NUMBERS + 1];
        n_standing[0] = Some(0);
        gathered.rows.iter().for_each(|row| *n_standing[row.country as usize].get_or_insert(0u32) += 1);
        for row in &gathered.rows {
            for &country in gathered.lists_of(row).0 {
                n_standing[country as usize].get_or_insert(0);
            }
        }
        let mut met: Vec<(u16, u32)> =
            n_standing.into_iter().zip(0..).filter_map(|(count, raw)| Some((raw, count?))).collect();
        // Countries rise with their numbers.
        met.sort_by_key(|&(raw, count)| (raw != 0, std::cmp::Reverse(count), raw));
        let mut numbers = Self { of: vec![0; Country::N_NUMBERS + 1], values: Vec::new() };
        for ((raw, _), number) in met.into_iter().zip(0..) {
            numbers.of[raw as usize] = number;
            numbers.values.push((raw as usize).checked_sub(1).and_then(Country::of_number));
        }
        numbers
    }
}

/// The priority of an item told in `n_sources` documents: what was reported most and is known best
/// comes first. Pinning is added where it is known, in the view.
fn priority(kind: ItemKind, quality: Quality, n_sources: usize, person_speaks: bool) -> u8 {
    let known = matches!(quality, Quality::Exact | Quality::Stated);
    3 * n_sources.min(5) as u8
        + 4 * u8::from(kind == ItemKind::Direct)
        + 3 * u8::from(known)
        + 2 * u8::from(person_speaks)
        + 2 * u8::from(kind == ItemKind::Event)
}

/// Whether an event really lasted: its interval is longer than one unit of its grain.
fn is_lasting(item: &Core) -> bool {
    let (Some(interval), Some(grain), Kind::Event) = (item.interval, item.grain, item.kind) else {
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
