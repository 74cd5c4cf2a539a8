//! Who is behind names, offices and pronouns.

use super::{LocalActor, Mention, Prepared, Quotation};

/// Mentions and quotations that point to actors, and the actors.
pub(super) struct Resolved {
    /// The mentions, with actor and country where they are known.
    pub mentions: Vec<Mention>,
    /// The quotations, with speaker and addressees.
    pub quotations: Vec<Quotation>,
    /// One entry for each person or body.
    pub actors: Vec<LocalActor>,
}

/// Finds the actors of a document and points mentions and quotations to them.
pub(super) fn resolve(_prepared: &Prepared, mentions: Vec<Mention>, quotations: Vec<Quotation>) -> Resolved {
    Resolved { mentions, quotations, actors: Vec::new() }
}
