//! Where the view came from: what was seen before files were added, and before the filter changed.

use crate::store::Filter;
use crate::view::TimeWindow;

/// The window that added documents led to: more of the same files lead on from there, unless somebody has moved it.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The window.
    pub window: TimeWindow,
    /// Whether nothing was in view before them.
    pub is_first: bool,
}

/// What there was before a change of the filter.
#[derive(Clone, Debug)]
pub struct FilterStep {
    /// The filter.
    pub filter: Filter,
    /// What was seen.
    pub window: TimeWindow,
}

/// So many changes of the filter are remembered.
const MAX_STEPS: usize = 1_000;

/// The way back from the filters in force.
#[derive(Clone, Debug, Default)]
pub struct WayBack {
    /// What there was before each change of the filter, the first one first.
    steps: Vec<FilterStep>,
    /// Where the last change led; after any other move of the view there is no way back.
    arrived: Option<TimeWindow>,
}

impl WayBack {
    /// Notes what there was before a change of the filter to `now`; gives the window in which it was in force before, if
    /// nothing else has moved the view since.
    pub fn change(&mut self, before: FilterStep, now: &Filter) -> Option<TimeWindow> {
        if !self.is_at(before.window) {
            self.steps.clear();
        }
        if self.steps.len() < MAX_STEPS {
            self.steps.push(before);
        }
        let at = self.steps.iter().position(|step| step.filter == *now)?;
        self.steps.drain(at..).next().map(|step| step.window)
    }

    /// Notes where a change of the filter has led.
    pub fn arrive(&mut self, window: TimeWindow) {
        self.arrived = Some(window);
    }

    /// Whether the view is still where the last change has led.
    pub fn is_at(&self, window: TimeWindow) -> bool {
        self.arrived == Some(window)
    }
}
