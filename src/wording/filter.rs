//! What is filtered by, in words: for the filter chips, and for the sentence under a picture.

use super::Wording;
use crate::store::{
    ActorMatch, CountryRelation, Dated, DocumentIdx, Facet, FacetValue, Filter, ItemKind, LaneKey, Quality,
    Store, ValueLabel,
};

impl Wording {
    /// The name of a facet's value, as a sentence names it.
    pub fn facet_value(&self, store: &Store, value: &FacetValue) -> String {
        let keys = value.facet().keys();
        match store.label(value) {
            ValueLabel::Country(None) => self.text(keys.none).to_owned(),
            ValueLabel::Country(Some(country)) => self.country(&country).to_owned(),
            ValueLabel::Actor(actor) => store.actor(actor).name.clone(),
            ValueLabel::Document(document) => self.article(store, document),
            ValueLabel::Word(name) => self.text(&format!("{}.{name}", keys.values)).to_owned(),
            ValueLabel::Text(text) => text,
        }
    }

    /// What an article is called; where copies of it are open, with how many they are: "Brand im Hafen +2".
    pub fn article(&self, store: &Store, document: DocumentIdx) -> String {
        let name = store.document(document).name();
        match store.copies(document).len() {
            0 => name.to_owned(),
            n => format!("{name} {}", self.fill("across.copies", &[("n", &self.number(n - 1))])),
        }
    }

    /// The name of a facet's value, as the filter panel shows it: words in the plural.
    pub fn facet_heading(&self, store: &Store, value: &FacetValue) -> String {
        match store.label(value) {
            ValueLabel::Word(name) => {
                self.text(&format!("{}.{name}", value.facet().keys().plurals)).to_owned()
            }
            _ => self.facet_value(store, value),
        }
    }

    /// The name of a lane.
    pub fn lane(&self, store: &Store, key: &LaneKey) -> String {
        match key {
            LaneKey::Of(value) => self.facet_value(store, value),
            LaneKey::Without(facet) => self.text(facet.keys().none).to_owned(),
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
        if filter.happened {
            parts.push(self.text("filter.happened").to_owned());
        }
        if filter.stated_country {
            parts.push(self.text("filter.stated-country").to_owned());
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
        let all_needed = facet.has_several() && filter.actor_match == ActorMatch::All;
        let join = if all_needed { "filter.and" } else { "filter.or" };
        let names = wanted.include.iter().map(|value| self.facet_value(store, value));
        let included = names.reduce(|left, right| self.fill(join, &[("left", &left), ("right", &right)]));
        let excluded = wanted.exclude.iter().map(|value| self.facet_value(store, value));
        let excluded = excluded.map(|value| self.fill("filter.not", &[("value", &value)]));
        included.into_iter().chain(excluded).map(|value| self.related(filter, facet, value)).collect()
    }

    /// A value of a facet with how an item must be connected with it, where that is not the usual way.
    pub fn related(&self, filter: &Filter, facet: Facet, value: String) -> String {
        match filter.country_relation {
            _ if !facet.has_relation() => value,
            CountryRelation::Stands => value,
            CountryRelation::SpokenOf => self.fill("filter.spoken-of", &[("value", &value)]),
            CountryRelation::Either => self.fill("filter.either", &[("value", &value)]),
        }
    }
}
