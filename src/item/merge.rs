//! The same item told in several documents.
//!
//! Statements are the same when the same actor says nearly the same words about the same time;
//! events, when time and country agree and title, place or participants say so. Nothing is compared
//! with everything: what could be the same stands side by side once sorted by who and when, and
//! each item is compared with a bounded number of neighbors, so merging stays near-linear.

mod actors;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use super::{Actor, ActorId, ActorRef, Basis, Extraction, Fields, Form, Kind};
use crate::language::Country;
use crate::time::TimeInterval;
use actors::Named;
pub use words::Sketch;
use words::{Sketches, overlap};

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

/// What is compared of a telling before its words are.
#[derive(Clone, Copy)]
struct Candidate {
    /// Only tellings of the same group are compared: statements of an actor, events of a country.
    group: u32,
    start: i64,
    /// Where its time ends, with the slack for an assumed one.
    reach: i64,
    slack: i64,
    at: u32,
    told: Told,
    family: u8,
    sketch: Sketch,
}

impl Candidate {
    /// `None` for a telling with nothing to go by: it stands alone.
    fn new(item: &Fields, told: Told, at: u32, merged: &Merged) -> Option<Self> {
        let time = item.interval?;
        let group = match (item.kind, item.speaker) {
            (Kind::Event, _) => {
                merged.actors.len() + item.country.map_or(Country::N_NUMBERS, Country::number)
            }
            (_, Some(speaker)) => merged.actor(told.document, speaker)?,
            (_, None) => return None,
        };
        let slack = if item.basis == Basis::Assumed { ASSUMED_SLACK } else { 0 };
        let (start, reach) = (time.start, time.end.saturating_add(slack));
        let family = form_family(item.kind);
        Some(Self { group: group as u32, start, reach, slack, at, told, family, sketch: item.sketch })
    }

    /// By group, then start, then place; `number` tells it from the others.
    fn key(&self, number: u32) -> u128 {
        // As numbers without a sign, times keep their order once the sign is turned round.
        let start = self.start as u64 ^ 1 << 63;
        u128::from(self.group) << 96 | u128::from(start) << 32 | u128::from(number)
    }

    /// Whether time, documents and form allow that `before`, which does not start later, is the same.
    fn may_be(&self, before: &Self) -> bool {
        self.start.saturating_sub(self.slack) < before.reach
            && self.told.document != before.told.document
            && self.family == before.family
    }
}

/// Candidates side by side by who and when.
struct Order {
    candidates: Vec<Candidate>,
    sketches: Sketches,
    /// Where the neighbors of the candidate that was asked for last begin.
    first_near: usize,
}

impl Order {
    fn new(extractions: &[Arc<Extraction>], merged: &Merged) -> Self {
        let found: Vec<Candidate> = tellings(extractions)
            .zip(0..)
            .filter_map(|(told, at)| Candidate::new(&fields(extractions, told), told, at, merged))
            .collect();
        let mut keys: Vec<u128> = found.iter().zip(0..).map(|(one, number)| one.key(number)).collect();
        keys.sort_unstable();
        let candidates: Vec<Candidate> = keys.into_iter().map(|key| found[key as u32 as usize]).collect();
        let sketches = Sketches::new(candidates.iter().map(|one| one.sketch));
        Self { candidates, sketches, first_near: 0 }
    }

    /// The neighbors before the candidate at `place`, of the same group and not long before it; asked
    /// for one candidate after the other.
    fn near(&mut self, place: usize) -> std::ops::Range<usize> {
        let one = &self.candidates[place];
        // What starts more than a week earlier is not the same, however coarse its time.
        let earliest = one.start.saturating_sub(7 * DAY);
        let is_near = |other: &Candidate| other.group == one.group && other.start >= earliest;
        self.first_near = self.first_near.max(place.saturating_sub(MAX_NEIGHBORS));
        while !is_near(&self.candidates[self.first_near]) {
            self.first_near += 1;
        }
        self.first_near..place
    }
}

/// Points tellings at earlier ones that tell the same.
fn join_same(extractions: &[Arc<Extraction>], merged: &Merged, same_as: &mut [u32]) {
    let mut order = Order::new(extractions, merged);
    let mut alike = [false; MAX_NEIGHBORS];
    for place in 0..order.candidates.len() {
        let near = order.near(place);
        let one = &order.candidates[place];
        let is_event = one.group as usize >= merged.actors.len();
        let share = if is_event { LEAST_SHARED } else { SAME_WORDS };
        order.sketches.mark_alike(near.clone(), one.sketch, share, &mut alike);
        let before = order.candidates[near].iter().zip(&alike).rev();
        let mut likely = before.filter(|(other, alike)| **alike && one.may_be(other)).map(|(other, _)| other);
        if let Some(same) = likely.find(|other| is_same(extractions, merged, other.told, one.told)) {
            unite(same_as, same.at, one.at);
        }
    }
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

/// Whether two tellings of the same group and form, of different documents, are the same item.
fn is_same(extractions: &[Arc<Extraction>], merged: &Merged, a: Told, b: Told) -> bool {
    let (a_item, b_item) = (fields(extractions, a), fields(extractions, b));
    let (Some(a_time), Some(b_time)) = (a_item.interval, b_item.interval) else { return false };
    let assumed = a_item.basis == Basis::Assumed || b_item.basis == Basis::Assumed;
    let slack = if assumed { ASSUMED_SLACK } else { 0 };
    let near =
        a_time.start < b_time.end.saturating_add(slack) && b_time.start < a_time.end.saturating_add(slack);
    if !near {
        return false;
    }
    match a_item.kind {
        Kind::Event => {
            let n_shared = || {
                let of_b: Vec<_> =
                    b_item.actors().filter_map(|actor| merged.actor(b.document, actor)).collect();
                let of_a = a_item.actors().filter_map(|actor| merged.actor(a.document, actor));
                of_a.filter(|actor| of_b.contains(actor)).count()
            };
            is_same_event((&a_item, a_time), (&b_item, b_time), n_shared)
        }
        Kind::Statement(_) => overlap(&a_item, &b_item) >= SAME_WORDS,
    }
}

/// The share of words that two wordings of one statement have in common at least: agencies'
/// translations differ in a few words, two statements on one day about one matter in most.
const SAME_WORDS: f32 = 0.6;

/// Direct, indirect and reported statements stay apart: the article's rendering is part of them.
fn form_family(kind: Kind) -> u8 {
    match kind {
        Kind::Event => 0,
        Kind::Statement(Form::Direct | Form::Mixed) => 1,
        Kind::Statement(Form::Indirect | Form::Free) => 2,
        Kind::Statement(Form::Reported) => 3,
    }
}

/// Events whose times agree: the same place and rule, or much the same title and people.
fn is_same_event(
    (a, a_time): (&Fields, TimeInterval),
    (b, b_time): (&Fields, TimeInterval),
    n_shared_actors: impl Fn() -> usize,
) -> bool {
    let (short, long) = (a_time.seconds().min(b_time.seconds()), a_time.seconds().max(b_time.seconds()));
    // A clock time lies within its day, a day within its month; but an event of one day is not that
    // of the whole year.
    if long > 36 * 3_600 && long > short.saturating_mul(31) {
        return false;
    }
    if a.place.is_some() && b.place.is_some() && a.place != b.place {
        return false;
    }
    let title = overlap(a, b);
    let same_place = a.place.is_some() && a.place == b.place;
    let same_rule = a.rule == b.rule;
    title >= SAME_WORDS
        || (same_place && title >= LEAST_SHARED && (same_rule || n_shared_actors() >= 1))
        || (same_rule && title >= LEAST_SHARED && n_shared_actors() >= 2)
}

#[cfg(test)]
mod tests;
