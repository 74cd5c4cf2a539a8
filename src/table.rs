//! The rows of the table: what passes, in the order of a column.
//!
//! The order of all items is made once for each column, clock, language and store; a filter then only
//! picks from it. Rows without a value in the column come last, whichever way the others stand.

use std::sync::Arc;

use crate::store::{ActorIdx, Clock, ItemIdx, ItemRef, QueryResult, Store, fold};
use crate::view::{Column, Sort};
use crate::wording::{Form, Wording};
use crate::workspace::Workspace;

/// All items in the order of a column.
#[derive(Debug, Default)]
struct Order {
    /// The smallest first, ties in the order of time, then those without a value.
    items: Vec<ItemIdx>,
    /// How many have a value.
    n_filled: usize,
}

/// What an order was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Made {
    generation: u64,
    work: u64,
    column: Column,
    clock: Clock,
    form: Form,
}

/// The rows of the table, kept from pass to pass and made anew where something they rest on changed.
#[derive(Debug, Default)]
pub struct Rows {
    order: Order,
    made: Option<Made>,
    /// The result and the order that `items` were picked by.
    picked: Option<(Arc<QueryResult>, Sort)>,
    items: Vec<ItemIdx>,
}

impl Rows {
    /// Makes the rows fit the workspace.
    pub fn update(&mut self, workspace: &Workspace, words: &Wording) {
        let (store, view, result) = (workspace.store(), workspace.view(), workspace.result());
        let sort = view.table.sort;
        let made = Made {
            generation: store.generation(),
            work: store.work_number(),
            column: sort.column,
            clock: view.clock,
            form: words.form(),
        };
        if self.made != Some(made) {
            self.order = order(store, sort.column, view.clock, words);
            (self.made, self.picked) = (Some(made), None);
        }
        let is_same = |(old, by): &(Arc<QueryResult>, Sort)| Arc::ptr_eq(old, result) && *by == sort;
        if !self.picked.as_ref().is_some_and(is_same) {
            self.items = self.order.picked(result, sort.descending);
            self.picked = Some((Arc::clone(result), sort));
        }
    }

    /// The rows from top to bottom.
    pub fn items(&self) -> &[ItemIdx] {
        &self.items
    }

    /// In which row an item stands.
    pub fn position(&self, idx: ItemIdx) -> Option<usize> {
        self.items.iter().position(|&item| item == idx)
    }
}

impl Order {
    /// Those that pass, from the top of the table to its bottom.
    fn picked(&self, result: &QueryResult, descending: bool) -> Vec<ItemIdx> {
        let (filled, blank) = self.items.split_at(self.n_filled);
        let mut picked = Vec::with_capacity(result.n_passing);
        let passes = |idx: &&ItemIdx| result.passing.contains(**idx);
        match descending {
            false => picked.extend(filled.iter().filter(passes)),
            true => picked.extend(filled.iter().rev().filter(passes)),
        }
        picked.extend(blank.iter().filter(passes));
        picked
    }

    /// By a key of each item; those without one last.
    fn by<K: Ord>(store: &Store, key: impl Fn(ItemRef<'_>) -> Option<K>) -> Self {
        let (mut filled, mut blank) = (Vec::with_capacity(store.len()), Vec::new());
        for item in store.items() {
            match key(item) {
                Some(key) => filled.push((key, item.idx)),
                None => blank.push(item.idx),
            }
        }
        filled.sort_unstable();
        let n_filled = filled.len();
        Self { items: filled.into_iter().map(|(_, idx)| idx).chain(blank).collect(), n_filled }
    }
}

/// All items in the order of a column.
fn order(store: &Store, column: Column, clock: Clock, words: &Wording) -> Order {
    match column {
        Column::When if clock == Clock::Happened => {
            // Items are numbered in that order.
            let items = (0..store.len()).map(ItemIdx::new).collect();
            Order { items, n_filled: store.n_dated() }
        }
        Column::When => Order::by(store, |item| store.interval(item.idx, clock)),
        Column::Published => Order::by(store, |item| item.published()),
        Column::Who => {
            let names = (0..store.actors().len()).map(|at| store.short_name(ActorIdx(at as u32)));
            let ranks = ranks(names);
            Order::by(store, |item| item.speaker().map(|actor| ranks[actor.index()]))
        }
        Column::With => {
            Order::by(store, |item| with(item).next().map(|actor| Begin::of(&store.actor(actor).name)))
        }
        Column::What => Order::by(store, |item| Some(Begin::of(item.label()))),
        Column::Of(facet) => {
            let ranks: Vec<u32> = match facet.is_ordered() {
                true => store.values(facet).zip(0..).map(|(_, at)| at).collect(),
                false => ranks(store.values(facet).map(|value| words.facet_value(store, &value))),
            };
            Order::by(store, |item| store.position_of_value(facet, item.idx).map(|at| ranks[at]))
        }
        Column::Place => Order::by(store, |item| item.place().map(Begin::of)),
        Column::Sources => Order::by(store, |item| Some(item.n_sources())),
        Column::Confidence => Order::by(store, |item| Some(item.confidence().to_bits())),
        Column::Star => Order::by(store, |item| item.has_star().then_some(())),
        Column::Tags => Order::by(store, |item| item.tags().next().map(Begin::of)),
        Column::Note => Order::by(store, |item| item.note().map(Begin::of)),
    }
}

/// Those in an item beside its speaker: to whom it was said, or who else takes part.
pub fn with(item: ItemRef<'_>) -> impl Iterator<Item = ActorIdx> {
    let speaker = item.speaker();
    item.actors().iter().copied().filter(move |actor| Some(*actor) != speaker)
}

/// The place of each name among all of them; the same for names that are spelled alike.
fn ranks(names: impl Iterator<Item: AsRef<str>>) -> Vec<u32> {
    let folded: Vec<String> = names.map(|name| fold(name.as_ref())).collect();
    let mut sorted: Vec<&String> = folded.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    folded.iter().map(|name| sorted.partition_point(|other| *other < name) as u32).collect()
}

/// How a text begins, folded: enough to sort by, and small enough for a million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Begin([u8; 24]);

impl Begin {
    fn of(text: &str) -> Self {
        let letters = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = letters.char_indices().nth(24).map_or(letters.len(), |(at, _)| at);
        let mut begin = [0; 24];
        begin.iter_mut().zip(fold(&letters[..end]).bytes()).for_each(|(to, byte)| *to = byte);
        Self(begin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_rank_by_their_folded_letters() {
        assert_eq!(ranks(["Ödegaard", "Putin", "adenauer", "Putin"].into_iter()), [1, 2, 0, 2]);
    }

    #[test]
    fn a_text_sorts_by_its_first_letters() {
        assert!(Begin::of("„Äpfel sind gut“") < Begin::of("Birnen"));
        assert_eq!(Begin::of(""), Begin([0; 24]));
    }
}
