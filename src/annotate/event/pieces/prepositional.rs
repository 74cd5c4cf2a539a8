//! The phrases of a title that begin with a preposition.

use crate::annotate::clause::structure::{Argument, Clause, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::{Class, NounClass};

use super::joined::{Before, is_of_next};
use super::piece::{Piece, Spare};
use super::standing::{spare, standing};
use crate::annotate::event::naming;
use crate::annotate::event::telling::Telling;
use crate::annotate::event::wording::{self, Brevity};

/// The phrases with a preposition that belong into a title. Those straight behind the object belong to it; a verb with
/// no object keeps its first one, and every verb the one that it asks for. What stands behind one that is left out
/// belongs to that.
pub(super) fn prepositional(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (ends, of_subject): (&[usize], Option<usize>),
    brevity: Brevity,
) -> Vec<Piece> {
    let words = &clauses.prepared.pack.events.title;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<Before> = None;
    let mut has_one = false;
    for Argument { role, phrase } in &clause.arguments {
        let Role::Prepositional(at) = *role else { continue };
        let tokens = phrase.tokens.clone();
        if is_of_next(clauses, clause, at) {
            break;
        }
        if tokens.clone().any(|idx| clauses.is_timed(idx)) {
            // "bei den am Sonntag folgenden Wahlen zum Rat": what follows belongs to the noun.
            let noun = !clauses.is_timed(tokens.end - 1);
            before = Some(Before { end: tokens.end, is_place: true, is_doing: false, kept: false })
                .filter(|_| noun);
            continue;
        }
        let own = telling.with.as_ref().is_some_and(|with| clauses.word(phrase.head) == with.as_str());
        if words.adverbial.contains(clauses.word(phrase.head)) && !own {
            // "zum ersten Mal in Bern", "nach Angaben von Helfern".
            before = Some(Before { end: tokens.end, is_place: true, is_doing: false, kept: false });
            continue;
        }
        let is_subjects = of_subject == Some(at);
        let standing = standing(clauses, clause, telling, (at, phrase), (&before, ends.contains(&at)));
        // What stands behind the subject's own phrase belongs to that.
        let kept = !is_subjects && !standing.aside;
        before = Some(Before {
            end: tokens.end,
            is_place: words.places.contains(&standing.word),
            is_doing: naming::event_noun(clauses, &tokens).is_some(),
            kept,
        });
        if !kept {
            continue;
        }
        let spare = spare(clauses, clause, telling, (at, &standing), has_one);
        has_one |= spare <= Spare::Last;
        let from = from_number(clauses, at).min(standing.from);
        // "vom Abgeordnetenhaus und vom Senat".
        let joint = standing.from < at && clauses.is(standing.from, Class::COORDINATOR);
        let text = match brevity {
            Brevity::Name if joint => {
                format!("{} {}", clauses.lower(standing.from), wording::with_name(clauses, at, &tokens))
            }
            Brevity::Name => wording::with_name(clauses, at, &tokens),
            Brevity::Core => wording::text(clauses, from..wording::core_told(clauses, &tokens).end),
            Brevity::Cut => wording::text(clauses, from..wording::core(clauses, &tokens).end),
            Brevity::Full => wording::text(clauses, from..tokens.end),
        };
        // "mit einer Summe von fünf Euro", "auf dem Weg über Bern": the first says nothing without the second.
        let hollow = standing.hangs
            && brevity != Brevity::Cut
            && !words.places.contains(&standing.word)
            && is_hollow(clauses, standing.from);
        match pieces.last_mut().filter(|_| hollow) {
            _ if text.is_empty() => {}
            Some(before) => {
                before.text = format!("{} {text}", before.text);
                before.tokens.end = tokens.end;
            }
            None => {
                pieces.push(Piece { hangs: standing.hangs, ..Piece::what(text, spare).at(from..tokens.end) })
            }
        }
    }
    pieces
}

/// Whether the noun before `end` tells a measure or something abstract, and by itself says little.
fn is_hollow(clauses: &Clauses, end: usize) -> bool {
    let noun = end.checked_sub(1).filter(|&idx| clauses.shape(idx) == Shape::Noun && !clauses.is_named(idx));
    noun.is_some_and(|noun| {
        matches!(clauses.class_of_head(&(noun..end)), Some(NounClass::Measure | NounClass::Abstract))
    })
}

/// Where a phrase with a preposition begins: "mit 101 zu 88 Stimmen" before its first number.
fn from_number(clauses: &Clauses, at: usize) -> usize {
    let number = at > 1 && clauses.shape(at - 1) == Shape::Number && clauses.is(at - 2, Class::PREPOSITION);
    if number { at - 2 } else { at }
}
