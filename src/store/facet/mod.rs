//! The facets of items: what is counted, filtered by, and grouped into lanes by.
//!
//! All there is to know about a facet stands in its own file here, and everything else
//! derives from [`definition::FacetDefinition`].

mod actor;
mod closed;
mod country;
mod definition;
mod kind;
mod own;
mod source;
mod status;
mod tag;
mod value;

pub(super) use definition::FacetDefinition;
pub use definition::{FacetArgument, FacetKeys, ValueLabel};
pub use value::{CountryRelation, Facet, FacetValue, Grouping, LaneKey, OwnMark};

use super::{ItemIdx, ItemSet, Store};

impl Facet {
    /// All about it.
    pub(super) fn definition(self) -> &'static dyn FacetDefinition {
        match self {
            Self::Country => &country::Countries,
            Self::Actor => &actor::Actors,
            Self::Kind => &kind::KINDS,
            Self::Source => &source::Sources,
            Self::Tag => &tag::Tags,
            Self::Status => &status::STATUSES,
            Self::Own => &own::OwnMarks,
        }
    }

    /// Its name, and the keys of the words about it.
    pub fn keys(self) -> &'static FacetKeys {
        self.definition().keys()
    }

    /// The facet of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.keys().name == name)
    }

    /// A letter of the face of icons.
    pub fn icon(self) -> char {
        self.definition().icon()
    }

    /// How `render` is told one of its values.
    pub fn argument(self) -> FacetArgument {
        self.definition().argument()
    }

    /// The value that a typed text means in `store`; `None` where it means none.
    pub fn parse(self, store: &Store, text: &str) -> Option<FacetValue> {
        self.definition().parse(store, text)
    }

    /// Whether [`CountryRelation`] matters to it.
    pub fn has_relation(self) -> bool {
        self.definition().has_relation()
    }

    /// Whether the table has a column of its own for it.
    pub fn has_column(self) -> bool {
        self.definition().has_column()
    }

    /// Whether its values are called by whole titles and not by a word or two.
    pub fn has_long_names(self) -> bool {
        self.definition().has_long_names()
    }

    /// Whether its values have an order of their own; otherwise they stand by count or name.
    pub fn is_ordered(self) -> bool {
        self.definition().is_ordered()
    }

    /// Whether it is what a person did with the items: it changes while the items stay.
    pub fn is_work(self) -> bool {
        self.definition().is_work()
    }

    /// Whether lanes can be made by it.
    pub fn makes_lanes(self) -> bool {
        self.definition().makes_lanes()
    }

    /// Whether items have several of its values, so that all of them can be asked for.
    pub fn has_several(self) -> bool {
        self.definition().has_several()
    }
}

impl Store {
    /// The values of a facet, by position: all that items of this store can have.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = FacetValue> {
        let definition = facet.definition();
        (0..definition.n_values(self)).filter_map(move |at| definition.value_at(self, at))
    }

    /// The value of a facet that an item stands under, as its position among [`Self::values`]: the country it
    /// stands in, its speaker, its kind, its earliest document. `None` where it has none.
    pub fn position_of_value(&self, facet: Facet, idx: ItemIdx) -> Option<usize> {
        facet.definition().value_of(self, idx)
    }

    /// The value of a facet that an item stands under; `None` where it has none.
    pub fn value_of(&self, facet: Facet, idx: ItemIdx) -> Option<FacetValue> {
        facet.definition().value_at(self, self.position_of_value(facet, idx)?)
    }

    /// What a value is called.
    pub fn label(&self, value: &FacetValue) -> ValueLabel {
        value.facet().definition().label(self, value)
    }

    /// The items that have a value, as `relation` means it.
    pub fn items_having(&self, value: &FacetValue, relation: CountryRelation) -> ItemSet {
        having(self, value.facet(), relation, [value])
    }
}

/// The items that have at least one of the values of a facet.
pub(super) fn having<'a>(
    store: &Store,
    facet: Facet,
    relation: CountryRelation,
    values: impl IntoIterator<Item = &'a FacetValue>,
) -> ItemSet {
    let definition = facet.definition();
    let mut wanted = vec![false; definition.n_values(store)];
    let known = values.into_iter().filter_map(|value| definition.position_of(store, value));
    known.for_each(|at| wanted[at] = true);
    definition.having(store, relation, &wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facets_stand_in_the_order_of_their_numbers() {
        // Arrays with a place for each facet rest on it.
        assert!(Facet::ALL.into_iter().enumerate().all(|(at, facet)| facet as usize == at));
    }

    #[test]
    fn every_facet_has_a_name_of_its_own() {
        assert!(Facet::ALL.into_iter().all(|facet| Facet::named(facet.keys().name) == Some(facet)));
        assert_eq!(Facet::named("mood"), None);
    }

    #[test]
    fn a_value_and_its_position_lead_to_each_other() {
        let store = Store::new(1, &[]);
        for facet in Facet::ALL {
            let definition = facet.definition();
            for at in 0..definition.n_values(&store) {
                let value = definition.value_at(&store, at).unwrap();
                assert_eq!((value.facet(), definition.position_of(&store, &value)), (facet, Some(at)));
            }
        }
    }
}
