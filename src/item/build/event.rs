//! Event mentions → events.

use super::super::{Basis, Form, Item, ItemTime, Kind};
use super::occasion::Occasions;
use super::said::{self, Side};
use super::source::{Source, add_actor, add_country};
use crate::annotate::{EventMention, Modality, Timex, TimexKind};
use crate::time::{Grain, TimeInterval};

/// An item for every event mention, in their order; `statements` are those of the article.
pub(super) fn events(source: &Source, statements: &[Item]) -> Vec<Item> {
    let occasions = Occasions::new(source);
    let mut events: Vec<Item> =
        source.found.events.iter().map(|mention| event(source, &occasions, mention)).collect();
    for (item, mention) in events.iter_mut().zip(&source.found.events) {
        if item.time.basis == Basis::Assumed
            && let Some(statement) = reported_in(statements, mention)
        {
            item.time = statement.time.clone();
        }
    }
    events
}

/// The statement that only reports what the event is ("kündigte eine Untersuchung an"): it is on the same day.
fn reported_in<'a>(statements: &'a [Item], mention: &EventMention) -> Option<&'a Item> {
    let reports = |item: &&Item| item.kind == Kind::Statement(Form::Reported);
    statements.iter().filter(reports).find(|item| {
        item.evidence.iter().flat_map(|evidence| &evidence.spans).any(|span| span.contains(mention.trigger))
    })
}

fn event(source: &Source, occasions: &Occasions, mention: &EventMention) -> Item {
    let mut item = Item {
        id: String::new(),
        kind: Kind::Event,
        title: Some(mention.title.clone()),
        text: mention.span.of(source.text()).to_owned(),
        evidence: source.evidence(&[mention.span]),
        time: time(source, occasions, mention),
        about: None,
        modality: mention.modality,
        speaker: None,
        chain: Vec::new(),
        answers: None,
        addressees: Vec::new(),
        actors: Vec::new(),
        country: mention.country,
        country_basis: mention.country_basis,
        countries: Vec::new(),
        place: mention.place.map(|span| span.of(source.text()).to_owned()),
        medium: None,
        rule: mention.rule.clone(),
        confidence: mention.confidence,
    };
    // Several mentions may be one actor, and one country may be named twice: both are added once.
    for &idx in &mention.participants {
        add_actor(&mut item.actors, source.id(idx));
    }
    for country in mention.country.iter().chain(&mention.countries) {
        add_country(&mut item.countries, Some(*country));
    }
    item
}

/// The time of its expression, which of another sentence is no more than assumed; without one what was before the story and what is to come is bounded loosely, and the
/// rest is taken for the day of publication.
fn time(source: &Source, occasions: &Occasions, mention: &EventMention) -> ItemTime {
    let timex = mention.timex.and_then(|idx| source.found.timexes.get(idx));
    let timex = timex.map(|timex| with_clock(source, mention, timex));
    let own =
        |timex: &Timex| source.sentence_at(timex.span.begin) == source.sentence_at(mention.trigger.begin);
    let stated = timex.and_then(|timex| {
        let time = said::of_timex(source, timex)?;
        let time = if mention.since { until_now(source, time) } else { time };
        Some(if own(timex) || time.basis != Basis::Stated { time } else { said::taken_over(time) })
    });
    let loose = || match mention.modality {
        Modality::Planned | Modality::Hypothetical => said::around(source, Side::After),
        _ if mention.earlier => said::around(source, Side::Before),
        _ => None,
    };
    let entry = || occasions.entry_at(mention.span.begin).map(said::carried);
    stated.or_else(loose).or_else(entry).unwrap_or_else(|| said::assumed(source))
}

/// What went on since a time, up to the day of publication.
fn until_now(source: &Source, since: ItemTime) -> ItemTime {
    let published = source.prepared.document.published.date.map(TimeInterval::day);
    let whole = since.interval.zip(published).filter(|(since, now)| since.start < now.end);
    ItemTime { interval: whole.map(|(since, now)| since.hull(&now)).or(since.interval), ..since }
}

/// The time of day in the clause of an event that lies on the day of `timex`, where there is one only: "am Samstag um
/// 14 Uhr", "am Samstagmorgen kurz nach zwei Uhr". A day in two words for its parts stays a day.
fn with_clock<'a>(source: &'a Source, mention: &EventMention, timex: &'a Timex) -> &'a Timex {
    let whole = timex.grain == Some(Grain::Day) && timex.kind == TimexKind::Date;
    let part = timex.grain == Some(Grain::Hour) && timex.kind == TimexKind::Time && timex.range.is_none();
    let day = timex.interval.filter(|_| whole || part);
    let day = day.map(|told| if whole { told } else { TimeInterval::day(told.first_day()) });
    let of_day = |idx: &usize| {
        let other = &source.found.timexes[*idx];
        let inside =
            day.zip(other.interval).is_some_and(|(day, time)| day.start <= time.start && time.end <= day.end);
        // "am Mittwochmorgen kurz nach zwei Uhr": the clock tells more than the part of the day.
        let times = timex.interval.zip(other.interval);
        let apart =
            times.is_some_and(|(part, time)| time.seconds() < part.seconds() && !part.overlaps(&time));
        let finer = whole || other.grain < timex.grain || apart;
        other.kind == TimexKind::Time && inside && finer && other.range.is_none()
    };
    let mut times = source.timexes_in(mention.span).filter(of_day);
    match (times.next(), times.next()) {
        (Some(only), None) => &source.found.timexes[only],
        _ => timex,
    }
}
