//! The phrases of a title behind its verb.

use crate::annotate::Pos;
use crate::annotate::clause::structure::{Argument, Clause, Phrase, Role, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::language::{Cases, Class, Entry, NounClass};

use super::factuality::is_denied;
use super::naming;
use super::party::{Case, Party, is_pronoun, is_set_apart};
use super::telling::Telling;
use super::verb::words;
use super::wording::{self, Brevity};

/// How soon a phrase is left out where a title is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spare {
    /// Never: the title says nothing without it.
    Never,
    /// Last: it stands closest to the verb, which says little without it.
    Closest,
    /// Before that: the verb says more with it than with others.
    Kept,
    /// Before that.
    Last,
    /// Before that: where, whereto.
    Where,
    /// First.
    First,
}

/// A phrase of a title.
pub(super) struct Piece {
    /// Its words.
    pub text: String,
    /// How soon it is left out where the title is too long.
    pub spare: Spare,
    /// Whether it tells whom or what the verb is about.
    pub says_what: bool,
    /// Whether it belongs to the phrase before it, without which it says nothing.
    pub hangs: bool,
    /// Whether it is the object of the verb.
    pub is_object: bool,
    /// Whether it belongs to the subject.
    pub is_attribute: bool,
}

impl Piece {
    /// What the title cannot do without.
    pub fn must(text: String) -> Self {
        Self {
            text,
            spare: Spare::Never,
            says_what: false,
            hangs: false,
            is_object: false,
            is_attribute: false,
        }
    }

    /// What may be left out.
    pub fn may(text: String, spare: Spare) -> Self {
        Self { spare, says_what: false, is_object: false, ..Self::must(text) }
    }

    /// Whom or what the verb is about.
    fn what(text: String, spare: Spare) -> Self {
        Self { spare, says_what: true, is_object: false, ..Self::must(text) }
    }

    /// The object of the verb.
    fn object(text: String, spare: Spare) -> Self {
        Self { spare, says_what: true, is_object: true, ..Self::must(text) }
    }
}

/// The phrases behind the verb: whom and what, then how, where and the rest in the order of the text. Given are
/// whether the title is told as what was done, and the preposition of the phrase that stands with the subject already.
pub(super) fn phrases(
    clauses: &Clauses,
    clause: &Clause,
    telling: &Telling,
    (done, of_subject): (bool, Option<usize>),
    brevity: Brevity,
) -> Vec<Piece> {
    let (mut pieces, ends) = objects(clauses, clause, telling, done, brevity);
    let words = &clauses.prepared.pack.events.title;
    // "erklärt sich bereit": a word of the verb's own that stands in no phrase.
    let in_phrase = |word: &String| {
        let mut phrases = clause.arguments.iter().flat_map(|argument| {
            let preposition = match argument.role {
                Role::Prepositional(at) => Some(at),
                _ => None,
            };
            argument.phrase.tokens.clone().chain(preposition)
        });
        *word == words.reflexive || phrases.any(|idx| clauses.word(idx) == word.as_str())
    };
    let own = telling.with.as_ref().filter(|word| !in_phrase(word));
    pieces.extend(own.map(|word| Piece::must(word.clone())));
    pieces.extend(negation(clauses, clause));
    pieces.extend(manner(clauses, clause).filter(|_| telling.object.is_none() && !done));
    pieces.extend(prepositional(clauses, clause, telling, (&ends, of_subject), brevity));
    let said = |score: &Piece| pieces.iter().any(|piece| piece.text.contains(score.text.as_str()));
    let score = score(clauses, clause).filter(|score| !said(score));
    pieces.extend(score);
    pieces
}

/// Whether what begins at `at` belongs to a clause without a verb that is joined to this one: "wurde in Bern gefasst und
/// der Zweite in Basel".
fn is_of_next(clauses: &Clauses, clause: &Clause, at: usize) -> bool {
    let predicate = &clause.predicate;
    let apart = predicate.finite.filter(|&finite| finite < predicate.verb).map(|_| predicate.verb);
    let close = apart.or(predicate.particle);
    close.is_some_and(|close| at > close && (close + 1..at).any(|idx| clauses.is(idx, Class::COORDINATOR)))
}

/// The result of a game: "3:1".
fn score(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let is_score = |idx: &usize| {
        clauses.shape(*idx) == Shape::Number && !clauses.is_timed(*idx) && clauses.word(*idx).contains(':')
    };
    let at = words(clauses, clause).find(is_score)?;
    Some(Piece::may(clauses.word(at).to_owned(), Spare::Last))
}

/// Whom or what and to whom, and where their phrases end.
fn objects(
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
        pieces.extend(text.map(|text| Piece::object(text, Spare::Never)));
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
                pieces.extend(reflexive.then(|| Piece::must(words.reflexive.clone())));
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
                pieces.extend(text.map(|text| Piece::object(text, spare)));
                // "seine Laufbahn 1975 nach dem Abschluss": what follows a time belongs to no object.
                ends.extend(Some(phrase.tokens.end).filter(|all| *all == end));
            }
            Role::Recipient if !timed => {
                let text = wording::text(clauses, phrase.tokens.clone());
                pieces.push(Piece::what(text, Spare::Last));
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

/// Whether a phrase is another object than the one that the verb is about.
fn is_other(telling: &Telling, phrase: &Phrase) -> bool {
    telling.object.as_ref().is_some_and(|object| !object.by_pronoun && object.tokens != phrase.tokens)
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

/// The word that negates the clause, where it is no article.
fn negation(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let negates = |idx: &usize| {
        clauses.is(*idx, Class::NEGATION) && !clauses.is(*idx, article) && clauses.shape(*idx) == Shape::Small
    };
    let idx = words(clauses, clause).find(negates).filter(|_| is_denied(clauses, clause))?;
    (clauses.shape(idx + 1) != Shape::Noun).then(|| Piece::must(clauses.word(idx).to_owned()))
}

/// How it is done, in one word straight before the verb at the end: "verlief ergebnislos".
fn manner(clauses: &Clauses, clause: &Clause) -> Option<Piece> {
    let predicate = &clause.predicate;
    let at_end = || clause.parts.last().map(|part| part.end);
    let nonfinite = predicate.finite.is_some_and(|finite| finite != predicate.verb);
    let behind = if nonfinite { Some(predicate.verb) } else { predicate.particle.or_else(at_end) };
    let idx = behind?.checked_sub(1).filter(|&idx| idx != predicate.verb)?;
    let inside = clause.parts.iter().any(|part| part.contains(&idx));
    let adjective = clauses.shape(idx) == Shape::Small
        && clauses.prepared.pos[idx] == Pos::Adj
        && !clauses.is_inflected(idx)
        && !clauses.is_timed(idx)
        && !clauses.is(idx, Class::NEGATION.with(Class::ADVERB).with(Class::FOCUS).with(Class::PREPOSITION));
    (inside && adjective).then(|| Piece::may(clauses.lower(idx), Spare::Where))
}

/// A phrase with a preposition that was read before another.
struct Before {
    end: usize,
    /// Whether a place may follow that does not belong to it.
    is_place: bool,
    /// Whether it tells of something that happens, to which something may be done: "bei dem Angriff auf Kiew".
    is_doing: bool,
    /// Whether it is in the title.
    kept: bool,
}

/// What a phrase with a preposition is to its clause.
struct Standing {
    word: String,
    /// Whether the verb says nothing without it.
    needed: bool,
    /// Whether it tells where.
    place: bool,
    /// Whether it tells whereto: "in den Fluss".
    where_to: bool,
    /// Whether it belongs to the phrase before it.
    hangs: bool,
    /// Whether it stands straight behind the object.
    attribute: bool,
    /// Where its words begin: "unweit von Bern" behind another phrase.
    from: usize,
    /// Whether it is no part of a title.
    aside: bool,
}

/// The phrases with a preposition that belong into a title. Those straight behind the object belong to it; a verb with
/// no object keeps its first one, and every verb the one that it asks for. What stands behind one that is left out
/// belongs to that.
fn prepositional(
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
            Some(before) => before.text = format!("{} {text}", before.text),
            None => pieces.push(Piece { hangs: standing.hangs, ..Piece::what(text, spare) }),
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

/// What the phrase with the preposition at `at` is to its clause; `attribute` tells whether it stands straight behind
/// the object.
fn standing(
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

/// The first of two prepositions before a phrase: "bis zur Grenze".
fn opening(clauses: &Clauses, at: usize) -> usize {
    let before = at.checked_sub(1).filter(|&idx| clauses.shape(idx) == Shape::Small);
    let two = before.filter(|&idx| {
        clauses.is(idx, Class::PREPOSITION) && !clauses.is(idx, Class::ADVERB) && !clauses.is_timed(idx)
    });
    two.unwrap_or(at)
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
fn spare(
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

/// Whether a word joins the preposition at `at` to the phrase that ends before it: "vom Rat und vom Senat".
fn joins(clauses: &Clauses, end: usize, at: usize) -> bool {
    end + 1 == at && clauses.is(end, Class::COORDINATOR)
}

/// Whether nothing but an adverb stands between the end of a phrase and the preposition at `at`: "im Stadtteil unweit
/// von Bern".
fn touches(clauses: &Clauses, end: usize, at: usize) -> bool {
    let adverb = || {
        end + 1 == at
            && clauses.lower(at) == clauses.prepared.pack.events.title.of
            && clauses.shape(end) == Shape::Small
            && matches!(clauses.prepared.pos[end], Pos::Adv | Pos::Adj | Pos::Adp)
    };
    end == at || adverb() || joins(clauses, end, at)
}

/// Whether a word is the name of a place or state.
fn is_place(clauses: &Clauses, idx: usize) -> bool {
    let place = |entry: &Entry| matches!(entry, Entry::Country(..) | Entry::Place(_));
    // "nach dem Brand" is no way to a village of this name.
    let common = clauses.prepared.pack.nouns.class_of_word(clauses.word(idx)).is_some();
    !common && clauses.prepared.table_name(idx).is_some_and(|name| name.entries.iter().any(place))
}

/// Where a phrase with a preposition begins: "mit 101 zu 88 Stimmen" before its first number.
fn from_number(clauses: &Clauses, at: usize) -> usize {
    let number = at > 1 && clauses.shape(at - 1) == Shape::Number && clauses.is(at - 2, Class::PREPOSITION);
    if number { at - 2 } else { at }
}
