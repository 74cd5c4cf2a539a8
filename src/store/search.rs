//! Full-text search as you type: every word, or phrase in marks, anywhere in an item's title, text
//! and place, in the names of those in it, or in the titles of its documents.
//!
//! Text is folded before comparing: capitals, accents and umlauts do not matter ("munchen",
//! "München" and "muenchen" find the same), nor does ß differ from ss. The folded text of all items
//! stands in one string, so that a search is one pass of a substring search.

use std::sync::Arc;

use super::columns::Columns;
use super::fold::{fold, fold_into, fold_with_origins};
use super::item_set::ItemSet;
use super::position::ItemIdx;
use crate::effort::Effort;
use crate::item::{Actor, Extraction};
use crate::text::Span;

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

    /// Gives every line that holds `spelling` to `hit`, once; after a hit it goes on in the next line.
    fn find(&self, spelling: &str, mut hit: impl FnMut(usize)) {
        let finder = memchr::memmem::Finder::new(spelling);
        let (mut from, mut line) = (0, 0);
        while let Some(at) = finder.find(&self.folded.as_bytes()[from..]).map(|at| at + from) {
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

    /// The items in which every word of `text` is found; `None` where there is no word.
    pub fn find(&self, columns: &Columns, text: &str) -> Option<ItemSet> {
        let found = needles(text).into_iter().map(|needle| self.with(columns, &needle));
        found.reduce(|mut all, bits| {
            all.intersect(&bits);
            all
        })
    }

    /// The items in which one word or phrase is found.
    fn with(&self, columns: &Columns, needle: &Needle) -> ItemSet {
        let mut bits = ItemSet::none(columns.len());
        let mut named = vec![false; self.actors.len()];
        for spelling in &needle.spellings {
            self.items.find(spelling, |line| bits.insert(self.told[line]));
            self.actors.find(spelling, |actor| named[actor] = true);
            self.titles.find(spelling, |document| {
                columns.items_of_document.get(document).iter().for_each(|&idx| bits.insert(idx));
            });
        }
        if named.contains(&true) {
            bits.unite(&columns.items_naming(&named));
        }
        bits
    }

    /// Bytes held by the folded text of items, actors and titles.
    pub fn bytes(&self) -> usize {
        self.items.bytes() + self.told.len() * 4 + self.actors.bytes() + self.titles.bytes()
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

/// A word or phrase that is looked for, in every spelling that means the same.
struct Needle {
    spellings: Vec<String>,
}

impl Needle {
    fn new(word: &str) -> Self {
        let folded = fold(word);
        let written_out = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        let mut spellings = vec![folded];
        if word.to_lowercase().contains(['ä', 'ö', 'ü']) {
            let lower = word.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
            spellings.push(fold(&lower));
        } else if written_out != spellings[0] {
            spellings.push(written_out);
        }
        Self { spellings }
    }
}

/// The words of what was typed; what stands in marks is one phrase.
fn needles(text: &str) -> Vec<Needle> {
    let mut needles = Vec::new();
    for (part, in_marks) in text.split(['"', '„', '“', '”']).zip([false, true].into_iter().cycle()) {
        if in_marks {
            needles.extend((!part.trim().is_empty()).then(|| Needle::new(part.trim())));
        } else {
            needles.extend(part.split_whitespace().map(Needle::new));
        }
    }
    // What folds to nothing (an accent alone) is found nowhere and everywhere.
    needles.retain(|needle| needle.spellings.iter().all(|spelling| !spelling.is_empty()));
    needles
}

/// Where the words of `typed` stand in `text`, in text order, without overlaps: for marking hits.
pub fn matches_in(text: &str, typed: &str) -> Vec<Span> {
    let needles = needles(typed);
    if needles.is_empty() {
        return Vec::new();
    }
    let (folded, origins) = fold_with_origins(text);
    let mut hits: Vec<Span> = Vec::new();
    for spelling in needles.iter().flat_map(|needle| &needle.spellings) {
        for (at, hit) in folded.match_indices(spelling.as_str()) {
            // A hit may end inside "ss" that was one ß: it ends where the next letter begins.
            let last = origins[at + hit.len() - 1];
            let after = origins[at + hit.len()..].iter().find(|&&origin| origin > last);
            hits.push(Span::new(origins[at] as usize, after.map_or(text.len(), |&end| end as usize)));
        }
    }
    hits.sort_unstable();
    hits.dedup_by(|next, last| {
        let joins = next.begin < last.end;
        if joins {
            last.end = last.end.max(next.end);
        }
        joins
    });
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::document::Document;
    use crate::item::{Item, made};
    use crate::store::Store;
    use crate::time::{DAY, TimeInterval};

    #[test]
    fn every_spelling_finds_the_umlaut() {
        for typed in ["münchen", "Muenchen", "munchen", "MÜNCH"] {
            assert_eq!(matches_in("Konferenz in München", typed).len(), 1, "{typed}");
            assert!(matches_in("Konferenz in Bonn", typed).is_empty(), "{typed}");
        }
        assert_eq!(matches_in("Muenchen", "München").len(), 1);
    }

    #[test]
    fn marks_hold_a_phrase_together() {
        let spellings: Vec<_> =
            needles("Putin „neue Truppen“ x").into_iter().map(|needle| needle.spellings[0].clone()).collect();
        assert_eq!(spellings, ["putin", "neue truppen", "x"]);
        assert!(needles(" \"\" ").is_empty());
    }

    #[test]
    fn hits_are_spans_of_the_text_as_it_is_written() {
        let text = "Die Straße nach Köln, Strasse.";
        let found: Vec<_> = matches_in(text, "strasse koln").iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["Straße", "Köln", "Strasse"]);
        assert_eq!(matches_in("Aßa", "s").iter().map(|span| span.of("Aßa")).collect::<Vec<_>>(), ["ß"]);
    }

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
            let found = store.find_text(&format!("{n}eigens")).unwrap();
            let ids: Vec<_> = found.iter().map(|idx| store.item(idx).id()).collect();
            assert_eq!(ids, [format!("{n}:2")]);
        }
        assert_eq!(store.find_text("Gespräche").unwrap().count(), store.len() - 6);
    }

    #[test]
    fn who_stops_it_keeps_nothing() {
        let store = told_often(6, 3);
        store.prepare_search(&Effort::new(3));
        assert!(!store.is_search_ready());
        store.prepare_search(&Effort::unlimited());
        assert!(store.is_search_ready());
    }
}
