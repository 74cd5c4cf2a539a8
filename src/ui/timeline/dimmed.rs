//! Which items stay in full color while the pointer is on a value of a facet.

use std::sync::Arc;

use crate::store::{Bits, FacetValue, ItemIdx, Store};

/// The items that stay while the pointer is on a facet's row, found once for each row.
#[derive(Default)]
pub(super) struct Dimmed {
    of: Option<(FacetValue, u64)>,
    kept: Option<Arc<Bits>>,
}

impl Dimmed {
    /// The items that have `value`; `None` where the pointer is on none.
    pub(super) fn kept(&mut self, store: &Store, value: Option<&FacetValue>) -> Option<Arc<Bits>> {
        let now = (value?.clone(), store.generation());
        if self.of.as_ref() != Some(&now) {
            self.kept = Some(Arc::new(having(store, &now.0)));
            self.of = Some(now);
        }
        self.kept.clone()
    }
}

/// The items that have a value.
fn having(store: &Store, value: &FacetValue) -> Bits {
    Bits::from_fn(store.len(), |idx| {
        let item = store.item(ItemIdx::new(idx));
        match value {
            FacetValue::Country(country) => item.country() == *country,
            FacetValue::Actor(id) => item.actors().iter().any(|actor| store.actor(*actor).id == *id),
            FacetValue::Kind(kind) => item.kind() == *kind,
            FacetValue::Source(id) => item.documents().iter().any(|one| store.document(*one).id == **id),
        }
    })
}
