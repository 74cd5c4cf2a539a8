//! How many statements and events there are in the bins of a line of time.

use super::parts::PartKind;

/// Statements and events in the bins between consecutive edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Masses {
    /// Statements in each bin.
    pub statements: Vec<f32>,
    /// Events in each bin.
    pub events: Vec<f32>,
}

impl Masses {
    /// Empty bins between `n_edges` edges.
    pub fn new(n_edges: usize) -> Self {
        let zeros = vec![0.0; n_edges.saturating_sub(1)];
        Self { statements: zeros.clone(), events: zeros }
    }

    /// The bins of events, or those of statements.
    pub(super) fn of_kind(&mut self, kind: PartKind) -> &mut [f32] {
        if kind == PartKind::Statement { &mut self.statements } else { &mut self.events }
    }

    /// Adds what others hold in the same bins.
    pub fn add(&mut self, other: &Self) {
        let pairs = [(&mut self.statements, &other.statements), (&mut self.events, &other.events)];
        for (own, more) in pairs {
            own.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
    }

    /// Statements and events in a bin.
    pub fn total(&self, bin: usize) -> f32 {
        self.statements[bin] + self.events[bin]
    }

    /// How many bins there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there is no bin.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The largest bin's total.
    pub fn max(&self) -> f32 {
        (0..self.len()).map(|bin| self.total(bin)).fold(0.0, f32::max)
    }
}
