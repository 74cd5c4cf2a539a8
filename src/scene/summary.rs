//! What several items are, in a few words: "34 items · Putin 12, Selenskyj 9 …".

use foldhash::HashMap;

use super::excerpt::speaker_name;
use crate::store::ItemRef;
use crate::wording::Wording;

/// Names that a summary gives.
const N_NAMES: usize = 3;

/// How many items there are, and who is among them most often.
pub fn summary<'a>(wording: &'a Wording, items: impl Iterator<Item = ItemRef<'a>>) -> String {
    let NameCounts { n_items, names } = NameCounts::of(wording, items);
    let mut text = wording.count("timeline.items", n_items);
    for (at, name) in names.iter().take(N_NAMES).enumerate() {
        text.push_str(if at == 0 { " · " } else { ", " });
        text.push_str(&name.with_count());
    }
    if names.len() > N_NAMES {
        text.push_str(" …");
    }
    text
}

/// Who speaks in some items.
pub struct NameCounts<'a> {
    /// How many items there are.
    pub n_items: usize,
    /// Speakers by short name, and events as such: those with most items first.
    pub names: Vec<NameCount<'a>>,
}

/// A name among items.
#[derive(Clone, Copy)]
pub struct NameCount<'a> {
    /// A short name, or the word for events.
    pub name: &'a str,
    /// In how many of the items.
    pub n_items: usize,
}

impl NameCount<'_> {
    /// The name with its count where that is not one.
    pub fn with_count(self) -> String {
        if self.n_items > 1 { format!("{} {}", self.name, self.n_items) } else { self.name.to_owned() }
    }
}

impl<'a> NameCounts<'a> {
    /// The names among `items`; of items without a speaker only the number counts.
    pub fn of(wording: &'a Wording, items: impl Iterator<Item = ItemRef<'a>>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::default();
        let mut n_items = 0;
        for item in items {
            let name = if item.is_event() { wording.text("timeline.events") } else { speaker_name(item) };
            *counts.entry(name).or_default() += 1;
            n_items += 1;
        }
        let named = counts.into_iter().filter(|(name, _)| !name.is_empty());
        let mut names: Vec<_> = named.map(|(name, n_items)| NameCount { name, n_items }).collect();
        names.sort_unstable_by_key(|one| (std::cmp::Reverse(one.n_items), one.name));
        Self { n_items, names }
    }
}
