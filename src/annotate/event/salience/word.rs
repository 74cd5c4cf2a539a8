//! What the word that announces an event says of it.

use crate::annotate::EventMention;
use crate::annotate::clause::structure::{ClauseKind, Voice};
use crate::time::Grain;

use super::mark::Mark;
use crate::annotate::event::naming::Standing;
use crate::annotate::event::setting::Scene;
use crate::annotate::event::telling::{Candidate, Word};
use crate::annotate::event::wording;

/// The word that announces it and what stands around it.
pub(super) fn mark_word(
    scene: &Scene,
    candidate: &Candidate,
    event: &EventMention,
    grain: Option<Grain>,
    marks: &mut Vec<Mark>,
) {
    let clauses = scene.clauses;
    let clause = &clauses.list[candidate.clause];
    let events = &clauses.prepared.pack.events;
    match &candidate.word {
        Word::Verb(telling) => {
            marks.push(match clause.predicate.voice {
                Voice::Active => Mark::Active,
                Voice::Passive => Mark::Passive,
                Voice::State => Mark::State,
            });
            if telling.subject.party().is_none() {
                marks.push(Mark::Nobody);
            }
            if telling.subject.party().is_some_and(|party| party.by_pronoun) {
                marks.push(Mark::Pronoun);
            }
            if event.title.split(' ').nth(2).is_none() {
                marks.push(Mark::Bare);
            }
            if candidate.frame == events.dated() {
                marks.push(Mark::AnyVerb);
                if grain.is_some_and(|grain| grain > Grain::Month) {
                    marks.push(Mark::Coarse);
                }
                // "Hincapie legt zurück": what, is not told.
                let says =
                    |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
                if !event.title.split(' ').skip(1).any(says) {
                    marks.push(Mark::Anonymous);
                }
                if !scene.lead.leads(event.span) {
                    marks.push(Mark::Late);
                }
            }
        }
        Word::Attribute(_) => {
            marks.extend([Mark::Passive, Mark::Subordinate, Mark::Beside, Mark::Participle]);
        }
        Word::Noun(naming) => {
            let found = [
                (true, Mark::Noun),
                (naming.phrase.end > naming.head + 1, Mark::Attributed),
                ((naming.head + 1..naming.phrase.end).any(|idx| clauses.is_named(idx)), Mark::Named),
                (naming.noun.cut > 0, Mark::Compound),
                (naming.noun.plural, Mark::Plural),
                (wording::is_unspecific(&event.title) && naming.noun.cut == 0, Mark::Unspecific),
                (naming.standing == Standing::Told, Mark::Told),
                (naming.standing == Standing::Other, Mark::Beside),
                (naming.timex.is_some(), Mark::OwnTime),
            ];
            marks.extend(found.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark));
        }
    }
    match clause.kind {
        ClauseKind::Main => {}
        ClauseKind::Relative => marks.push(Mark::Relative),
        ClauseKind::Infinitive => marks.push(Mark::Infinitive),
        _ => marks.push(Mark::Subordinate),
    }
}
