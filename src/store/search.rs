//! Full-text search as you type: every word, or phrase in marks, in an item's title, text and place, in the
//! names of those in it, or in the titles of its documents. Short words are found as whole words, longer ones
//! in others too ("Gipfel" in "Videogipfel"); one that is found nowhere stands for the word that differs by a
//! letter, and a date finds its day.
//!
//! Text is folded before comparing: capitals, accents and umlauts do not matter ("munchen",
//! "München" and "muenchen" find the same), nor does ß differ from ss. The folded text of all items
//! stands in one string, so that a search is one pass of a substring search.

use std::sync::Arc;

mod dated;
mod needle;
mod typo;

use super::columns::Columns;
use super::fold::fold_into;
use super::item_set::ItemSet;
use super::position::ItemIdx;
use crate::effort::Effort;
use crate::item::{Actor, Extraction, ItemDecision, Marks};
pub use needle::matches_in;
use needle::{Manner, Needle, Seeker, needles};

/// Folded texts behind each other, a line for each item, actor or document.
#[derive(Debug, Default)]
struct Lines {
    folded: String,
    /// Where each line ends, its line break included.
    ends: Vec<u32>,
}

impl Lines {
    /// One line for each entry of `lines`, with all of its parts; `n_bytes` is about their length. `None`
    /// where `effort`, of which each line is a step, ends first.
    fn new<'a, P: IntoIterator<Item = &'a str>>(
        n_bytes: usize,
        lines: impl Iterator<Item = P>,
        effort: &Effort,
    ) -> Option<Self> {
        let mut index = Self { folded: String::with_capacity(n_bytes), ends: Vec::new() };
        for parts in lines {
            if !effort.spend(1) {
                return None;
            }
            for part in parts {
                fold_into(&mut index.folded, part);
                // A hit never runs from one part into the next: this sign cannot be typed.
                index.folded.push(BETWEEN);
            }
            index.ends.push(index.folded.len() as u32);
        }
        index.folded.shrink_to_fit();
        Some(index)
    }

    /// Gives every line that holds `spelling` in this manner to `hit`, once; after a hit it goes on in the next line.
    fn find(&self, spelling: &str, manner: Manner, mut hit: impl FnMut(usize)) {
        let seeker = Seeker::new(spelling, manner);
        let (mut from, mut line) = (0, 0);
        while let Some(at) = seeker.next(&self.folded, from) {
            while self.ends[line] as usize <= at {
                line += 1;
            }
            hit(line);
            from = self.ends[line] as usize;
        }
    }

    /// How many lines there are.
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes held by the folded text and the ends of its lines.
    fn bytes(&self) -> usize {
        self.folded.len() + self.ends.len() * 4
    }
}

/// What a search found.
#[derive(Debug)]
pub(super) struct Found {
    /// The items.
    pub items: ItemSet,
    /// The words that were looked for in place of typed ones.
    pub meant: Vec<Meant>,
}

/// A word that was found nowhere, and the one that was looked for in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// As it was typed.
    pub typed: String,
    /// The word that was meant, folded: in small letters, without accents.
    pub word: String,
}

/// With the items of the day, where the whole of what was typed is a date.
fn with_day(columns: &Columns, text: &str, mut items: ItemSet) -> ItemSet {
    for idx in dated::items_of_day(columns, text) {
        items.insert(idx);
    }
    items
}

/// Stands between the parts of a line.
const BETWEEN: char = '\u{1f}';

/// Everything that is searched, folded. Each telling of an item has a line, in the order of the documents,
/// so that what each document tells of a merged item is found.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    items: Lines,
    /// The item that each line of `items` tells.
    told: Vec<ItemIdx>,
    actors: Lines,
    titles: Lines,
}

impl SearchIndex {
    /// Folds what is searched of every item, actor and document; `None` where `effort` ends first. Each of
    /// them, and each telling of an item, is a step.
    pub fn new(
        extractions: &[Arc<Extraction>],
        actors: &[Actor],
        columns: &Columns,
        effort: &Effort,
    ) -> Option<Self> {
        let n_bytes = extractions.iter().map(|one| one.document.text.len() + 24 * one.n_items()).sum();
        // Each document is walked once, through all that it tells: an item that a thousand documents tell is
        // not looked up a thousand times in each of them.
        let tellings = extractions.iter().flat_map(|one| (0..one.n_items()).map(|at| one.fields(at)));
        let items = tellings.map(|told| [told.title, Some(told.text), told.place].into_iter().flatten());
        let titles = extractions.iter().map(|one| one.document.title.as_deref());
        Some(Self {
            items: Lines::new(n_bytes, items, effort)?,
            told: items_told(extractions, columns),
            actors: Lines::new(0, actors.iter().map(names), effort)?,
            titles: Lines::new(0, titles, effort)?,
        })
    }

    /// The items in which every word of `text` is found, in them or in what a person wrote on them; `None` where there is
    /// no word.
    pub fn find(&self, columns: &Columns, work: &WorkLines, text: &str) -> Option<Found> {
        let mut meant = Vec::new();
        let found = needles(text).into_iter().map(|needle| {
            let found = self.with(columns, work, &needle);
            match found.is_empty().then(|| self.meant_by(&needle)).flatten() {
                Some(word) => {
                    let found = self.with(columns, work, &Needle::whole(&word));
                    meant.push(Meant { typed: needle.typed, word });
                    found
                }
                None => found,
            }
        });
        let items = found.reduce(|mut all, bits| {
            all.intersect(&bits);
            all
        })?;
        Some(Found { items: with_day(columns, text, items), meant })
    }

    /// The items in which one word or phrase is found, in the first manner in which any is.
    fn with(&self, columns: &Columns, work: &WorkLines, needle: &Needle) -> ItemSet {
        let mut bits = ItemSet::none(columns.len());
        for &manner in needle.manners {
            self.add(columns, needle, manner, &mut bits);
            for spelling in &needle.spellings {
                work.lines.find(spelling, manner, |line| bits.insert(work.items[line]));
            }
            if !bits.is_empty() {
                break;
            }
        }
        bits
    }

    fn add(&self, columns: &Columns, needle: &Needle, manner: Manner, bits: &mut ItemSet) {
        let mut named = vec![false; self.actors.len()];
        for spelling in &needle.spellings {
            self.items.find(spelling, manner, |line| bits.insert(self.told[line]));
            self.actors.find(spelling, manner, |actor| named[actor] = true);
            self.titles.find(spelling, manner, |document| {
                columns.items_of_document.get(document).iter().for_each(|&idx| bits.insert(idx));
            });
        }
        if named.contains(&true) {
            bits.unite(&columns.items_naming(&named));
        }
    }

    /// The word that was meant by one that is found nowhere, folded: of those that differ by a letter the one that
    /// stands most often.
    fn meant_by(&self, needle: &Needle) -> Option<String> {
        let texts = [&self.items, &self.actors, &self.titles].map(|lines| lines.folded.as_str());
        typo::meant(needle.spellings.first()?, &texts)
    }

    /// Bytes held by the folded text of items, actors and titles.
    pub fn bytes(&self) -> usize {
        self.items.bytes() + self.told.len() * 4 + self.actors.bytes() + self.titles.bytes()
    }
}

/// What a person wrote on items, folded: tags and notes, a line for each item that has any.
#[derive(Debug, Default)]
pub(super) struct WorkLines {
    lines: Lines,
    items: Vec<ItemIdx>,
}

impl WorkLines {
    /// Folds the tags and notes of items.
    pub fn new<'d>(decided: impl Iterator<Item = (&'d ItemIdx, &'d ItemDecision)>) -> Self {
        let has_words = |(_, marks): &(_, &Marks)| !marks.tags.is_empty() || marks.note.is_some();
        let marked = decided.map(|(idx, decision)| (*idx, &decision.marks));
        let (items, marks): (Vec<ItemIdx>, Vec<&Marks>) = marked.filter(has_words).unzip();
        let words = marks.iter().map(|marks| marks.tags.iter().chain(&marks.note).map(String::as_str));
        Self { lines: Lines::new(0, words, &Effort::unlimited()).unwrap_or_default(), items }
    }
}

/// The item of each telling, in the order of the documents.
fn items_told(extractions: &[Arc<Extraction>], columns: &Columns) -> Vec<ItemIdx> {
    let mut n_before = 0;
    let first_of = |one: &Arc<Extraction>| {
        let first = n_before;
        n_before += one.n_items();
        first
    };
    let first: Vec<usize> = extractions.iter().map(first_of).collect();
    let mut items = vec![ItemIdx(0); n_before];
    for idx in (0..columns.len()).map(ItemIdx::new) {
        for told in columns.told(idx.index()) {
            items[first[told.document as usize] + told.item as usize] = idx;
        }
    }
    items
}

/// Everything that an actor is called.
fn names(actor: &Actor) -> impl Iterator<Item = &str> {
    std::iter::once(&actor.name).chain(&actor.aliases).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::document::Document;
    use crate::item::{Item, made};
    use crate::store::Store;
    use crate::time::{DAY, TimeInterval};

    /// Documents on `n_days` days, each of which tells the item of its day and one of its own.
    fn told_often(n_documents: usize, n_days: usize) -> Store {
        let anna = Arc::new(made::person("anna-berg", "Anna Berg"));
        let said = |id: String, text: String, day: usize| Item {
            id,
            text,
            time: made::stated(TimeInterval { start: DAY * day as i64, end: DAY * (day as i64 + 1) }),
            speaker: Some(anna.id.clone()),
            ..made::bare()
        };
        let document = |n: usize| {
            let shared = said(format!("{n}:1"), "Gespräche werden fortgesetzt".to_owned(), n % n_days);
            let own = said(format!("{n}:2"), format!("{n}eigens"), n % n_days);
            let document = Arc::new(Document::plain(&n.to_string(), "de", ""));
            Arc::new(Extraction::new(document, Annotations::default(), vec![anna.clone()], &[shared, own]))
        };
        Store::new(1, &(0..n_documents).map(document).collect::<Vec<_>>())
    }

    #[test]
    fn making_ready_takes_steps_in_line_with_the_tellings() {
        let steps = |n_documents: usize| {
            let effort = Effort::unlimited();
            told_often(n_documents, 1).prepare_search(&effort);
            effort.spent()
        };
        assert_eq!(steps(400) - 1, 2 * (steps(200) - 1), "one actor, however many documents there are");
    }

    #[test]
    fn each_telling_finds_its_item() {
        let store = told_often(6, 3);
        for n in 0..6 {
            let found = store.find_text(&format!("{n}eigens")).unwrap().items;
            let ids: Vec<_> = found.iter().map(|idx| store.item(idx).id()).collect();
            assert_eq!(ids, [format!("{n}:2")]);
        }
        assert_eq!(store.find_text("Gespräche").unwrap().items.count(), store.len() - 6);
    }

    #[test]
    fn who_stops_it_keeps_nothing() {
        let store = told_often(6, 3);
        store.prepare_search(&Effort::new(3));
        assert!(!store.is_search_ready());
        store.prepare_search(&Effort::unlimited());
        assert!(store.is_search_ready());
    }

    #[test]
    fn a_typo_finds_what_it_must_mean_and_says_so() {
        let store = told_often(6, 3);
        let found = store.find_text("Gesprähce").unwrap();
        assert_eq!(found.items.count(), store.len() - 6);
        assert_eq!(found.meant, [Meant { typed: "Gesprähce".to_owned(), word: "gesprache".to_owned() }]);
        assert!(store.find_text("Gespräche").unwrap().meant.is_empty());
        assert!(store.find_text("Unsinn").unwrap().items.is_empty());
    }

    #[test]
    fn a_date_finds_its_day() {
        // The first days of 1970, one each.
        let store = told_often(6, 3);
        for typed in ["2. Januar", "2.1.1970", "2 Jan", "1970-01-02"] {
            let found = store.find_text(typed).unwrap().items;
            let days: Vec<_> = found.iter().filter_map(|idx| store.item(idx).interval()).collect();
            assert_eq!(days.len(), 3, "{typed}");
            assert!(days.iter().all(|day| day.first_day().to_string() == "1970-01-02"), "{typed}");
        }
        assert!(store.find_text("2. Januar 1980").unwrap().items.is_empty());
    }
}
