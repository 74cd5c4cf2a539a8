//! The same event told twice in one article is one event.

use std::collections::HashMap;

use crate::annotate::{Annotations, EventMention, Modality, Prepared};
use crate::text::Span;

/// Events less sure than this are left out.
const LEAST: f32 = 0.4;

/// A second event in the same clause is kept from here on.
const LEAST_SECOND: f32 = 0.7;

/// Keeps what is sure enough: of one clause the surest event, of several tellings of one event the surest.
pub(super) fn settle(prepared: &Prepared, found: &Annotations, events: &mut Vec<EventMention>) {
    let words = |event: &EventMention| event.trigger.of(prepared.text()).to_lowercase();
    let mut order: Vec<usize> = (0..events.len()).filter(|&idx| events[idx].confidence >= LEAST).collect();
    order.sort_by(|&a, &b| events[b].confidence.total_cmp(&events[a].confidence).then(a.cmp(&b)));
    let mut kept: Vec<usize> = Vec::new();
    let mut clauses: HashMap<Span, Vec<usize>> = HashMap::new();
    let mut told: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for idx in order {
        let event = &events[idx];
        let beside = clauses.entry(event.span).or_default();
        if beside.iter().any(|&other| !stands_beside(event, &events[other])) {
            continue;
        }
        let same = told.entry((event.class.clone(), key_of(&words(event)))).or_default();
        if same.iter().any(|&other| is_same(found, event, &events[other])) {
            continue;
        }
        beside.push(idx);
        same.push(idx);
        kept.push(idx);
    }
    kept.sort_unstable();
    *events = kept.into_iter().map(|idx| events[idx].clone()).collect();
}

/// The beginning of a word, by which its forms are one word.
fn key_of(word: &str) -> String {
    /// Letters in which inflected forms agree.
    const LETTERS: usize = 7;
    word.chars().take(LETTERS).collect()
}

/// Whether two events of one clause are both worth a place: two classes, two times or places, and both sure.
fn stands_beside(event: &EventMention, surer: &EventMention) -> bool {
    event.confidence >= LEAST_SECOND && event.class != surer.class && event.timex != surer.timex
}

/// Whether two events of the same class and word are one: nothing that is said of both differs.
fn is_same(found: &Annotations, a: &EventMention, b: &EventMention) -> bool {
    let day = |event: &EventMention| event.timex.and_then(|idx| found.timexes[idx].interval);
    let times = day(a).zip(day(b)).is_none_or(|(a, b)| a.overlaps(&b));
    let country = a.country.zip(b.country).is_none_or(|(a, b)| a == b);
    let modality =
        a.modality == b.modality || a.modality != Modality::Denied && b.modality != Modality::Denied;
    times && country && modality
}
