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
        store.n_documents()
    }

    fn value_at(&self, store: &Store, at: usize) -> Option<FacetValue> {
        let idx = (at < store.n_documents()).then_some(DocumentIdx(at as u32))?;
        let is_first = store.first_copy(idx) == idx;
        is_first.then(|| FacetValue::Source(store.document(idx).id.as_str().into()))
    }

    fn position_of(&self, store: &Store, value: &FacetValue) -> Option<usize> {
        store.document_idx(id_of(value)?).map(|document| store.first_copy(document).index())
    }

    fn tally(&self, store: &Store, _: CountryRelation, items: &ItemSet) -> Vec<u32> {
        let (documents, mut counts) = (&store.columns.documents, vec![0u32; self.n_values(store)]);
        if !store.has_copies() {
            items.for_each(|idx| counts[documents.first(idx).index()] += 1);
            documents.for_each_more(items, |at| counts[at.index()] += 1);
            return counts;
        }
        // An item that several copies tell counts once for all of them.
        let mut firsts = Vec::new();
        items.for_each(|idx| {
            firsts.clear();
            firsts.extend(documents.get(idx).iter().map(|one| store.first_copy(*one).index()));
            firsts.sort_unstable();
            firsts.dedup();
            firsts.iter().for_each(|&at| counts[at] += 1);
        });
        counts
    }

    fn having(&self, store: &Store, _: CountryRelation, wanted: &[bool]) -> ItemSet {
        let mut bits = ItemSet::none(store.len());
        let marked = wanted.iter().enumerate().filter(|(_, wanted)| **wanted);
        let mut insert = |at: usize| {
            store.columns.items_of_document.get(at).iter().for_each(|&idx| bits.insert(idx));
        };
        for (at, _) in marked {
            insert(at);
            store.copies(DocumentIdx::new(at)).for_each(|copy| insert(copy.index()));
        }
        bits
    }

    fn has_long_names(&self) -> bool {
        true
    }

    /// The earliest of the documents that tell it.
    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        Some(store.first_copy(store.columns.documents.first(idx.index())).index())
    }
}

fn id_of(value: &FacetValue) -> Option<&str> {
    match value {
        FacetValue::Source(id) => Some(id),
        _ => None,
    }
}
