//! Full-text search as you type: every word, or phrase in marks, anywhere in an item's title, text
//! and place, in the names of those in it, or in the titles of its documents.
//!
//! Text is folded before comparing: capitals, accents and umlauts do not matter ("munchen",
//! "München" and "muenchen" find the same), nor does ß differ from ss. The folded text of all items
//! stands in one string, so that a search is one pass of a substring search.

use super::{Bits, ItemIdx, Store};
use crate::text::Span;

/// The folded text of all items behind each other, a line for each.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    folded: String,
    /// Where each item's line ends, its line break included.
    ends: Vec<u32>,
}

impl SearchIndex {
    /// Folds what is searched of every item.
    pub fn new(store: &Store) -> Self {
        let mut index = Self::default();
        for item in store.items() {
            let parts = [item.title(), Some(item.text()), item.place()];
            for part in parts.into_iter().flatten() {
                fold_into(&mut index.folded, part);
                index.folded.push('\u{1f}');
            }
            index.folded.push('\n');
            index.ends.push(index.folded.len() as u32);
        }
        index
    }

    /// The items in which every word of `text` is found; `None` where there is no word.
    pub fn find(&self, store: &Store, text: &str) -> Option<Bits> {
        let found = needles(text).iter().map(|needle| self.with(store, needle)).reduce(|mut all, bits| {
            all.intersect(&bits);
            all
        });
        found
    }

    /// The items in which one word or phrase is found.
    fn with(&self, store: &Store, needle: &Needle) -> Bits {
        let mut bits = Bits::none(store.len());
        for spelling in &needle.spellings {
            self.mark(spelling, &mut bits);
        }
        let columns = &store.columns;
        for (actor, row) in store.actors.iter().zip(0..) {
            if std::iter::once(&actor.name).chain(&actor.aliases).any(|name| needle.is_in(name)) {
                columns.items_of_actor.get(row).iter().for_each(|&idx| bits.insert(idx));
            }
        }
        for (idx, document) in store.documents() {
            if document.title.as_ref().is_some_and(|title| needle.is_in(title)) {
                columns.items_of_document.get(idx.index()).iter().for_each(|&idx| bits.insert(idx));
            }
        }
        bits
    }

    /// Adds the items whose line holds `spelling`; after a hit it goes on in the next line.
    fn mark(&self, spelling: &str, bits: &mut Bits) {
        let mut from = 0;
        while let Some(at) = self.folded[from..].find(spelling).map(|at| at + from) {
            let item = self.ends.partition_point(|&end| end as usize <= at);
            let Some(&end) = self.ends.get(item) else { return };
            bits.insert(ItemIdx::new(item));
            from = end as usize;
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.folded.len() + self.ends.len() * 4
    }
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

    fn is_in(&self, text: &str) -> bool {
        let folded = fold(text);
        self.spellings.iter().any(|spelling| folded.contains(spelling))
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

/// The text as it is compared: small letters without accents, ß as ss.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds the folded text.
fn fold_into(folded: &mut String, text: &str) {
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
}

/// The folded text with, for each of its bytes and its end, where in `text` it comes from.
fn fold_with_origins(text: &str) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        fold_char(c, |c| {
            folded.push(c);
            origins.resize(folded.len(), at as u32);
        });
    }
    origins.push(text.len() as u32);
    (folded, origins)
}

/// Gives the letters that `c` is compared as.
fn fold_char(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    match base_letter(c) {
        'ß' | 'ẞ' => {
            push('s');
            push('s');
        }
        '’' => push('\''),
        '\u{a0}' | '\u{202f}' => push(' '),
        // Soft hyphens and combining accents are not typed.
        '\u{ad}' | '\u{300}'..='\u{36f}' => {}
        c => c.to_lowercase().for_each(push),
    }
}

/// The letter without its accent, for the accents of European names.
fn base_letter(c: char) -> char {
    const GROUPS: [(&str, char); 17] = [
        ("äáàâãåāăąÄÁÀÂÃÅĀĂĄ", 'a'),
        ("çćčĉÇĆČĈ", 'c'),
        ("ďđĎĐ", 'd'),
        ("éèêëēĕėęěÉÈÊËĒĔĖĘĚ", 'e'),
        ("ğģĞĢ", 'g'),
        ("íìîïīįıÍÌÎÏĪĮİ", 'i'),
        ("ķĶ", 'k'),
        ("łľļĺŁĽĻĹ", 'l'),
        ("ñńňņÑŃŇŅ", 'n'),
        ("öóòôõøōőÖÓÒÔÕØŌŐ", 'o'),
        ("řŕŘŔ", 'r'),
        ("śšşșŚŠŞȘ", 's'),
        ("ťţțŤŢȚ", 't'),
        ("üúùûūůűųÜÚÙÛŪŮŰŲ", 'u'),
        ("ŵŴ", 'w'),
        ("ýÿÝŸ", 'y'),
        ("źżžŹŻŽ", 'z'),
    ];
    GROUPS.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |&(_, base)| base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_and_sharp_s_fold() {
        assert_eq!(fold("Straße in MÜNCHEN, Erdoğan"), "strasse in munchen, erdogan");
    }

    #[test]
    fn every_spelling_finds_the_umlaut() {
        for typed in ["münchen", "Muenchen", "munchen", "MÜNCH"] {
            assert!(needles(typed)[0].is_in("Konferenz in München"), "{typed}");
            assert!(!needles(typed)[0].is_in("Konferenz in Bonn"), "{typed}");
        }
        assert!(needles("München")[0].is_in("Muenchen"));
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
}
