//! What the model looks at: the word, its neighbors, their forms, and what the tables say of them.

use std::ops::Range;

use crate::annotate::Prepared;
use crate::language::{CountryForm, Entry, Gender, WordInfo};
use crate::text::TokenKind;

/// What a model finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Parts of speech.
    Pos,
    /// Proper names; reads the parts of speech.
    Names,
}

/// Distances of the words that a token's label depends on, in order.
pub const NEIGHBORS: [isize; 5] = [-2, -1, 0, 1, 2];

/// A hash that names a feature: FNV-1a over its parts.
#[derive(Clone, Copy)]
struct Feature(u64);

impl Feature {
    /// The template `name`, seen at distance `offset`; the compiler knows the hash of a literal name.
    #[inline(always)]
    fn new(name: &'static str, offset: isize) -> Self {
        let (bytes, mut hash, mut at) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325_u64, 0);
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        Self(hash).with_number(offset as u64)
    }

    fn with(self, text: &str) -> Self {
        Self(text.bytes().fold(self.0, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn with_number(self, number: u64) -> Self {
        Self((self.0 ^ number.wrapping_add(0x51)).wrapping_mul(0x0100_0000_01b3))
    }
}

/// The features of the word at `at` by itself, seen from a token `offset` tokens before it; `None` is
/// beyond the edge of the sentence. They depend on the word alone, not on where it stands.
pub fn word_features(
    task: Task,
    prepared: &Prepared,
    at: Option<usize>,
    offset: isize,
    mut emit: impl FnMut(u64),
) {
    let mut emit = |feature: Feature| emit(feature.0);
    let Some(at) = at else { return emit(Feature::new("edge", offset)) };
    let word = prepared.word(at);
    let lower = word.to_lowercase();
    emit(Feature::new("word", offset).with(&lower));
    if offset.abs() == 2 {
        return;
    }
    emit(Feature::new("shape", offset).with(prepared.shape(at)));
    for (n, ending) in endings(&lower) {
        if offset == 0 || n == 3 {
            emit(Feature::new("ending", offset).with(ending));
        }
    }
    table_classes(prepared, at, |class| emit(Feature::new("class", offset).with(class)));
    if offset == 0 {
        emit(Feature::new("exact", 0).with(word));
        for n in 1..=4 {
            if let Some((end, _)) = lower.char_indices().nth(n) {
                emit(Feature::new("beginning", 0).with(&lower[..end]));
            }
        }
        if let Some((_, last)) = word.rsplit_once('-') {
            emit(Feature::new("last part", 0).with(last));
        }
    }
    if task == Task::Names {
        name_parts(prepared, word, |part| emit(Feature::new("part", offset).with(part)));
        looks(prepared, at, offset, emit);
    }
}

/// What the letters of the word at `at` say, and whether it is a common noun.
fn looks(prepared: &Prepared, at: usize, offset: isize, mut emit: impl FnMut(Feature)) {
    if let Some(look) = prepared.look(at) {
        let best = usize::from(look.best);
        emit(Feature::new("look", offset).with_number(best as u64).with_number(look.levels[best].into()));
        for (label, level) in look.levels.iter().enumerate().filter(|_| offset == 0) {
            emit(Feature::new("look level", 0).with_number(label as u64).with_number((*level).into()));
        }
    }
    if prepared.word(at).starts_with(char::is_uppercase) {
        emit(Feature::new("noun", offset).with_number(prepared.info(at).noun as u64));
    }
}

/// The features of the token at `idx` of `sentence` that depend on where it stands.
pub fn context_features(
    task: Task,
    prepared: &Prepared,
    sentence: &Range<usize>,
    idx: usize,
    mut emit: impl FnMut(u64),
) {
    let mut emit = |feature: Feature| emit(feature.0);
    let word = |offset: isize| {
        let at = idx.checked_add_signed(offset).filter(|at| sentence.contains(at));
        at.map_or("", |at| prepared.word(at))
    };
    let first = idx == sentence.start
        || (idx == sentence.start + 1 && prepared.tokens[idx - 1].kind == TokenKind::Mark);
    let (before, here, after) = (word(-1), word(0), word(1));
    emit(Feature::new("pair", -1).with(before).with("|").with(here));
    emit(Feature::new("pair", 1).with(here).with("|").with(after));
    emit(Feature::new("around", 0).with(before).with("|").with(after));
    let shape = |offset: isize| {
        let at = idx.checked_add_signed(offset).filter(|at| sentence.contains(at));
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
        let at = idx.checked_add_signed(offset).filter(|at| sentence.contains(at));
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
        let at = idx.checked_add_signed(offset).filter(|at| sentence.contains(at));
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
        let at = idx.checked_add_signed(offset).filter(|at| sentence.contains(at));
        *classes = at.map_or(1 << 20, |at| class_bits(prepared.info(at)));
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

/// The last 1 to 5 letters, with their number.
fn endings(word: &str) -> impl Iterator<Item = (usize, &str)> {
    word.char_indices().rev().take(5).enumerate().map(|(n, (at, _))| (n + 1, &word[at..]))
}

fn last(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| &word[at..])
}

/// What the tables say of the word at `at`.
fn table_classes(prepared: &Prepared, at: usize, mut emit: impl FnMut(&str)) {
    let info = prepared.info(at);
    if let Some(given) = info.given {
        emit(if given.ambiguous { "given?" } else { "given" });
        match given.gender {
            Some(Gender::Masculine) => emit("given m"),
            Some(Gender::Feminine) => emit("given f"),
            None => emit("given u"),
        }
    }
    if info.family {
        emit("family");
    }
    if info.surname {
        emit("surname");
    }
    if let Some(office) = &info.office {
        emit(if office.ambiguous { "office?" } else { "office" });
        emit(office.kind);
    }
    if info.town.is_some() {
        emit("town");
    }
    for part in &info.countries {
        emit(match part.form {
            CountryForm::Adjective => "country adjective",
            CountryForm::Inhabitant => "inhabitant",
            _ => "country part",
        });
    }
}

/// The same as one number.
fn class_bits(info: &WordInfo) -> u64 {
    let office = info.office.as_ref();
    let flags = [
        info.given.is_some_and(|given| !given.ambiguous),
        info.given.is_some_and(|given| given.ambiguous),
        info.family,
        office.is_some_and(|office| !office.ambiguous),
        office.is_some_and(|office| office.ambiguous),
        info.town.is_some(),
        !info.countries.is_empty(),
        info.surname,
    ];
    flags.iter().enumerate().fold(0, |bits, (n, flag)| bits | u64::from(*flag) << n)
}

/// Whether a word is part of names by its own form.
fn name_parts(prepared: &Prepared, word: &str, mut emit: impl FnMut(&str)) {
    let inflection = &prepared.pack.names.inflection;
    if inflection.particles.contains(word) {
        emit("particle");
    }
    if inflection.organisation_tails.contains(word) {
        emit("organisation tail");
    }
    if inflection.organisation_heads.contains(word) {
        emit("organisation head");
    }
    if inflection.place_heads.contains(word) {
        emit("place head");
    }
    if word.starts_with(char::is_uppercase) {
        if ends_with_any(word, &inflection.organisation_endings) {
            emit("organisation ending");
        }
        if ends_with_any(word, &inflection.place_endings) {
            emit("place ending");
        }
    }
}

/// Whether `word` has one of the `endings`; the last byte rules most of them out.
fn ends_with_any(word: &str, endings: &[String]) -> bool {
    let last = word.as_bytes().last();
    endings.iter().any(|ending| ending.as_bytes().last() == last && word.ends_with(ending.as_str()))
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
