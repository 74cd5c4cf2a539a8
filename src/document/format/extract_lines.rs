//! Lines that `extract` printed: they hold `items` and are opened without extracting anew.

use serde::Deserialize;
use serde::de::IgnoredAny;

/// What tells a line of `extract` from an article to be read.
#[derive(Deserialize)]
struct Sign {
    #[serde(default)]
    items: Option<IgnoredAny>,
}

/// Whether `line` is an object with `items`.
pub(in crate::document) fn is_one(line: &str) -> bool {
    // Most articles do not even hold the word, and need not be parsed twice.
    line.contains("\"items\"") && serde_json::from_str::<Sign>(line).is_ok_and(|sign| sign.items.is_some())
}
