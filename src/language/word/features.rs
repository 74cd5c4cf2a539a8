//! What the taggers look at in a word by itself: its letters, its form, and what the tables say of it.

use super::Word;
use crate::language::{CountryForm, Gender, Inflection, WordInfo};

/// What a tagger finds.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature(pub u64);

impl Feature {
    /// The template `name`, seen at distance `offset`; the compiler knows the hash of a literal name.
    #[inline(always)]
    pub fn new(name: &'static str, offset: isize) -> Self {
        let (bytes, mut hash, mut at) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325_u64, 0);
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        Self(hash).with_number(offset as u64)
    }

    /// The same with a text.
    pub fn with(self, text: &str) -> Self {
        Self(text.bytes().fold(self.0, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The same with a number.
    pub fn with_number(self, number: u64) -> Self {
        Self((self.0 ^ number.wrapping_add(0x51)).wrapping_mul(0x0100_0000_01b3))
    }

    /// What is seen at distance `offset` where the sentence has no word.
    pub fn edge(offset: isize) -> Self {
        Self::new("edge", offset)
    }
}

/// A word as it stands in the text and in small letters.
pub(super) struct Letters<'w> {
    text: &'w str,
    lower: String,
}

impl<'w> Letters<'w> {
    pub fn of(text: &'w str) -> Self {
        Self { text, lower: text.to_lowercase() }
    }
}

/// The features of a word by its letters and tables, seen from a token `offset` tokens before it.
pub(super) fn form_features(letters: &Letters, word: &Word, offset: isize, mut emit: impl FnMut(Feature)) {
    let Letters { text, lower } = letters;
    emit(Feature::new("word", offset).with(lower));
    if offset.abs() == 2 {
        return;
    }
    emit(Feature::new("shape", offset).with(&word.shape));
    for (n, ending) in endings(lower) {
        if offset == 0 || n == 3 {
            emit(Feature::new("ending", offset).with(ending));
        }
    }
    table_classes(&word.info, |class| emit(Feature::new("class", offset).with(class)));
    if offset == 0 {
        emit(Feature::new("exact", 0).with(text));
        for n in 1..=4 {
            if let Some((end, _)) = lower.char_indices().nth(n) {
                emit(Feature::new("beginning", 0).with(&lower[..end]));
            }
        }
        if let Some((_, last)) = text.rsplit_once('-') {
            emit(Feature::new("last part", 0).with(last));
        }
    }
}

/// What says of a word by itself whether it is a name.
pub(super) fn name_features(
    letters: &Letters,
    word: &Word,
    inflection: &Inflection,
    offset: isize,
    mut emit: impl FnMut(Feature),
) {
    if offset.abs() < 2 {
        name_parts(inflection, letters.text, |part| emit(Feature::new("part", offset).with(part)));
        looks(letters.text, word, offset, emit);
    }
}

/// What the letters of a word say, and whether it is a common noun.
fn looks(text: &str, word: &Word, offset: isize, mut emit: impl FnMut(Feature)) {
    if let Some(look) = word.look {
        let best = usize::from(look.best);
        emit(Feature::new("look", offset).with_number(best as u64).with_number(look.levels[best].into()));
        for (label, level) in look.levels.iter().enumerate().filter(|_| offset == 0) {
            emit(Feature::new("look level", 0).with_number(label as u64).with_number((*level).into()));
        }
    }
    if text.starts_with(char::is_uppercase) {
        emit(Feature::new("noun", offset).with_number(word.info.noun as u64));
    }
}

/// The last 1 to 5 letters, with their number.
fn endings(word: &str) -> impl Iterator<Item = (usize, &str)> {
    word.char_indices().rev().take(5).enumerate().map(|(n, (at, _))| (n + 1, &word[at..]))
}

/// What the tables say of a word.
fn table_classes(info: &WordInfo, mut emit: impl FnMut(&str)) {
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

/// Whether a word is part of names by its own form.
fn name_parts(inflection: &Inflection, word: &str, mut emit: impl FnMut(&str)) {
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
