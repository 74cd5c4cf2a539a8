//! Carrying out commands that change what is open.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::assembly::{add_to, is_taken_away};
use super::command::DataCommand;
use super::gesture::Gesture;
use super::history::{Closed, Edit, History};
use super::preparation::Opening;
use super::restored::Restored;
use super::state::{Stale, Workspace};
use super::way_back::WayBack;
use crate::correction::{Changes, Moved};
use crate::item::{DecideArticle, Extraction};
use crate::store::{SavedFilter, keep_filter};
use crate::view::{Selection, ViewState};

impl Workspace {
    pub(super) fn apply_data(&mut self, command: DataCommand) {
        match command {
            DataCommand::AddExtractions(added) => self.add(false, |workspace| {
                workspace.note_news(&added);
                workspace.open(&added);
            }),
            DataCommand::AddPrepared(prepared) => {
                self.add(prepared.continues, |workspace| workspace.take(*prepared));
            }
            DataCommand::AddTable(table) => self.edit(Edit::Opened(self.extractions.len(), table)),
            DataCommand::Remove { document } => self.edit(Edit::Removed { document }),
            DataCommand::CloseAll => self.close_all(),
            DataCommand::SetPublished { document, date } => self.edit(Edit::Published { document, date }),
            DataCommand::DecideArticles { documents, what } => self.decide_articles(documents, &what),
            DataCommand::Decide { items, what } => self.decide(&items, &what),
            DataCommand::DecideAt { anchors, what } => self.decide_at(anchors, &what),
            DataCommand::Mark { on, mark } => self.mark(on, &mark),
            DataCommand::MakeItem { anchor, what } => self.make_item(*anchor, what),
            DataCommand::DecideActor { actor, what } => self.decide_actor(actor, what),
            DataCommand::ForgetActor { actor } => self.forget_actor(&actor),
            DataCommand::SetApart { apart, other } => self.set_apart(*apart, other),
            DataCommand::TakeBack(rules) => {
                self.change_decisions(Changes::taking_back(rules));
            }
            DataCommand::AddCorrections(theirs) => self.add_corrections(*theirs),
            DataCommand::SeeAll => self.see_all_news(),
            DataCommand::JoinItems { items } => self.join_items(&items),
            DataCommand::SplitItem { item, told_by } => self.split_item(item, told_by.as_deref()),
            DataCommand::CountApart { document, is_apart } => self.count_apart(&document, is_apart),
            DataCommand::KeepFilter(saved) => self.change_filters(|kept| keep_filter(kept, *saved)),
            DataCommand::ForgetFilter { name } => {
                self.change_filters(|kept| kept.retain(|known| known.name != name));
            }
            DataCommand::Restore(restored) => self.restore(*restored),
        }
    }

    /// Changes the filters under a name as a step of its own.
    fn change_filters(&mut self, change: impl FnOnce(&mut Vec<SavedFilter>)) {
        let before = self.filters.clone();
        change(&mut self.filters);
        if self.filters != before {
            self.history.record(self.view.clone(), Some(Edit::Filters(before)), Gesture::Single);
        }
    }

    /// Opens a project in place of everything.
    fn restore(&mut self, restored: Restored) {
        let Restored { work, store } = restored;
        self.history = History::default();
        (self.arrival, self.way_back) = (None, WayBack::default());
        let generation = self.store.generation();
        self.taken_away = self.extractions.iter().map(|one| (one.document.id.clone(), generation)).collect();
        self.note_opened(&work.extractions);
        self.extractions = work.extractions;
        self.corrections = work.corrections;
        self.findings = work.findings;
        self.news = Arc::new(work.news);
        self.filters = work.filters;
        self.palette = work.palette;
        let is_seen = work.view.is_some();
        let usual = || ViewState { filter: self.usual_filter().clone(), ..ViewState::default() };
        self.view = work.view.unwrap_or_else(usual);
        if store.generation() > generation {
            self.palette.assign(&store);
            self.put(store);
        } else {
            // Something was opened or changed while it was made.
            self.rebuild();
        }
        self.view.selection = Selection::many(work.chosen.iter().filter_map(|id| self.store.find(id)));
        if !is_seen {
            self.fit();
        }
    }

    fn take(&mut self, prepared: Opening) {
        if prepared.fits(self) {
            let mut is_moved = self.move_decisions(&prepared.added);
            self.extractions = prepared.extractions;
            is_moved |= self.settle_decisions(&prepared.added);
            self.news = prepared.news;
            self.palette = prepared.palette;
            self.note_opened(&prepared.added);
            self.put(prepared.store);
            if is_moved {
                self.rebuild();
            }
        } else {
            // What was taken away while it was made ready stays away.
            let mut added = prepared.added;
            added.retain(|one| !is_taken_away(&self.taken_away, one, prepared.since));
            self.take_news(&added, &prepared.news);
            self.open(&added);
        }
    }

    fn open(&mut self, added: &[Arc<Extraction>]) {
        self.move_decisions(added);
        self.note_opened(added);
        add_to(&mut self.extractions, added);
        self.settle_decisions(added);
        self.rebuild();
    }

    /// Lets what was decided about articles that are not open find its place in those that were added, where one of them
    /// is the same article; tells whether anything did.
    fn settle_decisions(&mut self, added: &[Arc<Extraction>]) -> bool {
        if self.corrections.origins.is_empty() {
            return false;
        }
        let new: HashSet<&str> = added.iter().map(|one| one.document.id.as_str()).collect();
        let places = self.extractions.iter().enumerate();
        let places = places.filter(|(_, one)| new.contains(one.document.id.as_str())).map(|(at, _)| at);
        let places: Vec<usize> = places.collect();
        let backings = self.findings.iter().flat_map(|finding| &finding.items);
        let concluded = backings.flat_map(|backing| &backing.anchors);
        let settled = self.corrections.settled(&self.extractions, &places, concluded);
        self.corrections.origins.retain(|text, _| !settled.articles.contains_key(text));
        self.follow_words(&settled.moved);
        !settled.moved.is_empty()
    }

    /// Lets what was decided about documents follow their words, where they come anew with another text; tells whether
    /// anything did. That is no step: who takes back an older one takes back what it was about.
    fn move_decisions(&mut self, added: &[Arc<Extraction>]) -> bool {
        let corrections = &self.corrections;
        let is_joined = corrections.joined_anchors().next().is_some();
        if corrections.items.is_empty()
            && corrections.own.is_empty()
            && !is_joined
            && self.findings.is_empty()
        {
            return false;
        }
        let open: HashMap<&str, &Arc<Extraction>> =
            self.extractions.iter().map(|one| (one.document.id.as_str(), one)).collect();
        let concluded = || {
            let backings = self.findings.iter().flat_map(|finding| &finding.items);
            backings.flat_map(|backing| &backing.anchors)
        };
        let again = added.iter().filter_map(|new| Some((*open.get(new.document.id.as_str())?, new)));
        let mut moved = Moved::new();
        for (old, new) in again {
            moved.extend(self.corrections.moved(&old.document, new, concluded()));
        }
        self.follow_words(&moved);
        !moved.is_empty()
    }

    /// Lets all that was decided and concluded rest on where its words stand now.
    fn follow_words(&mut self, moved: &Moved) {
        self.corrections.follow(moved);
        self.findings.follow(moved);
        for edit in self.history.edits_mut() {
            match edit {
                Edit::Corrected(changes) => changes.follow(moved),
                Edit::Findings(findings) => findings.follow(moved),
                _ => {}
            }
        }
    }

    fn note_opened(&mut self, added: &[Arc<Extraction>]) {
        for extraction in added {
            self.taken_away.remove(&extraction.document.id);
        }
    }

    /// Where the document stands.
    fn position(&self, document: &str) -> Option<usize> {
        self.extractions.iter().position(|one| one.document.id == document)
    }

    /// Changes a document as a step of its own.
    fn edit(&mut self, edit: Edit) {
        let view = self.view.clone();
        let nothing_dated = self.store.n_dated() == 0;
        let dated = match &edit {
            Edit::Published { document, .. } => Some(document.clone()),
            _ => None,
        };
        if let Some(back) = self.carry_out(edit) {
            self.history.record(view, Some(back), Gesture::Single);
            self.rebuild();
            // The first items that have a place at all: go where they are.
            if nothing_dated {
                self.fit();
            } else if let Some(document) = dated {
                self.see_document(&document);
            }
        }
    }

    /// Decides one more thing about several documents as one step.
    fn decide_articles(&mut self, mut documents: Vec<String>, what: &DecideArticle) {
        documents.retain(|document| self.position(document).is_some());
        let nothing_dated = self.store.n_dated() == 0;
        let mut changes = Changes::default();
        for document in &documents {
            let before = self.corrections.published.get(document).copied();
            let (mut date, mut decision) = (before, self.corrections.articles.get(document).cloned());
            decision.get_or_insert_default().decide(&mut date, what);
            if date != before {
                changes.dates.push((document.clone(), date));
            }
            changes.articles.extend(decision.map(|decision| (document.clone(), decision)));
        }
        let is_dated = !changes.dates.is_empty();
        if self.change_decisions(changes) && is_dated {
            match documents.first() {
                Some(document) if !nothing_dated => self.see_document(document),
                _ => self.fit(),
            }
            self.requery();
        }
    }

    /// Closes all documents as a step of its own; what comes next is seen as if it were the first.
    fn close_all(&mut self) {
        let view = self.view.clone();
        if let Some(back) = self.carry_out(Edit::AllClosed) {
            self.history.record(view, Some(back), Gesture::Single);
            self.view = ViewState { filter: self.usual_filter().clone(), ..ViewState::default() };
            self.rebuild();
        }
    }

    /// Changes documents and tells how to take it back; `None` where nothing changes.
    pub(super) fn carry_out(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::AllClosed => self.take_all().map(|closed| Edit::AllOpened(Box::new(closed))),
            Edit::AllOpened(closed) => {
                self.put_back(*closed);
                Some(Edit::AllClosed)
            }
            Edit::Published { document, date } => {
                self.position(&document)?;
                let before = self.put_date(&document, date);
                (before != date).then_some(Edit::Published { document, date: before })
            }
            Edit::Corrected(changes) => {
                let (made, back) = self.corrections.change(*changes);
                self.stale = self.stale.max(match made.changes_items(&back) {
                    true => Stale::Items,
                    false => Stale::Marks,
                });
                (!made.is_empty()).then(|| Edit::Corrected(Box::new(back)))
            }
            Edit::Filters(filters) => Some(Edit::Filters(std::mem::replace(&mut self.filters, filters))),
            Edit::News(news) => {
                self.stale = self.stale.max(Stale::Marks);
                Some(Edit::News(std::mem::replace(&mut self.news, news)))
            }
            Edit::Findings(findings) => Some(Edit::Findings(std::mem::replace(&mut self.findings, findings))),
            Edit::Removed { document } => {
                let at = self.position(&document)?;
                self.corrections.note_origin(&self.extractions[at].document);
                self.taken_away.insert(document, self.store.generation());
                Some(Edit::Opened(at, self.extractions.remove(at)))
            }
            Edit::Opened(at, extraction) => {
                let document = extraction.document.id.clone();
                if self.position(&document).is_some() {
                    // It was opened again meanwhile.
                    return None;
                }
                self.taken_away.remove(&document);
                self.extractions.insert(at.min(self.extractions.len()), extraction);
                Some(Edit::Removed { document })
            }
        }
    }

    /// Sets the date of a document by hand, or not any more; gives the one that was set before.
    fn put_date(&mut self, document: &str, date: Option<NaiveDate>) -> Option<NaiveDate> {
        let dates = &mut self.corrections.published;
        match date {
            Some(date) => dates.insert(document.to_owned(), date),
            None => dates.remove(document),
        }
    }

    /// Takes all documents away; `None` where none is open.
    fn take_all(&mut self) -> Option<Closed> {
        let extractions = std::mem::take(&mut self.extractions);
        let generation = self.store.generation();
        self.taken_away.extend(extractions.iter().map(|one| (one.document.id.clone(), generation)));
        (!extractions.is_empty()).then(|| Closed {
            extractions,
            corrections: std::mem::take(&mut self.corrections),
            findings: std::mem::take(&mut self.findings),
            news: std::mem::take(&mut self.news),
            palette: std::mem::take(&mut self.palette),
        })
    }

    /// Opens what was closed at once. What was opened or decided since stays as it is.
    fn put_back(&mut self, closed: Closed) {
        self.note_opened(&closed.extractions);
        let since = std::mem::replace(&mut self.extractions, closed.extractions);
        add_to(&mut self.extractions, &since);
        let decided = std::mem::replace(&mut self.corrections, closed.corrections);
        self.corrections.extend(decided);
        // Those of work that was begun since have a history of their own.
        if self.findings.is_empty() {
            self.findings = closed.findings;
        }
        self.news = closed.news;
        self.palette = closed.palette;
    }

    /// Makes store and result fit what is open and seen.
    pub(super) fn settle(&mut self) {
        let corrected = |one: &Arc<Extraction>| self.corrections.published(&one.document);
        let is_open = self.extractions.len() == self.store.n_documents()
            && self.extractions.iter().zip(self.store.documents()).all(|(one, (_, document))| {
                one.document.id == document.id && corrected(one) == document.published
            });
        if is_open { self.refresh() } else { self.rebuild() }
    }
}
