//! What is found in one document: the types that the phases fill and everything behind them reads.

mod actor;
mod event;
mod mention;
mod quotation;
mod relocate;
mod timex;

pub use actor::{ActorKind, CountryBasis, LocalActor};
pub use event::{EventMention, Modality};
pub use mention::{CountryRef, Mention};
pub use quotation::{Answer, Link, LinkRole, Medium, Quotation, QuotationKind};
pub use timex::{Derivation, Setting, Timex, TimexKind};

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
