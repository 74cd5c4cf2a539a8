//! Where the passages of an article play: the places that its sentences themselves are set in.

use super::located::Located;
use crate::annotate::{CountryBasis, Mention, MentionKind, Pos, Prepared, Quotation, QuotationKind};
use crate::document::BlockKind;
use crate::language::{Class, Country, CountryForm};
use crate::text::{Sentence, Span};

/// A place where a passage plays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Its country; none of a place that no table knows.
    pub country: Option<Country>,
    /// The words for the place, or for the body.
    pub words: Span,
    /// Whether it is a body that is named with its country, not a place: "der dänische Hersteller".
    pub of_body: bool,
    /// The block in which it stands.
    pub block: usize,
}

impl Setting {
    pub fn located(&self) -> Option<Located> {
        let located = |country| Located { country, basis: CountryBasis::Setting, words: Some(self.words) };
        self.country.map(located)
    }
}

/// Between a preposition and the place behind it stand at most so many words.
const FARTHEST: usize = 7;

/// The places in which sentences of the running text are set, in text order: never a place in what somebody says, in a
/// clause that only describes something, or in what is to come.
pub(super) fn settings(prepared: &Prepared, mentions: &[Mention], quotations: &[Quotation]) -> Vec<Setting> {
    let spoken = spoken(quotations, |kind| kind != QuotationKind::Reported);
    let direct = self::spoken(quotations, |kind| kind == QuotationKind::Direct);
    let words = &prepared.pack.scenes;
    let mut found = Vec::new();
    for (sentence, kind) in prepared.sentences.iter().zip(&prepared.kinds) {
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Lead) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let begin = prepared.tokens[at].span.begin;
            let preposition = words.set_in.contains(&prepared.word(at).to_lowercase());
            // "Der dänische Verein will …, wie Direktorin Jo Tal sagte": the body may be named in what its people say.
            let told = |of_body: bool| {
                !is_spoken(if of_body { &direct } else { &spoken }, begin)
                    && !is_talked_of(prepared, sentence, at)
            };
            let place =
                preposition.then(|| place_behind(prepared, mentions, at, sentence.tokens.end)).flatten();
            let (place, of_body) = match place {
                Some(place) => (Some(place), false),
                None => (body_at(prepared, at), true),
            };
            let Some(place) = place.filter(|place| place.country != Some(Country::EU) && told(of_body))
            else {
                continue;
            };
            let blocks = prepared.document.blocks();
            let block = blocks.partition_point(|block| block.span.end <= begin);
            found.push(Setting { country: place.country, words: place.words, of_body, block });
        }
    }
    found
}

/// A place in a sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Site {
    /// Its country; none of a place that no table knows, or that lies in many.
    pub country: Option<Country>,
    /// The words for it.
    pub words: Span,
}

/// The body that is named with its country from the token `at` on: "der [niederländische Konzern]".
fn body_at(prepared: &Prepared, at: usize) -> Option<Site> {
    let country = adjective_of(prepared, at)?;
    let noun = (at + 1..at + 3).find(|at| prepared.pos.get(*at) == Some(&Pos::Noun))?;
    let body = prepared.pack.actors.is_firm(prepared.word(noun));
    body.then(|| Site { country: Some(country), words: prepared.span(at..noun + 1) })
}

/// The country that the token at `at` is an adjective of, also by a town: "dänisch", "Basler".
fn adjective_of(prepared: &Prepared, at: usize) -> Option<Country> {
    let info = prepared.info(at);
    let adjective = info.countries.first().filter(|part| part.form == CountryForm::Adjective);
    let town = || info.town.and_then(|idx| prepared.pack.names.places[idx].country);
    adjective.map(|part| part.country).or_else(town)
}

/// Whether the sentence at the byte `first` opens with a word that keeps the place of the passage before: "Dort".
pub(super) fn goes_on(prepared: &Prepared, first: u32) -> bool {
    let at = prepared.tokens.partition_point(|token| token.span.begin < first);
    prepared.pack.scenes.stays.contains(&prepared.word(at).to_lowercase())
}

/// The stretches of text that are somebody's words, in text order, none overlapping another.
fn spoken(quotations: &[Quotation], counts: impl Fn(QuotationKind) -> bool) -> Vec<Span> {
    let quotations = quotations.iter().filter(|quotation| counts(quotation.kind));
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

/// The place behind the preposition at `at`: "in Kalmar", "im oberösterreichischen Schärding", "in der niederländischen
/// Partnergemeinde", "im Rathaus von Graz".
pub(in crate::annotate) fn place_behind(
    prepared: &Prepared,
    mentions: &[Mention],
    at: usize,
    end: usize,
) -> Option<Site> {
    let links = &prepared.pack.scenes.place_links;
    // "zog sich in die Schweiz zurück" tells whither, not where.
    if prepared.tokens.get(at + 1).is_some() && prepared.pack.scenes.whither.contains(prepared.word(at + 1)) {
        return None;
    }
    let mut of_adjective = None;
    for idx in at + 1..end.min(at + 1 + FARTHEST) {
        let span = prepared.tokens[idx].span;
        let named = mentions.partition_point(|mention| mention.span.begin < span.begin);
        let place = mentions.get(named).filter(|mention| mention.span.begin == span.begin);
        match place {
            Some(mention) if mention.kind == MentionKind::Loc => {
                return Some(Site { country: of_adjective.or(mention.country), words: mention.span });
            }
            Some(_) => return None,
            None => {}
        }
        let adjective = adjective_of(prepared, idx);
        match prepared.pos[idx] {
            _ if adjective.is_some() => of_adjective = adjective,
            Pos::Adj | Pos::Det | Pos::Num => {}
            Pos::Noun | Pos::Propn => {
                let place = prepared.pack.scenes.is_place_noun(prepared.word(idx));
                if let Some(country) = of_adjective.filter(|_| place) {
                    return Some(Site { country: Some(country), words: prepared.span(at + 1..idx + 1) });
                }
                let behind = prepared.word(idx + 1);
                // "in der Nähe des Duisburger Bahnhofs"
                if prepared.pack.actors.genitive_articles.contains(behind) {
                    continue;
                }
                if idx + 2 >= end || !links.contains(behind) {
                    return None;
                }
                let begin = prepared.tokens[idx + 2].span.begin;
                let named = mentions.partition_point(|mention| mention.span.begin < begin);
                let place = mentions.get(named).filter(|mention| mention.span.begin == begin)?;
                let known = place.kind == MentionKind::Loc && place.country.is_some();
                return known.then_some(Site { country: place.country, words: place.span });
            }
            _ => return None,
        }
    }
    None
}
