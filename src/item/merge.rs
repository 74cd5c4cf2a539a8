//! The same item told in several documents.
//!
//! Statements are the same when the same actor says nearly the same words about the same time; events, when
//! time and country agree, title, place or participants say so, and nothing contradicts: no number, no
//! place, no party ([`pair`]). Every two tellings of an item are the same by that; nothing is joined through
//! a third ([`join`]). Of articles that are copies of one report ([`copies`]) the same words are the same item, and
//! over all of it stands what a person decided ([`by_hand`]). Nothing is compared with everything: what could be the same stands side by side once
//! sorted by who and when, and each telling is compared with a bounded number of others ([`order`]), so
//! merging stays near-linear.

mod actors;
mod by_hand;
mod conflict;
mod contradiction;
mod copies;
mod figures;
mod join;
mod order;
mod outline;
mod pair;
mod telling;
mod wording;
mod words;

use std::sync::Arc;

use foldhash::HashMap;

use super::{Actor, ActorId, Extraction};
use crate::effort::Effort;
pub use actors::KnownActors;
use actors::Named;
pub use by_hand::ByHand;
pub use conflict::Conflict;
pub use contradiction::{Contradiction, contradictions};
pub use copies::Copies;
use join::join;
pub use telling::{StandsIn, Telling, Tellings, Told};
pub use words::Sketch;

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
    /// Which documents are copies of which.
    pub copies: Copies,
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

/// The items and actors of all documents: an item told in several of them stands once, with all its
/// evidence; an actor named in several stands once, with all its aliases.
///
/// Each telling and each comparison of two is a step of `effort`; where that ends, the other tellings stand
/// alone.
pub fn merge(extractions: &[Arc<Extraction>], effort: &Effort) -> Merged {
    merge_with(extractions, &ByHand::default(), effort)
}

/// The same with what a person decided about which tellings are the same.
pub fn merge_with(extractions: &[Arc<Extraction>], by_hand: &ByHand, effort: &Effort) -> Merged {
    let named = actors::merge_actors(extractions);
    let mut tellings = Tellings::new(extractions, &named);
    let copies = effort.phase("copies", || Copies::of(extractions, by_hand, effort));
    let stand_ins = copies.stand_ins(extractions, &tellings, by_hand);
    let mut same_as = if extractions.len() > 1 {
        let takes_part = |number: u32| {
            stand_ins[number as usize] == number && !by_hand.alone.contains(&tellings.get(number).told)
        };
        effort.phase("merging", || join(extractions, (&tellings, &takes_part), &named, effort))
    } else {
        stand_ins.clone()
    };
    follow(&mut same_as, &stand_ins, by_hand, &tellings);
    let (told, ends) = put_together(&mut tellings, &same_as);
    let Named { actors, idx: actor_idx, .. } = named;
    Merged { tellings, told, ends, actors, actor_idx, copies }
}

/// Lets each telling follow the one that stands for it, then what a person decided; an item is named by its first
/// telling after it.
fn follow(same_as: &mut [u32], stand_ins: &[u32], by_hand: &ByHand, tellings: &Tellings) {
    for (number, &stand_in) in stand_ins.iter().enumerate() {
        if stand_in as usize != number {
            same_as[number] = same_as[stand_in as usize];
        }
    }
    by_hand.put_together(same_as, |told| tellings.number_of(told));
    let mut firsts = vec![u32::MAX; same_as.len()];
    for (number, &item) in (0..).zip(&*same_as) {
        firsts[item as usize] = firsts[item as usize].min(number);
    }
    same_as.iter_mut().for_each(|item| *item = firsts[*item as usize]);
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

#[cfg(test)]
mod tests;
