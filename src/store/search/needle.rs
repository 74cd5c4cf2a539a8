//! The words that are looked for, and where they stand in a text.

use std::sync::OnceLock;

use memchr::memmem::Finder;
use serde::Deserialize;

use crate::store::fold::{fold, fold_with_origins};
use crate::text::Span;

/// From so many letters on a word is found inside others.
const LEAST_INSIDE: usize = 4;

/// How a word must stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As a whole word, in any of its forms.
    Whole,
    /// At the begin of a word.
    Begin,
    /// Anywhere.
    Anywhere,
}

/// A word or phrase that is looked for, in every spelling that means the same.
#[derive(Debug)]
pub struct Needle {
    /// As it was typed.
    pub typed: String,
    /// Its folded spellings; the first is that of the letters as they were typed.
    pub spellings: Vec<String>,
    /// How it may stand; a manner counts where none before it finds anything.
    pub manners: &'static [Manner],
}

impl Needle {
    fn new(word: &str) -> Self {
        let folded = fold(word);
        // "EU" is no part of "heute"; while a word is being typed, what begins with it is found.
        let is_short = folded.chars().count() < LEAST_INSIDE;
        let manners: &[Manner] = if is_short { &[Manner::Whole, Manner::Begin] } else { &[Manner::Anywhere] };
        let written_out = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        let mut spellings = vec![folded];
        if word.to_lowercase().contains(['ä', 'ö', 'ü']) {
            let lower = word.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
            spellings.push(fold(&lower));
        } else if written_out != spellings[0] {
            spellings.push(written_out);
        }
        Self { typed: word.to_owned(), spellings, manners }
    }

    /// A folded word that stands in the text.
    pub fn whole(word: &str) -> Self {
        Self { typed: word.to_owned(), spellings: vec![word.to_owned()], manners: &[Manner::Whole] }
    }
}

/// The words of what was typed; what stands in marks is one phrase.
pub fn needles(text: &str) -> Vec<Needle> {
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

/// Looks for one spelling in folded text, in one manner.
pub struct Seeker<'n> {
    finder: Finder<'n>,
    spelling: &'n str,
    manner: Manner,
    /// How many bytes the finder looks for before the spelling.
    before: usize,
}

impl<'n> Seeker<'n> {
    /// For a spelling that is not empty.
    pub fn new(spelling: &'n str, manner: Manner) -> Self {
        // A letter stands nearly everywhere, behind a blank much less often; at the begin of a text it is looked for
        // beside that.
        let is_letter = spelling.len() == 1 && manner != Manner::Anywhere;
        let finder = match is_letter {
            true => Finder::new(&[b' ', spelling.as_bytes()[0]]).into_owned(),
            false => Finder::new(spelling),
        };
        Self { finder, spelling, manner, before: usize::from(is_letter) }
    }

    /// Where it stands next in `folded`, from byte `from` on, which begins a line or stands behind a hit.
    pub fn next(&self, folded: &str, mut from: usize) -> Option<usize> {
        let is_at = |at: usize| stands(folded, at, self.spelling, self.manner);
        if self.before > 0 && folded[from..].starts_with(self.spelling) && is_at(from) {
            return Some(from);
        }
        loop {
            let at = from + self.finder.find(&folded.as_bytes()[from..])? + self.before;
            if is_at(at) {
                return Some(at);
            }
            from = at + 1;
        }
    }

    /// All places in `folded`, in order, without overlaps.
    fn all<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = usize> + 't {
        let next = move |from: usize| self.next(folded, from);
        std::iter::successors(next(0), move |at| next(at + self.spelling.len()))
    }
}

/// Whether what was found at byte `at` stands there in this manner.
fn stands(folded: &str, at: usize, spelling: &str, manner: Manner) -> bool {
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if manner == Manner::Anywhere {
        return true;
    }
    // What begins or ends with a sign has no word to go on.
    let begins = !spelling.starts_with(char::is_alphanumeric) || !is_inside(folded[..at].chars().next_back());
    if !begins || manner == Manner::Begin {
        return begins;
    }
    let rest = &folded[at + spelling.len()..];
    let ending = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    ending.is_empty() || (spelling.len() > 1 && is_ending(ending))
}

/// The endings of a word's forms.
#[derive(Default, Deserialize)]
struct Endings {
    endings: Vec<String>,
}

/// Whether a word with this ending is a form of the one without.
pub fn is_ending(letters: &str) -> bool {
    static ENDINGS: OnceLock<Endings> = OnceLock::new();
    let known = ENDINGS
        .get_or_init(|| toml::from_str(include_str!("../../../assets/lang/search.toml")).unwrap_or_default());
    known.endings.iter().any(|ending| ending == letters)
}

/// Where the words of `typed` stand in `text`, in text order, without overlaps: for marking hits.
pub fn matches_in(text: &str, typed: &str) -> Vec<Span> {
    let needles = needles(typed);
    if needles.is_empty() {
        return Vec::new();
    }
    let (folded, origins) = fold_with_origins(text);
    let mut hits: Vec<Span> = Vec::new();
    for needle in &needles {
        let n_before = hits.len();
        for &manner in needle.manners.iter() {
            for spelling in &needle.spellings {
                for at in Seeker::new(spelling, manner).all(&folded) {
                    // A hit may end inside "ss" that was one ß: it ends where the next letter begins.
                    let end = at + spelling.len();
                    let last = origins[end - 1];
                    let after = origins[end..].iter().find(|&&origin| origin > last);
                    hits.push(Span::new(origins[at] as usize, after.map_or(text.len(), |&end| end as usize)));
                }
            }
            if hits.len() > n_before {
                break;
            }
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
        let sharp = "Maße ß";
        assert_eq!(matches_in(sharp, "s").iter().map(|span| span.of(sharp)).collect::<Vec<_>>(), ["ß"]);
    }

    #[test]
    fn a_short_word_is_found_as_a_whole_one_in_its_forms() {
        let hits = |text: &str, typed: &str| {
            matches_in(text, typed).iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(hits("Die EU tagt heute neu, EU-Gipfel", "EU"), ["EU", "EU"]);
        assert_eq!(hits("heute", "EU"), [""; 0]);
        assert_eq!(hits("Die Räte des Rates raten Rat", "Rat"), ["Rät", "Rat", "rat", "Rat"]);
        assert_eq!(hits("Ein Raum für Pudel", "Rat"), [""; 0]);
        assert_eq!(hits("Wladimir Putin", "Put"), ["Put"], "while it is typed");
        assert_eq!(hits("Videogipfel, Gipfeltreffen", "gipfel"), ["gipfel", "Gipfel"]);
        assert_eq!(hits("a (b) „c“", "b"), [""; 0], "one letter stands behind a blank");
    }
}
