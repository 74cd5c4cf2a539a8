//! Putting tellings together that tell the same, so that every two tellings of an item do.
//!
//! One telling after the other, in an [`Order`], joins the nearest item before it of which it is the same as
//! every telling, else it begins an item of its own. Nothing is joined through a third: of three reports of
//! which the first and the last differ, only two come together.

use std::sync::Arc;

use foldhash::HashSet;

use super::actors::Named;
use super::order::{MAX_NEIGHBORS, Order};
use super::pair::Pairs;
use super::telling::Tellings;
use crate::effort::Effort;
use crate::item::Extraction;

/// With how many tellings one is compared at most, so that merging stays in line with their number.
const MAX_COMPARED: usize = 128;
/// In place of a telling where there is none.
const NOBODY: u32 = u32::MAX;

/// For each telling the first one, by its number, that tells the same; itself where none does. Those that do not take
/// part, by their numbers, stay alone, and so do the rest where `effort` ends.
pub fn join(
    extractions: &[Arc<Extraction>],
    (tellings, takes_part): (&Tellings, &dyn Fn(u32) -> bool),
    named: &Named,
    effort: &Effort,
) -> Vec<u32> {
    let mut order = Order::new(extractions, tellings, takes_part);
    let mut joining = Joining::new(Pairs::new(extractions, tellings, &named.actors), order.len());
    let mut alike = [0; MAX_NEIGHBORS];
    for place in 0..order.len() {
        if !effort.spend(1) {
            break;
        }
        let near = order.near(place, &mut alike);
        let alike = memchr::memchr_iter(1, &alike[..near.len()]).rev().map(|at| near.start + at);
        if let Some(first) = joining.find(&order, place, alike, effort) {
            joining.add(&order, place, first);
        }
    }
    joining.same_as(&order, tellings.all().len())
}

/// Items under way; an item is named by the place of its first telling.
struct Joining<'a> {
    pairs: Pairs<'a>,
    /// The item of each telling.
    items: Vec<u32>,
    /// The next telling of the same item that differs in anything from those before it. Copies of one report,
    /// of which there may be thousands, stand for each other.
    next: Vec<u32>,
    /// The last telling that is not of each item.
    not_of: Vec<u32>,
    /// The documents that tell each item of more than one telling.
    documents: HashSet<(u32, u32)>,
}

impl<'a> Joining<'a> {
    fn new(pairs: Pairs<'a>, n_tellings: usize) -> Self {
        Self {
            pairs,
            items: (0..n_tellings as u32).collect(),
            next: vec![NOBODY; n_tellings],
            not_of: vec![NOBODY; n_tellings],
            documents: HashSet::default(),
        }
    }

    /// The item that the telling at `place` is of, among those of its neighbors, which are given from the
    /// nearest on.
    fn find(
        &mut self,
        order: &Order,
        place: usize,
        neighbors: impl Iterator<Item = usize>,
        effort: &Effort,
    ) -> Option<u32> {
        let mut n_left = MAX_COMPARED;
        for neighbor in neighbors {
            let item = self.items[neighbor];
            if self.not_of[item as usize] == place as u32 {
                continue;
            }
            let mut told = Some(item);
            // Most are ruled out by the neighbor itself, before the item is walked.
            let mut fits = self.is_same(order, place, neighbor, effort)
                && !self.documents.contains(&(item, order.document(place)));
            n_left -= 1;
            while let Some(at) = told.filter(|_| fits) {
                fits = n_left > 0 && self.is_same(order, place, at as usize, effort);
                n_left = n_left.saturating_sub(1);
                told = Some(self.next[at as usize]).filter(|&next| next != NOBODY);
            }
            if fits {
                return Some(item);
            }
            if n_left == 0 {
                return None;
            }
            self.not_of[item as usize] = place as u32;
        }
        None
    }

    fn is_same(&mut self, order: &Order, a: usize, b: usize, effort: &Effort) -> bool {
        effort.spend(1) && self.pairs.difference(order, a, b).is_none()
    }

    /// Adds the telling at `place` to an item.
    fn add(&mut self, order: &Order, place: usize, item: u32) {
        self.items[place] = item;
        self.documents.extend([(item, order.document(place)), (item, order.document(item as usize))]);
        let mut at = item as usize;
        loop {
            if self.pairs.are_alike(order, place, at) {
                return;
            }
            match self.next[at] {
                NOBODY => break,
                next => at = next as usize,
            }
        }
        self.next[at] = place as u32;
    }

    /// For each of `n_tellings` by their number the first of the same item.
    fn same_as(&self, order: &Order, n_tellings: usize) -> Vec<u32> {
        let mut first: Vec<u32> = vec![NOBODY; self.items.len()];
        for (place, &item) in self.items.iter().enumerate() {
            let first = &mut first[item as usize];
            *first = (*first).min(order.number(place));
        }
        let mut same_as: Vec<u32> = (0..n_tellings as u32).collect();
        for (place, &item) in self.items.iter().enumerate() {
            same_as[order.number(place) as usize] = first[item as usize];
        }
        same_as
    }
}
