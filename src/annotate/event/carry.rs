//! What the text before an event tells of it: its day and its countries.

use crate::annotate::{Annotations, EventMention, Modality};
use crate::text::{Span, beginning_in};
use crate::time::Grain;

use super::setting::{Scene, is_to_come};

/// Gives events without a time that of their paragraph, and events that name no country the one that was named last.
pub(super) fn carry(scene: &Scene, events: &mut [EventMention]) {
    let (prepared, found) = (scene.clauses.prepared, scene.found);
    let blocks = prepared.document.blocks();
    let block = |at: u32| blocks.partition_point(|block| block.span.end <= at);
    for event in events {
        let begin = event.span.begin;
        let paragraph = blocks.get(block(begin)).map_or(0, |block| block.span.begin);
        let before = Span { begin: paragraph.min(begin), end: begin };
        if event.timex.is_none() && event.modality == Modality::Asserted && !event.earlier {
            event.timex = day_before(found, before).filter(|&idx| !is_to_come(prepared, &found.timexes[idx]));
        }
        if event.countries.is_empty() {
            event.countries.extend(scene.stage.country_near(begin));
        }
    }
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
