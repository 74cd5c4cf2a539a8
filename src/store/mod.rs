//! An immutable snapshot of everything open, in columns: index, filter, query, facets, search.
//!
//! Items are numbered by time: [`ItemIdx`] rises with the start of what happened, ties by end and
//! then by place in the documents, and the items without a date come last. So a stretch of time is
//! a range of numbers, and a histogram of a filtered store is a few population counts. Nothing here
//! changes after [`Store::new`]; another set of documents makes another store with another
//! generation, and caches key on that.

mod caches;
mod clock;
mod columns;
mod contradiction;
mod count;
mod csr;
mod decided;
mod facet;
mod filter;
mod fold;
mod histogram;
mod item;
mod item_set;
mod kind;
mod lanes;
mod news;
mod position;
mod priority;
mod quality;
mod query;
mod reply;
mod result;
mod rows;
mod search;
mod short_name;
mod snapshot;
mod work;

pub use clock::Clock;
pub(crate) use columns::NEVER;
pub use contradiction::MayContradict;
pub use count::FacetCounts;
pub(crate) use csr::{Csr, inverted};
pub use facet::{
    CountryRelation, Facet, FacetArgument, FacetKeys, FacetValue, Grouping, LaneKey, OwnMark, ValueLabel,
};
pub use filter::{
    ActorMatch, Dated, FacetFilter, FacetFilters, Filter, FilterPart, SURE, SavedFilter, keep_filter,
};
pub use fold::fold;
pub use histogram::{HISTOGRAM_BINS, Histogram};
pub use item::{DocumentSpan, EvidenceRef, ItemPlace, ItemRank, ItemRef, TellingRef};
pub use item_set::ItemSet;
pub use kind::ItemKind;
pub use lanes::Lane;
pub use news::News;
pub use position::{ActorIdx, DocumentIdx, ItemIdx};
pub use quality::Quality;
pub use query::Query;
pub use result::{LiftedPart, QueryResult, run};
pub use rows::{FacetRow, FacetState};
pub use search::{Meant, matches_in};
pub use snapshot::{Store, StoreBytes};
