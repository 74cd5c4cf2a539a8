//! Quotations → statements.

use std::collections::BTreeSet;

use super::super::{Form, Item, ItemTime, Kind, Through};
use super::source::{Source, add_actor, add_country};
use super::{said, scene};
use crate::annotate::{ActorKind, Link, LocalActor, Modality, Pos, Quotation, QuotationKind, Timex};
use crate::language::{Country, Standing};
use crate::text::Span;
use crate::time::TimeInterval;

/// A statement for every quotation, nested ones included, in the order of the quotations; one that merely goes on
/// is a part of the statement before it.
pub(super) fn statements(source: &Source) -> Vec<Item> {
    /// How many quotations back one may stand that holds another.
    const NEAR: usize = 8;
    let times = said::times(source);
    let mut whole: Vec<(Quotation, ItemTime)> = Vec::new();
    for (quotation, time) in source.found.quotations.iter().zip(times) {
        let standing = source.prepared.pack.quotations.get(&quotation.rule).map(|rule| rule.standing);
        let standing = standing.unwrap_or_default();
        let near = whole.len().saturating_sub(NEAR);
        if whole[near..].iter().any(|(before, _)| is_part(standing, before, quotation)) {
            continue;
        }
        match whole.last_mut() {
            Some((before, _)) if standing == Standing::GoesOn && goes_on(source, before, quotation) => {
                before.content.extend_from_slice(&quotation.content);
                before.readable.extend_from_slice(&quotation.readable);
            }
            _ => whole.push((quotation.clone(), time)),
        }
    }
    let bodies = refused_by_bodies(source, &whole);
    let once = whole.into_iter().filter(|(quotation, _)| !told_by_body(source, quotation, &bodies));
    once.filter_map(|(quotation, time)| statement(source, &quotation, time)).collect()
}

/// What somebody of a state refuses or wants without its wording: the state, and the nouns in it.
type Refused = (Country, BTreeSet<String>);

/// What persons and bodies of states refuse; of an article that reports more than anybody writes, the first ones.
fn refused_by_bodies(source: &Source, whole: &[(Quotation, ItemTime)]) -> Vec<Refused> {
    const MOST: usize = 200;
    let refused = |(quotation, _): &(Quotation, ItemTime)| {
        let actor = reporting(source, quotation).filter(|actor| actor.kind != ActorKind::Country)?;
        Some((actor.country?, nouns(source, quotation)))
    };
    whole.iter().filter_map(refused).take(MOST).collect()
}

/// Who speaks in a quotation that only reports a stance.
fn reporting<'a>(source: &Source<'a>, quotation: &Quotation) -> Option<&'a LocalActor> {
    source.found.actors.get(quotation.speaker?).filter(|_| quotation.kind == QuotationKind::Reported)
}

/// Whether what a state is said to refuse or to want is told of somebody of that state in the article too, with at least
/// two of the same nouns: "Moskau lehnt das Abkommen über Häfen ab" in the lead, and what its ministry said in the text.
fn told_by_body(source: &Source, quotation: &Quotation, bodies: &[Refused]) -> bool {
    const SHARED: usize = 2;
    let state = reporting(source, quotation).filter(|actor| actor.kind == ActorKind::Country);
    let Some(country) = state.and_then(|state| state.country) else { return false };
    let own = nouns(source, quotation);
    bodies.iter().any(|(of, nouns)| *of == country && nouns.intersection(&own).count() >= SHARED)
}

/// The nouns of a quotation, by the letters in which their forms agree; who is its source apart.
fn nouns(source: &Source, quotation: &Quotation) -> BTreeSet<String> {
    const LETTERS: usize = 7;
    let prepared = source.prepared;
    let noun = |at: &usize| matches!(prepared.pos[*at], Pos::Noun | Pos::Propn);
    let said = |at: &usize| !quotation.source.iter().any(|span| span.contains(prepared.tokens[*at].span));
    let words = quotation.content.iter().flat_map(|span| source.tokens_in(*span)).filter(noun).filter(said);
    words.map(|at| prepared.word(at).to_lowercase().chars().take(LETTERS).collect()).collect()
}

/// Whether `next` begins in the sentence behind `before` and has the same speaker.
fn goes_on(source: &Source, before: &Quotation, next: &Quotation) -> bool {
    let (Some(last), Some(first)) = (before.content.last(), next.content.first()) else { return false };
    let sentences = (source.sentence_at(last.end.saturating_sub(1)), source.sentence_at(first.begin));
    let neighbors = matches!(sentences, (Some(one), Some(other)) if one + 1 == other);
    next.speaker.is_some() && next.speaker == before.speaker && neighbors
}

/// Whether what `inner` shows is shown by `outer` already: by its rule it counts only where nothing holds it, or both
/// are read as the same words of the same speaker.
fn is_part(standing: Standing, outer: &Quotation, inner: &Quotation) -> bool {
    let hull = |spans: &[Span]| Some(spans.first()?.hull(*spans.last()?));
    let within = |outer: &[Span], inner: &[Span]| {
        hull(outer).zip(hull(inner)).is_some_and(|(outer, inner)| outer.contains(inner))
    };
    standing == Standing::Within && within(&outer.content, &inner.content)
        || inner.speaker == outer.speaker
            && (within(&outer.readable, &inner.readable) || within(&inner.readable, &outer.readable))
}

fn statement(source: &Source, quotation: &Quotation, time: ItemTime) -> Option<Item> {
    let text = words(source.text(), &quotation.readable)?;
    let speaker = quotation.speaker.and_then(|idx| source.found.actors.get(idx));
    let place = scene::place(source, quotation);
    let mut item = Item {
        id: String::new(),
        kind: Kind::Statement(form(source, quotation)),
        title: None,
        text,
        evidence: source.evidence(&quotation.readable),
        time,
        about: about(source, quotation),
        modality: Modality::Asserted,
        speaker: quotation.speaker.and_then(|idx| source.id(idx)),
        chain: chain(source, quotation),
        answers: None,
        addressees: Vec::new(),
        actors: Vec::new(),
        country: speaker.and_then(|actor| actor.country),
        country_basis: speaker.and_then(|actor| actor.country_basis),
        countries: Vec::new(),
        place,
        medium: scene::medium(source, quotation),
        rule: quotation.rule.clone(),
        confidence: confidence(source, quotation, speaker),
    };
    for &idx in &quotation.addressees {
        add_actor(&mut item.addressees, source.id(idx));
    }
    add_named(source, quotation, speaker, &mut item);
    Some(item)
}

/// The links of a quotation whose actors are known.
fn chain(source: &Source, quotation: &Quotation) -> Vec<Through> {
    let through = |link: &Link| Some(Through { role: link.role, actor: source.id(link.actor?)? });
    quotation.chain.iter().filter_map(through).collect()
}

/// How sure content, speaker and time are together. A named person is found most surely, who is not named least; of
/// a few words in quotation marks it is often open whether they are anybody's.
fn confidence(source: &Source, quotation: &Quotation, speaker: Option<&LocalActor>) -> f32 {
    /// Words in quotation marks up to which a quotation counts as short.
    const SHORT: usize = 4;
    let who = match speaker.map(|actor| actor.kind) {
        Some(ActorKind::Person | ActorKind::Office) => 1.0,
        // A quotation without a source is trusted half already; one whose source is nobody known is no better.
        None if quotation.source.is_empty() => 1.0,
        None => 0.5,
        Some(ActorKind::Organisation | ActorKind::Country) => 0.95,
        Some(ActorKind::Collective) => 0.85,
        Some(ActorKind::Anonymous) => 0.7,
    };
    let words = quotation.content.iter().map(|&span| source.tokens_in(span).len()).sum::<usize>();
    // Two tokens are the quotation marks.
    let short = quotation.kind == QuotationKind::Direct && words <= SHORT + 2;
    quotation.confidence * who * if short { 0.75 } else { 1.0 }
}

/// The words of an article that stand in `content`, the parts of an interrupted statement joined by dots.
pub(super) fn words(article: &str, content: &[Span]) -> Option<String> {
    let mut text = String::new();
    let mut end = None;
    for span in content {
        if let Some(end) = end {
            let gap: &str = &article[end as usize..span.begin as usize];
            text.push_str(match gap.trim() {
                "" if gap.contains('\n') => " ",
                // The end of a sentence, and what goes on in the next.
                "" | "." => gap,
                _ => " … ",
            });
        }
        text.push_str(span.of(article).trim());
        end = Some(span.end);
    }
    text.contains(char::is_alphanumeric).then_some(text)
}

/// An indirect statement that holds words in quotation marks is mixed.
fn form(source: &Source, quotation: &Quotation) -> Form {
    match quotation.kind {
        QuotationKind::Direct if quotation.readable == quotation.content => Form::Direct,
        QuotationKind::Direct => Form::Mixed,
        QuotationKind::Indirect if holds_quoted(source, &quotation.content) => Form::Mixed,
        QuotationKind::Indirect => Form::Indirect,
        QuotationKind::FreeIndirect | QuotationKind::IndirectFreeIndirect => Form::Free,
        QuotationKind::Reported => Form::Reported,
    }
}

/// Whether somebody's words stand in quotation marks within `content`, names and titles apart.
fn holds_quoted(source: &Source, content: &[Span]) -> bool {
    let quotes = &source.prepared.quotes;
    content.iter().any(|&span| {
        let first = quotes.partition_point(|pair| pair.outer.begin < span.begin);
        quotes[first..]
            .iter()
            .take_while(|pair| pair.outer.begin < span.end)
            .any(|pair| span.contains(pair.outer) && !is_name(source, pair.inner))
    })
}

fn is_name(source: &Source, inner: Span) -> bool {
    let mentions = &source.found.mentions;
    source.mentions_in(inner).any(|idx| mentions[idx].span == inner)
}

/// The stretch of all time expressions that tell what the statement is about.
fn about(source: &Source, quotation: &Quotation) -> Option<TimeInterval> {
    said::told_of(source, quotation)
        .filter(|timex| timex.point && !timex.vague)
        .filter_map(Timex::stretch)
        .reduce(|all, interval| all.hull(&interval))
}

/// Adds who and which countries are named: the speaker's first, then in the order of the text.
fn add_named(source: &Source, quotation: &Quotation, speaker: Option<&LocalActor>, item: &mut Item) {
    add_country(&mut item.countries, speaker.and_then(|actor| actor.country));
    for through in &item.chain {
        add_actor(&mut item.actors, Some(through.actor.clone()));
    }
    for &span in quotation.content.iter().chain(&quotation.addressee) {
        for named in source.countries_in(span) {
            add_country(&mut item.countries, Some(named.country));
        }
        for idx in source.mentions_in(span) {
            let mention = &source.found.mentions[idx];
            add_country(&mut item.countries, mention.country);
            if mention.actor != quotation.speaker {
                add_actor(&mut item.actors, mention.actor.and_then(|actor| source.id(actor)));
            }
        }
    }
}
