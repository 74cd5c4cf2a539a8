//! What a phrase with a preposition is to its clause, and how soon it may be left out.

use crate::annotate::clause::structure::{Argument, Clause, Phrase, Role, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Cases, Class, Entry, NounClass};

use super::joined::{Before, is_other, joins, opening, touches};
use super::piece::Spare;
use crate::annotate::event::party::is_pronoun;
use crate::annotate::event::telling::Telling;
use crate::annotate::event::wording;

/// What a phrase with a preposition is to its clause.
pub(super) struct Standing {
    pub word: String,
    /// Whether the verb says nothing without it.
    pub needed: bool,
    /// Whether it tells where.
    pub place: bool,
    /// Whether it tells whereto: "in den Fluss".
    pub where_to: bool,
    /// Whether it belongs to the phrase before it.
    pub hangs: bool,
    /// Whether it stands straight behind the object.
    pub attribute: bool,
    /// Where its words begin: "unweit von Bern" behind another phrase.
    pub from: usize,
    /// Whether it is no part of a title.
    pub aside: bool,
}

/// What the phrase with the preposition at `at` is to its clause; `attribute` tells whether it stands straight behind
/// the object.
pub(super) fn standing(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (at, phrase): (usize, &Phrase),
    (before, attribute): (&Option<Before>, bool),
) -> Standing {
    let words = &clauses.prepared.pack.events.title;
    let (verb, first) = (telling.lemma.key(), opening(clauses, at));
    let word = clauses.lower(first);
    let of_place = words.places.contains(&word);
    // "einigten sich auf einem Treffen": where, not on what.
    let only_where = of_place && !phrase.cases.any(Cases::ACCUSATIVE);
    let mut inside = std::iter::once(at).chain(phrase.tokens.clone());
    let with = telling.with.as_ref().is_some_and(|with| inside.any(|idx| clauses.word(idx) == with.as_str()));
    let needed = with || words.needs(&verb, &word) && !only_where;
    let town = phrase.tokens.start == phrase.head && is_place(clauses, phrase.head);
    let home =
        phrase.tokens.start == phrase.head && clauses.class_of_head(&phrase.tokens) == Some(NounClass::Place);
    let behind = before.as_ref().filter(|before| touches(clauses, before.end, at));
    // "der Prozess gegen den Vater des Jungen aus Bern".
    let goal = words.ways.contains(&word) && (town || home) && behind.is_none_or(|before| before.kept);
    let where_to = of_place && !phrase.cases.any(Cases::DATIVE);
    // "auf der Tagung in Bern" tells where twice, "nach dem Sieg in Bern" only when.
    let aims = clauses.prepared.pack.events.mood.aims.contains(&word);
    let own = |before: &Before| town && of_place && before.is_place && !(aims && before.is_doing);
    let joint = behind.is_some_and(|before| joins(clauses, before.end, at));
    let hangs = joint || behind.is_some_and(|before| !own(before)) && !needed;
    let kept = needed || goal || words.keeps(&verb, &word);
    let loose =
        !kept && (follows_other(clauses, clause, at) || follows_left_out(clauses, clause, telling, at));
    let orphan = hangs && !kept && behind.is_some_and(|before| !before.kept) || loose;
    // "…, mit bürgerlichem Namen Jo Tal, …".
    let begin = clause.parts.first().map_or(0, |part| part.start);
    let behind_break = at > begin && clauses.shape(at - 1) == Shape::Break;
    let predicate = &clause.predicate;
    let early = predicate.finite.is_some_and(|finite| at < finite);
    // "…, davon 140 in Paris": a part behind the verb without a word of it.
    let late = |part: &Tokens| {
        let verbs = [Some(predicate.verb), predicate.finite, predicate.particle];
        part.contains(&at)
            && part.start > predicate.verb
            && !verbs.into_iter().flatten().any(|verb| part.contains(&verb))
    };
    let aloof = clause.parts.iter().any(late);
    let set_out = (behind_break && (early || at > predicate.verb) || aloof) && !needed;
    let chain = attribute || behind.is_some_and(|before| before.kept);
    // "bis in den Nachmittag"; "gab den Walfang nach dem Beginn des Moratoriums auf" tells when.
    let until = at > first
        && clauses.is(at - 1, Class::PREPOSITION)
        && words.background.contains(&clauses.lower(at - 1));
    let mood = &clauses.prepared.pack.events.mood;
    let doing = clauses.class_of_head(&phrase.tokens) == Some(NounClass::Event)
        || wording::core(clauses, &phrase.tokens).end < phrase.tokens.end;
    let when = mood.followed.contains(&word) && doing && !goal;
    let background = words.background.contains(&word) && !goal && (!chain || when) || until;
    let aside = !needed && background && !words.keeps(&verb, &word);
    Standing {
        needed,
        place: of_place && !where_to,
        where_to,
        hangs,
        attribute,
        from: behind.filter(|_| hangs).map_or(first, |before| before.end),
        aside: set_out
            || orphan
            || aside
            || is_pronoun(clauses, phrase)
            || !needed && is_anaphoric(clauses, phrase),
        word,
    }
}

/// Whether a phrase with a preposition is the last one before the verb that closes its clause, or before its end, where
/// what belongs to the verb stands: "hat das Tor mit Ketten versehen".
fn closes(clauses: &Clauses, clause: &Clause, at: usize) -> bool {
    let predicate = &clause.predicate;
    let apart = predicate.finite.filter(|&finite| finite != predicate.verb).map(|_| predicate.verb);
    let end = apart.or(predicate.particle);
    let end = end.or_else(|| clause.parts.iter().find(|part| part.contains(&at)).map(|part| part.end));
    let places = &clauses.prepared.pack.events.title.places;
    let free = |argument: &&Argument| match argument.role {
        Role::Prepositional(at) => {
            let place = places.contains(&clauses.lower(at)) && argument.phrase.cases.any(Cases::DATIVE);
            !place && !argument.phrase.tokens.clone().any(|idx| clauses.is_timed(idx))
        }
        _ => false,
    };
    let mut before = clause
        .arguments
        .iter()
        .filter(free)
        .filter(|argument| end.is_none_or(|end| argument.phrase.tokens.end <= end));
    before.next_back().is_some_and(|argument| argument.role == Role::Prepositional(at))
}

/// How soon a phrase with a preposition may be left out.
pub(super) fn spare(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (at, standing): (usize, &Standing),
    has_one: bool,
) -> Spare {
    let words = &clauses.prepared.pack.events.title;
    let passive = clause.predicate.voice != Voice::Active;
    match () {
        () if standing.needed => Spare::Never,
        () if words.keeps(&telling.lemma.key(), &standing.word) => {
            if closes(clauses, clause, at) {
                Spare::Closest
            } else {
                Spare::Kept
            }
        }
        // Of a verb that is not known what belongs to it is told by the place.
        () if telling.is_any_verb
            && !standing.hangs
            && !standing.attribute
            && closes(clauses, clause, at) =>
        {
            Spare::Closest
        }
        () if telling.object.is_none() && !has_one && !standing.place => Spare::Last,
        () if passive && words.agents.contains(&standing.word) => Spare::Last,
        () if standing.where_to => Spare::Last,
        () if standing.place || words.goals.contains(&standing.word) => Spare::Where,
        () => Spare::First,
    }
}

/// Whether the preposition at `at` stands straight behind an object that the title leaves out.
fn follows_left_out(clauses: &Clauses, clause: &Clause, telling: &Telling, at: usize) -> bool {
    clause.arguments.iter().any(|Argument { role, phrase }| {
        let left_out = *role == Role::Object && is_other(telling, phrase) && !is_pronoun(clauses, phrase);
        left_out && phrase.tokens.end == at
    })
}

/// Whether the preposition at `at` stands straight behind a noun that is in no phrase of the clause's own: "in Bern,
/// einem Ort bei Thun".
fn follows_other(clauses: &Clauses, clause: &Clause, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&idx| clauses.shape(idx) == Shape::Noun) else {
        return false;
    };
    let others = clause.arguments.iter().map(|argument| &argument.phrase);
    let mut phrases = clause.subject.iter().chain(others);
    let inside = clause.parts.iter().any(|part| part.contains(&before));
    let time =
        clauses.is_timed(before) || clauses.class_of_head(&(before..before + 1)) == Some(NounClass::Time);
    inside && !time && !phrases.any(|phrase| phrase.tokens.contains(&before))
}

/// Whether a phrase opens with a word that points to the sentence before: "in derselben Gegend".
fn is_anaphoric(clauses: &Clauses, phrase: &Phrase) -> bool {
    let words = &clauses.prepared.pack.events.title.anaphoric;
    clauses.outer(phrase.tokens.start..phrase.head).any(|idx| words.contains(&clauses.lower(idx)))
}

/// Whether a word is the name of a place or state.
fn is_place(clauses: &Clauses, idx: usize) -> bool {
    let place = |entry: &Entry| matches!(entry, Entry::Country(..) | Entry::Place(_));
    // "nach dem Brand" is no way to a village of this name.
    let common = clauses.prepared.pack.nouns.class_of_word(clauses.word(idx)).is_some();
    !common && clauses.prepared.table_name(idx).is_some_and(|name| name.entries.iter().any(place))
}
