//! What is known while the expressions of a document are read in order.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

use super::entry::{Entries, Entry};
use super::memory::{Memory, Previous, Weekdays};
use super::said::Said;
use super::surroundings::Surroundings;
use super::tense::{self, Told};
use super::voice::Voice;
use crate::annotate::{Derivation, Prepared, Setting};
use crate::language::pattern::Readable;
use crate::language::time::{Field, Origin, Value};
use crate::text::Span;
use crate::time::{DayPart, DayTime, Grain, PartialDate, TimeInterval, Toward, Unit};

/// From this length on, in bytes, a text that never counts days from its publication is taken to be
/// written for longer than a day.
const MAGAZINE: usize = 1500;

/// A day that far from publication belongs to a story of its own.
const STORY_DAYS: i64 = 45;

/// The article itself may tell of a day up to so many before its publication.
const FRAME_DAYS: i64 = 14;

/// How many words after an expression what follows may still be counted from it.
const REACH: usize = 60;

/// What is known while the expressions of a document are read in order.
pub(super) struct Scene<'a> {
    pub prepared: &'a Prepared<'a>,
    pub text: &'a Readable<Value>,
    pub all: &'a [Said<'a>],
    pub published: Option<NaiveDate>,
    /// The time of publication, where its clock is known.
    pub clock: Option<NaiveDateTime>,
    /// The entries of a ticker.
    pub entries: Entries,
    /// Whether the text counts days from its publication, as a daily paper does.
    pub counts_days: bool,
    /// The weekdays that were counted from publication.
    pub weekdays: Weekdays,
    /// The last past day near publication that the article tells as its own.
    pub frame: Option<Previous>,
    pub memory: Memory,
    /// The quotation in which the last expression stood, and what was known before it.
    quoted: Option<(Span, Memory)>,
}

impl<'a> Scene<'a> {
    /// A scene before its first expression; `all` are the expressions that will come.
    pub fn new(prepared: &'a Prepared<'a>, text: &'a Readable<Value>, all: &'a [Said<'a>]) -> Self {
        let counts_days = prepared.text().len() < MAGAZINE || all.iter().any(counts_days);
        Self {
            prepared,
            text,
            all,
            published: prepared.document.published.date,
            clock: prepared.document.published.clock(),
            counts_days,
            entries: Entries::of(prepared, text, all),
            weekdays: Weekdays::default(),
            frame: None,
            memory: Memory::default(),
            quoted: None,
        }
    }

    /// The words of an expression.
    pub fn span(&self, said: &Said) -> Span {
        let Range { start, end } = said.found.lexemes;
        self.text.lexemes[start].span.hull(self.text.lexemes[end - 1].span)
    }

    /// Where the clause round an expression lies.
    pub fn toward(&self, said: &Said) -> Toward {
        tense::toward(self.prepared, self.span(said))
    }

    /// What the words round an expression tell about the tense.
    pub fn told(&self, said: &Said) -> Option<Told> {
        tense::told(self.prepared, self.span(said))
    }

    pub fn voice(&self, said: &Said) -> Voice {
        Voice::of(self.prepared, self.span(said))
    }

    /// The paragraph of the byte at `at`, as an index.
    pub fn block(&self, at: u32) -> usize {
        self.prepared.document.blocks().partition_point(|block| block.span.end <= at)
    }

    /// The entry of a ticker in which an expression stands.
    pub fn entry(&self, said: &Said) -> Option<&Entry> {
        self.entries.at(self.block(self.span(said).begin))
    }

    /// Whether two expressions stand in one sentence.
    pub fn one_sentence(&self, first: Span, second: Span) -> bool {
        let sentences = &self.prepared.sentences;
        let at = sentences.partition_point(|sentence| sentence.span.end <= first.begin);
        sentences.get(at).is_some_and(|sentence| sentence.span.end >= second.end)
    }

    /// The last expression, where it is not far before `said`.
    pub fn near(&self, said: &Said) -> Option<Previous> {
        self.memory.previous.filter(|previous| said.found.lexemes.start < previous.end + REACH)
    }

    /// Whether an expression stands closely behind another.
    pub fn is_close(said: &Said, previous: &Previous) -> bool {
        said.found.lexemes.start < previous.end + REACH
    }

    /// The last day told that is none of the frame.
    pub fn told_day(&self) -> Option<Previous> {
        self.memory.days.iter().rev().find(|day| day.far).copied()
    }

    /// Notes that an expression at `span` comes: what was told in a quotation ends with it.
    pub fn enter(&mut self, span: Span) {
        let quotes = &self.prepared.quotes;
        let next = quotes.partition_point(|pair| pair.outer.begin <= span.begin);
        let outermost = quotes[..next].iter().rev().take(4).find(|pair| pair.depth == 0);
        let around = outermost.map(|pair| pair.outer).filter(|outer| outer.contains(span));
        if self.quoted.as_ref().map(|(quote, _)| *quote) == around {
            return;
        }
        if let Some((_, before)) = self.quoted.take() {
            self.memory = before;
        }
        self.quoted = around.map(|outer| (outer, self.memory.clone()));
    }

    pub fn is_quoted(&self) -> bool {
        self.quoted.is_some()
    }

    /// Later expressions may be counted from this one, which lies at `date`. What it is for the article, where it is a
    /// day that the article itself tells.
    pub fn remember(&mut self, said: &Said, date: PartialDate, derivation: &Derivation) -> Option<Setting> {
        let (span, voice) = (self.span(said), self.voice(said));
        let from_publication = matches!(derivation, Derivation::FromPublication(_));
        let behind =
            self.published.zip(date.interval()).map(|(published, interval)| behind(published, interval));
        let far = behind.is_some_and(|days| days.abs() > STORY_DAYS);
        let own_year = said.year().is_some() || said.unit(Field::Unit) == Some(Unit::Year);
        let described = voice.aside || voice.bound;
        let leads = voice.leads() || own_year && (date.grain() == Grain::Day || !described);
        let block = self.block(span.begin);
        let own = Previous { date, span, end: said.found.lexemes.end, block, voice, leads, far };
        if let (Some(weekday), true) = (said.weekday(), from_publication) {
            self.weekdays.note(weekday, date);
        }
        let counted = matches!(said.origin(), Origin::Publication | Origin::Story);
        self.memory.note(own, counted);
        if far && leads && (own_year || !from_publication) {
            self.memory.story = (date.grain() <= Grain::Year).then_some(own).or(self.memory.story);
        } else if !far && date.grain() <= Grain::Year && !said.rule.nowadays {
            self.memory.story = None;
        }
        let recent = behind.is_some_and(|days| (0..=FRAME_DAYS).contains(&days));
        let told = recent && own.is_day() && voice.leads();
        let head = self.entries.is_head(span).then_some(Setting::Entry);
        let setting = head.or_else(|| told.then(|| self.setting(&own)).flatten());
        if setting.is_some() {
            self.frame = Some(own);
        }
        // By night things happen; what is said of them is said by day.
        setting.filter(|_| said.day_time() != Some(DayTime::Part(DayPart::Night)))
    }

    /// How the article tells `own` itself, and not in words of somebody or about them.
    fn setting(&self, own: &Previous) -> Option<Setting> {
        if own.voice.reported || own.voice.saying && !self.names_gathering(own.span) || self.is_quoted() {
            return None;
        }
        match tense::told(self.prepared, own.span).map(|told| told.toward) {
            Some(Toward::Past) => Some(Setting::Told),
            Some(Toward::Future) => None,
            _ => Some(Setting::Shown),
        }
    }

    /// Whether the clause round `span` names a body or gathering at which people speak: what it decides happens there.
    fn names_gathering(&self, span: Span) -> bool {
        let Some(round) = Surroundings::of(self.prepared, span) else { return false };
        round.clause().any(|idx| self.prepared.pack.scenes.is_gathering(round.word(idx)))
    }

    /// What an expression that says "then" is counted from, `steps` units of it: the last one that dates what
    /// follows it, in its own paragraph or the one before; else the last day of a story.
    pub fn reference(&self, said: &Said, unit: Unit, steps: i64) -> Option<Previous> {
        let memory = &self.memory;
        let block = self.block(self.span(said).begin);
        let here = |one: &Previous| one.block == block;
        let beside = |one: &Previous| one.block + 1 >= block;
        let days = || memory.days.iter().rev();
        if unit == Unit::Day && steps == 0 {
            let of_block = days().find(|day| here(day) && (day.leads || !day.voice.before)).copied();
            let story = memory.story.filter(Previous::is_day);
            let leading = memory.leading.filter(Previous::is_day);
            return of_block.or(story).or(leading).or_else(|| days().next().copied()).or(memory.previous);
        }
        let chained = memory.previous.filter(|one| here(one) && self.voice(said).before);
        let told_day = || self.told_day().filter(|_| unit == Unit::Day);
        let leading = memory.leading.filter(beside);
        let any = memory.previous.filter(here);
        chained.or(leading).or(any).or_else(told_day).or(memory.leading).or(memory.previous)
    }
}

/// How many days a stretch lies before `published`, after it below zero; none where it holds it.
fn behind(published: NaiveDate, interval: TimeInterval) -> i64 {
    let (first, last) = (interval.first_day(), interval.last_day());
    let (since, until) = ((published - last).num_days(), (published - first).num_days());
    if since > 0 { since } else { until.min(0) }
}

/// Whether an expression counts days from publication: yesterday, tomorrow, this evening.
fn counts_days(said: &Said) -> bool {
    let counted = said.unit(Field::Unit) == Some(Unit::Day) && said.origin() == Origin::Publication;
    counted && (said.number(Field::By) != Some(0) || said.day_time().is_some())
}
