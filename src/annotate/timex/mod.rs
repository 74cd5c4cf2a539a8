//! Time expressions: found by the pack's patterns, then anchored.
//!
//! The pack says which words mean what; this module finds them ([`search`]), fills what they say into
//! fields ([`said`]) and lays them on the calendar ([`anchor`], [`named`]) with the publication date, the
//! expressions before, and the tense of the clause ([`tense`]).

mod anchor;
mod named;
mod propose;
mod range;
mod said;
mod search;
mod tense;

use super::{Prepared, Timex};
use crate::language::pattern::{PatternMatch, Readable};
use crate::language::time::Value;
use anchor::Scene;
pub use propose::{Proposal, ProposalReason, propose_published};
use said::Said;

/// The time expressions of the document, in text order.
pub fn find(prepared: &Prepared) -> Vec<Timex> {
    let language = &prepared.pack.time;
    let text = language.read(prepared.text(), &prepared.tokens, &prepared.sentences);
    let found = expressions(prepared, &text);
    let said = found.iter().map(|found| Said::new(&language.rules[found.rule as usize], found, &text));
    let said: Vec<Said> = said.collect();
    let mut scene = Scene::new(prepared, &text, &said);
    let mut timexes: Vec<Timex> = Vec::with_capacity(said.len());
    for (at, own) in said.iter().enumerate().take_while(|_| prepared.effort.spend(1)) {
        let timex = scene.anchor(own);
        let before = at.checked_sub(1).and_then(|before| said.get(before));
        if let Some((length, last)) = before.zip(timexes.last_mut()) {
            scene.count_from((length, last), (own, &timex));
        }
        timexes.push(timex);
    }
    range::join(prepared, &mut timexes);
    timexes
}

/// What the pack's rules find in the text, in order.
fn expressions(prepared: &Prepared, text: &Readable<Value>) -> Vec<PatternMatch> {
    let language = &prepared.pack.time;
    let mut found = search::all(&language.patterns, text, &language.rules, prepared.effort);
    found.retain(|found| !is_family_name(prepared, text, found));
    found
}

/// Whether one capital word is somebody's family name: "Vera Herbst".
fn is_family_name(prepared: &Prepared, text: &Readable<Value>, found: &PatternMatch) -> bool {
    let word = &text.lexemes[found.lexemes.start];
    if found.lexemes.len() > 1 || !word.upper || word.starts_line {
        return false;
    }
    let at = prepared.tokens.partition_point(|token| token.span.end <= word.span.begin);
    let given = |before: usize| prepared.info(before).given.is_some_and(|given| !given.ambiguous);
    at.checked_sub(1).is_some_and(given)
}
