//! Entries of a ticker: paragraphs that begin with a clock time, which dates what stands up to the next one.

use chrono::{Days, NaiveDate};

use super::said::Said;
use crate::annotate::Prepared;
use crate::language::pattern::Readable;
use crate::language::time::Value;
use crate::text::Span;
use crate::time::{DayTime, PartialDate, Toward};

/// So many entries make a ticker.
const LEAST: usize = 3;

/// What stands behind the clock time at the head of an entry.
const MARKS: [char; 8] = [':', '–', '—', '+', '|', ']', ')', '•'];

/// The entries of a document, in text order.
#[derive(Debug, Default)]
pub(super) struct Entries(Vec<Entry>);

/// An entry of a ticker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    block: usize,
    /// The clock time at its head.
    pub head: Span,
    pub day: NaiveDate,
}

/// The head of an entry: its clock time in minutes, with its day where that is said.
struct Head {
    block: usize,
    span: Span,
    minutes: u32,
    day: Option<NaiveDate>,
}

impl Entries {
    /// Finds the entries; none without a publication date.
    pub fn of(prepared: &Prepared, text: &Readable<Value>, all: &[Said]) -> Self {
        let Some(published) = prepared.document.published.date else { return Self::default() };
        let span = |said: &Said| {
            let lexemes = said.found.lexemes.clone();
            text.lexemes[lexemes.start].span.hull(text.lexemes[lexemes.end - 1].span)
        };
        let mut heads = Vec::new();
        for (at, said) in all.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| all.get(before));
            let before = before.map(|before| (before, span(before)));
            heads.extend(head(prepared, (said, span(said)), before, published));
        }
        if heads.len() < LEAST { Self::default() } else { Self(dated(&heads, published)) }
    }

    /// The entry in which the paragraph number `block` stands.
    pub fn at(&self, block: usize) -> Option<&Entry> {
        let after = self.0.partition_point(|entry| entry.block <= block);
        self.0.get(after.checked_sub(1)?)
    }

    /// Whether the expression at `span` is the head of an entry.
    pub fn is_head(&self, span: Span) -> bool {
        self.0.binary_search_by_key(&span.begin, |entry| entry.head.begin).is_ok()
    }
}

/// `said` as the head of an entry: a clock time at the beginning of its paragraph, with nothing before it but its day,
/// and a mark or nothing behind it.
fn head(
    prepared: &Prepared,
    (said, span): (&Said, Span),
    before: Option<(&Said, Span)>,
    published: NaiveDate,
) -> Option<Head> {
    let Some(DayTime::Clock(clock)) = said.day_time() else { return None };
    let blocks = prepared.document.blocks();
    let block = blocks.partition_point(|block| block.span.end <= span.begin);
    let paragraph = blocks.get(block)?.span;
    let before = before.filter(|(_, day)| day.begin >= paragraph.begin);
    let text = prepared.text();
    let letters = |from: u32, to: u32| {
        text.get(from as usize..to as usize).is_none_or(|words| words.contains(char::is_alphanumeric))
    };
    let own_day = before.map(|(_, day)| day);
    let begins = own_day.map_or(!letters(paragraph.begin, span.begin), |day| {
        !letters(paragraph.begin, day.begin) && !letters(day.end, span.begin)
    });
    let rest = text.get(span.end as usize..paragraph.end as usize)?.trim_start();
    let mut after = rest.chars();
    let marked = after.next().is_none_or(|mark| MARKS.contains(&mark));
    let range = after.as_str().trim_start().starts_with(|c: char| c.is_ascii_digit());
    let day = before.and_then(|(said, _)| said.date());
    let day = day.and_then(|date| date.resolve(published, Toward::Past).first_day());
    let minutes = u32::from(clock.hour) * 60 + u32::from(clock.minute);
    (begins && marked && !range).then_some(Head { block, span, minutes, day })
}

/// The heads with their days: from the newest on, whose day is that of publication where none is said, a later clock
/// time than that of the entry after it means the day before.
fn dated(heads: &[Head], published: NaiveDate) -> Vec<Entry> {
    let falls = heads.windows(2).filter(|pair| pair[1].minutes < pair[0].minutes).count();
    let newest_first = 2 * falls >= heads.len().saturating_sub(1);
    let mut days = vec![published; heads.len()];
    let (mut day, mut last) = (published, None);
    for step in 0..heads.len() {
        let at = if newest_first { step } else { heads.len() - 1 - step };
        let head = &heads[at];
        let turned = last.is_some_and(|last| head.minutes > last);
        day = head.day.or(if turned { day.checked_sub_days(Days::new(1)) } else { None }).unwrap_or(day);
        (days[at], last) = (day, Some(head.minutes));
    }
    let entry = |(head, day): (&Head, NaiveDate)| Entry { block: head.block, head: head.span, day };
    heads.iter().zip(days).map(entry).collect()
}

impl Entry {
    /// Its day as a date.
    pub fn date(&self) -> PartialDate {
        PartialDate::day(self.day)
    }
}
