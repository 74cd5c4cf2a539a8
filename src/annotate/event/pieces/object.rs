//! Whom or what a title tells of, and to whom.

use crate::annotate::clause::structure::{Clause, Phrase, Role, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Class, NounClass};

use super::joined::{is_of_next, is_other};
use super::piece::{Piece, Spare};
use crate::annotate::event::party::{Case, Party, is_pronoun, is_set_apart};
use crate::annotate::event::telling::Telling;
use crate::annotate::event::wording::{self, Brevity};

/// Whom or what and to whom, and where their phrases end.
pub(super) fn objects(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    done: bool,
    brevity: Brevity,
) -> (Vec<Piece>, Vec<usize>) {
    let words = &clauses.prepared.pack.events.title;
    let stands_first = done && clause.predicate.voice == Voice::Active;
    let (mut pieces, mut ends) = (Vec::new(), Vec::new());
    // An object that came to be the subject's place: the words show no case.
    let turned = telling
        .object
        .as_ref()
        .filter(|object| clause.subject.as_ref().is_some_and(|subject| subject.tokens == object.tokens));
    if let Some(object) = turned {
        let text = wording::party(clauses, object, false, brevity);
        pieces.extend(text.map(|text| Piece::object(text, Spare::Never).at(object.tokens.clone())));
        ends.push(object.tokens.end);
    }
    let described = telling.object.as_ref().filter(|object| object.by_pronoun && !done);
    pieces.extend(described.and_then(|object| described_object(clauses, object)));
    for argument in &clause.arguments {
        let phrase = &argument.phrase;
        let timed = phrase.tokens.clone().any(|idx| clauses.is_timed(idx));
        match argument.role {
            Role::Object | Role::Recipient if is_pronoun(clauses, phrase) => {
                let reflexive = clauses.word(phrase.head) == words.reflexive;
                pieces.extend(
                    reflexive.then(|| Piece::must(words.reflexive.clone()).at(phrase.tokens.clone())),
                );
            }
            Role::Object | Role::Recipient if is_of_next(clauses, clause, phrase.tokens.start) => {}
            Role::Object if turned.is_some() || is_other(telling, phrase) => {}
            Role::Recipient if is_set_apart(clauses, phrase) => {}
            Role::Object if stands_first => ends.push(phrase.tokens.end),
            Role::Object | Role::Recipient if is_beside(clauses, phrase) => {}
            Role::Object | Role::Predicative => {
                let Some(tokens) = without_time(clauses, &phrase.tokens) else { continue };
                let end = tokens.end;
                let party = Party::own(tokens, Case::Accusative);
                let spare = if pieces.len() > 1 { Spare::Where } else { Spare::Never };
                let text = wording::party(clauses, &party, false, brevity);
                pieces.extend(text.map(|text| Piece::object(text, spare).at(party.tokens.clone())));
                // "seine Laufbahn 1975 nach dem Abschluss": what follows a time belongs to no object.
                ends.extend(Some(phrase.tokens.end).filter(|all| *all == end));
            }
            Role::Recipient if !timed => {
                let text = wording::text(clauses, phrase.tokens.clone());
                pieces.push(Piece::what(text, Spare::Last).at(phrase.tokens.clone()));
            }
            _ => {}
        }
    }
    (pieces, ends)
}

/// What a relative clause describes as its object, where its words are the same in the accusative: "das Museum, das die
/// Stadt eröffnete".
fn described_object(clauses: &Clauses, object: &Party) -> Option<Piece> {
    let same = &clauses.prepared.pack.events.title.same;
    let first = object.tokens.start;
    let fits =
        object.case == Case::Accusative || same.contains(&clauses.lower(first)) || clauses.is_named(first);
    let tokens = wording::core(clauses, &object.tokens);
    let plain = Party::own(without_time(clauses, &tokens).filter(|_| fits)?, Case::Accusative);
    let text = wording::party(clauses, &plain, false, Brevity::Core)?;
    Some(Piece::object(text, Spare::Never))
}

/// A phrase up to the time behind its noun: "die Wahl vom Sonntag"; none where it is a time itself.
fn without_time(clauses: &Clauses, tokens: &Tokens) -> Option<Tokens> {
    if !tokens.clone().any(|idx| clauses.is_timed(idx)) {
        return Some(tokens.clone());
    }
    let head = wording::head(clauses, tokens)?;
    let time = (head + 1..tokens.end).find(|&idx| clauses.is_timed(idx)).unwrap_or(tokens.end);
    let small = Class::PREPOSITION.with(Class::OBLIQUE).with(Class::DETERMINER);
    let opens = |idx: &usize| *idx < tokens.end && clauses.is(*idx, small);
    let end = (head + 1..time).rev().find(|idx| !opens(idx)).map_or(head + 1, |idx| idx + 1);
    Some(tokens.start..if time == tokens.end { tokens.end } else { end })
}

/// Whether a phrase is no object though it looks like one: a clock's "Ortszeit", the number behind the name of a pope,
/// a genitive behind a noun ("unter Führung der Russischen Föderation").
fn is_beside(clauses: &Clauses, phrase: &Phrase) -> bool {
    let Some(before) = phrase.tokens.start.checked_sub(1) else { return false };
    let bare = phrase.tokens.start == phrase.head;
    let of_clock =
        bare && clauses.is_timed(before) && clauses.class_of_head(&phrase.tokens) == Some(NounClass::Time);
    let of_noun = clauses.shape(before) == Shape::Noun
        && !clauses.is_timed(before)
        && !bare
        && clauses.is(phrase.tokens.start, Class::GENITIVE);
    of_clock || of_noun || clauses.is_roman(phrase.tokens.start)
}
