//! What was said, by whom, and through whom it came.

use serde::{Deserialize, Serialize};

pub use crate::language::Medium;
use crate::text::Span;

/// A quotation: the scheme of the German news quotation data (Petersen-Frey and Biemann 2024).
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// How it is rendered.
    pub kind: QuotationKind,
    /// What was said; a direct quote with its marks.
    pub content: Vec<Span>,
    /// What of the text reads by itself as the statement: `content` without the conjunction at its head, or with the
    /// announcing words where these carry the meaning. Empty once items are built, and in what was read from a record.
    pub readable: Vec<Span>,
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
    /// The statement before it that it answers.
    pub answers: Option<Answer>,
    /// Index of the speaker in [`Annotations::actors`].
    pub speaker: Option<usize>,
    /// Indices of those addressed.
    pub addressees: Vec<usize>,
    /// Rule that found it.
    pub rule: String,
    /// Probability that content and speaker are right.
    pub confidence: f32,
}

/// What a statement answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The words that are answered: the content of an earlier quotation, from its first part to its last.
    pub to: Span,
    /// Rule that found it.
    pub rule: String,
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
    /// Who is said to have said it ("X zufolge soll Y gefordert haben"): counts as the speaker once it is known
    /// who that is, and the source as the reporter. No chain of a finished annotation holds one.
    #[serde(skip)]
    Alleged,
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
