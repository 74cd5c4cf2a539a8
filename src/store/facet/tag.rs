//! The facet of the words that a person marked items with.

use super::definition::{FacetArgument, FacetDefinition, FacetKeys, ValueLabel, keys};
use super::value::{CountryRelation, FacetValue};
use crate::store::csr::Csr;
use crate::store::{ItemIdx, ItemSet, Store, fold};

/// The words that a person marked items with, in their order.
pub struct Tags;

impl FacetDefinition for Tags {
    fn keys(&self) -> &'static FacetKeys {
        keys!("tag")
    }

    fn icon(&self) -> char {
        // tag
        '\u{e478}'
    }

    fn argument(&self) -> FacetArgument {
        FacetArgument {
            value: "WORD",
            help: "items that a person marked with this word alone; may be given several times",
            expected: "a word that items of the project are marked with",
            can_be: |text| !text.trim().is_empty(),
            unknown: "no item is marked with this word",
        }
    }

    fn parse(&self, store: &Store, text: &str) -> Option<FacetValue> {
        let wanted = fold(text.trim());
        let found = store.tags().find(|name| fold(name) == wanted);
        found.map(|name| FacetValue::Tag(name.clone()))
    }

    fn label(&self, _: &Store, value: &FacetValue) -> ValueLabel {
        ValueLabel::Text(name_of(value).unwrap_or_default().to_owned())
    }

    fn is_work(&self) -> bool {
        true
    }

    /// All words of an item stand in a column of the table of their own.
    fn has_column(&self) -> bool {
        false
    }

    fn n_values(&self, store: &Store) -> usize {
        store.work.tags.len()
    }

    fn value_at(&self, store: &Store, at: usize) -> Option<FacetValue> {
        store.work.tags.get(at).map(|tagged| FacetValue::Tag(tagged.name.clone()))
    }

    fn position_of(&self, store: &Store, value: &FacetValue) -> Option<usize> {
        store.work.tag_at(name_of(value)?)
    }

    /// The first of its words.
    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        store.work.tags_of(idx).next()
    }

    fn tally(&self, store: &Store, _: CountryRelation, items: &ItemSet) -> Vec<u32> {
        let count = |of_tag: &[ItemIdx]| of_tag.iter().filter(|idx| items.contains(**idx)).count();
        store.work.tags.iter().map(|tagged| count(&tagged.items) as u32).collect()
    }

    fn having(&self, store: &Store, _: CountryRelation, wanted: &[bool]) -> ItemSet {
        let marked = store.work.tags.iter().zip(wanted).filter(|(_, wanted)| **wanted);
        let items: Vec<ItemIdx> = marked.flat_map(|(tagged, _)| tagged.items.iter().copied()).collect();
        ItemSet::from_items(store.len(), &items)
    }

    /// An item stands in the lane of each of its words.
    fn lanes(&self, store: &Store, _: CountryRelation) -> Csr<u32> {
        let n_values = self.n_values(store) as u32;
        Csr::of_rows(store.len(), |idx| {
            let tags: Vec<u32> = store.work.tags_of(ItemIdx::new(idx)).map(|at| at as u32).collect();
            if tags.is_empty() { vec![n_values] } else { tags }
        })
    }
}

fn name_of(value: &FacetValue) -> Option<&str> {
    match value {
        FacetValue::Tag(name) => Some(name),
        _ => None,
    }
}
