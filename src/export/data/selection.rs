//! What is exported: the items that pass.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use chrono::{DateTime, FixedOffset};

use super::account::Account;
use super::entry::Entry;
use crate::export::figure::usual_title;
use crate::store::{DocumentIdx, ItemIdx, Store};
use crate::wording::Wording;
use crate::workspace::Workspace;

/// Items to be exported. It holds all that is needed, so that it can be written on another thread.
#[derive(Clone)]
pub struct Selection {
    store: Arc<Store>,
    items: Vec<ItemIdx>,
    wording: &'static Wording,
    /// What the export is called.
    pub title: String,
    /// What it says about itself.
    pub account: Account,
}

/// How far writing is, and the wish to stop it.
#[derive(Debug, Default)]
pub struct Watch {
    /// How many items are written.
    pub n_done: AtomicUsize,
    /// Whether it is to stop.
    pub cancel: AtomicBool,
}

/// Somebody stopped the writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it was stopped")
    }
}

impl std::error::Error for Cancelled {}

impl Selection {
    /// What passes the filters of `workspace`, in the order of time, those without a date last.
    pub fn filtered(workspace: &Workspace, wording: &'static Wording, made: DateTime<FixedOffset>) -> Self {
        Self::chosen(workspace, workspace.result().items().collect(), wording, made)
    }

    /// These items of `workspace`, in this order.
    pub fn chosen(
        workspace: &Workspace,
        items: Vec<ItemIdx>,
        wording: &'static Wording,
        made: DateTime<FixedOffset>,
    ) -> Self {
        let store = workspace.store();
        let account = Account {
            n_shown: items.len(),
            n_all: store.len(),
            n_articles: store.n_documents(),
            filters: wording.filter(store, &workspace.result().query.filter),
            made,
        };
        Self { title: usual_title(store, wording), store: Arc::clone(store), items, wording, account }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The words it is told in.
    pub fn wording(&self) -> &'static Wording {
        self.wording
    }

    /// One of its items; any other one of the store too.
    pub fn entry(&self, idx: ItemIdx) -> Entry<'_> {
        Entry { item: self.store.item(idx), wording: self.wording }
    }

    /// All of them, without a watch.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.items.iter().map(|idx| self.entry(*idx))
    }

    /// All of them, counted by `watch`; an error that holds [`Cancelled`] once it is told to stop.
    pub(super) fn watched<'a>(&'a self, watch: &'a Watch) -> impl Iterator<Item = io::Result<Entry<'a>>> {
        self.entries().map(|entry| {
            if watch.cancel.load(Ordering::Relaxed) {
                return Err(io::Error::other(Cancelled));
            }
            watch.n_done.fetch_add(1, Ordering::Relaxed);
            Ok(entry)
        })
    }

    /// The articles that the items are from, the earliest published first.
    pub fn documents(&self) -> Vec<DocumentIdx> {
        let all = self.entries().flat_map(|entry| entry.item.documents().iter().copied());
        let mut all: Vec<DocumentIdx> = all.collect::<BTreeSet<_>>().into_iter().collect();
        all.sort_by_key(|idx| {
            let day = self.store.document(*idx).published.date;
            (day.is_none(), day, *idx)
        });
        all
    }

    /// What the items are of.
    pub fn store(&self) -> &Store {
        &self.store
    }
}
