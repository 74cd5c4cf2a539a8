//! Where the view goes when something else changes: it stays as long as what is new, or what passes, is in it.

use super::state::Workspace;
use super::way_back::{Arrival, FilterStep};
use crate::store::{ItemIdx, Store};
use crate::time::TimeInterval;
use crate::view::{brought_in, bulk_of};

impl Workspace {
    /// Adds documents. The first ones set the view, and those that continue them widen it. Others bring the view to
    /// them, if it shows none of them. Nobody's view is moved while files are still being read.
    pub(super) fn add(&mut self, continues: bool, add: impl FnOnce(&mut Self)) {
        let before = self.store().clone();
        let known = self.arrival.filter(|arrival| continues && arrival.window == self.view.window);
        let is_first = before.n_dated() == 0 || known.is_some_and(|arrival| arrival.is_first);
        add(self);
        if is_first {
            self.fit();
        } else if !continues || known.is_some() {
            self.see_added(&before);
        } else {
            return;
        }
        self.arrival = Some(Arrival { window: self.view.window, is_first });
    }

    /// Brings documents that were not in `before` into view, together with what is in the middle of it.
    fn see_added(&mut self, before: &Store) {
        let is_new = |id: &str| before.document_idx(id).is_none();
        let new = self.store.documents().filter(|(_, document)| is_new(&document.id));
        let items: Vec<ItemIdx> =
            new.flat_map(|(idx, _)| self.passing_of(self.store.items_of(idx))).collect();
        if items.iter().any(|idx| self.is_in_view(*idx)) {
            return;
        }
        if let Some(bulk) = bulk_of(&self.store, items.into_iter(), self.view.clock) {
            let middle = self.view.window.middle() as i64;
            let wanted = bulk.hull(&TimeInterval { start: middle, end: middle + 1 });
            self.view.window = brought_in(self.view.window, wanted);
        }
    }

    /// Brings the items of a document into view.
    pub(super) fn see_document(&mut self, document: &str) {
        let Some(idx) = self.store.document_idx(document) else { return };
        let items = self.passing_of(self.store.items_of(idx));
        if let Some(bulk) = bulk_of(&self.store, items, self.view.clock) {
            self.view.window = brought_in(self.view.window, bulk);
        }
    }

    fn passing_of<'a>(&'a self, items: &'a [ItemIdx]) -> impl Iterator<Item = ItemIdx> + 'a {
        items.iter().copied().filter(|idx| self.result.passing.contains(*idx))
    }

    fn is_in_view(&self, idx: ItemIdx) -> bool {
        let time = self.store.interval(idx, self.view.clock);
        time.is_some_and(|time| self.view.window.overlaps(time))
    }

    /// After the filter has changed: where it is as it was before, back to what was seen then; else to what passes, if
    /// nothing of it is in view.
    pub(super) fn see_filtered(&mut self, before: FilterStep) {
        match self.way_back.change(before, &self.view.filter) {
            Some(window) => self.view.window = window,
            None => self.see_matches(),
        }
        self.way_back.arrive(self.view.window);
    }

    /// Once a search that had to wait is answered.
    pub(super) fn see_found(&mut self) {
        if self.way_back.is_at(self.view.window) {
            self.see_matches();
            self.way_back.arrive(self.view.window);
        }
    }

    fn see_matches(&mut self) {
        let is_any_in_view = self.result.items().any(|idx| self.is_in_view(idx));
        if !is_any_in_view && !self.is_search_pending() {
            self.fit();
        }
    }
}
