//! The same actor named in several documents.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::{Actor, ActorId, Extraction};
use crate::annotate::ActorKind;

/// Each actor once, in the order in which they are first named, and where each identifier stands.
pub fn merge_actors(extractions: &[Arc<Extraction>]) -> (Vec<Actor>, HashMap<ActorId, usize>) {
    let mut actors: Vec<Actor> = Vec::new();
    let mut known: HashMap<ActorId, usize> = HashMap::new();
    for actor in extractions.iter().flat_map(|one| &one.actors) {
        match known.get(&actor.id) {
            Some(&at) => add_to(&mut actors[at], actor),
            None => {
                known.insert(actor.id.clone(), actors.len());
                actors.push(actor.clone());
            }
        }
    }
    let full = full_names(&actors);
    if full.iter().all(Option::is_none) {
        return (actors, known);
    }
    drop_short_forms(actors, known, &full)
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

/// For each person known by surname alone (some documents never give the first name) the one person
/// who bears it with a first name. Where two bear it, or the countries differ, it stays on its own.
fn full_names(actors: &[Actor]) -> Vec<Option<usize>> {
    let is_person = |actor: &Actor| actor.kind == ActorKind::Person;
    let mut bearers: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, actor) in actors.iter().enumerate().filter(|(_, actor)| is_person(actor)) {
        if let Some((_, surname)) = actor.name.rsplit_once(' ') {
            bearers.entry(surname).or_default().push(at);
        }
    }
    let full_name = |actor: &Actor| {
        let [bearer] = bearers.get(actor.name.as_str()).filter(|_| is_person(actor))?.as_slice() else {
            return None;
        };
        let agree =
            actor.country.is_none_or(|country| actors[*bearer].country.is_none_or(|other| other == country));
        agree.then_some(*bearer)
    };
    actors.iter().map(full_name).collect()
}

/// The actors without those that are a `full` one's short form, which becomes an alias.
fn drop_short_forms(
    mut actors: Vec<Actor>,
    known: HashMap<ActorId, usize>,
    full: &[Option<usize>],
) -> (Vec<Actor>, HashMap<ActorId, usize>) {
    for (at, bearer) in full.iter().enumerate() {
        if let Some(bearer) = *bearer {
            let mut short = actors[at].clone();
            short.aliases.insert(0, short.name.clone());
            add_to(&mut actors[bearer], &short);
        }
    }
    let mut place = Vec::with_capacity(full.len());
    let mut kept = Vec::new();
    for (actor, bearer) in actors.into_iter().zip(full) {
        place.push(kept.len());
        kept.extend(bearer.is_none().then_some(actor));
    }
    let known = known.into_iter().map(|(id, at)| (id, place[full[at].unwrap_or(at)])).collect();
    (kept, known)
}
