//! Time expressions: found by the pack's patterns, then anchored.
//!
//! The pack says which words mean what; this module finds them ([`search`]), fills what they say into
//! fields ([`said`]) and lays them on the calendar ([`anchor`], [`named`]) with the publication date, the
//! expressions before, and the tense of the clause ([`tense`]).

mod anchor;
mod named;
mod propose;
mod said;
mod search;
mod tense;

use super::{Prepared, Timex};
use anchor::Scene;
pub use propose::{Proposal, ProposalReason, propose_published};
use said::Said;

/// The time expressions of the document, in text order.
pub fn find(prepared: &Prepared) -> Vec<Timex> {
    let language = &prepared.pack.time;
    let text = language.read(prepared.text(), &prepared.tokens, &prepared.sentences);
    let found = search::all(&language.patterns, &text, &language.rules);
    let said = found.iter().map(|found| Said::new(&language.rules[found.rule as usize], found, &text));
    let said: Vec<Said> = said.collect();
    let mut scene = Scene::new(prepared, &text, &said);
    let mut timexes: Vec<Timex> = said.iter().map(|said| scene.anchor(said)).collect();
    scene.count_from_next(&said, &mut timexes);
    timexes
}
