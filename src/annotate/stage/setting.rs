//! Where the passages of an article play: the places that its sentences themselves are set in.

use super::Located;
use crate::annotate::{CountryBasis, Mention, MentionKind, Pos, Prepared, Quotation, QuotationKind};
use crate::document::BlockKind;
use crate::language::{Class, Country, CountryForm};
use crate::text::{Sentence, Span};

/// A place where a passage plays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub country: Country,
    /// The words for the place.
    pub words: Span,
    /// The block in which it stands.
    pub block: usize,
}

impl Setting {
    pub fn located(&self) -> Located {
        Located { country: self.country, basis: CountryBasis::Setting, words: Some(self.words) }
    }
}

/// Between a preposition and the place behind it stand at most so many words.
const FARTHEST: usize = 5;

/// The places in which sentences of the running text are set, in text order: never a place in what somebody says, in a
/// clause that only describes something, or in what is to come.
pub(super) fn settings(prepared: &Prepared, mentions: &[Mention], quotations: &[Quotation]) -> Vec<Setting> {
    let spoken = spoken(quotations);
    let words = &prepared.pack.scenes;
    let mut found = Vec::new();
    for (sentence, kind) in prepared.sentences.iter().zip(&prepared.kinds) {
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Lead) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let begin = prepared.tokens[at].span.begin;
            if !words.set_in.contains(&prepared.word(at).to_lowercase())
                || is_spoken(&spoken, begin)
                || is_talked_of(prepared, sentence, at)
            {
                continue;
            }
            let Some((country, place)) = place_behind(prepared, mentions, at, sentence.tokens.end) else {
                continue;
            };
            if country != Country::EU {
                let blocks = prepared.document.blocks();
                let block = blocks.partition_point(|block| block.span.end <= begin);
                found.push(Setting { country, words: place, block });
            }
        }
    }
    found
}

/// Whether the sentence at the byte `first` opens with a word that keeps the place of the passage before: "Dort".
pub(super) fn goes_on(prepared: &Prepared, first: u32) -> bool {
    let at = prepared.tokens.partition_point(|token| token.span.begin < first);
    prepared.pack.scenes.stays.contains(&prepared.word(at).to_lowercase())
}

/// The stretches of text that are somebody's words, in text order, none overlapping another.
fn spoken(quotations: &[Quotation]) -> Vec<Span> {
    let quotations = quotations.iter().filter(|quotation| quotation.kind != QuotationKind::Reported);
    let mut spans: Vec<Span> = quotations.flat_map(|quotation| quotation.content.iter().copied()).collect();
    spans.sort_unstable_by_key(|span| (span.begin, span.end));
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut().filter(|last| span.begin <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => joined.push(span),
        }
    }
    joined
}

fn is_spoken(spoken: &[Span], at: u32) -> bool {
    let idx = spoken.partition_point(|span| span.end <= at);
    spoken.get(idx).is_some_and(|span| span.begin <= at)
}

/// Whether the part of the sentence around the token `at` stands in a clause that depends on another, in quotation
/// marks, or tells what shall be.
fn is_talked_of(prepared: &Prepared, sentence: &Sentence, at: usize) -> bool {
    let grammar = &prepared.pack.grammar;
    let breaks = |at: &usize| matches!(prepared.word(*at), "," | ";" | ":" | "–" | "—");
    let first = (sentence.tokens.start..at).rev().find(breaks).map_or(sentence.tokens.start, |at| at + 1);
    let end = (at..sentence.tokens.end).find(breaks).unwrap_or(sentence.tokens.end);
    let quoted = prepared.quotes.iter().take_while(|pair| pair.outer.begin < prepared.tokens[at].span.begin);
    let quoted = quoted.last().is_some_and(|pair| pair.inner.end > prepared.tokens[at].span.begin);
    let word = |at: usize| grammar.class(&prepared.word(at).to_lowercase());
    let opens = Class::SUBORDINATOR.with(Class::THAT).with(Class::INTERROGATIVE).with(Class::RELATIVE);
    let inner = first > sentence.tokens.start;
    let preposition = inner && prepared.pos[first] == Pos::Adp && first < at;
    let relative = inner && prepared.pos[first] == Pos::Pron
        || preposition && prepared.pos.get(first + 1) == Some(&Pos::Pron);
    let depends = word(first).any(opens) && (inner || prepared.pos[first] == Pos::Sconj);
    let modal = (first..end)
        .any(|at| word(at).any(Class::MODAL) && prepared.word(at).starts_with(char::is_lowercase));
    quoted || relative || depends || modal
}

/// The country of the place behind the preposition at `at`, with the words for it: "in Kalmar", "im oberösterreichischen
/// Schärding", "in der niederländischen Partnergemeinde".
fn place_behind(prepared: &Prepared, mentions: &[Mention], at: usize, end: usize) -> Option<(Country, Span)> {
    let mut of_adjective = None;
    for idx in at + 1..end.min(at + 1 + FARTHEST) {
        let span = prepared.tokens[idx].span;
        let named = mentions.partition_point(|mention| mention.span.begin < span.begin);
        let place = mentions.get(named).filter(|mention| mention.span.begin == span.begin);
        match place {
            Some(mention) if mention.kind == MentionKind::Loc => {
                let country = of_adjective.or(mention.country);
                return country.map(|country| (country, mention.span));
            }
            Some(_) => return None,
            None => {}
        }
        let info = prepared.info(idx);
        let adjective = info.countries.first().filter(|part| part.form == CountryForm::Adjective);
        let town = || info.town.and_then(|idx| prepared.pack.names.places[idx].country);
        let adjective = adjective.map(|part| part.country).or_else(town);
        match prepared.pos[idx] {
            _ if adjective.is_some() => of_adjective = adjective,
            Pos::Adj | Pos::Det | Pos::Num => {}
            Pos::Noun | Pos::Propn if prepared.pack.scenes.is_place_noun(prepared.word(idx)) => {
                if let Some(country) = of_adjective {
                    return Some((country, prepared.span(at + 1..idx + 1)));
                }
            }
            _ => return None,
        }
    }
    None
}
