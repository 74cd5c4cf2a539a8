//! The same item told in several documents.
//!
//! Statements are the same when the same actor says nearly the same words about the same time;
//! events, when time and country agree and title, place or participants say so. Nothing is compared
//! with everything: what could be the same stands side by side once sorted by who and when, and
//! each item is compared with a bounded number of neighbors, so merging stays near-linear.

mod actors;
mod words;

use std::sync::Arc;

use foldhash::HashMap;

use super::{Actor, ActorId, ActorRef, Basis, Extraction, Fields, Form, Kind};
use crate::language::Country;
use crate::time::TimeInterval;
use actors::Named;
pub use words::Sketch;
use words::{Sketches, WordSets};

/// Where an item was extracted: document and position among its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Told {
    /// Position of the extraction.
    pub document: u32,
    /// Position among the items of that extraction.
    pub item: u32,
}

/// What all documents tell together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Every place that tells an item, those of the same item side by side.
    told: Vec<Told>,
    /// Where each item ends in `told`.
    ends: Vec<u32>,
    /// Each actor once, with the aliases of all documents.
    pub actors: Vec<Actor>,
    /// Where each actor stands; an actor that is the same as another stands where that one does.
    pub actor_idx: HashMap<ActorId, usize>,
    /// Where the actors of each document stand, document by document.
    places: Vec<u32>,
    /// Where each document begins in `places`.
    first_places: Vec<u32>,
}

impl Merged {
    /// Each item once, as the places that tell it, in the order of the documents.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &[Told]> + Clone {
        (0..self.ends.len()).map(|at| self.item(at))
    }

    /// The places that tell an item, by its position in [`Self::items`].
    pub fn item(&self, at: usize) -> &[Told] {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.told[begin as usize..self.ends[at] as usize]
    }

    /// The position of an actor that a document names.
    pub fn actor(&self, document: u32, actor: ActorRef) -> Option<usize> {
        match actor {
            ActorRef::Known(at) => {
                self.places.get(self.first_places[document as usize] as usize + at).map(|&at| at as usize)
            }
            ActorRef::Unknown(id) => self.actor_idx.get(id).copied(),
        }
    }
}

/// Seconds of a day.
const DAY: i64 = 86_400;
/// How far apart two statements may be when the time of one is only assumed: reports follow within days.
const ASSUMED_SLACK: i64 = 3 * DAY;
/// With how many neighbors an item is compared at most; keeps merging linear when one actor speaks
/// a thousand times a day.
const MAX_NEIGHBORS: usize = 100;
/// Below this share of words in common no two items are the same, whatever else agrees.
const LEAST_SHARED: f32 = 0.25;

/// The items and actors of all documents: an item told in several of them stands once, with all its
/// evidence; an actor named in several stands once, with all its aliases.
pub fn merge(extractions: &[Arc<Extraction>]) -> Merged {
    let Named { actors, idx, places, first_places } = actors::merge_actors(extractions);
    let mut merged =
        Merged { actors, actor_idx: idx, places, first_places, told: Vec::new(), ends: Vec::new() };
    let n_tellings = extractions.iter().map(|one| one.n_items()).sum::<usize>() as u32;
    let mut same_as: Vec<u32> = (0..n_tellings).collect();
    if extractions.len() > 1 {
        join_same(extractions, &merged, &mut same_as);
        // What a telling leads to stands before it and is resolved already.
        for at in 0..same_as.len() {
            same_as[at] = same_as[same_as[at] as usize];
        }
    }
    merged.put_together(extractions, &same_as);
    merged
}

/// Every item of every document, in their order.
fn tellings(extractions: &[Arc<Extraction>]) -> impl Iterator<Item = Told> {
    let counts = extractions.iter().map(|one| one.n_items() as u32).zip(0..);
    counts.flat_map(|(n_items, document)| (0..n_items).map(move |item| Told { document, item }))
}

impl Merged {
    /// Puts the tellings of each item side by side; an item stands where its first telling does.
    fn put_together(&mut self, extractions: &[Arc<Extraction>], same_as: &[u32]) {
        let mut place = vec![0u32; same_as.len()];
        same_as.iter().for_each(|&first| place[first as usize] += 1);
        let mut n_told = 0;
        for n_tellings in place.iter_mut().filter(|n_tellings| **n_tellings > 0) {
            let begin = n_told;
            n_told += *n_tellings;
            *n_tellings = begin;
            self.ends.push(n_told);
        }
        self.told = vec![Told { document: 0, item: 0 }; same_as.len()];
        for (told, &first) in tellings(extractions).zip(same_as) {
            self.told[place[first as usize] as usize] = told;
            place[first as usize] += 1;
        }
    }
}

/// What is compared of a telling before its words are: all that rules out most pairs, side by side
/// in what a processor fetches at once.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Candidate {
    /// Only tellings of the same group are compared: statements of an actor, events of a country.
    group: u32,
    time: TimeInterval,
    at: u32,
    told: Told,
    family: u8,
    is_assumed: bool,
    sketch: Sketch,
    /// Of an event: hashes of its place, 0 for none, and its rule.
    place: u32,
    rule: u32,
    /// Of an event: a bit for each who takes part.
    actors: u64,
}

impl Candidate {
    /// `None` for a telling with nothing to go by: it stands alone.
    fn new(extractions: &[Arc<Extraction>], told: Told, at: u32, merged: &Merged) -> Option<Self> {
        let item = extractions[told.document as usize].core(told.item as usize);
        let time = item.interval?;
        let group = match (item.kind, item.speaker) {
            (Kind::Event, _) => {
                merged.actors.len() + item.country.map_or(Country::N_NUMBERS, Country::number)
            }
            (_, Some(speaker)) => merged.actor(told.document, speaker)?,
            (_, None) => return None,
        };
        let mut candidate = Self {
            group: group as u32,
            time,
            at,
            told,
            family: form_family(item.kind),
            is_assumed: item.basis == Basis::Assumed,
            sketch: item.sketch,
            place: 0,
            rule: 0,
            actors: 0,
        };
        if item.kind == Kind::Event {
            let known = item.actors().filter_map(|actor| merged.actor(told.document, actor));
            candidate.actors = known.fold(0, |bits, actor| bits | 1 << (actor % 64));
            let (place, rule) = item.place_and_rule();
            candidate.place = place.map_or(0, |place| words::hash(place) | 1);
            candidate.rule = words::hash(rule);
        }
        Some(candidate)
    }

    /// By group, then start, then place; `number` tells it from the others.
    fn key(&self, number: u32) -> u128 {
        // As numbers without a sign, times keep their order once the sign is turned round.
        let start = self.time.start as u64 ^ 1 << 63;
        u128::from(self.group) << 96 | u128::from(start) << 32 | u128::from(number)
    }

    /// Whether time, documents and form allow that `before`, which does not start later, is the same;
    /// of events also length, place and who takes part.
    fn may_be(&self, before: &Self) -> bool {
        let slack = if self.is_assumed || before.is_assumed { ASSUMED_SLACK } else { 0 };
        self.time.start < before.time.end.saturating_add(slack)
            && self.told.document != before.told.document
            && self.family == before.family
            && (self.family != EVENT || self.may_be_event(before))
    }

    fn may_be_event(&self, before: &Self) -> bool {
        is_of_like_length(self.time, before.time)
            && (self.place == before.place || self.place == 0 || before.place == 0)
    }

    /// The share of their words that both must have in common to be the same: of events less where
    /// place, rule or those who take part speak for it.
    fn least_shared(&self, before: &Self) -> f32 {
        let same_place = self.place != 0 && self.place == before.place;
        let same_rule = self.rule == before.rule;
        let same_actor = self.actors & before.actors != 0;
        if same_place && (same_rule || same_actor) || same_rule && same_actor {
            LEAST_SHARED
        } else {
            SAME_WORDS
        }
    }
}

/// Candidates by who and when. What most pairs are told apart by stands side by side in this order;
/// the candidates themselves stay where they were found and are seldom looked at.
struct Order {
    candidates: Vec<Candidate>,
    /// As [`Candidate::key`], rising.
    keys: Vec<u128>,
    sketches: Sketches,
    /// Where the neighbors of the candidate that was asked for last begin.
    first_near: usize,
}

impl Order {
    fn new(extractions: &[Arc<Extraction>], merged: &Merged) -> Self {
        let n_tellings = extractions.iter().map(|one| one.n_items()).sum();
        let mut candidates = Vec::with_capacity(n_tellings);
        let tellings = tellings(extractions).zip(0..);
        candidates.extend(tellings.filter_map(|(told, at)| Candidate::new(extractions, told, at, merged)));
        let mut keys: Vec<u128> =
            candidates.iter().zip(0..).map(|(one, number): (&Candidate, u32)| one.key(number)).collect();
        keys.sort_unstable();
        let sketches = Sketches::new(keys.iter().map(|&key| candidates[key as u32 as usize].sketch));
        Self { candidates, keys, sketches, first_near: 0 }
    }

    /// The candidate at a place in this order.
    fn candidate(&self, place: usize) -> &Candidate {
        &self.candidates[self.keys[place] as u32 as usize]
    }

    /// The neighbors before the candidate at `place`, of the same group and not long before it; asked
    /// for one candidate after the other.
    fn near(&mut self, place: usize) -> std::ops::Range<usize> {
        // What starts more than a week earlier is not the same, however coarse its time.
        let earliest = earlier(self.keys[place], 7 * DAY as u64);
        self.first_near = self.first_near.max(place.saturating_sub(MAX_NEIGHBORS));
        while self.keys[self.first_near] < earliest {
            self.first_near += 1;
        }
        self.first_near..place
    }
}

/// The lowest key of the group of `key` that starts no more than `seconds` before it.
fn earlier(key: u128, seconds: u64) -> u128 {
    let start = (key >> 32) as u64;
    key >> 96 << 96 | u128::from(start.saturating_sub(seconds)) << 32
}

/// Points tellings at earlier ones that tell the same.
fn join_same(extractions: &[Arc<Extraction>], merged: &Merged, same_as: &mut [u32]) {
    let mut order = Order::new(extractions, merged);
    let mut word_sets = WordSets::new(order.keys.len());
    let mut alike = [0; MAX_NEIGHBORS];
    for place in 0..order.keys.len() {
        let near = order.near(place);
        let is_event = order.keys[place] >> 96 >= merged.actors.len() as u128;
        let share = if is_event { LEAST_SHARED } else { SAME_WORDS };
        order.sketches.mark_alike(near.clone(), place, share, &mut alike);
        let alike = memchr::memchr_iter(1, &alike[..near.len()]).rev();
        let same = alike.map(|at| near.start + at).find(|&other| {
            let (one, before) = (order.candidate(place), order.candidate(other));
            let label = |at: usize| label(extractions, order.candidate(at).told);
            one.may_be(before) && {
                let shared = word_sets.overlap((place, other), label);
                shared >= one.least_shared(before)
                    && (!is_event || is_same_event(extractions, merged, [before.told, one.told], shared))
            }
        });
        if let Some(same) = same {
            unite(same_as, order.candidate(same).at, order.candidate(place).at);
        }
    }
}

fn label(extractions: &[Arc<Extraction>], told: Told) -> &str {
    extractions[told.document as usize].label(told.item as usize)
}

fn fields(extractions: &[Arc<Extraction>], told: Told) -> Fields<'_> {
    extractions[told.document as usize].fields(told.item as usize)
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

/// The family of events.
const EVENT: u8 = 0;

/// Direct, indirect and reported statements stay apart: the article's rendering is part of them.
fn form_family(kind: Kind) -> u8 {
    match kind {
        Kind::Event => EVENT,
        Kind::Statement(Form::Direct | Form::Mixed) => 1,
        Kind::Statement(Form::Indirect | Form::Free) => 2,
        Kind::Statement(Form::Reported) => 3,
    }
}

/// Whether events are the same whose times agree and whose titles have a share of words in common:
/// much the same title, or the same place, rule and people.
fn is_same_event(extractions: &[Arc<Extraction>], merged: &Merged, told: [Told; 2], shared: f32) -> bool {
    let [a, b] = told.map(|told| fields(extractions, told));
    if a.place.is_some() && b.place.is_some() && a.place != b.place {
        return false;
    }
    let n_shared_actors = || {
        let of = |item: &Fields, told: Told| -> Vec<usize> {
            item.core.actors().filter_map(|actor| merged.actor(told.document, actor)).collect()
        };
        let of_b = of(&b, told[1]);
        of(&a, told[0]).iter().filter(|actor| of_b.contains(actor)).count()
    };
    let same_place = a.place.is_some() && a.place == b.place;
    let same_rule = a.rule == b.rule;
    shared >= SAME_WORDS
        || (same_place && shared >= LEAST_SHARED && (same_rule || n_shared_actors() >= 1))
        || (same_rule && shared >= LEAST_SHARED && n_shared_actors() >= 2)
}

/// A clock time lies within its day, a day within its month; but an event of one day is not that of
/// the whole year.
fn is_of_like_length(a: TimeInterval, b: TimeInterval) -> bool {
    let (short, long) = (a.seconds().min(b.seconds()), a.seconds().max(b.seconds()));
    long <= 36 * 3_600 || long <= short.saturating_mul(31)
}

#[cfg(test)]
mod tests;
