//! Whether what a title tells is one event, and whether it reads by itself.

use chrono::Datelike as _;

use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::{EventMention, Modality};
use crate::language::NounClass;

use super::mark::Mark;
use crate::annotate::event::factuality;
use crate::annotate::event::known;
use crate::annotate::event::nearness;
use crate::annotate::event::party::Party;
use crate::annotate::event::setting::Scene;
use crate::annotate::event::telling::{Candidate, Word};

/// What lasts longer is no event of its time.
const LONGEST_SECONDS: i64 = 400 * 86_400;

/// Whether it is one event, and whether its title reads by itself.
pub(super) fn mark_sense(scene: &Scene, candidate: &Candidate, event: &EventMention, marks: &mut Vec<Mark>) {
    let timex = event.timex.map(|idx| &scene.found.timexes[idx]);
    let score = |word: &str| {
        word.split_once(':')
            .is_some_and(|(one, other)| one.parse::<u16>().is_ok() && other.parse::<u16>().is_ok())
    };
    if event.title.split(' ').any(score) {
        marks.push(Mark::Score);
    }
    if factuality::is_habit(scene.clauses, candidate, timex) {
        marks.push(Mark::Habitual);
    }
    if factuality::lasts(scene.clauses, candidate, timex) {
        marks.push(Mark::Lasting);
    }
    if timex.and_then(|timex| timex.stretch()).is_some_and(|stretch| stretch.seconds() > LONGEST_SECONDS) {
        marks.push(Mark::Long);
    }
    let anaphoric = &scene.clauses.prepared.pack.events.title.anaphoric;
    // "Dieses Unternehmen": it was told before which.
    let opens = |tokens: &Tokens| anaphoric.contains(&scene.clauses.lower(tokens.start));
    let points = match &candidate.word {
        Word::Verb(telling) => {
            telling.subject.party().is_some_and(|party| !party.by_pronoun && opens(&party.tokens))
        }
        Word::Noun(naming) => opens(&naming.phrase),
        Word::Attribute(attribute) => opens(&attribute.phrase),
    };
    if points
        || event.title.split(' ').any(|word| anaphoric.contains(&word.trim_end_matches(',').to_lowercase()))
        || is_of_nobody(scene, candidate, event)
    {
        marks.push(Mark::Anaphoric);
    }
    // "37-Jährige holt 1999 Gold": the age is that of today.
    let told = match &candidate.word {
        Word::Verb(telling) => telling.subject.party(),
        _ => None,
    };
    let over = timex.and_then(|timex| timex.interval).zip(scene.clauses.prepared.document.published.date);
    let over = over.is_some_and(|(told, published)| told.first_day().year() != published.year());
    let aged = |party: &Party| {
        party.by_pronoun
            && has_age(scene.clauses, party)
            && event.title.contains(|letter: char| letter.is_ascii_digit())
    };
    if over && told.is_some_and(aged) {
        marks.push(Mark::Aged);
    }
    match known::says_not_what(scene, candidate, event) {
        Some(known::Unsaid::Object) => marks.push(Mark::Empty),
        Some(known::Unsaid::Subject)
            if known::n_known(scene, candidate, event).is_none() && !known::is_topic(scene, &event.title) =>
        {
            marks.push(Mark::Anonymous);
        }
        _ => {}
    }
    let frame = &scene.clauses.prepared.pack.events.frames[candidate.frame];
    if timex.is_some_and(|timex| nearness::is_long_ago(scene.clauses.prepared, timex)) && !scene.is_history {
        marks.push(Mark::Background);
        marks.extend(frame.describes.then_some(Mark::Describes));
    }
    let over = timex.is_some_and(|timex| nearness::is_over(scene.clauses.prepared, timex));
    if over && event.modality == Modality::Planned {
        marks.push(Mark::Unmet);
    }
    if marks.contains(&Mark::Bare) {
        let party = match &candidate.word {
            Word::Verb(telling) => telling.subject.party().or(telling.object.as_ref()),
            _ => None,
        };
        /// A longer word is mostly a compound, which says which one.
        const LONG: usize = 12;
        let clauses = scene.clauses;
        let says = |idx: usize| clauses.is_named(idx) || clauses.word(idx).chars().count() >= LONG;
        let named = party.is_some_and(|party| party.tokens.clone().any(says));
        if !named && !known::is_topic(scene, &event.title) {
            marks.push(Mark::BareAside);
        }
    }
    if factuality::is_purpose(scene.clauses, candidate) {
        marks.push(Mark::Purpose);
    }
    if candidate.frame == scene.clauses.prepared.pack.events.dated()
        && event.modality == Modality::Hypothetical
    {
        marks.push(Mark::AnyPossible);
    }
    match known::n_known(scene, candidate, event) {
        Some(1) if !known::is_topic(scene, &event.title) => marks.push(Mark::Vague),
        Some(_) => marks.push(Mark::RatherVague),
        None => {}
    }
}

/// Whether a phrase tells how old somebody is: "die 37 Jahre alte Läuferin", "der 40-Jährige".
fn has_age(clauses: &Clauses, party: &Party) -> bool {
    let years = &clauses.prepared.pack.actors.years;
    party.tokens.clone().any(|idx| {
        let word = clauses.word(idx);
        let number = clauses.shape(idx) == Shape::Number && years.contains(clauses.word(idx + 1));
        number || word.starts_with(|first: char| first.is_ascii_digit()) && word.contains('-')
    })
}

/// Whether a title has a possessive and nobody before it to whom that may point: "Affäre mit [seinem] Rücktritt beendet".
fn is_of_nobody(scene: &Scene, candidate: &Candidate, event: &EventMention) -> bool {
    let (clauses, title) = (scene.clauses, event.title.as_str());
    let words = &clauses.prepared.pack.actors;
    let owned = title.split(' ').position(|word| words.owner_of(word).is_some());
    let Some(owned) = owned else { return false };
    let acts = |party: &Party| {
        let class = clauses.class_of_head(&party.tokens);
        let known = class.is_none() || matches!(class, Some(NounClass::Human | NounClass::Body));
        known || party.tokens.clone().any(|idx| clauses.is_named(idx))
    };
    let told = match &candidate.word {
        Word::Verb(telling) => telling.subject.party().is_some_and(acts),
        Word::Noun(_) | Word::Attribute(_) => false,
    };
    let named = || {
        scene.mentions_in(event.span).any(|idx| {
            let name = scene.found.mentions[idx].span.of(clauses.prepared.text());
            let last = name.split(' ').next_back().unwrap_or(name);
            title.split(' ').take(owned).any(|word| word == last)
        })
    };
    owned == 0 || !told && !named()
}
