//! What the taggers look at around a token: its neighbors together, and the names of the tables.

use std::ops::Range;

use super::decode::neighbor;
use crate::annotate::Prepared;
use crate::language::{CountryForm, Entry, Feature, Task};
use crate::text::TokenKind;

/// The features of the token at `idx` of `sentence` that depend on where it stands.
pub fn context_features(
    task: Task,
    prepared: &Prepared,
    sentence: &Range<usize>,
    idx: usize,
    mut emit: impl FnMut(Feature),
) {
    let word = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or("", |at| prepared.word(at))
    };
    let first = idx == sentence.start
        || (idx == sentence.start + 1 && prepared.tokens[idx - 1].kind == TokenKind::Mark);
    let (before, here, after) = (word(-1), word(0), word(1));
    emit(Feature::new("pair", -1).with(before).with("|").with(here));
    emit(Feature::new("pair", 1).with(here).with("|").with(after));
    emit(Feature::new("around", 0).with(before).with("|").with(after));
    let shape = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or("", |at| prepared.shape(at))
    };
    emit(Feature::new("shapes", 0).with(shape(-1)).with("|").with(shape(0)).with("|").with(shape(1)));
    if first {
        emit(Feature::new("first", 0).with(shape(0)));
        emit(Feature::new("first word", 0).with(here));
        if let Some(look) = prepared.look(idx).filter(|_| task == Task::Names) {
            emit(Feature::new("first look", 0).with_number(look.best.into()));
            emit(Feature::new("first noun", 0).with_number(prepared.info(idx).noun as u64));
        }
    }
    match task {
        Task::Pos => {
            emit(Feature::new("ends", -1).with(last(before, 3)).with("|").with(last(here, 3)));
            emit(Feature::new("ends", 1).with(last(here, 3)).with("|").with(last(after, 3)));
        }
        Task::Names => name_context(prepared, sentence, idx, first, emit),
    }
}

/// Parts of speech around the token, the names of the tables it stands in, quotation marks around it.
fn name_context(
    prepared: &Prepared,
    sentence: &Range<usize>,
    idx: usize,
    first: bool,
    mut emit: impl FnMut(Feature),
) {
    let pos = |offset: isize| {
        let at = neighbor(sentence, idx, offset);
        at.map_or(u64::MAX, |at| prepared.pos[at] as u64)
    };
    let (before, here, after) = (pos(-1), pos(0), pos(1));
    emit(Feature::new("pos", 0).with_number(here));
    emit(Feature::new("pos", -1).with_number(before));
    emit(Feature::new("pos", 1).with_number(after));
    emit(Feature::new("pos3", 0).with_number(before).with_number(here).with_number(after));
    emit(Feature::new("pos pair", -1).with_number(pos(-2)).with_number(before));
    emit(Feature::new("pos pair", 1).with_number(after).with_number(pos(2)));
    let capital = prepared.word(idx).starts_with(char::is_uppercase);
    for offset in [-1, 0, 1] {
        let at = neighbor(sentence, idx, offset);
        let Some(at) = at else { continue };
        if let Some(name) = prepared.table_name(at) {
            let place = if at == name.tokens.start { "B" } else { "I" };
            for entry in &name.entries {
                let class =
                    entry_class(prepared, *entry, prepared.span(name.tokens.clone()).of(prepared.text()));
                emit(Feature::new("table", offset).with(place).with(class));
                let kind = match *entry {
                    Entry::Organisation(idx) => Some(prepared.pack.names.organisations[idx].kind),
                    Entry::Body(_, kind) => Some(kind),
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
        *classes = at.map_or(1 << 20, |at| prepared.info(at).classes());
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
        prepared.word(idx + 1)
    } else {
        ""
    }));
    if let Some(n) = prepared.short_quote(idx) {
        emit(Feature::new("quoted", 0).with_number(n as u64));
        emit(Feature::new("quoted pos", 0).with_number(here));
    }
}

fn last(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| &word[at..])
}

/// What a name of the tables stands for, and whether the tables call it ambiguous.
fn entry_class(prepared: &Prepared, entry: Entry, words: &str) -> &'static str {
    let names = &prepared.pack.names;
    match entry {
        Entry::Country(_, CountryForm::Metonym) => "metonym",
        Entry::Country(..) => "country",
        Entry::Person(_) => "person",
        Entry::Place(idx) if names.places[idx].kinds.contains(&"town") => "town",
        Entry::Place(idx) if names.places[idx].ambiguous => "place?",
        Entry::Place(_) => "place",
        Entry::Organisation(idx) if names.organisations[idx].ambiguous.contains(&words) => "organisation?",
        Entry::Organisation(idx) => names.organisations[idx].kind,
        Entry::Body(name, _) if name == words => "organisation?",
        Entry::Body(_, kind) => kind,
        Entry::Holder(idx) if names.holders[idx].person => "holder",
        Entry::Holder(_) => "body",
    }
}
