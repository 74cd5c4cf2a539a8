//! Pronouns → the actor spoken of last that fits.

use super::memory::Memory;
use super::named;
use super::roster::Roster;
use crate::annotate::{ActorKind, Mention, MentionKind, Prepared};
use crate::language::{ActorWords, Gender};
use crate::text::Span;

/// A pronoun looks back so many sentences.
const FARTHEST: usize = 8;

/// The actor that the pronoun at `span` stands for. `plural` tells whether the verb beside it does.
pub(super) fn resolve(
    roster: &Roster,
    memory: &Memory,
    mentions: &[Mention],
    span: Span,
    plural: bool,
) -> Option<usize> {
    let words = &roster.prepared.pack.actors;
    let word = span.of(roster.prepared.text());
    if ActorWords::is(&words.speakers_own, word) || ActorWords::is(&words.said_before, word) {
        return memory.last();
    }
    let several = plural && ActorWords::is(&words.plural, word);
    let fits = |idx: usize| {
        let member = roster.member(idx);
        let body = matches!(member.actor.kind, ActorKind::Organisation | ActorKind::Country);
        if several {
            return member.plural || body;
        }
        let gender =
            if ActorWords::is(&words.masculine, word) { Gender::Masculine } else { Gender::Feminine };
        if member.actor.kind == ActorKind::Organisation {
            // "Die Konferenz …, sie lehne es ab": a body is spoken of by the gender of its noun.
            let noun = member.actor.name.split(' ').next().unwrap_or("");
            let of_body = words.noun_gender(noun).or_else(|| words.noun_gender(&member.actor.name));
            return of_body == Some(if gender == Gender::Masculine { 'm' } else { 'f' });
        }
        !member.plural && !body && member.gender.is_none_or(|known| known == gender)
    };
    let sure = |idx: usize| fits(idx) && (several || roster.member(idx).gender.is_some());
    nearest(roster.prepared, memory, mentions, span, sure)
        .or_else(|| nearest(roster.prepared, memory, mentions, span, fits))
        .or_else(|| memory.last())
}

/// The actor nearest before `span` that `fits`: sentence by sentence, in each who spoke there, then who
/// is named first, which most often is the subject.
fn nearest(
    prepared: &Prepared,
    memory: &Memory,
    mentions: &[Mention],
    span: Span,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let own = prepared.sentences.partition_point(|sentence| sentence.span.end <= span.begin);
    let first = own.saturating_sub(FARTHEST);
    let sentences = prepared.sentences.get(first..=own.min(prepared.sentences.len().checked_sub(1)?))?;
    sentences.iter().rev().find_map(|sentence| {
        let end = sentence.span.end.min(span.begin);
        let spoke = memory.within(sentence.span.begin, end).rev().find(|idx| fits(*idx));
        spoke.or_else(|| {
            let from = mentions.partition_point(|mention| mention.span.begin < sentence.span.begin);
            let named = mentions[from..].iter().take_while(|mention| mention.span.end <= end);
            let persons = named.filter(|mention| {
                mention.kind == MentionKind::Per && !named::is_quoted(prepared, mention.span)
            });
            // "Den Gründer [Jo Tal] wollte er nicht kennen" is of somebody else.
            let other = |mention: &&Mention| {
                sentence.span.end > span.begin && is_beside(prepared, mention.span, span)
            };
            persons
                .filter(|mention| !other(mention))
                .filter_map(|mention| mention.actor)
                .find(|idx| fits(*idx))
        })
    })
}

/// Whether the person at `name` is what something is done to in the clause of the pronoun at `span`.
fn is_beside(prepared: &Prepared, name: Span, span: Span) -> bool {
    let between = prepared.text().get(name.end as usize..span.begin as usize).unwrap_or("");
    let one_clause = !between.contains([',', ';', ':', '–', '„', '"']);
    one_clause && named::is_oblique(prepared, name.begin)
}
