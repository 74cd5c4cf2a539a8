//! What the time, the place and the standing of an event say of it.

use crate::annotate::clause::structure::{ClauseKind, Tense};
use crate::annotate::event::carry;
use crate::annotate::event::known;
use crate::annotate::event::setting::Scene;
use crate::annotate::event::telling::{Candidate, Word};
use crate::annotate::{Derivation, EventMention, MentionKind, Modality, Timex, TimexKind};
use crate::text::Span;
use crate::time::Grain;

use super::mark::Mark;

/// When.
pub(super) fn mark_time(scene: &Scene, candidate: &Candidate, event: &EventMention, marks: &mut Vec<Mark>) {
    let own = |span: Span| event.span.overlaps(span);
    // "gegen 11.40 Uhr", of which day the text tells elsewhere.
    let clock = |timex: &Timex| {
        timex.kind == TimexKind::Time
            && match timex.derivation {
                Derivation::FromTimex(day) | Derivation::FromScene(day) => !own(day),
                Derivation::AssumedPublication(_) => true,
                _ => false,
            }
    };
    match event.timex.map(|idx| &scene.found.timexes[idx]) {
        Some(timex) if timex.vague => marks.push(Mark::DatedLoosely),
        Some(timex) if own(timex.span) && clock(timex) => marks.push(Mark::Clock),
        Some(timex) if own(timex.span) => marks.push(Mark::Dated),
        Some(_) => marks.push(Mark::DatedNearby),
        None if is_done_by_name(scene, candidate, event) => {
            if carry::day_of_passage(scene, event).is_some() {
                marks.push(Mark::Passage);
            } else if scene.lead.leads(event.span) {
                marks.push(Mark::NewsOfDay);
            }
        }
        None => {}
    }
}

/// Whether a main clause tells as over what somebody named has done.
fn is_done_by_name(scene: &Scene, candidate: &Candidate, event: &EventMention) -> bool {
    let clause = &scene.clauses.list[candidate.clause];
    let Word::Verb(telling) = &candidate.word else { return false };
    let over = clause.predicate.tense == Tense::Past && clause.predicate.modal.is_none();
    let told = clause.kind == ClauseKind::Main && event.modality == Modality::Asserted && !event.earlier;
    let party = telling.subject.party().filter(|party| !party.by_pronoun);
    over && told
        && party.is_some_and(|party| {
            let span = scene.clauses.prepared.span(party.tokens.clone());
            let mut named = scene.mentions_in(span).map(|idx| &scene.found.mentions[idx]);
            named.any(|mention| mention.kind != MentionKind::Loc && mention.actor.is_some())
        })
}

/// Where and with whom.
pub(super) fn mark_setting(scene: &Scene, event: &EventMention, marks: &mut Vec<Mark>) {
    if event.place.is_some_and(|place| event.span.overlaps(place)) {
        marks.push(Mark::Placed);
    }
    match event.countries.len() {
        0 => {}
        1 => marks.push(Mark::Country),
        _ => marks.push(Mark::Countries),
    }
    if !event.participants.is_empty() {
        marks.push(Mark::Participants);
    }
    if known::n_of_headline(scene, &event.title) >= 2 {
        marks.push(Mark::Headlined);
    }
}

/// Where in the article.
pub(super) fn mark_standing(scene: &Scene, event: &EventMention, marks: &mut Vec<Mark>) {
    if scene.lead.opens(event.span) {
        marks.push(Mark::Opening);
    } else if scene.lead.leads(event.span) {
        marks.push(Mark::Leading);
    } else {
        let grain = event.timex.and_then(|idx| scene.found.timexes[idx].grain);
        marks.extend((grain > Some(Grain::Month)).then_some(Mark::Year));
    }
}
