//! The words that announce events, and how a title is put together.

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use super::error::{Expected, PackError};
use super::inflect::{Verb, VerbForm, VerbRules};
use super::title::TitleWords;

/// The triggers of a language.
#[derive(Debug, Default)]
pub struct Events {
    /// The classes of events.
    pub rules: Vec<EventRule>,
    /// The verbs that announce an event.
    pub verbs: Vec<EventVerb>,
    /// The nouns that announce an event.
    pub nouns: Vec<EventNoun>,
    /// What sets the mood of an event.
    pub mood: Mood,
    /// How a title is put together.
    pub title: TitleWords,
    /// Particles that stand apart from their verb, which means something else without them.
    pub particles: HashSet<String>,
    verb_forms: HashMap<String, Vec<VerbUse>>,
    noun_forms: HashMap<String, NounUse>,
    not_nouns: HashSet<String>,
}

/// A class of events.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRule {
    /// The class, such as "meeting".
    pub name: String,
    /// Why the words of the rule announce such an event.
    pub reason: String,
    /// How surely an editor puts such an event on a timeline: 0 seldom, 1 often, 2 mostly.
    pub weight: u8,
    /// Whether those named beside it do it together.
    #[serde(default)]
    pub joint: bool,
    #[serde(default)]
    deeds: String,
    #[serde(default)]
    turns: String,
    #[serde(default)]
    m: String,
    #[serde(default)]
    f: String,
    #[serde(default)]
    n: String,
    /// Sentences with the trigger in brackets.
    pub examples: Vec<String>,
    /// The same without brackets.
    #[serde(skip)]
    pub plain_examples: Vec<String>,
    /// Sentences without an event of the class.
    pub rejects: Vec<String>,
}

/// A verb that announces an event.
#[derive(Clone, Debug)]
pub struct EventVerb {
    /// Index of its rule.
    pub rule: usize,
    /// A word its clause must hold too.
    pub with: Option<String>,
    /// The particle of a separable verb.
    pub particle: Option<String>,
    /// The noun that names the event: "Angriff".
    pub noun: String,
    /// The preposition behind it: "auf"; `None` for a genitive.
    pub preposition: Option<String>,
    /// Whether something is done to an object; otherwise the subject is what it happens to.
    pub deed: bool,
}

/// One form of a verb in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbUse {
    /// Index into [`Events::verbs`].
    pub verb: usize,
    /// What the form is.
    pub form: VerbForm,
    /// Whether the particle stands apart.
    pub apart: bool,
}

/// A noun that announces an event.
#[derive(Clone, Debug)]
pub struct EventNoun {
    /// Index of its rule.
    pub rule: usize,
    /// Nominative singular.
    pub singular: String,
    /// Nominative plural, empty where it is not used.
    pub plural: String,
    /// Its gender: m, f or n.
    pub gender: char,
    /// Whether it counts only by itself, not as the last part of a compound.
    pub alone: bool,
}

/// One form of a noun in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounUse {
    /// Index into [`Events::nouns`].
    pub noun: usize,
    /// Whether it is a plural.
    pub plural: bool,
    /// Where the noun begins inside its compound, in bytes.
    pub cut: usize,
}

/// What sets the mood of an event.
#[derive(Debug, Default)]
pub struct Mood {
    /// Words by which an event is to come.
    pub planned: HashSet<String>,
    /// Finite verbs that make a plan of an infinitive.
    pub intention: HashSet<String>,
    /// Words by which an event is only possible.
    pub hypothetical: HashSet<String>,
    /// Words by which an event is not so.
    pub denied: HashSet<String>,
    /// Verbs that say that the noun beside them happens.
    pub occurrence: HashSet<String>,
    /// Prepositions before a noun that make it the background of its clause.
    pub background: HashSet<String>,
    /// Prepositions before what was over when the story began.
    pub followed: HashSet<String>,
    /// Words that say that the event of their clause takes place.
    pub happens: HashSet<String>,
    /// Nouns that as the object of a verb take its meaning.
    pub hollow: HashSet<String>,
    /// Fixed phrases in which a noun is no event.
    pub idioms: HashSet<String>,
    /// A word in place of the object of a verb that then means something else.
    pub reflexive: String,
    /// Auxiliaries of what happened before the story.
    pub earlier: HashSet<String>,
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventsFile {
    not_nouns: String,
    particles: String,
    rules: Vec<EventRule>,
    mood: MoodFile,
    title: TitleWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoodFile {
    planned: String,
    intention: String,
    hypothetical: String,
    denied: String,
    occurrence: String,
    background: String,
    followed: String,
    happens: String,
    hollow: String,
    idioms: HashSet<String>,
    reflexive: String,
    earlier: String,
}

impl Events {
    /// Checks the file and makes the tables of forms.
    pub(super) fn read(file: EventsFile, verbs: &VerbRules) -> Result<Self, PackError> {
        let mut events = Self {
            mood: file.mood.into(),
            title: file.title,
            not_nouns: word_set(&file.not_nouns.to_lowercase()),
            particles: word_set(&file.particles),
            ..Self::default()
        };
        for (idx, rule) in file.rules.iter().enumerate() {
            for (entries, deed) in [(&rule.deeds, true), (&rule.turns, false)] {
                for entry in split(entries) {
                    events.add_verb(idx, entry, deed, verbs).ok_or_else(|| fault(rule, entry))?;
                }
            }
            for (entries, gender) in [(&rule.m, 'm'), (&rule.f, 'f'), (&rule.n, 'n')] {
                for entry in split(entries) {
                    events.add_noun(idx, entry, gender).ok_or_else(|| fault(rule, entry))?;
                }
            }
        }
        events.rules = file.rules;
        for rule in &mut events.rules {
            rule.plain_examples =
                rule.examples.iter().map(|example| example.replace(['[', ']'], "")).collect();
        }
        Ok(events)
    }

    /// "an|greifen greift griff gegriffen: Angriff auf".
    fn add_verb(&mut self, rule: usize, entry: &str, deed: bool, rules: &VerbRules) -> Option<()> {
        let (words, noun) = entry.split_once(':')?;
        let (with, words) = match words.split_once('+') {
            Some((with, words)) => (Some(with.trim().to_owned()), words),
            None => (None, words),
        };
        let verb = Verb::parse(words, rules)?;
        let mut noun = noun.split_whitespace();
        let name = noun.next()?.to_owned();
        let preposition = noun.next().filter(|&word| word != self.title.of).map(str::to_owned);
        let idx = self.verbs.len();
        for inflected in verb.forms(rules) {
            let uses = self.verb_forms.entry(inflected.word).or_default();
            uses.push(VerbUse { verb: idx, form: inflected.form, apart: inflected.apart });
        }
        self.particles.extend(verb.particle.clone());
        self.verbs.push(EventVerb { rule, with, particle: verb.particle, noun: name, preposition, deed });
        Some(())
    }

    /// "=Fund Funde".
    fn add_noun(&mut self, rule: usize, entry: &str, gender: char) -> Option<()> {
        let alone = entry.starts_with('=');
        let mut words = entry.trim_start_matches('=').split_whitespace();
        let singular = words.next()?.to_owned();
        let plural = words.next().unwrap_or("").to_owned();
        let noun = self.nouns.len();
        let mut add = |form: String, plural: bool| {
            self.noun_forms.entry(form.to_lowercase()).or_insert(NounUse { noun, plural, cut: 0 });
        };
        add(singular.clone(), false);
        if gender != 'f' {
            for ending in [&self.title.ending, &self.title.long_ending] {
                add(format!("{singular}{ending}"), false);
            }
        }
        if !plural.is_empty() {
            add(plural.clone(), true);
            add(format!("{plural}{}", self.title.dative_plural), true);
        }
        self.nouns.push(EventNoun { rule, singular, plural, gender, alone });
        Some(())
    }

    /// The verbs that `word`, in small letters, may be a form of.
    pub fn verb_uses(&self, word: &str) -> &[VerbUse] {
        self.verb_forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// The event that the noun `word` names, by itself or as the last part of a compound.
    pub fn noun_use(&self, word: &str) -> Option<NounUse> {
        /// No noun of the tables with its ending is longer, in bytes.
        const LONGEST: usize = 28;
        /// The first part of a compound and its last have so many bytes at least.
        const SHORTEST: (usize, usize) = (3, 4);
        let lower = word.to_lowercase();
        if !word.starts_with(char::is_uppercase) || self.not_nouns.contains(&lower) {
            return None;
        }
        if let Some(&whole) = self.noun_forms.get(&lower) {
            return Some(whole);
        }
        let first = SHORTEST.0.max(lower.len().saturating_sub(LONGEST));
        let last = lower.len().checked_sub(SHORTEST.1)?;
        let hyphen = word.rfind(['-', '‑']).map(|at| at + 1);
        for cut in (first.min(last)..=last).chain(hyphen) {
            let Some(part) = lower.get(cut..).filter(|_| word.is_char_boundary(cut)) else { continue };
            // "Landkreise" ends in "Kreise" and not in "Reise".
            if self.not_nouns.contains(part) {
                return None;
            }
            let Some(&found) = self.noun_forms.get(part) else { continue };
            if !self.nouns[found.noun].alone || hyphen == Some(cut) {
                return Some(NounUse { cut, ..found });
            }
        }
        None
    }
}

impl From<MoodFile> for Mood {
    fn from(file: MoodFile) -> Self {
        Self {
            planned: word_set(&file.planned),
            intention: word_set(&file.intention),
            hypothetical: word_set(&file.hypothetical),
            denied: word_set(&file.denied),
            occurrence: word_set(&file.occurrence),
            background: word_set(&file.background),
            followed: word_set(&file.followed),
            happens: word_set(&file.happens),
            hollow: word_set(&file.hollow),
            idioms: file.idioms,
            reflexive: file.reflexive,
            earlier: word_set(&file.earlier),
        }
    }
}

fn split(entries: &str) -> impl Iterator<Item = &str> {
    entries.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

fn word_set(words: &str) -> HashSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn fault(rule: &EventRule, entry: &str) -> PackError {
    PackError::entry("events.toml", format!("{}: {entry}", rule.name), Expected::EventWord)
}

#[cfg(test)]
mod tests {
    use crate::language::Pack;

    fn noun(word: &str) -> Option<(String, bool)> {
        let events = Pack::load("de").unwrap().events;
        events.noun_use(word).map(|found| (events.nouns[found.noun].singular.clone(), found.plural))
    }

    #[test]
    fn nouns_are_known_inflected_and_in_compounds() {
        assert_eq!(noun("Anschlags"), Some(("Anschlag".to_owned(), false)));
        assert_eq!(noun("Brandanschläge"), Some(("Anschlag".to_owned(), true)));
        assert_eq!(noun("EU-Gipfels").map(|found| found.0), Some("Gipfel".to_owned()));
        assert_eq!(noun("Parlamentswahl").map(|found| found.0), Some("Wahl".to_owned()));
        assert_eq!(noun("Vorschlag"), None);
        assert_eq!(noun("Legende"), None);
        assert_eq!(noun("treffen"), None);
    }
}
