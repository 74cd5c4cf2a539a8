//! One identifier for each article of a run, and which articles have the same text.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::quality::RandomState;

use crate::diagnostic::Cause;
use crate::effort::Effort;
use crate::item::Extraction;

/// What is known of the articles so far, in their order. Texts are known by a hash of 64 bits, so that they
/// need not be kept: that two of a million texts share one by chance happens once in thirty million runs,
/// and then a note is wrong.
#[derive(Default)]
pub(super) struct Identifiers {
    taken: HashSet<Arc<str>>,
    /// The number that the next article of an identifier tries first: all before it are taken, so that a
    /// thousand articles of one identifier do not each begin to count at two.
    next: HashMap<Arc<str>, usize>,
    /// The identifier of the first article with a text, by the hash of it.
    texts: HashMap<u64, Arc<str>>,
    hasher: RandomState,
}

impl Identifiers {
    /// Gives the article an identifier that none before it has: the second "17" becomes "17#2", the third
    /// "17#3". Articles of one file that say none are numbered by their reader. Notes on it whose text it
    /// repeats.
    ///
    /// Each identifier that is looked up is a step of `effort`.
    pub(super) fn keep_apart(&mut self, extraction: &mut Arc<Extraction>, effort: &Effort) {
        let id: Arc<str> = extraction.document.id.as_str().into();
        let free = self.free(&id, effort);
        if free != id {
            // The identifiers of its items and their evidence follow.
            Arc::make_mut(&mut Arc::make_mut(extraction).document).id = free.to_string();
        }
        let text = self.hasher.hash_one(&extraction.document.text);
        match self.texts.get(&text) {
            Some(first) => Arc::make_mut(extraction).note(Cause::Duplicate(first.to_string())),
            None => drop(self.texts.insert(text, free)),
        }
    }

    fn free(&mut self, id: &Arc<str>, effort: &Effort) -> Arc<str> {
        effort.spend(1);
        if self.taken.insert(Arc::clone(id)) {
            return Arc::clone(id);
        }
        // Only identifiers that were met twice are counted.
        let number = self.next.entry(Arc::clone(id)).or_insert(2);
        loop {
            let candidate: Arc<str> = format!("{id}#{number}").into();
            *number += 1;
            effort.spend(1);
            if self.taken.insert(Arc::clone(&candidate)) {
                return candidate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::document::Document;

    fn article(id: &str, text: &str) -> Arc<Extraction> {
        let document = Arc::new(Document::plain(id, "de", text));
        Arc::new(Extraction::new(document, Annotations::default(), Vec::new(), &[]))
    }

    /// What the articles are called in the end, and the steps that took.
    fn kept_apart<'a>(ids: impl IntoIterator<Item = &'a str>) -> (Vec<String>, u64) {
        let (mut identifiers, effort) = (Identifiers::default(), Effort::unlimited());
        let name = |id| {
            let mut article = article(id, "");
            identifiers.keep_apart(&mut article, &effort);
            article.document.id.clone()
        };
        (ids.into_iter().map(name).collect(), effort.spent())
    }

    #[test]
    fn the_second_of_one_identifier_is_numbered() {
        assert_eq!(kept_apart(["17", "18", "17", "17"]).0, ["17", "18", "17#2", "17#3"]);
        assert_eq!(kept_apart(["17", "17#2", "17", "17#2"]).0, ["17", "17#2", "17#3", "17#2#2"]);
    }

    #[test]
    fn steps_grow_with_the_number_of_articles() {
        let steps = |n: usize| kept_apart(std::iter::repeat_n("17", n)).1;
        assert!(steps(2_000) <= 2 * steps(1_000) + 2);
        // Some took the numbers already that others would get.
        let numbered: Vec<String> = (2..1_000).map(|n| format!("17#{n}")).collect();
        let mixed = numbered.iter().map(String::as_str).chain(std::iter::repeat_n("17", 1_000));
        assert!(kept_apart(mixed).1 <= 5_000);
    }

    #[test]
    fn the_second_of_one_text_names_the_first() {
        let (mut identifiers, effort) = (Identifiers::default(), Effort::unlimited());
        let mut articles = [article("a", "Eins."), article("b", "Zwei."), article("a", "Eins.")];
        articles.iter_mut().for_each(|one| identifiers.keep_apart(one, &effort));
        let causes = |at: usize| articles[at].document.diagnostics.iter().map(|one| one.cause.clone());
        assert_eq!(causes(0).chain(causes(1)).count(), 0);
        assert_eq!(causes(2).collect::<Vec<_>>(), [Cause::Duplicate("a".to_owned())]);
        assert_eq!(articles[2].document.id, "a#2");
    }
}
