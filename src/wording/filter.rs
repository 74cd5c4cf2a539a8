//! What is filtered by, in words: for the filter chips, and for the sentence under a picture.

use super::Wording;
use crate::store::{
    ActorMatch, CountryRelation, Dated, Facet, FacetValue, Filter, ItemKind, LaneKey, Quality, Store,
};

impl Wording {
    /// The name of a facet's value, as the filter panel shows it.
    pub fn facet_value(&self, store: &Store, value: &FacetValue) -> String {
        match value {
            FacetValue::Country(None) => self.text("timeline.no-country").to_owned(),
            FacetValue::Country(Some(country)) => self.country(country).to_owned(),
            FacetValue::Actor(id) => {
                store.actor_idx(id).map_or_else(|| id.0.to_string(), |actor| store.actor(actor).name.clone())
            }
            FacetValue::Kind(kind) => self.kind(*kind).to_owned(),
            FacetValue::Source(id) => document_name(store, id),
        }
    }

    /// The name of a lane.
    pub fn lane(&self, store: &Store, key: &LaneKey) -> String {
        match key {
            LaneKey::Country(country) => self.facet_value(store, &FacetValue::Country(*country)),
            LaneKey::Actor(None) => self.text("timeline.no-actor").to_owned(),
            LaneKey::Actor(Some(id)) => self.facet_value(store, &FacetValue::Actor(id.clone())),
            LaneKey::Source(id) => document_name(store, id),
            LaneKey::Kind(kind) => self.kind(*kind).to_owned(),
            LaneKey::All => self.text("timeline.all-items").to_owned(),
            LaneKey::Part(keys) => self.lane(store, &keys.1),
        }
    }

    /// The name of a kind of item.
    pub fn kind(&self, kind: ItemKind) -> &str {
        self.text(match kind {
            ItemKind::Event => "kind.event",
            ItemKind::Direct => "kind.direct",
            ItemKind::Indirect => "kind.indirect",
            ItemKind::Position => "kind.position",
        })
    }

    /// How well a time is known; nothing for items without one.
    pub fn quality(&self, quality: Quality) -> &str {
        match quality {
            Quality::Exact => self.text("quality.exact"),
            Quality::Stated => self.text("quality.stated"),
            Quality::Assumed => self.text("quality.assumed"),
            Quality::Vague => self.text("quality.vague"),
            Quality::Planned => self.text("quality.planned"),
            Quality::Undated => "",
        }
    }

    /// What is filtered by, one entry for each facet and for words, time, confidence and date:
    /// "Russia or Ukraine", "not Trump", "3–5 September 2025". Empty where everything passes.
    pub fn filter(&self, store: &Store, filter: &Filter) -> Vec<String> {
        let mut parts: Vec<String> =
            Facet::ALL.iter().flat_map(|&facet| self.facet_filter(store, filter, facet)).collect();
        let words = filter.text.trim();
        if !words.is_empty() {
            parts.push(self.fill("filter.text", &[("q", words)]));
        }
        parts.extend(filter.time.map(|time| self.days(time.first_day(), time.last_day())));
        if filter.min_confidence > 0.0 {
            let percent = (filter.min_confidence * 100.0).round() as usize;
            parts.push(self.fill("filter.confidence", &[("n", &self.number(percent))]));
        }
        match filter.dated {
            Dated::Either => {}
            Dated::With => parts.push(self.text("filter.with-date").to_owned()),
            Dated::Without => parts.push(self.text("filter.without-date").to_owned()),
        }
        parts
    }

    /// What one facet filters by: the included values joined, then each excluded one.
    fn facet_filter(&self, store: &Store, filter: &Filter, facet: Facet) -> Vec<String> {
        let wanted = filter.facet(facet);
        let all_needed = facet == Facet::Actor && filter.actor_match == ActorMatch::All;
        let join = if all_needed { "filter.and" } else { "filter.or" };
        let names = wanted.include.iter().map(|value| self.facet_value(store, value));
        let included = names.reduce(|left, right| self.fill(join, &[("left", &left), ("right", &right)]));
        let excluded = wanted.exclude.iter().map(|value| self.facet_value(store, value));
        let excluded = excluded.map(|value| self.fill("filter.not", &[("value", &value)]));
        included.into_iter().chain(excluded).map(|value| self.related(filter, facet, value)).collect()
    }

    /// A value of a facet with how an item must be connected with it, where that is not the usual way.
    pub fn related(&self, filter: &Filter, facet: Facet, value: String) -> String {
        match (facet, filter.country_relation) {
            (Facet::Country, CountryRelation::SpokenOf) => {
                self.fill("filter.spoken-of", &[("value", &value)])
            }
            (Facet::Country, CountryRelation::Either) => self.fill("filter.either", &[("value", &value)]),
            _ => value,
        }
    }
}

/// What a document is called: its title, else its outlet, else its identifier.
fn document_name(store: &Store, document_id: &str) -> String {
    let document = store.document_idx(document_id).map(|idx| store.document(idx));
    let title = document.and_then(|document| document.title.clone().or(document.outlet.clone()));
    title.unwrap_or_else(|| document_id.to_owned())
}
