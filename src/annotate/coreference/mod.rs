//! Who is behind names, offices and pronouns: mentions and sources → the actors of a document.
//!
//! First the persons that are named in full, then those named by a part of their name, then bodies and
//! states; at last the sources of quotations in text order, pronouns among them.

mod body;
mod person;
mod phrase;
mod pronoun;
mod reader;
mod roster;
mod scene;
mod source;

use super::{LocalActor, Mention, MentionKind, Prepared, Quotation};
use roster::Roster;

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
pub(super) fn resolve(
    prepared: &Prepared,
    mut mentions: Vec<Mention>,
    mut quotations: Vec<Quotation>,
) -> Resolved {
    let mut roster = Roster::new(prepared);
    person::enroll(&mut roster, &mut mentions);
    body::enroll(&mut roster, &mut mentions);
    source::resolve_all(&mut roster, &mentions, &mut quotations);
    let home = scene::home(prepared, &mentions);
    let actors = roster.into_actors(home);
    for mention in &mut mentions {
        let known = mention.actor.and_then(|idx| actors[idx].country);
        mention.country = match mention.kind {
            MentionKind::Loc => mention.country,
            _ => known.or(mention.country),
        };
    }
    Resolved { mentions, quotations, actors }
}
