//! What announces a statement: verbs, nouns and prepositions of saying, from `cues.toml`.

use foldhash::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use super::error::{Expected, PackError};
use super::grammar::Grammar;
use super::inflect::{Verb, VerbForm};
use super::kind::kinds;

/// What may depend on a cue, or stand with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Construction {
    /// A clause with "dass" or with its verb in second place.
    Clause,
    /// An infinitive with "zu".
    Infinitive,
    /// Direct speech before, after or around it.
    Speech,
    /// Words in quotation marks as its object.
    Words,
    /// Nothing: the sentence itself reports that something was said.
    Report,
    /// Likewise, but only of somebody who is named.
    Stance,
    /// An indirect question.
    Wh,
}

/// Whether something was said, thought or written; ST, SW and TW leave open which of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Medium {
    Speech,
    Thought,
    Writing,
    ST,
    SW,
    TW,
}

kinds! {
    /// What a verb of saying does.
    CueClass {
        /// Makes known: "ankündigen".
        Announce = "announce",
        /// Asks: "fragen".
        Ask = "ask",
        /// Passes on another's words: "zitieren".
        Cite = "cite",
        /// Says what may not be so: "behaupten".
        Claim = "claim",
        /// Finds fault.
        Criticise = "criticise",
        /// Wants something done.
        Demand = "demand",
        /// Says that it is not so.
        Deny = "deny",
        /// Says nothing of who speaks: "es heißt".
        Impersonal = "impersonal",
        /// Calls something something: "nennen", "bezeichnen".
        Judge = "judge",
        /// Says on whose word: "sich berufen".
        Rely = "rely",
        /// Says.
        Say = "say",
        /// Finds out or proves: "ergeben", "belegen".
        Show = "show",
        /// Thinks.
        Think = "think",
        /// Writes.
        Write = "write",
    }
}

/// A verb of saying.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Infinitive, with the bar of a separable verb: "an|kündigen".
    pub lemma: String,
    /// What it does.
    pub class: CueClass,
    /// What it says about the medium.
    pub medium: Medium,
    takes: Vec<Construction>,
    /// The separable particle.
    pub particle: Option<String>,
    /// Words that belong to the cue where they stand in its clause.
    pub with: Vec<String>,
    /// Whether it is a cue only with one of them.
    pub needs: bool,
    /// Whether the subject of its passive is the one addressed.
    pub passive: bool,
    perfect_be: bool,
}

impl Cue {
    /// Whether `construction` may go with it.
    pub fn takes(&self, construction: Construction) -> bool {
        self.takes.contains(&construction)
    }

    /// Whether its perfect is made with "sein", so that "ist" with its participle is no passive.
    pub fn takes_be(&self) -> bool {
        self.perfect_be
    }
}

/// A form in which a cue occurs.
#[derive(Clone, Copy, Debug)]
pub struct CueForm {
    /// Index into [`Speech::cues`].
    pub cue: usize,
    /// What the form is.
    pub form: VerbForm,
    /// Whether its particle stands apart.
    pub apart: bool,
}

/// The words of saying of a language.
#[derive(Debug, Default)]
pub struct Speech {
    /// All verbs.
    pub cues: Vec<Cue>,
    forms: HashMap<String, Vec<CueForm>>,
    /// Nouns on which a clause depends ("Vorwurf").
    pub clause_nouns: HashSet<String>,
    /// Nouns on which an infinitive depends ("Forderung").
    pub infinitive_nouns: HashSet<String>,
    source_nouns: HashSet<String>,
    source_endings: Vec<String>,
    /// Nouns after which "aus" tells a source ("Sicht").
    pub views: HashSet<String>,
    written: HashSet<String>,
    /// Nouns for exchanges of words that name the partner behind them ("Interview").
    pub exchange: HashSet<String>,
    /// Nouns for those who listen ("Presse").
    pub audience: HashSet<String>,
    /// Words at the head of a line of an interview.
    pub interview: InterviewWords,
    /// Nouns for relying on somebody ("Berufung").
    pub reliance: HashSet<String>,
    /// Prepositions and particles of sources.
    pub particles: SourceParticles,
}

/// Words that introduce a source without a verb.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceParticles {
    /// "laut X".
    pub before: Words,
    /// "X zufolge".
    pub after: Words,
    /// "nach Angaben von X".
    pub nach: Words,
    /// ", so X".
    pub so: Words,
    /// "wie X sagte".
    pub wie: Words,
    /// "demnach".
    pub anaphoric: Words,
    /// The same inside a sentence.
    pub anaphoric_inside: Words,
    /// "aus Sicht von X".
    pub view: Words,
    /// "wonach".
    pub relative: Words,
    /// "gegenüber X".
    pub addressee: Words,
    /// "zur Presse", "vor Journalisten".
    pub audience: Words,
    /// "Interview mit X", "Brief an X".
    pub partner: Words,
    /// "von X" in a passive.
    pub agent: Words,
    /// "unter Berufung auf X": before the noun of relying …
    pub relying: Words,
    /// … and behind it, and behind the verbs of relying.
    pub on: Words,
    /// "dabei": the sentence speaks of the statement before.
    pub thereby: Words,
    /// "heißt es dort": the place was named before.
    pub there: Words,
    /// "gegen die Behauptung": what somebody does not hold.
    pub against: Words,
}

/// A list of words, written as one string with blanks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct Words(HashSet<String>);

impl Words {
    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// All of them, in no order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Words {
    fn from(words: String) -> Self {
        Self(words.split_whitespace().map(str::to_owned).collect())
    }
}

/// Words at the head of a line of an interview.
#[derive(Debug, Default)]
pub struct InterviewWords {
    /// For who asks: "Frage".
    pub asker: HashSet<String>,
    /// For who answers: "Antwort".
    pub answerer: HashSet<String>,
}

impl Speech {
    /// The cues that `word`, in lower case, may be a form of.
    pub fn forms(&self, word: &str) -> &[CueForm] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether `noun` names a source after "nach": "Angaben", "Polizeiangaben".
    pub fn is_source_noun(&self, noun: &str) -> bool {
        self.source_nouns.contains(noun) || self.source_endings.iter().any(|end| noun.ends_with(end.as_str()))
    }

    /// Whether `noun` names something written.
    pub fn is_written(&self, noun: &str) -> bool {
        self.written.contains(noun)
    }
}

/// The file, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeechFile {
    verbs: Vec<VerbGroup>,
    nouns: Nouns,
    prepositions: SourceParticles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbGroup {
    class: CueClass,
    medium: Medium,
    takes: Vec<Construction>,
    words: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    needs: bool,
    #[serde(default)]
    passive: bool,
    #[serde(default)]
    perfect_be: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    clause: Words,
    infinitive: Words,
    source: Words,
    view: Words,
    written: Words,
    exchange: Words,
    audience: Words,
    asker: Words,
    answerer: Words,
    reliance: Words,
}

impl Speech {
    /// Reads the file; its verbs become known to `grammar` too.
    pub(super) fn read(file: SpeechFile, grammar: &mut Grammar) -> Result<Self, PackError> {
        let endings = |word: &String| word.to_lowercase();
        let mut speech = Self {
            clause_nouns: file.nouns.clause.0,
            infinitive_nouns: file.nouns.infinitive.0,
            source_endings: file.nouns.source.0.iter().map(endings).collect(),
            source_nouns: file.nouns.source.0,
            views: file.nouns.view.0,
            written: file.nouns.written.0,
            exchange: file.nouns.exchange.0,
            audience: file.nouns.audience.0,
            interview: InterviewWords { asker: file.nouns.asker.0, answerer: file.nouns.answerer.0 },
            reliance: file.nouns.reliance.0,
            particles: file.prepositions,
            ..Self::default()
        };
        for group in file.verbs {
            for entry in group.words.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
                speech.add(entry, &group, grammar)?;
            }
        }
        Ok(speech)
    }

    fn add(&mut self, entry: &str, group: &VerbGroup, grammar: &mut Grammar) -> Result<(), PackError> {
        let fault = || PackError::entry("cues.toml", entry, Expected::Verb);
        let verb = Verb::parse(entry, &grammar.verb_rules).ok_or_else(fault)?;
        let cue = self.cues.len();
        for form in verb.forms(&grammar.verb_rules) {
            let known = CueForm { cue, form: form.form, apart: form.apart };
            self.forms.entry(form.word).or_default().push(known);
        }
        grammar.add_verb(&verb);
        self.cues.push(Cue {
            lemma: entry.split_whitespace().next().unwrap_or_default().to_owned(),
            class: group.class,
            medium: group.medium,
            takes: group.takes.clone(),
            particle: verb.particle,
            with: group.with.clone(),
            needs: group.needs,
            passive: group.passive,
            perfect_be: group.perfect_be,
        });
        Ok(())
    }
}
