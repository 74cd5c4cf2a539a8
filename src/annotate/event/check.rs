//! Whether a finished title reads as one, and whether the clause it was taken from was read right.

use crate::annotate::clause::structure::{Clause, ClauseKind, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::language::Class;

/// Whether the words of a title cannot be a title, whatever the clause says.
pub(super) fn is_broken(clauses: &Clauses, title: &str) -> bool {
    let grammar = &clauses.prepared.pack.grammar;
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let mut before = "";
    for word in title.split(' ') {
        if is_glued(clauses, word)
            || word.ends_with('/')
            || before == word && !grammar.class(word).any(article)
        {
            return true;
        }
        before = word;
    }
    let last = grammar.class(before);
    // "trifft ein", "soll gewesen sein".
    let closes = grammar.is_particle(before) || grammar.is_infinitive_helper(before);
    before.starts_with(char::is_lowercase) && !closes && last.any(article.with(Class::COORDINATOR))
}

/// Whether a word is two that the text has without a blank: "TabelleDer".
fn is_glued(clauses: &Clauses, word: &str) -> bool {
    let inner = word
        .char_indices()
        .skip(1)
        .find(|(at, letter)| letter.is_uppercase() && word[..*at].ends_with(char::is_lowercase));
    inner.is_some_and(|(at, _)| {
        let second = word[at..].to_lowercase();
        clauses.prepared.pack.grammar.class(&second).any(Class::DETERMINER.with(Class::PREPOSITION))
    })
}

/// Whether a clause was read wrong, by what its words would be otherwise.
pub(super) fn is_misread(clauses: &Clauses, clause: &Clause) -> bool {
    is_end_of_list(clauses, clause)
        || has_split_attribute(clauses, clause)
        || has_orphan(clauses, clause)
        || has_glued_sentences(clauses, clause)
}

/// Whether a clause holds the end of one sentence and the begin of another, with no blank between: "ruhte.Danach".
fn has_glued_sentences(clauses: &Clauses, clause: &Clause) -> bool {
    /// Letters of a word that is no abbreviation: "e.V.".
    const WORD: usize = 3;
    let text = clauses.prepared.text();
    clause.parts.iter().any(|part| {
        let words = clauses.prepared.span(part.clone()).of(text);
        words.match_indices('.').any(|(at, _)| {
            let behind = words[at + 1..].chars().next();
            let mut before = words[..at].chars().rev().take(WORD);
            let word = words[..at].chars().count() >= WORD && before.all(char::is_lowercase);
            word && behind.is_some_and(char::is_uppercase)
        })
    })
}

/// Whether a clause begins in the midst of a row of which the first parts were taken for something else: "Rad, [Bahn und
/// Bus fahren wieder]".
fn is_end_of_list(clauses: &Clauses, clause: &Clause) -> bool {
    let Some(start) = clause.parts.first().map(|part| part.start) else { return false };
    let leads = clause.subject.as_ref().is_some_and(|subject| subject.tokens.start == start);
    let opens = clause.kind == ClauseKind::Main && leads;
    let before = start.checked_sub(2).filter(|_| clauses.shape(start - 1) == Shape::Break);
    let Some(before) = before.filter(|&before| opens && clauses.shape(before) == Shape::Noun) else {
        return false;
    };
    clauses.word(start - 1) == ","
        && clauses
            .clause_at(before)
            .is_none_or(|before| !before.predicate.has_verb && before.kind == ClauseKind::Main)
}

/// Whether an article stands straight before a preposition and no phrase holds both: what stands between it and its noun
/// was taken for a part of the clause ("[der] in Bern [gewählte Rat]").
fn has_split_attribute(clauses: &Clauses, clause: &Clause) -> bool {
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let phrases = || clause.subject.iter().chain(clause.arguments.iter().map(|argument| &argument.phrase));
    clause.parts.iter().flat_map(|part| clauses.outer(part.clone())).any(|idx| {
        clauses.is(idx, article)
            && clause.opener != Some(idx)
            && !clauses.is(idx, Class::PREPOSITION)
            && clauses.shape(idx + 1) == Shape::Small
            && clauses.is(idx + 1, Class::PREPOSITION)
            && !clauses.is(idx + 1, Class::ADVERB)
            && !phrases().any(|phrase| phrase.tokens.contains(&idx) && phrase.tokens.contains(&(idx + 1)))
            && !(clause.kind == ClauseKind::Relative
                && clause.parts.first().is_some_and(|part| part.start == idx))
    })
}

/// Whether an object stands straight behind a preposition that was not read as its own.
fn has_orphan(clauses: &Clauses, clause: &Clause) -> bool {
    let small = Class::ADVERB.with(Class::COORDINATOR);
    let predicate = &clause.predicate;
    // "griffen über 100 Schiffe an": but "mit über 100 Schiffen".
    let counts = |at: usize, before: usize| {
        clauses.shape(at) == Shape::Number
            && !(before > 0 && clauses.is(before - 1, Class::PREPOSITION) && !clauses.is_timed(before - 1))
    };
    clause.arguments.iter().filter(|argument| matches!(argument.role, Role::Object | Role::Recipient)).any(
        |argument| {
            let at = argument.phrase.tokens.start;
            at.checked_sub(1).is_some_and(|before| {
                clauses.shape(before) == Shape::Small
                    && clauses.is(before, Class::PREPOSITION)
                    && !clauses.is(before, small)
                    && !counts(at, before)
                    && predicate.particle != Some(before)
                    && predicate.verb != before
            })
        },
    )
}
