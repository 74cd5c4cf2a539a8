//! The same actor named in several documents.

use std::sync::Arc;

use foldhash::HashMap;

use super::super::{Actor, ActorId, ActorRef, Extraction};
use crate::annotate::ActorKind;

/// The actors of all documents.
pub struct Named {
    /// Each once, in the order in which they are first named.
    pub actors: Vec<Actor>,
    /// Where each identifier stands.
    pub idx: HashMap<ActorId, usize>,
    /// Where the actors of each document stand, document by document.
    places: Vec<u32>,
    /// Where each document begins in `places`.
    first_places: Vec<u32>,
}

fn all_named(extractions: &[Arc<Extraction>]) -> Named {
    let mut named = Named {
        actors: Vec::new(),
        idx: HashMap::default(),
        places: Vec::new(),
        first_places: Vec::with_capacity(extractions.len()),
    };
    // What documents share stands where it was put the first time.
    let mut shared: HashMap<*const Actor, u32> = HashMap::default();
    for one in extractions {
        named.first_places.push(named.places.len() as u32);
        for actor in &one.actors {
            let at = *shared.entry(Arc::as_ptr(actor)).or_insert_with(|| named.place(actor));
            named.places.push(at);
        }
    }
    named
}

/// Who the articles speak of, as they were extracted.
#[derive(Debug)]
pub struct KnownActors {
    /// Each once, with what all articles know of it.
    pub actors: HashMap<ActorId, Actor>,
    /// For who is called by the surname alone, who bears it with a first name.
    pub full: HashMap<ActorId, ActorId>,
}

impl KnownActors {
    /// Of these articles.
    pub fn of(extractions: &[Arc<Extraction>]) -> Self {
        let Named { actors, .. } = all_named(extractions);
        let full = full_names(&actors);
        let pairs = actors.iter().zip(full);
        let full = pairs.filter_map(|(actor, full)| Some((actor.id.clone(), actors[full?].id.clone())));
        let full = full.collect();
        Self { actors: actors.into_iter().map(|actor| (actor.id.clone(), actor)).collect(), full }
    }
}

/// Puts together what all documents know of the same actor, who bears a surname alone being the one who bears it with a
/// first name.
pub fn merge_actors(extractions: &[Arc<Extraction>]) -> Named {
    let mut named = all_named(extractions);
    let full = full_names(&named.actors);
    if full.iter().any(Option::is_some) {
        named.drop_short_forms(&full);
    }
    named
}

/// For each person known by surname alone (some documents never give the first name) the one person
/// who bears it with a first name. Where two bear it, or the countries differ, it stays on its own.
fn full_names(actors: &[Actor]) -> Vec<Option<usize>> {
    let is_person = |actor: &Actor| actor.kind == ActorKind::Person;
    let mut bearers: HashMap<&str, Vec<usize>> = HashMap::default();
    for (at, actor) in actors.iter().enumerate().filter(|(_, actor)| is_person(actor)) {
        if let Some((_, surname)) = actor.name.rsplit_once(' ') {
            bearers.entry(surname).or_default().push(at);
        }
    }
    let full_name = |actor: &Actor| {
        // Who somebody is by the decision of a person is nobody's short form.
        if actor.is_decided {
            return None;
        }
        let [bearer] = bearers.get(actor.name.as_str()).filter(|_| is_person(actor))?.as_slice() else {
            return None;
        };
        let agree =
            actor.country.is_none_or(|country| actors[*bearer].country.is_none_or(|other| other == country));
        agree.then_some(*bearer)
    };
    actors.iter().map(full_name).collect()
}

impl Named {
    /// Where an actor stands that a document names.
    pub fn place_of(&self, document: u32, actor: ActorRef) -> Option<u32> {
        match actor {
            ActorRef::Known(at) => {
                self.places.get(self.first_places[document as usize] as usize + at).copied()
            }
            ActorRef::Unknown(id) => self.idx.get(id).map(|&at| at as u32),
        }
    }

    /// Where an actor stands, which is added, or what is not known yet of it.
    fn place(&mut self, actor: &Actor) -> u32 {
        let at = match self.idx.get(&actor.id) {
            Some(&at) => {
                self.actors[at].learn(actor);
                at
            }
            None => {
                self.idx.insert(actor.id.clone(), self.actors.len());
                self.actors.push(actor.clone());
                self.actors.len() - 1
            }
        };
        at as u32
    }

    /// Leaves out the actors that are a `full` one's short form, which becomes an alias.
    fn drop_short_forms(&mut self, full: &[Option<usize>]) {
        for (at, bearer) in full.iter().enumerate() {
            if let Some(bearer) = *bearer {
                let mut short = self.actors[at].clone();
                short.aliases.insert(0, short.name.clone());
                self.actors[bearer].learn(&short);
            }
        }
        let mut place = Vec::with_capacity(full.len());
        let mut kept = Vec::new();
        for (actor, bearer) in std::mem::take(&mut self.actors).into_iter().zip(full) {
            place.push(kept.len());
            kept.extend(bearer.is_none().then_some(actor));
        }
        let moved = |at: usize| place[full[at].unwrap_or(at)];
        self.actors = kept;
        self.idx.values_mut().for_each(|at| *at = moved(*at));
        self.places.iter_mut().for_each(|at| *at = moved(*at as usize) as u32);
    }
}
