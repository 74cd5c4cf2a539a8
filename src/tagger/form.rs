//! What the taggers look at in a word by itself: its letters, its form, what the tables say of it, and
//! which words it is used like.

use super::feature::Feature;
use super::look::Look;
use super::models::Models;
use crate::language::{CountryForm, Gender, Inflection, Pack, WordInfo};

/// What a pack and the models know of a word by itself.
#[derive(Clone, Debug)]
pub struct Form {
    /// What the tables say.
    pub info: WordInfo,
    /// Its letters by kind, runs shortened: "Xx", "X-Xx", "d".
    pub shape: String,
    /// What it looks like by its letters; none for small words and without a model.
    pub look: Option<Look>,
    /// Which words it is used like.
    pub cluster: Option<u16>,
    /// Of a word that has no cluster: the cluster of its last part ("Kleinstadträtin": of "rätin").
    pub head_cluster: Option<u16>,
}

impl Form {
    /// Of the word `text`.
    pub(super) fn of(text: &str, pack: &Pack, models: &Models) -> Self {
        let cluster = models.clusters.of(text);
        Self {
            info: pack.names.word(text),
            shape: shape(text),
            look: models.looks.as_ref().and_then(|model| Look::of(model, text)),
            cluster,
            head_cluster: if cluster.is_none() { models.clusters.of_head(text) } else { None },
        }
    }
}

/// The letters of a word by kind, runs shortened.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let mut previous = ' ';
    for c in word.chars().take(24) {
        let kind = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        if kind != previous || kind == 'X' && shape.len() < 2 {
            shape.push(kind);
        }
        previous = kind;
    }
    shape
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
pub(super) fn form_features(letters: &Letters, word: &Form, offset: isize, mut emit: impl FnMut(Feature)) {
    let Letters { text, lower } = letters;
    emit(Feature::new("word", offset).with(lower));
    clusters(word, offset, &mut emit);
    // Two words off, the word itself and what it is used like tell nearly all there is.
    if offset.abs() == 2 {
        emit(Feature::new("shape", offset).with(&word.shape));
        return;
    }
    if offset == 0 {
        more_letters(letters, &mut emit);
    }
    looks(letters.text, word, offset, &mut emit);
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

/// What says of a word by itself whether it is part of a name.
pub(super) fn name_features(
    letters: &Letters,
    inflection: &Inflection,
    offset: isize,
    mut emit: impl FnMut(Feature),
) {
    if offset.abs() < 2 {
        name_parts(inflection, letters.text, |part| emit(Feature::new("part", offset).with(part)));
    }
}

/// Runs of letters, longer beginnings, and what stands before a hyphen.
fn more_letters(letters: &Letters, mut emit: impl FnMut(Feature)) {
    let Letters { text, lower } = letters;
    let bounds: Vec<usize> = lower.char_indices().map(|(at, _)| at).chain([lower.len()]).collect();
    for n in [4, 5] {
        for ends in bounds.windows(n + 1).filter(|_| bounds.len() > 5) {
            emit(Feature::new("run", 0).with(&lower[ends[0]..ends[n]]));
        }
    }
    for end in bounds.get(5..).unwrap_or_default().iter().take(2) {
        emit(Feature::new("beginning", 0).with(&lower[..*end]));
    }
    if let Some((first, _)) = text.split_once('-') {
        emit(Feature::new("first part", 0).with(first));
    }
}

/// What a word far off says, on the side of `offset`.
pub(super) fn far_features(letters: &Letters, offset: isize, mut emit: impl FnMut(Feature)) {
    emit(Feature::new("far", offset.signum()).with(&letters.lower));
}

/// Which words the word is used like, and the larger groups that these belong to.
fn clusters(word: &Form, offset: isize, mut emit: impl FnMut(Feature)) {
    let (name, bits_name) = match (word.cluster, word.head_cluster) {
        (Some(_), _) => ("cluster", "cluster bits"),
        _ => ("head cluster", "head cluster bits"),
    };
    let Some(cluster) = word.cluster.or(word.head_cluster) else {
        emit(Feature::new("no cluster", offset).with(&word.shape));
        return;
    };
    let feature = |name: &'static str| Feature::new(name, offset);
    emit(feature(name).with_number(cluster.into()));
    for bits in CLUSTER_BITS {
        let group = cluster & ((1 << bits) - 1);
        emit(feature(bits_name).with_number(bits.into()).with_number(group.into()));
    }
    if offset == 0 {
        emit(feature("cluster shape").with_number(cluster.into()).with(&word.shape));
    }
}

/// So many of the lowest bits of a cluster tell larger groups.
const CLUSTER_BITS: [u16; 4] = [4, 6, 8, 10];

/// What the letters of a word say, and whether it is a common noun.
fn looks(text: &str, word: &Form, offset: isize, mut emit: impl FnMut(Feature)) {
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
        emit(office.kind.word());
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
