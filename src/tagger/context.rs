//! What the taggers look at around a token: its neighbors together, and the names of the tables.

use std::ops::Range;

use super::feature::{Feature, Task, neighbor};
use super::seen::Seen;
use crate::language::{CountryForm, Entry, PlaceKind};
use crate::text::TokenKind;

/// The features of the token at `idx` of `sentence` that depend on where it stands.
pub fn context_features(
    task: Task,
    seen: &Seen,
    sentence: &Range<usize>,
    idx: usize,
    mut emit: impl FnMut(Feature),
) {
    if task == Task::Names && !is_near_name(seen, sentence, idx) {
        return;
    }
    let word = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or("", |at| seen.word(at))
    };
    let first =
        idx == sentence.start || (idx == sentence.start + 1 && seen.tokens[idx - 1].kind == TokenKind::Mark);
    let (before, here, after) = (word(-1), word(0), word(1));
    emit(Feature::new("pair", -1).with(before).with("|").with(here));
    emit(Feature::new("pair", 1).with(here).with("|").with(after));
    emit(Feature::new("around", 0).with(before).with("|").with(after));
    let shape = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or("", |at| seen.shape(at))
    };
    emit(Feature::new("shapes", 0).with(shape(-1)).with("|").with(shape(0)).with("|").with(shape(1)));
    if first {
        emit(Feature::new("first", 0).with(shape(0)));
        emit(Feature::new("first word", 0).with(here));
        if let Some(look) = seen.form(idx).look.filter(|_| task == Task::Names) {
            emit(Feature::new("first look", 0).with_number(look.best.into()));
            emit(Feature::new("first noun", 0).with_number(seen.info(idx).noun as u64));
        }
    }
    match task {
        Task::Pos => {
            emit(Feature::new("ends", -1).with(last(before, 3)).with("|").with(last(here, 3)));
            emit(Feature::new("ends", 1).with(last(here, 3)).with("|").with(last(after, 3)));
        }
        Task::Names => name_context(seen, sentence, idx, first, emit),
    }
}

/// Whether the token or one beside it begins with a capital or digit: others are no part of a name, and nothing more need
/// be looked at.
fn is_near_name(seen: &Seen, sentence: &Range<usize>, idx: usize) -> bool {
    let begins = |at: usize| seen.word(at).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    [0, -1, 1].into_iter().filter_map(|offset| neighbor(sentence, idx, offset)).any(begins)
}

/// Parts of speech around the token, the names of the tables it stands in, quotation marks around it.
fn name_context(
    seen: &Seen,
    sentence: &Range<usize>,
    idx: usize,
    first: bool,
    mut emit: impl FnMut(Feature),
) {
    let pos = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or(u64::MAX, |at| seen.pos[at] as u64)
    };
    let (before, here, after) = (pos(-1), pos(0), pos(1));
    emit(Feature::new("pos", 0).with_number(here));
    emit(Feature::new("pos", -1).with_number(before));
    emit(Feature::new("pos", 1).with_number(after));
    emit(Feature::new("pos3", 0).with_number(before).with_number(here).with_number(after));
    emit(Feature::new("pos pair", -1).with_number(pos(-2)).with_number(before));
    emit(Feature::new("pos pair", 1).with_number(after).with_number(pos(2)));
    let capital = seen.word(idx).starts_with(char::is_uppercase);
    for offset in [-1, 0, 1] {
        let at = neighbor(sentence, idx, offset);
        let Some(at) = at else { continue };
        if let Some(name) = seen.table_name(at) {
            let place = if at == name.tokens.start { "B" } else { "I" };
            for entry in &name.entries {
                let class = entry_class(seen, *entry, seen.words(name.tokens.clone()));
                emit(Feature::new("table", offset).with(place).with(class));
                let kind = match *entry {
                    Entry::Organisation(idx) => Some(seen.pack.names.organisations[idx].kind.word()),
                    Entry::Body(_, kind) => Some(kind.word()),
                    _ => None,
                };
                if let Some(kind) = kind {
                    emit(Feature::new("body", offset).with(place).with(kind));
                }
                if offset == 0 {
                    emit(
                        Feature::new("table first", 0).with(place).with(class).with_number(u64::from(first)),
                    );
                    emit(Feature::new("table pos", 0).with(place).with(class).with_number(here));
                }
            }
        }
    }
    // What the tables say of this word and its neighbors together: "given name, then a capital".
    let mut classes = [0u64; 3];
    for (offset, classes) in [-1, 0, 1].into_iter().zip(&mut classes) {
        let at = neighbor(sentence, idx, offset);
        *classes = at.map_or(1 << 20, |at| seen.info(at).classes());
    }
    emit(
        Feature::new("classes", -1)
            .with_number(classes[0])
            .with_number(classes[1])
            .with_number(u64::from(capital)),
    );
    emit(
        Feature::new("classes", 1)
            .with_number(classes[1])
            .with_number(classes[2])
            .with_number(u64::from(capital)),
    );
    emit(Feature::new("class word", 1).with_number(classes[1]).with(if idx + 1 < sentence.end {
        seen.word(idx + 1)
    } else {
        ""
    }));
    clusters_around(seen, sentence, idx, &mut emit);
    words_around(seen, sentence, idx, &mut emit);
    if let Some(n) = seen.known.short_quote(idx) {
        emit(Feature::new("quoted", 0).with_number(n as u64));
        emit(Feature::new("quoted pos", 0).with_number(here));
    }
}

/// The clusters of the words around the token together.
fn clusters_around(seen: &Seen, sentence: &Range<usize>, idx: usize, mut emit: impl FnMut(Feature)) {
    const NO_WORD: u64 = 1 << 30;
    const NO_CLUSTER: u64 = 1 << 31;
    let cluster = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or(NO_WORD, |at| seen.form(at).cluster.map_or(NO_CLUSTER, u64::from))
    };
    let shape = seen.shape(idx);
    let [b2, b, here, a, a2] = [-2, -1, 0, 1, 2].map(cluster);
    emit(Feature::new("clusters", -1).with_number(b).with_number(here));
    emit(Feature::new("clusters", 1).with_number(here).with_number(a));
    emit(Feature::new("clusters around", 0).with_number(b).with_number(a).with(shape));
    emit(Feature::new("clusters before", 0).with_number(b2).with_number(b).with(shape));
    emit(Feature::new("clusters after", 0).with_number(a).with_number(a2).with(shape));
}

/// The words before and behind the token, each with its shape.
fn words_around(seen: &Seen, sentence: &Range<usize>, idx: usize, mut emit: impl FnMut(Feature)) {
    for offset in [-1, 1] {
        let word = neighbor(sentence, idx, offset).map_or("", |at| seen.word(at));
        emit(Feature::new("word shape", offset).with(seen.shape(idx)).with("|").with(word));
    }
}

fn last(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| &word[at..])
}

/// What a name of the tables stands for, and whether the tables call it ambiguous.
fn entry_class(seen: &Seen, entry: Entry, words: &str) -> &'static str {
    let names = &seen.pack.names;
    match entry {
        Entry::Country(_, CountryForm::Metonym) => "metonym",
        Entry::Country(..) => "country",
        Entry::Person(_) => "person",
        Entry::Place(idx) if names.places[idx].kinds.contains(&PlaceKind::Town) => "town",
        Entry::Place(idx) if names.places[idx].ambiguous => "place?",
        Entry::Place(_) => "place",
        Entry::Organisation(idx) if names.organisations[idx].ambiguous.contains(&words) => "organisation?",
        Entry::Organisation(idx) => names.organisations[idx].kind.word(),
        Entry::Body(name, _) if name == words => "organisation?",
        Entry::Body(_, kind) => kind.word(),
        Entry::Holder(idx) if names.holders[idx].person => "holder",
        Entry::Holder(_) => "body",
    }
}
