//! What the bar says of the chosen items.

use crate::scene::summary::summary;
use crate::time::TimeInterval;
use crate::ui::pass::Pass;
use crate::view::{Selection, stretch_of};

/// What was said of the chosen items last, so that it is not counted in every pass.
#[derive(Default)]
pub struct Said {
    of: Option<(Selection, u64)>,
    pub(super) text: String,
    /// The stretch in which they begin, to the end of the last one.
    pub(super) time: Option<TimeInterval>,
}

impl Said {
    /// Says it anew where something else is chosen.
    pub(super) fn follow(&mut self, pass: &Pass<'_>) {
        let (store, view) = (pass.store(), pass.workspace.view());
        let now = (view.selection.clone(), store.generation());
        if self.of.as_ref() == Some(&now) {
            return;
        }
        self.text = summary(pass.words, view.selection.iter().map(|idx| store.item(idx)));
        self.time = stretch_of(store, &view.selection, view.clock);
        self.of = Some(now);
    }
}
