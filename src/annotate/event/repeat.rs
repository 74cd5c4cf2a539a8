//! The same event told twice in one article is one event.

use foldhash::HashMap;

use crate::annotate::{Annotations, EventMention, Modality, Prepared};
use crate::text::Span;

/// Events less sure than this are left out.
const LEAST: f32 = 0.36;

/// Less sure ones than this are not even taken for the first telling of a surer one.
const LEAST_TOLD_TWICE: f32 = 0.3;

/// A second event in the same clause is kept from here on.
const LEAST_SECOND: f32 = 0.5;

/// Of two tellings of one event the first stays, unless the second is surer by more than this.
const FIRST: f32 = 0.12;

/// Keeps what is sure enough: of one clause the surest event, of several tellings of one event the first or surest.
pub(super) fn settle(prepared: &Prepared, found: &Annotations, events: &mut Vec<EventMention>) {
    events.retain(|event| event.confidence >= LEAST_TOLD_TWICE);
    keep_surest_of_clause(events);
    let mut told: HashMap<(String, String), Vec<usize>> = HashMap::default();
    let mut kept: Vec<Kept> = Vec::with_capacity(events.len());
    for (idx, event) in events.iter().enumerate() {
        let word = event.trigger.of(prepared.text()).to_lowercase();
        let same = told.entry((event.class.clone(), key_of(&word))).or_default();
        match same.iter().find(|&&slot| is_same(found, event, &events[kept[slot].idx])) {
            Some(&slot) => {
                let fuller = n_names(&events[kept[slot].idx].title) > n_names(&event.title);
                if event.confidence > kept[slot].surest + FIRST && !fuller {
                    kept[slot].idx = idx;
                }
                kept[slot].surest = kept[slot].surest.max(event.confidence);
            }
            None => {
                same.push(kept.len());
                kept.push(Kept { idx, surest: event.confidence });
            }
        }
    }
    let mut order: Vec<(usize, f32)> = kept.into_iter().map(|slot| (slot.idx, slot.surest)).collect();
    order.retain(|(_, surest)| *surest >= LEAST);
    order.sort_unstable_by_key(|(idx, _)| *idx);
    let settled = |(idx, surest): (usize, f32)| EventMention { confidence: surest, ..events[idx].clone() };
    *events = order.into_iter().map(settled).collect();
}

/// An event that is kept: where it is told best, and how sure its surest telling is.
struct Kept {
    idx: usize,
    surest: f32,
}

/// Leaves out what stands in the clause of a surer event without a class and a time of its own.
fn keep_surest_of_clause(events: &mut Vec<EventMention>) {
    let mut clauses: HashMap<Span, Vec<usize>> = HashMap::default();
    for (idx, event) in events.iter().enumerate() {
        clauses.entry(event.span).or_default().push(idx);
    }
    let mut dropped = vec![false; events.len()];
    for mut beside in clauses.into_values() {
        beside.sort_by(|&a, &b| events[b].confidence.total_cmp(&events[a].confidence).then(a.cmp(&b)));
        let surest = &events[beside[0]];
        for &idx in &beside[1..] {
            dropped[idx] = !stands_beside(&events[idx], surest);
        }
    }
    let mut at = 0;
    events.retain(|_| {
        at += 1;
        !dropped[at - 1]
    });
}

/// How many words of a title begin with a capital: of two titles of one event the one with more says more.
fn n_names(title: &str) -> usize {
    title.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count()
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
