//! Time expressions: found by the pack's patterns, then anchored.
//!
//! The pack says which words mean what; this module finds them ([`search`]), fills what they say into
//! fields ([`said`]) and lays them on the calendar ([`anchor`], [`named`], [`day`]) with the publication date, what
//! was told before ([`scene`]), the tense of the clause ([`tense`]) and whose words it is ([`voice`]).

mod anchor;
mod anchored;
mod counted;
mod day;
mod entry;
mod length;
mod memory;
mod named;
mod propose;
mod range;
mod said;
mod scene;
mod search;
mod surroundings;
mod tense;
mod voice;

use foldhash::HashSet;

use super::{Pos, Prepared, Timex};
use crate::language::pattern::{PatternMatch, Readable};
use crate::language::time::Value;
use crate::language::{Entry, NounForm};
use crate::text::Span;
use crate::time::PartialDate;
pub use propose::{Proposal, ProposalReason, propose_published};
use said::Said;
use scene::Scene;

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
    leave_names(prepared, text, &mut found);
    leave_unfounded(prepared, text, &mut found);
    found
}

/// Leaves out the days that are said without their month where no day with a month stands before them in the sentence,
/// or where they are the number of something: "am 10. April lief es aus, am 15. sank es", but "am 15. Spieltag".
fn leave_unfounded(prepared: &Prepared, text: &Readable<Value>, found: &mut Vec<PatternMatch>) {
    let rules = &prepared.pack.time.rules;
    let span = |found: &PatternMatch| {
        text.lexemes[found.lexemes.start].span.hull(text.lexemes[found.lexemes.end - 1].span)
    };
    let mut month: Option<Span> = None;
    found.retain(|found| {
        let (rule, own) = (&rules[found.rule as usize], span(found));
        let said = Said::new(rule, found, text);
        if !rule.elliptic {
            if matches!(said.date(), Some(PartialDate::Day(_, Some(_), _))) {
                month = Some(own);
            }
            return true;
        }
        let next = prepared.tokens.partition_point(|token| token.span.begin < own.end);
        let numbers = prepared
            .pos
            .get(next)
            .is_some_and(|pos| matches!(pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Other));
        let at = prepared.sentences.partition_point(|sentence| sentence.span.end <= own.begin);
        let sentence = prepared.sentences.get(at).map(|sentence| sentence.span);
        let founded = month.zip(sentence).is_some_and(|(month, sentence)| sentence.contains(month));
        founded && !numbers
    });
}

/// A season, month or day that may be somebody's family name.
struct Bearer<'p> {
    at: usize,
    word: &'p str,
    /// Whether it is a day of the week.
    is_weekday: bool,
}

/// Leaves out seasons, months and weekdays that are somebody's family name: "Vera Herbst", "Frau Mai", and then "sagte
/// Herbst".
fn leave_names(prepared: &Prepared, text: &Readable<Value>, found: &mut Vec<PatternMatch>) {
    let bearer = |found: &PatternMatch| {
        let word = text.lexemes.get(found.lexemes.start).filter(|word| word.upper)?;
        let at = prepared.tokens.partition_point(|token| token.span.end <= word.span.begin);
        let said = Said::new(&prepared.pack.time.rules[found.rule as usize], found, text);
        let is_weekday = said.weekday().is_some();
        (found.lexemes.len() == 1).then(|| Bearer { at, word: prepared.word(at), is_weekday })
    };
    let bearers = found.iter().filter_map(bearer).filter(|bearer| is_family_name(prepared, bearer));
    let names: HashSet<&str> = bearers.map(|bearer| bearer.word).collect();
    found.retain(|found| {
        let Some(bearer) = bearer(found) else { return true };
        // "Chiang Mai": part of the name of a place.
        let place = prepared.table_name(bearer.at).is_some_and(|name| {
            name.tokens.len() > 1 && name.entries.iter().any(|entry| matches!(entry, Entry::Place(_)))
        });
        if place {
            return false;
        }
        let named = names.contains(bearer.word) && stands_alone(prepared, bearer.at);
        !named && !is_family_name(prepared, &bearer)
    });
}

/// Whether a given name, a form of address or an office stands straight before the word.
fn is_family_name(prepared: &Prepared, bearer: &Bearer) -> bool {
    let Some(before) = bearer.at.checked_sub(1) else { return false };
    let between =
        Span { begin: prepared.tokens[before].span.end, end: prepared.tokens[bearer.at].span.begin };
    let info = prepared.info(before);
    let given = info.given.is_some_and(|given| !given.ambiguous || given.gender.is_some());
    let named = given && info.noun == NounForm::Unknown && prepared.pos[before] != Pos::Adp;
    let address = prepared.pack.actors.address(prepared.word(before)).is_some();
    // "sagte der Minister Montag": a day is one.
    let office = !bearer.is_weekday && info.office.as_ref().is_some_and(|office| !office.plural);
    between.of(prepared.text()) == " " && (named || address || office)
}

/// Whether nothing before the word at `at` makes a time of it: no preposition, article, adjective, number or noun.
fn stands_alone(prepared: &Prepared, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    !matches!(prepared.pos[before], Pos::Adp | Pos::Det | Pos::Adj | Pos::Num | Pos::Noun)
}
