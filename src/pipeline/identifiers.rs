//! One identifier for each article of a run.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::effort::Effort;
use crate::item::Extraction;

/// Gives articles that share an identifier one each: the second becomes "17#2", the third "17#3". Articles
/// of one file that say none are numbered by their reader.
///
/// Each identifier that is looked up is a step of `effort`.
pub(super) fn keep_apart(extractions: &mut [Arc<Extraction>], effort: &Effort) {
    let mut taken: HashSet<String> = HashSet::new();
    // The number that the next article of an identifier tries first: all before it are taken, so that a
    // thousand articles of one identifier do not each begin to count at two.
    let mut next: HashMap<String, usize> = HashMap::new();
    for extraction in extractions {
        let id = &extraction.document.id;
        let number = next.entry(id.clone()).or_insert(1);
        let free = loop {
            let candidate = if *number == 1 { id.clone() } else { format!("{id}#{number}") };
            *number += 1;
            if !effort.spend(1) {
                return;
            }
            if !taken.contains(&candidate) {
                break candidate;
            }
        };
        if free != *id {
            // The identifiers of its items and their evidence follow.
            Arc::make_mut(&mut Arc::make_mut(extraction).document).id.clone_from(&free);
        }
        taken.insert(free);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::document::Document;

    fn articles<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<Arc<Extraction>> {
        let article = |id: &str| {
            let document = Arc::new(Document::plain(id, "de", ""));
            Arc::new(Extraction::new(document, Annotations::default(), Vec::new(), &[]))
        };
        ids.into_iter().map(article).collect()
    }

    /// What the articles are called in the end, and the steps that took.
    fn kept_apart<'a>(ids: impl IntoIterator<Item = &'a str>) -> (Vec<String>, u64) {
        let (mut articles, effort) = (articles(ids), Effort::unlimited());
        keep_apart(&mut articles, &effort);
        (articles.iter().map(|one| one.document.id.clone()).collect(), effort.spent())
    }

    #[test]
    fn the_second_of_one_identifier_is_numbered() {
        assert_eq!(kept_apart(["17", "18", "17", "17"]).0, ["17", "18", "17#2", "17#3"]);
        assert_eq!(kept_apart(["17", "17#2", "17", "17#2"]).0, ["17", "17#2", "17#3", "17#2#2"]);
    }

    #[test]
    fn steps_grow_with_the_number_of_articles() {
        let steps = |n: usize| kept_apart(std::iter::repeat_n("17", n)).1;
        assert_eq!(steps(2_000), 2 * steps(1_000));
        // Some took the numbers already that others would get.
        let numbered: Vec<String> = (2..1_000).map(|n| format!("17#{n}")).collect();
        let mixed = numbered.iter().map(String::as_str).chain(std::iter::repeat_n("17", 1_000));
        assert!(kept_apart(mixed).1 <= 4_000);
    }
}
