//! How much work one input may cost: steps are counted against a bound that grows with the input, and
//! the wish to stop is looked at on the way.
//!
//! Counting steps instead of looking at a clock keeps extraction a pure function: the same text ends at
//! the same place on every machine, and a test can compare what a text and its double cost.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicBool, Ordering};

/// Why work ended before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The steps that this input may cost are spent.
    OverBudget,
    /// Somebody wished it to end.
    Cancelled,
}

/// What a phase of the work has cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// The name of the phase.
    pub phase: &'static str,
    /// How many steps it took.
    pub steps: u64,
}

/// The steps that one piece of work may take. It is looked at inside the work: where [`Self::spend`]
/// answers `false`, a loop ends and what was found until then is kept.
#[derive(Debug)]
pub struct Effort<'a> {
    cancel: Option<&'a AtomicBool>,
    most: u64,
    spent: Cell<u64>,
    stop: Cell<Option<Stop>>,
    /// At so many steps the wish to stop is looked at again.
    next_look: Cell<u64>,
    phases: RefCell<Vec<Spent>>,
}

impl Effort<'static> {
    /// Work that may take at most `most` steps.
    pub fn new(most: u64) -> Self {
        Self {
            cancel: None,
            most,
            spent: Cell::new(0),
            stop: Cell::new(None),
            next_look: Cell::new(0),
            phases: RefCell::new(Vec::new()),
        }
    }

    /// Work on a text of `n_bytes`: far more than any article needs, and no more than in line with it.
    pub fn for_text(n_bytes: usize) -> Self {
        Self::new((n_bytes as u64).saturating_add(SHORTEST_TEXT).saturating_mul(STEPS_OF_A_BYTE))
    }

    /// Work without a bound: on what we wrote ourselves.
    pub fn unlimited() -> Self {
        Self::new(u64::MAX)
    }
}

impl<'a> Effort<'a> {
    /// The same work, to end once `cancel` is set.
    pub fn until(self, cancel: &'a AtomicBool) -> Self {
        Self { cancel: Some(cancel), ..self }
    }

    /// Counts one step of a kind that is too frequent to look at the bound each time.
    pub fn count(&self) {
        self.spent.set(self.spent.get().saturating_add(1));
    }

    /// Counts `steps` and tells whether the work may go on. Once it has said no it always does.
    pub fn spend(&self, steps: u64) -> bool {
        let after = self.spent.get().saturating_add(steps);
        self.spent.set(after);
        if self.stop.get().is_none() {
            // The flag is shared by all threads, so it is not looked at for every single step.
            let is_cancelled = || self.cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed));
            if after > self.most {
                self.stop.set(Some(Stop::OverBudget));
            } else if after >= self.next_look.get() {
                self.next_look.set(after.saturating_add(LOOK_EVERY));
                if is_cancelled() {
                    self.stop.set(Some(Stop::Cancelled));
                }
            }
        }
        self.stop.get().is_none()
    }

    /// Why the work must end; `None` while it may go on.
    pub fn stop(&self) -> Option<Stop> {
        self.stop.get()
    }

    /// Steps counted so far.
    pub fn spent(&self) -> u64 {
        self.spent.get()
    }

    /// Does `work` as a phase of its own, whose steps [`Self::phases`] tells.
    pub fn phase<T>(&self, phase: &'static str, work: impl FnOnce() -> T) -> T {
        let before = self.spent.get();
        let done = work();
        self.phases.borrow_mut().push(Spent { phase, steps: self.spent.get() - before });
        done
    }

    /// What each phase has cost, in the order in which they ended.
    pub fn phases(&self) -> Vec<Spent> {
        self.phases.borrow().clone()
    }
}

/// Steps that a text may take for each of its bytes. Articles of newspapers take about eleven.
const STEPS_OF_A_BYTE: u64 = 1_000;

/// Shorter texts may take as many steps as one of so many bytes.
const SHORTEST_TEXT: u64 = 1_000;

/// After at least so many steps the wish to stop is looked at again.
const LOOK_EVERY: u64 = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_once_its_steps_are_spent() {
        let effort = Effort::new(10);
        assert!(effort.spend(10));
        assert!(!effort.spend(1));
        assert!(!effort.spend(0), "it does not begin again");
        assert_eq!((effort.stop(), effort.spent()), (Some(Stop::OverBudget), 11));
    }

    #[test]
    fn work_ends_when_it_is_cancelled() {
        let cancel = AtomicBool::new(false);
        let effort = Effort::unlimited().until(&cancel);
        assert!((0..1_000).all(|_| effort.spend(1)));
        cancel.store(true, Ordering::Relaxed);
        let n_more = (0..1_000).take_while(|_| effort.spend(1)).count() as u64;
        assert!(n_more <= LOOK_EVERY, "{n_more}");
        assert_eq!(effort.stop(), Some(Stop::Cancelled));
    }

    #[test]
    fn each_phase_tells_its_steps() {
        let effort = Effort::unlimited();
        effort.phase("names", || effort.spend(3));
        effort.phase("clauses", || effort.spend(4));
        let steps: Vec<_> = effort.phases().iter().map(|spent| (spent.phase, spent.steps)).collect();
        assert_eq!(steps, [("names", 3), ("clauses", 4)]);
    }
}
