//! What a person decided about actors: asked and changed.

use super::state::Workspace;
use crate::correction::Changes;
use crate::item::{ActorDecision, ActorId, Apart, DecideActor, DecidedActor, Marked, Marks, OtherActor};
use crate::store::{Facet, FacetValue, LaneKey, fold};
use crate::view::{Unfolded, ViewState};

impl Workspace {
    /// What a person decided about an actor itself, if anything.
    pub fn actor_decision(&self, actor: &ActorId) -> Option<&ActorDecision> {
        self.corrections.actors.get(actor)
    }

    /// Those that a person made the same as an actor that is shown, as they were extracted.
    pub fn same_actors(&self, actor: &ActorId) -> Vec<ActorId> {
        let mut same = self.corrections.decided_for(actor, &self.extractions);
        same.retain(|one| one != actor);
        same
    }

    /// The decisions about actors and their words that no article that is open speaks of: they wait.
    pub fn lost_actors(&self) -> Vec<&ActorId> {
        let is_named = |id: &ActorId| {
            let mut actors = self.extractions.iter().flat_map(|one| &one.actors);
            actors
                .any(|actor| actor.id == *id || actor.aliases.iter().any(|one| ActorId::of_name(one) == *id))
        };
        let apart = self.corrections.apart.keys().map(|apart| &apart.actor);
        self.corrections.actors.keys().chain(apart).filter(|id| !is_named(id)).collect()
    }

    /// Decides one more thing about an actor, as a step of its own.
    pub(super) fn decide_actor(&mut self, actor: ActorId, what: DecideActor) {
        let what = self.same_or_named(&actor, what);
        let other = match &what {
            DecideActor::SameAs(Some(other)) if other.id == actor => return,
            DecideActor::SameAs(Some(other)) => Some(other.id.clone()),
            _ => None,
        };
        let mut decision = self.corrections.actors.get(&actor).cloned().unwrap_or_default();
        decision.decide(what);
        let actors = vec![(actor.clone(), decision)];
        let marks = other.as_ref().map_or_else(Vec::new, |other| self.moved_marks(&actor, other));
        let is_changed = self.change_decisions(Changes { actors, marks, ..Changes::default() });
        if let Some(other) = other.filter(|_| is_changed) {
            // What was filtered by the one is filtered by both.
            follow(&mut self.view, &actor, &other);
            self.requery();
        }
    }

    /// What is put on an actor who is the same as `other` is put on that one.
    fn moved_marks(&self, actor: &ActorId, other: &ActorId) -> Vec<(Marked, Marks)> {
        let [from, to] = [actor, other].map(|id| Marked::Actor(id.clone()));
        let Some(marks) = self.corrections.marks.get(&from) else { return Vec::new() };
        let mut both = self.corrections.marks.get(&to).cloned().unwrap_or_default();
        both.add(marks.clone());
        vec![(to, both), (from, Marks::default())]
    }

    /// A name that another actor has makes both the same.
    fn same_or_named(&self, actor: &ActorId, what: DecideActor) -> DecideActor {
        let DecideActor::Name(Some(name)) = &what else { return what };
        let folded = fold(name.trim());
        let other = self.store.actors().iter().find(|one| one.id != *actor && fold(&one.name) == folded);
        match other {
            Some(other) => {
                DecideActor::SameAs(Some(OtherActor { id: other.id.clone(), name: other.name.clone() }))
            }
            None => what,
        }
    }

    /// Nothing is decided about an actor any more, as a step of its own.
    pub(super) fn forget_actor(&mut self, actor: &ActorId) {
        let keys = self.corrections.decided_for(actor, &self.extractions);
        let is_apart = |apart: &&Apart| apart.actor == *actor || keys.contains(&apart.actor);
        let apart =
            self.corrections.apart.keys().filter(is_apart).map(|apart| (apart.clone(), None)).collect();
        let actors = keys.into_iter().map(|key| (key, ActorDecision::default())).collect();
        self.change_decisions(Changes { actors, apart, ..Changes::default() });
    }

    /// Tells who is meant by some words, as a step of its own.
    pub(super) fn set_apart(&mut self, apart: Apart, other: Option<DecidedActor>) {
        self.change_decisions(Changes { apart: vec![(apart, other)], ..Changes::default() });
    }
}

/// Looks at one actor where another one was looked at.
fn follow(view: &mut ViewState, from: &ActorId, to: &ActorId) {
    let (from, to) = (FacetValue::Actor(from.clone()), FacetValue::Actor(to.clone()));
    let facet = view.filter.facet_mut(Facet::Actor);
    for values in [&mut facet.include, &mut facet.exclude] {
        if values.remove(&from) {
            values.insert(to.clone());
        }
    }
    let (from, to) = (LaneKey::Of(from), LaneKey::Of(to));
    let lanes = &mut view.lanes;
    for keys in [&mut lanes.collapsed, &mut lanes.pinned, &mut lanes.hidden] {
        if keys.remove(&from) {
            keys.insert(to.clone());
        }
    }
    if view.unfolded.remove(&Unfolded::Lane(from)) {
        view.unfolded.insert(Unfolded::Lane(to));
    }
}
