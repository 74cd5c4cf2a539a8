//! Words by which two lines tell of the same.

use foldhash::HashSet;

/// The beginnings of the nouns and names of a text, by which inflected forms are one word.
pub(super) fn stems(text: &str) -> HashSet<String> {
    /// Letters in which inflected forms agree.
    const LETTERS: usize = 6;
    let nouns = words(text).filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 2);
    let nouns =
        nouns.flat_map(|word| std::iter::once(word).chain(word.split('-').filter(|part| part.len() > 3)));
    nouns.map(|word| word.to_lowercase().chars().take(LETTERS).collect()).collect()
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty())
}
