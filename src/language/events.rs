//! The words that announce events: senses of verbs and nouns, and what sets their mood.

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use super::conjugation::Conjugation;
use super::error::{Expected, PackError};
use super::noun_class::NounClass;
use super::title::{TitleWords, TitlesFile};

/// The triggers of a language.
#[derive(Debug, Default)]
pub struct Events {
    /// The senses of verbs and nouns; the last one is that of any other verb with a date.
    pub frames: Vec<Frame>,
    /// The nouns that announce an event.
    pub nouns: Vec<EventNoun>,
    /// What sets the mood of an event.
    pub mood: Mood,
    /// How a title is put together.
    pub title: TitleWords,
    /// The forms of verbs.
    pub verbs: Conjugation,
    /// Verbs of states and of saying.
    states: HashSet<String>,
    verb_senses: HashMap<String, Vec<VerbSense>>,
    noun_forms: HashMap<String, NounUse>,
    not_nouns: HashSet<String>,
}

/// One sense of verbs and nouns.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Its name, such as "arrest".
    pub name: String,
    /// Senses of one class may tell the same event.
    pub class: String,
    /// Why the words announce such an event.
    pub reason: String,
    /// How surely an editor puts such an event on a timeline: 0 seldom, 1 often, 2 mostly.
    pub weight: u8,
    /// Whether those named beside it do it together.
    #[serde(default)]
    pub joint: bool,
    /// Whether long after it only tells who somebody is.
    #[serde(default)]
    pub describes: bool,
    /// Whether it happens at the place to which it is done.
    #[serde(default)]
    pub there: bool,
    /// Whether something is made known, which says little without what it is.
    #[serde(default)]
    pub tells: bool,
    /// Whether it is news of the country of whoever it happens to.
    #[serde(default)]
    pub people: bool,
    /// Whether somebody goes somewhere, and it happens where they go.
    #[serde(default)]
    pub goes: bool,
    /// Whether it may stand without an object though `whom` names classes.
    #[serde(default)]
    pub bare: bool,
    /// Classes of the subject; none for any.
    #[serde(default)]
    pub who: Vec<NounClass>,
    /// Classes of the object; none where it needs none.
    #[serde(default)]
    pub whom: Vec<NounClass>,
    /// Prepositions of which the clause must have one; none for any.
    #[serde(default)]
    pub to: Vec<String>,
    /// Prepositions that the clause may not have.
    #[serde(default)]
    pub no: Vec<String>,
    #[serde(default)]
    verbs: String,
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
    /// Sentences without an event of this sense.
    pub rejects: Vec<String>,
}

/// A verb in one of its senses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbSense {
    /// Index of its frame.
    pub frame: usize,
    /// A word its clause must hold too.
    pub with: Option<String>,
}

/// A noun that announces an event.
#[derive(Clone, Debug)]
pub struct EventNoun {
    /// Index of its frame.
    pub frame: usize,
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
    /// Words by which an event is only possible.
    pub hypothetical: HashSet<String>,
    /// Words by which an event is not so.
    pub denied: HashSet<String>,
    /// What opens an infinitive that does not happen.
    pub without: HashSet<String>,
    /// Verbs whose infinitive or content is demanded, feared or only thought of.
    pub demands: HashSet<String>,
    /// Verbs whose infinitive does not happen.
    pub refusals: HashSet<String>,
    /// Verbs by which what their object names did not happen.
    pub denials: HashSet<String>,
    /// Words of a headline by which what it tells has not happened.
    pub open: HashSet<String>,
    /// Verbs whose infinitive happens.
    pub succeeds: HashSet<String>,
    /// Verbs that say that their subject happens.
    pub occurrence: HashSet<String>,
    /// Verbs that say of a noun that is not their subject that it happens.
    pub there_is: HashSet<String>,
    /// Verbs that with one of `leads_to` say that what follows happens.
    pub leads: HashSet<String>,
    /// Prepositions behind them.
    pub leads_to: HashSet<String>,
    /// Prepositions before a noun that make it the background of its clause.
    pub background: HashSet<String>,
    /// Prepositions before what was over when the story began.
    pub followed: HashSet<String>,
    /// Prepositions before what has another time than its clause.
    pub apart: HashSet<String>,
    /// Prepositions before a time since or until which something goes on.
    pub lasting: HashSet<String>,
    /// Units that only tell how long something takes.
    pub stretches: HashSet<String>,
    /// Words before a time with which something is compared.
    pub compared: HashSet<String>,
    /// Prepositions between a thing and its time …
    pub of_thing: HashSet<String>,
    /// … those between figures and the stretch that they tell of …
    pub of_stretch: HashSet<String>,
    /// … and those before the thing behind which the clause happens in it.
    pub held: HashSet<String>,
    /// Nouns that as the object of a verb take its meaning.
    pub hollow: HashSet<String>,
    /// Fixed phrases in which a noun is no event.
    pub idioms: HashSet<String>,
    /// Auxiliaries of what happened before the story.
    pub earlier: HashSet<String>,
    /// Words by which something happens again and again.
    pub habitual: HashSet<String>,
    /// Prepositions before a time since when something goes on.
    pub since: HashSet<String>,
    /// Prepositions before the time for which something is arranged.
    pub targets: HashSet<String>,
    /// … and those before a time that is nothing else.
    pub aims: HashSet<String>,
    /// Words beside a modal verb of the past by which what was meant to be did not come.
    pub foiled: HashSet<String>,
    /// Verbs that say nothing without a phrase of their own.
    pub light: HashSet<String>,
    /// Prepositions before a time that is only not reached yet.
    pub bounds: HashSet<String>,
    /// Words before those or before what followed that tell that only a short time lies between.
    pub shortly: HashSet<String>,
    /// Words by which something is so by now.
    pub now: HashSet<String>,
    /// Words before a time since when nothing like it was.
    pub firstly: HashSet<String>,
    /// Nouns that with a preposition before and behind them only link two things.
    pub linked: HashSet<String>,
    /// Words by which something is so in every country.
    pub everywhere: HashSet<String>,
    /// Prepositions before whoever it is done against or with.
    pub against: HashSet<String>,
    /// Prepositions before a reason, which has no time of its own behind it.
    pub causes: HashSet<String>,
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventsFile {
    not_nouns: String,
    states: String,
    frames: Vec<Frame>,
    dated: Frame,
    mood: MoodFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoodFile {
    planned: String,
    hypothetical: String,
    denied: String,
    without: String,
    demands: String,
    refusals: String,
    denials: String,
    open: String,
    succeeds: String,
    occurrence: String,
    there_is: String,
    leads: String,
    leads_to: String,
    background: String,
    followed: String,
    lasting: String,
    stretches: String,
    compared: String,
    of_thing: String,
    of_stretch: String,
    apart: String,
    held: String,
    hollow: String,
    idioms: HashSet<String>,
    earlier: String,
    habitual: String,
    since: String,
    causes: String,
    targets: String,
    aims: String,
    foiled: String,
    light: String,
    bounds: String,
    shortly: String,
    now: String,
    firstly: String,
    linked: String,
    everywhere: String,
    against: String,
}

impl Events {
    /// Checks the files and makes the tables of forms.
    pub(super) fn read(file: EventsFile, titles: TitlesFile, verbs: Conjugation) -> Result<Self, PackError> {
        let mut events = Self {
            mood: file.mood.into(),
            title: titles.into(),
            verbs,
            states: word_set(&file.states),
            not_nouns: word_set(&file.not_nouns.to_lowercase()),
            frames: file.frames,
            ..Self::default()
        };
        events.frames.push(file.dated);
        for idx in 0..events.frames.len() {
            let frame = events.frames[idx].clone();
            for entry in split(&frame.verbs) {
                events.add_verb(idx, entry);
            }
            for (entries, gender) in [(&frame.m, 'm'), (&frame.f, 'f'), (&frame.n, 'n')] {
                for entry in split(entries) {
                    events.add_noun(idx, entry, gender).ok_or_else(|| fault(&frame, entry))?;
                }
            }
            let plain = |example: &String| example.replace(['[', ']'], "");
            events.frames[idx].plain_examples = frame.examples.iter().map(plain).collect();
        }
        Ok(events)
    }

    /// Index of the sense of any verb with a date.
    pub fn dated(&self) -> usize {
        self.frames.len().saturating_sub(1)
    }

    /// "Kraft+treten": a verb with a word that its clause needs.
    fn add_verb(&mut self, frame: usize, entry: &str) {
        let (with, verb) = match entry.split_once('+') {
            Some((with, verb)) => (Some(with.to_owned()), verb),
            None => (None, entry),
        };
        self.verb_senses.entry(verb.to_owned()).or_default().push(VerbSense { frame, with });
    }

    /// "=Fund Funde".
    fn add_noun(&mut self, frame: usize, entry: &str, gender: char) -> Option<()> {
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
            for ending in &self.title.genitive_endings {
                add(format!("{singular}{ending}"), false);
            }
        }
        if !plural.is_empty() {
            add(plural.clone(), true);
            add(format!("{plural}{}", self.title.dative_plural), true);
        }
        self.nouns.push(EventNoun { frame, singular, plural, gender, alone });
        Some(())
    }

    /// The senses of a verb, by its infinitive with the bar of its particle.
    pub fn senses(&self, verb: &str) -> &[VerbSense] {
        self.verb_senses.get(verb).map_or(&[], Vec::as_slice)
    }

    /// Whether a verb tells a state, an opinion or that something is said; `with` tells whether its clause has a word.
    pub fn is_state(&self, verb: &str, with: impl Fn(&str) -> bool) -> bool {
        let reflexive = &self.title.reflexive;
        self.states.contains(verb) || with(reflexive) && self.states.contains(&format!("{reflexive}+{verb}"))
    }

    /// The event that the noun `word` names, by itself or as the last part of a compound whose first part `is_word`,
    /// given in small letters.
    pub fn noun_use(&self, word: &str, is_word: impl Fn(&str) -> bool) -> Option<NounUse> {
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
            let joined = !self.nouns[found.noun].alone && self.is_first_part(lower.get(..cut)?, &is_word);
            if joined || hyphen == Some(cut) {
                return Some(NounUse { cut, ..found });
            }
        }
        None
    }

    /// Whether `part` is a word, with or without what joins it to the next: "bürger(s)", "wohnung(s)".
    fn is_first_part(&self, part: &str, is_word: impl Fn(&str) -> bool) -> bool {
        let bare = part.trim_end_matches(['-', '‑']);
        let last = bare.rsplit(['-', '‑']).next().unwrap_or(bare);
        let joins = self.title.joints.iter().filter_map(|joint| last.strip_suffix(joint.as_str()));
        std::iter::once(last).chain(joins).any(|word| {
            let event = || self.noun_forms.contains_key(word);
            word.len() > 1 && (is_word(word) || event() || self.is_compound(word, &is_word))
        })
    }

    /// Whether a word is made of two that are known.
    fn is_compound(&self, word: &str, is_word: impl Fn(&str) -> bool) -> bool {
        const SHORTEST: usize = 3;
        let mut cuts = word.char_indices().map(|(at, _)| at);
        cuts.any(|cut| {
            cut >= SHORTEST && word.len() - cut >= SHORTEST && is_word(&word[..cut]) && is_word(&word[cut..])
        })
    }
}

impl From<MoodFile> for Mood {
    fn from(file: MoodFile) -> Self {
        Self {
            planned: word_set(&file.planned),
            hypothetical: word_set(&file.hypothetical),
            denied: word_set(&file.denied),
            without: word_set(&file.without),
            demands: word_set(&file.demands),
            refusals: word_set(&file.refusals),
            denials: word_set(&file.denials),
            open: word_set(&file.open),
            succeeds: word_set(&file.succeeds),
            occurrence: word_set(&file.occurrence),
            there_is: word_set(&file.there_is),
            leads: word_set(&file.leads),
            leads_to: word_set(&file.leads_to),
            background: word_set(&file.background),
            followed: word_set(&file.followed),
            lasting: word_set(&file.lasting),
            stretches: word_set(&file.stretches),
            compared: word_set(&file.compared),
            of_thing: word_set(&file.of_thing),
            of_stretch: word_set(&file.of_stretch),
            apart: word_set(&file.apart),
            held: word_set(&file.held),
            hollow: word_set(&file.hollow),
            idioms: file.idioms,
            earlier: word_set(&file.earlier),
            habitual: word_set(&file.habitual),
            since: word_set(&file.since),
            causes: word_set(&file.causes),
            targets: word_set(&file.targets),
            aims: word_set(&file.aims),
            foiled: word_set(&file.foiled),
            light: word_set(&file.light),
            bounds: word_set(&file.bounds),
            shortly: word_set(&file.shortly),
            now: word_set(&file.now),
            firstly: word_set(&file.firstly),
            linked: word_set(&file.linked),
            everywhere: word_set(&file.everywhere),
            against: word_set(&file.against),
        }
    }
}

fn split(entries: &str) -> impl Iterator<Item = &str> {
    entries.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

fn word_set(words: &str) -> HashSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn fault(frame: &Frame, entry: &str) -> PackError {
    PackError::entry("events.toml", format!("{}: {entry}", frame.name), Expected::EventWord)
}

#[cfg(test)]
mod tests {
    use crate::language::Pack;

    fn noun(word: &str) -> Option<(String, bool)> {
        let pack = Pack::load("de").unwrap();
        let events = &pack.events;
        let found = events.noun_use(word, |word| pack.names.is_noun(word))?;
        Some((events.nouns[found.noun].singular.clone(), found.plural))
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

    #[test]
    fn compounds_are_made_of_words() {
        assert_eq!(noun("Fassadenreinigung"), None);
        assert_eq!(noun("Wahlkommission"), None);
        assert_eq!(noun("Landtagswahlen").map(|found| found.0), Some("Wahl".to_owned()));
    }
}
