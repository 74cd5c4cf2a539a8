//! Whether an event is told as fact, plan, possibility or denied.

use crate::annotate::clause::structure::{Clause, ClauseKind, Mood, Tense, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{Modality, Timex};
use crate::language::{Class, Lemma, Modal};
use crate::time::Grain;

use super::naming::{Naming, Standing};
use super::telling::{Candidate, Word};
use super::verb::{lemma_of, words};

/// How the event of a candidate is told.
pub(super) fn modality(clauses: &Clauses, candidate: &Candidate) -> Modality {
    let clause = &clauses.list[candidate.clause];
    let of_clause = || of_clause(clauses, clause);
    match &candidate.word {
        // "fordert ein Ende der Kämpfe": the demand is made, whatever comes of it.
        Word::Verb(telling) if is_demand(clauses, &telling.lemma) && !is_denied(clauses, clause) => {
            Modality::Asserted
        }
        Word::Verb(_) => of_clause(),
        Word::Attribute(attribute) => of_words(clauses, attribute.phrase.clone()),
        // "bestritt den Einsatz von Waffen".
        Word::Noun(naming) if naming.standing == Standing::Other && is_refused(clauses, clause, naming) => {
            Modality::Denied
        }
        Word::Noun(naming) => {
            let own = of_words(clauses, naming.preposition.unwrap_or(naming.phrase.start)..naming.phrase.end);
            match own {
                Modality::Asserted if naming.standing != Standing::Background => of_clause(),
                // "Beim Spiel in Bern kann er auflaufen": it is to come as well.
                Modality::Asserted if !is_followed(clauses, naming) => match of_clause() {
                    Modality::Hypothetical if clause.predicate.modal.is_some() => Modality::Planned,
                    Modality::Planned => Modality::Planned,
                    _ => Modality::Asserted,
                },
                own => own,
            }
        }
    }
}

/// Whether what a noun names was over when what its clause tells began: "nach dem Spiel".
fn is_followed(clauses: &Clauses, naming: &Naming) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    naming.preposition.is_some_and(|idx| {
        mood.followed.contains(clauses.lower(idx).as_str())
            || mood.causes.contains(clauses.lower(idx).as_str())
    })
}

/// Whether a verb demands, proposes or fears what its object names.
pub(super) fn is_demand(clauses: &Clauses, verb: &Lemma) -> bool {
    clauses.prepared.pack.events.mood.demands.contains(&verb.key())
}

/// Whether a noun is the object of a verb by which it does not happen.
fn is_refused(clauses: &Clauses, clause: &Clause, naming: &Naming) -> bool {
    let denials = &clauses.prepared.pack.events.mood.denials;
    naming.preposition.is_none()
        && !is_denied(clauses, clause)
        && lemma_of(clauses, clause).is_some_and(|verb| denials.contains(&verb.key()))
}

/// What the words of a phrase tell.
fn of_words(clauses: &Clauses, tokens: Tokens) -> Modality {
    let mood = &clauses.prepared.pack.events.mood;
    // "nicht erklärte Streiks": only the adjective is negated.
    let of_adjective = |idx: usize| clauses.is(idx, Class::NEGATION) && clauses.is_adjective(idx + 1, true);
    let article = Class::DETERMINER.with(Class::OBLIQUE);
    let holds = |words: &foldhash::HashSet<String>| {
        let mut own =
            clauses.outer(tokens.clone()).filter(|&idx| clauses.is(idx, article) || !of_adjective(idx));
        own.any(|idx| words.contains(clauses.lower(idx).as_str()))
    };
    match () {
        () if holds(&mood.denied) => Modality::Denied,
        () if holds(&mood.hypothetical) => Modality::Hypothetical,
        () if holds(&mood.planned) => Modality::Planned,
        () => Modality::Asserted,
    }
}

fn of_clause(clauses: &Clauses, clause: &Clause) -> Modality {
    let (predicate, mood) = (&clause.predicate, &clauses.prepared.pack.events.mood);
    let holds = |set: &foldhash::HashSet<String>| {
        words(clauses, clause).any(|idx| !clauses.is_timed(idx) && set.contains(clauses.lower(idx).as_str()))
    };
    let opener = clause.opener.map(|idx| clauses.lower(idx)).unwrap_or_default();
    if clause.kind == ClauseKind::Infinitive {
        return of_infinitive(clauses, clause, &opener);
    }
    // "ohne dass er kam".
    let without = clause.opener.and_then(|idx| idx.checked_sub(1)).map(|idx| clauses.lower(idx));
    if is_denied(clauses, clause) || without.is_some_and(|word| mood.without.contains(&word)) {
        return Modality::Denied;
    }
    if is_prevented(clauses, clause) {
        return Modality::Denied;
    }
    if predicate.mood == Mood::Conditional || mood.hypothetical.contains(&opener) {
        return Modality::Hypothetical;
    }
    // "Ursprünglich sollte die Halle im Mai öffnen": it was to be, and was not.
    let intended = matches!(predicate.modal, Some(Modal::Expectation | Modal::Intention | Modal::Necessity));
    if intended && predicate.tense == Tense::Past && holds(&mood.foiled) {
        return Modality::Hypothetical;
    }
    match predicate.modal {
        // "schrieb, dass das Gesetz geändert werden müsse": a demand.
        Some(Modal::Necessity) if predicate.mood == Mood::Reported => return Modality::Hypothetical,
        Some(Modal::Hearsay | Modal::Claim) => return Modality::Asserted,
        Some(Modal::Wish | Modal::Permission) => return Modality::Hypothetical,
        Some(Modal::Ability) if predicate.tense != Tense::Past => return Modality::Hypothetical,
        Some(Modal::Ability | Modal::Necessity) if predicate.tense == Tense::Past => {}
        Some(_) => return Modality::Planned,
        None => {}
    }
    if predicate.tense == Tense::Future {
        return Modality::Planned;
    }
    if is_demanded(clauses, clause) || holds(&mood.hypothetical) {
        return Modality::Hypothetical;
    }
    // "Der geplante Start wurde verschoben": what is planned is told with a noun, and what is told is over.
    let told = predicate.tense == Tense::Past;
    let with_noun = |idx: usize| clauses.is_adjective(idx, true) && in_phrase(clause, idx);
    let planned = words(clauses, clause)
        .filter(|&idx| !clauses.is_timed(idx) && mood.planned.contains(clauses.lower(idx).as_str()))
        .any(|idx| !told || !with_noun(idx));
    if planned {
        return Modality::Planned;
    }
    Modality::Asserted
}

/// Whether a word stands in the subject or another phrase of a clause.
fn in_phrase(clause: &Clause, idx: usize) -> bool {
    let others = clause.arguments.iter().map(|argument| &argument.phrase);
    clause.subject.iter().chain(others).any(|phrase| phrase.tokens.contains(&idx))
}

/// Whether a clause says that it is not so. Behind the participle a negation belongs to something else: "so schwer
/// angegriffen wie lange nicht".
pub(super) fn is_denied(clauses: &Clauses, clause: &Clause) -> bool {
    let predicate = &clause.predicate;
    let late = predicate.finite.is_some_and(|finite| finite != predicate.verb) && !predicate.is_copula;
    let mut negations = words(clauses, clause).filter(|&idx| clauses.is(idx, Class::NEGATION));
    predicate.is_negated && (!late || negations.any(|idx| idx < predicate.verb))
}

/// Whether the clause is the content of a verb that demands or fears it: "fordert, dass …".
fn is_demanded(clauses: &Clauses, clause: &Clause) -> bool {
    let parent = clause.parent.filter(|_| clause.kind == ClauseKind::Content).map(|idx| &clauses.list[idx]);
    let demands = &clauses.prepared.pack.events.mood.demands;
    let verb = parent.and_then(|parent| lemma_of(clauses, parent));
    verb.is_some_and(|verb| demands.contains(&verb.key()))
}

/// Whether the clause is the content of a verb by which it does not happen: "verhinderte, dass …". What shall be prevented
/// is open.
fn is_prevented(clauses: &Clauses, clause: &Clause) -> bool {
    let parent = clause.parent.filter(|_| clause.kind == ClauseKind::Content).map(|idx| &clauses.list[idx]);
    let refusals = &clauses.prepared.pack.events.mood.refusals;
    let verb = parent.and_then(|parent| lemma_of(clauses, parent));
    verb.is_some_and(|verb| refusals.contains(&verb.key()))
}

/// What an infinitive tells, by what opens it and by the verb it depends on.
fn of_infinitive(clauses: &Clauses, clause: &Clause, opener: &str) -> Modality {
    let mood = &clauses.prepared.pack.events.mood;
    if mood.without.contains(opener) {
        return Modality::Denied;
    }
    let parent = clause.parent.map(|idx| &clauses.list[idx]);
    let verb =
        parent.and_then(|parent| lemma_of(clauses, parent)).map(|lemma| lemma.key()).unwrap_or_default();
    let over = clause.predicate.tense == Tense::Past;
    let succeeds = parent.filter(|_| succeeds(clauses, clause));
    match () {
        () if succeeds.is_some() => succeeds.map_or(Modality::Asserted, |parent| of_clause(clauses, parent)),
        () if mood.refusals.contains(&verb) => Modality::Denied,
        () if over => Modality::Asserted,
        () if mood.demands.contains(&verb) => Modality::Hypothetical,
        () => Modality::Planned,
    }
}

/// Whether an infinitive depends on a verb by which it happens: "es gelang den Helfern, das Kind zu retten".
pub(super) fn succeeds(clauses: &Clauses, clause: &Clause) -> bool {
    let parent = clause.parent.map(|idx| &clauses.list[idx]);
    let verb = parent.and_then(|parent| lemma_of(clauses, parent)).map(|lemma| lemma.key());
    verb.is_some_and(|verb| clauses.prepared.pack.events.mood.succeeds.contains(&verb))
}

/// Whether the event is told as what was before the story: in the pluperfect, or as what another followed.
pub(super) fn is_earlier(clauses: &Clauses, candidate: &Candidate) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let predicate = &clauses.list[candidate.clause].predicate;
    match &candidate.word {
        Word::Attribute(_) => true,
        Word::Verb(_) => predicate.finite.is_some_and(|finite| {
            finite != predicate.verb
                && clauses.is(finite, Class::HAVE.with(Class::BE))
                && mood.earlier.contains(clauses.lower(finite).as_str())
        }),
        Word::Noun(naming) => {
            naming.preposition.is_some_and(|idx| mood.followed.contains(clauses.lower(idx).as_str()))
        }
    }
}

/// Whether a noun without a time of its own only tells what something else is for, against or about: "ein Komplott zur
/// Ermordung des Botschafters", "der Widerstand gegen einen Beitritt".
pub(super) fn is_purpose(clauses: &Clauses, candidate: &Candidate) -> bool {
    let Word::Noun(naming) = &candidate.word else { return false };
    let behind_noun = |at: usize| at > 0 && clauses.shape(at - 1) == Shape::Noun && !clauses.is_timed(at - 1);
    naming.standing == Standing::Other
        && naming.timex.is_none()
        && naming.preposition.is_some_and(behind_noun)
}

/// Whether what a candidate tells happens again and again: "prüft die Kassen jährlich", "ist von 6 bis 20 Uhr geöffnet".
pub(super) fn is_habit(clauses: &Clauses, candidate: &Candidate, timex: Option<&Timex>) -> bool {
    let clause = &clauses.list[candidate.clause];
    let again = &clauses.prepared.pack.events.mood.habitual;
    let open = clause.predicate.voice == Voice::State
        && timex.is_some_and(|timex| timex.range.is_some() && timex.grain < Some(Grain::Day));
    let told = !matches!(candidate.word, Word::Attribute(_));
    told && (open || words(clauses, clause).any(|idx| again.contains(clauses.lower(idx).as_str())))
}

/// Whether what a candidate tells goes on since weeks: "veröffentlicht seit März den Preis". A state that something was
/// brought to is no such: "ist seit März gesperrt".
pub(super) fn lasts(clauses: &Clauses, candidate: &Candidate, timex: Option<&Timex>) -> bool {
    let clause = &clauses.list[candidate.clause];
    let since = &clauses.prepared.pack.events.mood.since;
    let now = clause.predicate.tense == Tense::Present && clause.predicate.voice != Voice::State;
    let coarse = timex.is_some_and(|timex| timex.grain > Some(Grain::Week));
    now && coarse && words(clauses, clause).any(|idx| since.contains(clauses.lower(idx).as_str()))
}

/// Whether the verb of a candidate says that it has to be; in words of another it is only demanded.
pub(super) fn must(clauses: &Clauses, candidate: &Candidate) -> bool {
    let predicate = &clauses.list[candidate.clause].predicate;
    predicate.modal == Some(Modal::Necessity) && predicate.mood == Mood::Indicative
}
