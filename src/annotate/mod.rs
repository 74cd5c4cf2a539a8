//! One document and its language pack → annotations, phase by phase, never failing.
//!
//! A pure function of text, pack and publication date: no clock, no file, no other document.

mod addressee;
mod annotation;
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
mod reply;
mod stage;
mod timex;

use crate::document::{Document, Smooth};
use crate::effort::Effort;
use crate::language::{Class, Pack};

pub use crate::tagger::{MentionKind, Pos, TableName};
pub use annotation::{
    ActorKind, Annotations, Answer, CountryBasis, CountryRef, Derivation, EventMention, Link, LinkRole,
    LocalActor, Medium, Mention, Modality, Quotation, QuotationKind, Setting, Timex, TimexKind,
};
use clause::Clauses;
pub use clause::structure::{ClauseKind, Mood, Tense, Voice};
use coreference::Resolved;
pub use outline::{ClauseOutline, ObjectOutline, ObjectRole, PhraseOutline, outline};
pub use prepared::Prepared;
pub use timex::{Proposal, ProposalReason, find as find_timexes, propose_published};

/// Annotates `document` with the words and rules of `pack`.
pub fn annotate(document: &Document, pack: &Pack) -> Annotations {
    let effort = Effort::for_text(document.text.len());
    let Some(smooth) = smooth(document, pack) else {
        return annotate_prepared(&Prepared::new(document, pack, &effort));
    };
    let mut found = annotate_prepared(&Prepared::new(&smooth.document, pack, &effort));
    found.relocate(|span| smooth.back(span, &document.text));
    found
}

/// `document` as it reads, see [`Smooth`]; `None` where it reads as it is written.
pub fn smooth(document: &Document, pack: &Pack) -> Option<Smooth> {
    let joins = Class::COORDINATOR.with(Class::CLAUSE_COORDINATOR);
    Smooth::of(document, |word| pack.grammar.class(word).any(joins))
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
    let resolved = effort.phase("coreference", || coreference::resolve(&clauses, mentions, quotations));
    let Resolved { mentions, mut quotations, actors } = resolved;
    effort.phase("replies", || reply::note(&clauses, &mentions, &mut quotations));
    let countries = prepared.countries.clone();
    let mut found = Annotations { timexes, mentions, countries, actors, quotations, events: Vec::new() };
    found.events = effort.phase("events", || event::find(&clauses, &found));
    found
}
