//! Who each actor is by the decisions of a person: what was decided about one is followed from the name that an article
//! gives it to who it is in the end.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::annotate::CountryBasis;
use crate::item::{
    Actor, ActorDecision, ActorId, Anchor, Apart, DecidedActor, DocumentCast, Extraction, ItemDecision,
    KnownActors, Recast,
};

/// What was decided about the actors of all articles, ready to be followed.
pub(super) struct Cast<'c> {
    rules: &'c BTreeMap<ActorId, ActorDecision>,
    apart: &'c BTreeMap<Apart, DecidedActor>,
    known: KnownActors,
    /// Whom a person called so, by the identifier that such a name has.
    named: HashMap<ActorId, ActorId>,
    /// For who is known to no article by the name that the decision was made about any more, but as another word: what
    /// the decision is about.
    strays: HashMap<ActorId, ActorId>,
}

/// Who an actor is in the end.
struct End {
    id: ActorId,
    /// All that was decided on the way there, the last first.
    decision: ActorDecision,
    is_decided: bool,
}

impl<'c> Cast<'c> {
    /// Of decisions about the actors of `extractions`.
    pub(super) fn new(
        rules: &'c BTreeMap<ActorId, ActorDecision>,
        apart: &'c BTreeMap<Apart, DecidedActor>,
        extractions: &[Arc<Extraction>],
    ) -> Self {
        let known = KnownActors::of(extractions);
        let named = rules.iter().filter_map(|(id, rule)| {
            let called = ActorId::of_name(rule.name.as_ref()?);
            (called != *id).then(|| (called, id.clone()))
        });
        let named = named.collect();
        let strays = strays(rules, &known);
        Self { rules, apart, known, named, strays }
    }

    /// Who an actor is that the extraction knows under `id`.
    fn end(&self, id: &ActorId) -> End {
        let mut end = End { id: id.clone(), decision: ActorDecision::default(), is_decided: false };
        let mut passed = BTreeSet::new();
        while passed.insert(end.id.clone()) {
            let rule = self.rules.get(&end.id);
            if let Some(rule) = rule {
                end.decision = rule.clone().or(&end.decision);
                end.is_decided = true;
            }
            let same = rule.and_then(|rule| rule.same_as.as_ref());
            let has_name = rule.is_some_and(|rule| rule.name.is_some());
            let next = match same {
                Some(other) => Some(&other.id),
                None if has_name => None,
                None => self
                    .named
                    .get(&end.id)
                    .or_else(|| self.known.full.get(&end.id))
                    .or_else(|| self.strays.get(&end.id).filter(|_| rule.is_none())),
            };
            let Some(next) = next else { break };
            if let Some(other) = same {
                // What was decided about the other holds for both.
                let name = Some(other.name.clone()).filter(|_| !self.is_known(next));
                end.decision = ActorDecision { name, ..ActorDecision::default() };
            }
            end.id = next.clone();
        }
        end
    }

    fn is_known(&self, id: &ActorId) -> bool {
        self.known.actors.contains_key(id)
    }

    /// The identifiers of all decisions that lead to who `id` is, its own included.
    pub(super) fn leading_to(&self, id: &ActorId) -> Vec<ActorId> {
        self.rules.keys().filter(|key| *key == id || self.end(key).id == *id).cloned().collect()
    }

    /// What of it concerns a document, about whose items `decisions` were made.
    pub(super) fn of_document(
        &self,
        extraction: &Extraction,
        decisions: &[(Anchor, ItemDecision)],
    ) -> DocumentCast {
        let article = extraction.document.hash();
        let is_here = |apart: &Apart| {
            apart.article.is_none_or(|of| of == article)
                && extraction.actors.iter().any(|actor| actor.id == apart.actor)
        };
        let apart = self.apart.iter().filter(|(apart, _)| is_here(apart));
        let apart: Vec<(Apart, DecidedActor)> =
            apart.map(|(apart, other)| (apart.clone(), other.clone())).collect();
        let decided = decisions
            .iter()
            .flat_map(|(_, decision)| decision.speaker.iter().chain(decision.addressees.iter().flatten()));
        let decided: Vec<Actor> =
            decided.chain(apart.iter().map(|(_, other)| other)).map(DecidedActor::to_actor).collect();
        let mut recasts: Vec<Recast> = Vec::new();
        for actor in extraction.actors.iter().map(|actor| &**actor).chain(&decided) {
            if recasts.iter().all(|known| known.from != actor.id) {
                recasts.extend(self.recast(actor));
            }
        }
        DocumentCast { apart, recasts }
    }

    /// Who an actor of a document is, where a person decided anything about that.
    fn recast(&self, actor: &Actor) -> Option<Recast> {
        let End { id, decision, is_decided } = self.end(&actor.id);
        let is_other = id != actor.id;
        // A short form alone is dealt with where documents are merged.
        if !is_decided {
            return None;
        }
        if decision.nobody {
            return Some(Recast { from: actor.id.clone(), to: None, moves: false });
        }
        let known = self.known.actors.get(&id).filter(|_| is_other);
        let mut to = known.unwrap_or(actor).clone();
        to.aliases.clone_from(&actor.aliases);
        if let Some(name) = decision.name {
            to.name = name;
        }
        if actor.name != to.name && !to.aliases.contains(&actor.name) {
            to.aliases.insert(0, actor.name.clone());
        }
        to.aliases.retain(|alias| *alias != to.name);
        to.kind = decision.kind.unwrap_or(to.kind);
        if to.country.is_none() {
            to.learn_country(actor);
        }
        match decision.role {
            Some(role) => to.role = Some(role).filter(|role| !role.is_empty()),
            None => to.role = to.role.or_else(|| actor.role.clone()),
        }
        if let Some(country) = decision.country {
            to.country = Some(country);
            to.country_basis = Some(CountryBasis::Decided);
            to.country_words = None;
        }
        (to.id, to.is_decided) = (id, true);
        Some(Recast { from: actor.id.clone(), to: Some(to), moves: decision.country.is_some() })
    }
}

/// Who is known by another word as those that decisions were made about and that no article names any more.
fn strays(rules: &BTreeMap<ActorId, ActorDecision>, known: &KnownActors) -> HashMap<ActorId, ActorId> {
    let lost: BTreeSet<&ActorId> = rules.keys().filter(|id| !known.actors.contains_key(*id)).collect();
    if lost.is_empty() {
        return HashMap::new();
    }
    let mut bearers: HashMap<ActorId, BTreeSet<&ActorId>> = HashMap::new();
    for actor in known.actors.values() {
        for alias in actor.aliases.iter().map(|alias| ActorId::of_name(alias)) {
            if lost.contains(&alias) {
                bearers.entry(alias).or_default().insert(&actor.id);
            }
        }
    }
    let only = bearers.into_iter().filter(|(_, bearers)| bearers.len() == 1);
    only.flat_map(|(lost, bearers)| bearers.into_iter().map(move |id| (id.clone(), lost.clone()))).collect()
}
