//! Undo and redo.

use std::sync::Arc;

use chrono::NaiveDate;

use super::gesture::Gesture;
use super::palette::LanePalette;
use crate::correction::{Changes, Corrections};
use crate::finding::Findings;
use crate::item::Extraction;
use crate::store::{Filter, SavedFilter};
use crate::view::ViewState;

/// One step back or forward: the view as it is on the other side, and what to do with documents.
#[derive(Clone, Debug)]
pub struct Step {
    /// The view on the other side.
    pub view: ViewState,
    /// The change of documents that leads there, if the step is one.
    pub edit: Option<Edit>,
}

/// How documents are on the other side of a step.
#[derive(Clone, Debug)]
pub enum Edit {
    /// None is open.
    AllClosed,
    /// All that were closed at once are open again, before those that were opened since.
    AllOpened(Box<Closed>),
    /// The date set by hand, if any.
    Published {
        /// Identifier of the document.
        document: String,
        /// The date, or `None` where none is set by hand.
        date: Option<NaiveDate>,
    },
    /// What was decided: each decision in place of the one before.
    Corrected(Box<Changes>),
    /// The filters that are kept under a name.
    Filters(Vec<SavedFilter>),
    /// What a person concludes.
    Findings(Findings),
    /// It is open, at this position.
    Opened(usize, Arc<Extraction>),
    /// It is not open.
    Removed {
        /// Identifier of the document.
        document: String,
    },
}

/// All documents that were closed at once, with what belongs to them.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The documents as they were extracted, before corrections, in the order of opening.
    pub extractions: Vec<Arc<Extraction>>,
    /// What a person decided about them.
    pub corrections: Corrections,
    /// What a person concluded.
    pub findings: Findings,
    /// The colors of their lanes.
    pub palette: LanePalette,
}

/// How many earlier filters are told.
const MAX_EARLIER: usize = 8;
/// How many steps are kept; far more than anyone undoes, and a step is small.
const MAX_STEPS: usize = 1_000;

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    open: Option<Gesture>,
}

impl History {
    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The filters that were in force before, newest first, each once, without the empty one and the `usual` one.
    pub fn earlier_filters(&self, now: &Filter, usual: &Filter) -> Vec<&Filter> {
        let mut found: Vec<&Filter> = Vec::new();
        for step in self.undo.iter().rev() {
            let filter = &step.view.filter;
            if filter != now && filter != usual && !filter.is_empty() && !found.contains(&filter) {
                found.push(filter);
                if found.len() == MAX_EARLIER {
                    break;
                }
            }
        }
        found
    }

    /// Keeps the way back from a change, unless it continues the gesture that is under way.
    pub(super) fn record(&mut self, step: Step, gesture: Gesture) {
        self.redo.clear();
        let continues = gesture != Gesture::Single && self.open == Some(gesture) && step.edit.is_none();
        if !continues {
            self.undo.push(step);
            if self.undo.len() > MAX_STEPS {
                self.undo.remove(0);
            }
        }
        self.open = Some(gesture);
    }

    /// Ends the gesture under way: the next change is a step of its own.
    pub(super) fn end_gesture(&mut self) {
        self.open = None;
    }

    /// The last step to undo.
    pub(super) fn pop_undo(&mut self) -> Option<Step> {
        self.end_gesture();
        self.undo.pop()
    }

    /// The last step to redo.
    pub(super) fn pop_redo(&mut self) -> Option<Step> {
        self.end_gesture();
        self.redo.pop()
    }

    /// Keeps the way forward from an undone step.
    pub(super) fn push_redo(&mut self, step: Step) {
        self.redo.push(step);
    }

    /// Keeps the way back from a redone step.
    pub(super) fn push_undo(&mut self, step: Step) {
        self.undo.push(step);
    }

    /// The views of all steps, to change them.
    pub(super) fn views_mut(&mut self) -> impl Iterator<Item = &mut ViewState> {
        self.undo.iter_mut().chain(&mut self.redo).map(|step| &mut step.view)
    }
}
