//! The words that name who said something → an actor.

use std::ops::Range;

use super::cast::Cast;
use super::role::country_at;
use crate::annotate::{ActorKind, Mention, MentionKind, Quotation};
use crate::language::{Class, Country, OfficeWord};
use crate::text::{Span, TokenKind};

/// Finds the actors behind sources and addressees.
pub(super) struct Sources<'m> {
    mentions: &'m [Mention],
}

/// A name for a body or group takes at most this many words.
const LONGEST_NAME: usize = 7;

impl<'m> Sources<'m> {
    pub fn new(mentions: &'m [Mention]) -> Self {
        Self { mentions }
    }

    /// The actor that `spans` of a quotation name; `None` where there are none.
    pub fn actor(&self, cast: &mut Cast, quotation: &Quotation, spans: &[Span]) -> Option<usize> {
        let first = spans.first()?;
        let at = quotation.content.first().map_or(first.begin, |content| content.begin.min(first.begin));
        let tokens = cast.tokens_of(*first);
        if tokens.is_empty() {
            return None;
        }
        self.person_in(cast, *first, &tokens)
            .or_else(|| self.pointed_to(cast, &tokens, at.max(first.begin)))
            .or_else(|| self.phrase(cast, tokens, first.begin))
    }

    /// The person whose name stands in the phrase, unless another speaks for him: "a spokesman of President X".
    fn person_in(&self, cast: &Cast, span: Span, tokens: &Range<usize>) -> Option<usize> {
        let begin = self.mentions.partition_point(|mention| mention.span.end <= span.begin);
        let inside = self.mentions[begin..].iter().take_while(|mention| mention.span.begin < span.end);
        let mut people = inside.filter(|mention| mention.kind == MentionKind::Per);
        let person = people.next()?;
        let name = cast.tokens_of(person.span).start;
        let spoken_for = cast.prepared.word(name.saturating_sub(1)) != ","
            && (tokens.start..name).any(|at| {
                let office = cast.prepared.info(at).office.as_ref();
                let links = cast.prepared.word(at + 1).to_lowercase();
                let link = is_genitive(cast, at + 1) || cast.prepared.pack.reference.links.contains(&links);
                office.is_some() && at + 1 < name && link
            });
        (!spoken_for).then_some(person.actor).flatten()
    }

    /// Whom a pronoun or possessive at the head of the phrase stands for.
    fn pointed_to(&self, cast: &Cast, tokens: &Range<usize>, at: u32) -> Option<usize> {
        let word = cast.prepared.word(tokens.start).to_lowercase();
        let pronoun = cast.prepared.pack.reference.pronoun(&word)?;
        let noun = (tokens.start + 1..tokens.end).find(|&at| is_noun(cast, at));
        match noun {
            None => cast.antecedent(pronoun.gender, at),
            // "deren Angaben": the owner speaks.
            Some(noun) if !is_article(cast, tokens.start) => {
                let carried = cast.prepared.pack.reference.before_carrier(cast.prepared.word(noun));
                carried.filter(|front| front.is_empty()).and_then(|_| cast.last_speaker())
            }
            Some(_) => None,
        }
    }

    /// The holder of an office, a body, a state or a group.
    fn phrase(&self, cast: &mut Cast, tokens: Range<usize>, begin: u32) -> Option<usize> {
        let head = (tokens.start..tokens.end).find(|&at| is_noun(cast, at))?;
        let word = cast.prepared.word(head);
        if let Some(front) = cast.prepared.pack.reference.before_carrier(word) {
            return self.carried(cast, &tokens, head, front, begin);
        }
        let country = (tokens.start..tokens.end).find_map(|at| country_at(cast.prepared, at));
        if let Some(office) = cast.prepared.info(head).office.clone()
            && office.kind != "title"
        {
            return Some(self.office(cast, head..tokens.end, &office, country, begin));
        }
        self.body_in(cast, &tokens).or_else(|| self.unnamed(cast, &tokens, head, country))
    }

    /// "Angaben der Polizei", "Polizeiangaben", "ukrainische Angaben": who stands behind the word.
    fn carried(
        &self,
        cast: &mut Cast,
        tokens: &Range<usize>,
        carrier: usize,
        front: &str,
        begin: u32,
    ) -> Option<usize> {
        let of = (tokens.start..carrier).find_map(|at| country_at(cast.prepared, at));
        if front.is_empty() {
            let links = &cast.prepared.pack.reference.links;
            let after = (carrier + 1..tokens.end)
                .find(|&at| !links.iter().any(|link| link == cast.prepared.word(at)))
                .unwrap_or(tokens.end);
            if after < tokens.end {
                return self.phrase(cast, after..tokens.end, begin);
            }
            let written = cast.prepared.span(tokens.clone()).of(cast.prepared.text());
            return of.and_then(|country| cast.state(country, written));
        }
        let country = of.or_else(|| country_at(cast.prepared, carrier));
        let names = &cast.prepared.pack.names;
        if let Some((named, _)) = names.countries.named(front) {
            return cast.state(named, front);
        }
        Some(cast.named(front, ActorKind::Organisation, country))
    }

    /// The holder of the office whose phrase begins at `tokens`, or the office itself as an actor.
    fn office(
        &self,
        cast: &mut Cast,
        tokens: Range<usize>,
        office: &OfficeWord,
        country: Option<Country>,
        begin: u32,
    ) -> usize {
        if let Some(holder) = cast.holder(office, country, begin) {
            return holder;
        }
        let head = cast.prepared.word(tokens.start);
        let prefix = head.get(..office.begin).unwrap_or("");
        let rest = self.attributes(cast, tokens.start + 1..tokens.end);
        let name = format!("{prefix}{}{rest}", office.base);
        let kind = if office.plural { ActorKind::Collective } else { ActorKind::Office };
        let shown = if office.plural { format!("{head}{rest}") } else { name };
        cast.named(&shown, kind, country)
    }

    /// The body or state whose name stands in the phrase.
    fn body_in(&self, cast: &mut Cast, tokens: &Range<usize>) -> Option<usize> {
        let span = cast.prepared.span(tokens.clone());
        let begin = self.mentions.partition_point(|mention| mention.span.end <= span.begin);
        let mut inside = self.mentions[begin..].iter().take_while(|mention| mention.span.begin < span.end);
        let mention = inside.next()?;
        let before = cast.tokens_of(mention.span).start;
        // The name must be the head itself, not an attribute of another noun.
        if (tokens.start..before).any(|at| is_noun(cast, at) && !is_apposed(cast, at)) {
            return None;
        }
        match (mention.kind, mention.country) {
            (MentionKind::Org, _) => mention.actor,
            (MentionKind::Loc, Some(country)) => cast.state(country, mention.span.of(cast.prepared.text())),
            _ => None,
        }
    }

    /// A body or group without a name of the tables, called as the text calls it.
    fn unnamed(
        &self,
        cast: &mut Cast,
        tokens: &Range<usize>,
        head: usize,
        country: Option<Country>,
    ) -> Option<usize> {
        let word = cast.prepared.word(head);
        let pack = cast.prepared.pack;
        if pack.reference.is_anonymous(word) {
            return Some(cast.named(word.trim_end_matches('n'), ActorKind::Anonymous, country));
        }
        let body = pack
            .names
            .inflection
            .organisation_endings
            .iter()
            .any(|ending| word.to_lowercase().ends_with(ending.as_str()));
        let kind = if body { ActorKind::Organisation } else { ActorKind::Collective };
        let adjective = self.country_adjective(cast, tokens.start..head, head);
        let noun = self.nominative(cast, tokens.start, head);
        let rest = self.attributes(cast, head + 1..tokens.end);
        Some(cast.named(&format!("{adjective}{noun}{rest}"), kind, country))
    }

    /// The country's adjective before the head, as it stands without the article, with a blank.
    fn country_adjective(&self, cast: &Cast, before: Range<usize>, head: usize) -> String {
        let article = cast.prepared.word(before.start).to_lowercase();
        let found = before.rev().find(|&at| !cast.prepared.info(at).countries.is_empty());
        let Some(at) = found else { return String::new() };
        let word = cast.prepared.word(at);
        let stem = cast.prepared.pack.names.inflection.adjective_stem(word);
        if stem.len() == word.len() || word.starts_with(char::is_uppercase) {
            return format!("{word} ");
        }
        let plural = article == "die" && word.len() - stem.len() == 2;
        let ending = if plural {
            "e"
        } else {
            cast.prepared.pack.reference.adjective_ending(&article, cast.prepared.word(head))
        };
        let mut letters = stem.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}{ending} ", letters.as_str())
    }

    /// The head without its genitive ending, where the article is a genitive's.
    fn nominative(&self, cast: &Cast, article: usize, head: usize) -> String {
        let word = cast.prepared.word(head);
        let genitive = article < head
            && cast.prepared.word(article).to_lowercase() == cast.prepared.pack.reference.genitive_article;
        let stem = cast.prepared.pack.names.inflection.genitive_stems(word).min_by_key(|stem| stem.len());
        stem.filter(|_| genitive).unwrap_or(word).to_owned()
    }

    /// What follows the head and belongs to its name, with a blank in front: " der Fraktion".
    fn attributes(&self, cast: &Cast, tokens: Range<usize>) -> String {
        let end = tokens
            .clone()
            .take(LONGEST_NAME)
            .find(|&at| cast.prepared.tokens[at].kind == TokenKind::Mark)
            .unwrap_or(tokens.end.min(tokens.start + LONGEST_NAME));
        if end <= tokens.start {
            return String::new();
        }
        format!(" {}", cast.prepared.span(tokens.start..end).of(cast.prepared.text()))
    }
}

/// A word with a capital that is no article at the beginning of the sentence.
fn is_noun(cast: &Cast, at: usize) -> bool {
    let word = cast.prepared.word(at);
    let small = cast.prepared.pack.grammar.class(&word.to_lowercase());
    let adjective = cast
        .prepared
        .info(at)
        .countries
        .iter()
        .any(|part| part.form == crate::language::CountryForm::Adjective);
    word.starts_with(char::is_uppercase) && small.is_empty() && !adjective
}

/// Whether the noun at `at` is one that a name follows in apposition: "die Nachrichtenagentur X".
fn is_apposed(cast: &Cast, at: usize) -> bool {
    let next = at + 1;
    next < cast.prepared.tokens.len()
        && !is_genitive(cast, next)
        && cast.prepared.tokens[at].kind == TokenKind::Word
        && !cast.prepared.pack.reference.links.iter().any(|link| link == cast.prepared.word(next))
}

fn is_article(cast: &Cast, at: usize) -> bool {
    let class = cast.prepared.pack.grammar.class(&cast.prepared.word(at).to_lowercase());
    class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE))
}

fn is_genitive(cast: &Cast, at: usize) -> bool {
    cast.prepared.pack.grammar.class(&cast.prepared.word(at).to_lowercase()).any(Class::GENITIVE)
}
