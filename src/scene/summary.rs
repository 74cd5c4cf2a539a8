//! What several items are, in a few words: "34 items · Putin 12, Selenskyj 9 …".

use foldhash::HashMap;

use super::excerpt::speaker_name;
use crate::store::ItemRef;
use crate::wording::Wording;

/// Names that a summary gives.
const N_NAMES: usize = 3;

/// How many items there are, and who is among them most often.
pub fn summary<'a>(wording: &'a Wording, items: impl Iterator<Item = ItemRef<'a>>) -> String {
    let (n_items, names) = names_by_count(wording, items);
    let mut text = wording.count("timeline.items", n_items);
    for (at, (name, n)) in names.iter().take(N_NAMES).enumerate() {
        text.push_str(if at == 0 { " · " } else { ", " });
        text.push_str(&with_count(name, *n));
    }
    if names.len() > N_NAMES {
        text.push_str(" …");
    }
    text
}

/// A name with its count where that is not one.
pub fn with_count(name: &str, n: usize) -> String {
    if n > 1 { format!("{name} {n}") } else { name.to_owned() }
}

/// How many items there are, and the speakers' short names by count; events count as such.
pub fn names_by_count<'a>(
    wording: &'a Wording,
    items: impl Iterator<Item = ItemRef<'a>>,
) -> (usize, Vec<(&'a str, usize)>) {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    let mut n_items = 0;
    for item in items {
        let name = if item.is_event() { wording.text("timeline.events") } else { speaker_name(item) };
        *counts.entry(name).or_default() += 1;
        n_items += 1;
    }
    let mut names: Vec<_> = counts.into_iter().filter(|(name, _)| !name.is_empty()).collect();
    names.sort_unstable_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
    (n_items, names)
}
