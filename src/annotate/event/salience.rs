//! How surely an editor would put an event on a timeline.
//!
//! An additive model: what speaks for and against an event adds up to its log odds. The weights were fitted by
//! logistic regression with a ridge penalty, and drawn together until the odds were true ones.

use crate::annotate::clause::Clauses;
use crate::annotate::{EventMention, Modality, QuotationKind};
use crate::language::VerbForm;
use crate::text::Span;

use super::frame::Frame;
use super::setting::{Scene, is_background};
use super::trigger::{Trigger, TriggerWord};

/// What speaks for or against an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Its clause says when, exactly.
    Dated,
    /// Its clause says when, loosely; or its sentence does.
    DatedNearby,
    /// Its clause names the place.
    Placed,
    /// Its clause names a country.
    Country,
    /// Its clause names several.
    Countries,
    /// Somebody named takes part.
    Participants,
    /// It stands in the first sentence.
    Opening,
    /// It stands in one of the next sentences.
    Early,
    /// Verb in the present or past.
    Finite,
    /// Verb in the perfect or passive.
    Participle,
    /// Verb in the infinitive.
    Infinitive,
    /// It is said to whom or what it happens.
    Theme,
    /// It is not.
    Nobody,
    /// Noun with attributes behind it.
    Attributed,
    /// Noun without article or adjective.
    Bare,
    /// Noun with no more than its article.
    Lone,
    /// Noun behind a preposition.
    Background,
    /// Noun that is the last part of a compound.
    Compound,
    /// Noun in the plural.
    Plural,
    /// Noun beside a verb that says that it happens.
    Told,
    /// Noun in a clause that says that it takes place.
    Happens,
    /// In a clause that depends on another.
    Subordinate,
    /// Somebody's own words.
    InDirect,
    /// What somebody said, in the words of the article.
    InIndirect,
    /// To come.
    Planned,
    /// Only possible.
    Hypothetical,
    /// Said not to be.
    Denied,
    /// Its class is mostly on timelines.
    Mostly,
}

impl Mark {
    /// What the mark adds to the log odds.
    fn weight(self) -> f32 {
        match self {
            Self::Dated => 0.9,
            Self::DatedNearby => 0.4,
            Self::Placed => 0.2,
            Self::Country => 0.4,
            Self::Countries => 0.4,
            Self::Participants => 0.2,
            Self::Opening => 0.8,
            Self::Early => 0.1,
            Self::Finite => 0.2,
            Self::Participle => 0.4,
            Self::Infinitive => 0.2,
            Self::Theme => 0.4,
            Self::Nobody => -0.4,
            Self::Attributed => 0.2,
            Self::Bare => -0.2,
            Self::Lone => -0.3,
            Self::Background => 0.1,
            Self::Compound => 0.1,
            Self::Plural => -0.4,
            Self::Told => 0.1,
            Self::Happens => 0.5,
            Self::Subordinate => -0.2,
            Self::InDirect => -0.9,
            Self::InIndirect => -0.1,
            Self::Planned => 0.0,
            Self::Hypothetical => -0.4,
            Self::Denied => -0.7,
            Self::Mostly => 0.2,
        }
    }
}

/// Log odds of an event without any mark.
const BASE: f32 = -0.45;

/// The probability that an editor would put the event on a timeline.
pub(super) fn confidence(
    scene: &Scene,
    sentence: usize,
    frame: &Frame,
    trigger: &Trigger,
    event: &EventMention,
) -> f32 {
    let mut marks = Vec::new();
    mark_setting(scene, sentence, event, &mut marks);
    mark_word(scene.clauses, frame, trigger, &mut marks);
    mark_telling(scene, frame, event, &mut marks);
    if scene.clauses.prepared.pack.events.rules[trigger.rule].weight > 1 {
        marks.push(Mark::Mostly);
    }
    log::trace!("event {} {} {marks:?}", event.trigger.begin, event.title);
    let odds = BASE + marks.iter().map(|mark| mark.weight()).sum::<f32>();
    1.0 / (1.0 + (-odds).exp())
}

/// When, where and with whom.
fn mark_setting(scene: &Scene, sentence: usize, event: &EventMention, marks: &mut Vec<Mark>) {
    let timex = event.timex.map(|idx| &scene.found.timexes[idx]);
    let own = |span: Span| event.span.overlaps(span);
    match timex {
        Some(timex) if own(timex.span) && !timex.vague => marks.push(Mark::Dated),
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
        1..=3 => marks.push(Mark::Early),
        _ => {}
    }
}

/// The word that announces it and what stands around it.
fn mark_word(clauses: &Clauses, frame: &Frame, trigger: &Trigger, marks: &mut Vec<Mark>) {
    match &trigger.word {
        TriggerWord::Verb { form, theme, .. } => {
            marks.push(match form {
                VerbForm::Finite | VerbForm::Reported => Mark::Finite,
                VerbForm::Participle => Mark::Participle,
                VerbForm::Infinitive => Mark::Infinitive,
            });
            marks.push(if theme.is_some() { Mark::Theme } else { Mark::Nobody });
        }
        TriggerWord::Noun { noun, core, end } => {
            let attributed = *end > core.end;
            let mood = &clauses.prepared.pack.events.mood;
            let told = frame.tokens(clauses).any(|idx| mood.occurrence.contains(clauses.word(idx)));
            let happens = frame.tokens(clauses).any(|idx| mood.happens.contains(clauses.word(idx)));
            let found = [
                (attributed, Mark::Attributed),
                (core.len() == 1, Mark::Bare),
                (core.len() == 2 && !attributed, Mark::Lone),
                (is_background(clauses, core), Mark::Background),
                (noun.cut > 0, Mark::Compound),
                (noun.plural, Mark::Plural),
                (told, Mark::Told),
                (happens, Mark::Happens),
            ];
            marks.extend(found.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark));
        }
    }
}

/// How it is told.
fn mark_telling(scene: &Scene, frame: &Frame, event: &EventMention, marks: &mut Vec<Mark>) {
    if frame.subordinate {
        marks.push(Mark::Subordinate);
    }
    match scene.quoted(event.trigger.begin) {
        Some(QuotationKind::Direct) => marks.push(Mark::InDirect),
        Some(QuotationKind::Reported) | None => {}
        Some(_) => marks.push(Mark::InIndirect),
    }
    match event.modality {
        Modality::Asserted => {}
        Modality::Planned => marks.push(Mark::Planned),
        Modality::Hypothetical => marks.push(Mark::Hypothetical),
        Modality::Denied => marks.push(Mark::Denied),
    }
}
