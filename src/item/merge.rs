//! The same item told in several documents.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Actor, ActorId, Extraction};

/// Where an item was extracted: document and position among its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Told {
    /// Position of the extraction.
    pub document: u32,
    /// Position among the items of that extraction.
    pub item: u32,
}

/// What all documents tell together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Each item once, with every place that tells it, in the order of the documents.
    pub items: Vec<Vec<Told>>,
    /// Each actor once, with the aliases of all documents.
    pub actors: Vec<Actor>,
}

/// The items and actors of all documents: an item told in several of them stands once, with all its
/// evidence; an actor named in several stands once, with all its aliases.
pub fn merge(extractions: &[Arc<Extraction>]) -> Merged {
    let told = |(one, document): (&Arc<Extraction>, u32)| {
        (0..one.items.len() as u32).map(move |item| vec![Told { document, item }])
    };
    Merged { items: extractions.iter().zip(0..).flat_map(told).collect(), actors: merge_actors(extractions) }
}

/// Each actor once, in the order in which they are first named.
fn merge_actors(extractions: &[Arc<Extraction>]) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    let mut known: HashMap<&ActorId, usize> = HashMap::new();
    for actor in extractions.iter().flat_map(|one| &one.actors) {
        match known.get(&actor.id) {
            Some(&at) => add_to(&mut actors[at], actor),
            None => {
                known.insert(&actor.id, actors.len());
                actors.push(actor.clone());
            }
        }
    }
    actors
}

/// Adds what `other` knows of the same actor; what is known already stays.
fn add_to(actor: &mut Actor, other: &Actor) {
    if actor.role.is_none() {
        actor.role.clone_from(&other.role);
    }
    actor.country = actor.country.or(other.country);
    for alias in &other.aliases {
        if !actor.aliases.contains(alias) {
            actor.aliases.push(alias.clone());
        }
    }
}
