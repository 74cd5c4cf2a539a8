//! The lines of the filter panel: each value of a facet with its counts.

use std::cmp::Reverse;

use super::facet::{Facet, FacetValue};
use super::{QueryResult, Store};

/// Whether a value is filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FacetState {
    /// Not at all.
    #[default]
    Neutral,
    /// Items need it.
    Included,
    /// Items must not have it.
    Excluded,
}

/// A line of the filter panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// The value that the line is about.
    pub value: FacetValue,
    /// How many items have it before any filter.
    pub all: u32,
    /// How many of those pass the filters of all other dimensions.
    pub filtered: u32,
    /// How many of those have it only by assumption.
    pub assumed: u32,
    /// Whether it is filtered by.
    pub state: FacetState,
}

impl QueryResult {
    /// The values of `facet` that any item has or that are filtered by, most items first, "none" last;
    /// in their own order where they have one.
    pub fn rows(&self, store: &Store, facet: Facet) -> Vec<FacetRow> {
        let (counts, definition) = (self.counts(facet), facet.definition());
        let filter = self.query.filter.facet(facet);
        let state = |value: &FacetValue| match value {
            value if filter.include.contains(value) => FacetState::Included,
            value if filter.exclude.contains(value) => FacetState::Excluded,
            _ => FacetState::Neutral,
        };
        let row = |(at, (&all, &filtered)): (usize, (&u32, &u32))| {
            let value = definition.value_at(store, at)?;
            let state = state(&value);
            let assumed = counts.assumed.get(at).copied().unwrap_or(0);
            let shown = all > 0 || state != FacetState::Neutral;
            shown.then_some(FacetRow { value, all, filtered, assumed, state })
        };
        let mut rows: Vec<_> = counts.all.iter().zip(&counts.filtered).enumerate().filter_map(row).collect();
        if !definition.is_ordered() {
            rows.sort_by_key(|row| (row.value.is_none(), Reverse(row.all)));
        }
        rows
    }
}
