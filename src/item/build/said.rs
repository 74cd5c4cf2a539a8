//! When something was said: its own time expression, that of its scene, or the publication day.
//!
//! The time of the announcing words is when it was said; the time inside the statement is what it is about.

use super::super::{Basis, ItemTime};
use super::occasion::Occasions;
use super::source::Source;
use crate::annotate::{Derivation, Pos, Quotation, QuotationKind, Setting, Timex};
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

/// A loose expression without bounds of its own ("recently") is drawn over this many days up to publication.
const LOOSE_DAYS: u64 = 30;

/// The time of every quotation, in their order.
pub(super) fn times(source: &Source) -> Vec<ItemTime> {
    let occasions = Occasions::new(source);
    let quotations = &source.found.quotations;
    let mut times: Vec<ItemTime> = Vec::with_capacity(quotations.len());
    for (idx, quotation) in quotations.iter().enumerate() {
        let own = stated(source, quotation);
        let scene =
            || earlier_in_scene(source, idx).and_then(|earlier| stated_of(source, &times[earlier], idx));
        let occasion = || occasions.day_of(quotation).map(carried);
        times.push(own.or_else(scene).or_else(occasion).unwrap_or_else(|| assumed(source)));
    }
    times
}

/// The time that the announcing words state.
fn stated(source: &Source, quotation: &Quotation) -> Option<ItemTime> {
    let timexes: Vec<&Timex> = announcing(source, quotation)
        .filter(|timex| {
            !before_parenthesis(source, quotation, timex.span) && answers_when(source, quotation, timex)
        })
        .collect();
    let finest = timexes
        .iter()
        .filter(|timex| timex.interval.is_some() && !timex.vague)
        .min_by_key(|timex| timex.grain);
    finest.or(timexes.first()).and_then(|timex| of_timex(source, timex))
}

/// The expressions in the announcing words, those apart that stand in what was said.
fn announcing<'a>(source: &Source<'a>, quotation: &'a Quotation) -> impl Iterator<Item = &'a Timex> {
    let zones = announcing_zones(source, quotation).into_iter();
    let timexes = zones.flat_map(|span| source.timexes_in(span)).map(|idx| &source.found.timexes[idx]);
    timexes.filter(|timex| !in_content(quotation, timex.span))
}

/// The expressions that tell what a quotation is about: those in it, and those of its beginning that the announcing
/// words part from the rest ("Vor fünf Jahren, sagte sie, habe …").
pub(super) fn told_of<'a>(source: &Source<'a>, quotation: &'a Quotation) -> impl Iterator<Item = &'a Timex> {
    let inside = quotation.content.iter().flat_map(|&span| source.timexes_in(span));
    let parted =
        announcing(source, quotation).filter(|timex| before_parenthesis(source, quotation, timex.span));
    inside.map(|idx| &source.found.timexes[idx]).chain(parted)
}

/// Whether the announcing words are put in behind `span`: its clause is what was said. They are where a comma stands
/// right before the verb and who speaks behind it, and what was said goes on with its verb; the comma of "Am Mittwoch, 3.
/// September, sagte sie, …" ends the date.
fn before_parenthesis(source: &Source, quotation: &Quotation, span: Span) -> bool {
    let Some(cue) = quotation.cue.first() else { return false };
    let before = source.tokens_in(*cue).start.checked_sub(1);
    let comma = before.is_some_and(|at| source.prepared.word(at) == ",");
    let speaker_behind = quotation.source.iter().all(|source| source.begin > cue.begin);
    let goes_on = quotation.content.last().is_some_and(|content| {
        let first = source.tokens_in(*content).start;
        content.begin > cue.begin && source.prepared.pos.get(first).is_some_and(|pos| pos.is_finite())
    });
    span.end <= cue.begin && comma && speaker_behind && goes_on && quotation.kind != QuotationKind::Reported
}

/// The time an expression denotes; `None` where it denotes none.
pub(super) fn of_timex(source: &Source, timex: &Timex) -> Option<ItemTime> {
    if timex.interval.is_some() && !timex.vague { Some(exact(timex)) } else { loose(source, timex) }
}

/// The announcing clause; where none was found the sentences that hold the cue; of a reported speech act the
/// sentence itself.
fn announcing_zones(source: &Source, quotation: &Quotation) -> Vec<Span> {
    if !quotation.frame.is_empty() {
        return quotation.frame.clone();
    }
    if quotation.kind == QuotationKind::Reported {
        return quotation.content.iter().take(1).copied().collect();
    }
    let sentence =
        |span: &Span| source.sentence_at(span.begin).map(|idx| source.prepared.sentences[idx].span);
    quotation.cue.iter().take(1).filter_map(sentence).collect()
}

fn in_content(quotation: &Quotation, span: Span) -> bool {
    quotation.kind != QuotationKind::Reported
        && quotation.content.iter().any(|content| content.overlaps(span))
}

/// Whether the expression can say when something was said: a day or time up to publication, without a
/// preposition that makes it the bound of something lasting.
fn answers_when(source: &Source, quotation: &Quotation, timex: &Timex) -> bool {
    let rules = &source.prepared.pack.scenes;
    let first = source.tokens_in(timex.span).start;
    // "für den 18. Mai": past the article.
    let before = first.checked_sub(1);
    let article = before.filter(|at| source.prepared.pos[*at] == Pos::Det).and_then(|at| at.checked_sub(1));
    let bound = [article, before, Some(first)]
        .into_iter()
        .flatten()
        .any(|at| rules.bounds.contains(source.prepared.word(at).to_lowercase().as_str()));
    let published = source.prepared.document.published.date.map(TimeInterval::day);
    let later = timex.interval.zip(published).is_some_and(|(said, published)| said.start >= published.end);
    // "der erst im Januar gewechselt ist" describes who speaks; a day there is that of the scene.
    // Where the whole sentence is the report, one in a clause beside it ("obwohl am 3. Mai …") tells of something else.
    let report = quotation.kind == QuotationKind::Reported;
    let describes = timex.aside && (report || timex.grain > Some(Grain::Day));
    timex.point && !bound && !later && !describes && timex.value != "PRESENT_REF"
}

fn exact(timex: &Timex) -> ItemTime {
    ItemTime {
        interval: timex.stretch(),
        grain: timex.grain,
        basis: Basis::Stated,
        timex: Some(timex.span),
        derivation: timex.derivation.clone(),
    }
}

/// The time of a loose expression: its own bounds, else some days up to publication.
fn loose(source: &Source, timex: &Timex) -> Option<ItemTime> {
    if timex.interval.is_none() && timex.value != "PAST_REF" {
        return None;
    }
    let days = around(source, Side::Before);
    Some(ItemTime {
        interval: Some(timex.interval.or(days.as_ref().and_then(|time| time.interval))?),
        grain: timex.grain.or(Some(Grain::Month)),
        basis: Basis::Vague,
        timex: Some(timex.span),
        derivation: Derivation::Vague,
    })
}

/// On which side of the publication day something is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Up to it.
    Before,
    /// From it on.
    After,
}

/// Some days before or after publication, where nothing bounds the time better.
pub(super) fn around(source: &Source, side: Side) -> Option<ItemTime> {
    let day = source.prepared.document.published.date?;
    let days = chrono::Days::new(LOOSE_DAYS);
    let other = match side {
        Side::Before => day.checked_sub_days(days),
        Side::After => day.checked_add_days(days),
    };
    Some(ItemTime {
        interval: Some(TimeInterval::days(day, other.unwrap_or(day))),
        grain: Some(Grain::Month),
        basis: Basis::Vague,
        timex: None,
        derivation: Derivation::Vague,
    })
}

/// The quotation before `idx` whose scene goes on: the one around it, or the one before it of the same speaker
/// in the same paragraph.
fn earlier_in_scene(source: &Source, idx: usize) -> Option<usize> {
    let quotations = &source.found.quotations;
    let begin = |quotation: &Quotation| quotation.content.first().map(|span| span.begin);
    let (this, at) = (&quotations[idx], begin(&quotations[idx])?);
    let earlier = idx.checked_sub(1)?;
    let before = &quotations[earlier];
    let around = before.content.iter().any(|span| span.begin <= at && at < span.end);
    let goes_on = this.speaker.is_some()
        && this.speaker == before.speaker
        && source.block_at(begin(before)?) == source.block_at(at);
    (around || goes_on).then_some(earlier)
}

/// The time of the quotation before the one at `idx` in its scene, where it is more than the day of publication. From
/// another sentence it is no more than taken over; a month or year goes on only where nothing is announced anew.
fn stated_of(source: &Source, time: &ItemTime, idx: usize) -> Option<ItemTime> {
    let quotation = &source.found.quotations[idx];
    let sentence = |at: u32| source.sentence_at(at);
    let begin = quotation.content.first()?.begin;
    let same = time.timex.is_some_and(|span| sentence(span.begin) == sentence(begin));
    if !same && time.grain > Some(Grain::Week) && !quotation.cue.is_empty() {
        return None;
    }
    match (time.basis, &time.derivation) {
        (Basis::Stated | Basis::Vague, _) if same => Some(time.clone()),
        (Basis::Stated, _) => Some(taken_over(time.clone())),
        (Basis::Vague, _) | (Basis::Assumed, Derivation::FromScene(_)) => Some(time.clone()),
        _ => None,
    }
}

/// The day of an expression of another sentence; of the head of an entry its time.
pub(super) fn carried(timex: &Timex) -> ItemTime {
    let time = taken_over(exact(timex));
    if timex.setting == Some(Setting::Entry) {
        return time;
    }
    let day = timex.interval.map(|interval| TimeInterval::day(interval.first_day()));
    ItemTime { interval: day, grain: Some(Grain::Day), ..time }
}

/// A time that another sentence states: it is assumed, and the words that state it are named.
pub(super) fn taken_over(time: ItemTime) -> ItemTime {
    let derivation = time.timex.map_or(time.derivation, Derivation::FromScene);
    ItemTime { basis: Basis::Assumed, timex: None, derivation, ..time }
}

/// The publication day, or nothing where that is not known.
pub(super) fn assumed(source: &Source) -> ItemTime {
    let published = source.prepared.document.published.date;
    ItemTime {
        interval: published.map(TimeInterval::day),
        grain: published.map(|_| Grain::Day),
        basis: if published.is_some() { Basis::Assumed } else { Basis::None },
        timex: None,
        derivation: published.map_or(Derivation::Unresolved, Derivation::AssumedPublication),
    }
}
