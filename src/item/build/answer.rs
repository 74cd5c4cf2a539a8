//! What quotations answer → what items do.

use super::source::Source;
use crate::annotate::Quotation;
use crate::item::{Answered, Item, Kind};
use crate::text::Span;

/// An item that begins so many items before some words may still hold them.
const NEAR: usize = 8;

/// Notes on `items`, which stand in text order and have their identifiers, which of them they answer.
pub(super) fn note(source: &Source, items: &mut [Item]) {
    for own in &source.found.quotations {
        let Some(answer) = &own.answers else { continue };
        let answered = quotation_of(source, answer.to).and_then(|other| item_of(source, items, other));
        let (Some(at), Some(to)) = (item_of(source, items, own), answered) else { continue };
        if to != at && items[to].speaker != items[at].speaker {
            let item = items[to].id.clone();
            items[at].answers = Some(Answered { item, rule: answer.rule.clone() });
        }
    }
}

/// The quotation whose content runs from the first byte of `words` to the last.
fn quotation_of<'a>(source: &Source<'a>, words: Span) -> Option<&'a Quotation> {
    let begin = |quotation: &Quotation| quotation.content.first().map_or(0, |span| span.begin);
    let quotations = &source.found.quotations;
    let first = quotations.partition_point(|quotation| begin(quotation) < words.begin);
    let mut near = quotations[first..].iter().take_while(|quotation| begin(quotation) == words.begin);
    near.find(|quotation| quotation.content.last().is_some_and(|last| last.end == words.end))
}

/// The statement of who speaks in a quotation that holds its first words.
fn item_of(source: &Source, items: &[Item], quotation: &Quotation) -> Option<usize> {
    let words = *quotation.content.first()?;
    let speaker = source.id(quotation.speaker?);
    let begins = |item: &Item| spans(item).first().is_some_and(|first| first.begin < words.end);
    let behind = items.partition_point(begins);
    let holds = |item: &Item| {
        let is_said = matches!(item.kind, Kind::Statement(_)) && item.speaker == speaker;
        is_said && spans(item).iter().any(|span| span.overlaps(words))
    };
    (behind.saturating_sub(NEAR)..behind).rev().find(|&at| holds(&items[at]))
}

/// Where an item stands in its document.
fn spans(item: &Item) -> &[Span] {
    item.evidence.first().map_or(&[], |evidence| &evidence.spans)
}
