//! What came with articles that were added to others: new until a person has looked at it.

use std::collections::HashSet;
use std::sync::Arc;

use super::gesture::Gesture;
use super::history::Edit;
use super::state::{Stale, Workspace};
use crate::item::Extraction;
use crate::store::{ItemIdx, News};
use crate::view::Selection;

impl Workspace {
    /// The articles that were added to others, and what of theirs was looked at.
    pub fn news(&self) -> &Arc<News> {
        &self.news
    }

    /// Notes that what these articles tell is new, where others are open.
    pub(super) fn note_news(&mut self, added: &[Arc<Extraction>]) {
        if self.extractions.is_empty() {
            return;
        }
        let open: HashSet<&str> = self.extractions.iter().map(|one| &*one.document.id).collect();
        let new = added.iter().map(|one| &one.document.id).filter(|id| !open.contains(id.as_str()));
        let new: Vec<String> = new.cloned().collect();
        if !new.is_empty() {
            Arc::make_mut(&mut self.news).articles.extend(new);
        }
    }

    /// Notes of these articles which are new, as it was found when they were made ready.
    pub(super) fn take_news(&mut self, added: &[Arc<Extraction>], found: &News) {
        let new = added.iter().map(|one| &one.document.id).filter(|id| found.articles.contains(*id));
        let new: Vec<String> = new.cloned().collect();
        if !new.is_empty() {
            Arc::make_mut(&mut self.news).articles.extend(new);
        }
    }

    /// Chooses items. What was chosen alone before has been looked at: it stays new as long as it is read.
    pub(super) fn choose(&mut self, selection: Selection) {
        let before = std::mem::replace(&mut self.view.selection, selection);
        let left = before.primary().filter(|idx| before.len() == 1 && !self.view.selection.contains(*idx));
        if let Some(idx) = left.filter(|idx| self.is_news(*idx)) {
            let anchors = self.anchors(idx);
            Arc::make_mut(&mut self.news).seen.extend(anchors);
            self.stale = self.stale.max(Stale::Marks);
            self.refresh();
        }
    }

    fn is_news(&self, idx: ItemIdx) -> bool {
        idx.index() < self.store.len() && self.store.is_news(idx)
    }

    /// All that is new was looked at, as a step of its own.
    pub(super) fn see_all_news(&mut self) {
        if !self.news.is_empty() {
            let back = self.carry_out(Edit::News(Arc::default()));
            self.history.record(self.view.clone(), back, Gesture::Single);
            self.refresh();
        }
    }
}
