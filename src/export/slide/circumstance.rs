//! Where and on what occasion something was said, in the words of its sentence.

use crate::document::readable;
use crate::language::{Reading, in_marks, reading_of};
use crate::scene::words::sentence_of;
use crate::store::ItemRef;
use crate::text::Span;

/// Most letters of a circumstance; a longer one is a sentence of its own.
const LONGEST: usize = 72;

/// "nach ihrer Ankunft in Kiel", from the part of the sentence that tells who said it; without the day, which a
/// timeline shows.
pub fn circumstance(item: ItemRef) -> Option<String> {
    let told = item.evidence().next()?;
    let document = item.store().document(told.document);
    let reading = reading_of(&document.language);
    let hull = told.spans.iter().copied().reduce(Span::hull)?;
    let sentence = sentence_of(document, [hull]);
    let words =
        in_marks(&readable(told.text, |word| reading.joins(word)), &document.language).trim().to_owned();
    let at = sentence.find(&words)?;
    let mut rest = sentence[at + words.len()..].to_owned();
    let mut before = sentence[..at].to_owned();
    for time in times(item, hull) {
        rest = rest.replacen(&time, "", 1);
        before = before.replacen(&time, "", 1);
    }
    let name = item.speaker_short_name().unwrap_or_default();
    let behind_name = before.find(name).filter(|_| !name.is_empty()).map(|at| &before[at + name.len()..]);
    phrase(&rest, reading).or_else(|| phrase(behind_name?, reading))
}

/// The time expressions near the words of an item, with the preposition before each.
fn times(item: ItemRef, hull: Span) -> Vec<String> {
    /// A sentence reaches no farther from what is said in it, in bytes.
    const NEAR: u32 = 400;
    let around = Span { begin: hull.begin.saturating_sub(NEAR), end: hull.end.saturating_add(NEAR) };
    let document = item.store().document(item.home());
    let reading = reading_of(&document.language);
    let near = item.store().annotations(item.home()).timexes.iter().filter(|one| one.span.overlaps(around));
    let with_preposition = |span: Span| {
        let before = document.text.get(..span.begin as usize).unwrap_or_default();
        let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let words = span.of(&document.text);
        if reading.is_preposition(word) { format!("{word} {words}") } else { words.to_owned() }
    };
    near.map(|one| with_preposition(one.span)).collect()
}

/// The phrase behind a verb of saying: from its first preposition to the next comma.
fn phrase(text: &str, reading: &Reading) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).split([',', ';', ':']).next()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().position(|word| reading.is_preposition(word))?;
    // Something new begins there.
    let joins = |word: &&str| reading.joins(word);
    let last = words[first..].iter().position(joins).map_or(words.len(), |at| first + at);
    let found = words[first..last].join(" ");
    let found = found.trim_end_matches(['.', '“', '”', '"', ' ']);
    let is_clean = !found.contains(['„', '“', '”', '"', '(', ')', '–']) && !reading.names_source(found);
    let n_words = found.split_whitespace().count();
    (is_clean && n_words > 1 && found.chars().count() <= LONGEST).then(|| found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_behind_the_verb_is_found() {
        let german = reading_of("de");
        let found = |text: &str| phrase(text, german);
        assert_eq!(
            found("“, sagte Berg nach ihrer Ankunft in Kiel.").as_deref(),
            Some("nach ihrer Ankunft in Kiel")
        );
        assert_eq!(
            found(", so Berg auf dem Forum in Bern und ging.").as_deref(),
            Some("auf dem Forum in Bern")
        );
        assert_eq!(found(", sagte Berg."), None);
        assert_eq!(found(", sagte Berg laut Angaben des Rates."), None);
    }
}
