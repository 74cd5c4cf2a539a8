//! What is asked of a store.

use super::clock::Clock;
use super::facet::Grouping;
use super::filter::Filter;

/// What is asked of a store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What may pass.
    pub filter: Filter,
    /// What makes the lanes, and what divides each of them.
    pub grouping: Grouping,
    /// Which time counts for the time filter, the histogram and the order in the lanes.
    pub clock: Clock,
}
