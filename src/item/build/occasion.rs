//! The day on which what is said was said, where the article tells it and the announcing words do not.
//!
//! A day that the article tells as its own dates what is said after it in its paragraph; the day of an occasion at which
//! people speak ("am Mittwoch hat der Rat …") dates what is said in the whole article, until another occasion begins.

use super::source::Source;
use crate::annotate::{Pos, Quotation, Setting, Timex};

/// The days that an article tells as its own.
pub(super) struct Occasions<'a> {
    source: &'a Source<'a>,
    days: Vec<Day<'a>>,
}

struct Day<'a> {
    timex: &'a Timex,
    setting: Setting,
    block: usize,
    /// Whether its sentence names an occasion.
    occasion: bool,
}

impl<'a> Occasions<'a> {
    pub fn new(source: &'a Source<'a>) -> Self {
        let day = |timex: &'a Timex| {
            let setting = timex.setting?;
            let block = source.block_at(timex.span.begin);
            Some(Day { timex, setting, block, occasion: names_occasion(source, timex) })
        };
        Self { source, days: source.found.timexes.iter().filter_map(day).collect() }
    }

    /// The day on which `quotation` was said: that of its paragraph, else that of the occasion. What is announced in the
    /// present is said when the article is written, unless the article tells its day in the present too.
    pub fn day_of(&self, quotation: &Quotation) -> Option<&'a Timex> {
        let words = quotation.cue.iter().chain(&quotation.content);
        let at = words.map(|span| span.begin).min()?;
        let present = in_present(self.source, quotation);
        let spoken = is_spoken(self.source, quotation);
        let block = self.source.block_at(at);
        let before = self.days.partition_point(|day| day.timex.span.begin < at);
        let mut days = self.days[..before].iter().rev();
        let holds =
            |day: &&Day| day.block == block || day.occasion && spoken || day.setting == Setting::Entry;
        let found = days.find(holds)?;
        (!present || found.setting != Setting::Told).then_some(found.timex)
    }

    /// The head of the entry of a ticker in which the byte at `at` stands.
    pub fn entry_at(&self, at: u32) -> Option<&'a Timex> {
        let before = self.days.partition_point(|day| day.timex.span.begin < at);
        let mut days = self.days[..before].iter().rev();
        days.find(|day| day.setting == Setting::Entry).map(|day| day.timex)
    }
}

/// Whether the sentence of `timex` names an occasion on which people speak.
fn names_occasion(source: &Source, timex: &Timex) -> bool {
    let Some(sentence) = source.sentence_at(timex.span.begin) else { return false };
    let tokens = source.prepared.sentences[sentence].tokens.clone();
    let noun = |idx: &usize| matches!(source.prepared.pos[*idx], Pos::Noun | Pos::Propn);
    let rules = &source.prepared.pack.scenes;
    tokens.filter(noun).any(|idx| rules.is_gathering(source.prepared.word(idx)))
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
