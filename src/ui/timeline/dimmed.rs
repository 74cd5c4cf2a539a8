//! Which items stay in full color while the pointer is on a value of a facet.

use std::sync::Arc;

use crate::store::{CountryRelation, FacetValue, ItemSet, Store};

/// The items that stay while the pointer is on a facet's row, found once for each row.
#[derive(Default)]
pub(super) struct Dimmed {
    /// The value, how it is meant, and the generation of the store with what was done with its items.
    of: Option<(FacetValue, CountryRelation, [u64; 2])>,
    kept: Option<Arc<ItemSet>>,
}

impl Dimmed {
    /// The items that have `value`, as the filter means it; `None` where the pointer is on none.
    pub(super) fn kept(
        &mut self,
        store: &Store,
        value: Option<&FacetValue>,
        relation: CountryRelation,
    ) -> Option<Arc<ItemSet>> {
        let now = (value?.clone(), relation, [store.generation(), store.work_number()]);
        if self.of.as_ref() != Some(&now) {
            self.kept = Some(Arc::new(store.items_having(&now.0, relation)));
            self.of = Some(now);
        }
        self.kept.clone()
    }
}
