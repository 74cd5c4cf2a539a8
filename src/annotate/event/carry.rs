//! What the text before an event tells of it: its day and its country.

use std::collections::HashMap;

use crate::annotate::{Annotations, EventMention, Modality, Prepared, TimexKind};
use crate::language::Country;
use crate::text::Span;
use crate::time::Grain;

/// Gives events without a time that of their paragraph, and events without a country the one that was named last.
pub(super) fn carry(prepared: &Prepared, found: &Annotations, events: &mut [EventMention]) {
    let blocks = &prepared.document.blocks;
    let block = |at: u32| blocks.partition_point(|block| block.span.end <= at);
    let main = main_country(found);
    for event in events {
        let begin = event.span.begin;
        let paragraph = blocks.get(block(begin)).map_or(0, |block| block.span.begin);
        let before = Span { begin: paragraph.min(begin), end: begin };
        if event.timex.is_none() && event.modality == Modality::Asserted && !event.earlier {
            event.timex = day_before(found, before);
        }
        if event.countries.is_empty() {
            event.countries.extend(last_country(found, before).or(main));
        }
        event.country = event.country.or(event.countries.first().copied());
    }
}

/// The last expression in `zone` that says on which day the story is.
fn day_before(found: &Annotations, zone: Span) -> Option<usize> {
    let timexes = &found.timexes;
    let after = timexes.partition_point(|timex| timex.span.begin < zone.end);
    let first = timexes.partition_point(|timex| timex.span.begin < zone.begin);
    (first..after).rev().find(|&idx| {
        let timex = &timexes[idx];
        let near = timex.grain.is_some_and(|grain| grain <= Grain::Week);
        near && !timex.vague
            && timex.interval.is_some()
            && matches!(timex.kind, TimexKind::Date | TimexKind::Time)
    })
}

/// The country named last in `zone`.
fn last_country(found: &Annotations, zone: Span) -> Option<Country> {
    /// Mentions further back than this many do not make a scene.
    const AROUND: usize = 20;
    let named = &found.countries;
    let after = named.partition_point(|named| named.span.begin < zone.end);
    let word = after.checked_sub(1).map(|idx| (named[idx].span.begin, named[idx].country));
    let mentions = &found.mentions;
    let after = mentions.partition_point(|mention| mention.span.begin < zone.end);
    let place = mentions[after.saturating_sub(AROUND)..after]
        .iter()
        .rev()
        .find_map(|mention| Some((mention.span.begin, mention.country?)));
    let last = word.into_iter().chain(place).max_by_key(|(at, _)| *at)?;
    (last.0 >= zone.begin).then_some(last.1)
}

/// The country that the document names most often.
fn main_country(found: &Annotations) -> Option<Country> {
    let mut counts: HashMap<Country, usize> = HashMap::new();
    let named = found.countries.iter().map(|named| named.country);
    for country in named.chain(found.mentions.iter().filter_map(|mention| mention.country)) {
        *counts.entry(country).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|&(country, count)| (count, std::cmp::Reverse(country)))
        .map(|(country, _)| country)
}
