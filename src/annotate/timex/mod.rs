//! Time expressions: found by the pack's patterns, then anchored.
//!
//! The pack says which words mean what; this module finds them ([`search`]), fills what they say into
//! fields ([`said`]) and lays them on the calendar ([`anchor`]) with the publication date, the
//! expressions before, and the tense of the clause ([`tense`]).

mod anchor;
mod said;
mod search;
mod tense;

use super::{Prepared, Timex};
use anchor::Scene;
use said::Said;

/// The time expressions of the document, in text order.
pub(super) fn find(prepared: &Prepared) -> Vec<Timex> {
    let language = &prepared.pack.time;
    let text = language.read(prepared.text(), &prepared.tokens, &prepared.sentences);
    let found = search::all(&language.patterns, &text, &language.rules);
    let said = found.iter().map(|found| Said::new(&language.rules[found.rule as usize], found, &text));
    let said: Vec<Said> = said.collect();
    let mut scene = Scene::new(prepared, &text, &said);
    said.iter().map(|said| scene.anchor(said)).collect()
}
