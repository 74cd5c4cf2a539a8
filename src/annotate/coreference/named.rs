//! The names inside the words for a source.

use super::phrase;
use super::roster::Roster;
use crate::annotate::{Mention, MentionKind, Pos, Prepared};
use crate::language::{Class, NounClass};
use crate::text::Span;

/// The mentions that begin in `span`.
pub(super) fn mentions_in(mentions: &[Mention], span: Span) -> &[Mention] {
    let first = mentions.partition_point(|mention| mention.span.begin < span.begin);
    let end = mentions.partition_point(|mention| mention.span.begin < span.end);
    &mentions[first..end.max(first)]
}

/// The person that `span` names, who is not merely the one whose spokesman speaks: "ein Sprecher Merkels".
pub(super) fn person_in(roster: &Roster, mentions: &[Mention], span: Span) -> Option<usize> {
    let prepared = roster.prepared;
    let words = &prepared.pack.actors;
    let persons = mentions_in(mentions, span).iter().filter(|mention| mention.kind == MentionKind::Per);
    let tokens = phrase::tokens_in(prepared, span);
    let indefinite = words.indefinite.contains(&prepared.word(tokens.start).to_lowercase());
    let mut persons = persons.filter(|mention| {
        let at = phrase::tokens_in(prepared, mention.span);
        let text = mention.span.of(prepared.text());
        let name = mention.actor.map_or("", |idx| roster.member(idx).actor.name.as_str());
        let genitive = !name.ends_with(text.rsplit(' ').next().unwrap_or(text)) && text.ends_with('s');
        let before = at.start.checked_sub(1).filter(|before| tokens.contains(before));
        let noun = before.is_some_and(|before| {
            prepared.info(before).office.is_some() || prepared.pos[before] == Pos::Noun
        });
        // "die Regierung Tal" is who governs with him.
        let body = before.is_some_and(|before| words.led.contains(&prepared.word(before).to_lowercase()));
        let owned = before
            .is_some_and(|before| matches!(prepared.pos[before], Pos::Adp) && at.start > tokens.start + 1);
        let owner = at.end < tokens.end && genitive;
        let attribute = before.is_some_and(|before| is_attribute(roster, tokens.start, before));
        !(attribute || noun && (genitive || indefinite) || owned || owner || body)
    });
    persons.next().and_then(|mention| mention.actor)
}

/// Whether the noun for somebody at `at` belongs with its article to another noun behind `first`: "[Ermittler] im Fall des
/// Jungen Jo Tal". The account itself is none ("Angaben des Ministers Jo Tal").
fn is_attribute(roster: &Roster, first: usize, at: usize) -> bool {
    let prepared = roster.prepared;
    let human = prepared.pack.nouns.class(prepared.word(at)) == Some(NounClass::Human);
    if !human && prepared.info(at).office.is_none() {
        return false;
    }
    let adjectives = (first..at).rev().take_while(|at| prepared.pos[*at] == Pos::Adj).last().unwrap_or(at);
    let article = adjectives.checked_sub(1).filter(|at| *at > first && prepared.pos[*at] == Pos::Det);
    let noun = article.map(|at| at - 1).filter(|at| prepared.pos[*at] == Pos::Noun);
    let genitive = article.is_some_and(|at| roster.clauses.is(at, Class::GENITIVE));
    noun.is_some_and(|noun| genitive && !roster.clauses.is_account(noun))
}

/// The person named behind degrees alone, of which the first stands at `at`: "Prof. Dr. h. c. [Jo Tal]".
pub(super) fn behind_degrees(prepared: &Prepared, mentions: &[Mention], at: usize) -> Option<usize> {
    /// So many pieces at most.
    const MOST: usize = 16;
    let inflection = &prepared.pack.names.inflection;
    let piece = |at: &usize| {
        inflection.is_degree(prepared.word(*at)) || matches!(prepared.word(*at), "." | "-" | "‑")
    };
    let end = prepared.tokens.len().min(at + MOST);
    let name = (at..end).find(|at| !piece(at)).filter(|name| *name > at + 1)?;
    let begin = prepared.tokens[name].span.begin;
    let mention = mentions_in(mentions, prepared.tokens[name].span).first()?;
    (mention.span.begin == begin && mention.kind == MentionKind::Per).then_some(mention.actor).flatten()
}

/// Whether the name that begins at the byte `begin` stands behind a preposition or an article that is no subject's: "von
/// [Jo Tal]", "den Gründer [Jo Tal]".
pub(super) fn is_oblique(prepared: &Prepared, begin: u32) -> bool {
    let at = prepared.tokens.partition_point(|token| token.span.begin < begin);
    let inside =
        |at: &usize| matches!(prepared.pos[*at], Pos::Adj | Pos::Noun) || prepared.info(*at).office.is_some();
    let class = prepared.pack.grammar.class(&prepared.word(before_phrase(at, inside)).to_lowercase());
    at > 0 && class.any(Class::OBLIQUE.with(Class::PREPOSITION))
}

/// Whether a preposition stands before the name that begins at the byte `begin`, its office apart: "von [Jo Tal]", "zwischen
/// Jo Tal und [Ina Moll]".
pub(super) fn is_prepositional(prepared: &Prepared, begin: u32) -> bool {
    let at = prepared.tokens.partition_point(|token| token.span.begin < begin);
    let class = |at: usize| prepared.pack.grammar.class(&prepared.word(at).to_lowercase());
    let inside = |at: &usize| prepared.pos[*at] == Pos::Adj || prepared.info(*at).office.is_some();
    let mut before = before_phrase(at, inside);
    if class(before).any(Class::COORDINATOR) {
        let name = |at: &usize| prepared.pos[*at] == Pos::Propn;
        let one = (0..before).rev().take_while(name).take(FEW).last();
        before = one.map_or(before, |at| before_phrase(at, inside));
    }
    at > 0 && class(before).any(Class::PREPOSITION) && prepared.pos[before] == Pos::Adp
}

/// Adjectives and roles before a name, or the words of one, are at most so many.
const FEW: usize = 4;

/// The token before a name that begins with the one at `at` and before what stands `inside` its phrase.
fn before_phrase(at: usize, inside: impl Fn(&usize) -> bool) -> usize {
    (at.saturating_sub(FEW)..at).rev().take_while(inside).last().unwrap_or(at).saturating_sub(1)
}

/// Whether `span` stands inside quotation marks with more than a name between them.
pub(super) fn is_quoted(prepared: &Prepared, span: Span) -> bool {
    let at = prepared.quotes.partition_point(|pair| pair.outer.begin < span.begin);
    let pair = prepared.quotes[..at].last();
    pair.is_some_and(|pair| pair.inner.contains(span) && phrase::tokens_in(prepared, pair.inner).len() > 4)
}
