//! The day on which what is said was said, where the article tells it and the announcing words do not.
//!
//! A day that the article tells as its own dates what a person says after it in its paragraph; the day of an occasion at which
//! people speak ("am Mittwoch hat der Rat …") dates what is said in the whole article, until another occasion begins.

use super::source::Source;
use crate::annotate::{ActorKind, MentionKind, Pos, Quotation, QuotationKind, Setting, Timex};
use crate::text::Span;
use crate::time::Grain;

/// An article reports of an occasion at most so many days later.
const NEWS: i64 = 4;

/// The days that an article tells as its own.
pub(super) struct Occasions<'a> {
    source: &'a Source<'a>,
    days: Vec<Day<'a>>,
}

struct Day<'a> {
    timex: &'a Timex,
    setting: Setting,
    block: usize,
    /// The last day up to this one whose sentence names an occasion, as an index.
    occasion: Option<usize>,
    /// The last one up to this one at the head of an entry of a ticker.
    entry: Option<usize>,
}

impl<'a> Occasions<'a> {
    pub fn new(source: &'a Source<'a>) -> Self {
        let mut days: Vec<Day> = Vec::new();
        for timex in &source.found.timexes {
            let Some(setting) = timex.setting else { continue };
            let (at, last) = (days.len(), days.last());
            let own = |holds: bool| holds.then_some(at);
            let occasion = own(is_recent(source, timex) && names_occasion(source, timex))
                .or(last.and_then(|day| day.occasion));
            let entry = own(setting == Setting::Entry).or(last.and_then(|day| day.entry));
            days.push(Day { timex, setting, block: source.block_at(timex.span.begin), occasion, entry });
        }
        Self { source, days }
    }

    /// The day on which `quotation` was said: that of its paragraph, else that of the occasion or entry. What is announced
    /// in the present is said when the article is written, unless the article tells its day in the present too.
    pub fn day_of(&self, quotation: &Quotation) -> Option<&'a Timex> {
        let words = quotation.cue.iter().chain(&quotation.content);
        let at = words.map(|span| span.begin).min()?;
        let last = self.before(at).filter(|_| !is_told_press(self.source, quotation))?;
        let here = |idx: &usize| self.days[*idx].block == self.source.block_at(at);
        let day = &self.days[last];
        let of_block = Some(last).filter(here).filter(|_| is_person(self.source, quotation));
        let occasion = day.occasion.filter(|idx| here(idx) || is_spoken(self.source, quotation));
        let found = &self.days[of_block.max(occasion).max(day.entry)?];
        let present = found.setting == Setting::Told && in_present(self.source, quotation);
        let past = found.setting == Setting::Told && self.goes_on(found.timex, at);
        (!present && !past).then_some(found.timex)
    }

    /// Whether the paragraph goes on to a later day between the one of `told` and the byte at `at`: what is said after
    /// "heute weihten sie …" was not said on the day before.
    fn goes_on(&self, told: &Timex, at: u32) -> bool {
        /// Between a day and what is said on it stand no more expressions.
        const MOST: usize = 40;
        let source = self.source;
        let published = source.prepared.document.published.date;
        let Some(day) = told.interval.map(|interval| interval.first_day()) else { return false };
        let block = source.block_at(at);
        let between = source.timexes_in(Span { begin: told.span.end, end: at }).rev().take(MOST);
        between.map(|idx| &source.found.timexes[idx]).any(|timex| {
            let clear = timex.point && !timex.vague && !timex.aside && timex.grain <= Some(Grain::Day);
            let later = timex
                .interval
                .map(|interval| interval.first_day())
                .is_some_and(|later| later > day && published.is_some_and(|published| later <= published));
            clear && later && source.block_at(timex.span.begin) == block && !is_spoken_of(source, timex)
        })
    }

    /// The head of the entry of a ticker in which the byte at `at` stands.
    pub fn entry_at(&self, at: u32) -> Option<&'a Timex> {
        let entry = self.days[self.before(at)?].entry?;
        Some(self.days[entry].timex)
    }

    /// The last day before the byte at `at`, as an index.
    fn before(&self, at: u32) -> Option<usize> {
        self.days.partition_point(|day| day.timex.span.begin < at).checked_sub(1)
    }
}

/// Whether an expression stands in what somebody says.
fn is_spoken_of(source: &Source, timex: &Timex) -> bool {
    /// How many quotations back one may begin that holds it.
    const NEAR: usize = 8;
    let quotations = &source.found.quotations;
    let begins = |quotation: &Quotation| quotation.content.first().map_or(0, |span| span.begin);
    let end = quotations.partition_point(|quotation| begins(quotation) <= timex.span.begin);
    let near = quotations[end.saturating_sub(NEAR)..end].iter();
    let said = near.filter(|quotation| quotation.kind != QuotationKind::Reported);
    said.flat_map(|quotation| &quotation.content).any(|span| span.contains(timex.span))
}

/// Whether `timex` lies so few days before publication that the article may report of it as a whole.
fn is_recent(source: &Source, timex: &Timex) -> bool {
    let days = source.prepared.document.published.date.zip(timex.interval);
    days.is_some_and(|(published, told)| (published - told.first_day()).num_days() <= NEWS)
}

/// Whether the words were spoken to a paper or agency, which asks when it likes.
fn is_told_press(source: &Source, quotation: &Quotation) -> bool {
    let mentions = &source.found.mentions;
    let mut named = quotation.addressee.iter().flat_map(|span| source.mentions_in(*span));
    named.any(|idx| matches!(mentions[idx].kind, MentionKind::Org | MentionKind::Oth))
}

/// Whether the sentence of `timex` names an occasion on which people speak.
fn names_occasion(source: &Source, timex: &Timex) -> bool {
    let Some(sentence) = source.sentence_at(timex.span.begin) else { return false };
    let tokens = source.prepared.sentences[sentence].tokens.clone();
    let noun = |idx: &usize| matches!(source.prepared.pos[*idx], Pos::Noun | Pos::Propn);
    let rules = &source.prepared.pack.scenes;
    tokens.filter(noun).any(|idx| rules.is_gathering(source.prepared.word(idx)))
}

/// Whether a person speaks, and no body: bodies tell the press of what happened later.
fn is_person(source: &Source, quotation: &Quotation) -> bool {
    let kind = quotation.speaker.and_then(|idx| source.found.actors.get(idx)).map(|actor| actor.kind);
    matches!(kind, Some(ActorKind::Person | ActorKind::Collective) | None)
}

/// Whether somebody speaks, and is not only given as a source ("nach Angaben der Polizei"), which is asked elsewhere.
fn is_spoken(source: &Source, quotation: &Quotation) -> bool {
    let prepared = source.prepared;
    let mut cue = quotation.cue.iter().flat_map(|span| source.tokens_in(*span)).peekable();
    let speaks =
        |idx: usize| prepared.pos[idx].is_finite() || prepared.pack.time.tense.attributes(prepared.word(idx));
    cue.peek().is_none() || cue.any(speaks)
}

/// Whether the announcing verb stands in the present.
fn in_present(source: &Source, quotation: &Quotation) -> bool {
    let (prepared, tense) = (source.prepared, &source.prepared.pack.time.tense);
    let past = |idx: usize| {
        let (before, word) =
            (idx.checked_sub(1).map_or("", |before| prepared.word(before)), prepared.word(idx));
        tense.is_past(word, true) || tense.ends_as_past(before, word) || prepared.pos[idx].is_subjunctive()
    };
    let verbs = || {
        let tokens = quotation.cue.iter().flat_map(|span| source.tokens_in(*span));
        tokens.filter(|idx| prepared.pos[*idx].is_finite())
    };
    verbs().next().is_some() && !verbs().any(past)
}
