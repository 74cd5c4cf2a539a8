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

use super::{Actor, ActorId, Basis, Extraction, Form, Item, Kind};
use crate::language::Country;
use crate::time::TimeInterval;
use words::{Sketch, overlap};

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
}

impl Merged {
    /// Each item once, as the places that tell it, in the order of the documents.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &[Told]> + Clone {
        (0..self.ends.len()).map(|item| {
            let begin = if item == 0 { 0 } else { self.ends[item - 1] };
            &self.told[begin as usize..self.ends[item] as usize]
        })
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
const LEAST_SHARED: f64 = 0.25;

/// The items and actors of all documents: an item told in several of them stands once, with all its
/// evidence; an actor named in several stands once, with all its aliases.
pub fn merge(extractions: &[Arc<Extraction>]) -> Merged {
    let (actors, actor_idx) = actors::merge_actors(extractions);
    let tellings = tellings(extractions, &actor_idx);
    let mut same_as: Vec<u32> = (0..tellings.len() as u32).collect();
    if extractions.len() > 1 {
        join_same(&tellings, &mut same_as);
        // What a telling leads to stands before it and is resolved already.
        for at in 0..same_as.len() {
            same_as[at] = same_as[same_as[at] as usize];
        }
    }
    let mut order: Vec<u32> = (0..tellings.len() as u32).collect();
    order.sort_by_key(|&at| same_as[at as usize]);
    let mut merged = Merged { told: Vec::with_capacity(order.len()), ends: Vec::new(), actors, actor_idx };
    for (place, &at) in order.iter().enumerate() {
        if place > 0 && same_as[at as usize] != same_as[order[place - 1] as usize] {
            merged.ends.push(place as u32);
        }
        merged.told.push(tellings[at as usize].told);
    }
    merged.ends.extend((!order.is_empty()).then_some(order.len() as u32));
    merged
}

/// One item as one document tells it, with what is compared.
struct Telling<'a> {
    told: Told,
    item: &'a Item,
    /// Only items of the same group are compared.
    group: Group,
    sketch: Sketch,
}

/// What items must share to be compared at all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// Nothing to go by: stands alone.
    Alone,
    /// Statements of an actor.
    Speaker(u32),
    /// Events of a country, "none" included.
    Country(Option<Country>),
}

fn tellings<'a>(extractions: &'a [Arc<Extraction>], actor_idx: &HashMap<ActorId, usize>) -> Vec<Telling<'a>> {
    let group = |item: &Item| match (item.kind, &item.speaker) {
        (Kind::Event, _) => Group::Country(item.country),
        (_, Some(speaker)) => actor_idx.get(speaker).map_or(Group::Alone, |&at| Group::Speaker(at as u32)),
        (_, None) => Group::Alone,
    };
    let telling =
        |(told, item): (Told, &'a Item)| Telling { told, item, group: group(item), sketch: Sketch::of(item) };
    let told = extractions.iter().zip(0..).flat_map(|(one, document)| {
        one.items.iter().zip(0..).map(move |(item, at)| (Told { document, item: at }, item))
    });
    told.map(telling).collect()
}

/// What can be told of a telling without looking at its item.
#[derive(Clone, Copy)]
struct Candidate {
    group: Group,
    start: i64,
    /// Where its time ends, with the slack for an assumed one.
    reach: i64,
    slack: i64,
    at: u32,
    sketch: Sketch,
}

impl Candidate {
    fn new(telling: &Telling, at: u32) -> Option<Self> {
        let time = telling.item.time.interval.filter(|_| telling.group != Group::Alone)?;
        let slack = if telling.item.time.basis == Basis::Assumed { ASSUMED_SLACK } else { 0 };
        let (start, reach) = (time.start, time.end + slack);
        Some(Self { group: telling.group, start, reach, slack, at, sketch: telling.sketch })
    }

    /// Whether `before`, which does not start later, may be the same.
    fn may_be(&self, before: &Self) -> bool {
        let share = if matches!(self.group, Group::Speaker(_)) { SAME_WORDS } else { LEAST_SHARED };
        self.start - self.slack < before.reach && self.sketch.may_share(before.sketch, share)
    }
}

/// Points tellings at earlier ones that tell the same.
fn join_same(tellings: &[Telling], same_as: &mut [u32]) {
    let candidates = tellings.iter().zip(0..).filter_map(|(telling, at)| Candidate::new(telling, at));
    let mut order: Vec<Candidate> = candidates.collect();
    order.sort_unstable_by_key(|one| (one.group, one.start, one.at));
    for (place, one) in order.iter().enumerate() {
        let neighbors = order[place.saturating_sub(MAX_NEIGHBORS)..place].iter().rev();
        // What starts more than a week earlier is not the same, however coarse its time.
        let near =
            neighbors.take_while(|other| other.group == one.group && other.start >= one.start - 7 * DAY);
        let mut alike = near.filter(|other| one.may_be(other));
        if let Some(same) =
            alike.find(|other| is_same(&tellings[other.at as usize], &tellings[one.at as usize]))
        {
            unite(same_as, same.at, one.at);
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

/// Whether two items of the same group are the same.
fn is_same(a: &Telling, b: &Telling) -> bool {
    let (a_item, b_item) = (a.item, b.item);
    let (Some(a_time), Some(b_time)) = (a_item.time.interval, b_item.time.interval) else { return false };
    let assumed = a_item.time.basis == Basis::Assumed || b_item.time.basis == Basis::Assumed;
    let slack = if assumed { ASSUMED_SLACK } else { 0 };
    let near = a_time.start < b_time.end + slack && b_time.start < a_time.end + slack;
    if !near || a.told.document == b.told.document {
        return false;
    }
    match a_item.kind {
        Kind::Event => is_same_event((a_item, a_time), (b_item, b_time)),
        Kind::Statement(_) => {
            form_family(a_item) == form_family(b_item) && overlap(a_item, b_item) >= SAME_WORDS
        }
    }
}

/// The share of words that two wordings of one statement have in common at least: agencies'
/// translations differ in a few words, two statements on one day about one matter in most.
const SAME_WORDS: f64 = 0.6;

/// Direct, indirect and reported statements stay apart: the article's rendering is part of them.
fn form_family(item: &Item) -> u8 {
    match item.kind {
        Kind::Event => 0,
        Kind::Statement(Form::Direct | Form::Mixed) => 1,
        Kind::Statement(Form::Indirect | Form::Free) => 2,
        Kind::Statement(Form::Reported) => 3,
    }
}

/// Events whose times agree: the same place and rule, or much the same title and people.
fn is_same_event((a, a_time): (&Item, TimeInterval), (b, b_time): (&Item, TimeInterval)) -> bool {
    let (short, long) = (a_time.seconds().min(b_time.seconds()), a_time.seconds().max(b_time.seconds()));
    // A clock time lies within its day, a day within its month; but an event of one day is not that
    // of the whole year.
    if long > 36 * 3_600 && long > 31 * short {
        return false;
    }
    if a.place.is_some() && b.place.is_some() && a.place != b.place {
        return false;
    }
    let title = overlap(a, b);
    let shared_actors = a.actors.iter().filter(|actor| b.actors.contains(actor)).count();
    let same_place = a.place.is_some() && a.place == b.place;
    let same_rule = a.rule == b.rule;
    title >= SAME_WORDS
        || (same_place && (same_rule || shared_actors >= 1) && title >= LEAST_SHARED)
        || (same_rule && shared_actors >= 2 && title >= LEAST_SHARED)
}

#[cfg(test)]
mod tests;
