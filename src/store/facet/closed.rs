//! Facets with few values that are always the same, of which each item has exactly one.

use super::definition::{FacetArgument, FacetDefinition, FacetKeys, ValueLabel};
use super::value::{CountryRelation, Facet, FacetValue};
use crate::store::{ItemIdx, ItemRef, ItemSet, Store};

/// A facet whose values are known beforehand. Each item has exactly one.
pub struct ClosedFacet<T: 'static> {
    /// Which it is.
    pub facet: Facet,
    /// Its name and the keys of the words about it, for [`FacetDefinition::keys`].
    pub keys: &'static FacetKeys,
    /// A letter of the face of icons, for [`FacetDefinition::icon`].
    pub icon: char,
    /// How `render` is told a value, for [`FacetDefinition::argument`].
    pub argument: FacetArgument,
    /// For [`FacetDefinition::is_work`].
    pub is_work: bool,
    /// Its values, in the order of the filter panel.
    pub values: &'static [NamedValue<T>],
    /// A value as that of a facet.
    pub wrap: fn(T) -> FacetValue,
    /// The value of an item.
    pub of: fn(ItemRef<'_>) -> T,
}

/// A value with its name.
pub struct NamedValue<T> {
    /// The value as items have it.
    pub value: T,
    /// Its name in the wording's table of the facet, and on the command line.
    pub name: &'static str,
}

impl<T: Copy + Eq + Sync> ClosedFacet<T> {
    /// The items of each value, in the order of `values`.
    pub fn items<'s>(&self, store: &'s Store) -> &'s [ItemSet] {
        store.caches.sets.get_or_make(self.facet, || {
            let place = |item| self.place((self.of)(item));
            let places: Vec<u8> = store.items().map(place).collect();
            let of_value = |at: usize| ItemSet::from_column(&places, |&place| usize::from(place) == at);
            (0..self.values.len()).map(of_value).collect()
        })
    }

    /// The place of a value among all; behind them, should it not be among them.
    fn place(&self, value: T) -> u8 {
        self.values.iter().position(|one| one.value == value).unwrap_or(self.values.len()) as u8
    }

    fn wrapped(&self) -> impl Iterator<Item = FacetValue> {
        self.values.iter().map(|one| (self.wrap)(one.value))
    }
}

impl<T: Copy + Eq + Sync> FacetDefinition for ClosedFacet<T> {
    fn keys(&self) -> &'static FacetKeys {
        self.keys
    }

    fn icon(&self) -> char {
        self.icon
    }

    fn argument(&self) -> FacetArgument {
        self.argument
    }

    fn parse(&self, _: &Store, text: &str) -> Option<FacetValue> {
        let named = self.values.iter().find(|one| one.name.eq_ignore_ascii_case(text.trim()));
        named.map(|one| (self.wrap)(one.value))
    }

    fn label(&self, store: &Store, value: &FacetValue) -> ValueLabel {
        ValueLabel::Word(self.position_of(store, value).map_or("", |at| self.values[at].name))
    }

    fn is_ordered(&self) -> bool {
        true
    }

    fn is_work(&self) -> bool {
        self.is_work
    }

    fn n_values(&self, _: &Store) -> usize {
        self.values.len()
    }

    fn value_at(&self, _: &Store, at: usize) -> Option<FacetValue> {
        self.values.get(at).map(|one| (self.wrap)(one.value))
    }

    fn position_of(&self, _: &Store, value: &FacetValue) -> Option<usize> {
        self.wrapped().position(|one| one == *value)
    }

    fn tally(&self, store: &Store, _: CountryRelation, items: &ItemSet) -> Vec<u32> {
        self.items(store).iter().map(|of_value| of_value.count_shared(items) as u32).collect()
    }

    fn having(&self, store: &Store, _: CountryRelation, wanted: &[bool]) -> ItemSet {
        let mut bits = ItemSet::none(store.len());
        let marked = self.items(store).iter().zip(wanted).filter(|(_, wanted)| **wanted);
        marked.for_each(|(of_value, _)| bits.unite(of_value));
        bits
    }

    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        let place = self.place((self.of)(store.item(idx)));
        Some(usize::from(place)).filter(|place| *place < self.values.len())
    }
}
