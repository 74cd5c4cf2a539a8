//! One document and its language pack → annotations, phase by phase, never failing.
//!
//! A pure function of text, pack and publication date: no clock, no file, no other document.

mod addressee;
mod attribution;
mod clause;
mod coreference;
mod cue;
mod event;
mod homeland;
mod mention;
mod outline;
mod prepared;
mod quotation;
mod stage;
mod timex;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::effort::Effort;
use crate::language::{Country, CountryForm, Pack};
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

pub use crate::tagger::{MentionKind, Pos, TableName};
use clause::Clauses;
pub use clause::structure::{ClauseKind, Mood, Tense, Voice};
use coreference::Resolved;
pub use outline::{ClauseOutline, ObjectOutline, ObjectRole, PhraseOutline, outline};
pub use prepared::Prepared;
pub use timex::{Proposal, ProposalReason, find as find_timexes, propose_published};

/// Everything found in one document. Spans are bytes of its text; lists are in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// Time expressions.
    pub timexes: Vec<Timex>,
    /// Proper names.
    pub mentions: Vec<Mention>,
    /// Countries that words name, adjectives, inhabitants and parts of compounds included; empty in
    /// what was read from a record.
    pub countries: Vec<CountryRef>,
    /// Who is spoken of or speaks, one entry for each person or body; mentions and sources point here.
    pub actors: Vec<LocalActor>,
    /// What was said, by whom, with which words around it.
    pub quotations: Vec<Quotation>,
    /// What happened.
    pub events: Vec<EventMention>,
}

/// A time expression (TIMEX3 of TimeML).
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its words.
    pub span: Span,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// The TIMEX3 value, such as "2025-09-03", "P3Y6M", "PAST_REF"; relative ones without a
    /// publication date keep what is known ("XXXX-WXX-3").
    pub value: String,
    /// The stretch of civil time it denotes, where that is known.
    pub interval: Option<TimeInterval>,
    /// Precision of `interval`.
    pub grain: Option<Grain>,
    /// The whole stretch, where the expression is one end of a range ("3 to 5 September").
    pub range: Option<TimeInterval>,
    /// Whether it says when something is, and not how long or how often: dates, times of day, and lengths
    /// that lead to a point ("two weeks ago").
    pub point: bool,
    /// Whether the words bound the time only loosely ("in the past years", "recently").
    pub vague: bool,
    /// Whether it stands in a clause that describes somebody or something or gives a reason.
    pub aside: bool,
    /// What it is for what the article tells after it, where it is a day that the article itself tells.
    pub setting: Option<Setting>,
    /// Rule that found it.
    pub rule: String,
    /// How the value was derived.
    pub derivation: Derivation,
}

/// How an article tells of a day on which what follows may have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In the past: "am Samstag hat der Verein gewonnen".
    Told,
    /// At the head of an entry of a ticker: "23.40 Uhr: Halle brennt".
    Entry,
    /// As if it were now: "während ihr am Donnerstag alle zuhören".
    Shown,
}

impl Timex {
    /// The stretch of civil time that it tells: of a range the whole.
    pub fn stretch(&self) -> Option<TimeInterval> {
        self.range.or(self.interval)
    }
}

/// Type of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats.
    Set,
}

/// How a time was derived, as data; `wording` says it in the language of the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Derivation {
    /// The words say the whole date themselves.
    Literal,
    /// Counted or looked up from the publication date.
    FromPublication(chrono::NaiveDate),
    /// Counted or looked up from an earlier expression in the text.
    FromTimex(Span),
    /// Nothing is said of it itself; it is taken to be on the day that an earlier expression tells.
    FromScene(Span),
    /// Nothing is said; the publication date is assumed.
    AssumedPublication(chrono::NaiveDate),
    /// The words bound the time only loosely.
    Vague,
    /// There is nothing to derive it from.
    Unresolved,
    /// As told by the record it was read from.
    Told(String),
}

/// A proper name in the text, or a common noun for a body of the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name, without titles and articles.
    pub span: Span,
    /// Its kind, as GermEval 2014 defines it.
    pub kind: MentionKind,
    /// Index into [`Annotations::actors`].
    pub actor: Option<usize>,
    /// The country it names or belongs to.
    pub country: Option<Country>,
    /// Rule or table that found it.
    pub rule: String,
    /// Whether it is a proper name as the guideline of GermEval 2014 has it. Bodies that the tables know are
    /// mentions also where they are called by a common noun ("der Nationalrat").
    pub is_name: bool,
}

/// A country named in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryRef {
    /// The words or the part of a word that name it: "russische", "US" of "US-Präsident".
    pub span: Span,
    /// The country.
    pub country: Country,
    /// How it is named.
    pub form: CountryForm,
}

/// A person or body within one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalActor {
    /// Full name as best known: "Wladimir Putin".
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Office or function: "Präsident".
    pub role: Option<String>,
    /// The country it belongs to.
    pub country: Option<Country>,
    /// What the country rests on.
    pub country_basis: Option<CountryBasis>,
    /// The place that tells the country, where it is assumed from one: "Zlatar".
    pub country_words: Option<String>,
    /// Other words for it in this document: "Putin", "der Kremlchef".
    pub aliases: Vec<String>,
}

/// What the country of somebody rests on, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountryBasis {
    /// The article says it: a nationality or place beside the name, the name or seat of a body, a party.
    Stated,
    /// A table knows the person or body, and nothing in the article speaks against it.
    Table,
    /// Assumed: the passage that introduces them plays there.
    Setting,
    /// Assumed: the whole article is at home there.
    Home,
}

impl CountryBasis {
    /// Whether the country is only assumed.
    pub fn is_assumed(self) -> bool {
        matches!(self, Self::Setting | Self::Home)
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A named person.
    Person,
    /// A person known by office alone ("a spokeswoman of the ministry").
    Office,
    /// A named body: government, ministry, company, agency, party.
    Organisation,
    /// A state speaking as such.
    Country,
    /// A group without a name ("observers", "relatives").
    Collective,
    /// A source that is not named ("from military circles").
    Anonymous,
}

/// A quotation: the scheme of the German news quotation data (Petersen-Frey and Biemann 2024).
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it is rendered.
    pub kind: QuotationKind,
    /// What was said; a direct quote with its marks.
    pub content: Vec<Span>,
    /// The words that name who said it, wherever they stand.
    pub source: Vec<Span>,
    /// The words that announce it.
    pub cue: Vec<Span>,
    /// The words that name to whom it was said.
    pub addressee: Vec<Span>,
    /// The announcing clause.
    pub frame: Vec<Span>,
    /// Speech, writing or thought.
    pub medium: Option<Medium>,
    /// Who else the words came through, in text order.
    pub chain: Vec<Link>,
    /// Index of the speaker in [`Annotations::actors`].
    pub speaker: Option<usize>,
    /// Indices of those addressed.
    pub addressees: Vec<usize>,
    /// Rule that found it.
    pub rule: String,
    /// Probability that content and speaker are right.
    pub confidence: f32,
}

/// Somebody through whom the words of a source came, where they come at second hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words that name them.
    pub span: Span,
    /// What they are in the chain.
    pub role: LinkRole,
    /// Index into [`Annotations::actors`].
    pub actor: Option<usize>,
    /// Rule that found it.
    pub rule: String,
}

/// What somebody is in a chain of second-hand words, seen from who counts as the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkRole {
    /// On whose word the source speaks ("unter Berufung auf …").
    Origin,
    /// Who passes on what the source said ("wird von … zitiert").
    Reporter,
}

/// How a quotation is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuotationKind {
    /// Word for word, in quotation marks.
    Direct,
    /// In a clause that depends on a cue.
    Indirect,
    /// Runs on without marks or mood of its own.
    FreeIndirect,
    /// Konjunktiv I that runs on over whole sentences.
    IndirectFreeIndirect,
    /// A speech act is reported without its wording.
    Reported,
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

/// Something that happened, as one place in the text tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    /// The clause that tells it.
    pub span: Span,
    /// The word that announces it.
    pub trigger: Span,
    /// Short noun phrase for the timeline.
    pub title: String,
    /// Class of event from the pack, such as "meeting", "attack".
    pub class: String,
    /// Indices of those taking part.
    pub participants: Vec<usize>,
    /// Where.
    pub place: Option<Span>,
    /// Country of the place, else of who acts.
    pub country: Option<Country>,
    /// All countries it concerns.
    pub countries: Vec<Country>,
    /// Index of the time expression that dates it.
    pub timex: Option<usize>,
    /// Whether it is told as fact, plan, possibility or denied.
    pub modality: Modality,
    /// Whether it is told as what was before the story.
    pub earlier: bool,
    /// Rule that found it.
    pub rule: String,
    /// Probability that an editor would put it on a timeline.
    pub confidence: f32,
}

/// How something is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// As a fact.
    #[default]
    Asserted,
    /// As something to come.
    Planned,
    /// As a possibility.
    Hypothetical,
    /// As not so.
    Denied,
}

/// Annotates `document` with the words and rules of `pack`.
pub fn annotate(document: &Document, pack: &Pack) -> Annotations {
    let effort = Effort::for_text(document.text.len());
    annotate_prepared(&Prepared::new(document, pack, &effort))
}

/// Annotates a document whose tokens and sentences are known. Once its effort is spent the phases end
/// early, and what was found until then is what there is.
pub fn annotate_prepared(prepared: &Prepared) -> Annotations {
    let effort = prepared.effort;
    // Time first: names and quotations need not look inside "Montag" or "im Mai".
    let timexes = effort.phase("time", || timex::find(prepared));
    let mentions = effort.phase("names", || mention::find(prepared, &timexes));
    let clauses = Clauses::new(prepared, &mentions, &timexes);
    let quotations = effort.phase("quotations", || quotation::find(&clauses));
    // Who is behind the names, offices and pronouns that mentions and sources use.
    let resolved = effort.phase("coreference", || coreference::resolve(prepared, mentions, quotations));
    let Resolved { mentions, quotations, actors } = resolved;
    let countries = prepared.countries.clone();
    let mut found = Annotations { timexes, mentions, countries, actors, quotations, events: Vec::new() };
    found.events = effort.phase("events", || event::find(&clauses, &found));
    found
}
