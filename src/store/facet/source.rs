//! The facet of the documents that tell an item. Copies of one report are one value: that of the first published.

use super::definition::{FacetArgument, FacetDefinition, FacetKeys, ValueLabel, keys};
use super::value::{CountryRelation, FacetValue};
use crate::store::{DocumentIdx, ItemIdx, ItemSet, Store, fold};

/// The documents that tell an item.
pub struct Sources;

impl FacetDefinition for Sources {
    fn keys(&self) -> &'static FacetKeys {
        keys!("source")
    }

    fn icon(&self) -> char {
        // newspaper
        '\u{e344}'
    }

    fn argument(&self) -> FacetArgument {
        FacetArgument {
            value: "TITLE",
            help: "items of the article with this title or identifier alone; may be given several times",
            expected: "the title or identifier of an article",
            can_be: |text| !text.trim().is_empty(),
            unknown: "no article has this title or identifier",
        }
    }

    /// By identifier, else by title, however that is spelled.
    fn parse(&self, store: &Store, text: &str) -> Option<FacetValue> {
        let wanted = fold(text.trim());
        let by_id = store.documents().find(|(_, one)| one.id == text);
        let has_title = |title: &Option<String>| title.as_deref().is_some_and(|title| fold(title) == wanted);
        let found = by_id.or_else(|| store.documents().find(|(_, one)| has_title(&one.title)));
        found.map(|(_, document)| FacetValue::Source(document.id.as_str().into()))
    }

    fn label(&self, store: &Store, value: &FacetValue) -> ValueLabel {
        let id = id_of(value).unwrap_or_default();
        store.document_idx(id).map_or_else(|| ValueLabel::Text(id.to_owned()), ValueLabel::Document)
    }

    fn n_values(&self, store: &Store) -> usize {
        store.n_originals()
    }

    fn value_at(&self, store: &Store, at: usize) -> Option<FacetValue> {
        store.original(at).map(|idx| FacetValue::Source(store.document(idx).id.as_str().into()))
    }

    fn position_of(&self, store: &Store, value: &FacetValue) -> Option<usize> {
        store.document_idx(id_of(value)?).map(|document| store.place_of(document))
    }

    fn tally(&self, store: &Store, _: CountryRelation, items: &ItemSet) -> Vec<u32> {
        let (documents, mut counts) = (&store.columns.documents, vec![0u32; self.n_values(store)]);
        if !store.has_copies() {
            items.for_each(|idx| counts[documents.first(idx).index()] += 1);
            documents.for_each_more(items, |at| counts[at.index()] += 1);
            return counts;
        }
        // An item that several copies tell counts once for all of them.
        let mut places = Vec::new();
        items.for_each(|idx| {
            places.clear();
            places.extend(documents.get(idx).iter().map(|one| store.place_of(*one)));
            places.sort_unstable();
            places.dedup();
            places.iter().for_each(|&at| counts[at] += 1);
        });
        counts
    }

    fn having(&self, store: &Store, _: CountryRelation, wanted: &[bool]) -> ItemSet {
        let mut bits = ItemSet::none(store.len());
        let marked = wanted.iter().enumerate().filter(|(_, wanted)| **wanted);
        let mut insert = |document: DocumentIdx| {
            store.columns.items_of_document.get(document.index()).iter().for_each(|&idx| bits.insert(idx));
        };
        for first in marked.filter_map(|(at, _)| store.original(at)) {
            insert(first);
            store.copies(first).for_each(&mut insert);
        }
        bits
    }

    fn has_long_names(&self) -> bool {
        true
    }

    /// The earliest of the documents that tell it.
    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        Some(store.place_of(store.columns.documents.first(idx.index())))
    }
}

fn id_of(value: &FacetValue) -> Option<&str> {
    match value {
        FacetValue::Source(id) => Some(id),
        _ => None,
    }
}
