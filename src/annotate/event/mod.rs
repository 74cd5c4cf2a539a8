//! Events: what happened, by trigger.
//!
//! Clause by clause: the words that announce an event, then who, where and when, a title, and how surely an editor
//! would put it on a timeline. What is told twice is kept once.

mod carry;
mod decline;
mod frame;
mod phrase;
mod repeat;
mod salience;
mod setting;
mod title;
mod trigger;

use crate::document::BlockKind;
use crate::language::{Class, VerbForm};
use crate::text::Span;

use super::clause::Clauses;
use super::{Annotations, EventMention, Modality};

use frame::{Frame, frames};
use setting::{Scene, is_to_come};
use trigger::{Trigger, TriggerWord, triggers};

/// A clause longer than this, in bytes, is no evidence anybody wants to read; its part with the trigger is.
const LONGEST_EVIDENCE: usize = 300;

/// The events of the document, in text order; `found` holds everything found before.
pub(super) fn find(clauses: &Clauses, found: &Annotations) -> Vec<EventMention> {
    let prepared = clauses.prepared;
    let mut events = Vec::new();
    for (idx, sentence) in prepared.sentences.iter().enumerate().take_while(|_| prepared.effort.spend(1)) {
        if matches!(prepared.kinds[idx], BlockKind::Boilerplate | BlockKind::Heading | BlockKind::Title) {
            continue;
        }
        let scene = Scene { clauses, found, sentence: sentence.span };
        for frame in frames(clauses, sentence.tokens.clone()) {
            in_frame(&scene, idx, &frame, &mut events);
        }
    }
    repeat::settle(prepared, found, &mut events);
    carry::carry(prepared, found, &mut events);
    events
}

fn in_frame(scene: &Scene, sentence: usize, frame: &Frame, events: &mut Vec<EventMention>) {
    let (clauses, found) = (scene.clauses, scene.found);
    let name_at = |idx: usize| {
        let begin = clauses.prepared.tokens.get(idx)?.span.begin;
        let after = found.mentions.partition_point(|mention| mention.span.begin <= begin);
        let mention = &found.mentions[after.checked_sub(1)?];
        let inside = mention.span.end > begin && mention.kind != super::MentionKind::Oth;
        inside.then(|| clauses.tokens_of(mention.span))
    };
    for trigger in triggers(clauses, frame, name_at) {
        let event = event(scene, sentence, frame, &trigger);
        if !is_empty(&trigger, &event) {
            events.push(event);
        }
    }
}

/// Whether a verb tells neither to whom, nor when, nor where: nothing for a timeline.
fn is_empty(trigger: &Trigger, event: &EventMention) -> bool {
    let nobody = matches!(trigger.word, TriggerWord::Verb { theme: None, agent: None, .. });
    nobody && event.timex.is_none() && event.place.is_none()
}

fn event(scene: &Scene, sentence: usize, frame: &Frame, trigger: &Trigger) -> EventMention {
    let (clauses, prepared) = (scene.clauses, scene.clauses.prepared);
    let span = evidence(clauses, frame, trigger);
    let place = scene.place(frame, trigger.at);
    let place_country = place.and_then(|idx| scene.found.mentions[idx].country);
    let mut countries = scene.countries(span);
    if countries.is_empty() {
        countries = scene.countries(scene.sentence);
    }
    let rule = &prepared.pack.events.rules[trigger.rule];
    let mut event = EventMention {
        span,
        trigger: prepared.tokens[trigger.at].span,
        title: title_of(scene, frame, trigger, place),
        class: rule.name.clone(),
        participants: scene.participants(span),
        place: place.map(|idx| scene.found.mentions[idx].span),
        country: place_country.or(countries.first().copied()),
        countries,
        timex: scene.timex(frame, trigger),
        modality: scene.modality(frame, trigger),
        earlier: scene.is_earlier(frame, trigger),
        rule: format!("event/{}", rule.name),
        confidence: 0.0,
    };
    // What is dated after publication is still to come, whatever its verb says.
    let dated = event.timex.map(|idx| &scene.found.timexes[idx]);
    if event.modality == Modality::Asserted && dated.is_some_and(|timex| is_to_come(prepared, timex)) {
        event.modality = Modality::Planned;
    }
    event.confidence = salience::confidence(scene, sentence, frame, trigger, &event);
    event
}

/// The clause, or where it is long the part that holds the trigger.
fn evidence(clauses: &Clauses, frame: &Frame, trigger: &Trigger) -> Span {
    let whole = frame.span(clauses);
    if whole.len() <= LONGEST_EVIDENCE {
        whole
    } else {
        clauses.prepared.span(frame.piece_of(trigger.at).clone())
    }
}

/// The title: what happened to whom; where that is not said, where it happened.
fn title_of(scene: &Scene, frame: &Frame, trigger: &Trigger, place: Option<usize>) -> String {
    let clauses = scene.clauses;
    let mut title = match &trigger.word {
        TriggerWord::Noun { noun, core, end } => title::from_noun(clauses, *noun, core, *end),
        TriggerWord::Verb { verb, theme: None, agent: Some(agent), .. } => {
            title::by_whom(clauses, &clauses.prepared.pack.events.verbs[*verb], agent)
        }
        TriggerWord::Verb { verb, form, passive, theme, .. } => {
            let verb = &clauses.prepared.pack.events.verbs[*verb];
            let nominative = !verb.deed || *passive && *form == VerbForm::Participle;
            title::from_verb(clauses, verb, theme.as_ref(), nominative)
        }
    };
    let fits = |title: &str, more: &str| title.len() + more.len() < title::LONGEST;
    if let TriggerWord::Verb { verb, .. } = &trigger.word
        && !clauses.prepared.pack.events.verbs[*verb].deed
        && let Some(company) = title::company(clauses, frame.piece_of(trigger.at))
        && fits(&title, company)
    {
        title = format!("{title} {company}");
    }
    let place = place.filter(|_| may_name_place(clauses, trigger));
    let deed = matches!(&trigger.word, TriggerWord::Verb { verb, .. } if clauses.prepared.pack.events.verbs[*verb].deed);
    let place = place.and_then(|idx| place_phrase(scene, frame, scene.found.mentions[idx].span, deed));
    if let Some((_, phrase)) = place.filter(|(name, phrase)| !title.contains(name) && fits(&title, phrase)) {
        title = format!("{title} {phrase}");
    }
    let alone = !title.contains(' ');
    if let Some(meeting) = title::between(clauses, &title, &names_of(scene, frame))
        .filter(|_| alone && is_meeting(clauses, trigger))
    {
        title = meeting;
    }
    match names_of(scene, frame).first().filter(|_| !title.contains(' ')) {
        Some(name) if fits(name, &title) => format!("{name}: {title}"),
        _ => title,
    }
}

/// Whether those named in the clause are those who meet.
fn is_meeting(clauses: &Clauses, trigger: &Trigger) -> bool {
    clauses.prepared.pack.events.rules[trigger.rule].joint
}

/// The names of those who take part, in text order.
fn names_of<'a>(scene: &Scene<'a>, frame: &Frame) -> Vec<&'a str> {
    let actors = &scene.found.actors;
    let participants = scene.participants(frame.span(scene.clauses));
    participants.iter().filter_map(|&idx| actors.get(idx)).map(|actor| actor.name.as_str()).collect()
}

/// Whether a place of the clause is the event's: not where the noun is the object of a preposition.
fn may_name_place(clauses: &Clauses, trigger: &Trigger) -> bool {
    match &trigger.word {
        TriggerWord::Verb { .. } => true,
        TriggerWord::Noun { core, .. } => {
            setting::is_background(clauses, core)
                || !core.start.checked_sub(1).is_some_and(|before| clauses.is(before, Class::PREPOSITION))
        }
    }
}

/// The place at `span` of the clause, by itself and with its preposition: "nach Bayern", "in der Türkei"; a `deed` is
/// done where somebody is, not where somebody goes.
fn place_phrase<'a>(scene: &Scene<'a>, frame: &Frame, span: Span, deed: bool) -> Option<(&'a str, &'a str)> {
    /// Words that the preposition and an article take.
    const BEFORE: usize = 2;
    let clauses = scene.clauses;
    let tokens = clauses.tokens_of(span);
    let inside = frame.hull().contains(&tokens.start);
    let words = &clauses.prepared.pack.events.title;
    let opens = |word: &str| {
        let among = |places: &[String]| places.iter().any(|place| place == word);
        among(&words.places) && !(deed && among(&words.goals))
    };
    let first = (tokens.start.saturating_sub(BEFORE)..tokens.start)
        .rev()
        .find(|&idx| opens(clauses.word(idx)) && frame.hull().contains(&idx));
    let text = clauses.prepared.text();
    let phrase = clauses.prepared.span(first?..tokens.end).of(text);
    inside.then_some((span.of(text), phrase))
}
