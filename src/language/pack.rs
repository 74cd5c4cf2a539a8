//! One language's data, checked when it is first asked for.

use std::sync::OnceLock;

use super::actors::ActorWords;
use super::boilerplate;
use super::conjugation::Conjugation;
use super::error::{NoPack, PackError, PackFault};
use super::events::Events;
use super::folder::{LANGUAGES, read_text, read_toml};
use super::grammar::{Grammar, GrammarFile};
use super::names::Names;
use super::noun_class::{NounClasses, NounsFile};
use super::quotes::{QuotationRules, QuotesFile};
use super::replies::{RepliesFile, ReplyRule};
use super::scene::SceneRules;
use super::speech::Speech;
use super::time::TimeLanguage;
use super::title::TitlesFile;
use crate::text::SentenceRules;

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
    /// What nouns stand for.
    pub nouns: NounClasses,
    /// Words of saying.
    pub speech: Speech,
    /// Rules for quotations.
    pub quotations: QuotationRules,
    /// Rules by which one statement answers another.
    pub replies: Vec<ReplyRule>,
    /// Words that announce events.
    pub events: Events,
    /// Words that tell through which medium, where and when something was said.
    pub scenes: SceneRules,
    /// What it says about time.
    pub time: TimeLanguage,
    /// Words that tell who is meant where no name stands.
    pub actors: ActorWords,
}

impl Pack {
    /// Reads and checks the folder of `tag`.
    ///
    /// # Errors
    /// The first fault of its files.
    pub fn load(tag: &str) -> Result<Self, PackError> {
        let folder = LANGUAGES.get_dir(tag).ok_or_else(|| PackError::new(tag, PackFault::Missing))?;
        boilerplate::check(tag)?;
        let sentences = read_toml(folder, "abbreviations.toml")?;
        let names = Names::load(folder)?;
        let mut grammar = Grammar::try_from(read_toml::<GrammarFile>(folder, "grammar.toml")?)?;
        grammar.declension.read_genders(read_text(folder, "tables/genders.tsv")?)?;
        let nouns = read_toml::<NounsFile>(folder, "nouns.toml")?.into();
        let quotations = QuotationRules::try_from(read_toml::<QuotesFile>(folder, "quotes.toml")?)?;
        let speech = Speech::read(read_toml(folder, "cues.toml")?, &mut grammar)?;
        let replies = read_toml::<RepliesFile>(folder, "replies.toml")?.read(&grammar.verb_rules)?;
        let titles: TitlesFile = read_toml(folder, "titles.toml")?;
        let particles = grammar.particles();
        let verbs = Conjugation::read(titles.verbs.clone(), &grammar.verb_rules, &particles)?;
        let events = Events::read(read_toml(folder, "events.toml")?, titles, verbs)?;
        let scenes = read_toml(folder, "scenes.toml")?;
        let time = TimeLanguage::load(folder)?;
        let actors = read_toml(folder, "actors.toml")?;
        Ok(Self {
            tag: tag.to_owned(),
            sentences,
            names,
            grammar,
            nouns,
            speech,
            quotations,
            replies,
            events,
            scenes,
            time,
            actors,
        })
    }
}

/// The pack for a language tag ("de", "de-AT").
///
/// # Errors
/// Where there is none, or its data are wrong.
pub fn pack_for(tag: &str) -> Result<&'static Pack, NoPack> {
    static GERMAN: OnceLock<Result<Pack, PackError>> = OnceLock::new();
    match tag.split(['-', '_']).next() {
        Some("de") => GERMAN.get_or_init(|| Pack::load("de")).as_ref().map_err(NoPack::Broken),
        _ => Err(NoPack::Unknown),
    }
}
