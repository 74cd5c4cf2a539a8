//! Through which medium and where something was said.

use super::source::Source;
use crate::annotate::{MentionKind, Quotation};
use crate::text::Span;

/// How many tokens before a platform's name the words "auf der Plattform" may take.
const NEAR: usize = 3;

/// The words that announce a quotation, without what was said.
pub(super) fn announcing(quotation: &Quotation) -> impl Iterator<Item = Span> {
    let frames = if quotation.frame.is_empty() { &quotation.cue } else { &quotation.frame };
    frames.iter().copied()
}

/// The medium or occasion as the announcing words name it: "Pressekonferenz", "X", "RIA".
pub(super) fn medium(source: &Source, quotation: &Quotation) -> Option<String> {
    announcing(quotation).find_map(|span| medium_in(source, span)).map(str::to_owned)
}

fn medium_in<'a>(source: &Source<'a>, span: Span) -> Option<&'a str> {
    let (prepared, rules) = (source.prepared, &source.prepared.pack.scenes);
    source.tokens_in(span).find_map(|idx| {
        let word = prepared.word(idx);
        if rules.platforms.contains(word) {
            let before =
                (idx.saturating_sub(NEAR)..idx).any(|at| rules.platform_before.contains(prepared.word(at)));
            return before.then_some(word);
        }
        if rules.is_outlet(word) {
            return Some(outlet_after(source, idx).unwrap_or(word));
        }
        rules.is_occasion(word).then_some(word)
    })
}

/// The name that follows the noun at `idx`: "der Nachrichtenagentur RIA".
fn outlet_after<'a>(source: &Source<'a>, idx: usize) -> Option<&'a str> {
    let end = source.prepared.tokens.get(idx)?.span.end;
    let mentions = &source.found.mentions;
    let next = mentions.get(mentions.partition_point(|mention| mention.span.begin < end))?;
    // A blank and an opening quotation mark may stand between.
    let near = next.span.begin - end <= 5 && matches!(next.kind, MentionKind::Org | MentionKind::Oth);
    near.then(|| next.span.of(source.text()))
}

/// The place where it was said: the first place named in the announcing words behind a preposition of place.
pub(super) fn place(source: &Source, quotation: &Quotation) -> Option<String> {
    let (mentions, rules) = (&source.found.mentions, &source.prepared.pack.scenes);
    let mut named = announcing(quotation).flat_map(|span| source.mentions_in(span)).map(|idx| &mentions[idx]);
    let place = named.find(|mention| {
        let before = source.tokens_in(mention.span).start.checked_sub(1);
        mention.kind == MentionKind::Loc
            && before.is_some_and(|at| rules.places.contains(source.prepared.word(at)))
    })?;
    Some(place.span.of(source.text()).to_owned())
}
