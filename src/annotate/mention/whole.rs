//! Names of persons in one piece, where the tagger sees two or a part: titles of nobility, foreign particles, several given
//! names; degrees are no part of them.

use std::ops::Range;

use crate::annotate::{MentionKind, Pos, Prepared};
use crate::language::Class;

/// A name that the tagger sees.
type Found = (Range<usize>, MentionKind);

/// Particles and links between the parts of a name are at most so many tokens.
const MOST_LINKS: usize = 5;

/// The names `found`, which stand in text order, with those of persons whole.
pub(super) fn whole(prepared: &Prepared, found: impl Iterator<Item = Found>) -> Vec<Found> {
    let mut names: Vec<Found> = Vec::new();
    for (tokens, kind) in found.filter(|(tokens, _)| !is_degree(prepared, tokens)) {
        if let Some((last, MentionKind::Per)) = names.last_mut() {
            if tokens.start < last.end {
                continue;
            }
            if kind == MentionKind::Per && goes_on(prepared, last, &tokens) {
                last.end = tokens.end;
                continue;
            }
        }
        let end = if kind == MentionKind::Per { end_of_title(prepared, &tokens) } else { tokens.end };
        let end = end.max(if kind == MentionKind::Per { end_of_family(prepared, &tokens) } else { end });
        names.push((tokens.start..end, kind));
    }
    names
}

/// Whether the tokens are nothing but a degree: "Dipl.-Ing".
fn is_degree(prepared: &Prepared, tokens: &Range<usize>) -> bool {
    let inflection = &prepared.pack.names.inflection;
    let piece =
        |at: usize| inflection.is_degree(prepared.word(at)) || matches!(prepared.word(at), "." | "-" | "‑");
    tokens.clone().all(piece) && prepared.word(tokens.end) == "."
}

/// Where the name ends whose last word is a title: "Jo Freiherr [von und zu Tal]".
fn end_of_title(prepared: &Prepared, tokens: &Range<usize>) -> usize {
    let inflection = &prepared.pack.names.inflection;
    let title = |at: usize| inflection.is_nobility(prepared.word(at));
    // The tagger may take the title for a noun.
    let outside = title(tokens.end) && prepared.info(tokens.start).given.is_some();
    let end = if outside { tokens.end + 1 } else { tokens.end };
    let titled = outside || tokens.clone().last().is_some_and(title);
    let links = end..prepared.tokens.len().min(end + MOST_LINKS);
    let family = links.clone().find(|at| !inflection.links_nobility(prepared.word(*at)));
    // "Birgit Prinz und Jo Tal" are two.
    let joined = prepared.pack.grammar.class(prepared.word(end)).any(Class::COORDINATOR);
    let family = family.filter(|at| titled && *at > end && !joined);
    let named = family.filter(|at| prepared.word(*at).starts_with(char::is_uppercase));
    named.map_or(tokens.end, |at| at + 1)
}

/// Where a name ends of which the tagger sees the given name alone and takes the family name for a noun: "der Chef, Anna
/// [Weise], sagte".
fn end_of_family(prepared: &Prepared, tokens: &Range<usize>) -> usize {
    let (first, at) = (tokens.start, tokens.end);
    let given = |name: &str| prepared.pack.names.word(name).given.is_some();
    let alone = tokens.len() == 1 && prepared.word(first).split(['-', '‑']).all(given);
    let Some(next) = prepared.tokens.get(at).filter(|_| alone) else { return at };
    let joined = next.span.begin == prepared.tokens[first].span.end + 1;
    let info = prepared.info(at);
    let noun = matches!(prepared.pos[at], Pos::Noun | Pos::Adj | Pos::Propn);
    let known = info.surname || info.family;
    // "…, Anna Weise, …": between commas a noun behind a given name is the rest of it.
    let enclosed = first > 0 && prepared.word(first - 1) == "," && prepared.word(at + 1) == ",";
    let family = prepared.word(at).starts_with(char::is_uppercase) && (known || enclosed) && noun;
    let closes = matches!(prepared.word(at + 1), "," | ")" | "." | "(");
    if joined && family && closes { at + 1 } else { at }
}

/// Whether the name at `next` is the rest of the one at `first`: "Luis [da Silva]", "Nguyen [Thi Minh Khai]".
fn goes_on(prepared: &Prepared, first: &Range<usize>, next: &Range<usize>) -> bool {
    let last = prepared.word(first.end - 1);
    let info = prepared.info(next.start);
    // "trifft Putins Anna Berg": two of them.
    let given = info.given.is_some() && prepared.info(first.start).given.is_none();
    let apart = last.ends_with(['s', '’']) || given || info.office.is_some();
    let links = first.end..next.start;
    if links.is_empty() {
        return first.len() == 1 && next.len() > 1 && !apart && prepared.info(first.start).office.is_none();
    }
    let small = Class::PREPOSITION.with(Class::DETERMINER).with(Class::COORDINATOR);
    let particle = |at: usize| {
        let word = prepared.word(at);
        prepared.pack.names.inflection.family_particles.contains(word)
            && !prepared.pack.grammar.class(word).any(small)
    };
    links.len() <= MOST_LINKS && links.clone().all(particle)
}
