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
    endings: HashMap<String, NounClass>,
    /// Endings of cases and plurals that a form may have behind the noun.
    case_endings: Vec<String>,
    /// Bytes of the longest of `endings`.
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
                classes.longest = classes.longest.max(ending.len());
                classes.endings.entry(ending.to_owned()).or_insert(class);
            }
        }
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
        const SHORTEST_WORD: usize = 4;
        let mut starts = word.char_indices().map(|(at, _)| at).skip(2);
        starts.find_map(|at| {
            let ending = &word[at..];
            let known = self.endings.get(ending).filter(|_| ending.len() <= self.longest);
            let as_word = || {
                let first = ending.chars().next()?;
                let word: String = first.to_uppercase().chain(ending[first.len_utf8()..].chars()).collect();
                self.words.get(&word)
            };
            let part = if ending.len() >= SHORTEST_WORD { as_word() } else { None };
            part.or(known).map(|class| (ending.len(), *class))
        })
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
