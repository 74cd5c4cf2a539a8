//! What happened, as one place of the text tells it.

use serde::{Deserialize, Serialize};

use super::CountryBasis;
use crate::language::Country;
use crate::text::Span;

/// Something that happened, as one place in the text tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    /// The clause that tells it.
    pub span: Span,
    /// The word that announces it.
    pub trigger: Span,
    /// Title for the timeline, as a headline has it, of at most 60 letters.
    pub title: String,
    /// Whether the title leaves out something without which it says too little, or only tells the background of its
    /// clause.
    pub is_torn: bool,
    /// Class of event from the pack, such as "meeting", "attack".
    pub class: String,
    /// Indices of those taking part.
    pub participants: Vec<usize>,
    /// Where.
    pub place: Option<Span>,
    /// The country in which it happens.
    pub country: Option<Country>,
    /// What the country rests on.
    pub country_basis: Option<CountryBasis>,
    /// All countries it concerns.
    pub countries: Vec<Country>,
    /// Index of the time expression that dates it.
    pub timex: Option<usize>,
    /// Whether that only tells since when it went on.
    pub since: bool,
    /// Whether it is told as fact, plan, possibility or denied.
    pub modality: Modality,
    /// Whether it is told as what was before the story.
    pub earlier: bool,
    /// Rule that found it.
    pub rule: String,
    /// Probability that an editor would put it on a timeline.
    pub confidence: f32,
    /// The same, whatever is wrong with its title.
    pub confidence_untitled: f32,
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
