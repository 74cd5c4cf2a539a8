//! What one sentence of one article says by one speaker: one label, whatever number of items it was found to be.

use crate::language::{Reading, reading_of};
use crate::store::{ActorIdx, Clock, DocumentIdx, ItemIdx, ItemSet, Store};
use crate::text::Span;

/// How many statements before one are looked at for the rest of its sentence.
const LOOK_BACK: usize = 4;
/// What is farther apart in a text, in bytes, is not in one sentence.
const FAR: usize = 400;

/// Which statements of a store are one utterance. Most are by themselves: only the others take memory.
#[derive(Clone, Debug)]
pub struct Utterances {
    /// Items that another stands for, and items that stand for others.
    is_led: ItemSet,
    leads: ItemSet,
    /// For each item that another stands for, that one; in order of item.
    leaders: Box<[(ItemIdx, ItemIdx)]>,
    /// For each item that stands for others, where they are in `inner`; in order of item.
    groups: Box<[Group]>,
    inner: Box<[ItemIdx]>,
}

/// The items that one stands for.
#[derive(Clone, Copy, Debug)]
struct Group {
    leader: ItemIdx,
    begin: u32,
    end: u32,
}

/// Utterances of several items, in the order in which they are found.
#[derive(Default)]
struct Found {
    groups: Vec<Group>,
    inner: Vec<ItemIdx>,
}

/// Statements that are one utterance, while it is being read.
struct Draft {
    key: Key,
    /// From its first byte to its last.
    hull: Span,
    items: Vec<Part>,
}

/// What statements of one utterance have in common: who says them, and when.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    speaker: Option<ActorIdx>,
    start: i64,
}

impl Key {
    fn of(store: &Store, idx: ItemIdx) -> Self {
        Self { speaker: store.item(idx).speaker(), start: store.start(idx, Clock::Happened) }
    }
}

#[derive(Clone, Copy)]
struct Part {
    idx: ItemIdx,
    hull: Span,
}

impl Utterances {
    /// The utterances of all statements that have a speaker. Statements of one document, speaker and time are one
    /// where their words overlap or stand in one sentence; linear in the number of items.
    pub fn new(store: &Store) -> Self {
        let mut found = Found::default();
        for (document, _) in store.documents() {
            found.read(store, document);
        }
        let Found { mut groups, inner } = found;
        let items = |group: &Group| group.begin as usize..group.end as usize;
        let mut leaders: Vec<(ItemIdx, ItemIdx)> = Vec::with_capacity(inner.len());
        for group in &groups {
            leaders.extend(inner[items(group)].iter().map(|&idx| (idx, group.leader)));
        }
        leaders.sort_unstable();
        groups.sort_unstable_by_key(|group| group.leader);
        let (mut is_led, mut leads) = (ItemSet::none(store.len()), ItemSet::none(store.len()));
        leaders.iter().for_each(|(idx, _)| is_led.insert(*idx));
        groups.iter().for_each(|group| leads.insert(group.leader));
        Self { is_led, leads, leaders: leaders.into(), groups: groups.into(), inner: inner.into() }
    }

    /// The item whose label stands for this one: mostly itself.
    pub fn leader(&self, idx: ItemIdx) -> ItemIdx {
        if !self.is_led.contains(idx) {
            return idx;
        }
        let place = self.leaders.binary_search_by_key(&idx, |led| led.0);
        place.map_or(idx, |place| self.leaders[place].1)
    }

    /// The other items that the label of `leader` stands for, in the order of the text.
    pub fn inner(&self, leader: ItemIdx) -> &[ItemIdx] {
        if !self.leads.contains(leader) {
            return &[];
        }
        let place = self.groups.binary_search_by_key(&leader, |group| group.leader);
        place.map_or(&[], |place| {
            let Group { begin, end, .. } = self.groups[place];
            &self.inner[begin as usize..end as usize]
        })
    }
}

impl Found {
    fn read(&mut self, store: &Store, document: DocumentIdx) {
        let is_of_it = |idx: &ItemIdx| {
            let item = store.item(*idx);
            !item.is_event() && item.speaker().is_some() && item.home() == document
        };
        let mut items: Vec<ItemIdx> = store.items_of(document).iter().copied().filter(is_of_it).collect();
        items.sort_by_cached_key(|&idx| std::cmp::Reverse(store.item(idx).rank().place));
        let text = &store.document(document).text;
        let reading = reading_of(&store.document(document).language);
        let mut drafts: Vec<Draft> = Vec::new();
        let keys: Vec<Key> = items.iter().map(|&idx| Key::of(store, idx)).collect();
        for (at, (&idx, key)) in items.iter().zip(&keys).enumerate() {
            // Most statements have no neighbor by whom they could be one: their places are not read.
            let near = &keys[at.saturating_sub(LOOK_BACK)..keys.len().min(at + LOOK_BACK + 1)];
            if near.iter().filter(|other| *other == key).count() > 1 {
                self.add(&mut drafts, store, (idx, *key), (text, reading));
            }
        }
        drafts.into_iter().for_each(|draft| self.keep(draft));
    }

    /// Adds an item to the draft it belongs to, or begins one.
    fn add(
        &mut self,
        drafts: &mut Vec<Draft>,
        store: &Store,
        (idx, key): (ItemIdx, Key),
        (text, reading): (&str, &Reading),
    ) {
        let Some(hull) = store.item(idx).hull() else { return };
        let is_same =
            |draft: &&mut Draft| draft.key == key && in_one_sentence(text, draft.hull, hull, reading);
        let part = Part { idx, hull };
        match drafts.iter_mut().rev().find(is_same) {
            Some(draft) => {
                draft.hull = draft.hull.hull(hull);
                draft.items.push(part);
            }
            None => drafts.push(Draft { key, hull, items: vec![part] }),
        }
        if drafts.len() > LOOK_BACK {
            let done = drafts.remove(0);
            self.keep(done);
        }
    }

    /// Keeps an utterance of several items; the one with most words stands for all.
    fn keep(&mut self, draft: Draft) {
        let first_longest = |a: &&Part, b: &&Part| a.hull.len().cmp(&b.hull.len()).then(b.idx.cmp(&a.idx));
        let Some(leader) = draft.items.iter().max_by(first_longest).map(|part| part.idx) else { return };
        if draft.items.len() < 2 {
            return;
        }
        let begin = self.inner.len() as u32;
        self.inner.extend(draft.items.iter().map(|part| part.idx).filter(|idx| *idx != leader));
        self.groups.push(Group { leader, begin, end: self.inner.len() as u32 });
    }
}

/// Whether the words of two places overlap, or no sentence ends between them.
fn in_one_sentence(text: &str, one: Span, other: Span, reading: &Reading) -> bool {
    if one.overlaps(other) {
        return true;
    }
    let (first, second) = if one.begin < other.begin { (one, other) } else { (other, one) };
    let (end, begin) = (first.end as usize, second.begin as usize);
    if begin - end > FAR {
        return false;
    }
    // A mark at the end of the words before belongs to what is between; so does the letter behind.
    let from = text.floor_char_boundary(end.saturating_sub(8).max(first.begin as usize));
    let to = text.ceil_char_boundary((begin + 2).min(text.len()));
    text.get(from..to).is_some_and(|between| !ends_sentence(between, reading))
}

/// Whether a sentence ends in `text`, and another begins.
fn ends_sentence(text: &str, reading: &Reading) -> bool {
    let closes = |c: char| matches!(c, '“' | '”' | '"' | '»' | '«' | '’' | ')' | ']');
    let opens = |c: char| matches!(c, '„' | '“' | '"' | '»' | '«' | '‚' | '(' | '[' | '–');
    text.contains("\n\n")
        || text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')).any(|(at, mark)| {
            let behind = text[at + mark.len_utf8()..].trim_start_matches(closes);
            let next = behind.trim_start();
            let goes_on = next.trim_start_matches(opens).starts_with(char::is_lowercase);
            let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
            let is_short = reading.sentences.never_last.contains(word)
                || !word.is_empty() && word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
            let is_parted = next.len() < behind.len() && !next.is_empty();
            let is_inside = goes_on || mark == '.' && is_short;
            is_parted && !is_inside
        })
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::{Made, store};
    use super::*;
    use crate::item::{Form, Kind};

    fn said<'a>(form: Form, speaker: &'a str, words: &'a str) -> Made<'a> {
        Made { kind: Kind::Statement(form), speaker: Some(speaker), words, ..Made::default() }
    }

    /// The words of each leader with those that it stands for.
    fn utterances(text: &str, made: &[Made]) -> Vec<(String, Vec<String>)> {
        let store = store("de", text, made);
        let found = Utterances::new(&store);
        let words = |idx: ItemIdx| store.item(idx).text().to_owned();
        let leaders = (0..store.len()).map(ItemIdx::new).filter(|&idx| found.leader(idx) == idx);
        leaders
            .map(|idx| (words(idx), found.inner(idx).iter().map(|&inner| words(inner)).collect()))
            .collect()
    }

    #[test]
    fn a_sentence_and_the_quotation_in_it_are_one() {
        let text = "Der Rat werde „sehr bald“ entscheiden, sagte Berg. „Noch heute“, rief sie. Tal nannte das „absurd“.";
        let found = utterances(
            text,
            &[
                said(Form::Mixed, "Anna Berg", "Der Rat werde „sehr bald“ entscheiden"),
                said(Form::Direct, "Anna Berg", "„sehr bald“"),
                said(Form::Direct, "Anna Berg", "„Noch heute“"),
                said(Form::Direct, "Jo Tal", "„absurd“"),
            ],
        );
        assert_eq!(found.len(), 3);
        assert_eq!(
            found[0],
            ("Der Rat werde „sehr bald“ entscheiden".to_owned(), vec!["„sehr bald“".to_owned()])
        );
        assert!(found[1].1.is_empty() && found[2].1.is_empty());
    }

    #[test]
    fn two_clauses_of_one_sentence_are_one_unless_two_people_say_them() {
        let text = "Dr. Berg sagte, der Plan sei gut, er koste am 3. Mai wenig.";
        let both = |second| {
            let made = [
                said(Form::Indirect, "Anna Berg", "der Plan sei gut"),
                said(Form::Indirect, second, "er koste am 3. Mai wenig"),
            ];
            utterances(text, &made).len()
        };
        assert_eq!(both("Anna Berg"), 1);
        assert_eq!(both("Jo Tal"), 2);
    }

    #[test]
    fn a_sentence_ends_with_its_mark() {
        let german = reading_of("de");
        for text in ["gut. Er", "gut.“ „Er", "gut? – Er", "gut.\n\ner"] {
            assert!(ends_sentence(text, german), "{text}");
        }
        for text in ["gut.“, sagte", "am 3. Mai", "von Dr. Berg", "gut …", "gut, er", "gut?“ fragte"] {
            assert!(!ends_sentence(text, german), "{text}");
        }
    }

    #[test]
    fn events_and_statements_of_nobody_are_by_themselves() {
        let text = "Der Rat tagte am Montag, hieß es, und stritt.";
        let made = [
            Made { title: Some("Sitzung des Rates"), words: "Der Rat tagte", ..Made::default() },
            Made {
                kind: Kind::Statement(Form::Indirect),
                words: "Der Rat tagte am Montag",
                ..Made::default()
            },
        ];
        assert_eq!(utterances(text, &made).len(), 2);
    }
}
