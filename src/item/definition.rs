//! What an item is: a statement or an event, with all that is known of it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::actor::ActorId;
use crate::annotate::{CountryBasis, Derivation, LinkRole, Modality};
use crate::language::{Country, quoted};
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

/// The rule of items that are rows of a table.
pub const ROW: &str = "row";

/// A statement or an event on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Identifier: document and running number, "17:4".
    pub id: String,
    /// Statement or event.
    pub kind: Kind,
    /// A short noun phrase for an event, `None` for a statement.
    pub title: Option<String>,
    /// What was said or happened, in the words of the article.
    pub text: String,
    /// What it rests on; never empty, the first is the one `text` is from.
    pub evidence: Vec<Evidence>,
    /// When it was said or happened.
    pub time: ItemTime,
    /// The time a statement speaks about.
    pub about: Option<TimeInterval>,
    /// Fact, plan, possibility or denied.
    pub modality: Modality,
    /// Who said it.
    pub speaker: Option<ActorId>,
    /// Who else the words came through, where they come at second hand; they stand in `actors` too.
    pub chain: Vec<Through>,
    /// The statement of its article that it answers.
    pub answers: Option<Answered>,
    /// To whom a statement was said, in the order of the text.
    pub addressees: Vec<ActorId>,
    /// Everyone named in it or taking part, speaker excluded.
    pub actors: Vec<ActorId>,
    /// Where it stands: the speaker's country; for an event the place's or else the acting state's.
    pub country: Option<Country>,
    /// What that rests on; none where a record does not say.
    pub country_basis: Option<CountryBasis>,
    /// All countries it concerns, `country` included.
    pub countries: Vec<Country>,
    /// Where it was said or happened.
    pub place: Option<String>,
    /// Through which medium it was said.
    pub medium: Option<String>,
    /// Rule that made it.
    pub rule: String,
    /// Probability that it is right.
    pub confidence: f32,
}

impl Item {
    /// An item of which only its kind and its words are known: asserted and sure, without a time.
    pub(crate) fn of_words(kind: Kind, text: String) -> Self {
        Self {
            id: String::new(),
            kind,
            title: None,
            text,
            evidence: Vec::new(),
            time: ItemTime {
                interval: None,
                grain: None,
                basis: Basis::None,
                timex: None,
                derivation: Derivation::Unresolved,
            },
            about: None,
            modality: Modality::Asserted,
            speaker: None,
            chain: Vec::new(),
            answers: None,
            addressees: Vec::new(),
            actors: Vec::new(),
            country: None,
            country_basis: None,
            countries: Vec::new(),
            place: None,
            medium: None,
            rule: String::new(),
            confidence: 1.0,
        }
    }
}

/// Somebody through whom the words of a statement came. `Id` is what identifies actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Through<Id = ActorId> {
    /// What they are in the chain.
    pub role: LinkRole,
    /// Who they are.
    pub actor: Id,
}

/// What a statement answers. `Words` is what holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered<Words = String> {
    /// The identifier of the statement, which stands in the same document.
    pub item: Words,
    /// Rule that found it.
    pub rule: Words,
}

impl<Words: AsRef<str>> Answered<Words> {
    /// The same without copying the words.
    pub fn as_words(&self) -> Answered<&str> {
        Answered { item: self.item.as_ref(), rule: self.rule.as_ref() }
    }
}

/// Statement or event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody said something.
    Statement(Form),
    /// Something happened: its title is a noun phrase.
    Event,
}

impl Kind {
    /// The words of an item of this kind, in an article in the language `tag`, as they are told elsewhere: in quotation
    /// marks where somebody said them word for word, and only there.
    pub fn told<'w>(self, words: &'w str, tag: &str) -> Cow<'w, str> {
        match self {
            Self::Statement(Form::Direct) => quoted(words, tag),
            Self::Statement(_) | Self::Event => words.into(),
        }
    }
}

/// How a statement is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Word for word.
    Direct,
    /// Partly word for word.
    Mixed,
    /// In a clause that depends on a cue.
    Indirect,
    /// Runs on from an earlier statement.
    Free,
    /// A stance or speech act without its wording.
    Reported,
}

/// What an item rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Identifier of the document.
    pub document: String,
    /// Where in its text, in text order.
    pub spans: Vec<Span>,
}

/// When an item was said or happened.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemTime {
    /// The stretch in which it was; `None` with basis none.
    pub interval: Option<TimeInterval>,
    /// Precision of the interval.
    pub grain: Option<Grain>,
    /// What it rests on.
    pub basis: Basis,
    /// The time expression, in the first evidence's document.
    pub timex: Option<Span>,
    /// How it was derived.
    pub derivation: Derivation,
}

/// What a time rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A time expression of its own sentence.
    Stated,
    /// Nothing is said of it itself: the day of its scene, else the publication day.
    Assumed,
    /// A phrase that bounds it loosely.
    Vague,
    /// No publication date and nothing said.
    None,
    /// A person decided it.
    Decided,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_said_word_for_word_stands_in_quotation_marks() {
        let told = |form| Kind::Statement(form).told("Er kommt.", "de");
        assert_eq!(told(Form::Direct), "„Er kommt.“");
        for form in [Form::Mixed, Form::Indirect, Form::Free, Form::Reported] {
            assert_eq!(told(form), "Er kommt.");
        }
        assert_eq!(Kind::Event.told("Ankunft", "de"), "Ankunft");
    }
}
