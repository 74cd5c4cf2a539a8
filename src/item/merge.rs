//! The same item told in several documents.
//!
//! Statements are the same when the same actor says nearly the same words about the same time;
//! events, when time and country agree and title, place or participants say so. Nothing is compared
//! with everything: what could be the same stands side by side once sorted by who and when, and
//! each item is compared with a bounded number of neighbors, so merging stays near-linear.

mod actors;
mod telling;
mod words;

use std::sync::Arc;

use foldhash::HashMap;

use super::{Actor, ActorId, Basis, Extraction, Form, Kind};
use crate::language::Country;
use crate::time::rank;
use actors::Named;
pub use telling::{Telling, Tellings, Told};
pub use words::Sketch;
use words::{Least, Sketches, WordSets};

/// What all documents tell together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Every place that tells an item, in the order of the documents.
    pub tellings: Tellings,
    /// The numbers of the tellings, those of the same item side by side.
    told: Vec<u32>,
    /// Where each item ends in `told`.
    ends: Vec<u32>,
    /// Each actor once, with the aliases of all documents.
    pub actors: Vec<Actor>,
    /// Where each actor stands; an actor that is the same as another stands where that one does.
    pub actor_idx: HashMap<ActorId, usize>,
}

impl Merged {
    /// Each item once, as the numbers of its tellings; items and tellings in the order of the documents.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &[u32]> + Clone {
        (0..self.ends.len()).map(|at| self.item(at))
    }

    /// The tellings of an item, by its position in [`Self::items`].
    pub fn item(&self, at: usize) -> &[u32] {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.told[begin as usize..self.ends[at] as usize]
    }

    /// Where the item at a position of [`Self::items`] is told.
    pub fn told(&self, item: u32) -> impl Iterator<Item = Told> + Clone {
        self.item(item as usize).iter().map(|&number| self.tellings.get(number).told)
    }
}

/// Seconds of a day.
const DAY: u64 = 86_400;
/// How far apart two statements may be when the time of one is only assumed: reports follow within days.
const ASSUMED_SLACK: u64 = 3 * DAY;
/// With how many neighbors an item is compared at most; keeps merging linear when one actor speaks
/// a thousand times a day.
const MAX_NEIGHBORS: usize = 64;
/// Below this share of words in common no two items are the same, whatever else agrees.
const LEAST_SHARED: f32 = 0.25;

/// The items and actors of all documents: an item told in several of them stands once, with all its
/// evidence; an actor named in several stands once, with all its aliases.
pub fn merge(extractions: &[Arc<Extraction>]) -> Merged {
    let named = actors::merge_actors(extractions);
    let mut tellings = Tellings::new(extractions, &named);
    let mut same_as: Vec<u32> = (0..tellings.all().len() as u32).collect();
    if extractions.len() > 1 {
        join_same(extractions, &tellings, &mut same_as);
        // What a telling leads to stands before it and is resolved already.
        for at in 0..same_as.len() {
            same_as[at] = same_as[same_as[at] as usize];
        }
    }
    let (told, ends) = put_together(&mut tellings, &same_as);
    let Named { actors, idx: actor_idx, .. } = named;
    Merged { tellings, told, ends, actors, actor_idx }
}

/// Puts the tellings of each item side by side; an item stands where its first telling does. Given are
/// the tellings in this order and where each item ends among them.
fn put_together(tellings: &mut Tellings, same_as: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut place = vec![0u32; same_as.len()];
    same_as.iter().for_each(|&first| place[first as usize] += 1);
    let (mut ends, mut n_told) = (Vec::with_capacity(same_as.len()), 0);
    for n_tellings in place.iter_mut().filter(|n_tellings| **n_tellings > 0) {
        let begin = n_told;
        n_told += *n_tellings;
        *n_tellings = begin;
        ends.push(n_told);
    }
    let mut told = vec![0; same_as.len()];
    for (number, &first) in (0..).zip(same_as) {
        told[place[first as usize] as usize] = number;
        place[first as usize] += 1;
    }
    tellings.note_items(&told, &ends);
    (told, ends)
}

/// How many of those who take part in an event are compared.
const MAX_ACTORS: usize = 4;
/// In place of an actor where there are fewer.
const NOBODY: u32 = u32::MAX;

/// Only tellings of the same group are compared: statements of an actor in forms that may be the same,
/// events of a country. `None` for a telling with nothing to go by: it stands alone.
fn group(tellings: &Tellings, telling: &Telling) -> Option<usize> {
    match telling.kind {
        Kind::Event => Some(telling.country.map_or(Country::N_NUMBERS, Country::number)),
        Kind::Statement(form) => {
            let speaker = telling.has_speaker.then(|| tellings.actors(telling)[0])?;
            Some(N_EVENT_GROUPS + N_FAMILIES * speaker as usize + form_family(form))
        }
    }
}

/// By group, then start, then the number of the telling.
fn key(group: usize, start: i64, number: u32) -> u128 {
    (group as u128) << 96 | u128::from(rank(start)) << 32 | u128::from(number)
}

/// When the telling of a [`key`] starts, as [`rank`].
fn start_of(key: u128) -> u64 {
    (key >> 32) as u64
}

/// The number of the telling of a [`key`].
fn number_of(key: u128) -> u32 {
    key as u32
}

/// What is compared of a telling before its words are: all that rules out most pairs. With its [`key`].
struct Candidate {
    seconds: u32,
    document: u32,
    is_assumed: bool,
}

/// What else is compared of an event.
struct EventCandidate {
    /// Hashes of its place, 0 for none, and its rule.
    place: u32,
    rule: u32,
    /// The first who take part.
    actors: [u32; MAX_ACTORS],
}

impl EventCandidate {
    fn new(tellings: &Tellings, telling: &Telling) -> Self {
        let mut actors = [NOBODY; MAX_ACTORS];
        actors.iter_mut().zip(tellings.actors(telling)).for_each(|(actor, at)| *actor = *at);
        Self { place: telling.place, rule: telling.rule, actors }
    }

    /// The share of the words of their titles that both must have in common to be the same: less where
    /// place, rule and people speak for it. `None` where places differ.
    fn least_shared(&self, before: &Self) -> Option<f32> {
        if self.place != before.place && self.place != 0 && before.place != 0 {
            return None;
        }
        let same_place = self.place != 0 && self.place == before.place;
        let n_shared_actors = || {
            let known = self.actors.iter().filter(|&&actor| actor != NOBODY);
            known.filter(|actor| before.actors.contains(actor)).count()
        };
        let alike = match (same_place, self.rule == before.rule) {
            (true, true) => true,
            (true, false) => n_shared_actors() >= 1,
            (false, true) => n_shared_actors() >= 2,
            (false, false) => false,
        };
        Some(if alike { LEAST_SHARED } else { SAME_WORDS })
    }
}

/// Candidates by who and when, so that those that are compared stand near each other; one array for
/// what is asked of each at once.
struct Order {
    /// Each one's [`key`], rising.
    keys: Vec<u128>,
    candidates: Vec<Candidate>,
    /// Of those that are events, which come first.
    events: Vec<EventCandidate>,
    sketches: Sketches,
    /// Where the neighbors of the candidate that was asked for last begin.
    first_near: usize,
}

impl Order {
    fn new(tellings: &Tellings) -> Self {
        let mut keys = Vec::with_capacity(tellings.all().len());
        keys.extend((0..).zip(tellings.all()).filter_map(|(number, telling)| {
            Some(key(group(tellings, telling)?, telling.interval()?.start, number))
        }));
        keys.sort_unstable();
        let mut order = Self {
            candidates: Vec::with_capacity(keys.len()),
            events: Vec::new(),
            sketches: Sketches::with_capacity(keys.len()),
            first_near: 0,
            keys: Vec::new(),
        };
        let numbers = keys.iter().map(|&key| number_of(key));
        tellings.for_each(numbers, |telling| order.push(tellings, telling));
        Self { keys, ..order }
    }

    fn push(&mut self, tellings: &Tellings, telling: &Telling) {
        self.candidates.push(Candidate {
            seconds: telling.interval().map_or(0, |time| u32::try_from(time.seconds()).unwrap_or(u32::MAX)),
            document: telling.told.document,
            is_assumed: telling.basis == Basis::Assumed,
        });
        let mut least = SAME_WORDS;
        if telling.kind == Kind::Event {
            self.events.push(EventCandidate::new(tellings, telling));
            least = LEAST_SHARED;
        }
        self.sketches.push(telling.sketch, Least::new(least));
    }

    /// The share of their words that the candidate at `place` and one `before` it in its group must have
    /// in common to be the same; `None` where times, documents or places tell that they are not.
    fn least_shared(&self, place: usize, before: usize) -> Option<f32> {
        let (one, other) = (&self.candidates[place], &self.candidates[before]);
        let slack = if one.is_assumed || other.is_assumed { ASSUMED_SLACK } else { 0 };
        let reach = u64::from(other.seconds) + slack;
        if start_of(self.keys[place]) - start_of(self.keys[before]) >= reach || one.document == other.document
        {
            return None;
        }
        match self.events.get(place) {
            None => Some(SAME_WORDS),
            Some(_) if !are_of_like_length(one.seconds, other.seconds) => None,
            Some(event) => event.least_shared(&self.events[before]),
        }
    }

    /// The neighbors before the candidate at `place`, of the same group and not long before it; asked
    /// for one candidate after the other.
    fn near(&mut self, place: usize) -> std::ops::Range<usize> {
        // What starts more than a week earlier is not the same, however coarse its time.
        let earliest = earlier(self.keys[place], 7 * DAY);
        self.first_near = self.first_near.max(place.saturating_sub(MAX_NEIGHBORS));
        while self.keys[self.first_near] < earliest {
            self.first_near += 1;
        }
        self.first_near..place
    }
}

/// The lowest key of the group of `key` that starts no more than `seconds` before it.
fn earlier(key: u128, seconds: u64) -> u128 {
    key >> 96 << 96 | u128::from(start_of(key).saturating_sub(seconds)) << 32
}

/// Points tellings at earlier ones that tell the same.
fn join_same(extractions: &[Arc<Extraction>], tellings: &Tellings, same_as: &mut [u32]) {
    let mut order = Order::new(tellings);
    let mut word_sets = WordSets::new(order.keys.len());
    let mut alike = [0; MAX_NEIGHBORS];
    for place in 0..order.keys.len() {
        let near = order.near(place);
        let order = &order;
        order.sketches.mark_alike(near.clone(), place, &mut alike);
        let label = |at: usize| {
            let Told { document, item } = tellings.get(number_of(order.keys[at])).told;
            extractions[document as usize].label(item as usize)
        };
        let alike = memchr::memchr_iter(1, &alike[..near.len()]).rev();
        let same = alike.map(|at| near.start + at).find(|&before| {
            order.least_shared(place, before).is_some_and(|least| {
                order.sketches.are_alike(place, before, Least::new(least))
                    && word_sets.overlap((place, before), label) >= least
            })
        });
        if let Some(same) = same {
            unite(same_as, number_of(order.keys[same]), number_of(order.keys[place]));
        }
    }
}

/// Makes both lead to the same telling, the first of all that are the same.
fn unite(same_as: &mut [u32], a: u32, b: u32) {
    let (a, b) = (first_of(same_as, a), first_of(same_as, b));
    same_as[a.max(b) as usize] = a.min(b);
}

/// The first telling of what `at` tells.
fn first_of(same_as: &[u32], mut at: u32) -> u32 {
    while same_as[at as usize] != at {
        at = same_as[at as usize];
    }
    at
}

/// The share of words that two wordings of one statement have in common at least: agencies'
/// translations differ in a few words, two statements on one day about one matter in most.
const SAME_WORDS: f32 = 0.6;

/// How many groups of events there are: one for each country, and one for none.
const N_EVENT_GROUPS: usize = Country::N_NUMBERS + 1;
/// How many families of forms there are.
const N_FAMILIES: usize = 3;

/// Direct, indirect and reported statements stay apart: the article's rendering is part of them.
fn form_family(form: Form) -> usize {
    match form {
        Form::Direct | Form::Mixed => 0,
        Form::Indirect | Form::Free => 1,
        Form::Reported => 2,
    }
}

/// A clock time lies within its day, a day within its month; but an event of one day is not that of
/// the whole year. Lengths are in seconds.
fn are_of_like_length(a: u32, b: u32) -> bool {
    let (short, long) = (a.min(b), a.max(b));
    long <= 36 * 3_600 || long <= short.saturating_mul(31)
}

#[cfg(test)]
mod tests;
