//! Undo and redo.

use std::sync::Arc;

use chrono::NaiveDate;

use super::deed::Deed;
use super::gesture::Gesture;
use super::palette::LanePalette;
use crate::correction::{Changes, Corrections};
use crate::finding::Findings;
use crate::item::{Anchor, Extraction};
use crate::store::{Filter, News, SavedFilter};
use crate::view::{Pins, Selection, ViewState};

/// One step back or forward: the view as it is on the other side, and what to do with documents.
#[derive(Clone, Debug)]
pub struct Step {
    /// The view on the other side, with nothing chosen; steps that leave it as it is share it.
    pub(super) view: Arc<ViewState>,
    /// The change of documents that leads there, if the step is one.
    pub(super) edit: Option<Edit>,
    /// What was done.
    pub(super) deed: Deed,
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
    /// What came with articles that were added, and was not looked at.
    News(Arc<News>),
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
    /// What of them was not looked at.
    pub news: Arc<News>,
    /// The colors of their lanes.
    pub palette: LanePalette,
}

/// How many earlier filters are told.
const MAX_EARLIER: usize = 8;

/// The steps that can be undone and redone, as many as were done.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    open: Option<Gesture>,
    /// What the command that is carried out does.
    doing: Deed,
}

/// A step of all that were done, undone ones included.
#[derive(Clone, Copy, Debug)]
pub struct Done<'a> {
    /// What was done.
    pub deed: &'a Deed,
    /// What the items rest on that it was done about.
    anchors: Option<&'a Changes>,
    /// The view after it.
    pub view: &'a ViewState,
}

impl<'a> Done<'a> {
    /// What the items rest on that it was done about.
    pub fn anchors(&self) -> impl Iterator<Item = &'a Anchor> + use<'a> {
        self.anchors.into_iter().flat_map(Changes::anchors)
    }
}

impl History {
    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// How many steps are done.
    pub fn n_done(&self) -> usize {
        self.undo.len()
    }

    /// How many steps there are, undone ones included.
    pub fn n_steps(&self) -> usize {
        self.undo.len() + self.redo.len()
    }

    /// The step at a position below [`Self::n_steps`], in the order in which they were done; `now` is the present view.
    pub fn step<'a>(&'a self, at: usize, now: &'a ViewState) -> Option<Done<'a>> {
        let n_done = self.undo.len();
        // An undone step leads to the view after it; a done one to the view before it.
        let (step, view) = match at.checked_sub(n_done) {
            None => (self.undo.get(at)?, self.undo.get(at + 1).map_or(now, |next| &next.view)),
            Some(undone) => {
                let step = self.redo.get(self.redo.len().checked_sub(undone + 1)?)?;
                (step, &*step.view)
            }
        };
        let anchors = match &step.edit {
            Some(Edit::Corrected(changes)) => Some(&**changes),
            _ => None,
        };
        Some(Done { deed: &step.deed, anchors, view })
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

    /// Notes what the command that is carried out now does.
    pub(super) fn begin(&mut self, deed: Deed) {
        self.doing = deed;
    }

    /// The changes of all steps, to change them.
    pub(super) fn edits_mut(&mut self) -> impl Iterator<Item = &mut Edit> {
        self.undo.iter_mut().chain(&mut self.redo).filter_map(|step| step.edit.as_mut())
    }

    /// Keeps the way back from a change, unless it continues the gesture that is under way.
    pub(super) fn record(&mut self, view: ViewState, edit: Option<Edit>, gesture: Gesture) {
        self.redo.clear();
        let continues = gesture != Gesture::Single && self.open == Some(gesture) && edit.is_none();
        let deed = std::mem::take(&mut self.doing);
        match self.undo.last_mut().filter(|_| continues) {
            // It is called by what it did last.
            Some(step) => step.deed = deed,
            None => {
                let view = self.shared(ViewState { selection: Selection::default(), ..view });
                self.undo.push(Step { view, edit, deed });
            }
        }
        self.open = Some(gesture);
    }

    /// The view, shared with the step before where that has the same one.
    fn shared(&self, view: ViewState) -> Arc<ViewState> {
        match self.undo.last().filter(|step| *step.view == view) {
            Some(step) => Arc::clone(&step.view),
            None => Arc::new(view),
        }
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

    /// Changes the pins in the views of all steps.
    pub(super) fn follow_pins(&mut self, mut follow: impl FnMut(&mut Pins)) {
        // Views that are shared stay so.
        let mut last: Option<(Arc<ViewState>, Arc<ViewState>)> = None;
        for step in self.undo.iter_mut().chain(&mut self.redo).filter(|step| !step.view.pinned.is_empty()) {
            let known = last.as_ref().filter(|(old, _)| Arc::ptr_eq(old, &step.view));
            let new = known.map(|(_, new)| Arc::clone(new)).unwrap_or_else(|| {
                let mut view = ViewState::clone(&step.view);
                follow(&mut view.pinned);
                Arc::new(view)
            });
            let old = std::mem::replace(&mut step.view, Arc::clone(&new));
            last = Some((old, new));
        }
    }
}
