//! What the text before an event tells of it: its day and its countries.

use crate::annotate::{Annotations, EventMention, Modality};
use crate::text::{Span, beginning_in};
use crate::time::Grain;

use super::nearness::is_to_come;
use super::setting::Scene;

/// Gives events without a time that of their paragraph, and events that name no country the one that was named last.
pub(super) fn carry(scene: &Scene, events: &mut [EventMention]) {
    for event in events {
        if event.timex.is_none() {
            event.timex = day_of_passage(scene, event);
        }
        if event.countries.is_empty() {
            event.countries.extend(scene.stage.country_near(event.span.begin));
        }
    }
}

/// The expression before an event in its paragraph that says on which day the story is, where it dates the event too.
pub(super) fn day_of_passage(scene: &Scene, event: &EventMention) -> Option<usize> {
    let (prepared, found) = (scene.clauses.prepared, scene.found);
    if event.modality != Modality::Asserted || event.earlier {
        return None;
    }
    let blocks = prepared.document.blocks();
    let begin = event.span.begin;
    let block = blocks.get(blocks.partition_point(|block| block.span.end <= begin));
    let paragraph = block.map_or(0, |block| block.span.begin);
    let before = Span { begin: paragraph.min(begin), end: begin };
    day_before(found, before).filter(|&idx| !is_to_come(prepared, &found.timexes[idx]))
}

/// The last expression in `zone` that says on which day the story is.
fn day_before(found: &Annotations, zone: Span) -> Option<usize> {
    let timexes = &found.timexes;
    beginning_in(timexes, zone, |timex| timex.span).rev().find(|&idx| {
        let timex = &timexes[idx];
        let near = timex.grain.is_some_and(|grain| grain <= Grain::Week);
        near && !timex.vague && timex.interval.is_some() && timex.point
    })
}
