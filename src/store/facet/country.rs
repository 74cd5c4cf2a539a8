//! The facet of countries.

use super::definition::{FacetArgument, FacetDefinition, FacetKeys, ValueLabel, keys};
use super::value::{CountryRelation, FacetValue};
use crate::language::Country;
use crate::store::csr::Csr;
use crate::store::{ItemIdx, ItemSet, Store};

/// The countries that items stand in or speak of; position 0 is "none".
pub struct Countries;

impl FacetDefinition for Countries {
    fn keys(&self) -> &'static FacetKeys {
        keys!("country")
    }

    fn icon(&self) -> char {
        // globe-hemisphere-west
        '\u{e28c}'
    }

    fn argument(&self) -> FacetArgument {
        FacetArgument {
            value: "CODE",
            help: "items of this country (RU) alone; may be given several times",
            expected: "the two letters of a country such as RU",
            can_be: |text| country(text).is_some(),
            unknown: "there is no such country",
        }
    }

    fn parse(&self, _: &Store, text: &str) -> Option<FacetValue> {
        country(text).map(|country| FacetValue::Country(Some(country)))
    }

    fn label(&self, _: &Store, value: &FacetValue) -> ValueLabel {
        ValueLabel::Country(country_of(value).flatten())
    }

    fn has_relation(&self) -> bool {
        true
    }

    fn n_values(&self, store: &Store) -> usize {
        store.countries().len()
    }

    fn value_at(&self, store: &Store, at: usize) -> Option<FacetValue> {
        store.countries().get(at).copied().map(FacetValue::Country)
    }

    fn position_of(&self, store: &Store, value: &FacetValue) -> Option<usize> {
        let wanted = country_of(value)?;
        store.countries().iter().position(|known| *known == wanted)
    }

    fn tally(&self, store: &Store, relation: CountryRelation, items: &ItemSet) -> Vec<u32> {
        let (columns, mut counts) = (&store.columns, vec![0u32; self.n_values(store)]);
        match relation {
            CountryRelation::Stands => items.for_each(|idx| counts[columns.country[idx] as usize] += 1),
            _ => items.for_each(|idx| {
                columns.countries(idx, relation).for_each(|at| counts[at as usize] += 1);
            }),
        }
        counts
    }

    /// Of the countries an item speaks of, the text names each.
    fn tally_assumed(&self, store: &Store, relation: CountryRelation, items: &ItemSet) -> Vec<u32> {
        let assumed = || items.intersection(&store.columns.assumed_country);
        match relation {
            CountryRelation::SpokenOf => Vec::new(),
            _ => self.tally(store, CountryRelation::Stands, &assumed()),
        }
    }

    fn having(&self, store: &Store, relation: CountryRelation, wanted: &[bool]) -> ItemSet {
        let columns = &store.columns;
        match relation {
            CountryRelation::Stands => ItemSet::from_column(&columns.country, |&at| wanted[at as usize]),
            _ => ItemSet::from_fn(store.len(), |idx| {
                columns.countries(idx, relation).any(|at| wanted[at as usize])
            }),
        }
    }

    /// The country it stands in.
    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        Some(usize::from(store.columns.country[idx.index()])).filter(|place| *place > 0)
    }

    /// Where the filter asks for countries spoken of, an item stands once in the lane of each, and in none
    /// where it speaks of none.
    fn lanes(&self, store: &Store, relation: CountryRelation) -> Csr<u32> {
        let columns = &store.columns;
        Csr::of_rows(store.len(), |idx| columns.countries(idx, relation).map(u32::from))
    }
}

/// The country of a two-letter code, in any spelling of capitals.
fn country(code: &str) -> Option<Country> {
    Country::new(&code.to_ascii_uppercase())
}

fn country_of(value: &FacetValue) -> Option<Option<Country>> {
    match value {
        FacetValue::Country(country) => Some(*country),
        _ => None,
    }
}
