//! The verb of a title.

use crate::annotate::clause::Clauses;
use crate::annotate::clause::structure::{Clause, Tense, Voice};
use crate::language::{Class, Modal};

use crate::annotate::event::party::is_plural;
use crate::annotate::event::telling::Telling;
use crate::annotate::event::wording;

/// The verb as a title has it: before the phrases and behind them.
#[derive(Default)]
pub(super) struct VerbWords {
    pub front: String,
    pub back: String,
    /// Whether the title is told as what was done to its first phrase.
    pub done: bool,
}

/// The verb in the present or as a participle.
pub(super) fn verb_words(clauses: &Clauses, clause: &Clause, telling: &Telling) -> VerbWords {
    let (predicate, verbs) = (&clause.predicate, &clauses.prepared.pack.events.verbs);
    let lemma = &telling.lemma;
    // The words of the text, where they have the form already.
    let done = || clauses.lower(predicate.verb);
    let plural = is_plural(clauses, clause);
    let own = |text: &str| text.to_owned();
    let finite = || predicate.finite.map(|idx| clauses.lower(idx)).unwrap_or_default();
    let lets = predicate.finite.is_some_and(|idx| clauses.is(idx, Class::LET))
        && predicate.finite != Some(predicate.verb);
    let auxiliary = || own(if plural { &verbs.passive().several } else { &verbs.passive().one });
    let helper = || own(verbs.present(&finite()));
    let over = predicate.tense == Tense::Past;
    match predicate.modal {
        // "soll … erschlagen haben": others say so, as the words stand.
        Some(Modal::Hearsay | Modal::Claim) => {
            let behind = predicate.verb..run_end(clauses, clause, predicate.verb);
            return VerbWords { front: helper(), back: wording::text(clauses, behind), done: false };
        }
        Some(Modal::Ability | Modal::Necessity) if over => {}
        Some(_) if predicate.voice == Voice::Active => {
            let stands = predicate.finite != Some(predicate.verb);
            let back = if stands { done() } else { lemma.whole_infinitive() };
            return VerbWords { front: helper(), back, done: false };
        }
        Some(_) => {
            let back = format!("{} {}", done(), verbs.passive().several);
            return VerbWords { front: helper(), back, done: false };
        }
        None => {}
    }
    match predicate.voice {
        Voice::Passive if !over => VerbWords { front: auxiliary(), back: done(), done: false },
        Voice::Passive | Voice::State => VerbWords { back: done(), done: true, ..VerbWords::default() },
        Voice::Active if lets => VerbWords { front: helper(), back: lemma.whole_infinitive(), done: false },
        Voice::Active => {
            let front = if plural { &lemma.infinitive } else { &lemma.third };
            VerbWords { front: own(front), back: lemma.particle.clone().unwrap_or_default(), done: false }
        }
    }
}

/// The participle of the verb, as the text has it where it does.
pub(super) fn participle(clauses: &Clauses, clause: &Clause, telling: &Telling) -> String {
    let helper = Class::HAVE.with(Class::BE);
    let perfect = clause
        .predicate
        .finite
        .is_some_and(|finite| finite != clause.predicate.verb && clauses.is(finite, helper));
    if perfect { clauses.lower(clause.predicate.verb) } else { telling.lemma.whole_participle() }
}

/// Where the verbs end that follow the one at `from` in its part of the clause.
fn run_end(clauses: &Clauses, clause: &Clause, from: usize) -> usize {
    let grammar = &clauses.prepared.pack.grammar;
    let part = clause.parts.iter().find(|part| part.contains(&from));
    let end = part.map_or(from + 1, |part| part.end);
    let helps = |idx: &usize| {
        grammar.is_infinitive_helper(&clauses.lower(*idx)) || grammar.is_passive(&clauses.lower(*idx))
    };
    from + 1 + (from + 1..end).take_while(helps).count()
}
