//! A line → an extraction.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::annotate::{Annotations, Derivation, Link, Mention, Quotation, Timex, TimexKind};
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::{Blocks, Bytes, Document, Provenance};
use crate::item::{Actor, ActorId, Answered, Extraction, Form, ItemParts, ItemTime, Kind};
use crate::text::Span;
use crate::time::{TimeInterval, Timex3};

use super::fields::{Around, interval};
use super::{
    ActorRecord, ItemRecord, KindRecord, LinkRecord, ProvenanceRecord, QuotationRecord, Record, TimeRecord,
    TimexRecord, Words, strings,
};

/// Why a line is no record.
#[derive(Debug)]
pub enum BadRecord {
    /// It is no JSON, or not of the shape of a record.
    Json(serde_json::Error),
    /// A span reaches beyond the text or cuts a character; holds its bytes.
    Span(Range<u32>),
}

impl fmt::Display for BadRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Span(span) => write!(f, "span {}..{} does not fit the text", span.start, span.end),
        }
    }
}

impl std::error::Error for BadRecord {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::Span(_) => None,
        }
    }
}

/// Reads a line that `extract` printed. Nothing is extracted anew; spans that do not fit the text
/// make the line bad, times that cannot be read are told among the document's problems.
///
/// # Errors
///
/// Where the line is not of the shape that `extract` prints, or a span does not fit the text.
pub fn read_line(line: &str) -> Result<Extraction, BadRecord> {
    let record: Record = serde_json::from_str(line).map_err(BadRecord::Json)?;
    check_spans(&record)?;
    let actors: Vec<Actor> = record.actors.into_iter().map(actor).collect();
    let annotations = Annotations {
        timexes: record.timexes.into_iter().map(timex).collect(),
        mentions: mentions(record.mentions, &actors),
        countries: Vec::new(),
        actors: Vec::new(),
        quotations: record.quotations.into_iter().map(quotation).collect(),
        events: Vec::new(),
    };
    let spans = annotations.timexes.iter().map(|timex| timex.span);
    let around = Around::new(&record.text.0, record.published.date, spans);
    let times: Vec<ItemTime> = record.items.read().iter().map(|item| time(&item.time, &around)).collect();
    let mut problems = record.problems;
    let unread = unread_times(record.items.read(), &times);
    problems.extend(unread.map(|cause| Diagnostic::new(cause, &*record.id.0)));
    let document = Document {
        parts: Blocks::default(),
        id: record.id.into_string(),
        path: record.path.map(Words::into_string),
        provenance: record.provenance.map(provenance),
        title: record.title.map(Words::into_string),
        author: record.author.map(Words::into_string),
        outlet: record.outlet.map(Words::into_string),
        url: record.url.map(Words::into_string),
        language: record.language.map_or_else(|| "und".to_owned(), Words::into_string),
        published: record.published,
        text: record.text.into_string(),
        diagnostics: problems,
        known: Default::default(),
    };
    let mut actors: Vec<Arc<Actor>> = actors.into_iter().map(Arc::new).collect();
    // The room of what they were read into is twelve times as large.
    actors.shrink_to_fit();
    let items = record.items.read().iter().zip(&times).map(|(item, time)| parts(item, time));
    Ok(Extraction::of_parts(Arc::new(document), annotations, actors, items))
}

fn check_spans(record: &Record) -> Result<(), BadRecord> {
    let timexes = record.timexes.iter().map(|timex| (timex.begin, timex.end));
    let mentions = record.mentions.iter().map(|mention| (mention.begin, mention.end));
    let quotations = record.quotations.iter().flat_map(|quotation| {
        [&quotation.content, &quotation.source, &quotation.cue, &quotation.addressee, &quotation.frame]
            .into_iter()
            .flatten()
            .chain(quotation.chain.iter().map(|link| &link.span))
            .map(|span| (span.begin, span.end))
    });
    let items = record
        .items
        .read()
        .iter()
        .flat_map(|item| item.spans.iter().chain(&item.time.timex).map(|span| (span.begin, span.end)));
    let fits = |&(begin, end): &(u32, u32)| record.text.0.get(begin as usize..end as usize).is_some();
    match timexes.chain(mentions).chain(quotations).chain(items).find(|span| !fits(span)) {
        Some((begin, end)) => Err(BadRecord::Span(begin..end)),
        None => Ok(()),
    }
}

fn provenance(record: ProvenanceRecord) -> Provenance {
    let bytes = Bytes { begin: record.begin, end: record.end };
    Provenance { file: Arc::from(&*record.file.0), number: record.number, page: record.page, bytes }
}

fn actor(record: ActorRecord) -> Actor {
    Actor {
        id: actor_id(&record.id),
        name: record.name.into_string(),
        kind: record.kind,
        role: record.role.map(Words::into_string),
        country: record.country,
        country_basis: record.country_basis,
        country_words: record.country_words.map(Words::into_string),
        aliases: strings(record.aliases),
        is_decided: false,
    }
}

fn timex(record: TimexRecord) -> Timex {
    // Lengths and references have no stretch of the calendar, so their value is all there is.
    let value: Option<Timex3> = record.value.0.parse().ok();
    Timex {
        aside: false,
        setting: None,
        span: Span { begin: record.begin, end: record.end },
        kind: record.kind,
        interval: value.as_ref().and_then(Timex3::interval),
        grain: value.as_ref().and_then(Timex3::grain),
        range: None,
        point: matches!(record.kind, TimexKind::Date | TimexKind::Time),
        value: record.value.into_string(),
        vague: false,
        rule: record.rule.into_string(),
        derivation: Derivation::Told(String::new()),
    }
}

fn mentions(records: Vec<super::MentionRecord>, actors: &[Actor]) -> Vec<Mention> {
    let index: HashMap<&str, usize> =
        actors.iter().enumerate().map(|(idx, actor)| (&*actor.id.0, idx)).collect();
    let mention = |record: super::MentionRecord| Mention {
        span: Span { begin: record.begin, end: record.end },
        kind: record.kind,
        actor: record.actor.and_then(|id| index.get(&*id.0).copied()),
        country: record.country,
        rule: String::new(),
        is_name: true,
    };
    records.into_iter().map(mention).collect()
}

fn quotation(record: QuotationRecord) -> Quotation {
    Quotation {
        kind: record.kind,
        content: record.content,
        readable: Vec::new(),
        source: record.source,
        cue: record.cue,
        addressee: record.addressee,
        frame: record.frame,
        medium: record.medium,
        chain: record.chain.into_iter().map(link).collect(),
        answers: None,
        speaker: None,
        addressees: Vec::new(),
        rule: record.rule.into_string(),
        confidence: 1.0,
    }
}

fn link(record: LinkRecord) -> Link {
    Link { span: record.span, role: record.role, actor: None, rule: record.rule.into_string() }
}

fn parts<'a>(record: &'a ItemRecord, time: &'a ItemTime) -> ItemParts<'a, Words<'a>> {
    let words = |words: &'a Option<Words>| words.as_ref().map(|words| &*words.0);
    ItemParts {
        id: &record.id.0,
        kind: match record.kind {
            // Lines of other programs may lack the form; what is only reported claims least.
            KindRecord::Statement => Kind::Statement(record.form.unwrap_or(Form::Reported)),
            KindRecord::Event => Kind::Event,
        },
        title: words(&record.title),
        text: &record.text.0,
        spans: &record.spans,
        time,
        about: stretch(&record.about.from, &record.about.to),
        modality: record.modality,
        speaker: record.speaker.as_ref(),
        chain: &record.chain,
        answers: record.answers.as_ref().map(Answered::as_words),
        addressees: &record.addressees,
        actors: &record.actors,
        country: record.country,
        country_basis: record.country_basis,
        countries: &record.countries,
        place: words(&record.place),
        medium: words(&record.medium),
        rule: &record.rule.0,
        confidence: record.confidence,
        is_decided: false,
    }
}

fn actor_id(id: &Words) -> ActorId {
    ActorId(Arc::from(&*id.0))
}

fn stretch(from: &Option<Words>, to: &Option<Words>) -> Option<TimeInterval> {
    interval(from.as_ref().map(|from| &*from.0), to.as_ref().map(|to| &*to.0))
}

/// The times of items, and the times that statements speak of, in which something stands that is no
/// time or ends before it begins.
fn unread_times(records: &[ItemRecord], times: &[ItemTime]) -> Option<Cause> {
    let mut unread = records.iter().zip(times).flat_map(|(record, time)| {
        let (told, about) = (&record.time, &record.about);
        let is_told = time.interval.is_some();
        let is_about = stretch(&about.from, &about.to).is_some();
        [(&told.from, &told.to, is_told), (&about.from, &about.to, is_about)]
            .into_iter()
            .filter(|(from, to, is_read)| !is_read && (from.is_some() || to.is_some()))
    });
    let (from, to, _) = unread.next()?;
    let words =
        |bound: &Option<Words>| bound.as_ref().map_or_else(|| "…".to_owned(), |words| words.0.to_string());
    let first = format!("{} – {}", words(from), words(to));
    Some(Cause::UnreadableTimes(1 + unread.count() as u64, first))
}

fn time(record: &TimeRecord, around: &Around) -> ItemTime {
    let time = ItemTime {
        interval: stretch(&record.from, &record.to),
        grain: record.grain,
        basis: record.basis,
        timex: record.timex,
        derivation: Derivation::Unresolved,
    };
    let derivation = around.derivation(&time, &record.derivation.0);
    ItemTime { derivation, ..time }
}
