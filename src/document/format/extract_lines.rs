//! Lines that `extract` printed: they hold `items` and are opened without extracting anew.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Whether `line` is an object with a list of `items`.
pub(super) fn is_one(line: &str) -> bool {
    // Most articles do not even hold the word, and need not be parsed twice.
    if !line.contains("\"items\"") {
        return false;
    }
    let found = Cell::new(false);
    // It is left where the items begin, so whether it ends well says nothing.
    serde_json::Deserializer::from_str(line).deserialize_map(Sign(&found)).unwrap_or_default();
    found.get()
}

/// What tells a line of `extract` from an article to be read; looks at nothing behind it.
#[derive(Clone, Copy)]
struct Sign<'c>(&'c Cell<bool>);

impl<'de> DeserializeSeed<'de> for Sign<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, items: D) -> Result<(), D::Error> {
        items.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Sign<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object with a list of items")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut line: A) -> Result<(), A::Error> {
        while let Some(key) = line.next_key::<String>()? {
            if key == "items" {
                return line.next_value_seed(self);
            }
            line.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.0.set(true);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_items_in_the_line_itself_is_the_sign() {
        for line in [r#"{"items":[]}"#, r#"{"text":"a","items": [{"id":"1"}],"actors":[]}"#, r#"{"items":["#]
        {
            assert!(is_one(line), "{line}");
        }
        for line in [
            r#"{"text":"a"}"#,
            r#"{"items":null,"text":"a"}"#,
            r#"{"text":"the \"items\": [1]"}"#,
            r#"{"source":{"items":[1]},"text":"a"}"#,
            r#"{"title":"items","text":"a"}"#,
            r#"[{"items":[]}]"#,
            r#"{"text":"#,
        ] {
            assert!(!is_one(line), "{line}");
        }
    }
}
