//! Events: what happened, read from the clauses of the text.
//!
//! Clause by clause: the verb or nouns that tell an event in a sense that the phrases of the clause allow, whether it
//! happened, who, where and when, a title as an editor would write it, and how surely an editor would put it on a
//! timeline. What is told twice is kept once.

mod arranged;
mod aside;
mod attribute;
mod candidate;
mod carry;
mod check;
mod factuality;
mod headline;
mod known;
mod lead;
mod location;
mod naming;
mod nearness;
mod nominal;
mod opening;
mod party;
mod pieces;
mod repeat;
mod said;
mod salience;
mod setting;
mod stems;
mod telling;
mod title;
mod verb;
mod wording;

use crate::document::BlockKind;
use crate::text::Span;

use super::clause::Clauses;
use super::clause::structure::Clause;
use super::stage::Stage;
use super::{Annotations, EventMention, Modality, QuotationKind};

use candidate::candidates;
use naming::Standing;
use nearness::{is_over, is_to_come};
use opening::Lead;
use party::Subject;
use setting::Scene;
use telling::{Candidate, Word};
use title::Title;

/// A clause longer than this, in bytes, is no evidence anybody wants to read; its part with the trigger is.
const LONGEST_EVIDENCE: usize = 300;

/// The events of the document, in text order; `found` holds everything found before.
pub(super) fn find(clauses: &Clauses, found: &Annotations) -> Vec<EventMention> {
    let prepared = clauses.prepared;
    let stage = Stage::new(prepared, &found.mentions, &found.quotations);
    let scene = Scene {
        clauses,
        found,
        stage: &stage,
        is_history: nearness::is_history(prepared, &found.timexes),
        headline: known::headline(prepared),
        lead: Lead::of(prepared),
    };
    let mut events = Vec::new();
    for (index, clause) in clauses.list.iter().enumerate().take_while(|_| prepared.effort.spend(1)) {
        let Some(sentence) = sentence_of(clauses, clause) else { continue };
        if matches!(prepared.kinds[sentence], BlockKind::Boilerplate | BlockKind::Heading | BlockKind::Title)
        {
            continue;
        }
        for candidate in candidates(clauses, found, index) {
            events.extend(event(&scene, sentence, &candidate));
        }
    }
    repeat::settle(prepared, found, &mut events);
    carry::carry(&scene, &mut events);
    headline::retitle(clauses, found, &mut events);
    lead::retitle(clauses, found, &mut events);
    events
}

/// The sentence in which a clause begins.
fn sentence_of(clauses: &Clauses, clause: &Clause) -> Option<usize> {
    let first = clause.parts.first()?.start;
    clauses.prepared.sentences.partition_point(|sentence| sentence.tokens.start <= first).checked_sub(1)
}

fn event(scene: &Scene, sentence: usize, candidate: &Candidate) -> Option<EventMention> {
    let (clauses, prepared) = (scene.clauses, scene.clauses.prepared);
    let clause = &clauses.list[candidate.clause];
    let trigger = prepared.tokens[candidate.at].span;
    if is_only_said(scene, candidate, trigger.begin) || is_asked(clauses, sentence) {
        return None;
    }
    let span = evidence(clauses, candidate);
    let place = scene.place(clause, trigger.begin);
    let whole = prepared.sentences[sentence].span;
    let mut countries = scene.countries(span);
    if countries.is_empty() {
        countries = scene.countries(whole);
    }
    let dated = scene.timex(candidate);
    let since = if dated.is_none() { scene.since(candidate) } else { None };
    let timex = dated.or(since);
    let located = location::of_event(scene, candidate, timex);
    let frame = &prepared.pack.events.frames[candidate.frame];
    let participants = scene.participants(span);
    let title = title_of(scene, candidate, &participants)?;
    let by_verb = matches!(candidate.word, Word::Verb(_));
    let is_torn = title.is_torn
        || wording::lacks_other(clauses, &title.text)
        || check::is_broken(clauses, &title.text)
        || by_verb && check::is_misread(clauses, clause);
    let mut event = EventMention {
        span,
        trigger,
        title: title.text,
        is_torn,
        class: frame.class.clone(),
        participants,
        place: place.map(|idx| scene.found.mentions[idx].span),
        country: located.map(|located| located.country),
        country_basis: located.map(|located| located.basis),
        countries,
        timex,
        since: since.is_some(),
        modality: factuality::modality(clauses, candidate),
        earlier: factuality::is_earlier(clauses, candidate),
        rule: format!("event/{}/{}", frame.class, frame.name),
        confidence: 0.0,
        confidence_untitled: 0.0,
    };
    // What has to be on a day that is over was.
    if event.modality == Modality::Planned && factuality::must(clauses, candidate) && event.timex.is_some() {
        event.modality = Modality::Asserted;
    }
    // What is dated after publication is still to come, whatever its verb says.
    let dated = event.timex.map(|idx| &scene.found.timexes[idx]);
    if event.modality == Modality::Asserted && dated.is_some_and(|timex| is_to_come(prepared, timex)) {
        // "der im Mai ausgeschiedene Minister": it was done, on another day than was read.
        if matches!(candidate.word, Word::Attribute(_)) {
            return None;
        }
        event.modality = Modality::Planned;
    }
    // "Die Invasion von 1990 wird Gegenstand des Prozesses": what is long over is not planned.
    let by_noun = matches!(candidate.word, Word::Noun(_));
    if by_noun && event.modality == Modality::Planned && dated.is_some_and(|timex| is_over(prepared, timex)) {
        event.modality = Modality::Asserted;
    }
    let sure = salience::confidence(scene, candidate, &event);
    (event.confidence, event.confidence_untitled) = (sure.told, sure.untitled);
    Some(event)
}

/// Whether a word only announces a statement, which is an item of its own, or stands in words of somebody's own.
fn is_only_said(scene: &Scene, candidate: &Candidate, at: u32) -> bool {
    let frames = &scene.clauses.prepared.pack.events;
    let formal = candidate.frame != frames.dated();
    let speaker = matches!(&candidate.word, Word::Verb(telling) if telling.subject == Subject::Speaker);
    speaker
        || !formal
            && (said::announces(scene.found, at)
                || said::quoted(scene.found, at) == Some(QuotationKind::Direct))
}

/// Whether a sentence is a question.
fn is_asked(clauses: &Clauses, sentence: usize) -> bool {
    let tokens = &clauses.prepared.sentences[sentence].tokens;
    tokens.clone().last().is_some_and(|last| clauses.word(last) == "?")
}

/// The clause, with the infinitive that its title tells; where it is long the part that holds the trigger.
fn evidence(clauses: &Clauses, candidate: &Candidate) -> Span {
    let (prepared, clause) = (clauses.prepared, &clauses.list[candidate.clause]);
    let (first, last) = (&clause.parts[0], &clause.parts[clause.parts.len() - 1]);
    let bare = matches!(&candidate.word, Word::Verb(telling) if telling.object.is_none());
    let to_do = title::to_do(clauses, candidate.clause).filter(|_| bare);
    let end = to_do.and_then(|to_do| to_do.parts.last()).map_or(last.end, |part| part.end.max(last.end));
    let spans = [end, last.end].map(|end| prepared.span(first.start..end));
    if let Some(whole) = spans.into_iter().find(|span| span.len() <= LONGEST_EVIDENCE) {
        return whole;
    }
    let part = clause.parts.iter().find(|part| part.contains(&candidate.at)).unwrap_or(first);
    prepared.span(part.clone())
}

fn title_of(scene: &Scene, candidate: &Candidate, participants: &[usize]) -> Option<Title> {
    let clauses = scene.clauses;
    match &candidate.word {
        Word::Verb(telling) => title::of_clause(clauses, candidate.clause, telling),
        Word::Attribute(attribute) => attribute::title(clauses, attribute).map(Title::whole),
        Word::Noun(naming) => {
            let actors = &scene.found.actors;
            let named = participants.iter().filter_map(|&idx| actors.get(idx));
            let names: Vec<&str> = named.map(|actor| actor.name.as_str()).collect();
            let title = nominal::of_noun(clauses, naming, &names)?;
            // "beim Spiel in Bern": what the clause tells is something else.
            let is_torn = naming.standing == Standing::Background && naming.timex.is_none();
            Some(Title { text: with_place(scene, candidate, title), is_torn })
        }
    }
}

/// A title that says little by itself, with the place that its clause names: "Massenproteste in Bangkok".
fn with_place(scene: &Scene, candidate: &Candidate, title: String) -> String {
    let clauses = scene.clauses;
    let at = clauses.prepared.tokens[candidate.at].span.begin;
    let place = scene.place(&clauses.list[candidate.clause], at).map(|idx| scene.found.mentions[idx].span);
    let Some(place) = place.filter(|_| wording::is_unspecific(&title)) else { return title };
    let before = clauses.tokens_of(place).start.saturating_sub(1);
    let name = place.of(clauses.prepared.text());
    if title.contains(name) {
        return title;
    }
    let whole = format!("{title} {} {name}", clauses.lower(before));
    if whole.chars().count() <= wording::LONGEST { whole } else { title }
}
