//! Who does it and to whom: the subject and object of a clause, a pronoun by what it stands for.

mod meant;
mod row;
mod who;

use crate::annotate::clause::structure::{Clause, ClauseKind, Phrase, Role};
use crate::annotate::clause::{Clauses, Shape};
use crate::annotate::{Annotations, MentionKind, Pos};
use crate::language::{Cases, Class, NounClass};

use super::said;
use super::verb::words;

pub(super) use meant::{antecedent, owner};
use meant::{earlier, speaker_before};
use row::{is_one_name, row, with_joined};
pub(super) use who::{Case, Party, Subject, is_plural, is_pronoun};

/// The subject of the clause at `index`.
pub(super) fn subject(clauses: &Clauses, found: &Annotations, index: usize) -> Subject {
    let clause = &clauses.list[index];
    let words = &clauses.prepared.pack.events.title;
    let Some(phrase) = &clause.subject else { return Subject::Missing };
    // "und der 1938 vom Stapel lief".
    let with_time = phrase.tokens.len() > 1 && phrase.tokens.clone().skip(1).all(|idx| clauses.is_timed(idx));
    if !(is_pronoun(clauses, phrase) || with_time && clauses.is(phrase.tokens.start, Class::RELATIVE)) {
        if let Some(tokens) = row(clauses, clause, phrase) {
            return Subject::Known(Party { is_row: true, ..Party::own(tokens, Case::Nominative) });
        }
        // "dessen Neubau": whose is not told.
        // Of a row only the first is read: "Russland, die USA und …".
        let row = is_plural(clauses, clause) && is_one_name(clauses, clause, phrase);
        let opens = clauses.is(phrase.tokens.start, Class::RELATIVE);
        let genitive = opens
            && clauses.is(phrase.tokens.start, Class::GENITIVE)
            && !clauses.is(phrase.tokens.start, Class::DETERMINER);
        let whose =
            genitive || clause.kind == ClauseKind::Relative && clause.opener == Some(phrase.tokens.start);
        let other_number =
            counts_many(clauses, phrase) && clause.predicate.finite.is_some() && !is_plural(clauses, clause);
        let time = clauses.prepared.pack.grammar.is_stretch(&clauses.lower(phrase.head));
        // "starben, 200 Kilometer westlich der Stadt, …".
        let distance = clauses.class_of_head(&phrase.tokens) == Some(NounClass::Measure)
            && clauses.shape(phrase.tokens.start) == Shape::Number
            && clauses.shape(phrase.tokens.end) == Shape::Small
            && matches!(clauses.prepared.pos[phrase.tokens.end], Pos::Adv | Pos::Adj | Pos::Adp)
            && clause.predicate.finite.is_some_and(|finite| finite < phrase.tokens.start);
        let other_count = clause.is_subject_shared && has_own_number(clauses, clause);
        // "246 der 350 Fahrgäste".
        let part = phrase.tokens.start.checked_sub(1).is_some_and(|before| {
            clauses.shape(before) == Shape::Number
                && !clauses.is_timed(before)
                && clauses.is(phrase.tokens.start, Class::GENITIVE)
        });
        // "Der Preis der Jury sowie der des Publikums gingen an …".
        let alone = with_joined(clauses, clause, phrase).end == phrase.tokens.end;
        let other_verb = is_plural(clauses, clause)
            && alone
            && !phrase.cases.is_empty()
            && !phrase.cases.any(Cases::PLURAL)
            && clauses.is(phrase.tokens.start, Class::DETERMINER.with(Class::OBLIQUE));
        if other_verb
            || whose
            || row
            || other_number
            || other_count
            || distance
            || part
            || time
            || is_adverb(clauses, phrase)
        {
            return Subject::Unknown;
        }
        return Subject::Known(Party::own(with_joined(clauses, clause, phrase), Case::Nominative));
    }
    let head = phrase.tokens.start;
    let word = clauses.lower(head);
    if clauses.is(head, Class::FIRST_PERSON) {
        return Subject::Speaker;
    }
    let relative = clause.kind == ClauseKind::Relative && clauses.is(head, Class::RELATIVE);
    let known = if relative {
        antecedent(clauses, clause, phrase.tokens.start)
    } else if words.nobody.contains(&word) {
        None
    } else {
        let reported = said::within(found, clauses.prepared.tokens[phrase.head].span.begin);
        match reported.and_then(|quotation| quotation.speaker) {
            Some(speaker) => {
                let asked = (speaker, is_plural(clauses, clause));
                words.pronouns.get(&word).and_then(|_| speaker_before(clauses, found, phrase, asked))
            }
            None => words
                .pronouns
                .get(&word)
                .and_then(|articles| earlier(clauses, index, &word, articles, is_plural(clauses, clause))),
        }
    };
    known.map_or(Subject::Unknown, Subject::Known)
}

/// "… starben und 34 verletzt wurden": a clause that counts others of the kind that the one before tells of.
fn has_own_number(clauses: &Clauses, clause: &Clause) -> bool {
    let inside = |idx: usize| clause.arguments.iter().any(|one| one.phrase.tokens.contains(&idx));
    let number = |idx: usize| {
        clauses.shape(idx) == Shape::Number
            || clauses.prepared.pos[idx] == Pos::Num && !clauses.is(idx, Class::DETERMINER)
    };
    words(clauses, clause).any(|idx| number(idx) && !clauses.is_timed(idx) && !inside(idx))
}

/// A word that only the begin of its sentence gives a capital: "Aufmerksam verfolgt wird …".
fn is_adverb(clauses: &Clauses, phrase: &Phrase) -> bool {
    phrase.tokens.len() == 1 && matches!(clauses.prepared.pos[phrase.head], Pos::Adv | Pos::Adj)
}

/// Whether a number above one opens a phrase of a thing that is counted, and no measure.
fn counts_many(clauses: &Clauses, phrase: &Phrase) -> bool {
    let (first, measure) = (phrase.tokens.start, clauses.class_of_head(&phrase.tokens));
    let number = clauses.prepared.pos[first] == Pos::Num || clauses.shape(first) == Shape::Number;
    let one = clauses.is(first, Class::DETERMINER.with(Class::OBLIQUE));
    let sum = matches!(measure, None | Some(NounClass::Measure | NounClass::Time | NounClass::Abstract));
    number && !one && first < phrase.head && !sum
}

/// The object of a clause, a pronoun by what it describes; none where it is another pronoun.
pub(super) fn object(clauses: &Clauses, clause: &Clause) -> Option<Party> {
    let objects = || clause.arguments.iter().filter(|argument| argument.role == Role::Object);
    // "der Vorsitzende, Nachfolger von Tal, ehrte Frau Lohm": what a comma sets apart is mostly an apposition.
    // "Anna Lohm, Rita Kolb und Eva Tal starteten": the first of a row is no object.
    let row = |phrase: &&Phrase| {
        let behind = clauses.outer(phrase.tokens.end..phrase.tokens.end + 2);
        let end = behind
            .take_while(|&idx| clauses.shape(idx) == Shape::Bracket)
            .last()
            .map(|idx| clauses.after(idx));
        let end = end.unwrap_or(phrase.tokens.end);
        clauses.shape(end) == Shape::Break
            && clause.subject.as_ref().is_some_and(|subject| subject.tokens.start == end + 1)
    };
    let plain = || {
        let phrases = objects().map(|argument| &argument.phrase);
        phrases.filter(|phrase| !is_pronoun(clauses, phrase)).filter(|phrase| !row(phrase))
    };
    let close = plain().find(|phrase| !is_set_apart(clauses, phrase));
    if let Some(phrase) = close.or_else(|| plain().next()) {
        return Some(Party::own(phrase.tokens.clone(), Case::Accusative));
    }
    let relative = objects()
        .map(|argument| &argument.phrase)
        .find(|phrase| clause.kind == ClauseKind::Relative && clauses.is(phrase.head, Class::RELATIVE))?;
    antecedent(clauses, clause, relative.tokens.start)
}

/// Whether a comma or dash stands straight before a phrase.
pub(super) fn is_set_apart(clauses: &Clauses, phrase: &Phrase) -> bool {
    let before = phrase.tokens.start.checked_sub(1);
    before.is_some_and(|before| clauses.shape(before) == Shape::Break)
}

/// A subject and an object that show no case, and of which only the other can act: "Ein Verbot verhängte Ungarn" has
/// them the wrong way round.
pub(super) fn turned(
    clauses: &Clauses,
    subject: &Party,
    object: &Party,
    acts: impl Fn(&Party) -> bool,
) -> bool {
    let words = &clauses.prepared.pack.events.title;
    let open = |party: &Party| {
        let first = party.tokens.start;
        clauses.shape(first) != Shape::Small
            || words.same.contains(&clauses.lower(first))
            || !clauses.is(first, Class::DETERMINER.with(Class::OBLIQUE))
    };
    open(subject) && open(object) && acts(object) && !acts(subject)
}

/// What somebody or something is; a name by its kind.
pub(super) fn class_of(clauses: &Clauses, found: &Annotations, party: &Party) -> Option<NounClass> {
    let span = clauses.prepared.span(party.tokens.clone());
    let first = found.mentions.partition_point(|mention| mention.span.begin < span.begin);
    let mention = found.mentions[first..].iter().take_while(|mention| mention.span.begin < span.end).next();
    if let Some(class) = clauses.class_of_head(&party.tokens) {
        // "Feuerwehr Husum" is what its noun is.
        return Some(class);
    }
    match mention?.kind {
        MentionKind::Per => Some(NounClass::Human),
        MentionKind::Org => Some(NounClass::Body),
        MentionKind::Loc => Some(NounClass::Place),
        MentionKind::Oth => None,
    }
}
