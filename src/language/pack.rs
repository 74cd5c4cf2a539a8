//! One language's data, checked when it is first asked for.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use super::actors::ActorWords;
use super::events::Events;
use super::grammar::{Grammar, GrammarFile};
use super::model::Model;
use super::names::Names;
use super::quotes::{QuotationRules, QuotesFile};
use super::scene::SceneRules;
use super::speech::Speech;
use super::time::TimeLanguage;
use super::word::{Task, Words};
use crate::text::SentenceRules;

/// Every folder of `assets/lang` is a language.
pub(super) static LANGUAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/lang");

/// What is wrong with a pack: file, entry and reason. Found by the tests, never by a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// File within the pack.
    pub file: String,
    /// What is wrong, naming the entry.
    pub reason: String,
}

/// The words and rules of one language.
#[derive(Debug)]
pub struct Pack {
    /// Its tag, such as "de".
    pub tag: String,
    /// Which full stop ends a sentence.
    pub sentences: SentenceRules,
    /// Names of countries, people, offices and bodies.
    pub names: Names,
    /// Word classes.
    pub grammar: Grammar,
    /// Words of saying.
    pub speech: Speech,
    /// Rules for quotations.
    pub quotations: QuotationRules,
    /// Words that announce events.
    pub events: Events,
    /// Words that tell through which medium, where and when something was said.
    pub scenes: SceneRules,
    /// What it says about time.
    pub time: TimeLanguage,
    /// Words that tell who is meant where no name stands.
    pub actors: ActorWords,
    /// Models that label tokens.
    pub taggers: Taggers,
    /// What it knows of the words that texts had so far.
    pub words: Words,
}

/// The models of a language; a language may have none.
#[derive(Debug, Default)]
pub struct Taggers {
    /// Parts of speech.
    pub pos: Option<Model>,
    /// Proper names.
    pub names: Option<Model>,
    /// What words look like by their letters; see [`super::Look`].
    pub looks: Option<Model>,
}

impl Taggers {
    /// The model for one task.
    pub fn of(&self, task: Task) -> Option<&Model> {
        match task {
            Task::Pos => self.pos.as_ref(),
            Task::Names => self.names.as_ref(),
        }
    }
}

impl Pack {
    /// Reads and checks the folder of `tag`.
    pub fn load(tag: &str) -> Result<Self, PackError> {
        let missing = |file: &str| PackError { file: file.to_owned(), reason: "is missing".to_owned() };
        let folder = LANGUAGES.get_dir(tag).ok_or_else(|| missing(tag))?;
        let sentences = read_toml(folder, "abbreviations.toml")?;
        let names = Names::load(folder)?;
        let mut grammar = Grammar::try_from(read_toml::<GrammarFile>(folder, "grammar.toml")?)?;
        let quotations = QuotationRules::try_from(read_toml::<QuotesFile>(folder, "quotes.toml")?)?;
        let speech = Speech::read(read_toml(folder, "cues.toml")?, &mut grammar)?;
        let events = Events::read(read_toml(folder, "events.toml")?, &grammar.verb_rules)?;
        let scenes = read_toml(folder, "scenes.toml")?;
        let time = TimeLanguage::load(folder)?;
        let actors = read_toml(folder, "actors.toml")?;
        let taggers = Taggers {
            pos: read_model(folder, "tagger/pos.bin")?,
            names: read_model(folder, "tagger/names.bin")?,
            looks: read_model(folder, "tagger/looks.bin")?,
        };
        Ok(Self {
            tag: tag.to_owned(),
            sentences,
            names,
            grammar,
            speech,
            quotations,
            events,
            scenes,
            time,
            actors,
            taggers,
            words: Words::default(),
        })
    }
}

/// The text of `file` in a language's `folder`.
pub(super) fn read_text(folder: &Dir<'static>, file: &str) -> Result<&'static str, PackError> {
    let found = folder.get_file(folder.path().join(file)).and_then(|found| found.contents_utf8());
    found.ok_or_else(|| PackError { file: file.to_owned(), reason: "is missing or no UTF-8".to_owned() })
}

/// The tables of the TOML `file` in a language's `folder`.
pub(super) fn read_toml<T: DeserializeOwned>(folder: &Dir<'static>, file: &str) -> Result<T, PackError> {
    let text = read_text(folder, file)?;
    toml::from_str(text).map_err(|error| PackError { file: file.to_owned(), reason: error.to_string() })
}

/// The model in `file` of a language's `folder`, if there is one.
fn read_model(folder: &Dir<'static>, file: &str) -> Result<Option<Model>, PackError> {
    let Some(found) = folder.get_file(folder.path().join(file)) else { return Ok(None) };
    let bad = |_| PackError { file: file.to_owned(), reason: "is no file of weights".to_owned() };
    Model::from_bytes(found.contents()).map(Some).map_err(bad)
}

/// The pack for a language tag ("de", "de-AT"), or `None` where there is none.
pub fn pack_for(tag: &str) -> Option<&'static Pack> {
    static GERMAN: OnceLock<Option<Pack>> = OnceLock::new();
    let base = tag.split(['-', '_']).next()?;
    (base == "de").then(|| GERMAN.get_or_init(|| Pack::load("de").ok()).as_ref()).flatten()
}
