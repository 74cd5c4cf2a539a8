//! The order in which tellings are compared: those that may be the same stand near each other.
//!
//! The order is that of time and words, then of the documents' identifiers, so that what is joined does not
//! depend on the order in which documents were opened.

use std::ops::Range;
use std::sync::Arc;

use super::outline::Outline;
use super::telling::{Telling, Tellings};
use super::words::{Least, Sketch, Sketches};
use crate::item::{Extraction, Form, Kind};
use crate::language::Country;
use crate::time::DAY;

/// With how many neighbors an item is compared at most; keeps merging linear when one actor speaks
/// a thousand times a day.
pub const MAX_NEIGHBORS: usize = 64;
/// What starts this much earlier is not compared, however coarse its time.
const MAX_AHEAD: i64 = 7 * DAY;

/// How many groups of events there are: one for each country, and one for none.
const N_EVENT_GROUPS: usize = Country::N_NUMBERS + 1;
/// How many families of forms there are.
const N_FAMILIES: usize = 3;

/// Tellings that can be compared, in one array for what is asked of each at once. A telling is named by its
/// place in this order.
pub struct Order {
    /// Each one's [`key`], rising.
    keys: Vec<u128>,
    numbers: Vec<u32>,
    outlines: Vec<Outline>,
    sketches: Sketches,
    /// Where the neighbors of the telling that was asked for last begin.
    first_near: usize,
}

impl Order {
    /// Of all `tellings` that take part, by their numbers, and have something to go by.
    pub fn new(
        extractions: &[Arc<Extraction>],
        tellings: &Tellings,
        takes_part: &dyn Fn(u32) -> bool,
    ) -> Self {
        let mut numbers = by_identifier(extractions);
        numbers.retain(|&number| takes_part(number));
        let mut keys = Vec::with_capacity(numbers.len());
        keys.extend((0..).zip(&numbers).filter_map(|(place, &number)| {
            let telling = tellings.get(number);
            Some(key(group(tellings, telling)?, telling.interval()?.start, telling.sketch, place))
        }));
        keys.sort_unstable();
        let numbers: Vec<u32> = keys.iter().map(|&key| numbers[key as u32 as usize]).collect();
        let (mut outlines, mut sketches) =
            (Vec::with_capacity(keys.len()), Sketches::with_capacity(keys.len()));
        tellings.for_each(numbers.iter().copied(), |telling| {
            let outline = Outline::of(telling);
            sketches.push(telling.sketch, Least::new(outline.least_shared()));
            outlines.push(outline);
        });
        Self { keys, numbers, outlines, sketches, first_near: 0 }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The number of the telling at `place` among all tellings.
    pub fn number(&self, place: usize) -> u32 {
        self.numbers[place]
    }

    /// The document that tells it.
    pub fn document(&self, place: usize) -> u32 {
        self.outlines[place].document
    }

    /// What is compared first of the telling at `place`.
    pub fn outline(&self, place: usize) -> &Outline {
        &self.outlines[place]
    }

    /// Whether the telling at `place` and one `before` it may have enough words in common.
    pub fn may_share(&self, place: usize, before: usize) -> bool {
        let least = Least::new(self.outlines[place].least_shared());
        self.sketches.are_alike(place, before, least)
    }

    /// The neighbors before the telling at `place`, of the same group and not long before it; marks in
    /// `alike` which of them may have enough words in common. Asked for one place after the other.
    pub fn near(&mut self, place: usize, alike: &mut [u8; MAX_NEIGHBORS]) -> Range<usize> {
        let earliest = earliest(self.keys[place]);
        self.first_near = self.first_near.max(place.saturating_sub(MAX_NEIGHBORS));
        while self.keys[self.first_near] < earliest {
            self.first_near += 1;
        }
        let near = self.first_near..place;
        self.sketches.mark_alike(near.clone(), place, alike);
        near
    }
}

/// The numbers of all tellings, document by document in the order of their identifiers.
fn by_identifier(extractions: &[Arc<Extraction>]) -> Vec<u32> {
    let mut first = 0;
    let mut documents = Vec::with_capacity(extractions.len());
    for one in extractions {
        documents.push((&*one.document.id, first, one.n_items() as u32));
        first += one.n_items() as u32;
    }
    documents.sort();
    documents.into_iter().flat_map(|(_, first, n_items)| first..first + n_items).collect()
}

/// Only tellings of the same group are compared: statements of an actor in forms that may be the same,
/// events of a country. `None` for a telling with nothing to go by: it stands alone.
fn group(tellings: &Tellings, telling: &Telling) -> Option<usize> {
    match telling.kind {
        Kind::Event => Some(telling.stands.country().map_or(Country::N_NUMBERS, Country::number)),
        Kind::Statement(form) => {
            let speaker = telling.has_speaker.then(|| tellings.actors(telling)[0])?;
            Some(N_EVENT_GROUPS + N_FAMILIES * speaker as usize + form_family(form))
        }
    }
}

/// Direct, indirect and reported statements stay apart: the article's rendering is part of them.
fn form_family(form: Form) -> usize {
    match form {
        Form::Direct | Form::Mixed => 0,
        Form::Indirect | Form::Free => 1,
        Form::Reported => 2,
    }
}

/// Where the start stands in a [`key`], and the words.
const START: u32 = 52;
const WORDS: u32 = 32;
/// Where the group stands in a [`key`], behind the 44 bits of the start.
const GROUP: u32 = 96;
/// Years beyond the calendar's count as its ends.
const MOST_SECONDS: i64 = (1 << 43) - 1;

/// By group, then start, then the first bits of the sketch, so that of many on one day those with the same
/// words are neighbors, then the place in the order of the documents.
fn key(group: usize, start: i64, sketch: Sketch, place: u32) -> u128 {
    let start = (start.clamp(-MOST_SECONDS, MOST_SECONDS) + MOST_SECONDS) as u128;
    (group as u128) << GROUP | start << START | u128::from(sketch.first_bits()) << WORDS | u128::from(place)
}

/// The lowest key of the group of `key` that starts not too long before it.
fn earliest(key: u128) -> u128 {
    let start = key >> START & ((1 << (GROUP - START)) - 1);
    key >> GROUP << GROUP | start.saturating_sub(MAX_AHEAD as u128) << START
}
