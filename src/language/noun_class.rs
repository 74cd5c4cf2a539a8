//! What nouns stand for: people, bodies, things.

use foldhash::HashMap;
use serde::Deserialize;

/// What a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NounClass {
    /// People.
    Human,
    /// What people are together and act as: an authority, a club, a company.
    Body,
    /// Something written, which can state something.
    Document,
    /// What happens.
    Event,
    /// Where something is.
    Place,
    /// A thing or an animal.
    Thing,
    /// How much or how many.
    Measure,
    /// When, or how long.
    Time,
    /// What has no body.
    Abstract,
}

impl NounClass {
    /// Whether what it stands for can say something.
    pub fn can_speak(self) -> bool {
        matches!(self, Self::Human | Self::Body | Self::Document)
    }
}

/// The classes of nouns, by whole words and by endings.
#[derive(Debug, Default)]
pub struct NounClasses {
    words: HashMap<String, NounClass>,
    /// Endings, and words as the last parts of compounds, which are written small.
    tails: HashMap<String, NounClass>,
    /// Endings of cases and plurals that a form may have behind the noun.
    case_endings: Vec<String>,
    /// Bytes of the longest of `tails`.
    longest: usize,
}

/// Words and endings of one class, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    words: String,
    endings: String,
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NounsFile {
    case_endings: Vec<String>,
    human: Listed,
    body: Listed,
    document: Listed,
    event: Listed,
    place: Listed,
    thing: Listed,
    measure: Listed,
    time: Listed,
    #[serde(rename = "abstract")]
    abstracts: Listed,
}

/// Bytes of the shortest word that counts as last part of a compound.
const SHORTEST_PART: usize = 4;

impl From<NounsFile> for NounClasses {
    fn from(file: NounsFile) -> Self {
        let mut classes = Self { case_endings: file.case_endings, ..Self::default() };
        let listed = [
            (NounClass::Human, file.human),
            (NounClass::Body, file.body),
            (NounClass::Document, file.document),
            (NounClass::Event, file.event),
            (NounClass::Place, file.place),
            (NounClass::Thing, file.thing),
            (NounClass::Measure, file.measure),
            (NounClass::Time, file.time),
            (NounClass::Abstract, file.abstracts),
        ];
        for (class, listed) in listed {
            for word in listed.words.split_whitespace() {
                classes.words.entry(word.to_owned()).or_insert(class);
            }
            for ending in listed.endings.split_whitespace() {
                classes.tails.entry(ending.to_owned()).or_insert(class);
            }
        }
        // A whole word tells more than an ending that is spelled like it.
        let long = classes.words.iter().filter(|(word, _)| word.len() >= SHORTEST_PART);
        classes.tails.extend(long.map(|(word, class)| (word.to_lowercase(), *class)));
        classes.longest = classes.tails.keys().map(String::len).max().unwrap_or_default();
        classes
    }
}

impl NounClasses {
    /// The class of `noun`: its own, that of its last part, or that its ending tells, in whatever case.
    pub fn class(&self, noun: &str) -> Option<NounClass> {
        let last = noun.rsplit('-').next().unwrap_or(noun);
        self.class_of_word(noun)
            .or_else(|| self.class_of_word(last))
            .or_else(|| self.of_ending(&noun.to_lowercase()))
    }

    /// The class of `noun` as a whole word that is listed, in whatever case.
    pub fn class_of_word(&self, noun: &str) -> Option<NounClass> {
        self.forms(noun).find_map(|form| self.words.get(form)).copied()
    }

    /// By the longest ending of one of its forms, behind at least two letters; listed words count as last parts of
    /// compounds too.
    fn of_ending(&self, word: &str) -> Option<NounClass> {
        let longest =
            self.forms(word).filter_map(|form| self.longest_ending(form)).max_by_key(|(length, _)| *length);
        longest.map(|(_, class)| class)
    }

    /// A word and what is left of it without the ending of a case or plural.
    fn forms<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        const SHORTEST: usize = 4;
        let stems = self.case_endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        std::iter::once(word).chain(stems.filter(|stem| stem.len() >= SHORTEST))
    }

    fn longest_ending(&self, word: &str) -> Option<(usize, NounClass)> {
        let long = word.len().saturating_sub(self.longest);
        let starts = word.char_indices().map(|(at, _)| at).skip(2).skip_while(|at| *at < long);
        starts.map(|at| &word[at..]).find_map(|tail| Some((tail.len(), *self.tails.get(tail)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::NounClass::{Abstract, Body, Document, Event, Human, Measure, Time};
    use crate::language::Pack;

    #[test]
    fn nouns_take_the_class_of_their_last_part() {
        let pack = Pack::load("de").unwrap();
        let class = |noun: &str| pack.nouns.class(noun);
        assert_eq!(class("Wahlkommission"), Some(Body));
        assert_eq!(class("Fassadenreinigung"), Some(Abstract));
        assert_eq!(class("Bäckerin"), Some(Human));
        assert_eq!(class("Torhüter"), Some(Human));
        assert_eq!(class("68-Jährige"), Some(Human));
        assert_eq!(class("Abschlussbericht"), Some(Document));
        assert_eq!(class("Stadtfest"), Some(Event));
        assert_eq!(class("Einwohnerzahl"), Some(Measure));
        assert_eq!(class("Dezember"), Some(Time));
        assert_eq!(class("Menschenrechtsorganisationen"), Some(Body));
        assert_eq!(class("Schutzvereinigung"), Some(Body));
        assert_eq!(class("Xylmux"), None);
        assert!(!Time.can_speak() && Human.can_speak() && Document.can_speak());
    }
}
