//! Who is behind names, offices and pronouns.
//!
//! First the people of the document: every full name is one person, with the office and country that stand
//! beside the name. Then family names alone, bodies and states. Last the sources of quotations, in the order of the
//! text: a name, an office ("the chancellor"), a pronoun, a body, or people without a name.

mod cast;
mod role;
mod source;

use super::{LocalActor, Mention, MentionKind, Prepared, Quotation};
use crate::text::Span;

use cast::Cast;

/// Mentions and quotations that point to actors, and the actors.
pub(super) struct Resolved {
    /// The mentions, with actor and country where they are known.
    pub mentions: Vec<Mention>,
    /// The quotations, with speaker and addressees.
    pub quotations: Vec<Quotation>,
    /// One entry for each person or body.
    pub actors: Vec<LocalActor>,
}

/// Finds the actors of a document and points mentions and quotations to them.
pub(super) fn resolve(
    prepared: &Prepared,
    mut mentions: Vec<Mention>,
    mut quotations: Vec<Quotation>,
) -> Resolved {
    let mut cast = Cast::new(prepared);
    name_people(&mut cast, &mut mentions);
    name_families(&mut cast, &mut mentions);
    name_bodies(&mut cast, &mut mentions);
    cast.sort_occurrences();
    let sources = source::Sources::new(&mentions);
    for quotation in &mut quotations {
        quotation.speaker = sources.actor(&mut cast, quotation, &quotation.source);
        quotation.addressees.extend(sources.actor(&mut cast, quotation, &quotation.addressee));
        cast.remember(quotation.speaker);
    }
    cast.place_the_rest(&mentions);
    for mention in &mut mentions {
        let actor = mention.actor.and_then(|actor| cast.actors.get(actor));
        mention.country = mention.country.or_else(|| actor.and_then(|actor| actor.country));
    }
    Resolved { mentions, quotations, actors: cast.actors }
}

/// Full names first, so that a family name finds its bearer wherever the full name stands.
fn name_people(cast: &mut Cast, mentions: &mut [Mention]) {
    let is_person = |mention: &&mut Mention| mention.kind == MentionKind::Per;
    for mention in mentions.iter_mut().filter(is_person) {
        let tokens = cast.tokens_of(mention.span);
        if tokens.len() > 1 {
            mention.actor = Some(cast.full_name(tokens));
        }
    }
    for mention in mentions.iter_mut().filter(is_person) {
        let tokens = cast.tokens_of(mention.span);
        if mention.actor.is_none() {
            mention.actor = Some(cast.family_name(tokens));
        }
    }
}

/// Family names that no phase before has seen: those of people named in full, and those of holders of office.
fn name_families(cast: &mut Cast, mentions: &mut Vec<Mention>) {
    let taken: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    let mut taken = taken.iter().peekable();
    for at in 0..cast.prepared.tokens.len() {
        let span = cast.prepared.tokens[at].span;
        while taken.next_if(|mention| mention.end <= span.begin).is_some() {}
        if taken.peek().is_some_and(|mention| mention.overlaps(span)) || !cast.is_family_name(at) {
            continue;
        }
        let actor = Some(cast.family_name(at..at + 1));
        let rule = "family-name".to_owned();
        mentions.push(Mention { span, kind: MentionKind::Per, actor, country: None, rule });
    }
    mentions.sort_by_key(|mention| mention.span);
}

/// Bodies become actors; places do not speak by being named.
fn name_bodies(cast: &mut Cast, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut() {
        match mention.kind {
            MentionKind::Org => mention.actor = cast.body_of(mention.span, mention.country),
            MentionKind::Per => {}
            MentionKind::Loc | MentionKind::Oth => continue,
        }
        if let Some(actor) = mention.actor {
            cast.occurs(mention.span, actor);
        }
    }
}
