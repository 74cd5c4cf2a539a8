//! What filtering, counting and drawing read of every item, one array for each property.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use super::csr::{Csr, MostlySingle, inverted};
use super::priority::priority;
use super::{ActorIdx, Clock, CountryRelation, DocumentIdx, ItemIdx, ItemKind, ItemSet, Quality};
use crate::annotate::{ActorKind, Modality};
use crate::item::{Extraction, Kind, Merged, StandsIn, Telling, Tellings, Told};
use crate::language::Country;
use crate::time::{DAY, Grain, TimeInterval, rank};

/// Start and end of items without a date: behind everything.
pub const NEVER: i64 = i64::MAX;
/// Day of items of which no document has a publication date: behind everything.
const UNPUBLISHED: i32 = i32::MAX;
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
    lasting: ItemSet,
    pub priority: Vec<u8>,
    /// In parts of [`CERTAIN`].
    confidence: Vec<u16>,
    /// Index into `country_values`.
    pub country: Vec<u16>,
    /// The items whose country is only assumed.
    pub assumed_country: ItemSet,
    /// What is told as a fact, and not planned, possible or denied.
    pub asserted: ItemSet,
    /// The other countries it speaks of.
    further: Csr<u16>,
    /// Speaker, addressees, others; the speaker is one where `has_speaker` holds.
    pub actors: Csr<ActorIdx>,
    /// For each of the `actors` behind each other the last six bits of its item's position.
    actor_bits: Vec<u8>,
    has_speaker: ItemSet,
    /// The items about which a person decided something.
    pub decided: ItemSet,
    /// Documents that tell it, earliest published first.
    pub documents: MostlySingle<DocumentIdx>,
    /// The items it was merged from, the one that knows the time best first; of one alone its
    /// position in its document.
    told: MostlySingle<u32, Told>,
    /// Index by the values of `country`; the first is "none", the others fall by count.
    pub country_values: Vec<Option<Country>>,
    /// Rows are documents.
    pub items_of_document: Csr<ItemIdx>,
}

impl Columns {
    /// Columns of all items of `merged`.
    pub fn new(extractions: &[Arc<Extraction>], merged: &Merged) -> Self {
        let published: Vec<i32> =
            extractions.iter().map(|one| published_day(one.document.published.date)).collect();
        let best: Vec<u32> = merged.items().map(|told| best(merged, &published, told)).collect();
        let numbers = CountryNumbers::new(&merged.tellings, &best);
        let mut columns = Self::with_capacity(&merged.tellings, best.len());
        let in_order = in_order(&merged.tellings, best);
        let mut documents = Vec::new();
        let is_person: Vec<bool> =
            merged.actors.iter().map(|actor| actor.kind == ActorKind::Person).collect();
        merged.tellings.for_each(in_order.iter().copied(), |row| {
            documents_of(row, merged, &published, &mut documents);
            columns.push_row(row, &numbers);
            let actors = merged.tellings.actors(row);
            let speaker = actors.first().filter(|_| row.has_speaker);
            // The speaker is the first of the actors.
            let by_person = speaker.is_some_and(|&at| is_person[at as usize]);
            columns.priority.push(priority(row, by_person, documents.len()));
            columns.push_lists((merged.tellings.countries(row), actors), &numbers);
            columns.push_told(row, merged, &documents);
        });
        columns.country_values = numbers.values;
        columns.published = published;
        columns.n_dated = columns.start.partition_point(|&start| start != NEVER);
        columns.index(extractions.len());
        columns
    }

    fn with_capacity(tellings: &Tellings, n_items: usize) -> Self {
        let (n_further, n_actors) = (tellings.n_countries(), tellings.n_actors());
        Self {
            start: Vec::with_capacity(n_items),
            seconds: Vec::with_capacity(n_items),
            kind: Vec::with_capacity(n_items),
            quality: Vec::with_capacity(n_items),
            lasting: ItemSet::none(n_items),
            priority: Vec::with_capacity(n_items),
            confidence: Vec::with_capacity(n_items),
            country: Vec::with_capacity(n_items),
            assumed_country: ItemSet::none(n_items),
            asserted: ItemSet::none(n_items),
            further: Csr::with_capacity(n_items, n_further),
            actors: Csr::with_capacity(n_items, n_actors),
            actor_bits: Vec::with_capacity(n_actors),
            has_speaker: ItemSet::none(n_items),
            decided: ItemSet::none(n_items),
            documents: MostlySingle::with_capacity(n_items),
            told: MostlySingle::with_capacity(n_items),
            ..Self::default()
        }
    }

    /// Adds what is one value for each item.
    fn push_row(&mut self, row: &Telling, numbers: &CountryNumbers) {
        let idx = ItemIdx::new(self.len());
        let (start, end) = times(row);
        let seconds = seconds_between(start, end);
        if seconds == LONG {
            self.long.push((idx.0, end));
        }
        self.start.push(start);
        self.seconds.push(seconds);
        self.kind.push(row.kind.into());
        self.quality.push(Quality::of(row));
        self.confidence.push(in_parts(row.confidence()));
        self.country.push(numbers.of(row.stands.country()));
        if matches!(row.stands, StandsIn::Assumed(_)) {
            self.assumed_country.insert(idx);
        }
        if row.modality == Modality::Asserted {
            self.asserted.insert(idx);
        }
        if is_lasting(row) {
            self.lasting.insert(idx);
        }
        if row.has_speaker {
            self.has_speaker.insert(idx);
        }
        if row.is_decided {
            self.decided.insert(idx);
        }
    }

    /// Adds the further countries, then everyone in the item.
    fn push_lists(&mut self, (countries, actors): (&[u32], &[u32]), numbers: &CountryNumbers) {
        let bit = (self.actors.len() % 64) as u8;
        let further = countries.iter().map(|&number| numbers.of_number[number as usize]);
        self.further.push(further);
        self.actors.push(actors.iter().map(|&at| ActorIdx(at)));
        self.actor_bits.extend(std::iter::repeat_n(bit, actors.len()));
    }

    /// Adds who tells the item: in these documents, the earliest first.
    fn push_told(&mut self, row: &Telling, merged: &Merged, documents: &[DocumentIdx]) {
        if row.alone {
            self.documents.push_one(documents[0]);
            return self.told.push_one(row.told.item);
        }
        self.documents.push(documents[0], documents);
        let others = merged.told(row.item).filter(|&told| told != row.told);
        self.told.push(row.told.item, &std::iter::once(row.told).chain(others).collect::<Vec<_>>());
    }

    /// Fills the indices that lead from values to items.
    fn index(&mut self, n_documents: usize) {
        // There was room for all tellings of an item.
        self.further.shrink();
        self.actors.shrink();
        self.actor_bits.shrink_to_fit();
        let all = (0..self.len()).map(ItemIdx::new);
        let of_documents =
            |idx: ItemIdx| self.documents.get(idx.index()).iter().map(|document| document.index());
        self.items_of_document = inverted(n_documents, all.map(|idx| (idx, of_documents(idx))));
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.start.len()
    }

    /// The countries of an item that `relation` means, the one it stands in first.
    pub fn countries(&self, idx: usize, relation: CountryRelation) -> impl Iterator<Item = u16> + Clone + '_ {
        let (stands, speaks_of) = match relation {
            CountryRelation::Stands => (true, false),
            CountryRelation::SpokenOf => (false, true),
            CountryRelation::Either => (true, true),
        };
        let further = if speaks_of { self.further.get(idx) } else { &[] };
        stands.then(|| self.country[idx]).into_iter().chain(further.iter().copied())
    }

    /// The actors of a block of 64 items behind each other, each with the bit of its item.
    pub fn actors_of_block(&self, block: usize) -> impl Iterator<Item = (ActorIdx, u8)> {
        let run = self.actors.run(block * 64, (block * 64 + 64).min(self.len()));
        self.actors.values()[run.clone()].iter().copied().zip(self.actor_bits[run].iter().copied())
    }

    /// The items that name one of the `wanted` actors.
    pub fn items_naming(&self, wanted: &[bool]) -> ItemSet {
        let words = (0..self.len().div_ceil(64)).map(|block| {
            self.actors_of_block(block)
                .fold(0, |word, (actor, bit)| word | u64::from(wanted[actor.index()]) << bit)
        });
        ItemSet::from_words(self.len(), words)
    }

    /// The items that are right with at least this probability.
    pub fn items_confident(&self, least: f32) -> ItemSet {
        let least = in_parts(least);
        ItemSet::from_column(&self.confidence, |&confidence| confidence >= least)
    }

    /// The items that end after `time`.
    pub fn items_ending_after(&self, time: i64) -> ItemSet {
        let end = |idx: usize| self.start[idx].saturating_add(i64::from(self.seconds[idx]));
        let mut bits = ItemSet::from_fn(self.len(), |idx| time < end(idx));
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
    pub fn n_undated(&self, items: &ItemSet, clock: Clock) -> usize {
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

    /// Bytes held by all columns and by the lists from documents to items.
    pub fn bytes(&self) -> usize {
        // start, seconds, confidence, country, and three of one byte
        let one_each = 8 + 4 + 2 + 2 + 3;
        let lists = self.further.bytes() + self.actors.bytes() + self.documents.bytes() + self.told.bytes();
        let sets = self.lasting.bytes()
            + self.has_speaker.bytes()
            + self.assumed_country.bytes()
            + self.asserted.bytes();
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

/// When it starts and ends in the columns.
fn times(telling: &Telling) -> (i64, i64) {
    let dated = telling.interval().filter(|_| Quality::of(telling) != Quality::Undated);
    dated.map_or((NEVER, NEVER), |time| (time.start, time.end))
}

/// From start to end, as [`Columns::seconds`].
fn seconds_between(start: i64, end: i64) -> u32 {
    u32::try_from(end.saturating_sub(start)).unwrap_or(LONG)
}

/// The tellings `best` in the order of time: by start, then end (those of more than a lifetime alike),
/// then their place in the documents.
fn in_order(tellings: &Tellings, best: Vec<u32>) -> Vec<u32> {
    let key = |number: u32| {
        let (start, end) = times(tellings.get(number));
        u128::from(rank(start)) << 64 | u128::from(seconds_between(start, end)) << 32 | u128::from(number)
    };
    let mut keys: Vec<u128> = best.iter().map(|&number| key(number)).collect();
    keys.sort_unstable();
    let mut in_order = best;
    in_order.iter_mut().zip(keys).for_each(|(number, key)| *number = key as u32);
    in_order
}

/// The telling that knows the time best; of several one that tells it as a fact, then the surest event, then that of
/// the earliest document.
fn best(merged: &Merged, published: &[i32], told: &[u32]) -> u32 {
    if let [only] = told {
        return *only;
    }
    let rank = |&&number: &&u32| {
        let telling = merged.tellings.get(number);
        let is_plan = telling.modality != Modality::Asserted;
        let doubt = if telling.kind == Kind::Event {
            Reverse((telling.confidence() * 100.0) as u8)
        } else {
            Reverse(0)
        };
        (
            !telling.is_decided,
            Quality::of(telling),
            is_plan,
            doubt,
            published[telling.told.document as usize],
            number,
        )
    };
    told.iter().min_by_key(rank).copied().unwrap_or(told[0])
}

/// The numbers that countries have in the columns: 0 is none, the others fall by how many items stand there.
struct CountryNumbers {
    /// Index is [`Country::number`].
    of_number: Vec<u16>,
    values: Vec<Option<Country>>,
}

impl CountryNumbers {
    fn new(tellings: &Tellings, best: &[u32]) -> Self {
        // How many items stand in each country that any of them names.
        let (mut n_standing, mut named) = (vec![0u32; Country::N_NUMBERS], vec![false; Country::N_NUMBERS]);
        for telling in best.iter().map(|&number| tellings.get(number)) {
            if let Some(country) = telling.stands.country() {
                n_standing[country.number()] += 1;
            }
            tellings.countries(telling).iter().for_each(|&number| named[number as usize] = true);
        }
        let mut met: Vec<usize> =
            (0..Country::N_NUMBERS).filter(|&number| named[number] || n_standing[number] > 0).collect();
        // Countries rise with their numbers.
        met.sort_by_key(|&number| (std::cmp::Reverse(n_standing[number]), number));
        let mut of_number = vec![0; Country::N_NUMBERS];
        met.iter().zip(1..).for_each(|(&number, place)| of_number[number] = place);
        let countries = met.into_iter().map(Country::of_number);
        Self { of_number, values: std::iter::once(None).chain(countries).collect() }
    }

    fn of(&self, country: Option<Country>) -> u16 {
        country.map_or(0, |country| self.of_number[country.number()])
    }
}

/// Puts the documents that tell the item of `row` into `documents`, the earliest published first.
fn documents_of(row: &Telling, merged: &Merged, published: &[i32], documents: &mut Vec<DocumentIdx>) {
    documents.clear();
    if row.alone {
        return documents.push(DocumentIdx(row.told.document));
    }
    documents.extend(merged.told(row.item).map(|told| DocumentIdx(told.document)));
    documents.sort_unstable_by_key(|document| (published[document.index()], *document));
    documents.dedup();
}

/// Whether an event really lasted: its interval is longer than one unit of its grain.
fn is_lasting(item: &Telling) -> bool {
    let (Some(interval), Some(grain), Kind::Event) = (item.interval(), item.grain, item.kind) else {
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
