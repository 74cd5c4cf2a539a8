//! How surely an editor would put an event on a timeline.
//!
//! An additive model: what speaks for and against an event adds up to its log odds. The weights were fitted by
//! logistic regression with a ridge penalty, and drawn together until the odds were true ones.

mod mark;
mod sense;
mod word;

use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::{EventMention, Modality, QuotationKind};
use crate::text::Span;

use super::said;
use super::setting::Scene;
use super::telling::{Candidate, Word};

use mark::Mark;
use sense::mark_sense;
use word::{is_leading, mark_word};

/// What a title is like does not make an event less sure than this.
const LEAST_BY_TITLE: f32 = 0.4;

/// … and one that leaves out what it needs, or does not say whom or what it is about, not surer than this.
const MOST_TORN: f32 = 0.65;

/// Log odds of an event without any mark.
const BASE: f32 = -0.7;

/// The probability of an event that a headline tells, which had `confidence` by itself.
pub(super) fn with_headline(confidence: f32) -> f32 {
    /// What a headline adds to the log odds.
    const HEADLINE: f32 = 1.0;
    probability((confidence / (1.0 - confidence)).ln() + HEADLINE)
}

/// How sure an event is.
pub(super) struct Sure {
    /// With its title.
    pub told: f32,
    /// Whatever its title leaves out.
    pub untitled: f32,
}

/// The probability that an editor would put the event on a timeline.
pub(super) fn confidence(
    scene: &Scene,
    sentence: usize,
    candidate: &Candidate,
    event: &EventMention,
) -> Sure {
    let mut marks = Vec::new();
    if event.is_torn {
        marks.push(Mark::Torn);
    }
    mark_setting(scene, sentence, event, &mut marks);
    let grain = event.timex.and_then(|idx| scene.found.timexes[idx].grain);
    mark_word(scene.clauses, candidate, event, grain, &mut marks);
    let main = scene.clauses.list[candidate.clause].kind == ClauseKind::Main;
    if sentence == 0 && main && matches!(candidate.word, Word::Verb(_)) {
        marks.push(Mark::News);
    }
    mark_telling(scene, event, &mut marks);
    mark_sense(scene, candidate, event, &mut marks);
    match scene.clauses.prepared.pack.events.frames[candidate.frame].weight {
        0 => {}
        1 => marks.push(Mark::Often),
        _ => marks.push(Mark::Mostly),
    }
    log::trace!("event {} {} {marks:?}", event.trigger.begin, event.title);
    let sum = |counts: &dyn Fn(Mark) -> bool| {
        let counted = marks.iter().filter(|mark| counts(**mark));
        probability(BASE + counted.map(|mark| mark.weight()).sum::<f32>())
    };
    // What only says too little is worth a place behind the others, but no first one.
    let least = sum(&|mark| !mark.is_of_title()).min(LEAST_BY_TITLE);
    // What reads wrong is never among the surest.
    let idle = [Mark::Empty, Mark::Anonymous, Mark::Vague, Mark::Anaphoric];
    let most = if event.is_torn || idle.iter().any(|mark| marks.contains(mark)) { MOST_TORN } else { 1.0 };
    Sure { told: sum(&|_| true).max(least).min(most), untitled: sum(&|mark| mark != Mark::Torn).max(least) }
}

fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// When, where and with whom.
fn mark_setting(scene: &Scene, sentence: usize, event: &EventMention, marks: &mut Vec<Mark>) {
    let timex = event.timex.map(|idx| &scene.found.timexes[idx]);
    let own = |span: Span| event.span.overlaps(span);
    match timex {
        Some(timex) if own(timex.span) && !timex.vague => marks.push(Mark::Dated),
        Some(timex) if timex.vague => marks.push(Mark::DatedLoosely),
        Some(_) => marks.push(Mark::DatedNearby),
        None => {}
    }
    if event.place.is_some_and(own) {
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
    match sentence {
        0 => marks.push(Mark::Opening),
        _ if is_leading(scene.clauses, event) => marks.push(Mark::Leading),
        _ => {}
    }
}

/// How it is told.
fn mark_telling(scene: &Scene, event: &EventMention, marks: &mut Vec<Mark>) {
    if said::quoted(scene.found, event.trigger.begin) == Some(QuotationKind::Direct) {
        marks.push(Mark::InDirect);
    }
    if said::announces(scene.found, event.trigger.begin) {
        marks.push(Mark::Announces);
    }
    match event.modality {
        Modality::Asserted | Modality::Planned => {}
        Modality::Hypothetical => marks.push(Mark::Hypothetical),
        Modality::Denied => marks.push(Mark::Denied),
    }
}
