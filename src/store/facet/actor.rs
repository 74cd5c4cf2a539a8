//! The facet of actors.

use super::definition::{FacetArgument, FacetDefinition, FacetKeys, ValueLabel, keys};
use super::value::{CountryRelation, FacetValue};
use crate::item::{Actor, ActorId};
use crate::store::{ItemIdx, ItemSet, Store};

/// Who speaks, is spoken to or takes part.
pub struct Actors;

impl FacetDefinition for Actors {
    fn keys(&self) -> &'static FacetKeys {
        keys!("actor")
    }

    fn icon(&self) -> char {
        // users
        '\u{e4d6}'
    }

    fn argument(&self) -> FacetArgument {
        FacetArgument {
            value: "NAME",
            help: "items of this actor alone; may be given several times",
            expected: "the name of somebody in these articles",
            can_be: |text| !text.trim().is_empty(),
            unknown: "nobody in these articles has this name",
        }
    }

    /// By name, short name or identifier, in any spelling of capitals.
    fn parse(&self, store: &Store, text: &str) -> Option<FacetValue> {
        let wanted = text.trim().to_lowercase();
        let is_wanted = |actor: &&Actor| {
            let short = store.actor_idx(&actor.id).map(|idx| store.short_name(idx).to_lowercase());
            actor.name.to_lowercase() == wanted
                || *actor.id.0 == *wanted
                || short.as_deref() == Some(&*wanted)
        };
        store.actors().iter().find(is_wanted).map(|actor| FacetValue::Actor(actor.id.clone()))
    }

    fn label(&self, store: &Store, value: &FacetValue) -> ValueLabel {
        let id = id_of(value);
        match id.and_then(|id| store.actor_idx(id)) {
            Some(actor) => ValueLabel::Actor(actor),
            None => ValueLabel::Text(id.map_or_else(String::new, |id| id.0.to_string())),
        }
    }

    fn has_several(&self) -> bool {
        true
    }

    fn n_values(&self, store: &Store) -> usize {
        store.actors().len()
    }

    fn value_at(&self, store: &Store, at: usize) -> Option<FacetValue> {
        store.actors().get(at).map(|actor| FacetValue::Actor(actor.id.clone()))
    }

    fn position_of(&self, store: &Store, value: &FacetValue) -> Option<usize> {
        store.actor_idx(id_of(value)?).map(|actor| actor.index())
    }

    /// Items have one to five actors, which no processor predicts, so the actors of 64 items are read as
    /// one run, and each adds the bit of its item.
    fn tally(&self, store: &Store, _: CountryRelation, items: &ItemSet) -> Vec<u32> {
        let mut counts = vec![0u32; self.n_values(store)];
        for (block, &word) in items.words().iter().enumerate().filter(|(_, word)| **word != 0) {
            for (actor, bit) in store.columns.actors_of_block(block) {
                counts[actor.index()] += (word >> bit & 1) as u32;
            }
        }
        counts
    }

    fn having(&self, store: &Store, _: CountryRelation, wanted: &[bool]) -> ItemSet {
        store.columns.items_naming(wanted)
    }

    /// Who says and with whom stand in columns of the table of their own.
    fn has_column(&self) -> bool {
        false
    }

    /// The speaker, or whoever an event names first.
    fn value_of(&self, store: &Store, idx: ItemIdx) -> Option<usize> {
        store.columns.actors.get(idx.index()).first().map(|actor| actor.index())
    }
}

fn id_of(value: &FacetValue) -> Option<&ActorId> {
    match value {
        FacetValue::Actor(id) => Some(id),
        _ => None,
    }
}
