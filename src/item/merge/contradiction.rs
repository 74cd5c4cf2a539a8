//! Tellings of different documents that may contradict one another: alike in all that is compared but one thing.
//!
//! Nothing is asserted by it: whoever reads both decides. Compared is what may be the same anyway, in the order of merging,
//! so that looking stays near-linear.

use std::sync::Arc;

use super::actors::merge_actors;
use super::conflict::Conflict;
use super::order::{MAX_NEIGHBORS, Order};
use super::pair::Pairs;
use super::telling::{Tellings, Told};
use crate::effort::Effort;
use crate::item::Extraction;

/// Two tellings that may contradict one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// Where they were extracted, in the order of the extractions.
    pub told: [Told; 2],
    /// In what.
    pub conflict: Conflict,
}

/// The tellings of `extractions` that may contradict one another, each pair once, in the order of the extractions; those that
/// were found until `effort` ended.
pub fn contradictions(extractions: &[Arc<Extraction>], effort: &Effort) -> Vec<Contradiction> {
    let named = merge_actors(extractions);
    let tellings = Tellings::new(extractions, &named);
    let mut order = Order::new(extractions, &tellings, &|_| true);
    let mut pairs = Pairs::new(extractions, &tellings, &named.actors);
    let mut alike = [0; MAX_NEIGHBORS];
    let mut found = Vec::new();
    for place in 0..order.len() {
        if !effort.spend(1) {
            break;
        }
        let near = order.near(place, &mut alike);
        for other in memchr::memchr_iter(1, &alike[..near.len()]).map(|at| near.start + at) {
            if let Some(conflict) = pairs.conflict(&order, place, other) {
                let mut told = [place, other].map(|place| tellings.get(order.number(place)).told);
                told.sort_unstable();
                found.push(Contradiction { told, conflict });
            }
        }
    }
    found.sort_unstable();
    found
}
