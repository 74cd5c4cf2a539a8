//! How surely an editor would put an event on a timeline.
//!
//! An additive model: what speaks for and against an event adds up to its log odds. It asks whether it is news (where in
//! the article it stands, whether the headline speaks of it), whether its day and place are told or only taken over, and
//! whether its title says enough. The weights were fitted by logistic regression with a ridge penalty, drawn together until
//! the odds were true ones, and those of the standing and the time set by counts of what news tell.

mod mark;
mod sense;
mod setting;
mod word;

use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::{EventMention, Modality, QuotationKind};

use super::said;
use super::setting::Scene;
use super::telling::{Candidate, Word};

use mark::Mark;
use sense::mark_sense;
use setting::{mark_setting, mark_standing, mark_time};
use word::mark_word;

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
pub(super) fn confidence(scene: &Scene, candidate: &Candidate, event: &EventMention) -> Sure {
    let mut marks = Vec::new();
    if event.is_torn {
        marks.push(Mark::Torn);
    }
    let opens = scene.lead.opens(event.span);
    mark_time(scene, candidate, event, &mut marks);
    mark_setting(scene, event, &mut marks);
    mark_standing(scene, event, &mut marks);
    let grain = event.timex.and_then(|idx| scene.found.timexes[idx].grain);
    mark_word(scene, candidate, event, grain, &mut marks);
    let main = scene.clauses.list[candidate.clause].kind == ClauseKind::Main;
    if opens && main && matches!(candidate.word, Word::Verb(_)) {
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
