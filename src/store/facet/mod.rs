//! The facets of items: what is counted, filtered by, and grouped into lanes by.
//!
//! A facet is one room: all there is to know about it stands in its own file here, and everything else
//! derives from [`room::Room`].

mod actor;
mod closed;
mod country;
mod kind;
mod room;
mod source;
mod value;

pub(super) use room::Room;
pub use room::{Argument, Keys, Label};
pub use value::{CountryRelation, Facet, FacetValue, Grouping, LaneKey};

use super::{Bits, Store};

impl Facet {
    /// All about it.
    pub(super) fn room(self) -> &'static dyn Room {
        match self {
            Self::Country => &country::Countries,
            Self::Actor => &actor::Actors,
            Self::Kind => &kind::KINDS,
            Self::Source => &source::Sources,
        }
    }

    /// Its name, and the keys of the words about it.
    pub fn keys(self) -> &'static Keys {
        self.room().keys()
    }

    /// The facet of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.keys().name == name)
    }

    /// A letter of the face of icons.
    pub fn icon(self) -> char {
        self.room().icon()
    }

    /// How `render` is told one of its values.
    pub fn argument(self) -> Argument {
        self.room().argument()
    }

    /// The value that a typed text means in `store`; `None` where it means none.
    pub fn parse(self, store: &Store, text: &str) -> Option<FacetValue> {
        self.room().parse(store, text)
    }

    /// Whether [`CountryRelation`] matters to it.
    pub fn has_relation(self) -> bool {
        self.room().has_relation()
    }

    /// Whether items have several of its values, so that all of them can be asked for.
    pub fn has_several(self) -> bool {
        self.room().has_several()
    }
}

impl Store {
    /// What a value is called.
    pub fn label(&self, value: &FacetValue) -> Label {
        value.facet().room().label(self, value)
    }

    /// The items that have a value, as `relation` means it.
    pub fn items_having(&self, value: &FacetValue, relation: CountryRelation) -> Bits {
        having(self, value.facet(), relation, [value])
    }
}

/// The items that have at least one of the values of a facet.
pub(super) fn having<'a>(
    store: &Store,
    facet: Facet,
    relation: CountryRelation,
    values: impl IntoIterator<Item = &'a FacetValue>,
) -> Bits {
    let room = facet.room();
    let mut wanted = vec![false; room.n_values(store)];
    let known = values.into_iter().filter_map(|value| room.position_of(store, value));
    known.for_each(|at| wanted[at] = true);
    room.having(store, relation, &wanted)
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
            let room = facet.room();
            for at in 0..room.n_values(&store) {
                let value = room.value_at(&store, at).unwrap();
                assert_eq!((value.facet(), room.position_of(&store, &value)), (facet, Some(at)));
            }
        }
    }
}
