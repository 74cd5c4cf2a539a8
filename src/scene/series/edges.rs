//! Times between which items are counted, or looked for.

use super::runs::{ItemRun, ItemTimes};
use crate::store::{Clock, ItemIdx, Store};

/// Times in order.
#[derive(Clone, Debug, Default)]
pub struct Edges {
    times: Vec<i64>,
    /// The first item of the store that does not start before each time: with them a place in any lane is found
    /// without a look at its items' times.
    firsts: Option<Vec<ItemIdx>>,
}

impl Edges {
    /// These times, in order, for items that stand on a clock.
    pub fn new(store: &Store, clock: Clock, times: Vec<i64>) -> Self {
        // On another clock items do not rise with their starts, and looking at few is quicker.
        let worthwhile = clock == Clock::Happened && store.n_dated() > 8 * times.len();
        let first = |edge: &i64| ItemIdx::new(store.n_starting(|start| start < *edge));
        let firsts = worthwhile.then(|| times.iter().map(first).collect());
        Self { times, firsts }
    }

    /// The times.
    pub fn times(&self) -> &[i64] {
        &self.times
    }

    /// How many items of a run start before the time at a place, which the first `from` do.
    pub fn n_before<T: ItemTimes>(&self, at: usize, run: &ItemRun<T, false>, from: usize) -> usize {
        match &self.firsts {
            Some(firsts) => run.n_while_from(|idx| idx < firsts[at], from),
            None => run.n_while_from(|idx| run.time(idx) < self.times[at], from),
        }
    }
}
