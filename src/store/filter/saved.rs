//! A filter as it is kept: a field for each facet by its name, then the others. What an older or newer
//! version wrote is read as far as it is known here.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Facet, Filter};

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Filter", Facet::ALL.len() + OTHERS.len())?;
        for facet in Facet::ALL {
            fields.serialize_field(facet.keys().name, self.facet(facet))?;
        }
        fields.serialize_field("country_relation", &self.country_relation)?;
        fields.serialize_field("actor_match", &self.actor_match)?;
        fields.serialize_field("text", &self.text)?;
        fields.serialize_field("time", &self.time)?;
        fields.serialize_field("min_confidence", &self.min_confidence)?;
        fields.serialize_field("dated", &self.dated)?;
        fields.serialize_field("stated_country", &self.stated_country)?;
        fields.serialize_field("happened", &self.happened)?;
        fields.end()
    }
}

/// The fields beside those of facets.
const OTHERS: [&str; 8] = [
    "country_relation",
    "actor_match",
    "text",
    "time",
    "min_confidence",
    "dated",
    "stated_country",
    "happened",
];

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The names of facets are not listed: no format that filters are kept in asks for them.
        deserializer.deserialize_struct("Filter", &OTHERS, Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Filter;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a filter")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Filter, M::Error> {
        let mut filter = Filter::default();
        while let Some(Name(name)) = map.next_key()? {
            match (Facet::named(&name), name.as_str()) {
                (Some(facet), _) => *filter.facet_mut(facet) = map.next_value()?,
                (None, "country_relation") => filter.country_relation = map.next_value()?,
                (None, "actor_match") => filter.actor_match = map.next_value()?,
                (None, "text") => filter.text = map.next_value()?,
                (None, "time") => filter.time = map.next_value()?,
                (None, "min_confidence") => filter.min_confidence = map.next_value()?,
                (None, "dated") => filter.dated = map.next_value()?,
                (None, "stated_country") => filter.stated_country = map.next_value()?,
                (None, "happened") => filter.happened = map.next_value()?,
                (None, _) => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(filter)
    }
}

/// The name of a field.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Letters;
        impl Visitor<'_> for Letters {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{CountryRelation, FacetValue, ItemKind};

    #[test]
    fn a_filter_is_kept_with_a_field_for_each_facet() {
        let mut filter = Filter { country_relation: CountryRelation::Either, ..Filter::default() };
        filter.facet_mut(Facet::Kind).exclude.insert(FacetValue::Kind(ItemKind::Event));
        filter.facet_mut(Facet::Source).include.insert(FacetValue::Source("one".into()));
        let kept = serde_json::to_value(&filter).unwrap();
        assert_eq!(kept["kind"]["exclude"][0]["kind"], "event");
        assert_eq!(kept["source"]["include"][0]["source"], "one");
        assert_eq!(serde_json::from_value::<Filter>(kept).unwrap(), filter);
    }

    #[test]
    fn what_another_version_kept_is_read_as_far_as_it_is_known() {
        let kept = r#"{ "text": "peace", "mood": { "include": [] } }"#;
        let filter: Filter = serde_json::from_str(kept).unwrap();
        assert_eq!(filter, Filter { text: "peace".to_owned(), ..Filter::default() });
    }
}
